"""Tables on small paper: what is wider than its cell is broken, and stays inside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.model import Kind, Place, PrintOptions, Unit
from helpers import editions
from helpers.pdf_words import find_overlaps, list_words
from helpers.pdfs import build_edition, render

PHONE, PERSIAN_PHONE, MAIL = "09123456789", "۰۹۱۲۳۴۵۶۷۸۹", "some.one@example.org"

HALF_SPACES = "نمایش\u200cدهنده\u200cهای\u200cبزرگ\u200cمقیاس"


@pytest.mark.parametrize(
    ("cells", "size", "layout"),
    [
        ([PHONE] * 8, 12, "columns"),
        ([PERSIAN_PHONE] * 8, 12, "columns"),
        ([PHONE] * 6, 16, "columns"),
        (["Name", MAIL] * 3, 16, "stacked"),
        (["Office", "Telephone", MAIL, PHONE], 16, "facing"),
        (["0912345"] * 20, 12, "columns"),
        ([HALF_SPACES] * 4, 10, "columns"),
    ],
)
def test_what_is_wider_than_its_cell_is_broken_inside_it(
    cells: list[str], size: float, layout: str, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    def fill(builder: editions.Builder) -> None:
        for line in range(2):
            for column, text in enumerate(cells):
                unit = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, line, column)))
                builder.add(unit, text, text, text)

    data = render(build_edition(fill), layout, paper="a5", printing=PrintOptions(size=size))
    width, pages = list_words(data, tmp_path, need_tool("pdftotext"))
    for words in pages:
        assert all(word.left >= 0 and word.right <= width for word in words)
        assert find_overlaps(words) == []


@pytest.mark.parametrize("size", [9, 10, 11, 12])
def test_a_short_word_beside_a_long_one_is_not_broken(
    size: float, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    def fill(builder: editions.Builder) -> None:
        for column, text in enumerate(["Name", MAIL] * 3):
            unit = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, 0, column)))
            builder.add(unit, text, text, text)

    data = render(build_edition(fill), "stacked", paper="a5", printing=PrintOptions(size=size))
    _, pages = list_words(data, tmp_path, need_tool("pdftotext"))
    assert [word.text for words in pages for word in words].count("Name") == 6


@pytest.mark.parametrize("paper", ["a4", "a5", "letter"])
@pytest.mark.parametrize("size", [8, 10, 14])
@pytest.mark.parametrize(
    "lines",
    [
        [["شهر", "۱۹۸۶", "۱۹۹۶", "۲۰۰۶"], ["اصفهان", "۱٬۹۸۶٬۵۴۲", "۲٬۲۳۶٬۱۱۷", "۳٬۰۰۱٬۴۵۲"]],
        [["سال", "لیتر در روز", "توضیح"], ["۱۹۸۶", "۱٬۲۵۰", "پیش از کارخانه"]],
        [["۱۲٬۳۴۵٬۶۷۸", "۱۲٬۳۴۵٬۶۷۸", "۱۲٬۳۴۵٬۶۷۹"]] * 2,
        [["BEVÖLKERUNG", "WOHNUNGEN", "GEMEINDE", "AMMONIUM"]],
        [["НАСЕЛЕНИЕ", "ЖИЛИЩНЫЙ", "ШИРОТА", "ЮЖНЫЙ"], ["шшшшшш", "мшжю", "щщщщ", "жюмш"]],
        [["ΠΛΗΘΥΣΜΟΣ", "ΚΩΜΗ", "ΜΗΝΑΣ"]],
    ],
)
def test_two_cells_side_by_side_are_not_read_as_one(
    lines: list[list[str]],
    size: float,
    paper: str,
    tmp_path: Path,
    need_tool: Callable[[str], str],
) -> None:
    """Capitals are wider than other letters; the digits of Amiri are wide, and it is set larger
    than Latin. On little room, a word is broken."""
    cells = [(y, x, text) for y, line in enumerate(lines) for x, text in enumerate(line)]

    def fill(builder: editions.Builder) -> None:
        for y, x, text in cells:
            unit = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, y, x)))
            builder.add(unit, text, text, text)

    data = render(build_edition(fill), paper=paper, printing=PrintOptions(size=size))
    _, pages = list_words(data, tmp_path, need_tool("pdftotext"))
    numbers = {text for _, _, text in cells if text[0].isdecimal()}
    assert numbers <= {word.text for words in pages for word in words}
    every = " ".join(text for _, _, text in cells)
    shown = [[word for word in words if word.text.strip("\u200b") in every] for words in pages]
    assert [pair for words in shown for pair in find_overlaps(words, apart=size / 5)] == []
