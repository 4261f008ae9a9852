"""A page for a program that shows it: its blocks are in groups, and else it is the same."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from dragoman.align import EditionRequest, align
from dragoman.editions import html
from dragoman.model import Edition, Options
from dragoman.sources import read

DOCUMENT = "# A\n\nOne.\n\n- two\n- three\n\n| a | b |\n|---|---|\n| c | d |\n\nFour.\n\nFive.\n"
GROUP = '<div class="group">\n'


class Shape(HTMLParser):
    """What a page consists of, without the elements of groups."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._divs: list[bool] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        is_group = ("class", "group") in attrs
        if tag == "div":
            self._divs.append(is_group)
        self.found += [] if is_group else [f"<{tag}>", *map(str, attrs)]

    def handle_endtag(self, tag: str) -> None:
        is_group = tag == "div" and self._divs.pop()
        self.found += [] if is_group else [f"</{tag}>"]

    def handle_data(self, data: str) -> None:
        self.found += [data] if data.strip() else []


@pytest.fixture(scope="module")
def edition() -> Edition:
    document = read(DOCUMENT.encode(), "letter", suffix=".md")
    return align(document, {}, EditionRequest(("en",), "en"))


@pytest.mark.parametrize(("size", "groups"), [(1, 5), (2, 3), (5, 1), (50, 1)])
def test_so_many_blocks_are_in_a_group_and_lists_stay_whole(
    edition: Edition, size: int, groups: int
) -> None:
    plain = html.render(edition, Options()).decode()
    page = html.render(edition, Options(), group=size).decode()
    assert GROUP not in plain
    assert page.count(GROUP) == groups
    assert Shape(page).found == Shape(plain).found
