"""What a scorer says about blocks that may belong together (see ``scorers``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import fmean, pstdev

from dragoman.bitext.evidence import Sums
from dragoman.bitext.lattice import Corridor
from dragoman.bitext.model import Scorer
from dragoman.bitext.weights import BitextWeights

_AT_ONCE = 32
"""How many blocks of the source a scorer gets at once."""
_LEAST, _MOST = -3.0, 6.0
_USUAL_DISTANCE = 3.0
"""By how many standard deviations a pair is nearer than two texts at random, most often."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """For each block of the source, evidence for the blocks of the target that are near by."""

    rows: tuple[Mapping[int, float], ...]

    def add_up(self, start: int, count: int, into: Sequence[Sums]) -> None:
        """Add the evidence: for joined blocks, the mean of that for each two of them."""
        near = sorted(set(chain.from_iterable(self.rows[start : start + count])))
        for joined, sums in enumerate(into, start=1):
            for first in near:
                found = [
                    self.rows[block].get(place, 0.0)
                    for block in range(start, start + count)
                    for place in range(first, first + joined)
                ]
                sums[first] += fmean(found)


def compare(
    scorer: Scorer,
    texts: tuple[Sequence[str], Sequence[str]],
    corridor: Corridor,
    weights: BitextWeights,
) -> Nearness:
    """Return what a scorer says about each two blocks in a corridor."""
    found: list[dict[int, float]] = []
    for start in range(0, len(texts[0]), _AT_ONCE):
        own = texts[0][start : start + _AT_ONCE]
        low, high = corridor[start][0], corridor[start + len(own)][1]
        scores = scorer(own, texts[1][low:high])
        for at, row in enumerate(scores, start=start):
            first, last = corridor[at][0], corridor[at + 1][1]
            found.append({j: float(row[j - low]) for j in range(first, last)})
    every = [score for row in found for score in row.values()]
    if not every or not (deviation := pstdev(every)):
        return Nearness(({},) * len(found))
    mean = fmean(every)
    return Nearness(
        tuple(
            {j: _weigh((score - mean) / deviation) * weights.scorer for j, score in row.items()}
            for row in found
        )
    )


def _weigh(distance: float) -> float:
    """Return the evidence of a distance from the mean, in standard deviations."""
    evidence = _USUAL_DISTANCE * (distance - _USUAL_DISTANCE / 2)
    return min(_MOST, max(_LEAST, evidence))
