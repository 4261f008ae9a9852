"""Whether one text is a translation of the other at all, by what has to be the same in both.

Long numbers, addresses, and Latin words in a text of another script come from the source, nearly
all of them. Of articles of one site and their translations, .88 to 1.00 of them were in the source
too, and of translations of other articles .03 to .50.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.bitext.posteriors import LikelyBead

_LIKELY = 0.5
_ENOUGH = 8
"""How many of them both texts must have: fewer show nothing."""
_RELATED = 0.6
"""The share of them that says that the texts belong together."""
_LONG_NUMBER = 2


def keep_certain(keys: frozenset[str], *, same_script: bool) -> frozenset[str]:
    """Return those anchors of a block that its translation must have too."""
    return frozenset(key for key in keys if _is_certain(key.partition(":"), same_script))


def measure_kinship(
    source: Sequence[frozenset[str]],
    target: Sequence[frozenset[str]],
    candidates: Sequence[LikelyBead],
) -> float:
    """Return how far what must be kept says that two texts belong together, from 0 to 1.

    ``source`` and ``target`` have what ``keep_certain`` returns for each block. Only blocks that
    are aligned are asked: what was added to a translation need not be in the source. The result
    is 1 too where they have too little that could say it.
    """
    likely = [bead for bead in candidates if bead.chance >= _LIKELY and bead.source and bead.target]
    ours = {key for bead in likely for block in bead.source for key in source[block]}
    theirs = {key for bead in likely for block in bead.target for key in target[block]}
    fewer, others = (ours, target) if len(ours) < len(theirs) else (theirs, source)
    if len(fewer) < _ENOUGH:
        return 1.0
    return min(1.0, len(fewer & frozenset().union(*others)) / len(fewer) / _RELATED)


def _is_certain(parts: Sequence[str], same_script: bool) -> bool:
    kind, _, what = parts
    if kind == "word":
        return not same_script and what.isascii()
    return kind == "address" or (kind == "number" and len(what) > _LONG_NUMBER)
