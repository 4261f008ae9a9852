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
_STARTS = {"rtl": "right", "ltr": "left"}
"""The side at which a line begins, by its direction."""


def read_text_direction(texts: Iterable[str]) -> str:
    """Return "rtl" if most letters of texts are written from right to left, else "ltr"."""
    letters = count_letters(texts)
    of_rtl = sum(count for letter, count in letters.items() if _RTL.match(letter))
    return "rtl" if of_rtl * 2 > letters.total() else "ltr"


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
    turned = {"dir": (old, new), "align": (_STARTS[old], _STARTS[new])}
    for name, (before, after) in turned.items():
        if read_value(attributes, name).lower() == before:
            yield (*attributes[name].span, quote(text, attributes[name], after))
    if style := attributes.get("style"):
        for pattern, (before, after) in zip((_SAID, _ALIGNED), turned.values(), strict=True):
            for found in pattern.finditer(text, *style.span):
                if found[1].lower() == before:
                    yield (*found.span(1), after)


def quote(text: str, found: Attribute, value: str) -> str:
    """Return a value for an attribute that is there, with quotation marks if it has none."""
    if found.quote:
        return value
    has_value = found.span[0] < found.span[1]
    return f'"{value}"' if has_value else f'="{value}"'
