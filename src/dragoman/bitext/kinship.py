"""Whether one text is a translation of the other at all, by what has to be the same in both.

Long numbers, addresses, and Latin words in a text of another script come from the source, nearly
all of them. Of articles of one site and their translations, .88 to 1.00 of them were in the source
too, and of translations of other articles .03 to .50.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_ENOUGH = 8
"""How many of them both texts must have: fewer show nothing."""
_RELATED = 0.6
"""The share of them that says that the texts belong together."""
_LONG_NUMBER = 2


def measure_kinship(
    source: Iterable[frozenset[str]], target: Iterable[frozenset[str]], *, same_script: bool
) -> float:
    """Return how far the anchors of all blocks say that two texts belong together, from 0 to 1.

    It is 1 too where the texts have too few anchors that could say it.
    """
    kept = [_keep_certain(side, same_script) for side in (source, target)]
    fewer = min(map(len, kept))
    if fewer < _ENOUGH:
        return 1.0
    return min(1.0, len(kept[0] & kept[1]) / fewer / _RELATED)


def _keep_certain(side: Iterable[frozenset[str]], same_script: bool) -> set[str]:
    return {key for keys in side for key in keys if _is_certain(key.partition(":"), same_script)}


def _is_certain(parts: Sequence[str], same_script: bool) -> bool:
    kind, _, what = parts
    if kind == "word":
        return not same_script and what.isascii()
    return kind == "address" or (kind == "number" and len(what) > _LONG_NUMBER)
