"""The ways to align the sentences of a text with those of its translation, each with its score."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import log, log1p
from typing import NamedTuple

from dragoman.checks.text.lengths import LengthNorm, measure_length
from dragoman.checks.text.sentence_keys import Keys

_STEPS = (
    (1, 1, -0.1), (2, 1, -2.7), (1, 2, -2.7), (3, 1, -5.0), (1, 3, -5.0), (2, 2, -6.0),
    (4, 1, -7.0), (1, 4, -7.0), (3, 2, -8.0), (2, 3, -8.0),
)  # fmt: skip
"""How many sentences of both are joined, and the logarithm of how often that is."""
_LONGEST_RUN = 4
_LEFT_OUT, _ADDED = -3.0, -5.0
_MARGIN = 3
_FREEDOM = 5.0
_SPREAD_OF_ALL = 0.6
_NEVER = -1e9


class _SentenceRun(NamedTuple):
    """Some sentences of one side in a row."""

    log_length: float
    variance: float
    """For the source: how much the length of its translation differs."""
    by_chance: float
    """For the translation: what speaks for its length if any text could be beside it."""
    keys: frozenset[str]


_ReadRun = Callable[[float, int, frozenset[str]], _SentenceRun]


class SentenceLattice:
    """The ways from the beginning to the end of two rows of sentences."""

    def __init__(
        self, texts: tuple[Sequence[str], Sequence[str]], keys: Keys, norm: LengthNorm
    ) -> None:
        lengths, theirs = ([measure_length(each.strip()) for each in side] for side in texts)
        self.keys, self.norm = keys, norm
        self.mean = sum(map(log, theirs)) / len(theirs)
        self.sizes = len(lengths), len(theirs)
        self.source = _list_runs(lengths, keys.source, self._read_source)
        self.target = _list_runs(theirs, keys.target, self._read_target)
        self.ways = {place: self._list_ways(*place) for place in self._list_places()}
        """By place, the steps that lead to it, each with its score."""

    def find_best_path(self, *, may_leave_out: bool) -> tuple[float, list[tuple[int, int]]]:
        """Return the best score, and the steps of the best alignment.

        Without steps of one sentence alone there may be none, as from ten sentences to two.
        """
        best = {(0, 0): (0.0, (0, 0))}
        extra = [(1, 0, _LEFT_OUT), (0, 1, _ADDED)] if may_leave_out else []
        for (i, j), ways in self.ways.items():
            found = [
                (best[i - rows, j - columns][0] + score, (rows, columns))
                for rows, columns, score in ways + extra
                if (i - rows, j - columns) in best
            ]
            if found:
                best[i, j] = max(found)
        place = i, j = self.sizes
        if place not in best:
            return _NEVER, []
        path = []
        while i or j:
            step = best[i, j][1]
            path.append(step)
            i, j = i - step[0], j - step[1]
        return best[place][0], path[::-1]

    def _list_places(self) -> Iterator[tuple[int, int]]:
        """Yield the places near the straight way: after so many sentences of each side."""
        rows, columns = self.sizes
        margin = _MARGIN + abs(rows - columns)
        for i in range(rows + 1):
            middle = i * columns // rows
            for j in range(max(0, middle - margin), min(columns, middle + margin) + 1):
                yield i, j

    def _list_ways(self, i: int, j: int) -> list[tuple[int, int, float]]:
        return [
            (rows, columns, cost + self._score(self.source[i, rows], self.target[j, columns]))
            for rows, columns, cost in _STEPS
            if rows <= i and columns <= j
        ]

    def _read_source(self, length: float, _: int, keys: frozenset[str]) -> _SentenceRun:
        return _SentenceRun(log(length), self.norm.measure_variance(length), 0.0, keys)

    def _read_target(self, length: float, count: int, keys: frozenset[str]) -> _SentenceRun:
        distance = ((log(length / count) - self.mean) / _SPREAD_OF_ALL) ** 2
        return _SentenceRun(log(length), 0.0, 2.5 * log1p(distance / 4) + log(_SPREAD_OF_ALL), keys)

    def _score(self, ours: _SentenceRun, theirs: _SentenceRun) -> float:
        """Return how much likelier it is that these translate each other than that any texts do."""
        distance = (theirs.log_length - ours.log_length - self.norm.factor) ** 2 / ours.variance
        by_length = -(_FREEDOM + 1) / 2 * log1p(distance / _FREEDOM) - 0.5 * log(ours.variance)
        return by_length + theirs.by_chance + self.keys.score(ours.keys, theirs.keys)


def _list_runs(
    lengths: Sequence[float], keys: Sequence[frozenset[str]], read: _ReadRun
) -> dict[tuple[int, int], _SentenceRun]:
    """Return the runs by the place behind them, and by how many sentences they have."""
    runs = {}
    for end in range(1, len(lengths) + 1):
        length, every = 0.0, frozenset[str]()
        for count in range(1, min(end, _LONGEST_RUN) + 1):
            length += lengths[end - count]
            every |= keys[end - count]
            runs[end, count] = read(length, count, every)
    return runs
