"""How long a text may be to stay on one line, in each place: the numbers that layouts live by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.containers.ooxml import escape_xml
from dragoman.editions import _tables
from dragoman.editions._long_runs import soften
from dragoman.editions._typst.data import make_data
from dragoman.editions._web import markup, table_blocks
from dragoman.editions._web.spans import encode
from dragoman.editions.docx import page, parts
from dragoman.model import Kind, Options, Phrase, Place, Span, SpanKind, Table, Unit
from helpers.editions import Builder, letter

FAMILIES = {"en": "Libertinus Serif", "fa": "Amiri", "ar": "Vazirmatn"}


# Web pages


@pytest.mark.parametrize(("length", "stays"), [(1, True), (24, True), (25, False)])
def test_a_run_of_up_to_24_characters_stays_on_one_line(length: int, stays: bool) -> None:
    assert markup.is_short(Span(SpanKind.CODE, "x" * length)) is stays
    numbers = Span(SpanKind.ISOLATE, ("1 " * length)[:length])
    assert markup.is_short(numbers) is stays


@pytest.mark.parametrize(
    ("text", "is_long"),
    [("x" * 32, False), ("x" * 33, True), ("two " * 20, False), (f"a {'x' * 33} b", True)],
)
def test_a_word_of_more_than_32_characters_may_be_broken(text: str, is_long: bool) -> None:
    assert markup._has_long_code(Span(SpanKind.CODE, text)) is is_long
    assert table_blocks._has_long_word(text) is is_long


@pytest.mark.parametrize(
    ("text", "is_figure"),
    [("1", True), ("1,302,591.00", True), ("1,302,591.000", False), ("۱۳۹۵/۱۰/۰۳", True),
     ("12 km", False), ("", True)],
)  # fmt: skip
def test_a_number_of_up_to_twelve_characters_is_a_figure(text: str, is_figure: bool) -> None:
    assert _tables.is_figure(text) is is_figure


# Tables


def make_table(*texts: str) -> Table:
    """Return a table of one line."""
    builder = Builder()
    for position, text in enumerate(texts):
        unit = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, 0, position)))
        builder.add(unit, text, text, text)
    (table,) = builder.edition("letter", ("en", "fa")).blocks
    assert isinstance(table, Table)
    return table


def share(length: int) -> float:
    return _tables.share_width(make_table("x" * length), 0)[0]


def test_a_column_gets_more_for_each_character_and_most_for_the_first_twelve() -> None:
    gains = {length: share(length) - share(length - 1) for length in (2, 3, 4, 12, 13, 60, 61, 99)}
    assert gains[2] == gains[3] == 0.5, "no column is narrower than three characters need"
    assert gains[4] > 0.5 and gains[12] > 0.5, "a short text is kept on one line"
    assert 0 < gains[13] < 0.2 and 0 < gains[60] < 0.2
    assert gains[61] == gains[99] == 0, "a long text leaves the others room"
    assert share(12) == pytest.approx(12**0.5 + 6)


@pytest.mark.parametrize(("columns", "is_wide"), [(1, False), (4, False), (5, True)])
def test_a_table_of_more_than_four_columns_has_the_whole_width(columns: int, is_wide: bool) -> None:
    assert _tables.needs_full_width(make_table(*"x" * columns)) is is_wide


@pytest.mark.parametrize(
    ("texts", "fits"),
    [(("x" * 34,), True), (("x" * 35,), False), (("x" * 20, "x" * 14), True),
     (("x" * 20, "x" * 15), False), (("two words " * 9, "x" * 29), True),
     (("two words " * 9, "x" * 30), False)],
)  # fmt: skip
def test_words_of_34_characters_fit_side_by_side_on_a_telephone(
    texts: tuple[str, ...], fits: bool
) -> None:
    assert _tables.fits_narrow_screen(make_table(*texts), 0) is fits


# PDF


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("x" * 24, ["x" * 24]),
        ("x" * 25, [*["xxxx"] * 6, "x"]),
        ("abcdefghijkl/abcdefghijkl", ["abcd", "efgh", "ijkl", "/", "abcdefghijkl"]),
        ("abcdefghijk/abcdefghijklm", ["abcdefghijk/", "abcd", "efgh", "ijkl", "m"]),
        (
            "a.b-c_d&e?f=g+h,i;j:k@lmnopq",
            ["a.", "b-", "c_", "d&", "e?", "f=", "g+", "h,", "i;", "j:", "k@", "lmnopq"],
        ),
    ],
)
def test_a_run_of_more_than_24_characters_may_be_broken(text: str, broken: list[str]) -> None:
    assert soften(text).split("\u200b") == broken
    assert soften(f"a {text} b") == f"a {soften(text)} b"


@pytest.mark.parametrize(("length", "stays"), [(60, True), (61, False)])
def test_a_line_of_code_of_up_to_60_characters_stays(length: int, stays: bool) -> None:
    builder = Builder()
    builder.add(Unit("", Kind.CODE, 1), *["x" * length] * 3)
    data = make_data(builder.edition("letter", ("en", "fa")), Options(), FAMILIES)
    for cell in data["blocks"][0]["cells"]:
        assert isinstance(cell.get("text"), str) and (cell.get("text") == "x" * length) is stays


@pytest.mark.parametrize(("length", "stays"), [(24, True), (25, False)])
def test_a_word_of_up_to_24_characters_stays_in_a_cell_with_room(length: int, stays: bool) -> None:
    builder = Builder()
    place = Place(cell=(0, 0, 0))
    builder.add(Unit("", Kind.TABLE_CELL, 1, place=place), *["x" * length] * 3)
    data = make_data(builder.edition("letter", ("en", "fa")), Options(), FAMILIES)
    assert (f"'body': ['{'x' * length}']" in str(data["blocks"][0]["cells"])) is stays


@pytest.mark.parametrize("longest", range(1, 9))
def test_a_run_has_no_piece_that_is_longer_than_the_limit(longest: int) -> None:
    for text in ("x" * 11, "some.name@example.org", "09123456789", "a-b/" * 5):
        pieces = soften(text, longest).split("\u200b")
        assert "".join(pieces) == text
        assert max(map(len, pieces)) <= longest


@pytest.mark.parametrize(("languages", "most"), [(1, 80), (2, 44), (3, 40), (4, 30)])
def test_a_title_at_the_head_of_a_page_fits_into_its_column(languages: int, most: int) -> None:
    for length in (most, most + 1):
        title = "y" * 9 + " " + "x" * (length - 10)
        edition = letter(*("en", "fa", "ar", "en")[:languages])
        columns = tuple(
            replace(column, title=Phrase(title, column.language, column.direction))
            for column in edition.columns
        )
        data = make_data(replace(edition, columns=columns), Options(), FAMILIES)
        heads = [column["head"]["text"].strip("\u2066\u2067\u2069") for column in data["columns"]]
        assert heads == [title if length <= most else "y" * 9 + "…"] * languages


# Word


def test_columns_numbers_and_margins_fill_the_page() -> None:
    """The margins are 2 cm, and the numbers have 9 mm."""
    builder = Builder()
    builder.add(Unit("", Kind.PARAGRAPH, 1), "x", "x", "x")
    for paper in ("a4", "letter"):
        for codes in (("en",), ("en", "fa"), ("en", "fa", "ar")):
            options = Options(layout="columns", paper=paper)
            edition = builder.edition("letter", codes)
            width, _ = page.find_page_size(edition, options)
            cells = page.share_page_width(edition, options)
            left = width - sum(cells) - round(90 * 56.6929 / 10) - 2 * round(20 * 56.6929)
            assert len(cells) == len(codes) and len(set(cells)) == 1
            assert 0 <= left < len(codes)


BESIDE_TEXT = ("Normal", "Quote", "ListParagraph", "TableContents", "TableHeading", "Number",
               "Heading3", "Heading4", "Heading6")  # fmt: skip


def test_what_stands_side_by_side_has_lines_of_one_height() -> None:
    styles = parts.PARAGRAPHS
    assert {styles[name].line for name in BESIDE_TEXT} == {styles["Normal"].line}
    assert styles["TableContents"].size == styles["TableHeading"].size < styles["Normal"].size
    assert styles["Normal"].size == styles["Quote"].size == styles["ListParagraph"].size
    assert styles["Number"].before == styles["Normal"].before


def test_lines_are_half_as_high_again_as_their_text_and_no_text_is_too_small_to_read() -> None:
    for name, style in parts.PARAGRAPHS.items():
        if name not in {"Number", "End", "Language"}:
            assert 1.3 <= style.line / style.size <= 1.66, name
            assert 8 <= style.size <= 17, name
    sizes = [parts.PARAGRAPHS[name].size for name in ("Title", "Heading1", "Heading2", "Heading3")]
    assert sizes == sorted(set(sizes), reverse=True)
    assert parts.PARAGRAPHS["Heading4"].size == parts.PARAGRAPHS["Normal"].size


# Characters

EVERYTHING = "".join(map(chr, range(0x110000)))


def test_a_word_document_holds_just_the_characters_of_xml() -> None:
    """XML 1.0, production 2."""
    kept = escape_xml(EVERYTHING.replace("&", "").replace("<", "").replace(">", ""))
    ranges = ((9, 9), (10, 10), (13, 13), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    expected = "".join(EVERYTHING[first : last + 1] for first, last in ranges)
    for char in "&<>\"'":
        expected = expected.replace(char, "")
    assert kept.replace("&quot;", "").replace("&#x27;", "") == expected


def test_a_page_holds_no_control_and_no_character_that_is_none() -> None:
    """The HTML standard, preprocessing the input stream: surrogates, noncharacters, controls."""
    refused = {*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), *range(0xD800, 0xE000),
               *range(0xFDD0, 0xFDF0)}  # fmt: skip
    refused |= {plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF)}
    shown = ("\ufffd" if code in refused else char for code, char in enumerate(EVERYTHING))
    expected = "".join(shown)
    assert encode(EVERYTHING).decode() == expected
