"""Blocks that are together only because of their places, and fit others, elsewhere, much better.

An alignment keeps the order of both texts. Where two paragraphs have changed places, or a list was
sorted in another language, it would rather pair what stands at the same place than leave much
without a partner. Here, each such pair is compared with what else its blocks might belong to. Where
that fits clearly better, it is taken instead, or else the pair is doubtful. Where much is found
elsewhere, the place of a block says little about what it translates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log

from dragoman.bitext.moved import FindNear, ScorePair
from dragoman.bitext.posteriors import LikelyBead
from dragoman.bitext.weights import BitextWeights

_TRIED = 8
"""How many targets a source is compared with, if there are very many."""
_MANY = 60_000
_MOST_DOUBTED = 40
"""Of very many blocks, only so many are compared with others: those that fit worst where they are.
"""
_Ranked = Sequence[tuple[float, int]]
"""How well a block fits others, and the numbers of these, best first."""


@dataclass(frozen=True, slots=True)
class _Crossing:
    """A pair that fits well, and is not together."""

    source: int
    target: int
    gain: float
    """How much better it fits than what its blocks are paired with now."""


@dataclass(frozen=True, slots=True)
class _Fits:
    """How well blocks fit each other, and where each is now."""

    own: Mapping[int, float]
    """For a block of the source that is paired with one block, or with none: how well they fit."""
    rows: Mapping[int, _Ranked]
    """For the same blocks, how well they fit blocks of the target."""
    columns: Mapping[int, _Ranked]
    """For blocks of the target, how well they fit those blocks."""
    beads: Mapping[int, LikelyBead]
    """For each block of the target, its bead."""

    def rate(self, target: int) -> float:
        """Return how well a block of the target fits what it is paired with now."""
        return max((self.own.get(i, 0.0) for i in self.beads[target].source), default=0.0)


def part_displaced(
    beads: Sequence[LikelyBead], score_pair: ScorePair, find_alike: FindNear, weights: BitextWeights
) -> tuple[LikelyBead, ...]:
    """Return the beads, where what fits clearly better elsewhere is paired there, or doubtful.

    ``score_pair`` says how well a block of the source and one of the target fit, as evidence.
    ``find_alike`` returns the targets that have most in common with a block of the source. The
    result has each block once, in the order of the source. What the places alone have paired is
    less likely the more is found elsewhere, and without a partner if that is below the threshold.
    """
    fits = _measure(beads, score_pair, find_alike)
    doubted = [_doubt(bead, fits, weights) for bead in beads]
    crossing = list(_find_crossing(fits, weights))
    straight = sum(own >= weights.displaced for own in fits.own.values())
    price = log((straight + 1) / (len(crossing) + 1))
    joined = [
        LikelyBead((each.source,), (each.target,), 1 / (1 + exp(price - each.gain)))
        for each in crossing
        if each.gain > price
    ]
    if not joined:
        return tuple(doubted)
    in_order = straight / (straight + len(joined))
    kept = [
        bead
        if fits.own.get(bead.source[0] if bead.source else -1, 0.0) >= weights.displaced
        else replace(bead, chance=bead.chance * in_order)
        for bead in doubted
    ]
    return _put_together(kept, joined, weights.threshold)


def _measure(beads: Sequence[LikelyBead], score_pair: ScorePair, find_alike: FindNear) -> _Fits:
    alone = [bead for bead in beads if len(bead.source) == 1 and len(bead.target) < 2]
    places = {j: bead for bead in beads for j in bead.target if len(bead.source) < 2}
    own = {
        bead.source[0]: score_pair(bead.source[0], bead.target[0]) if bead.target else 0.0
        for bead in alone
    }
    few = len(own) * len(places) <= _MANY
    rows: dict[int, list[tuple[float, int]]] = {}
    columns: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i in own if few else sorted(own, key=lambda i: (own[i], i))[:_MOST_DOUBTED]:
        targets = places if few else find_alike(i)[:_TRIED]
        rows[i] = sorted(((score_pair(i, j), j) for j in targets), key=_rank)
        for score, j in rows[i]:
            columns[j].append((score, i))
    in_order = {j: sorted(found, key=_rank) for j, found in columns.items()}
    return _Fits(own, rows, in_order, {j: bead for bead in beads for j in bead.target})


def _rank(found: tuple[float, int]) -> tuple[float, int]:
    """Put what fits best first, and of what fits as well the first block."""
    return -found[0], found[1]


def _doubt(bead: LikelyBead, fits: _Fits, weights: BitextWeights) -> LikelyBead:
    """Return a bead of two blocks, less likely where one of them fits another block better.

    That other one must not fit its own partner as well.
    """
    if len(bead.source) != 1 or len(bead.target) != 1:
        return bead
    (i,), (j,) = bead.source, bead.target
    least = max(weights.displaced, fits.own[i] + weights.displaced_margin)
    better = [
        score for score, other in fits.rows.get(i, ()) if score >= max(least, fits.rate(other))
    ]
    better += [
        score for score, other in fits.columns.get(j, ()) if score >= max(least, fits.own[other])
    ]
    if not better:
        return bead
    odds = exp(fits.own[i] - max(better))  # this way round, it is never too large
    return replace(bead, chance=min(bead.chance, odds / (1 + odds)))


def _find_crossing(fits: _Fits, weights: BitextWeights) -> Iterator[_Crossing]:
    """Yield the pairs that fit each other best, by far, and are not together."""
    for i, row in fits.rows.items():
        if not row or not _is_clear(row, weights):
            continue
        score, j = row[0]
        now, sources = fits.beads[j], fits.columns[j]
        if now.source == (i,) or len(now.source) > 1 or len(now.target) > 1:
            continue
        if sources[0][1] == i and _is_clear(sources, weights):
            yield _Crossing(i, j, score - max(0.0, fits.rate(j)) - max(0.0, fits.own[i]))


def _is_clear(ranked: _Ranked, weights: BitextWeights) -> bool:
    """Return whether the first of some scores is high, and far above the second."""
    first, second = ranked[0][0], ranked[1][0] if len(ranked) > 1 else 0.0
    return first >= weights.displaced and first - second >= weights.displaced_margin


def _put_together(
    beads: Sequence[LikelyBead], joined: Sequence[LikelyBead], threshold: float
) -> tuple[LikelyBead, ...]:
    """Return the beads with some blocks joined; what was paired with these is alone."""
    by_source = {bead.source[0]: bead for bead in joined}
    gone = {bead.target[0] for bead in joined}
    result: list[LikelyBead] = []
    for bead in beads:
        is_broken = not by_source.keys().isdisjoint(bead.source) or not gone.isdisjoint(bead.target)
        if not is_broken and (bead.chance >= threshold or not (bead.source and bead.target)):
            result.append(bead)
            continue
        alone = 1 - bead.chance
        for i in bead.source:
            result.append(by_source.get(i) or LikelyBead((i,), (), alone))
        result += [LikelyBead((), (j,), alone) for j in bead.target if j not in gone]
    return tuple(result)
