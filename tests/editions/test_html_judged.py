"""HTML editions before their judges: the Nu checker, axe-core, and a browser's own layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import browser
from helpers.page_judge import check_pages
from helpers.pages import make_pages
from helpers.screens import OVERFLOW, ChromiumScreen, Screen, find_violations

VIEWS = (
    ("desktop", "light"),
    ("phone", "light"),
    ("desktop", "dark"),
    ("phone", "dark"),
    ("desktop", "light", "print"),
)
"""The size of the window, the colour scheme that the reader prefers, and the medium."""
FETCHED = """return performance.getEntriesByType("resource").map(entry => entry.name)
.filter(name => !name.startsWith("data:"))"""
BREAK_WORDS = """for (const cell of document.querySelectorAll(".scroll :is(td, th)"))
  cell.style.overflowWrap = arguments[0]"""
"""axe cannot judge the colour of what is moved out of a box."""
WRONG_SIDES = """
const wrong = [];
for (const cell of document.querySelectorAll(".cell, .cell :is(p, h2)")) {
  if (!cell.checkVisibility() || getComputedStyle(cell).textAlign === "center") continue;
  const style = getComputedStyle(cell), side = style.direction === "rtl" ? "right" : "left";
  if (![side, "start", "justify"].includes(style.textAlign)) wrong.push(cell.outerHTML);
}
return wrong"""
"""What is in a cell and is not aligned as its direction asks."""
BROKEN = """
const broken = [];
for (const element of document.querySelectorAll(arguments[0])) {
  if (!element.checkVisibility()) continue;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const match of node.data.matchAll(new RegExp(arguments[1], "gu"))) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const tops = new Set([...range.getClientRects()].map(rect => Math.round(rect.top)));
      if (tops.size > 1) broken.push(match[0]);
    }
}
return broken"""
"""Which matches of a pattern, in the elements of a selector, are on more than one line."""
WORD = r"[\p{L}\p{M}\p{N}]+"
RIGHT_EDGES = """return [...document.querySelectorAll(arguments[0])].map(cell => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return range.getBoundingClientRect().right;
})"""


_MISTAKEN = ".*image “data:image/[^”]*” blocked by “img-src” directive.*"
"""What the Nu checker says of a picture in a page whatever the policy is, even ``img-src data:``
alone. CSP 3 allows it, and both browsers show it: see below."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all the pages."""
    folder = tmp_path_factory.mktemp("pages")
    for name, data in make_pages().items():
        (folder / f"{name}.html").write_bytes(data)
    return folder


def test_the_nu_checker_has_nothing_to_say(folder: Path) -> None:
    done = check_pages(folder.glob("*.html"), "--also-check-css", "--filterpattern", _MISTAKEN)
    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.parametrize("name", ["letter.en-fa-ar", "letter.fa-ar", "torture.en-fa-ar",
                                  "torture.stacked", "torture.fa", "torture.tap",
                                  "letter.embedded", "index", "index.fa",
                                  "illustrated", "illustrated.stacked"])  # fmt: skip
def test_axe_finds_nothing_and_nothing_is_too_wide_and_nothing_is_fetched(
    name: str, folder: Path, screen: Screen, need_package: Callable[[str], Path]
) -> None:
    screen.open(folder / f"{name}.html")
    axe = need_package("axe-core") / "axe.min.js"
    for view in VIEWS if isinstance(screen, ChromiumScreen) else VIEWS[:2]:
        screen.show(*view)
        assert screen.run(OVERFLOW) == 0, view
        screen.run(BREAK_WORDS, "anywhere")
        assert find_violations(screen, axe, on_paper="print" in view) == [], view
        screen.run(BREAK_WORDS, "")
    assert screen.run(FETCHED) == []


def test_hostile_text_makes_no_page_wider_and_fetches_nothing(folder: Path, screen: Screen) -> None:
    screen.open(folder / "hostile.html")
    for view in VIEWS:
        screen.show(*view)
        assert screen.run(OVERFLOW) == 0, view
    assert screen.run(FETCHED) == []


def measure(screen: Screen, selector: str) -> dict[str, float]:
    """Return where an element is, in pixels of the window."""
    box = f"document.querySelector({selector!r}).getBoundingClientRect()"
    found: dict[str, float] = screen.run(f"const {{x, y, width, height}} = {box};"
                                         "return {x, y, width, height}")  # fmt: skip
    return found


