"""Which way a page is written, and what its elements say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.patterns import compile_later
from dragoman.sources._common import Edit
from dragoman.sources._html.tokens import Attribute, Attributes, read_value
from dragoman.texts.left_to_right import RTL
from dragoman.texts.scripts import count_letters

_RTL = compile_later(f"[{RTL}]")
_SAID = compile_later(r"(?<![\w-])direction\s*:\s*(rtl|ltr)\b", re.I)
_ALIGNED = compile_later(r"(?<![\w-])text-align\s*:\s*(right|left)\b", re.I)
_RULE = compile_later(r"\{[^{}]*+\}")
_LONGEST_SELECTOR = 300
_FOR_ONE = compile_later(r"rtl|ltr|\bdir\b", re.I)
_STARTS = {"rtl": "right", "ltr": "left"}
"""The side at which a line begins, by its direction."""


def read_text_direction(texts: Iterable[str]) -> str:
    """Return "rtl" if a third of the letters of texts are written from right to left, else "ltr".

    A text from right to left may have many names, and words of programs, in Latin letters.
    """
    letters = count_letters(texts)
    of_rtl = sum(count for letter, count in letters.items() if _RTL.match(letter))
    return "rtl" if of_rtl * 3 > letters.total() else "ltr"


def read_direction(attributes: Attributes) -> str:
    """Return the direction that an element says, in small letters; "" for none."""
    said = read_value(attributes, "dir") or next(
        iter(_SAID.findall(read_value(attributes, "style"))), ""
    )
    return said.lower()


def find_direction_edits(text: str, attributes: Attributes, old: str, new: str) -> Iterator[Edit]:
    """Yield the edits that turn an element of the old direction over.

    Where it puts the lines at the side at which they begin, they are at the other one then.
    """
    if old == new or read_direction(attributes) != old:
        return
    for name, (before, after) in _list_turned(old, new).items():
        if read_value(attributes, name).lower() == before:
            yield (*attributes[name].span, quote(text, attributes[name], after))
    if style := attributes.get("style"):
        yield from _find_declared(text, style.span, _list_turned(old, new))


def find_sheet_edits(text: str, span: tuple[int, int], old: str, new: str) -> Iterator[Edit]:
    """Yield the edits that turn the rules of a style sheet over that say the old direction.

    A rule for pages of one direction only stays.
    """
    for rule in _RULE.finditer(text, *span) if old != new else ():
        says = {found[1].lower() for found in _SAID.finditer(text, *rule.span())}
        before = text[max(rule.start() - _LONGEST_SELECTOR, span[0]) : rule.start()]
        if old in says and not _FOR_ONE.search(before.rpartition("}")[2]):
            yield from _find_declared(text, rule.span(), _list_turned(old, new))


def _list_turned(old: str, new: str) -> dict[str, tuple[str, str]]:
    return {"dir": (old, new), "align": (_STARTS[old], _STARTS[new])}


def _find_declared(
    text: str, span: tuple[int, int], turned: dict[str, tuple[str, str]]
) -> Iterator[Edit]:
    for pattern, (before, after) in zip((_SAID, _ALIGNED), turned.values(), strict=True):
        for found in pattern.finditer(text, *span):
            if found[1].lower() == before:
                yield (*found.span(1), after)


def quote(text: str, found: Attribute, value: str) -> str:
    """Return a value for an attribute that is there, with quotation marks if it has none."""
    if found.quote:
        return value
    has_value = found.span[0] < found.span[1]
    return f'"{value}"' if has_value else f'="{value}"'
