"""A small lexicon that two texts teach, and what it says about their blocks.

Which words translate each other is learnt from the beads of an earlier pass (see ``translations``).
A word with its translations then is like an anchor: a block that has the word is likely to be
translated by a block that has one of the translations. What a bead itself has taught is taken off
before the bead is judged, so that a wrong bead does not confirm itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from dragoman.bitext.evidence import LONGEST_SPAN, Sums
from dragoman.bitext.translations import learn_translations
from dragoman.bitext.weights import BitextWeights

TaughtBead = tuple[tuple[int, ...], tuple[int, ...]]
Flagged = tuple[int, bool]
Hit = tuple[int, int, float]
"""An entry, a block of the target, and what it says that both have it."""
_MOST_FREQUENT = 0.3
"""The share of the blocks that may have a word that says something."""
_MOST_WORDS = 32
"""How many words a block may have on average; the most frequent ones are left out."""
_NEVER_ALIGNED = -1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words of two texts say about their blocks."""

    entries: tuple[tuple[Flagged, ...], ...]
    """For each block of the source its entries; True where its bead has a translation of it."""
    places: tuple[tuple[Flagged, ...], ...]
    """For each entry the blocks of the target that have it, in order; True where the bead of the
    block has it on the side of the source."""
    gains: tuple[tuple[float, ...], ...]
    """What an entry adds: by both flags, and last, for two blocks of one bead."""
    beads: tuple[Sequence[int], Sequence[int]]
    """For the blocks of both sides, the bead that they were in."""
    bases: tuple[list[list[float]], list[list[float]]]
    """For each side and number of joined blocks: what is taken off if no word is translated."""

    def find_hits(self, block: int, bounds: tuple[int, int]) -> list[Hit]:
        """Return what a block of the source has in common with each target block near by.

        ``bounds`` are the first block of the target that is looked at, and the one behind the last.
        """
        low, high = bounds
        first = (low, False)
        bead, of_target = self.beads[0][block], self.beads[1]
        hits: list[Hit] = []
        for entry, flag in self.entries[block]:
            places = self.places[entry]
            at = bisect_left(places, first)
            while at < len(places) and places[at][0] < high:
                place, theirs = places[at]
                is_own = bead == of_target[place] != _NEVER_ALIGNED
                gains = self.gains[entry]
                hits.append((entry, place, gains[4] if is_own else gains[2 * flag + theirs]))
                at += 1
        return hits


def add_hits(hits: Sequence[Sequence[Hit]], into: Sequence[Sums]) -> None:
    """Add the hits of joined blocks of the source: ``into[b]`` is for b + 1 joined targets.

    An entry counts once, also if several of the joined blocks have it.
    """
    seen: set[int] = set()
    for number, block in enumerate(hits):
        last_entry = last = -1
        for entry, place, gain in block:
            if number and entry in seen:
                continue
            if entry != last_entry:
                last_entry, last = entry, -1
            into[0][place] += gain
            for joined in range(1, len(into)):
                for first in range(max(last + 1, place - joined), place + 1):
                    into[joined][first] += gain
            last = place
        if len(hits) > 1:
            seen.update(entry for entry, _, _ in block)


def learn_lexicon(
    stems: tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]],
    beads: Sequence[TaughtBead],
    weights: BitextWeights,
) -> Lexicon:
    """Return the lexicon that beads teach; ``stems`` are the words of the blocks of both sides."""
    telling = [list_rarer_words(side) for side in stems]
    taught = [(_join(telling[0], source), _join(telling[1], target)) for source, target in beads]
    entries = [
        (frozenset((word,)), frozenset(others))
        for word, others in learn_translations(taught).items()
    ]
    backward = learn_translations([(target, source) for source, target in taught])
    entries += [(frozenset(others), frozenset((word,))) for word, others in backward.items()]
    return _weigh_entries(entries, telling, beads, weights)


