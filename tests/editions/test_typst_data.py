"""What the data of a PDF decides: what may split over two pages, heads, sizes and directions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dragoman.editions._typst.data import make_data
from dragoman.editions._typst.shapes import EditionData
from dragoman.model import Edition, Kind, Options, Place, Unit
from helpers import editions
from helpers.editions import Builder

FAMILIES = {
    "en": ("Libertinus Serif", "Amiri"),
    "fa": ("Amiri", "Libertinus Serif"),
    "ar": ("Vazirmatn", "Libertinus Serif"),
}
TEXT = Unit("", Kind.PARAGRAPH, 1)


def make(edition: Edition, layout: str = "columns", **options: Any) -> EditionData:
    families = {column.language: FAMILIES[column.language] for column in edition.columns}
    return make_data(edition, Options(layout=layout, **options), families)


def paragraph(length: int, *languages: str) -> Edition:
    builder = Builder()
    builder.add(TEXT, "x", "x" * length, "x")
    return builder.edition("letter", languages or ("en", "fa"))


@pytest.mark.parametrize(
    ("layout", "longest"), [("columns", 240), ("facing", 400), ("stacked", 400), ("single", 400)]
)
def test_the_longest_of_a_rows_texts_decides_whether_it_may_split(
    layout: str, longest: int
) -> None:
    languages = ("fa",) if layout == "single" else ("en", "fa")
    for length in (longest, longest + 1):
        (block,) = make(paragraph(length, *languages), layout)["blocks"]
        assert block["may_split"] is (length > longest)


@pytest.mark.parametrize(
    ("paper", "length", "may_split"),
    [("a5", 150, False), ("a5", 180, True), ("a6", 120, False), ("a6", 121, True)],
)
def test_on_a_narrow_page_a_shorter_text_may_split(
    paper: str, length: int, may_split: bool
) -> None:
    (block,) = make(paragraph(length), paper=paper)["blocks"]
    assert block["may_split"] is may_split


def table(columns: int, length: int) -> Edition:
    builder = Builder()
    for line in range(2):
        for position in range(columns):
            text = "x" * (length if line == position == 1 else 1)
            unit = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, line, position)))
            builder.add(unit, text, text, text)
    return builder.edition("letter", ("en", "fa"))


@pytest.mark.parametrize(
    ("columns", "length", "layout", "wide", "long"),
    [
        (2, 397, "columns", False, False),
        (2, 398, "columns", False, True),
        (4, 1, "columns", False, False),
        (5, 1, "columns", True, False),
        (5, 392, "stacked", True, True),
        (5, 1, "facing", False, False),  # each language has a page of its own there
    ],
)
def test_a_wide_table_may_split_between_its_languages_and_a_long_one_anywhere(
    columns: int, length: int, layout: str, wide: bool, long: bool
) -> None:
    (block,) = make(table(columns, length), layout)["blocks"]
    assert block["kind"] == "table"
    assert (block["is_wide"], block["may_split_cells"]) == (wide, long)
    assert block["may_split"] is (wide or long)


@pytest.mark.parametrize(
    ("languages", "most"), [(("en",), 80), (("en", "fa"), 44), (("en", "fa", "ar"), 40)]
)
def test_a_title_that_is_too_long_for_the_head_is_cut_after_a_word(
    languages: tuple[str, ...], most: int
) -> None:
    edition = paragraph(1, *languages)
    for title, head in {
        "x" * most: "x" * most,
        "x" * (most + 1): "x" * most + "…",
        "ab, " + "x" * most: "ab…",
        "ab \u2067" + "x" * most + "\u2069": "ab…",
        "\u2067ab " + "x" * most + "\u2069": "\u2067ab\u2069…",
        "\u2067a\u2069 b " + "x" * most: "\u2067a\u2069 b…",
        "": edition.columns[0].autonym,
    }.items():
        columns = tuple(
            replace(column, title=editions.phrase("en", title)) for column in edition.columns
        )
        data = make(replace(edition, columns=columns), "columns" if languages[1:] else "single")
        assert data["columns"][0]["head"]["text"] == head


def test_each_language_has_its_direction_fonts_size_and_the_largest_pitch() -> None:
    edition = editions.letter("en", "fa", "ar")
    data = make(edition)
    assert [column["dir"] for column in data["columns"]] == ["ltr", "rtl", "rtl"]
    styles = {style["lang"]: style for style in data["styles"]}
    assert {lang: style["dir"] for lang, style in styles.items()} == {
        "en": "ltr", "fa": "rtl", "ar": "rtl"
    }  # fmt: skip
    assert {lang: style["size"] for lang, style in styles.items()} == {
        "en": 1.0, "fa": 1.22, "ar": 0.95
    }  # fmt: skip
    assert styles["fa"]["fonts"] == list(FAMILIES["fa"])
    assert data["pitch"] == 16.5
    assert make(editions.letter("en"), "single")["pitch"] == 14.5


def test_an_item_is_close_to_the_item_above_it_and_its_own_further_blocks_are_not() -> None:
    builder = Builder()
    for lists, first in ((), True), (("-",), True), (("-",), True), (("-",), False), ((), True):
        kind = Kind.LIST_ITEM if lists else Kind.PARAGRAPH
        builder.add(Unit("", kind, 1, place=Place(lists=lists, first=first)), "x", "x", "x")
    blocks = make(builder.edition("letter", ("en", "fa")))["blocks"]
    assert [block["is_tight"] for block in blocks] == [False, False, True, False, False]


def test_a_heading_of_two_lines_is_one_line_in_the_contents() -> None:
    from helpers.editions import BREAK, PARAGRAPH

    builder = Builder()
    for text in ("One", "Two", "Three"):
        heading = (text, BREAK, "more", PARAGRAPH, "and more")
        builder.add(Unit("", Kind.HEADING, 1, 2), heading, heading, heading)
    entries = make(builder.edition("letter", ("en", "fa")))["entries"]
    assert [entry["bodies"][0] for entry in entries.values()] == [
        [text, " ", "more", " ", "and more"] for text in ("One", "Two", "Three")
    ]
