"""What the tests of PDF editions share: making one, and reading it again."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf

from dragoman.editions import pdf
from dragoman.model import Edition, Options
from helpers import editions


def render(edition: Edition, layout: str = "columns", **options: object) -> bytes:
    return pdf.render(edition, Options(layout=layout, **options))  # type: ignore[arg-type]


def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def extracted(data: bytes, folder: Path, pdftotext: str) -> str:
    (folder / "edition.pdf").write_bytes(data)
    made = subprocess.run(
        [pdftotext, str(folder / "edition.pdf"), "-"], capture_output=True, check=True
    )
    return made.stdout.decode()


def folded(text: str) -> str:
    """Take away what no extraction keeps: joiners, isolates, vowel signs, presentation forms."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(
        char for char in decomposed if unicodedata.category(char) not in ("Cf", "Mn", "Lm")
    )


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text))


def bookmarks(outline: list[Any]) -> list[str]:
    """Give the titles of all levels in order."""
    return [
        title
        for entry in outline
        for title in (bookmarks(entry) if isinstance(entry, list) else [str(entry["/Title"])])
    ]


def made_by(fill: Callable[[editions.Builder], None], *languages: str) -> Edition:
    made = editions.Builder()
    fill(made)
    return made.edition("letter", languages or ("en", "fa"))
