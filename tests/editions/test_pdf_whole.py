"""Nothing of a PDF is lost or parted: what is kept together has room on a page, a note is on the
page that refers to it, the cells of a table are not set over each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from dragoman.editions._common import join_titles
from dragoman.editions._layouts import measure_sheet
from dragoman.editions._tables import measure_words
from dragoman.editions._typst.data import make_data
from dragoman.model import (
    NO_PHRASE,
    Edition,
    Kind,
    Options,
    Phrase,
    Place,
    PrintOptions,
    Span,
    SpanKind,
    Table,
    Unit,
)
from helpers import editions, illustrated
from helpers.pdfs import build_edition, read_pdf, render
from helpers.tools import need_module

need_module("typst")

FAMILIES = {language: ("Libertinus Serif", "Amiri") for language in ("en", "fa", "ar")}
SMALL: dict[str, Any] = {"paper": "a5", "contents": 0, "printing": PrintOptions(size=14.0)}


def table(count: int, *texts: str) -> Edition:
    """A table with the same texts in each line, and the number of the line in the first."""

    def fill(builder: editions.Builder) -> None:
        for line in range(count):
            for position, text in enumerate(texts):
                unit = Unit("", Kind.TABLE_CELL, line + 1, place=Place(cell=(0, line, position)))
                shown = f"r{line}" if position == 0 and text == "" else text
                builder.add(unit, shown, shown, shown)

    return build_edition(fill)


def find_boxes(page: Any, words: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Return where words begin and end on a page of pdfium, from the left."""
    text = page.get_textpage()
    found = {}
    for word in words:
        index, count = text.search(word).get_next()
        boxes = [text.get_charbox(each) for each in range(index, index + count)]
        found[word] = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return found


@pytest.mark.parametrize("layout", ["columns", "stacked", "facing"])
def test_all_lines_of_a_table_of_short_lines_are_on_pages(layout: str) -> None:
    """Typst sets what must not be split over the end of the page."""
    pages = pypdfium2.PdfDocument(render(table(70, "", "x"), layout))
    seen = set()
    for page in pages:
        text = page.get_textpage().get_text_bounded()  # only what is inside the page
        seen |= set(re.findall(r"r[0-9]+", text))
    assert seen == {f"r{line}" for line in range(70)}


@pytest.mark.parametrize(
    ("text", "columns", "size", "layout"),
    [
        ("+98 21 1234-5678", 6, 12.0, "columns"),
        ("see 12345678901 here", 8, 12.0, "stacked"),
        ("see 12345678901 here", 6, 16.0, "stacked"),
    ],
)
def test_a_word_wider_than_its_cell_takes_no_other_off_the_page(
    text: str, columns: int, size: float, layout: str
) -> None:
    """Typst sets all of an optimized paragraph on one line where a word of it has no room."""
    rows = table(2, *["مدت بازداشت"] * (columns - 1), text)
    printed = render(rows, layout, paper="a5", contents=0, printing=PrintOptions(size=size))
    boxes = []
    for page in pypdfium2.PdfDocument(printed):
        chars = page.get_textpage()
        boxes += [chars.get_charbox(index) for index in range(chars.count_chars())]
        assert all(box[0] >= 0 and box[2] <= page.get_width() for box in boxes)
    assert len(boxes) > 2 * len(text)


def test_lines_that_are_not_justified_are_filled() -> None:
    """Typst would leave a first line with one word where most words are long."""
    words = ["up", "towns", "rivers", "townspeople", "neighbouring", "administrations"]
    words += ["Thiruvananthapuram", "ask", "water", "everybody", "without", "unforgettable", "go"]
    texts = [" ".join(words[at * each % 13] for each in range(30)) for at in range(1, 13)]

    def fill(builder: editions.Builder) -> None:
        for text in texts:
            builder.add(Unit("", Kind.PARAGRAPH, 1), text, "متن", "نص")

    edition = build_edition(fill, "en", "fa", "ar")
    lines: dict[tuple[int, float], list[tuple[float, float]]] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(render(edition))):
        shown = page.get_textpage()
        boxes = [box for word in words for box in find_words(shown, word)]
        for left, right, bottom in sorted(boxes):
            lines.setdefault((number, -bottom), []).append((left, right))
    ordered = sorted(lines.items())
    pitch = min(low - high for ((_, high), _), ((_, low), _) in pairwise(ordered) if low > high)
    widest = max(line[-1][1] for _, line in ordered)
    compared = 0
    for ((_, high), line), ((_, low), (first, *_)) in pairwise(ordered):
        if 0 < low - high < 1.1 * pitch:  # not where a paragraph or a page ends
            compared += 1
            assert line[-1][1] + 2 + first[1] - first[0] > widest, "its first word had room"
    assert compared > len(texts)


