"""Quotation marks and brackets that are in pairs, around a run of a text and in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.patterns import compile_later

PAIRS = ("()", "[]", "{}", "<>", "«»", "“”", "„“", "„”", "‘’", "‹›")
AMBIGUOUS_PAIRS = ('""', "''", "»«")
"""Pairs of which each sign may open as well as close; some writers turn the guillemets."""
_CLOSINGS = {
    opening: "".join(pair[1] for pair in PAIRS if pair[0] == opening) for opening in "([{<«“„‘‹"
}
_PARTNERS = {sign: pair for pair in ("()", "[]", "{}", "«»", "“”") for sign in pair}
"""By each sign, the pair that is looked for in a run and around it."""
_SIGN = compile_later("[" + re.escape("".join(_PARTNERS)) + "]")
_FARTHEST = 500
"""In characters: how far from a run the other sign of a pair is looked for."""
_BESIDE = " \t\u00a0,.;:!?|=–—-"
"""Spaces and marks that belong to the text around where a run is parted."""
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


def part_at_pairs(flat: str, start: int, end: int, cut: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run between the signs in it whose partners are outside it.

    In "HRW (Human Rights Watch، ...)", the bracket is one of the text around: in the run, the two
    would be drawn as if both opened. Spaces and marks beside such a sign are of that text, too, and
    so is a part of nothing but signs. ``cut`` is the flat text with spaces for what cannot be cut:
    a run that is parted inside emphasis would be in three pieces, and its words in another order.
    """
    for place in _find_unpaired(flat, start, end):
        if cut[place] != flat[place] or not _has_partner(flat, place, start, end):
            continue
        last = start + len(flat[start:place].rstrip(_BESIDE))
        if any(map(str.isalnum, flat[start:last])):
            yield start, last
        start = place + 1
        while start < end and flat[start] in _BESIDE:
            start += 1
    if start < end:
        yield start, end


def _has_partner(flat: str, place: int, start: int, end: int) -> bool:
    """Return whether the other sign of a pair is outside the run in which there is one, with more
    than signs between it and the run."""
    pair = _PARTNERS[flat[place]]
    if flat[place] == pair[0]:
        between, found, _ = flat[end : end + _FARTHEST].partition(pair[1])
    else:
        _, found, between = flat[max(0, start - _FARTHEST) : start].rpartition(pair[0])
    return bool(found) and any(map(str.isalnum, between))


def _find_unpaired(flat: str, start: int, end: int) -> list[int]:
    """Return where in a run there is a sign of a pair without the other one."""
    unpaired: list[int] = []
    for sign in _SIGN.finditer(flat, start, end):
        if unpaired and flat[unpaired[-1]] + sign[0] == _PARTNERS[sign[0]]:
            unpaired.pop()
        else:
            unpaired.append(sign.start())
    return unpaired


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
