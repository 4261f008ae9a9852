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


def read_pdf(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def extract_text(data: bytes, folder: Path, pdftotext: str, *options: str) -> str:
    (folder / "edition.pdf").write_bytes(data)
    done = subprocess.run(
        [pdftotext, *options, str(folder / "edition.pdf"), "-"], capture_output=True, check=True
    )
    return done.stdout.decode()


def fold(text: str) -> str:
    """Take away what no extraction keeps: joiners, isolates, vowel signs, presentation forms."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(
        char for char in decomposed if unicodedata.category(char) not in ("Cf", "Mn", "Lm")
    )


def split_words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def list_bookmarks(outline: list[Any]) -> list[str]:
    """Return the titles of all levels in order."""
    return [
        title
        for entry in outline
        for title in (list_bookmarks(entry) if isinstance(entry, list) else [str(entry["/Title"])])
    ]


def build_edition(fill: Callable[[editions.Builder], None], *languages: str) -> Edition:
    builder = editions.Builder()
    fill(builder)
    return builder.edition("letter", languages or ("en", "fa"))
