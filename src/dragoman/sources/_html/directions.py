"""Which way a page is written, and what its elements say of it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.patterns import compile_later
from dragoman.sources._common import Edit
from dragoman.sources._html.tokens import Attribute, Attributes, HtmlToken, read_value
from dragoman.texts.left_to_right import RTL
from dragoman.texts.scripts import count_letters

_RTL = compile_later(f"[{RTL}]")
_ANY = compile_later(r"[^\W\d_]")
_SAID = compile_later(r"(?<![\w-])direction\s*:\s*(rtl|ltr)\b", re.I)
_ALIGNED = compile_later(r"(?<![\w-])text-align\s*:\s*(right|left)\b", re.I)
_RULE = compile_later(r"\{[^{}]*+\}")
_UNREAD = compile_later(r"/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|\"[^\"\n]*+\"|'[^'\n]*+'|<!--")
_LONGEST_SELECTOR = 300
_FOR_ONE = compile_later(r"(?<![a-z])(?:rtl|ltr|dir)(?![a-z])", re.I)
_ANY_TEXT = compile_later(
    r"(?:\s*+(?:(?:html|body|div|p|li|t[dhr]|table|d[dt]|h[1-6]|blockquote)"
    r"(?:\.(?:western|cjk|ctl))?|\.c\d+)(?:\s*+,|\s++|\Z))+",
    re.I,
)
"""The rules that word processors write for every text. In a page from left to right, another rule
that says so is for what has that direction in any language: code, formulas, maps."""
_STARTS = {"rtl": "right", "ltr": "left"}
"""The side at which a line begins, by its direction."""


def read_text_direction(texts: Iterable[str]) -> str:
    """Return "rtl" if a third of the letters of texts are written from right to left, else "ltr".

    A text from right to left may have many names, and words of programs, in Latin letters.
    """
    letters = count_letters(texts)
    of_rtl = sum(count for letter, count in letters.items() if _RTL.match(letter))
    return "rtl" if of_rtl * 3 > letters.total() else "ltr"


class Moved(NamedTuple):
    """Which elements turn over with a text in them."""

    starts: Sequence[int]
    """Where the texts are that are translated, or have no letters of the old direction."""
    ends: Mapping[int, int]
    """Where elements end, by where they begin."""

    def is_in(self, token: HtmlToken) -> bool:
        """Return whether such a text is in an element. One without an end tag has all below it."""
        first = bisect_left(self.starts, token.start)
        return first < bisect_left(self.starts, self.ends.get(token.start, sys.maxsize))


def find_moved(tokens: Iterable[HtmlToken], kept: Iterable[tuple[int, str]], old: str) -> Moved:
    """Return what turns over from an old direction, of tokens with texts between them.

    ``kept`` are the places of the texts with what stays of each: nothing of a translated one.
    """
    opened: defaultdict[str, list[int]] = defaultdict(list)
    ends: dict[int, int] = {}
    for token in tokens:
        if token.kind == "start":
            opened[token.name].append(token.start)
        elif token.kind == "end" and opened[token.name]:
            ends[opened[token.name].pop()] = token.end
    letter = _RTL if old == "rtl" else _ANY
    return Moved(sorted(start for start, rest in kept if not letter.search(rest)), ends)


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

    A rule for pages of one direction only stays, and so does a comment.
    """
    if old == new:
        return
    start, end = span
    sheet = _UNREAD.sub(lambda found: " " * len(found[0]), text[start:end])
    for rule in _RULE.finditer(sheet):
        if old not in (found[1].lower() for found in _SAID.finditer(sheet, *rule.span())):
            continue
        before = sheet[max(rule.start() - _LONGEST_SELECTOR, 0) : rule.start()]
        selector = re.split("[{};]", before)[-1]
        is_for_any = old == "rtl" or _ANY_TEXT.fullmatch(selector)
        if is_for_any and not _FOR_ONE.search(selector):
            for begin, stop, after in _find_declared(sheet, rule.span(), _list_turned(old, new)):
                yield start + begin, start + stop, after


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
