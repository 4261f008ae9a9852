"""Wide tables of a page on paper, where nothing can be moved: words with room stay whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import html
from dragoman.model import Edition, Kind, Mark, Options, Place, PrintOptions, Unit
from helpers import editions
from helpers.editions import code
from helpers.markup import parse
from helpers.screens import OVERFLOW, Screen

HEADS = ("Organisation", "Representative", "Responsibilities", "Correspondence", "Telephone")
BROKEN = """return [...document.querySelectorAll("th")].filter(cell => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
}).map(cell => cell.textContent)"""
"""The heads of columns, a word each, that are on more than one line."""


def make_table(*heads: str) -> Edition:
    """Return an edition with a table whose cells are longer than their words."""
    cells = ("a short word and more",) * len(heads)
    lines = ("| " + " | ".join(line) + " |" for line in (heads, ("---",) * len(heads), cells))
    document = sources.read("\n".join(lines).encode(), "letter", suffix=".md")
    return align(document, {}, EditionRequest(columns=("en",), source_language="en"))


def find_classes(edition: Edition, options: Options) -> set[str]:
    return parse(html.render(edition, options)).one("table").classes


@pytest.mark.parametrize(
    ("heads", "options", "classes"),
    [
        (("A", "B"), {}, {"narrow"}),
        (HEADS, {}, {"fits"}),
        (HEADS, {"printing": PrintOptions(size=12)}, {"fits", "small"}),
        (HEADS, {"printing": PrintOptions(margins=(20, 30, 20))}, {"fits", "small"}),
        (HEADS, {"printing": PrintOptions(size=24)}, {"small"}),
        (HEADS, {"paper": "a5"}, {"small"}),
        (HEADS * 3, {}, {"small"}),
    ],
)
def test_a_table_says_whether_its_words_have_room_on_paper(
    heads: tuple[str, ...], options: dict[str, object], classes: set[str]
) -> None:
    assert find_classes(make_table(*heads), Options(**options)) == classes  # type: ignore[arg-type]


def test_words_that_have_room_stay_whole_on_paper(screen: Screen, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    for size in (10, 12):
        options = Options(printing=PrintOptions(size=size))
        path.write_bytes(html.render(make_table(*HEADS), options))
        screen.open(path)
        screen.show("desktop", media="print")
        screen.run("document.body.style.width = '182mm'")  # A4 without its margins
        assert screen.run("return document.querySelector('table').clientWidth") < 700
        assert screen.run(BROKEN) == []
        assert screen.run(OVERFLOW) == 0


WIDER = """return [...document.querySelectorAll("table")].filter(
  table => table.getBoundingClientRect().width > table.closest(".cell").clientWidth + 1
).length"""
"""How many tables are wider than their places."""


@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_remark_of_a_number_makes_no_table_wider(
    screen: Screen, tmp_path: Path, media: str
) -> None:
    """A number is on one line, but not what is said of it: it was printed over other columns."""
    builder = editions.Builder()
    texts = ("The north", "180", "tested with care by friends of the town")
    for line in range(3):
        for position, text in enumerate(texts):
            unit = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, line, position)))
            mark = Mark.DRAFT if position == 1 else Mark.NONE
            builder.add(unit, text, text, text, fa_mark=mark)
    path = tmp_path / "page.html"
    path.write_bytes(html.render(builder.edition("letter", ("en", "fa", "ar")), Options()))
    screen.open(path)
    screen.show("desktop", media=media)
    screen.run("document.body.style.maxWidth = '260mm'")  # A4 across without its margins
    assert screen.run(WIDER) == 0
    assert screen.run(OVERFLOW) == 0


def test_code_in_a_table_ends_its_lines_at_spaces_only(screen: Screen, tmp_path: Path) -> None:
    builder = editions.Builder()
    for position, text in enumerate((code('wells --check "a b"'), code("wells --count-all"))):
        unit = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, 0, position)))
        builder.add(unit, text, text, text)
    path = tmp_path / "page.html"
    path.write_bytes(html.render(builder.edition("letter", ("en", "fa", "ar")), Options()))
    screen.open(path)
    for size in ("desktop", "phone"):
        screen.show(size)
        assert screen.run(WIDER) == 0
    whole = "return [...document.querySelectorAll('td code .whole')].map(each => each.textContent)"
    assert screen.run(whole) == ["--check", "--count-all"] * 3
    boxes = whole.replace("textContent", "getClientRects().length")
    assert set(screen.run(boxes)) == {1}
