"""Where a book is cut: at headings where it is long, and anywhere where it is longest."""

from __future__ import annotations

import pytest

from dragoman.editions.epub import split_chapters
from dragoman.model import Edition, Kind, Place, Unit
from helpers.editions import Builder

TEXT = Unit("", Kind.PARAGRAPH, 1)


def make(
    *lengths: int, heading: int | None = None, languages: tuple[str, ...] = ("en",)
) -> Edition:
    """Return an edition of paragraphs of these lengths, of which one is a heading."""
    builder = Builder()
    for number, length in enumerate(lengths):
        unit = Unit("", Kind.HEADING, 1, level=2) if number == heading else TEXT
        builder.add(unit, "x" * length, "x" * length, "x" * length)
    return builder.edition("letter", languages)


def cut(edition: Edition) -> list[int]:
    """Return how many rows each file has."""
    return [len(chapter) for chapter in split_chapters(edition.blocks)]


@pytest.mark.parametrize(
    ("heading", "files"), [(99, [150]), (100, [100, 50]), (149, [149, 1]), (None, [150])]
)
def test_after_a_hundred_rows_the_next_heading_begins_a_file(
    heading: int | None, files: list[int]
) -> None:
    assert cut(make(*[1] * 150, heading=heading)) == files


def test_after_250_rows_a_file_begins_without_a_heading() -> None:
    assert cut(make(*[1] * 250)) == [250]
    assert cut(make(*[1] * 251)) == [250, 1]
    assert cut(make(*[1] * 501)) == [250, 250, 1]


@pytest.mark.parametrize(("length", "files"), [(99_999, [2]), (100_000, [1, 1])])
def test_a_hundred_thousand_characters_are_long(length: int, files: list[int]) -> None:
    assert cut(make(length, 1, heading=1)) == files
    assert cut(make(1, length - 1, 1, 1, heading=2)) == ([4] if files == [2] else [2, 2])
    assert cut(make(length, 1)) == [2], "a paragraph begins no file"


@pytest.mark.parametrize(("length", "files"), [(199_999, [2]), (200_000, [1, 1])])
def test_twice_as_many_are_the_most(length: int, files: list[int]) -> None:
    assert cut(make(length, 1)) == files


def test_all_languages_count_and_each_file_is_counted_anew() -> None:
    assert cut(make(50_000, 1, heading=1, languages=("en", "fa"))) == [1, 1]
    assert cut(make(49_999, 1, heading=1, languages=("en", "fa"))) == [2]
    assert cut(make(200_000, 1, 199_998, 1)) == [1, 3]


def test_the_cells_of_a_table_stay_together() -> None:
    builder = Builder()
    for line in range(130):
        for position in range(2):
            unit = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, line, position)))
            builder.add(unit, "x", "x", "x")
    builder.add(TEXT, "x", "x", "x")
    assert cut(builder.edition("letter", ("en",))) == [260, 1]