def find_words(page: Any, word: str) -> Iterator[tuple[float, float, float]]:
    """Yield the left, the right and the baseline of each time that a word is on a page."""
    found = page.search(word, match_case=True, match_whole_word=True)
    while place := found.get_next():
        index, count = place
        boxes = [page.get_charbox(each, loose=True) for each in range(index, index + count)]
        yield min(box[0] for box in boxes), max(box[2] for box in boxes), round(boxes[0][1], 1)


@pytest.mark.parametrize("layout", ["columns", "stacked"])
def test_what_is_higher_than_a_page_may_be_split(layout: str) -> None:
    def fill(builder: editions.Builder) -> None:
        verse: tuple[str | Span, ...] = ()
        for _ in range(60):
            verse += ("x", Span(SpanKind.BREAK))
        builder.add(Unit("", Kind.PARAGRAPH, 1), verse, "x", "x")
        builder.add(Unit("", Kind.PARAGRAPH, 2), "x", "x", "x")
        builder.same(Unit("", Kind.CODE, 3), "x\n" * 60)

    shape = make_data(build_edition(fill), Options(layout=layout), FAMILIES)
    assert [block["may_split"] for block in shape["blocks"]] == [True, False, True]


@pytest.mark.parametrize("layout", ["columns", "stacked", "facing"])
def test_the_contents_have_no_line_for_a_heading_that_a_language_does_not_have(
    layout: str,
) -> None:
    def fill(builder: editions.Builder) -> None:
        for name in ("Alpha", "Beta", "Gamma"):
            builder.add(Unit("", Kind.HEADING, 1, level=2), name, "", "")
            builder.add(Unit("", Kind.PARAGRAPH, 2), "x", "متن", "x")

    pages = read_pdf(render(build_edition(fill), layout=layout, contents=3)).pages
    text = " ".join(page.extract_text() for page in pages)
    # Once in the contents of its language, and once above its text.
    assert [text.count(name) for name in ("Alpha", "Beta", "Gamma")] == [2, 2, 2]
    # Nor the number of a page that the book does not have: ۱۰۰, in either order.
    assert not re.search("100|۱۰۰|۰۰۱", text)


def test_a_table_whose_words_have_no_room_has_the_whole_width() -> None:
    edition = table(2, "Kermanshah", "987,654", "65.4 %")
    page = pypdfium2.PdfDocument(render(edition, **SMALL))[0]
    boxes = find_boxes(page, ("Kermanshah", "987,654", "65.4 %"))
    assert boxes["Kermanshah"][1] < boxes["987,654"][0]
    assert boxes["987,654"][1] < boxes["65.4 %"][0]
    (narrow,) = make_data(edition, Options(**SMALL), FAMILIES)["blocks"]
    (wide,) = make_data(edition, Options(), FAMILIES)["blocks"]
    assert narrow["kind"] == wide["kind"] == "table"
    assert (narrow["is_wide"], wide["is_wide"]) == (True, False)


@pytest.mark.parametrize(
    ("text", "length"),
    [("Kermanshah and Qom", 10), ("人人生而自由", 2), ("自由freedom權", 7)],
)
def test_a_line_of_chinese_may_end_after_each_character(text: str, length: int) -> None:
    (block,) = table(1, text).blocks
    assert isinstance(block, Table)
    assert measure_words(block, 0, 1, 0) == [length]


def test_a_note_is_on_the_page_that_refers_to_it() -> None:
    """Typst leaves a footnote where a block that sticks to the next one would have been."""

    def fill(builder: editions.Builder) -> None:
        for number in range(40):
            mark = editions.note(f"n{number}")
            if number % 3 == 0:
                builder.add(Unit("", Kind.HEADING, 1, 2), (f"ref{number} ", mark), "عنوان", "عنوان")
            else:
                text = f"ref{number} " + "word " * 30
                builder.add(Unit("", Kind.PARAGRAPH, 1), (text, mark), ("متن", mark), "نص")
        for number in range(40):
            unit = Unit("", Kind.NOTE, 1, note=f"n{number}")
            builder.add(unit, f"note{number} " + "more " * 20, "یادداشت", "حاشية")

    edition = build_edition(fill)
    for layout in ("columns", "stacked"):
        for page in read_pdf(render(edition, layout, paper="a5", contents=0)).pages:
            text = page.extract_text()
            references = set(re.findall(r"ref([0-9]+)", text))
            assert set(re.findall(r"note([0-9]+)", text)) == references, layout


