"""Sentences of a source with nothing beside them in its translation.

The sentences of both are aligned twice: once so that each has a partner, alone or joined with its
neighbours, as translators join and split freely; and once so that sentences may be left out. What
fits is decided by lengths, and by numbers, names and question marks that both have. If leaving one
out fits much better, it is missing. (The manner is that of Gale and Church.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, log1p

from dragoman import scripts
from dragoman.checks.text.characters import TO_LATIN_DIGITS
from dragoman.checks.text.lengths import LengthNorm, measure_length
from dragoman.checks.text.sounds import write_sounds
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
_NUMBER = compile_later(r"\d+(?:[.,\u066b\u066c]\d+)*")
_QUESTION = compile_later(f"[{scripts.QUESTION_MARKS}]")
_LATIN_WORD = compile_later(r"[A-Za-z][A-Za-z0-9]+")
_NAME = compile_later(r"(?<=[\w,] )[A-Z][a-z]{3,}|(?<=\w )[A-Z][A-Z0-9]+")
_OTHER_WORD = compile_later("[^\\W\\d_A-Za-z]{4,}")
_FEWEST_SOUNDS = 3
_WORTH = {"n": (2.5, 1.5), "?": (1.5, 1.0), "w": (2.5, 0.3), "s": (1.8, 0.1)}
"""What speaks for a pair that both have it, and against it that only the source does."""
_ELSEWHERE = 1.5
"""What speaks against a pair if the translation has it in another sentence."""


@dataclass(frozen=True, slots=True)
class _Side:
    lengths: Sequence[float]
    keys: Sequence[frozenset[str]]
    every: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gap:
    """A run of sentences of one text that the other has not."""

    start: int
    end: int
    """Where the run begins and ends in the text that has it."""
    evidence: float
    """How much better the alignment with the gap fits, as a logarithm."""


def find_gap(
    source: str, target: str, places: tuple[Sequence[tuple[int, int]], ...], norm: LengthNorm
) -> Gap | None:
    """Return the first gap of a translation, with how sure all of them are; None for no gap.

    ``places`` has the sentences of both texts. The time is linear in their number.
    """
    first, second = places
    if not first or not second or abs(len(first) - len(second)) > _MOST_MORE:
        return None
    if max(len(first), len(second)) > _MOST_SENTENCES:
        return None
    sides = _read_side(source, first, is_source=True), _read_side(target, second, is_source=False)
    lattice = _Lattice(sides, norm)
    whole, _ = lattice.find_best_path(may_leave_out=False)
    best, steps = lattice.find_best_path(may_leave_out=True)
    i = j = 0
    for rows, columns in steps:
        if not columns:
            run = _count_run(steps, i, j)
            return Gap(first[i][0], first[i + run - 1][1], best - whole)
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


def _read_side(text: str, places: Sequence[tuple[int, int]], *, is_source: bool) -> _Side:
    texts = [text[start:end] for start, end in places]
    keys = [frozenset(_find_keys(each, is_source=is_source)) for each in texts]
    return _Side([measure_length(each.strip()) for each in texts], keys, frozenset().union(*keys))


def _find_keys(text: str, *, is_source: bool) -> Iterator[str]:
    """Yield what a sentence and its translation have in common: numbers, names, question marks."""
    for number in _NUMBER.findall(text):
        digits = re.sub(r"\D", "", number.translate(TO_LATIN_DIGITS))
        if len(digits) > 1:
            yield "n" + digits
    if _QUESTION.search(text):
        yield "?"
    if is_source:
        for name in _NAME.findall(text):
            yield "w" + name.lower()
            sounds = write_sounds(name)
            if len(sounds) >= _FEWEST_SOUNDS:
                yield "s" + sounds
        return
    yield from ("w" + word.lower() for word in _LATIN_WORD.findall(text))
    for word in _OTHER_WORD.findall(text):
        sounds = write_sounds(word)
        if len(sounds) >= _FEWEST_SOUNDS:
            yield "s" + sounds
            yield "s" + sounds[1:]


class _Lattice:
    """The ways from the beginning to the end of two rows of sentences."""

    def __init__(self, sides: tuple[_Side, _Side], norm: LengthNorm) -> None:
        self.source, self.target = sides
        self.norm = norm
        lengths = self.target.lengths
        self.mean = sum(map(log, lengths)) / len(lengths)
        self.ways = {place: self._list_ways(*place) for place in self._list_places()}
        """By place, the steps that lead to it, each with its score."""

    def _list_places(self) -> Iterator[tuple[int, int]]:
        """Yield the places near the straight way: after so many sentences of each side."""
        rows, columns = len(self.source.lengths), len(self.target.lengths)
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
        place = i, j = len(self.source.lengths), len(self.target.lengths)
        if place not in best:
            return _NEVER, []
        path = []
        while i or j:
            step = best[i, j][1]
            path.append(step)
            i, j = i - step[0], j - step[1]
        return best[place][0], path[::-1]

    def _score(self, i: int, rows: int, j: int, columns: int) -> float:
        return self._score_lengths(i, rows, j, columns) + self._score_keys(i, rows, j, columns)

    def _score_lengths(self, i: int, rows: int, j: int, columns: int) -> float:
        """Return how much likelier the lengths are of a pair than of any two texts."""
        source = sum(self.source.lengths[i - rows : i])
        target = sum(self.target.lengths[j - columns : j])
        variance = self.norm.measure_variance(source)
        distance = (log(target / source) - self.norm.factor) ** 2 / variance
        by_chance = ((log(target / columns) - self.mean) / _SPREAD_OF_ALL) ** 2
        return (
            -(_FREEDOM + 1) / 2 * log1p(distance / _FREEDOM)
            - 0.5 * log(variance)
            + 2.5 * log1p(by_chance / 4)
            + log(_SPREAD_OF_ALL)
        )

    def _score_keys(self, i: int, rows: int, j: int, columns: int) -> float:
        source = self.source.keys[i - rows : i]
        target = self.target.keys[j - columns : j]
        ours = source[0].union(*source[1:]) if rows > 1 else source[0]
        theirs = target[0].union(*target[1:]) if columns > 1 else target[0]
        score = 0.0
        for key in ours:
            gain, loss = _WORTH[key[0]]
            if key in theirs:
                score += gain
            else:
                score -= _ELSEWHERE if key in self.target.every else loss
        return score - len((theirs - ours) & self.source.every)
