"""A small lexicon that two texts teach, and what it says about their blocks.

Which words translate each other is learnt from the beads of an earlier pass (see ``translations``).
A word with its translations then is like an anchor: a block that has the word is likely to be
translated by a block that has one of the translations. What a bead itself has taught is taken off
before the bead is judged, so that a wrong bead does not confirm itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from dragoman.bitext.evidence import LONGEST_SPAN, Sums
from dragoman.bitext.translations import learn_translations
from dragoman.bitext.weights import Weights

TaughtBead = tuple[tuple[int, ...], tuple[int, ...]]
Flagged = tuple[int, bool]
_MOST_FREQUENT = 0.3
"""The share of the blocks that may have a word that says something."""
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

    def add_up(self, start: int, count: int, bounds: tuple[int, int], into: Sequence[Sums]) -> None:
        """Add what words have in common, as ``Evidence.add_up`` does."""
        seen: set[int] = set()
        of_source, of_target = self.beads
        low, high = bounds
        for block in range(start, start + count):
            bead = of_source[block]
            for entry, flag in self.entries[block]:
                if entry in seen:
                    continue
                seen.add(entry)
                gains = self.gains[entry]
                last = -1
                for place, theirs in self.places[entry]:
                    if low <= place < high:
                        is_own = bead == of_target[place] != _NEVER_ALIGNED
                        gain = gains[4] if is_own else gains[2 * flag + theirs]
                        for joined, sums in enumerate(into):
                            for at in range(max(last + 1, place - joined), place + 1):
                                sums[at] += gain
                        last = place


def learn_lexicon(
    stems: tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]],
    beads: Sequence[TaughtBead],
    weights: Weights,
) -> Lexicon:
    """Return the lexicon that beads teach; ``stems`` are the words of the blocks of both sides."""
    telling = [_keep_telling(side) for side in stems]
    taught = [
        (_join(telling[0], source), _join(telling[1], target)) for source, target in beads
    ]
    entries = [
        (frozenset((word,)), frozenset(others))
        for word, others in learn_translations(taught).items()
    ]
    backward = learn_translations([(target, source) for source, target in taught])
    entries += [(frozenset(others), frozenset((word,))) for word, others in backward.items()]
    return _weigh_entries(entries, telling, beads, weights)


def _keep_telling(side: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Return the words that are in two blocks at least, and not in most of them."""
    counts = Counter(word for words in side for word in words)
    most = max(3.0, _MOST_FREQUENT * len(side))
    return [frozenset(w for w in words if 2 <= counts[w] <= most) for words in side]


def _join(side: Sequence[frozenset[str]], blocks: Iterable[int]) -> frozenset[str]:
    return frozenset().union(*(side[block] for block in blocks))


def _weigh_entries(
    entries: Sequence[tuple[frozenset[str], frozenset[str]]],
    sides: Sequence[Sequence[frozenset[str]]],
    beads: Sequence[TaughtBead],
    weights: Weights,
) -> Lexicon:
    owners = [_list_owners(len(side), [bead[at] for bead in beads]) for at, side in enumerate(sides)]
    holders = [_find_holders(side, [e[at] for e in entries]) for at, side in enumerate(sides)]
    own: list[list[tuple[Flagged, float]]] = [[] for _ in sides[0]]
    theirs: list[list[tuple[int, float]]] = [[] for _ in sides[1]]
    places: list[tuple[Flagged, ...]] = []
    gains: list[tuple[float, ...]] = []
    for number in range(len(entries)):
        source, target = (holders[at][number] for at in (0, 1))
        in_source = {owners[0][block] for block in source} - {_NEVER_ALIGNED}
        in_target = {owners[1][block] for block in target} - {_NEVER_ALIGNED}
        shares = (len(source) + 0.5) / (len(sides[0]) + 1), (len(target) + 0.5) / (len(sides[1]) + 1)
        judge = _Judge(len(in_source), len(in_source & in_target), shares, weights)
        places.append(tuple((block, owners[1][block] in in_source) for block in target))
        gains.append(judge.list_gains())
        for block in source:
            flag = owners[0][block] in in_target
            own[block].append(((number, flag), judge.weigh(1, flag)[1]))
        for block, flag in places[-1]:
            theirs[block].append((number, judge.weigh(flag, flag)[2]))
    return Lexicon(
        tuple(tuple(each for each, _ in block) for block in own),
        tuple(places),
        tuple(gains),
        (owners[0], owners[1]),
        (
            _sum_spans([[(entry, worth) for (entry, _), worth in block] for block in own]),
            _sum_spans(theirs),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Judge:
    """How often one entry was on both sides of a bead, and what that says."""

    seen: int
    kept: int
    shares: tuple[float, float]
    weights: Weights

    def weigh(self, seen_off: int, kept_off: int) -> tuple[float, float, float]:
        """Return what it says that both have it, only the source, only the target.

        Some beads are taken off first: those that are judged.
        """
        in_source, in_target = self.shares
        seen = max(0, self.seen - seen_off)
        kept = max(0, min(seen, self.kept - kept_off))
        held = (kept + self.weights.prior_word * in_target) / (seen + self.weights.prior_word)
        if held <= in_target:
            return 0.0, 0.0, 0.0
        alone = max((in_target - held * in_source) / (1 - in_source), 0.3 * in_target)
        scale = self.weights.lexicon
        return (
            scale * log(held / in_target),
            scale * log((1 - min(held, 0.95)) / (1 - in_target)),
            scale * log(min(1.0, alone / in_target)),
        )

    def list_gains(self) -> tuple[float, ...]:
        """Return what is gained where both have it: by the flags of both blocks, and in a bead."""
        result = []
        for flag in (0, 1):
            for theirs in (0, 1):
                both = self.weigh(1 + theirs, flag + theirs)[0]
                result.append(both - self.weigh(1, flag)[1] - self.weigh(theirs, theirs)[2])
        own = self.weigh(1, 1)
        return (*result, own[0] - own[1] - own[2])


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
    """Return, for 1, 2 and 3 joined blocks, the sum over the entries of every such span."""
    return [list(_iterate_sums(blocks, count)) for count in range(1, LONGEST_SPAN + 1)]


def _iterate_sums(blocks: Sequence[Sequence[tuple[int, float]]], count: int) -> Iterator[float]:
    for start in range(len(blocks) - count + 1):
        first: dict[int, float] = {}
        for block in blocks[start : start + count]:
            for entry, worth in block:
                first.setdefault(entry, worth)
        yield sum(first.values())
