"""Rows of a page: the keyboard reaches each, and sentences, captions and markers are in place."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import polib
import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import epub, html
from dragoman.editions._web import templates
from dragoman.model import PICTURE_KINDS, Edition, Options
from dragoman.po import Catalog, write_block
from helpers.illustrated import Shelf, list_files, make_edition
from helpers.markup import Element, parse
from helpers.screens import Screen

SOURCE = """# The river

We write this letter from the city of Ahwaz. The river is dry.

- Water must be clean. It must reach every house by 1 May 2017.

> Whoever crosses the river twice has seen two rivers. So said her grandmother.

[^1]: A note that nothing refers to.
"""
PERSIAN = {
    "The river": "رودخانه",
    "We write this letter from the city of Ahwaz. The river is dry.": (
        "ما این نامه را از شهر اهواز می‌نویسیم. رودخانه خشک است."
    ),
    "Water must be clean. It must reach every house by 1 May 2017.": (
        "آب باید پاک باشد. باید تا ۱ مهٔ ۲۰۱۷ به همهٔ خانه‌ها برسد."
    ),
    "Whoever crosses the river twice has seen two rivers. So said her grandmother.": (
        "هر که دو بار از رود بگذرد دو رود دیده است. مادربزرگش چنین می‌گفت."
    ),
}
TOPS = """return [...document.querySelectorAll(".row.part")].map(row => {
  const box = cell => cell.querySelector("p").getBoundingClientRect();
  const [first, second] = row.querySelectorAll(".cell");
  const last = row.previousElementSibling.querySelector(".cell:last-child");
  return [box(second).top - box(first).bottom, box(first).top - box(last).bottom];
})"""
"""Of each sentence: how far it is from its translation, and from the sentence before."""


@cache
def make_sentences() -> Edition:
    """Return an edition whose rows are sentences, also in a list and in a quotation."""
    document = sources.read(SOURCE.encode(), "letter", suffix=".md")
    entries = (polib.POEntry(msgid=key, msgstr=text) for key, text in PERSIAN.items())
    catalog = Catalog("letter.po", None, tuple(write_block(entry) for entry in entries))
    request = EditionRequest(columns=("en", "fa"), source_language="en", rows="sentence")
    return align(document, {"fa": catalog}, request)


def is_reached(row: Element) -> bool:
    """Return whether the keyboard reaches a row, or something in it."""
    return row.attributes["tabindex"] == "0" or bool(row.all("a"))


def list_stops(page: Element) -> list[Element]:
    """Return the rows that can have the focus themselves."""
    return [row for row in page.all("div", class_="row") if "tabindex" in row.attributes]


@pytest.mark.parametrize("make", [make_sentences, make_edition])
def test_the_keyboard_reaches_every_row_that_hides_something(make: Callable[[], Edition]) -> None:
    rows = list_stops(parse(html.render(make(), Options(reveal="tap"))))
    assert len(rows) > 5
    assert [row.text for row in rows if not is_reached(row)] == []
    stops = [row for row in rows if row.attributes["tabindex"] == "0"]
    assert stops and not any(row.all("a", class_="num") for row in stops), "one stop is enough"


def test_no_row_of_another_page_is_a_stop() -> None:
    assert list_stops(parse(html.render(make_sentences(), Options()))) == []


def test_a_sentence_is_nearest_to_its_translation(screen: Screen, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(html.render(make_sentences(), Options(layout="stacked")))
    screen.open(path)
    for size, medium in (("desktop", "screen"), ("phone", "screen"), ("desktop", "print")):
        screen.show(size, media=medium)
        gaps = screen.run(TOPS)
        assert len(gaps) == 3
        assert [gap for gap in gaps if gap[0] >= gap[1]] == [], (size, medium)


def test_every_colour_and_length_that_a_style_names_is_one() -> None:
    folder = Path(str(templates.__file__)).parent / "templates"
    styles = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css")))
    named = set(re.findall(r"var\((--[a-z-]+)", styles))
    assert "--soft" in named
    assert named - set(re.findall(r"(--[a-z-]+):", styles)) == set()


def test_an_item_that_is_nothing_but_a_picture_has_its_marker() -> None:
    text = "# A\n\n1. One thing.\n2. ![The hills](hills.png)\n   - ![The hills](hills.png)\n"
    document = sources.read(text.encode(), "letter", suffix=".md")
    shelf = Shelf(list_files(), tuple(PICTURE_KINDS))
    edition = align(document, {}, EditionRequest(("en",), "en", pictures=shelf))
    for page in (html.render(edition, Options()), read_chapter(epub.render(edition, Options()))):
        figures = parse(page).all("div", class_="figure")
        assert [figure.one("span", class_="marker").text for figure in figures] == ["2.", "•"]
        assert [len(figure.all("img")) for figure in figures] == [1, 1]


def read_chapter(book: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return archive.read("EPUB/text-1.xhtml")