def test_a_long_table_begins_where_its_page_has_room_also_above_another_language() -> None:
    def fill(builder: editions.Builder) -> None:
        builder.add(Unit("", Kind.PARAGRAPH, 1), "Start", "متن", "نص")
        builder.add(Unit("", Kind.PARAGRAPH, 1), "Lead:", "متن:", "نص:")
        for line in range(70):
            unit = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, line, 0)))
            builder.add(unit, f"r{line}", f"r{line}", f"r{line}")

    edition = build_edition(fill, "fa", "en")
    text = read_pdf(render(edition, "stacked", contents=0)).pages[0].extract_text()
    assert "Start" in text and "Lead" in text and "r20" in text


@pytest.mark.parametrize("layout", ["columns", "stacked"])
def test_a_caption_is_on_the_page_of_its_picture(layout: str) -> None:
    text = "".join(
        "A\n\n" * (number % 5) + f"![](hills.png)\n\nFigure {number}z\n\n" for number in range(12)
    )
    edition = illustrated.make_edition("en", "fa", text=text)
    for page in pypdfium2.PdfDocument(render(edition, layout, paper="a5")):
        captions = set(re.findall("Figure ([0-9]+)z", page.get_textpage().get_text_range()))
        images = [each for each in page.get_objects() if each.type == FPDF_PAGEOBJ_IMAGE]
        assert len(images) == len(captions), captions


@pytest.mark.parametrize("layout", ["columns", "stacked"])
def test_what_sticks_together_is_not_lost_below_the_end_of_a_page(layout: str) -> None:
    """Typst sets a block that is not split over the end of the page, where nobody sees it."""
    lines = (3, 9, 15, 21, 24)
    text = "".join(
        f"![](tower.png)\n\n**Figure {count}**\n\n"
        f"{'long words here ' * 3 * count} End{count}z[^{count}]\n\n"
        f"## Head {'of many words ' * 2 * count}[^{count}]\n\n"
        f"### Sub {'of many words ' * 2 * count}Sub{count}z\n\nText {count}[^{count}]\n\n"
        for count in lines
    )
    text += "".join(f"[^{count}]: A note.\n\n" for count in lines)
    edition = illustrated.make_edition("en", "fa", text=text)
    pages = pypdfium2.PdfDocument(render(edition, layout, paper="a5", contents=0))
    shown = "".join(page.get_textpage().get_text_bounded() for page in pages)
    for mark in ("End", "Sub"):
        found = re.findall(f"{mark}([0-9]+)z", shown)
        assert {int(number) for number in found} == set(lines)


@pytest.mark.parametrize(
    ("above", "has_table", "layout"),
    [
        (("Head{}z",), False, "columns"),
        (("Head{}z",), True, "columns"),
        (("Head{}z", "Sub"), False, "stacked"),
        (("Head{}z", "Sub"), True, "columns"),
        (("Head{}z:",), False, "columns"),
        (("Head{}z:",), False, "stacked"),
    ],
)
def test_what_introduces_a_text_with_a_note_is_on_its_page(
    above: tuple[str, ...], has_table: bool, layout: str
) -> None:
    """Typst leaves it alone where the text moves because its note has no room."""

    def fill(builder: editions.Builder) -> None:
        for number in range(45):
            for _ in range(number % 7):
                builder.add(Unit("", Kind.PARAGRAPH, 1), "x", "x", "x")
            for level, text in enumerate(above, start=2):
                kind = Kind.PARAGRAPH if ":" in text else Kind.HEADING
                unit = Unit("", kind, 1, level=level if kind is Kind.HEADING else 0)
                builder.add(unit, text.format(number), "عنوان", "عنوان")
            kind = Kind.TABLE_CELL if has_table else Kind.PARAGRAPH
            place = Place(cell=(number, 0, 0)) if has_table else Place()
            mark = editions.note(f"n{number}")
            text = f"Text{number}z "
            builder.add(Unit("", kind, 1, place=place), (text, mark), ("متن", mark), "متن")
            if has_table:
                cell = Unit("", kind, 1, place=place._replace(cell=(number, 1, 0)))
                builder.add(cell, "x", "x", "x")
        for number in range(45):
            unit = Unit("", Kind.NOTE, 1, note=f"n{number}")
            builder.add(unit, "more " * 30, "یادداشت", "حاشية")

    pages = read_pdf(render(build_edition(fill, "en", "fa"), layout, paper="a5", contents=0)).pages
    shown = [page.extract_text() for page in pages]
    for text in shown:
        assert re.findall("Head([0-9]+)z", text) == re.findall("Text([0-9]+)z", text)
    assert len(re.findall("Text[0-9]+z", "".join(shown))) == 45