def list_rarer_words(side: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Return the rarer words of each block, of those that are in two blocks at least."""
    counts = Counter(word for words in side for word in words)
    room = _MOST_WORDS * len(side)
    most = 2
    for count, words in sorted(Counter(counts.values()).items()):
        room -= count * words if count > 1 else 0
        if room < 0 or count > max(3.0, _MOST_FREQUENT * len(side)):
            break
        most = max(most, count)
    return [frozenset(w for w in words if 2 <= counts[w] <= most) for words in side]


def _join(side: Sequence[frozenset[str]], blocks: Iterable[int]) -> frozenset[str]:
    return frozenset().union(*(side[block] for block in blocks))


def _weigh_entries(
    entries: Sequence[tuple[frozenset[str], frozenset[str]]],
    sides: Sequence[Sequence[frozenset[str]]],
    beads: Sequence[TaughtBead],
    weights: BitextWeights,
) -> Lexicon:
    owners = [
        _list_owners(len(side), [bead[at] for bead in beads]) for at, side in enumerate(sides)
    ]
    holders = [_find_holders(side, [e[at] for e in entries]) for at, side in enumerate(sides)]
    own: list[list[tuple[int, bool, float]]] = [[] for _ in sides[0]]
    theirs: list[list[tuple[int, float]]] = [[] for _ in sides[1]]
    places: list[tuple[Flagged, ...]] = []
    gains: list[tuple[float, ...]] = []
    for source, target in zip(*holders, strict=True):
        in_source = {owners[0][block] for block in source} - {_NEVER_ALIGNED}
        in_target = {owners[1][block] for block in target} - {_NEVER_ALIGNED}
        kept = len(in_source & in_target)
        if kept <= weights.least_kept:  # without the bead that is judged, nothing is left
            continue
        shares = _find_share(source, sides[0]), _find_share(target, sides[1])
        worth = _judge(len(in_source), kept, shares, weights)
        number = len(places)
        places.append(tuple((block, owners[1][block] in in_source) for block in target))
        gains.append(worth.gains)
        for block in source:
            flag = owners[0][block] in in_target
            own[block].append((number, flag, worth.only_source[flag]))
        for block, flag in places[-1]:
            theirs[block].append((number, worth.only_target[flag]))
    return Lexicon(
        tuple(tuple((entry, flag) for entry, flag, _ in block) for block in own),
        tuple(places),
        tuple(gains),
        (owners[0], owners[1]),
        (
            _sum_spans([[(entry, value) for entry, _, value in block] for block in own]),
            _sum_spans(theirs),
        ),
    )


def _find_share(found: Sequence[int], side: Sequence[object]) -> float:
    """Return the share of the blocks of a side that were found; never nothing, and never all."""
    return (len(found) + 0.5) / (len(side) + 1)


@dataclass(frozen=True, slots=True)
class _Worth:
    """What one entry says, by whether the beads of the blocks have it on their other side."""

    gains: tuple[float, ...]
    only_source: tuple[float, float]
    only_target: tuple[float, float]


def _judge(seen: int, kept: int, shares: tuple[float, float], weights: BitextWeights) -> _Worth:
    """Return what an entry says that is on one side of some beads, and on both of fewer."""

    def weigh(seen_off: int, kept_off: int) -> tuple[float, float, float]:
        return _weigh(max(0, seen - seen_off), max(0, kept - kept_off), shares, weights)

    only_source = weigh(1, 0)[1], weigh(1, 1)[1]
    only_target = weigh(0, 0)[2], weigh(1, 1)[2]
    gains = [
        weigh(1 + theirs, flag + theirs)[0] - only_source[flag] - only_target[theirs]
        for flag in (0, 1)
        for theirs in (0, 1)
    ]
    in_one_bead = weigh(1, 1)[0] - only_source[1] - only_target[1]
    return _Worth((*gains, in_one_bead), only_source, only_target)


def _weigh(
    seen: int, kept: int, shares: tuple[float, float], weights: BitextWeights
) -> tuple[float, float, float]:
    """Return what it says that both blocks have an entry, only the source, only the target."""
    in_source, in_target = shares
    held = (min(seen, kept) + weights.prior_word * in_target) / (seen + weights.prior_word)
    if held <= in_target or kept < weights.least_kept:
        return 0.0, 0.0, 0.0
    alone = max((in_target - held * in_source) / (1 - in_source), 0.3 * in_target)
    scale = weights.lexicon
    return (
        scale * log(held / in_target),
        scale * log((1 - min(held, 0.95)) / (1 - in_target)),
        scale * log(min(1.0, alone / in_target)),
    )


def _list_owners(count: int, beads: Sequence[Sequence[int]]) -> list[int]:
    owners = [_NEVER_ALIGNED] * count
    for number, blocks in enumerate(beads):
        for block in blocks:
            owners[block] = number
    return owners


def _find_holders(
    side: Sequence[frozenset[str]], wanted: Sequence[frozenset[str]]
) -> list[list[int]]:
    """Return for each set of words the blocks that have one of them, in order."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(wanted):
        for word in words:
            numbers[word].append(number)
    holders: list[list[int]] = [[] for _ in wanted]
    for block, words in enumerate(side):
        for number in sorted({number for word in words for number in numbers.get(word, ())}):
            holders[number].append(block)
    return holders


def _sum_spans(blocks: Sequence[Sequence[tuple[int, float]]]) -> list[list[float]]:
    """Return, for 1, 2 and more joined blocks, the sum over the entries of every such span."""
    tables = [dict(block) for block in blocks]
    sums = [sum(table.values()) for table in tables]
    result = [sums]
    for count in range(2, LONGEST_SPAN + 1):
        longer = []
        for start in range(len(tables) - count + 1):
            last = tables[start + count - 1]
            known = {k for table in tables[start : start + count - 1] for k in table.keys() & last}
            double = sum(last[entry] for entry in known)
            longer.append(result[-1][start] + sums[start + count - 1] - double)
        result.append(longer)
    return result
