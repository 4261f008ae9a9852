"""What is known of two texts before they are aligned: what a person decided or confirmed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dragoman.commands._adopt_marks import read_spans, show_text
from dragoman.commands._adopt_texts import AdoptedPair, NumberedText, fold_text
from dragoman.model import MessageKey
from dragoman.po import Block

_LONGEST_RUN = 6
"""So many paragraphs may be one translation that the catalogue has already."""


def choose_known(decided: Sequence[AdoptedPair], found: Iterable[AdoptedPair]) -> list[AdoptedPair]:
    """Return what is known: first what the user decided, then what the catalogue has."""
    known = list(decided)
    taken = {number for pair in known for number in pair.source}
    given = {number for pair in known for number in pair.target}
    for pair in found:
        if taken.isdisjoint(pair.source) and given.isdisjoint(pair.target):
            known.append(pair)
    return known


def find_known(
    source: Mapping[int, NumberedText],
    target: Mapping[int, NumberedText],
    messages: Mapping[MessageKey, Block],
    may_replace: Callable[[Block], bool],
) -> Iterator[AdoptedPair]:
    """Yield the paragraphs whose translation is in the catalogue already, word for word.

    They are what translators confirmed, and what was decided before. A text that is in the
    translation more than once is left out: nobody knows which one it is.
    """
    runs = _find_runs(target)
    used: set[int] = set()
    for number, text in source.items():
        block = messages.get(text.unit.key)  # code has none
        if block is None or not block.msgstr[0] or block.plural is not None or may_replace(block):
            continue
        shown = show_text(read_spans(block.msgstr[0], text.markup))
        places = runs.get(fold_text(shown), [])
        if len(places) == 1 and used.isdisjoint(places[0]):
            used.update(places[0])
            yield AdoptedPair((number,), places[0])


def _find_runs(target: Mapping[int, NumberedText]) -> dict[str, list[tuple[int, ...]]]:
    """Return the runs of paragraphs, each with its text."""
    folded = {n: fold_text(text.shown) for n, text in target.items() if not text.repeats}
    numbers = list(folded)
    runs: dict[str, list[tuple[int, ...]]] = {}
    for first in range(len(numbers)):
        for last in range(first + 1, min(first + _LONGEST_RUN, len(numbers)) + 1):
            run = tuple(numbers[first:last])
            runs.setdefault(" ".join(folded[number] for number in run), []).append(run)
    return runs


def split_around(
    known: Sequence[AdoptedPair], source: Iterable[int], target: Iterable[int]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield what is to be aligned: the paragraphs of both sides between those that are known.

    Known ones that have others between them, or that are not in the order in which most are, are
    no bounds.
    """
    taken = {number for pair in known for number in pair.source}
    given = {number for pair in known for number in pair.target}
    sources = [number for number in source if number not in taken]
    targets = [number for number in target if number not in given]
    whole = [p for p in known if _is_whole(p.source, sources) and _is_whole(p.target, targets)]
    for source_end, target_end in _choose_bounds(whole):
        left = tuple(number for number in sources if number < source_end)
        right = tuple(number for number in targets if number < target_end)
        sources, targets = sources[len(left) :], targets[len(right) :]
        yield left, right
    yield tuple(sources), tuple(targets)


def _is_whole(numbers: Sequence[int], others: Sequence[int]) -> bool:
    """Return whether none of the others lies between some numbers; all are in order."""
    return bisect_left(others, numbers[0]) == bisect_left(others, numbers[-1])


def _choose_bounds(known: Iterable[AdoptedPair]) -> list[tuple[int, int]]:
    """Return the ends of pairs that are in every longest run of the same order on both sides."""
    ends = sorted((pair.source[-1], pair.target[-1]) for pair in known)
    before = _count_longest([end for _, end in ends])
    behind = _count_longest([-end for _, end in reversed(ends)])[::-1]
    whole = [one + other for one, other in zip(before, behind, strict=True)]
    longest = max(whole, default=0)
    rows = [row for row in zip(ends, before, whole, strict=True) if row[2] == longest]
    places = Counter(place for _, place, _ in rows)
    return [end for end, place, _ in rows if places[place] == 1]


def _count_longest(numbers: Iterable[int]) -> list[int]:
    """Return for each number how many are in the longest rising run that ends before it."""
    lowest: list[int] = []
    counts = []
    for number in numbers:
        count = bisect_left(lowest, number)
        lowest[count : count + 1] = [number]
        counts.append(count)
    return counts
