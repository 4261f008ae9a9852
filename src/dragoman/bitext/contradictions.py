"""Beads that are contradicted by what a translation keeps: a long number, an address, a name.

If it is in one block of each text, these two belong together. An alignment that sees little else
may have paired both with others, each at its own place, as in a list that was sorted anew. What is
beside such a bead, as a heading, is there by its place alone, unless it keeps something itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.bitext.posteriors import LikelyBead

Anchors = Sequence[frozenset[str]]


def mark_contradicted(
    beads: Sequence[LikelyBead], source: Anchors, target: Anchors
) -> tuple[LikelyBead, ...]:
    """Return the beads; those that lack what a translation keeps are not proven any more.

    ``source`` and ``target`` have what ``kinship.keep_certain`` returns for each block. It counts
    if it is in one block of each text, and these blocks are in two beads.
    """
    ours, theirs = _find_single(source), _find_single(target)
    source_beads = {i: at for at, bead in enumerate(beads) for i in bead.source}
    target_beads = {j: at for at, bead in enumerate(beads) for j in bead.target}
    wrong: set[int] = set()
    right: set[int] = set()
    for anchor in ours.keys() & theirs.keys():
        both = {source_beads[ours[anchor]], target_beads[theirs[anchor]]}
        (right if len(both) == 1 else wrong).update(both)
    beside = {at + step for at in wrong for step in (-1, 1)}
    doubtful = wrong | beside - right
    return tuple(
        replace(bead, proven=False) if at in doubtful else bead for at, bead in enumerate(beads)
    )


def _find_single(blocks: Anchors) -> Mapping[str, int]:
    """Return the block of each anchor that only one block has."""
    found: dict[str, int] = {}
    several: set[str] = set()
    for number, anchors in enumerate(blocks):
        several.update(anchors & found.keys())
        found.update(dict.fromkeys(anchors, number))
    return {anchor: number for anchor, number in found.items() if anchor not in several}
