"""Tables that are longer than a page: readers see the names of the columns on each page."""

from __future__ import annotations

import re
from typing import cast

import pytest

from dragoman.editions import docx, pdf
from dragoman.editions._typst.data import make_data
from dragoman.editions._typst.shapes import TableCell
from dragoman.model import Edition, Kind, Mark, Options, Place, Unit
from helpers import editions
from helpers.editions import Inline, note
from helpers.pdfs import read_pdf
from helpers.word_files import read_part

FAMILIES = {"en": "Libertinus Serif", "fa": "Amiri"}


def build(head: Inline = "Depth", lines: int = 90, text: str = "7") -> Edition:
    """Return a text with a table whose first line is a header, or is none where it is empty."""
    builder = editions.Builder()
    builder.add(Unit("", Kind.PARAGRAPH, 1), "The wells:", "The wells:", "The wells:")
    for line in range(0 if head else 1, lines + 1):
        for column, cell in enumerate(["Well", head] if line == 0 else [f"N{line}", text]):
            unit = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, line, column)))
            builder.add(unit, cell, cell, cell)
    builder.add(Unit("", Kind.PARAGRAPH, 2), "The end.", "The end.", "The end.")
    builder.add(Unit("", Kind.NOTE, 3, note="n"), "note", "note", "note")
    return builder.edition("letter", ("en", "fa"))


@pytest.mark.parametrize("layout", ["columns", "stacked", "facing"])
def test_in_pdf_the_header_is_on_every_page_of_the_table(layout: str) -> None:
    pages = read_pdf(pdf.render(build(), Options(layout=layout))).pages
    texts = [text for text in (page.extract_text() for page in pages) if "N" in text]
    with_table = [text for text in texts if any(f"N{line}" in text for line in range(1, 91))]
    assert len(with_table) > 2
    assert all("Depth" in text for text in with_table)


@pytest.mark.parametrize(
    ("head", "repeats"),
    [
        ("Depth", True),
        ("x" * 60, True),
        ("x" * 61, False),
        (("Depth", note("n")), False),
        ("", False),
    ],
)
def test_a_header_with_a_note_or_a_long_text_is_there_once(head: Inline, repeats: bool) -> None:
    blocks = make_data(build(head, 3), Options(), FAMILIES)["blocks"]
    (table,) = (block for block in blocks if block["kind"] == "table")
    cells = cast("list[TableCell]", table["cells"])
    assert [cell["repeats_header"] for cell in cells] == [repeats, repeats]


def test_a_table_with_a_note_in_its_header_is_set() -> None:
    pages = read_pdf(pdf.render(build(("Depth", note("n"))), Options())).pages
    assert sum(page.extract_text().count("Depth") for page in pages) == 2


def test_facing_pages_keep_what_introduces_a_long_table_with_it() -> None:
    pages = read_pdf(pdf.render(build(), Options(layout="facing"))).pages
    texts = [page.extract_text() for page in pages]
    assert sum("The wells:" in text for text in texts) == 2
    assert all("Depth" in text for text in texts if "The wells:" in text)


@pytest.mark.parametrize("lines", [27, 28, 29])
def test_on_facing_pages_the_remarks_of_a_table_are_below_its_last_lines(lines: int) -> None:
    builder = editions.Builder()
    for line in range(lines):
        unit = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, line, 0)))
        mark = Mark.OUTDATED if line % 9 == 4 else Mark.NONE
        builder.add(unit, f"N{line}", f"N{line}", "x", fa_mark=mark)
    pages = read_pdf(
        pdf.render(builder.edition("letter", ("en", "fa")), Options(layout="facing", paper="a5"))
    ).pages
    assert sum(f"N{lines - 1}" in page.extract_text() for page in pages) == 2
    for page in pages:
        text = page.extract_text()
        assert "*" not in text or re.search("N[0-9]", text)


@pytest.mark.parametrize(("length", "whole"), [(60, True), (61, False)])
def test_in_word_no_page_ends_within_a_short_line_or_after_the_header(
    length: int, whole: bool
) -> None:
    written = read_part(
        docx.render(build(lines=2, text="x" * length), Options()), "word/document.xml"
    )
    lines = [line.split("<w:tr>")[-1] for line in written.split("</w:tr>")]
    (header, *_), (line, *_) = (
        [each for each in lines if f">{name}</w:t>" in each] for name in ("Depth", "N1")
    )
    assert ("<w:cantSplit/>" in line) is whole
    assert header.count("<w:keepNext/>") == header.count("<w:p>") == 2
    assert "<w:keepNext/>" not in line
