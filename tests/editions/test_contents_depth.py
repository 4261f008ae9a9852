"""The list of contents is as deep as its length or the settings say, in every format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

import pytest

from dragoman.editions import epub, html
from dragoman.model import BY_LENGTH, Edition, Kind, Options, Unit
from helpers import editions


def book(levels: Sequence[int], *, has_title: bool = True) -> Edition:
    builder = editions.Builder()
    for level in ([1] if has_title else []) + list(levels):
        builder.add(Unit("", Kind.HEADING, 1, level), f"Heading {level}", "سر", "")
    return builder.edition("letter", ("en", "fa"))


@pytest.mark.parametrize(
    ("levels", "count"),
    [
        ([2] * 4 + [3] * 4, 8),  # short: all ranks
        ([2] * 20 + [3] * 40, 60),
        ([2] * 20 + [3] * 41, 20),  # long: the highest rank
        (([2] + [3] * 5 + [4] * 20) * 4, 24),  # the highest two
        ([2] * 90, 90),  # nothing can be left out
        ([2] + [3] * 30 + [4] * 80, 31),  # one chapter alone is no list
        ([2, 2] + [3] * 70, 72),
        ([2], 0),
        ([], 0),
    ],
)
def test_a_long_list_has_only_the_highest_ranks(levels: list[int], count: int) -> None:
    assert len(book(levels).list_contents(BY_LENGTH)) == count


@pytest.mark.parametrize(("depth", "count"), [(0, 0), (1, 4), (2, 8), (3, 10), (6, 10)])
@pytest.mark.parametrize("has_title", [True, False])
def test_a_depth_counts_from_the_highest_rank(depth: int, count: int, has_title: bool) -> None:
    edition = book([2, 3] * 4 + [4, 4], has_title=has_title)
    assert len(edition.list_contents(depth)) == count


@pytest.mark.parametrize(
    ("levels", "has_title", "rank"),
    [([], True, 0), ([], False, 0), ([3, 4], True, 2), ([3, 4], False, 1), ([2, 2], True, 2)],
)
def test_chapters_have_the_highest_rank_below_the_title_and_a_title_is_none(
    levels: list[int], has_title: bool, rank: int
) -> None:
    assert book(levels, has_title=has_title).chapter_rank == rank


def test_a_title_is_never_listed() -> None:
    edition = book([2, 2, 2])
    assert edition.headings[0].is_title
    assert edition.headings[0] not in edition.list_contents(6)


@pytest.mark.parametrize(("depth", "count"), [(BY_LENGTH, 6), (0, 0), (1, 3), (2, 6)])
def test_pages_and_books_list_that_depth(depth: int, count: int) -> None:
    edition, options = book([2, 3] * 3), Options(contents=depth)
    page = html.render(edition, options).decode()
    assert len(re.findall(r'<li class="row r', page)) == count
    assert ("<nav" in page) is (count > 0)
    with ZipFile(BytesIO(epub.render(edition, options))) as archive:
        navigation = archive.read("EPUB/nav.xhtml").decode()
    assert navigation.count("Heading 2") + navigation.count("Heading 3") == count


def test_the_navigation_of_a_book_is_whole_unless_a_depth_is_set() -> None:
    edition = book([2] * 20 + [3] * 50)
    with ZipFile(BytesIO(epub.render(edition, Options()))) as archive:
        assert archive.read("EPUB/nav.xhtml").decode().count("Heading 3") == 50
