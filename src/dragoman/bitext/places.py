"""Where the place of a block says little: beads there are only sure if their texts show it.

Most beads are sure because of their places: what is between two beads that are right is likely to
be right. That does not hold near blocks that have changed places, nor beside one that has: the
heading of a section that was moved may have been left behind, and be paired with the heading that
is there now. Nor does it hold in a text of a few blocks: its sentences may be in any order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
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
    places = _find_places(beads)
    out = {i for bead, is_out in zip(beads, moved, strict=True) if is_out for i in bead.source}
    is_short = sum(bool(bead.source and bead.target) for bead in beads) < _FEW
    marked = []
    for at, bead in enumerate(beads):
        near = moved[max(0, at - _NEAR) : at + _NEAR + 1]
        rivals = [score_pair(*pair) for pair in _list_rivals(bead, places, out)]
        is_loose = rivals or sum(near) > _LOOSE * len(near)
        if is_loose or is_short:
            fit = min((score_pair(i, j) for i in bead.source for j in bead.target), default=0.0)
            least = [weights.displaced, *(rival + weights.displaced_margin for rival in rivals)]
            bead = replace(bead, proven=fit >= (max(least) if is_loose else 0.0))
        marked.append(bead)
    return tuple(marked)


def _find_out_of_order(beads: Sequence[LikelyBead]) -> list[bool]:
    """Return for each bead whether it is not in a longest run of beads in the same order."""
    paired = [at for at, bead in enumerate(beads) if bead.source and bead.target]
    rising = find_rising(beads[at].target[0] for at in paired)
    out_of_order = set(paired).difference(paired[place] for place in rising)
    return [at in out_of_order for at in range(len(beads))]


def _find_places(beads: Sequence[LikelyBead]) -> tuple[Mapping[int, LikelyBead], ...]:
    """Return the bead of each block, of the source and of the target."""
    source = {i: bead for bead in beads for i in bead.source}
    return source, {j: bead for bead in beads for j in bead.target}


def _list_rivals(
    bead: LikelyBead, places: tuple[Mapping[int, LikelyBead], ...], out: Set[int]
) -> Iterator[tuple[int, int]]:
    """Yield what would be together if the blocks of a bead were beside their neighbours.

    There is nothing if they are. A neighbour without a partner may have been added or left out, and
    says nothing, if the other one is not ``out`` of order.
    """
    if not (bead.source and bead.target):
        return
    sources, targets = places
    for end, step in ((0, -1), (-1, 1)):
        i, j = bead.source[end], bead.target[end]
        ours, theirs = sources.get(i + step), targets.get(j + step)
        if ours == theirs or not (ours and theirs):
            continue
        rivals = []
        if ours.target and (theirs.source or not out.isdisjoint(ours.source)):
            rivals.append((i, ours.target[-1 - end] - step))
        if theirs.source and (ours.target or not out.isdisjoint(theirs.source)):
            rivals.append((theirs.source[-1 - end] - step, j))
        yield from ((k, m) for k, m in rivals if k in sources and m in targets)
