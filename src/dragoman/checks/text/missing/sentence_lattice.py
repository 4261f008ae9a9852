"""The ways to align the sentences of a text with those of its translation, each with its score."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from math import log, log1p
from typing import NamedTuple, TypeVar

from dragoman.checks.text.missing.lengths import LengthNorm, measure_length
from dragoman.checks.text.missing.sentence_keys import Keys
from dragoman.patterns import compile_later

_STEPS = (
    (1, 1, -0.1), (2, 1, -2.7), (1, 2, -2.7), (3, 1, -5.0), (1, 3, -5.0), (2, 2, -6.0),
    (4, 1, -7.0), (1, 4, -7.0), (3, 2, -8.0), (2, 3, -8.0),
)  # fmt: skip
"""How many sentences of both are joined, and the logarithm of how often that is."""
_JOIN = (2, 1)
_ALL = -12.0
"""The same for all of one side with all of the other: then nobody kept the sentences."""
_LONGEST_RUN = 4
_LEFT_OUT, _ADDED = -3.0, -5.0
_WAYS_OF_GAPS = ((1, 0, _LEFT_OUT), (0, 1, _ADDED))
_MARGIN = 3
_FREEDOM = 5.0
_SPREAD_OF_ALL = 0.6
_NEVER = -1e9
_PAUSE = compile_later(
    '[,;:\u060c\u061b\u3001\uff0c\uff1b\uff1a\u2014\u2013)"\u201d\u2019\u00bb](?=.)'
)
"""What is between the parts of a sentence. A translator who joins two leaves it at their border."""
_NEAR = 0.08
_AT_PAUSE, _WITHOUT_PAUSE = 0.7, -0.4
"""What it says that such a mark is near the place where the border is expected, as a share of the
length, and that none is: in eleven languages."""


class _SourceRun(NamedTuple):
    """Some sentences of the source in a row."""

    log_length: float
    variance: float
    """How much the length of its translation differs."""
    by_variance: float
    """What that says for or against a pair, whatever the length is."""
    keys: frozenset[str]


class _TargetRun(NamedTuple):
    """Some sentences of the translation in a row."""

    log_length: float
    by_chance: float
    """What speaks for its length if any text could be beside it."""
    keys: frozenset[str]


_Run = TypeVar("_Run", _SourceRun, _TargetRun)


class SentenceLattice:
    """The ways from the beginning to the end of two rows of sentences."""

    def __init__(
        self, texts: tuple[Sequence[str], Sequence[str]], keys: Keys, norm: LengthNorm
    ) -> None:
        lengths, theirs = ([measure_length(each.strip()) for each in side] for side in texts)
        self.keys, self.norm, self.lengths = keys, norm, lengths
        self.pauses = [_list_pauses(text) for text in texts[1]]
        self.mean = sum(map(log, theirs)) / len(theirs)
        self.sizes = len(lengths), len(theirs)
        self.source = _list_runs(lengths, keys.source, self._read_source)
        self.target = _list_runs(theirs, keys.target, self._read_target)
        self.ways = {place: self._list_ways(*place) for place in self._list_places()}
        """By place, the steps that lead to it, each with its score."""

    def weigh_gap(self) -> tuple[float, list[tuple[int, int]]]:
        """Return how much better the best way with a gap is than the best one without, and its
        steps; no steps where there is no way with a gap.

        In a gap, a sentence of the source is left out.
        """
        start = (0, 0, 0)
        best = {start: (0.0, start)}
        for (i, j), ways in self.ways.items():
            for gaps in (0, 1):
                steps = [*ways, *_WAYS_OF_GAPS] if gaps else ways
                found = [
                    (best[key][0] + cost, key)
                    for rows, columns, cost in steps
                    if (key := (i - rows, j - columns, gaps)) in best
                ]
                if gaps and (i - 1, j, 0) in best:
                    found.append((best[i - 1, j, 0][0] + _LEFT_OUT, (i - 1, j, 0)))
                if found:
                    best[i, j, gaps] = max(found)
        rows, columns = self.sizes
        place = rows, columns, 1
        whole, _ = best.get((rows, columns, 0), (_NEVER, start))
        if place not in best:
            return _NEVER, []
        evidence = best[place][0] - whole
        path = []
        while place != start:
            before_it = best[place][1]
            path.append((place[0] - before_it[0], place[1] - before_it[1]))
            place = before_it
        return evidence, path[::-1]

    def _list_places(self) -> Iterator[tuple[int, int]]:
        """Yield the places near the straight way: after so many sentences of each side."""
        rows, columns = self.sizes
        margin = _MARGIN + abs(rows - columns)
        for i in range(rows + 1):
            middle = i * columns // rows
            for j in range(max(0, middle - margin), min(columns, middle + margin) + 1):
                yield i, j

    def _list_ways(self, i: int, j: int) -> list[tuple[int, int, float]]:
        steps = _list_steps(min(i, _LONGEST_RUN), min(j, _LONGEST_RUN))
        if (i, j) == self.sizes and max(i, j) > _LONGEST_RUN:
            steps = (*steps, (i, j, _ALL))
        ways = []
        for rows, columns, cost in steps:
            score = cost + self._score(self.source[i, rows], self.target[j, columns])
            if (rows, columns) == _JOIN:
                score += self._weigh_pauses(i, j)
            ways.append((rows, columns, score))
        return ways

    def _weigh_pauses(self, i: int, j: int) -> float:
        """Return what the marks inside a sentence say about its being two that were joined."""
        first, second = self.lengths[i - 2 : i]
        border = first / (first + second)
        is_near = any(abs(pause - border) < _NEAR for pause in self.pauses[j - 1])
        return _AT_PAUSE if is_near else _WITHOUT_PAUSE

    def _read_source(self, length: float, _: int, keys: frozenset[str]) -> _SourceRun:
        variance = self.norm.measure_variance(length)
        return _SourceRun(log(length), variance, 0.5 * log(variance), keys)

    def _read_target(self, length: float, count: int, keys: frozenset[str]) -> _TargetRun:
        distance = ((log(length / count) - self.mean) / _SPREAD_OF_ALL) ** 2
        by_chance = 2.5 * log1p(distance / 4) + log(_SPREAD_OF_ALL)
        return _TargetRun(log(length), by_chance, keys)

    def _score(self, ours: _SourceRun, theirs: _TargetRun) -> float:
        """Return how much likelier it is that these translate each other than that any texts do."""
        distance = (theirs.log_length - ours.log_length - self.norm.factor) ** 2 / ours.variance
        by_length = -(_FREEDOM + 1) / 2 * log1p(distance / _FREEDOM) - ours.by_variance
        by_length += theirs.by_chance
        if not ours.keys and not theirs.keys:
            return by_length
        return by_length + self.keys.score(ours.keys, theirs.keys)


@cache
def _list_steps(rows: int, columns: int) -> tuple[tuple[int, int, float], ...]:
    """Return the steps that join no more sentences of each side than these."""
    return tuple(step for step in _STEPS if step[0] <= rows and step[1] <= columns)


def _list_pauses(text: str) -> tuple[float, ...]:
    """Return where in a sentence its parts end, as shares of its length."""
    sentence = text.strip()
    return tuple(found.end() / len(sentence) for found in _PAUSE.finditer(sentence))


def _list_runs(
    lengths: Sequence[float],
    keys: Sequence[frozenset[str]],
    read: Callable[[float, int, frozenset[str]], _Run],
) -> dict[tuple[int, int], _Run]:
    """Return the runs by the place behind them, and by how many sentences they have.

    Only what ends at the end of the text may be a longer run.
    """
    runs = {}
    for end in range(1, len(lengths) + 1):
        length, every = 0.0, frozenset[str]()
        most = end if end == len(lengths) else min(end, _LONGEST_RUN)
        for count in range(1, most + 1):
            length += lengths[end - count]
            every |= keys[end - count]
            runs[end, count] = read(length, count, every)
    return runs
