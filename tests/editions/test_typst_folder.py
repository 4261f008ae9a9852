"""The folder in which Typst works has the text of the edition: it is private, and it goes."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import StreamObject

from dragoman.editions import pdf, png
from dragoman.errors import EditionError
from dragoman.model import Options
from helpers import editions
from helpers.pdfs import read_pdf
from helpers.tools import need_module

typst = need_module("typst")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where temporary files are made in this test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("render", [pdf.render, png.render])
@pytest.mark.parametrize(
    "error", [None, typst.TypstError("it is wrong"), KeyboardInterrupt(), SystemExit(143)]
)
def test_the_text_is_private_and_nothing_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch, render: Any, error: BaseException | None
) -> None:
    """Also where Typst refuses it, and where dragoman is ended."""
    seen = []

    def compile_with_warnings(_path: str, **_options: Any) -> tuple[bytes, list[Any]]:
        (outer,) = folder.iterdir()
        (text,) = outer.rglob("edition.json")
        place = text.parent.parent
        seen.append(json.loads(text.read_text(encoding="utf-8")))
        if os.name == "posix":
            assert stat.S_IMODE(place.stat().st_mode) == 0o700
        if error:
            raise error
        return b"made", []

    monkeypatch.setattr(typst, "compile_with_warnings", compile_with_warnings)
    edition = editions.letter("en", "fa")
    if error is None:
        assert render(edition, Options()) == b"made"
    else:
        kind = EditionError if isinstance(error, typst.TypstError) else type(error)
        with pytest.raises(kind):
            render(edition, Options())
    assert edition.rows[0].segments[0].text in json.dumps(seen, ensure_ascii=False)
    assert list(folder.glob("*/*")) == []


def test_a_pdf_says_nothing_of_the_folder(folder: Path) -> None:
    data = pdf.render(editions.letter("en", "fa"), Options())
    streams = list(list_streams(read_pdf(data)))
    assert len(streams) > 10
    whole = data + b"".join(streams)
    for name in (str(folder), "edition.json", "edition.typ", "dragoman-"):
        assert name.encode() not in whole


def list_streams(reader: pypdf.PdfReader) -> Iterator[bytes]:
    """Yield what the parts of a PDF say that are packed."""
    for number in range(1, int(str(reader.trailer["/Size"]))):
        part = reader.get_object(number)
        if isinstance(part, StreamObject):
            yield part.get_data()
