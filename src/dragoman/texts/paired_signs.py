"""Quotation marks and brackets that are in pairs, around a run of a text and in it."""

from __future__ import annotations

import re

from dragoman.patterns import compile_later

PAIRS = ("()", "[]", "{}", "<>", "«»", "“”", "„“", "„”", "‘’", "‹›")
AMBIGUOUS_PAIRS = ('""', "''", "»«")
"""Pairs of which each sign may open as well as close; some writers turn the guillemets."""
_CLOSINGS = {
    opening: "".join(pair[1] for pair in PAIRS if pair[0] == opening) for opening in "([{<«“„‘‹"
}
_APOSTROPHE = compile_later(r"(?<=\w)’(?=\w)")
"""A sign between two letters, which closes no quotation: ‘It’s me’."""


def find_end(flat: str, start: int, end: int, after: re.Pattern[str]) -> int:
    """Return the end of a run, extended by the quotation marks and brackets that close it."""
    inside = _drop_apostrophes(flat[start:end])
    while (match := after.match(flat, end)) and _is_unclosed(inside, match["sign"]):
        inside, end = inside + match[0], match.end()
    return end


def find_start(flat: str, start: int, end: int) -> int:
    """Return the start of a run, extended by the quotation marks and brackets that it closes."""
    inside = _drop_apostrophes(flat[start:end])
    while start and _is_unopened(inside, flat[start - 1]):
        start -= 1
        inside = flat[start] + inside
    return start


def _drop_apostrophes(text: str) -> str:
    return _APOSTROPHE.sub("", text) if "’" in text else text


def _is_unopened(text: str, opening: str) -> bool:
    """Return whether a text has a quotation mark or bracket that a sign before it would open."""
    if opening == '"':
        return text.count('"') % 2 == 1
    closing = _CLOSINGS.get(opening, "")
    before = text.partition(opening)[0]
    if any(sign in before for sign in closing):
        return True
    return sum(map(text.count, closing)) > text.count(opening)


def _is_unclosed(text: str, closing: str) -> bool:
    """Return whether a text has a quotation mark or bracket that a sign after it would close."""
    if closing == '"':
        return text.count('"') % 2 == 1
    opened = sum(text.count(pair[0]) for pair in PAIRS if pair[1] == closing)
    return opened > text.count(closing)