def test_the_number_of_a_page_is_at_the_end_of_an_entry_of_several_lines() -> None:
    def fill(builder: editions.Builder) -> None:
        for length in range(12, 36):
            builder.add(Unit("", Kind.HEADING, 1, 2), ("nn " * 12)[:length].strip(), "ن", "ن")

    options = SMALL | {"contents": 6}
    page = pypdfium2.PdfDocument(render(build_edition(fill), **options))[0]
    text = page.get_textpage()
    start, end = find_boxes(page, ("Contents",))["Contents"]
    places = [
        text.get_charbox(index)[0]
        for index in range(text.count_chars())
        if text.get_text_range(index, 1) in "12345"
    ]
    numbers = [place for place in places if start - 1 < place < page.get_width() / 2]
    assert numbers
    assert all(place > end for place in numbers)


@pytest.mark.parametrize(
    ("languages", "layout", "numbers"),
    [
        (("fa",), "single", [["۷"]]),
        (("en", "fa"), "columns", [["7", "۷"]]),
        (("fa", "ar"), "stacked", [["۷"]]),
        (("en", "fa"), "facing", [["7"], ["۷"]]),
    ],
)
def test_the_number_beside_a_shared_picture_is_there_once_on_each_side(
    languages: tuple[str, ...], layout: str, numbers: list[list[str]]
) -> None:
    edition = illustrated.make_edition(*languages, text="A\n\n" * 6 + "![](hills.png)\n")
    columns = tuple(replace(column, colophon=()) for column in edition.columns)
    pages = read_pdf(render(replace(edition, columns=columns), layout)).pages
    shown = [re.findall("[7۷]", page.extract_text()) for page in pages]
    assert [sorted(each) for each in shown if each] == numbers


def test_a_booklet_names_its_authors_and_languages() -> None:
    edition = replace(editions.letter("fa", "en"))
    author = Phrase("Prisoners", "en", "ltr")
    columns = [replace(column, credits={"author": author}) for column in edition.columns]
    data = render(replace(edition, columns=tuple(columns)), printing=PrintOptions(booklet=True))
    root: Any = read_pdf(data).trailer["/Root"]
    assert root["/Lang"] == "fa"
    about = read_pdf(data).metadata
    assert about is not None
    assert (about.author, str(about["/Keywords"])) == ("Prisoners", "fa, en")


def test_a_title_that_is_the_same_in_several_languages_is_there_once() -> None:
    edition = editions.letter("en", "fa", "ar")
    titles = (Phrase("One", "en", "ltr"), Phrase("One", "fa", "rtl"), Phrase("آخر", "ar", "rtl"))
    pairs = zip(edition.columns, titles, strict=True)
    columns = tuple(replace(column, title=title) for column, title in pairs)
    edition = replace(edition, columns=columns, has_title_page=True, has_own_title=True)
    shown = make_data(edition, Options(), FAMILIES)["title_page"]
    assert shown is not None
    assert [title["text"].strip("\u2066\u2067\u2068\u2069") for title in shown] == ["One", "آخر"]
    assert join_titles(edition) == "One | آخر"


def test_a_table_of_pictures_that_is_higher_than_a_page_may_be_split() -> None:
    line = "| ![](harbour.jpg) | x |\n"
    for count, splits in ((1, False), (9, True)):
        text = "| A | B |\n|---|---|\n" + line * count
        edition = illustrated.make_edition("en", "fa", text=text)
        (block,) = make_data(edition, Options(), FAMILIES)["blocks"]
        assert block["may_split"] is splits


def test_code_that_is_never_broken_leaves_room_for_the_sign_after_it() -> None:
    def fill(builder: editions.Builder) -> None:
        for length in range(12, 26):
            text = ("We write and use ", editions.code("m" * (length - 2) + " m"), ".")
            builder.add(Unit("", Kind.PARAGRAPH, 1), text, "x", "x")

    edition = build_edition(fill, "en", "fa", "ar")
    columns = tuple(
        replace(column, colophon=(), title=NO_PHRASE, autonym="x") for column in edition.columns
    )
    edition = replace(edition, columns=columns)
    sheet = measure_sheet(edition, Options(**SMALL))
    end = (sheet.inside + sheet.column_width) / 25.4 * 72
    for page in pypdfium2.PdfDocument(render(edition, **SMALL)):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if text.get_text_range(index, 1) in "m.":
                assert text.get_charbox(index)[2] < end + 4
