"""Where the place of a block says little: beads there are only sure if their texts show it.

Most beads are sure because of their places: what is between two beads that are right is likely to
be right. That does not hold near blocks that have changed places, nor in a text of a few blocks:
its sentences may be in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.bitext.moved import ScorePair
from dragoman.bitext.posteriors import LikelyBead
from dragoman.bitext.weights import BitextWeights
from dragoman.rising import find_rising

_NEAR = 8
"""So many beads before and behind a bead are looked at."""
_LOOSE = 1 / 8
"""Of these beads, the share out of order above which their places say little."""
_FEW = 10
"""In a text of fewer beads, a bead is only sure if its texts do not speak against it."""


def mark_unproven(
    beads: Sequence[LikelyBead], score_pair: ScorePair, weights: BitextWeights
) -> tuple[LikelyBead, ...]:
    """Return the beads, of which those are unproven that only their places have joined.

    ``score_pair`` says how well a block of the source and one of the target fit, as evidence.
    """
    moved = _find_out_of_order(beads)
    is_short = sum(bool(bead.source and bead.target) for bead in beads) < _FEW
    marked = []
    for at, bead in enumerate(beads):
        near = moved[max(0, at - _NEAR) : at + _NEAR + 1]
        is_loose = sum(near) > _LOOSE * len(near)
        if is_loose or is_short:
            fit = min((score_pair(i, j) for i in bead.source for j in bead.target), default=0.0)
            bead = replace(bead, proven=fit >= (weights.displaced if is_loose else 0.0))
        marked.append(bead)
    return tuple(marked)


def _find_out_of_order(beads: Sequence[LikelyBead]) -> list[bool]:
    """Return for each bead whether it is not in a longest run of beads in the same order."""
    paired = [at for at, bead in enumerate(beads) if bead.source and bead.target]
    rising = find_rising(beads[at].target[0] for at in paired)
    out_of_order = set(paired).difference(paired[place] for place in rising)
    return [at in out_of_order for at in range(len(beads))]
