"""The lists of HTML: how their items are numbered, and which marker each one has.

``type``, ``start``, ``reversed`` and ``value`` say it, and ``list-style`` of CSS: in an element, or
in a style sheet (``list_rules``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.sources._html.names import LISTS
from dragoman.sources._html.tokens import Attributes, HtmlToken, read_tag_attributes, read_value
from dragoman.texts.css_lists import read_list_style, read_list_type, write_css_marker
from dragoman.texts.list_markers import BULLET, TASKS

_BEFORE_BOX = frozenset({"label", "p", "span", "div"})


@dataclass(slots=True)
class HtmlList:
    """A list that is being read."""

    style: str
    """The style of its numbers; "disc" for bullets, "none" for no markers."""
    number: int
    """That of its next item."""
    step: int


def open_list(name: str, attributes: Attributes, rule: str, count: int) -> HtmlList:
    """Return a list that begins. ``rule`` is its style in the page, ``count`` its items, if it
    counts down."""
    usual = "decimal" if name == "ol" else "disc"
    is_reversed = "reversed" in attributes and name == "ol"
    start = _read_number(attributes, "start", count if is_reversed else 1)
    style = _read_own(attributes) or rule or _read_type(attributes, name)
    return HtmlList(style or usual, start, -1 if is_reversed else 1)


def make_marker(around: HtmlList | None, attributes: Attributes, rule: str) -> str:
    """Return the marker of the next item of a list; "" where nobody sees one."""
    if around is None:
        return BULLET
    number = _read_number(attributes, "value", around.number)
    around.number = number + around.step
    style = _read_own(attributes) or rule or _read_type(attributes, "ol") or around.style
    return write_css_marker(number, style)


def find_task(text: str, tokens: Iterable[HtmlToken]) -> str:
    """Return the marker of an item that begins with a box to tick; "" for another one.

    ``tokens`` are those behind its tag.
    """
    for token in tokens:
        if token.kind == "start" and token.name == "input":
            attributes = read_tag_attributes(text, token)
            is_box = read_value(attributes, "type").lower() == "checkbox"
            done, undone = TASKS
            return "" if not is_box else done if "checked" in attributes else undone
        is_before = token.name in _BEFORE_BOX if token.kind == "start" else token.kind == "text"
        if not is_before or (token.kind == "text" and token.read_text(text).strip()):
            return ""
    return ""


def count_items(tokens: Iterable[HtmlToken]) -> dict[int, int]:
    """Return how many items each list has, by where its tag begins."""
    counts: dict[int, int] = {}
    around: list[int] = []
    for token in tokens:
        if token.name in LISTS and token.kind == "start":
            around.append(token.start)
            counts[token.start] = 0
        elif token.name in LISTS and token.kind == "end" and around:
            around.pop()
        elif token.kind == "start" and token.name == "li" and around:
            counts[around[-1]] += 1
    return counts


def _read_own(attributes: Attributes) -> str:
    return read_list_style(read_value(attributes, "style"))


def _read_type(attributes: Attributes, name: str) -> str:
    return read_list_type(read_value(attributes, "type"), name)


def _read_number(attributes: Attributes, name: str, default: int) -> int:
    value = read_value(attributes, name)
    is_number = value.isascii() and value.removeprefix("-").isdigit() and len(value) < 7
    return int(value) if is_number else default
