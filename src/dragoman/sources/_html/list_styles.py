"""The lists of HTML: how their items are numbered, and which marker each one has.

``type``, ``start``, ``reversed`` and ``value`` say it, and ``list-style`` of CSS: in an element, or
in a style sheet of the page, of which only simple selectors are read.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.css_lists import read_list_style, read_list_type, write_css_marker
from dragoman.list_markers import BULLET, TASKS
from dragoman.patterns import compile_later
from dragoman.sources._html.names import LISTS
from dragoman.sources._html.tokens import Attribute, HtmlToken, read_tag_attributes

_SHEET = compile_later(r"<style\b[^<>]*>(.*?)(?:</style|\Z)", re.I | re.S)
_COMMENT = compile_later(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_COMPOUND = compile_later(r"([a-z][a-z0-9]*|\*)?((?:[.#][\w-]+)*)", re.I)
_BEFORE_BOX = frozenset({"label", "p", "span", "div"})
MOST_AROUND = 40
"""So many elements around one are looked at, the nearest, to find out which rules are for it."""
_MOST_RULES = 100
"""So many rules of a page are read, the last: each list and each item is compared with them."""

Compound = tuple[str, frozenset[str]]
"""The name of an element, or none, with its classes as ``.name`` and its id as ``#name``."""
ListRules = tuple[tuple[tuple[Compound, ...], str], ...]
"""The selectors of a page, each with the style of its lists; the one that counts most is first."""


@dataclass(slots=True)
class HtmlList:
    """A list that is being read."""

    style: str
    """The style of its numbers; "disc" for bullets, "none" for no markers."""
    number: int
    """That of its next item."""
    step: int


def read_rules(text: str) -> ListRules:
    """Return the rules for lists in the style sheets of a page.

    The selector with the most parts counts, and of equal ones the last.
    """
    if "list-style" not in text:
        return ()
    sheets = (_COMMENT.sub("", match[1]) for match in _SHEET.finditer(text))
    rules = (
        (compounds, style)
        for sheet in sheets
        for block in sheet.split("}")
        if (style := read_list_style(block.rpartition("{")[2]))
        for selector in _list_selectors(block)
        if (compounds := tuple(_read_selector(selector)))
    )
    last = deque(rules, _MOST_RULES)
    return tuple(sorted(reversed(last), key=lambda rule: _weigh(rule[0]), reverse=True))


def _weigh(compounds: Sequence[Compound]) -> tuple[int, int]:
    return sum(len(marks) for _, marks in compounds), sum(bool(name) for name, _ in compounds)


def _list_selectors(block: str) -> list[str]:
    """Return the selectors of a rule without its last bracket, which may follow other things."""
    before = block.rpartition("{")[0]
    return re.split(r"[{;]", before)[-1].split(",")


def _read_selector(selector: str) -> Iterator[Compound]:
    """Yield the parts of a selector, the outermost first; none where it is not simple."""
    parts = [_COMPOUND.fullmatch(each) for each in selector.replace(">", " ").split()]
    if all(parts):
        for match in filter(None, parts):
            name = (match[1] or "").lower().replace("*", "")
            yield name, frozenset(re.findall(r"[.#][\w-]+", match[2]))


def describe_element(name: str, attributes: Mapping[str, Attribute]) -> Compound:
    """Return what selectors know of an element."""
    classes = attributes["class"].value.split() if "class" in attributes else []
    identity = [f"#{attributes['id'].value}"] if "id" in attributes else []
    return name, frozenset([*(f".{each}" for each in classes), *identity])


def find_rule(rules: ListRules, chain: Sequence[Compound]) -> str:
    """Return the style that the last element of a chain gets from a page; "" for none."""
    return next((style for compounds, style in rules if _matches(compounds, chain)), "")


def _matches(compounds: Sequence[Compound], chain: Sequence[Compound]) -> bool:
    if not chain or not _fits(compounds[-1], chain[-1]):
        return False
    around = iter(reversed(chain[:-1]))
    return all(any(_fits(each, one) for one in around) for each in reversed(compounds[:-1]))


def _fits(compound: Compound, element: Compound) -> bool:
    return compound[0] in ("", element[0]) and compound[1] <= element[1]


def open_list(name: str, attributes: Mapping[str, Attribute], rule: str, count: int) -> HtmlList:
    """Return a list that begins. ``rule`` is its style in the page, ``count`` its items, if it
    counts down."""
    usual = "decimal" if name == "ol" else "disc"
    is_reversed = "reversed" in attributes and name == "ol"
    start = _read_number(attributes.get("start"), count if is_reversed else 1)
    style = _read_own(attributes) or rule or _read_type(attributes, name)
    return HtmlList(style or usual, start, -1 if is_reversed else 1)


def make_marker(around: HtmlList | None, attributes: Mapping[str, Attribute], rule: str) -> str:
    """Return the marker of the next item of a list; "" where nobody sees one."""
    if around is None:
        return BULLET
    number = _read_number(attributes.get("value"), around.number)
    around.number = number + around.step
    style = _read_own(attributes) or rule or _read_type(attributes, "ol")
    style = style or around.style
    return write_css_marker(number, style)


def find_task(text: str, tokens: Iterable[HtmlToken]) -> str:
    """Return the marker of an item that begins with a box to tick; "" for another one.

    ``tokens`` are those behind its tag.
    """
    for token in tokens:
        if token.kind == "start" and token.name == "input":
            attributes = read_tag_attributes(text, token)
            is_box = "type" in attributes and attributes["type"].value.lower() == "checkbox"
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


def _read_own(attributes: Mapping[str, Attribute]) -> str:
    found = attributes.get("style")
    return read_list_style(found.value) if found else ""


def _read_type(attributes: Mapping[str, Attribute], name: str) -> str:
    value = attributes["type"].value if "type" in attributes else ""
    return read_list_type(value, name)


def _read_number(attribute: Attribute | None, default: int) -> int:
    value = attribute.value.strip() if attribute else ""
    is_number = value.isascii() and value.removeprefix("-").isdigit() and len(value) < 7
    return int(value) if is_number else default
