"""The cover of a book: drawn of its titles, the same each time, and of nothing else."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from dragoman.editions import epub
from dragoman.editions._typst import cover
from dragoman.editions._typst.styles import make_style
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
        replace(each, title=each.title._replace(text="A long title " * 30))
        for each in letter.columns
    )
    assert cover.draw_cover(replace(letter, columns=columns), Options())


COURT = "Bundesverfassungsgericht"
CHINESE = "关于村庄水井的调查报告和村民给水利部的公开信"


def make_shape(*titles: str) -> tuple[int, list[str]]:
    """Return the size of titles in points, and how they are written."""
    letter = editions.letter("en")
    columns = tuple(
        replace(letter.columns[0], title=Phrase(title, "en", "ltr")) for title in titles
    )
    styles = {"en": make_style("en", {"en": ("Libertinus Serif",)}, frozenset())}
    shape = cover._make_shape(replace(letter, columns=columns), Options(), styles)
    size, shown = shape["size"], shape["titles"]
    assert isinstance(size, int) and isinstance(shown, list)
    return size, [each["text"] for each in shown]


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("A letter", 54),
        (f"The {COURT}", int(488 / 0.52 / 24)),
        (f"The {COURT.upper()}", int(488 / 0.52 / (23 * 1.4 + 1))),
        (CHINESE, 54),
        (f"AI {CHINESE}", 54),
        ("น้ำของหมู่บ้านในภูเขา" * 2, 54),
        ("", 54),
    ],
)
def test_each_word_of_a_title_fits_into_a_line(title: str, size: int) -> None:
    found, written = make_shape(title)
    assert found == size
    assert written == ([title] if title else [])


def test_a_word_that_is_too_long_for_every_size_is_broken() -> None:
    size, (one, other) = make_shape("A letter", 2 * COURT)
    assert size == 22 and one == "A letter"
    assert other.replace("\u200b", "") == 2 * COURT and max(map(len, other.split("\u200b"))) == 4
    assert make_shape("x" * 42)[1] == ["x" * 42]


def test_no_title_of_a_cover_is_cut_off() -> None:
    need_module("typst")
    image = need_module("PIL.Image")
    letter = editions.letter("en")
    for title in (COURT, f"The {COURT.upper()}", 3 * COURT, "WWWWWWWWWWWWWW"):
        columns = (replace(letter.columns[0], title=Phrase(title, "en", "ltr")),)
        drawn = cover.draw_cover(replace(letter, columns=columns), Options())
        assert drawn
        picture = image.open(BytesIO(drawn)).convert("L")
        for edge in ((0, 0, 40, 960), (560, 0, 600, 960)):
            darkest, lightest = picture.crop(edge).getextrema()
            assert lightest - darkest < 8


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
