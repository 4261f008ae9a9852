"""How a text differs from the style of its paragraph: marks of our dialect, and other looks.

A look has the names of Word, for every format: "b", "i", "strike", "u", "vertAlign", "sz" and
"ascii font", and for text of complex scripts, such as Arabic, "bCs", "iCs", "szCs", "cs font";
"rtl" says that these count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dragoman.model import SpanKind
from dragoman.sources._office.looks import OtherLook

Look = Mapping[str, str]
"""Properties of text by name; a missing one is off or as the program likes."""
COMPLEX_FONTS = frozenset(
    {"arial", "calibri", "courier new", "dejavu sans", "segoe ui", "tahoma", "times new roman"}
)
"""Fonts that have Arabic and Hebrew letters, in small letters."""
_HEIGHTS = {"superscript": SpanKind.SUPERSCRIPT, "subscript": SpanKind.SUBSCRIPT}
_MARKED = frozenset({"b", "bCs", "i", "iCs", "strike", "u", "vertAlign", "rtl"})
_COUNTING = {
    "": frozenset({"sz", "ascii font"}),
    "complex": frozenset({"szCs", "cs font"}),
    "east": frozenset({"sz", "eastAsia font"}),
    "signs": frozenset({"sz"}),
}
"""By the kind of a text, the sizes and fonts that count: for complex scripts, such as Arabic, and
for Chinese and its neighbours there are others, and of signs nobody sees the font."""
_SIZES = frozenset().union(*_COUNTING.values())
_EAST = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
_LATIN = re.compile("[0-9A-Za-z\u00c0-\u052f]")
_OF_CODE = _SIZES | {"shd", "highlight", "color"}
"""How code may look without being more than code."""


class Difference(NamedTuple):
    """How a run differs from the style of its paragraph."""

    marks: frozenset[SpanKind]
    other: OtherLook
    is_rtl: bool


def join_levels(levels: Iterable[Look]) -> Look:
    """Return the look that several make together: the last one that says something counts."""
    joined: dict[str, str] = {}
    for level in levels:
        joined |= level
    return {name: value for name, value in joined.items() if value}


def find_missing(levels: Sequence[Look], name: str, complex_name: str) -> str | None:
    """Return the value of a property where a nearer level has it than its counterpart.

    ``complex_name`` is the same property for letters of the other kind. None if that is nearer.
    """
    for level in reversed(levels):
        if complex_name in level:
            return None
        if name in level:
            return level[name]
    return None


def is_fixed_width(look: Look) -> bool:
    """Return whether a font is one for code, by its name."""
    font = look.get("ascii font", "").casefold()
    return any(word in font for word in ("mono", "courier", "consol", "menlo", "typewriter"))


def compare_looks(base: Look, look: Look, *, is_code: bool) -> Difference:
    """Return how a look differs from that of its paragraph."""
    marks: set[SpanKind] = set()
    others: list[tuple[str, str]] = []
    is_rtl = bool(look.get("rtl"))
    for name, ours, mark in (
        ("b", "bCs" if is_rtl else "b", SpanKind.STRONG),
        ("i", "iCs" if is_rtl else "i", SpanKind.EMPHASIS),
        ("strike", "strike", SpanKind.DELETED),
        ("u", "u", SpanKind.INSERTED),
    ):
        is_usual = bool(base.get(name) or base.get(ours))
        if look.get(ours) and not is_usual:
            marks.add(mark)
        elif is_usual and not look.get(ours):
            others.append((name, ""))
    height = look.get("vertAlign", "")
    if height != base.get("vertAlign", ""):
        if height in _HEIGHTS:
            marks.add(_HEIGHTS[height])
        else:
            others.append(("vertAlign", ""))
    if is_code or (is_fixed_width(look) and not is_fixed_width(base)):
        marks.add(SpanKind.CODE)
    ignored = _MARKED
    if SpanKind.CODE in marks:
        ignored |= _OF_CODE
    for name in sorted({*base, *look} - ignored):
        if look.get(name, "") != base.get(name, ""):
            others.append((name, look.get(name, "")))
    return Difference(frozenset(marks), tuple(sorted(others)), is_rtl)


def list_ignored(text: str, difference: Difference) -> frozenset[str]:
    """Return the properties that a reader does not see in the letters of a text."""
    kind = "signs"
    if any(map(str.isalnum, text)):
        kind = "east" if _EAST.search(text) and not _LATIN.search(text) else ""
        kind = "complex" if difference.is_rtl else kind
    ignored = _SIZES - _COUNTING[kind]
    return ignored | _OF_CODE if SpanKind.CODE in difference.marks else ignored
