"""The cover of a book: drawn of its titles, the same each time, and of nothing else."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from dragoman.editions import epub
from dragoman.editions._typst import cover
from dragoman.errors import EditionError
from dragoman.model import Cover, Edition, Options, Phrase
from helpers import editions
from helpers.tools import need_module


def open_book(edition: Edition) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(epub.render(edition, Options()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_book_without_a_picture_has_a_cover_of_its_titles() -> None:
    need_module("typst")
    book = open_book(editions.letter("en", "fa", "ar"))
    picture = book["EPUB/cover.png"]
    assert [int.from_bytes(picture[at : at + 4], "big") for at in (16, 20)] == [600, 960]
    assert b'properties="cover-image"' in book["EPUB/package.opf"]
    assert cover.draw_cover(editions.letter("en", "fa", "ar"), Options()) == picture
    assert cover.draw_cover(editions.letter("fa", "ar"), Options()) != picture
    assert not re.search(rb"tEXt|iTXt|zTXt|eXIf|tIME", picture)


def test_long_titles_fit() -> None:
    need_module("typst")
    letter = editions.letter("en", "fa")
    columns = tuple(
        replace(each, title=replace(each.title, text="A long title " * 30))
        for each in letter.columns
    )
    assert cover.draw_cover(replace(letter, columns=columns), Options())


def test_the_given_picture_is_the_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub, "draw_cover", lambda *_: pytest.fail("drawn for nothing"))
    book = open_book(replace(editions.letter("en"), cover=Cover("image/jpeg", b"\xff\xd8")))
    assert book["EPUB/cover.jpeg"] == b"\xff\xd8"


def test_a_book_has_no_cover_where_its_font_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise EditionError("no font")

    monkeypatch.setattr(cover, "choose_fonts", refuse)
    assert not [name for name in open_book(editions.letter("en", "fa")) if name.endswith(".png")]


def test_the_page_of_the_titles_says_once_what_all_languages_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(epub, "draw_cover", lambda *_: None)
    letter = editions.letter("en", "fa", "ar")
    shared, own = Phrase("Free Letters", "en", "ltr"), Phrase("نامه‌های آزاد", "fa", "rtl")
    bylines = ((shared,), (own,), (shared,))
    columns = tuple(
        replace(column, byline=byline)
        for column, byline in zip(letter.columns, bylines, strict=True)
    )
    page = open_book(replace(letter, columns=columns))["EPUB/cover.xhtml"].decode()
    assert re.findall('class="byline" lang="(..)"', page) == ["en", "fa"]
