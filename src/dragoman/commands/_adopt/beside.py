"""Which parts of a text with both languages translate which paragraphs of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import inf, log
from statistics import median

_FEWEST = 3
"""Fewer lengths tell nothing."""
_PARTS = 3
"""Nor do those of fewer than one in so many paragraphs."""
_CLEARLY = 0.6
"""So much nearer to each other the lengths on the right side must be than those on the other."""


def find_beside(chunks: Sequence[str], own: Sequence[str], order: Sequence[str]) -> dict[int, str]:
    """Return the paragraphs of the document by the places of the chunks that translate them.

    On the other side of such a chunk is the next paragraph of the document, or nothing.
    """
    step = _find_side(chunks, own)
    places = {source: place for place, source in enumerate(order)}
    counts = Counter(own)
    found = {}
    for at, source in enumerate(own if step else ()):
        following = places[source] + step
        is_last = following in (-1, len(order)) and at + step in (-1, len(own))
        is_next = 0 <= at + step < len(own) and places[own[at + step]] == following
        if (is_last or is_next) and counts[source] == 1:
            found[at + (step > 0)] = source
    return found


def _find_side(chunks: Sequence[str], own: Sequence[str]) -> int:
    """Return 1 where each translation is behind its source, -1 where it is before it; 0 where that
    is not clear.

    Nothing is before the first source then, or behind the last one, and the lengths agree. Where a
    greeting or a name is on the other side, they must show it clearly.
    """
    before, behind = (
        _measure_spread([(len(s), len(c)) for s, c in zip(own, side, strict=False)])
        for side in (chunks, chunks[1:])
    )
    side = 1 if behind < before else -1
    is_clear = min(before, behind) <= _CLEARLY * max(before, behind)
    inner, outer = (chunks[-1], chunks[0]) if side > 0 else (chunks[0], chunks[-1])
    return side if before != behind and inner and (is_clear or not outer) else 0


def _measure_spread(lengths: Sequence[tuple[int, int]]) -> float:
    """Return how far the ratios of lengths are from each other; as far as can be, if few are more
    than nothing."""
    ratios = [log(translation / source) for source, translation in lengths if translation]
    if len(ratios) <= max(_FEWEST, len(lengths) / _PARTS):
        return inf
    middle = median(ratios)
    return median(abs(each - middle) for each in ratios)
