"""What the anchors of two blocks say about whether one translates the other.

For each anchor there is a share of translations that keep it. It is learnt from the pair itself:
first from all anchors of its kind, and then, where many blocks have it, from itself. So a word that
both languages have by chance (German "die", English "die") soon says nothing.

The evidence is the logarithm of how much likelier two blocks are with these anchors if one
translates the other than if they have nothing to do with each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

from dragoman.bitext.dense import DenseKeys, choose_dense, make_dense
from dragoman.bitext.weights import KEPT, KNOWN, BitextWeights

LONGEST_SPAN = 5
"""How many blocks of one side are joined at most."""
_LEAST = 1e-3
_USUAL = 0.4
_FORBIDDEN = 1000.0
Link = tuple[int, int, float]
"""A block of the source, one of the target, and how likely they belong together."""


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The anchors of both sides as numbers, and where they are."""

    source: tuple[tuple[int, ...], ...]
    """The anchors of each block of the source that are somewhere in the target too."""
    rare: tuple[tuple[int, ...], ...]
    """Those of them that few blocks have."""
    frequent: tuple[int, ...]
    target: tuple[tuple[int, ...], ...]
    places: tuple[tuple[int, ...], ...]
    """For each anchor the blocks of the target that have it, in order."""
    kinds: tuple[str, ...]
    shares: tuple[tuple[float, float], ...]
    """For each anchor the share of blocks of the source, and of the target, that have it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What each anchor says: in both blocks, only in that of the source, only in the other."""

    table: KeyTable
    gains: Sequence[float]
    """What it adds that both have it, beside what is taken off for each alone."""
    only_source: Sequence[float]
    only_target: Sequence[float]
    dense: DenseKeys
    """The most frequent anchors; ``add_up`` leaves them out."""
    bases: tuple[list[list[float]], list[list[float]]] = field(init=False)
    """For each side and number of joined blocks: what is taken off if nothing is in common."""

    def __post_init__(self) -> None:
        sides = (
            _sum_spans(self.table.source, self.only_source),
            _sum_spans(self.table.target, self.only_target),
        )
        known = frozenset(key for key, kind in enumerate(self.table.kinds) if kind == KNOWN)
        if known:
            for keys, sums in zip((self.table.source, self.table.target), sides, strict=True):
                _forbid_others(keys, known, sums)
        object.__setattr__(self, "bases", sides)

    def _list_keys(self, start: int, count: int) -> Iterable[int]:
        """Return the rarer anchors of joined blocks of the source, each once."""
        keys = self.table.rare
        if count == 1:
            return keys[start]
        return {key for each in keys[start : start + count] for key in each}

    def add_up(self, start: int, count: int, bounds: tuple[int, int], into: Sequence[Sums]) -> None:
        """Add what is in common with every target near by: ``into[b]`` for b + 1 joined blocks.

        ``bounds`` are the first block of the target that is looked at, and the one behind the last.
        """
        for key in self._list_keys(start, count):
            add_places(self.table.places[key], self.gains[key], bounds, into)


Sums = defaultdict[int, float]


def add_places(
    places: Sequence[int], gain: float, bounds: tuple[int, int], into: Sequence[Sums]
) -> None:
    """Add a gain for the blocks at ``places``, and once for all joined ones that hold some."""
    last = -1
    for at in range(bisect_left(places, bounds[0]), len(places)):
        place = places[at]
        if place >= bounds[1]:
            break
        for count, sums in enumerate(into):
            for start in range(max(last + 1, place - count), place + 1):
                sums[start] += gain
        last = place


def make_key_table(source: Sequence[frozenset[str]], target: Sequence[frozenset[str]]) -> KeyTable:
    """Return the table of the anchors that are on both sides."""
    common = sorted(set().union(*source) & set().union(*target))
    numbers = {key: number for number, key in enumerate(common)}
    sides = [
        tuple(tuple(sorted(numbers[key] for key in keys if key in numbers)) for keys in side)
        for side in (source, target)
    ]
    places: list[list[int]] = [[] for _ in common]
    for at, found in enumerate(sides[1]):
        for key in found:
            places[key].append(at)
    counts = [0] * len(common)
    for found in sides[0]:
        for key in found:
            counts[key] += 1
    shares = tuple(
        ((count + 0.5) / (len(source) + 1), (len(where) + 0.5) / (len(target) + 1))
        for count, where in zip(counts, places, strict=True)
    )
    kinds = tuple(key.partition(":")[0] for key in common)
    frequent = choose_dense([len(where) for where in places], len(target))
    dense = frozenset(frequent)
    rare = tuple(tuple(key for key in keys if key not in dense) for keys in sides[0])
    return KeyTable(
        sides[0], rare, tuple(frequent), sides[1], tuple(map(tuple, places)), kinds, shares
    )


