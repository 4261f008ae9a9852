"""What a file itself says of which paragraphs belong together, and whether its texts agree.

People count in many ways: without the headings, from zero, or on behind a paragraph that they
left out; and in a table a column may have slid down by a row. So what a file says is compared with
an alignment that does not know it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from dragoman.commands._adopt.align import AdoptWork, align_work
from dragoman.commands._adopt.texts import AdoptedPair
from dragoman.commands._adopt.typed_numbers import read_numbers

_Shown = tuple[Mapping[int, AdoptedPair], Mapping[int, AdoptedPair]]
"""What the texts show, by the paragraphs of both sides."""


def read_pairs_of_file(work: AdoptWork) -> AdoptWork:
    """Return the work with what its file says, as far as its texts do not show something else.

    What is beside its source says more than a number. Typed numbers stay in the texts where
    they may not be those of the document.
    """
    if work.pairs_of_file:
        pairs = tuple(_confirm(work.pairs_of_file, _align(work), least=0))
        return work._replace(pairs_of_file=pairs)
    typed = read_numbers(work.target, work.source)
    if not typed.pairs:
        return work
    bare = work._replace(target=typed.texts)
    shown = _align(bare)
    if not _may_hold(typed.pairs, shown):
        return work
    return bare._replace(pairs_of_file=tuple(_confirm(typed.pairs, shown, least=1)))


def _align(work: AdoptWork) -> _Shown:
    pairs = list(align_work(work, work.options.pairs))
    return (
        {number: pair for pair in pairs for number in pair.source},
        {number: pair for pair in pairs for number in pair.target},
    )


def _may_hold(pairs: Sequence[AdoptedPair], shown: _Shown) -> bool:
    """Return whether numbers may be those of the document: nothing shows surely that some are not,
    where numbers between them are left out; else most of the pairs are those that the texts show.

    Whoever counts in his own way leaves no number out.
    """
    numbers = [number for pair in pairs for number in pair.source]
    if len(numbers) <= numbers[-1] - numbers[0]:
        return all(_find_proof(pair, shown) >= 0 for pair in pairs)
    return 2 * sum(_agrees(pair, shown) for pair in pairs) > len(pairs)


def _confirm(pairs: Sequence[AdoptedPair], shown: _Shown, *, least: int) -> Iterator[AdoptedPair]:
    """Yield the pairs near which the texts surely show no others.

    With ``least`` 1, a pair is sure only where the texts surely show it, or those before and behind
    it.
    """
    found = [_find_proof(pair, shown) for pair in pairs]
    before = accumulate(found, _keep_last)
    behind = reversed(list(accumulate(reversed(found), _keep_last)))
    for pair, *proofs in zip(pairs, before, behind, strict=True):
        if min(proofs) >= 0:
            yield pair._replace(sure=pair.sure and min(proofs) >= least)


def _keep_last(last: int, proof: int) -> int:
    return proof or last


def _find_proof(pair: AdoptedPair, shown: _Shown) -> int:
    """Return 1 where the texts surely show a pair, -1 where they surely show another, else 0."""
    sides = zip(shown, (pair.source, pair.target), strict=True)
    others = [found[number] for found, (number,) in sides if number in found]
    if not any(other.sure for other in others):
        return 0
    return 1 if _agrees(pair, shown) else -1


def _agrees(pair: AdoptedPair, shown: _Shown) -> bool:
    found = shown[1].get(pair.target[0])
    return found is not None and (found.source, found.target) == (pair.source, pair.target)
