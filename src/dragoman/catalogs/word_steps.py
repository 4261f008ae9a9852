"""The steps from one list of words to another, in time that grows with their length.

The longest common subsequence of two lists takes the product of their lengths. Up to ``_MOST``
words it is taken as it is. Longer lists are first cut at words that each of them has once, and then
compared window by window: the steps still lead from one list to the other, and only need not be the
fewest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dragoman.rising import find_rising

_MOST = 1500
"""How many words are compared at once."""


class WordStep(NamedTuple):
    """Words of the old list, and what the new list has in their place; one may be empty."""

    is_equal: bool
    old: Sequence[str]
    new: Sequence[str]


def find_steps(old: Sequence[str], new: Sequence[str]) -> Iterator[WordStep]:
    """Yield the steps from one list of words to the other, in order.

    The old words of all steps are the old list, the new ones are the new list. Both sides of an
    equal step are the same words, and no equal step follows another one.
    """
    if max(len(old), len(new)) <= _MOST:
        return _compare(old, new)
    return _join_equal(_find_many_steps(old, new))


def _join_equal(steps: Iterable[WordStep]) -> Iterator[WordStep]:
    """Yield the steps with neighbours that are both equal as one."""
    for is_equal, group in groupby(steps, key=lambda step: step.is_equal):
        if is_equal:
            words = [word for step in group for word in step.old]
            yield WordStep(True, words, words)
        else:
            yield from group


def _find_many_steps(old: Sequence[str], new: Sequence[str]) -> Iterator[WordStep]:
    start, end = _count_equal(old, new)
    if start:
        yield WordStep(True, old[:start], new[:start])
    rest_old, rest_new = old[start : len(old) - end], new[start : len(new) - end]
    at_old = at_new = 0
    for in_old, in_new in (*_find_anchors(rest_old, rest_new), (len(rest_old), len(rest_new))):
        yield from _compare_windows(rest_old[at_old:in_old], rest_new[at_new:in_new])
        if in_old < len(rest_old):
            yield WordStep(True, rest_old[in_old : in_old + 1], rest_new[in_new : in_new + 1])
        at_old, at_new = in_old + 1, in_new + 1
    if end:
        yield WordStep(True, old[len(old) - end :], new[len(new) - end :])


def _compare(old: Sequence[str], new: Sequence[str]) -> Iterator[WordStep]:
    """Yield the fewest steps."""
    from rapidfuzz.distance import LCSseq

    for step in LCSseq.opcodes(old, new):
        pair = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        yield WordStep(step.tag == "equal", *pair)


def _count_equal(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return how many words are equal at the beginning, and how many of the others at the end."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _find_anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of words that both lists have once, as many as are in the same order."""
    counts = (Counter(old), Counter(new))
    places = {word: at for at, word in enumerate(new) if counts[1][word] == 1}
    pairs = [(at, places[word]) for at, word in enumerate(old)
             if counts[0][word] == 1 and word in places]  # fmt: skip
    return [pairs[place] for place in find_rising(place for _, place in pairs)]


def _compare_windows(old: Sequence[str], new: Sequence[str]) -> Iterator[WordStep]:
    """Yield steps of windows; each begins where the last equal words of the one before end."""
    at_old = at_new = 0
    while max(len(old) - at_old, len(new) - at_new) > _MOST and min(len(old), len(new)):
        steps = list(_compare(old[at_old : at_old + _MOST], new[at_new : at_new + _MOST]))
        kept = _keep_to_last_equal(steps)
        if sum(len(step.old) + len(step.new) for step in kept) < _MOST:
            kept = steps  # else little progress would be made in much time
        yield from kept
        at_old += sum(len(step.old) for step in kept)
        at_new += sum(len(step.new) for step in kept)
    yield from _compare(old[at_old:], new[at_new:])


def _keep_to_last_equal(steps: Sequence[WordStep]) -> Sequence[WordStep]:
    equal = [number for number, step in enumerate(steps) if step.is_equal]
    return steps[: equal[-1] + 1] if equal else ()