def is_seen(screen: Screen, selector: str) -> bool:
    return bool(screen.run(f"return document.querySelector({selector!r}).checkVisibility("
                           "{opacityProperty: true})"))  # fmt: skip


def test_columns_follow_the_direction_of_the_first_language(folder: Path, screen: Screen) -> None:
    screen.show("desktop")
    screen.open(folder / "letter.en-fa-ar.html")
    lefts = [measure(screen, f"#p2 .c{n}")["x"] for n in (1, 2, 3)]
    assert lefts == sorted(lefts) and measure(screen, "#p2 .num")["x"] < lefts[0]
    screen.open(folder / "letter.fa-ar.html")
    lefts = [measure(screen, f"#p2 .c{n}")["x"] for n in (1, 2)]
    assert lefts == sorted(lefts, reverse=True) and measure(screen, "#p2 .num")["x"] > lefts[0]


@pytest.mark.parametrize("name", ["torture.en-fa-ar", "torture.fa-ar-en", "torture.stacked"])
def test_every_text_begins_at_the_side_of_its_own_language(
    name: str, folder: Path, screen: Screen
) -> None:
    screen.open(folder / f"{name}.html")
    for size in ("desktop", "phone"):
        screen.show(size)
        assert screen.run(WRONG_SIDES) == []
        assert screen.run("return document.querySelectorAll('nav a.cell').length") > 10


_COUNT_SEEN = "return [...document.images].filter(each => each.naturalWidth && each.width).length"


def test_each_browser_shows_the_pictures_of_a_page(folder: Path, screen: Screen) -> None:
    path = folder / "illustrated.html"
    screen.show("desktop")
    screen.open(path)
    assert screen.run(_COUNT_SEEN) == path.read_bytes().count(b"<img ")
    assert screen.run("return document.querySelector('.alt').clientHeight") == 1
    screen.click("#show-2")
    assert not is_seen(screen, ".alt.c2")
    screen.click("#show-2")


def test_languages_are_one_below_the_other_where_there_is_no_room(
    folder: Path, screen: Screen
) -> None:
    for name, size, is_side_by_side in (
        ("letter.en-fa-ar", "desktop", True),
        ("letter.en-fa-ar", "tablet", False),
        ("letter.fa-ar", "tablet", True),
        ("letter.fa-ar", "phone", False),
    ):
        screen.open(folder / f"{name}.html")
        screen.show(size)
        first, second = (measure(screen, f"#p2 .c{n}") for n in (1, 2))
        assert (first["x"] != second["x"]) is is_side_by_side, (name, size)
        assert (first["y"] + first["height"] <= second["y"]) is not is_side_by_side, (name, size)


def test_a_language_can_be_hidden_and_the_others_take_its_place(
    folder: Path, screen: Screen
) -> None:
    screen.show("desktop")
    screen.open(folder / "letter.en-fa-ar.html")
    before = measure(screen, "#p2 .c1")["width"]
    screen.click("#show-2")
    assert not is_seen(screen, "#p2 .c2")
    assert measure(screen, "#p2 .c1")["width"] > before * 1.3
    screen.click("#show-2")
    assert is_seen(screen, "#p2 .c2")


def test_a_permalink_and_the_pointer_show_the_pair(folder: Path, screen: Screen) -> None:
    colour = "return getComputedStyle(document.querySelector(arguments[0])).backgroundColor"
    screen.show("desktop")
    screen.open(folder / "letter.en-fa-ar.html")
    plain = screen.run(colour, "#p3")
    screen.hover("#p3 .c2")
    assert screen.run(colour, "#p3") != plain
    screen.click("#p4 .num")
    assert screen.run("return location.hash") == "#p4"
    assert screen.run(colour, "#p4") != plain


def test_on_paper_the_languages_are_side_by_side_and_nothing_is_hidden(
    folder: Path, screen: Screen
) -> None:
    screen.open(folder / "torture.tap.html")
    screen.show("phone", media="print")
    lefts = [measure(screen, f"#p3 .c{n}")["x"] for n in (1, 2, 3)]
    assert lefts == sorted(lefts) and len(set(lefts)) == 3
    assert not is_seen(screen, "header") and is_seen(screen, "#p3 .c2 p")


