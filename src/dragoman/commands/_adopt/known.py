"""What is known of two texts before they are aligned: what a person decided or confirmed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dragoman.bitext import KNOWN_SIZES
from dragoman.commands._adopt.marks import read_spans, show_text
from dragoman.commands._adopt.texts import AdoptedPair, NumberedText, fold_text
from dragoman.model import MessageKey
from dragoman.po import Block
from dragoman.rising import count_lower

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


def choose_bounds(
    known: Iterable[AdoptedPair], source: Sequence[int], target: Sequence[int]
) -> list[AdoptedPair]:
    """Return known pairs of neighbours that are in the order in which most of them are.

    ``source`` and ``target`` are the numbers of all paragraphs. Of pairs that could be moved as
    well as those that they cross, none is returned.
    """
    pairs = sorted(pair for pair in known if _is_bead(pair, source, target))
    before = count_lower([pair.target[0] for pair in pairs])
    behind = count_lower([-pair.target[0] for pair in reversed(pairs)])[::-1]
    whole = [one + other for one, other in zip(before, behind, strict=True)]
    longest = max(whole, default=0)
    rows = [row for row in zip(pairs, before, whole, strict=True) if row[2] == longest]
    places = Counter(place for _, place, _ in rows)
    return [pair for pair, place, _ in rows if places[place] == 1]


def _is_bead(pair: AdoptedPair, source: Sequence[int], target: Sequence[int]) -> bool:
    """Return whether no paragraph lies between those of a pair, and the aligner could find it."""
    are_neighbours = all(
        bisect_left(every, numbers[-1]) - bisect_left(every, numbers[0]) == len(numbers) - 1
        for numbers, every in ((pair.source, source), (pair.target, target))
    )
    return are_neighbours and (len(pair.source), len(pair.target)) in KNOWN_SIZES
