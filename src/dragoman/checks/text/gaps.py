"""Sentences of a source with nothing beside them in its translation.

The sentences of both are aligned twice: once so that each has a partner, alone or joined with its
neighbours, as translators join and split freely; and once so that sentences may be left out. What
fits is decided by lengths, and by what both have in common (see ``sentence_keys``). If leaving one
out fits much better, it is missing. (The manner is that of Gale and Church.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, log1p

from dragoman.checks.text.lengths import LengthNorm, measure_length
from dragoman.checks.text.sentence_keys import Keys, read_keys
from dragoman.checks.text.word_pairs import WordPairs
from dragoman.patterns import compile_later
from dragoman.sentences import find_sentences

_STEPS = (
    (1, 1, -0.1), (2, 1, -2.7), (1, 2, -2.7), (3, 1, -5.0), (1, 3, -5.0), (2, 2, -6.0),
    (4, 1, -7.0), (1, 4, -7.0), (3, 2, -8.0), (2, 3, -8.0),
)  # fmt: skip
"""How many sentences of both are joined, and the logarithm of how often that is."""
_LEFT_OUT, _ADDED = -3.0, -5.0
_GLUED = compile_later(r"[.!?](?<=[^\W\d_A-Z]{2}.)(?=[A-Z][a-z]+ )")
"""A full stop with the next sentence right behind it, where paragraphs were joined."""
_QUOTED_END = compile_later("[!?\u2026\u061f][\"'\u201d\u2019\u00bb\u203a]+\\s*\\Z")
"""The end of a quotation that has a mark of its own; a full stop would be a comma there."""
_LONGEST_END = 8
_MOST_WORDS_OF_WHO = 5
_MOST_MORE = 8
"""How many sentences one side may have more than the other; what differs more is not aligned."""
_MOST_SENTENCES = 60
_MARGIN = 3
_FITTING = 2.0
"""Up to so many standard deviations a sentence has the length of its translation."""
_FREEDOM = 5.0
_SPREAD_OF_ALL = 0.6
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Gap:
    """A run of sentences of one text that the other has not."""

    start: int
    end: int
    """Where the run begins and ends in the text that has it."""
    evidence: float
    """How much better the alignment with the gap fits, as a logarithm."""
    taught: int
    """How many words of the run the catalogue has taught a translation of."""


def find_gap(
    source: str,
    target: str,
    places: tuple[Sequence[tuple[int, int]], ...],
    norm: LengthNorm,
    words: WordPairs | None = None,
) -> Gap | None:
    """Return the first gap of a translation, with how sure all of them are; None for no gap.

    ``places`` has the sentences of both texts. ``words`` are what the catalogue has taught. The
    time is linear in the number of sentences.
    """
    first, second = places
    if not first or not second or abs(len(first) - len(second)) > _MOST_MORE:
        return None
    if max(len(first), len(second)) > _MOST_SENTENCES:
        return None
    texts = [source[a:b] for a, b in first], [target[a:b] for a, b in second]
    keys = read_keys(*texts, words)
    lattice = _Lattice(texts, keys, norm)
    whole, _ = lattice.find_best_path(may_leave_out=False)
    best, steps = lattice.find_best_path(may_leave_out=True)
    i = j = 0
    for rows, columns in steps:
        if not columns:
            run = _count_run(steps, i, j)
            taught = keys.taught.keys() & frozenset().union(*keys.source[i : i + run])
            return Gap(first[i][0], first[i + run - 1][1], best - whole, len(taught))
        i, j = i + rows, j + columns
    return None


def fit_in_order(
    source: str, target: str, places: tuple[Sequence[tuple[int, int]], ...], norm: LengthNorm
) -> bool:
    """Return whether each sentence has the length of the one at its place, so none is missing."""
    first, second = places
    if len(first) != len(second):
        return False
    return all(
        abs(norm.measure_deviation(measure_length(source[a:b]), measure_length(target[c:d])))
        < _FITTING
        for (a, b), (c, d) in zip(first, second, strict=True)
    )


def _count_run(steps: Sequence[tuple[int, int]], row: int, column: int) -> int:
    """Return how many sentences are left out in a row from a place on."""
    i = j = run = 0
    for rows, columns in steps:
        if (j, columns) == (column, 0) and i == row + run:
            run += 1
        i, j = i + rows, j + columns
    return run


def list_sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a text begin and end, also those without a space between.

    Who said a quotation belongs to it: “Why?” Karim asked.
    """
    places = _join_attributions(text, find_sentences(text, language))
    if _GLUED.search(text) is None:
        return places
    cuts = {start for start, _ in places} | {end for _, end in places}
    return tuple(pairwise(sorted(cuts | {found.end() for found in _GLUED.finditer(text)})))


