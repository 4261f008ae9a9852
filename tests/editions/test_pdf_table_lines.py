"""The lines of a table in a PDF: side by side, each begins at one height in all languages."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial

import pytest

from dragoman.model import Kind, Place, Unit
from helpers import editions
from helpers.pdfs import build_edition, read_pdf, render
from helpers.tools import need_module

need_module("typst")

FIRST, LAST = 101, 140
LONGER = {"en": "word " * 30, "fa": "کلمه " * 40, "ar": "كلمة " * 50}


def introduce(builder: editions.Builder, above: int) -> None:
    """Add a few lines, of which the last introduces what comes below."""
    for number in range(above):
        words = ("word", "کلمه", "كلمة")
        builder.add(Unit("", Kind.PARAGRAPH, number), *(f"{word}:" for word in words))


def fill(builder: editions.Builder, texts: dict[str, str], above: int = 0) -> None:
    """Add a table, below lines that introduce it: in each line a number and a text, whose length
    differs by line and language."""
    introduce(builder, above)
    for line, number in enumerate(range(FIRST, LAST + 1)):
        for position in (0, 1):
            shown = {code: f"{number}" for code in texts}
            if position:
                shown = {
                    code: text if number % 3 == place else text.split()[0]
                    for place, (code, text) in enumerate(texts.items())
                }
            place = Place(cell=(0, line, position))
            builder.add(Unit("", Kind.TABLE_CELL, 1 + line, place=place), *shown.values())


def find_numbers(data: bytes) -> dict[int, list[tuple[int, float]]]:
    """Return the page and the height of each place where a number of a line is."""
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for page, content in enumerate(read_pdf(data).pages):

        def visit(
            text: str, around: list[float], place: list[float], *_: object, page: int = page
        ) -> None:
            if text.strip().isdecimal() and FIRST <= int(text) <= LAST:
                found[int(text)].append((page, round(around[5] + place[5] * around[3], 1)))

        content.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("languages", [("en", "fa"), ("fa", "en", "ar")])
def test_a_line_is_on_one_page_and_at_one_height(languages: tuple[str, ...]) -> None:
    found = find_numbers(render(build_edition(partial(fill, texts=LONGER), *languages)))
    assert sorted(found) == list(range(FIRST, LAST + 1))
    assert {count for places in found.values() for count in Counter(places).values()} == {
        len(languages)
    }
    pages = [{page for page, _ in places} for places in found.values()]
    assert [len(each) for each in pages[1:]] == [1] * (len(pages) - 1)
    assert len(set.union(*pages)) > 1


@pytest.mark.parametrize("above", [0, 3, 31])
def test_on_facing_pages_a_line_is_at_one_height_on_both(above: int) -> None:
    """A table that is longer than a page goes on with the same line on both pages."""
    made = build_edition(partial(fill, texts=LONGER, above=above), "en", "fa")
    found = find_numbers(render(made, "facing"))
    assert sorted(found) == list(range(FIRST, LAST + 1))
    for (left, height), (right, beside) in list(found.values())[1:]:
        assert (left % 2, right - left, beside) == (1, 1, height)
    assert len({page for places in found.values() for page, _ in places}) > 2


def test_a_line_that_fills_much_of_a_page_is_split() -> None:
    texts = LONGER | {"fa": "کلمه " * 2000}
    pages = read_pdf(render(build_edition(partial(fill, texts=texts), "en", "fa"))).pages
    counts = [page.extract_text().count("کلمه") for page in pages]
    assert sum(counts) > 2000 and max(counts) < 600


@pytest.mark.parametrize("layout", ["columns", "facing"])
@pytest.mark.parametrize(("lines", "above"), [(1, 0), (1, 3), (2, 3)])
def test_each_line_of_a_table_may_be_longer_than_a_page(
    lines: int, above: int, layout: str
) -> None:
    """Also the first one, which is a header where it is short: Typst splits no header."""

    def fill_few(builder: editions.Builder) -> None:
        introduce(builder, above)
        for line in range(lines):
            cell = Unit("", Kind.TABLE_CELL, 1 + line, place=Place(cell=(0, line, 0)))
            builder.add(cell, "word " * 2000, "کلمه " * 2000, "كلمة " * 2000)

    pages = read_pdf(render(build_edition(fill_few, "en", "fa"), layout)).pages
    for word in ("word", "کلمه"):
        counts = [page.extract_text().count(word) for page in pages]
        assert sum(counts) == 2000 * lines + above and max(counts) < 1200
