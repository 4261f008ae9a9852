"""From how likely a bead seems to how often such beads are right.

The parts of the evidence are not independent, so a bead that seems to be right with .999 is right
less often. And a bead among doubtful beads is doubtful too: in two texts that have nothing to do
with each other, some blocks look alike by chance. The curve below knows how likely the bead is, how
likely its neighbours are, and how much of the texts is aligned at all. It was fitted on texts with
known beads, and tried on others: ``benchmarks/bitext.py`` says on which, and prints how it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from dragoman.bitext.model import Bead
from dragoman.bitext.posteriors import LikelyBead

SURE = 0.94
"""The confidence from which a bead is sure.

Where 15 % of the paragraphs were disturbed, .997 of the sure beads were right, and .89 of the beads
were sure; where 30 % were, it was .992 and .77. These are articles and declarations in nine
languages; on half of them no weight and no curve was fitted."""

_OWN, _NEIGHBOURS, _WHOLE, _SHIFT = 0.52, 1.875, 9.255, -8.8
_ENOUGH = 0.85
"""The share of the texts above which it does not matter how much more is aligned."""
_ALONE = 0.5
_NEAR = 4
_EDGE = 1.2e-4


def make_beads(candidates: Sequence[LikelyBead], kinship: float) -> tuple[Bead, ...]:
    """Return the beads with their confidence. ``kinship`` is that of the texts (see there).

    A bead of two blocks to two is never sure: its blocks could be two beads, and nobody would see
    which of them belong together. A bead that is not proven is never sure either.
    """
    whole = kinship * min(_ENOUGH, _measure_aligned(candidates))
    chances = [each.chance if each.source and each.target else 0.0 for each in candidates]
    beads = []
    for at, each in enumerate(candidates):
        value = _ALONE * _take_logit(each.chance)
        if each.source and each.target:
            near = chances[max(0, at - _NEAR) : at] + chances[at + 1 : at + 1 + _NEAR]
            around = sum(near) / len(near) if near else whole
            value = _OWN * _take_logit(each.chance)
            value += _NEIGHBOURS * around + _WHOLE * whole + _SHIFT
        confidence = 1 / (1 + exp(-value))
        sizes = len(each.source), len(each.target)
        is_sure = confidence >= SURE and min(sizes) == 1 and each.proven
        beads.append(Bead(each.source, each.target, round(confidence, 3), is_sure))
    return tuple(beads)


def _measure_aligned(candidates: Sequence[LikelyBead]) -> float:
    """Return how much of the side that is aligned more is likely to be aligned.

    Of very short texts it is little: they show too little of whether they belong together.
    """
    shares = []
    for ours, theirs in (("source", "target"), ("target", "source")):
        sizes = [(len(getattr(c, ours)), bool(getattr(c, theirs)) * c.chance) for c in candidates]
        aligned = sum(size * chance for size, chance in sizes)
        shares.append(aligned / (1 + sum(size for size, _ in sizes)))
    return max(shares)


def _take_logit(chance: float) -> float:
    chance = min(max(chance, _EDGE), 1 - _EDGE)
    return log(chance / (1 - chance))