def _join_attributions(
    text: str, places: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """Return the sentences, each with the few words behind it if it ends with a quoted mark."""
    joined: list[tuple[int, int]] = []
    for start, end in places:
        tail = max(0, start - _LONGEST_END)
        is_who = joined and len(text[start:end].split()) <= _MOST_WORDS_OF_WHO
        if is_who and _QUOTED_END.search(text, tail, start):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return tuple(joined)


def _measure_lengths(texts: Sequence[str]) -> list[float]:
    return [measure_length(each.strip()) for each in texts]


class _Lattice:
    """The ways from the beginning to the end of two rows of sentences."""

    def __init__(self, texts: tuple[list[str], list[str]], keys: Keys, norm: LengthNorm) -> None:
        first, second = texts
        self.lengths = _measure_lengths(first), _measure_lengths(second)
        self.keys, self.norm = keys, norm
        lengths = self.lengths[1]
        self.mean = sum(map(log, lengths)) / len(lengths)
        self.ways = {place: self._list_ways(*place) for place in self._list_places()}
        """By place, the steps that lead to it, each with its score."""

    def _list_places(self) -> Iterator[tuple[int, int]]:
        """Yield the places near the straight way: after so many sentences of each side."""
        rows, columns = len(self.lengths[0]), len(self.lengths[1])
        margin = _MARGIN + abs(rows - columns)
        for i in range(rows + 1):
            middle = i * columns // rows
            for j in range(max(0, middle - margin), min(columns, middle + margin) + 1):
                yield i, j

    def _list_ways(self, i: int, j: int) -> list[tuple[int, int, float]]:
        return [
            (rows, columns, cost + self._score(i, rows, j, columns))
            for rows, columns, cost in _STEPS
            if rows <= i and columns <= j
        ]

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
        place = i, j = len(self.lengths[0]), len(self.lengths[1])
        if place not in best:
            return _NEVER, []
        path = []
        while i or j:
            step = best[i, j][1]
            path.append(step)
            i, j = i - step[0], j - step[1]
        return best[place][0], path[::-1]

    def _score(self, i: int, rows: int, j: int, columns: int) -> float:
        ours, theirs = self.keys.source[i - rows : i], self.keys.target[j - columns : j]
        return self._score_lengths(i, rows, j, columns) + self.keys.score(ours, theirs)

    def _score_lengths(self, i: int, rows: int, j: int, columns: int) -> float:
        """Return how much likelier the lengths are of a pair than of any two texts."""
        source = sum(self.lengths[0][i - rows : i])
        target = sum(self.lengths[1][j - columns : j])
        variance = self.norm.measure_variance(source)
        distance = (log(target / source) - self.norm.factor) ** 2 / variance
        by_chance = ((log(target / columns) - self.mean) / _SPREAD_OF_ALL) ** 2
        return (
            -(_FREEDOM + 1) / 2 * log1p(distance / _FREEDOM)
            - 0.5 * log(variance)
            + 2.5 * log1p(by_chance / 4)
            + log(_SPREAD_OF_ALL)
        )