def weigh_keys(table: KeyTable, links: Iterable[Link], weights: BitextWeights) -> Evidence:
    """Return what each anchor says, learnt from links that are known so far."""
    seen, kept = _count_kept(table, links)
    by_kind: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for key, kind in enumerate(table.kinds):
        chance = table.shares[key][1]
        by_kind[kind][0] += seen[key] * (1 - chance)
        by_kind[kind][1] += kept[key] - seen[key] * chance
    of_kind = {
        kind: (KEPT.get(kind, _USUAL) * weights.prior_kind + max(0.0, held))
        / (weights.prior_kind + all_)
        for kind, (all_, held) in by_kind.items()
    }
    rows = [
        (3 * weights.known, -weights.known, -weights.known)
        if kind == KNOWN
        else _weigh_key(table.shares[key], of_kind[kind], (seen[key], kept[key]), weights)
        for key, kind in enumerate(table.kinds)
    ]
    gains, only_source, only_target = ([row[at] for row in rows] for at in range(3))
    sides = table.source, table.target
    dense = make_dense(table.frequent, sides, gains, LONGEST_SPAN)
    return Evidence(table, gains, only_source, only_target, dense)


def _count_kept(table: KeyTable, links: Iterable[Link]) -> tuple[list[float], list[float]]:
    """Return for each anchor in how many linked blocks of the source it is, and in both."""
    seen, kept = [0.0] * len(table.kinds), [0.0] * len(table.kinds)
    for source, target, share in links:
        theirs = frozenset(table.target[target])
        for key in table.source[source]:
            seen[key] += share
            if key in theirs:
                kept[key] += share
    return seen, kept


def _weigh_key(
    shares: tuple[float, float], usual: float, counts: tuple[float, float], weights: BitextWeights
) -> tuple[float, float, float]:
    in_source, in_target = shares
    seen, kept = counts
    beyond_chance = (kept - seen * in_target) / max(1 - in_target, _LEAST)
    share = (usual * weights.prior_kept + beyond_chance) / (weights.prior_kept + seen)
    share = min(max(share, 0.0), 0.98)
    held = in_target + (1 - in_target) * share
    alone = max((in_target - held * in_source) / (1 - in_source), in_target * (1 - share), 1e-6)
    both = log(held / in_target)
    only_source = log(1 - share)
    only_target = log(min(1.0, alone / in_target))
    scale = weights.anchor
    return (
        scale * (both - only_source - only_target),
        scale * only_source,
        scale * only_target,
    )


def _sum_spans(keys: Sequence[Sequence[int]], worth: Sequence[float]) -> list[list[float]]:
    """Return, for 1, 2 and more joined blocks, the sum over the anchors of every such span."""
    result = [[sum(worth[key] for key in each) for each in keys]]
    for count in range(2, LONGEST_SPAN + 1):
        result.append(
            [
                sum(worth[key] for key in set().union(*keys[start : start + count]))
                for start in range(len(keys) - count + 1)
            ]
        )
    return result


def _forbid_others(
    keys: Sequence[Sequence[int]], known: frozenset[int], sums: Sequence[list[float]]
) -> None:
    """Let no span win that has only a part of what is known, or something else beside it."""
    groups = [tuple(known.intersection(each)) for each in keys]
    sizes = Counter(groups)
    for count, row in enumerate(sums, 1):
        for start in range(len(row)):
            found = set(groups[start : start + count])
            is_whole = len(found) == 1 and found != {()} and sizes[groups[start]] == count
            if found != {()} and not is_whole:
                row[start] -= _FORBIDDEN
