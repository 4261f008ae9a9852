"""Find what has been moved: blocks without a partner on both sides that belong together.

An alignment keeps the order of both texts, so a section that is elsewhere in the translation has
no partner at first. Here, runs of such blocks are compared with each other, wherever they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, log

from dragoman.bitext.posteriors import LikelyBead
from dragoman.bitext.weights import BitextWeights

_MOST = 24
"""How many targets a source is compared with, if there are very many."""
_MANY = 60_000
Pair = tuple[int, int]
ScorePair = Callable[[int, int], float]
FindNear = Callable[[int], Sequence[int]]


@dataclass(frozen=True, slots=True)
class _Run:
    pairs: tuple[Pair, ...]
    score: float


def find_moved(
    beads: Sequence[LikelyBead], score_pair: ScorePair, find_alike: FindNear, weights: BitextWeights
) -> tuple[LikelyBead, ...]:
    """Return the beads with those that were moved, in the order of the source.

    ``score_pair`` says how well a block of the source and one of the target fit, as evidence.
    ``find_alike`` returns the targets that have most in common with a block of the source.
    """
    alone = [bead.source[0] for bead in beads if not bead.target]
    free = [bead.target[0] for bead in beads if not bead.source]
    if not alone or not free:
        return tuple(beads)
    scores = _score_all(alone, free, score_pair, find_alike)
    price = log(len(free)) + weights.moved
    moved: list[LikelyBead] = []
    while scores:
        run = _find_best_run(scores, weights)
        if run.score <= price:
            break
        chance = 1 / (1 + exp(price - run.score))
        moved += [LikelyBead((i,), (j,), chance) for i, j in run.pairs]
        sources, targets = ({pair[side] for pair in run.pairs} for side in (0, 1))
        scores = {p: s for p, s in scores.items() if p[0] not in sources and p[1] not in targets}
    return _put_in(beads, moved)


def _score_all(
    alone: Sequence[int], free: Sequence[int], score_pair: ScorePair, find_alike: FindNear
) -> dict[Pair, float]:
    wanted = frozenset(free)
    few = len(alone) * len(free) <= _MANY
    scores = {}
    for i in alone:
        targets = free if few else [j for j in find_alike(i) if j in wanted][:_MOST]
        for j in targets:
            score = score_pair(i, j)
            if score > 0:
                scores[i, j] = score
    return scores


def _find_best_run(scores: dict[Pair, float], weights: BitextWeights) -> _Run:
    """Return the run of pairs, each right behind the one before, whose scores add up to most."""
    best = _Run((), 0.0)
    ending: dict[Pair, tuple[float, int]] = {}
    for pair in sorted(scores):
        before, length = ending.get((pair[0] - 1, pair[1] - 1), (0.0, 0))
        total = scores[pair] + (before + weights.moved_run if length else 0.0)
        ending[pair] = total, length + 1
        if total > best.score:
            pairs = tuple((pair[0] - k, pair[1] - k) for k in range(length, -1, -1))
            best = _Run(pairs, total)
    return best


def _put_in(beads: Sequence[LikelyBead], moved: Sequence[LikelyBead]) -> tuple[LikelyBead, ...]:
    """Return the beads with some of the lonely blocks joined, each where its source is."""
    by_source = {bead.source[0]: bead for bead in moved}
    gone = {bead.target[0] for bead in moved}
    result = []
    for bead in beads:
        if not bead.source and bead.target[0] in gone:
            continue
        result.append(bead if bead.target else by_source.get(bead.source[0], bead))
    return tuple(result)
