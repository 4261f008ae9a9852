"""Two texts made ready to be aligned, and the score of each step between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, log1p

from dragoman.bitext.dense import BITS, LOW
from dragoman.bitext.evidence import LONGEST_SPAN, Evidence, Sums
from dragoman.bitext.lattice import NEVER, Corridor, Row
from dragoman.bitext.lengths import LengthModel
from dragoman.bitext.lexicon import Hit, Lexicon, add_hits
from dragoman.bitext.nearness import Nearness
from dragoman.bitext.steps import BeadStep, Costs

QUICK = (BeadStep.ONE_TO_ONE, BeadStep.ONE_TO_TWO, BeadStep.TWO_TO_ONE)
"""The steps of the first look at two texts."""
ALL = (
    *QUICK,
    BeadStep.ONE_TO_THREE,
    BeadStep.THREE_TO_ONE,
    BeadStep.TWO_TO_TWO,
)
"""The steps that most translations have, beside blocks that have changed places."""
KNOWN_SIZES = frozenset(step.size for step in ALL)
"""How many blocks of the source and of the target may be known to be one bead."""
WIDE = tuple(step for step in BeadStep if step is not BeadStep.CROSSED)
"""All steps; for the last look, when it is known where the texts run beside each other."""


@dataclass(frozen=True, slots=True)
class Model:
    """All that is known about a pair of texts so far."""

    lengths: LengthModel
    evidence: Evidence
    costs: Costs
    lexicon: Lexicon | None = None
    nearness: Nearness | None = None


@dataclass(frozen=True, slots=True)
class Spans:
    """For 1, 2 and more joined blocks of one side: how long each such span is."""

    lengths: tuple[tuple[int, ...], ...]
    logarithms: tuple[tuple[float, ...], ...]


def join_lengths(lengths: Sequence[int]) -> Spans:
    """Return the lengths of all spans of blocks."""
    joined = tuple(
        tuple(sum(lengths[at : at + count]) for at in range(len(lengths) - count + 1))
        for count in range(1, LONGEST_SPAN + 1)
    )
    return Spans(joined, tuple(tuple(map(log, each)) for each in joined))


class StepScorer:
    """Scores steps between two texts, a row of the lattice at a time."""

    def __init__(self, source: Spans, target: Spans, model: Model) -> None:
        self._source, self._target, self._model = source, target, model
        self._corridor: Corridor = ()
        self._hits: dict[int, list[Hit]] = {}
        lengths, bases = model.lengths, model.evidence.bases[1]
        self._bases = [
            [base - lengths.expect(at, count) for base, at in zip(worth, logs, strict=True)]
            for count, (worth, logs) in enumerate(zip(bases, target.logarithms, strict=True), 1)
        ]

    def score_rows(
        self, corridor: Corridor, steps: Sequence[BeadStep]
    ) -> Iterator[dict[BeadStep, Row]]:
        """Yield for each row of a corridor the scores of the steps that end in it.

        With more steps than QUICK, there are also those of two blocks that have changed places.
        """
        self._corridor, self._hits = corridor, {}
        last: Row = []
        for i, bounds in enumerate(corridor):
            scores = self._score_row(i, bounds, steps)
            if steps is not QUICK and i > 1:
                scores[BeadStep.CROSSED] = self._cross(scores, last, bounds, corridor[i - 1])
            last = scores.get(BeadStep.ONE_TO_ONE, [])
            yield scores

    def score_pair(self, i: int, j: int) -> float:
        """Return the evidence that one block translates another, wherever both are."""
        evidence, lexicon = self._model.evidence, self._model.lexicon
        common = set(evidence.table.source[i]).intersection(evidence.table.target[j])
        score = (
            self._model.lengths.fit(self._source.lengths[0][i], self._target.lengths[0][j])
            + evidence.bases[0][0][i]
            + evidence.bases[1][0][j]
            + sum(evidence.gains[key] for key in common)
        )
        if lexicon:
            hits = lexicon.find_hits(i, (j, j + 1))
            score += lexicon.bases[0][0][i] + lexicon.bases[1][0][j]
            score += sum(gain for _, _, gain in hits)
        return score

    def find_alike(self, i: int) -> list[int]:
        """Return the targets that have rare anchors or words in common with a block, best first."""
        everywhere = 0, len(self._target.lengths[0])
        sums: list[Sums] = [defaultdict(float)]
        self._model.evidence.add_up(i, 1, everywhere, sums)
        if self._model.lexicon:
            add_hits([self._model.lexicon.find_hits(i, everywhere)], sums)
        return sorted(sums[0], key=lambda j: (-sums[0][j], j))

    def _cross(
        self,
        scores: dict[BeadStep, Row],
        last: Row,
        bounds: tuple[int, int],
        above: tuple[int, int],
    ) -> Row:
        """Return what two blocks score if each translates the other's neighbour."""
        own = scores[BeadStep.ONE_TO_ONE]
        low, high = bounds
        costs = self._model.costs.steps
        prior = costs[BeadStep.CROSSED] - 2 * costs[BeadStep.ONE_TO_ONE]
        result = [NEVER] * len(own)
        for column in range(max(low, above[0], 2), min(high, above[1]) + 1):
            if column > low:
                earlier = last[column - above[0]]
                result[column - low] = own[column - low - 1] + earlier + prior
        return result

    def _score_row(
        self, i: int, bounds: tuple[int, int], steps: Sequence[BeadStep]
    ) -> dict[BeadStep, Row]:
        found: dict[BeadStep, Row] = {}
        by_rows: dict[int, list[BeadStep]] = defaultdict(list)
        for step in steps:
            by_rows[step.size[0]].append(step)
        for rows, group in by_rows.items():
            if rows <= i:
                most = max(step.size[1] for step in group)
                sums = self._add_up(i - rows, rows, most, bounds)
                for step in group:
                    found[step] = self._score_step(step, i - rows, bounds, sums[step.size[1] - 1])
        return found

    def _add_up(self, start: int, rows: int, most: int, bounds: tuple[int, int]) -> list[Sums]:
        """Return what joined blocks of the source have in common with those of the target."""
        sums: list[Sums] = [defaultdict(float) for _ in range(most)]
        near = max(0, bounds[0] - most), bounds[1] + most
        self._model.evidence.add_up(start, rows, near, sums)
        if self._model.lexicon:
            blocks = range(start, start + rows)
            add_hits([self._find_hits(self._model.lexicon, block) for block in blocks], sums)
        if self._model.nearness:
            self._model.nearness.add_up(start, rows, sums)
        return sums

    def _find_hits(self, lexicon: Lexicon, block: int) -> list[Hit]:
        """Return what the words of a block have in common with all targets it is scored with."""
        if block not in self._hits:
            self._hits.pop(block - LONGEST_SPAN, None)
            first = self._corridor[block + 1]
            last = self._corridor[min(block + LONGEST_SPAN, len(self._corridor) - 1)]
            near = max(0, first[0] - LONGEST_SPAN), last[1] + 1
            self._hits[block] = lexicon.find_hits(block, near)
        return self._hits[block]

    def _score_step(self, step: BeadStep, start: int, bounds: tuple[int, int], sums: Sums) -> Row:
        rows, columns = step.size
        low, high = bounds
        first, last = max(0, low - columns), high - columns
        before = min(high - low + 1, first - (low - columns))
        if last < first:
            return [NEVER] * (high - low + 1)
        model = self._model
        centre, scale, constant, power = model.lengths.prepare(
            self._source.lengths[rows - 1][start]
        )
        constant += model.costs.steps[step] + model.evidence.bases[0][rows - 1][start]
        dense = model.evidence.dense
        bits, low_sums, high_sums = dense.source[rows - 1][start], dense.low, dense.high
        theirs = dense.target[columns - 1]
        row = [
            constant
            + base
            + low_sums[(both := bits & mask) & LOW]
            + high_sums[both >> BITS]
            - power * log1p((at - centre) ** 2 * scale)
            for base, at, mask in zip(
                self._bases[columns - 1][first : last + 1],
                self._target.logarithms[columns - 1][first : last + 1],
                theirs[first : last + 1],
                strict=True,
            )
        ]
        if model.lexicon:
            worth = model.lexicon.bases[0][rows - 1][start]
            alone = model.lexicon.bases[1][columns - 1]
            row = [value + worth + alone[first + at] for at, value in enumerate(row)]
        for column, gain in sums.items():
            if first <= column <= last:
                row[column - first] += gain
        return [NEVER] * before + row
