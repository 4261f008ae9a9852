"""Anchors that many blocks have, kept as bits: so a look at two blocks is quick.

A comma or a full stop is in most blocks. To add up what each of them says for each pair of blocks
would take most of the time. So the most frequent anchors are bits of a number, and what any set of
them says is written down once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BITS = 11
"""How many anchors one list is for; there are two lists."""
LOW = (1 << BITS) - 1
_LEAST = 0.04
"""The share of the blocks that must have an anchor for it to be taken as frequent."""


@dataclass(frozen=True, slots=True)
class DenseKeys:
    """The frequent anchors of two texts."""

    keys: frozenset[int]
    source: tuple[tuple[int, ...], ...]
    """For 1, 2 and more joined blocks: the bits of each such span."""
    target: tuple[tuple[int, ...], ...]
    low: Sequence[float]
    """What each set of the first ``BITS`` anchors adds, if both blocks have them."""
    high: Sequence[float]
    """The same for the other anchors."""


def choose_dense(counts: Sequence[int], total: int) -> list[int]:
    """Return the anchors that most blocks have, of anchors with how many have them."""
    order = sorted(range(len(counts)), key=lambda key: (-counts[key], key))
    return [key for key in order[: 2 * BITS] if counts[key] > _LEAST * total]


def make_dense(
    chosen: Sequence[int],
    sides: tuple[Sequence[Sequence[int]], Sequence[Sequence[int]]],
    gains: Sequence[float],
    longest: int,
) -> DenseKeys:
    """Return the bits of all spans, and what sets of anchors with these gains say."""
    bits = {key: 1 << at for at, key in enumerate(chosen)}
    source, target = (_make_masks(side, bits, longest) for side in sides)
    worth = [gains[key] for key in chosen]
    return DenseKeys(
        frozenset(chosen), source, target, _sum_sets(worth[:BITS]), _sum_sets(worth[BITS:])
    )


def _make_masks(
    side: Sequence[Sequence[int]], bits: dict[int, int], longest: int
) -> tuple[tuple[int, ...], ...]:
    single = [sum(bits.get(key, 0) for key in keys) for keys in side]
    result = [tuple(single)]
    for count in range(1, longest):
        result.append(
            tuple(
                mask | single[at + count]
                for at, mask in enumerate(result[-1][: len(single) - count])
            )
        )
    return tuple(result)


def _sum_sets(worth: Sequence[float]) -> list[float]:
    sums = [0.0]
    for each in worth:
        sums += [value + each for value in sums]
    return sums
