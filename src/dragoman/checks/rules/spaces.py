"""Spaces: where none belongs, where one is missing, and where there are two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks._model import ARABIC_SCRIPT, Hit, Pair, rule
from dragoman.checks.text.characters import H, L

_LEADING = re.compile("[\u200e\u200f\u061c]*(\\s*)[\u200e\u200f\u061c]*")
_MARKS = "\u200e\u200f\u061c"
_DOUBLE = re.compile(r"(?<=\S)  +(?=\S)")
_BEFORE = re.compile(rf"(?<=[{L}{H}]) +(?=[،؛؟!:](?![)(\]\[|DP]|[-'])|\.(?![.\w/\\]))")
_SOURCE_BEFORE = re.compile(r"\w[ \u00a0][,;?.!:](?:\s|$)")
_AFTER = re.compile(f"(?<=[{L}{H}]{{2}})،(?=[{L}]{{2}})")
_SOURCE_AFTER = re.compile(r"[^\W\d],[^\W\d]")
_INSIDE = re.compile(r"(?<=[(«]) +(?=[^\s)»])|(?<=[^\s(«]) +(?=[)»])")
_SOURCE_INSIDE = re.compile(r"[(\[«] | [)\]»]")


@rule(
    "edge-whitespace",
    "hint",
    fix="safe",
    silent=[
        ("ar", "Name: ", "الاسم: "),
        ("fa", "Name", "\u200fنام"),
        ("fa", " and ", " و "),
    ],
    fires=[("ar", "Name: ", "الاسم:"), ("fa", "Name", " نام"), ("fa", "Name", "نام\t")],
)
def edge_whitespace(pair: Pair) -> Iterator[Hit]:
    """The translation begins or ends with other white space than the source."""
    if not pair.source.strip() or not pair.target.strip():
        return
    for (start, end), wanted in zip(_edges(pair.target), _edge_texts(pair.source), strict=True):
        there = pair.target[start:end]
        if there.replace("\n", "") != wanted.replace("\n", ""):
            side = "end" if start else "begin"
            yield Hit(start, end, f"Let it {side} as the source does.", wanted, safe=True)


def _edges(text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Give where the white space around a text stands; marks of direction may be in it."""
    inner = text.lstrip()
    first = len(text) - len(inner)
    if inner[:1] and inner[:1] in _MARKS and not first:
        marks = len(inner) - len(inner.lstrip(_MARKS))
        first = marks + len(inner[marks:]) - len(inner[marks:].lstrip())
        return (marks, first), _tail(text)
    return (0, first), _tail(text)


def _tail(text: str) -> tuple[int, int]:
    outer = text.rstrip()
    if outer[-1:] and outer[-1:] in _MARKS and len(outer) == len(text):
        end = len(outer.rstrip(_MARKS))
        return len(text[:end].rstrip()), end
    return len(outer), len(text)


def _edge_texts(text: str) -> tuple[str, str]:
    (start, end), (last, stop) = _edges(text)
    return text[start:end], text[last:stop]


@rule(
    "double-space",
    "hint",
    fix="safe",
    needs=" ",
    silent=[("fa", "wrote a  letter", "نامه  نوشت"), ("fa", "one\ntwo", "یک\n  دو")],
    fires=[("fa", "wrote a letter", "نامه  نوشت"), ("ar", "a letter", "رسالة   واحدة")],
)
def double_space(pair: Pair) -> Iterator[Hit]:
    """Two spaces stand where one is enough."""
    if "  " in pair.source or "  " not in pair.target:
        return
    for found in _DOUBLE.finditer(pair.t):
        yield Hit(*found.span(), "Write one space.", " ", safe=True)


@rule(
    "space-before-punctuation",
    "hint",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs=" ",
    silent=[
        ("fa", "Thanks :)", "سپاس :)"),
        ("fa", "Uses .NET", "کاربرد .NET"),
        ("ar", "Wait ...", "انتظروا ..."),
        ("ar", "really ?", "حقّا ؟"),
    ],
    fires=[
        ("ar", "Really?", "حقّا ؟"),
        ("fa", "A letter.", "یک نامه ."),
        ("fa", "one; two", "یک ؛ دو"),
    ],
)
def space_before_punctuation(pair: Pair) -> Iterator[Hit]:
    """A space stands before a punctuation mark."""
    if _BEFORE.search(pair.t) is None or _SOURCE_BEFORE.search(pair.source):
        return
    for found in _BEFORE.finditer(pair.t):
        yield Hit(*found.span(), "Write no space before the mark.", "", safe=True)


@rule(
    "space-after-punctuation",
    "hint",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs="،",
    silent=[("fa", "yes,no", "بله،خیر"), ("ar", "one, two", "واحد، اثنان")],
    fires=[("fa", "yes, no", "بله،خیر"), ("ar", "one, two", "واحد،اثنان")],
)
def space_after_punctuation(pair: Pair) -> Iterator[Hit]:
    """The space after a comma is missing."""
    if _AFTER.search(pair.t) is None or _SOURCE_AFTER.search(pair.source):
        return
    for found in _AFTER.finditer(pair.t):
        yield Hit(*found.span(), "Write a space after the comma.", "، ", safe=True)


@rule(
    "space-inside-brackets",
    "hint",
    fix="safe",
    needs="()«»",
    silent=[("fa", "a ( b ) c", "آ ( ب ) پ"), ("ar", "none ()", "لا شيء ( )")],
    fires=[("ar", "a (b) c", "أ (ب ) ج"), ("fa", "a “b” c", "آ « ب » پ")],
)
def space_inside_brackets(pair: Pair) -> Iterator[Hit]:
    """A space stands inside brackets or quotation marks."""
    if _INSIDE.search(pair.t) is None or _SOURCE_INSIDE.search(pair.source):
        return
    for found in _INSIDE.finditer(pair.t):
        yield Hit(*found.span(), "Write no space here.", "", safe=True)
