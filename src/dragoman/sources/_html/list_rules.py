"""What style sheets say of the markers of lists: those in a page, and those that it names.

Only simple selectors are read. What is meant for paper only, or for one program, does not count.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from dragoman.patterns import compile_later
from dragoman.sources._html.tokens import Attributes, HtmlToken, read_tag_attributes, read_words
from dragoman.texts.css_lists import read_list_style, read_marker_content

_SHEET = compile_later(
    r"<!--.*?(?:-->|\Z)|<style\b(?P<style>[^<>]*)>(?P<sheet>.*?)(?:</style|\Z)"
    r"|<(?:link|\?xml-stylesheet)\b(?P<link>[^<>]*)>",
    re.I | re.S,
)
"""A comment, which is passed over; a style sheet in the page; or the tag that names one in another
file."""
_COMMENT = compile_later(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_IMPORT = compile_later(
    r"@import\s+(?:url\(\s*)?[\"']?([^\"'()\s;{}]++)[\"']?\s*+\)?([^;{}@]*+)(?:;|\Z)", re.I
)
_MEDIA = compile_later(r"@media\b([^{};@]*+)\{((?:[^{}]|\{[^{}]*\})*+)\}", re.I)
_MEDIUM = compile_later(r"(?:(not|only)\s+)?([a-z][\w-]*)", re.I)
_SCREENS = frozenset({"all", "screen", "layer", "supports"})
"""Words at the beginning of a condition that is true on a screen, or that is not of media."""
_BEFORE_ITEM = compile_later(r"(.*\bli(?:\.[\w-]+)*)::?before", re.I | re.S)
_COMPOUND = compile_later(r"([a-z][a-z0-9]*|\*)?((?:[.#][\w-]+)*)", re.I)
MOST_AROUND = 40
"""So many elements around one are looked at, the nearest, to find out which rules are for it."""
_MOST_RULES = 100
"""So many rules of a page are read, the last: each list and each item is compared with them."""

Compound = tuple[str, frozenset[str]]
"""The name of an element, or none, with its classes as ``.name`` and its id as ``#name``."""
ListRules = tuple[tuple[tuple[Compound, ...], str], ...]
"""Selectors, each with the style of its lists."""
SheetReader = Callable[[str], ListRules]
"""Returns the rules of the style sheet at an address, in their order; none where it is not read."""


def read_no_sheet(address: str) -> ListRules:
    """Return nothing, for a page whose style sheets in other files are not read."""
    return ()


def read_rules(text: str, read_sheet: SheetReader = read_no_sheet) -> ListRules:
    """Return the rules for lists in the style sheets of a page; the one that counts most is first.

    The selector with the most parts counts, and of equal ones the last.
    """
    if "list-style" not in text and read_sheet is read_no_sheet:
        return ()
    last = deque(_list_page_rules(text, read_sheet), _MOST_RULES)
    return tuple(sorted(reversed(last), key=lambda rule: _weigh(rule[0]), reverse=True))


def _list_page_rules(
    text: str, read_sheet: SheetReader
) -> Iterator[tuple[tuple[Compound, ...], str]]:
    for match in _SHEET.finditer(text):
        name = "style" if match["style"] is not None else "link"
        token = HtmlToken("start", *match.span(), name, match.span(name))
        attributes = {key: each.value for key, each in read_tag_attributes(text, token).items()}
        if not _is_for_screens(attributes.get("media", "")):
            continue
        if name == "style":
            yield from read_sheet_rules(match["sheet"], read_sheet)
        elif _names_sheet(attributes, match[0]):
            yield from read_sheet(attributes["href"])


def _names_sheet(attributes: Mapping[str, str], tag: str) -> bool:
    """Return whether a tag names a style sheet that is used without being chosen."""
    words = attributes.get("rel", "").lower().split()
    is_used = "alternate" not in words and attributes.get("alternate") != "yes"
    return "href" in attributes and is_used and ("stylesheet" in words or tag.startswith("<?"))


def read_sheet_rules(sheet: str, read_imported: SheetReader) -> ListRules:
    """Return the last rules for lists in a style sheet, in the order in which they count.

    Only so many as a page may have: sheets that import each other twice would have endlessly many.
    """
    sheet = _COMMENT.sub("", sheet)
    imported = (
        rule
        for address, media in _IMPORT.findall(sheet)
        if _is_for_screens(media)
        for rule in read_imported(address)
    )
    if "list-style" not in sheet:
        return tuple(deque(imported, _MOST_RULES))
    shown = _MEDIA.sub(lambda match: match[2] if _is_for_screens(match[1]) else "", sheet)
    own = (
        (compounds, style)
        for block in shown.split("}")
        for selector, style in _list_styled(block)
        if (compounds := tuple(_read_selector(selector)))
    )
    return tuple(deque(chain(imported, own), _MOST_RULES))


def _is_for_screens(media: str) -> bool:
    """Return whether a list of conditions may be true on a screen. Sizes are not looked at."""
    for each in media.split(","):
        match = _MEDIUM.match(each.strip())
        is_screen = match is None or match[2].lower() in _SCREENS
        if is_screen is not bool(match and match[1] and match[1].lower() == "not"):
            return True
    return False


def _weigh(compounds: Sequence[Compound]) -> tuple[int, int]:
    return sum(len(marks) for _, marks in compounds), sum(bool(name) for name, _ in compounds)


def _list_styled(block: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors of a rule that says how markers look, each with the style of these.

    What is before an item is its marker in pages of Google Docs, and of others that draw their own.
    """
    declarations = block.rpartition("{")[2]
    style = read_list_style(declarations)
    before = read_marker_content(declarations) if "content" in declarations else ""
    for selector in _list_selectors(block) if style or before else ():
        item = _BEFORE_ITEM.fullmatch(selector.strip())
        if item and before:
            yield item[1], before
        elif style and not item:
            yield selector, style


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


def describe_element(name: str, attributes: Attributes) -> Compound:
    """Return what selectors know of an element."""
    identity = [f"#{attributes['id'].value}"] if "id" in attributes else []
    return name, frozenset([*(f".{each}" for each in read_words(attributes, "class")), *identity])


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