def test_the_contents_are_folded_on_a_phone_alone(folder: Path, screen: Screen) -> None:
    screen.open(folder / "torture.en-fa-ar.html")
    screen.show("desktop")
    assert is_seen(screen, "nav li") and not is_seen(screen, "#unfold")
    screen.show("phone")
    assert not is_seen(screen, "nav li")
    screen.click("nav h2 label")
    assert is_seen(screen, "nav li")
    screen.click("#unfold")
    assert not is_seen(screen, "nav li")


def test_on_tap_a_row_shows_its_other_languages(folder: Path, screen: Screen) -> None:
    screen.show("desktop")
    screen.open(folder / "torture.tap.html")
    assert is_seen(screen, "#p3 .c1 p") and not is_seen(screen, "#p3 .c2 p")
    assert is_seen(screen, "footer .c2 p") and is_seen(screen, "nav .c2")
    screen.hover("#p3 .c1")
    assert is_seen(screen, "#p3 .c2 p")
    screen.click("#p6 .c2")  # a finger that has gone leaves the row focused
    screen.hover("footer")
    assert screen.run("return document.activeElement.id") == "p6"
    assert is_seen(screen, "#p6 .c2 p") and not is_seen(screen, "#p3 .c2 p")
    screen.run("document.querySelector('#p4 .num').focus()")  # as the keyboard does
    assert is_seen(screen, "#p4 .c3 p") and not is_seen(screen, "#p6 .c2 p")
    screen.click("#on-tap")
    assert is_seen(screen, "#p3 .c2 p")


def test_a_table_breaks_no_word_and_the_keyboard_can_move_it(folder: Path, screen: Screen) -> None:
    screen.open(folder / "torture.en-fa-ar.html")
    for size in ("desktop", "phone"):
        screen.show(size)
        assert screen.run(BROKEN, ".scroll :is(td, th):not(.long)", WORD) == []
    wide = "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth)"
    assert screen.run(f"return {wide}.length") >= 3
    assert screen.run(f"const box = {wide}[0]; box.focus(); return document.activeElement === box")
    names = screen.run("return [...document.querySelectorAll('.scroll')].map(e => e.ariaLabel)")
    assert len(set(names)) == len(names) and "Paragraph 21–27 (English)" in names


def test_figures_are_below_each_other_by_their_units(folder: Path, screen: Screen) -> None:
    screen.open(folder / "torture.figures.html")
    screen.show("desktop")
    for direction in ("ltr", "rtl"):
        edges = screen.run(RIGHT_EDGES, f".cell[dir={direction}] td:last-child")
        assert len(edges) == 3 and max(edges) - min(edges) < 1, edges


def test_no_line_ends_in_a_token_but_where_it_may(folder: Path, screen: Screen) -> None:
    screen.open(folder / "tokens.html")
    for size in ("desktop", "tablet", "phone"):
        screen.show(size)
        assert screen.run(BROKEN, ".whole, .token", "[^]+") == []
        assert screen.run("return [...document.querySelectorAll('.token')].some("
                          "e => e.getClientRects().length > 1)"), "some end a line"  # fmt: skip
    hyphens = "return [...document.querySelectorAll('.token, code')]"
    assert screen.run(f"{hyphens}.every(e => getComputedStyle(e).hyphens === 'none')")


# That the judges see a fault


FAULTY = """<!doctype html>
<title>Faulty</title>
<img src="https://nowhere.invalid/a.png">
<div style="width: 4000px">wide</div></span>
"""


def test_the_nu_checker_sees_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "faulty.html"
    page.write_text(FAULTY, encoding="utf-8")
    done = check_pages([page])
    assert done.returncode == 1
    assert "Stray end tag" in done.stdout


def test_axe_sees_a_fault_and_what_is_too_wide_and_fetched_is_seen(
    tmp_path: Path, reader: browser.Reader, need_package: Callable[[str], Path]
) -> None:
    page = tmp_path / "faulty.html"
    page.write_text(FAULTY, encoding="utf-8")
    axe = need_package("axe-core") / "axe.min.js"
    reader.requests.clear()
    with reader.open(page.as_uri()) as opened:
        found = browser.find_violations(opened, axe)
        assert browser.measure_overflow(opened) > 1000
    assert any(line.startswith("violations image-alt") for line in found)
    assert "https://nowhere.invalid/a.png" in reader.requests
