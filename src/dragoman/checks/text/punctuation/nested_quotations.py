"""The quotations of a text: which mark opens each, which closes it, and how they are nested.

``quotations`` only counts marks, and a mark that is unclear may do either. Who asks here puts other
marks in their place, so nothing is said of a text in which one mark is unclear.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.checks.text.languages import OUTWARD_GUILLEMETS
from dragoman.patterns import compile_later

_QUOTATION_MARK = compile_later('[«»“”„‟"]')
_EITHER_SIDE = (
    "—–-/\u200c\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ue001"
)
_FREE_BEFORE = "([{«“„" + _EITHER_SIDE
_FREE_AFTER = ".,;:!?…،؛؟)]}»”" + _EITHER_SIDE
_QUOTED = compile_later('«[^«»]{1,500}»|“[^“”]{1,500}”|"[^"]{1,500}"')
_WORD = compile_later(r"\S+")
_OPENING = "«“„‟"
"""Marks that open where the characters around them do not tell; the others close."""


class Quotation(NamedTuple):
    """A quotation: the places of its two marks, and how it is nested."""

    start: int
    end: int
    """The place of the closing mark."""
    is_inner: bool
    """Whether it is within another quotation."""
    has_inner: bool
    """Whether another quotation is within it."""


def find_quotations(text: str, language: str) -> list[Quotation]:
    """Return the quotations of a text, sorted; none where it is not certain what closes what."""
    found: list[Quotation] = []
    open_: list[tuple[int, int]] = []
    for match in _QUOTATION_MARK.finditer(text):
        at = match.start()
        role = _read_role(text, at, language)
        if not role or (role == "closes" and not open_):
            return []
        if role == "opens":
            open_.append((at, len(found)))
            continue
        start, inner = open_.pop()
        if not _are_partners(text[start], match[0]):
            return []
        found.append(Quotation(start, at, bool(open_), len(found) > inner))
    return [] if open_ else sorted(found)


def find_words_with(sign: re.Pattern[str], text: str) -> frozenset[int]:
    """Return all places of the words that have a sign, and of the quotations with such a word."""
    matches = [*_QUOTED.finditer(text), *_WORD.finditer(text)]
    return frozenset(
        at for match in matches if sign.search(match[0]) for at in range(*match.span())
    )


def _read_role(text: str, at: int, language: str) -> str:
    """Return what a mark does, by the characters around it: "opens", "closes", or "" if unclear."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    free_before = not before or before.isspace() or before in _FREE_BEFORE
    free_after = not after or after.isspace() or after in _FREE_AFTER
    if free_before != free_after:
        return "opens" if free_before else "closes"
    if text[at] == '"':
        return ""
    if text[at] in "«»" and language not in OUTWARD_GUILLEMETS:
        return ""
    return "opens" if text[at] in _OPENING else "closes"


def _are_partners(opening: str, closing: str) -> bool:
    return {opening, closing} <= set("“”„‟") or {opening, closing} in ({'"'}, {"«", "»"}, {"»"})
