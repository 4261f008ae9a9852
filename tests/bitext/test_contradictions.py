"""What is kept in a translation contradicts beads that have it on one side only."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from dragoman.bitext import Bead, TextBlock, align_texts
from dragoman.bitext.contradictions import mark_contradicted
from dragoman.bitext.posteriors import LikelyBead
from dragoman.model import Kind


def find_proven(source: Sequence[str], target: Sequence[str]) -> str:
    """Return "1" or "0" for each of some blocks in order, whose anchors are words of the texts."""
    beads = [LikelyBead((at,), (at,), 0.9) for at in range(len(source))]
    sides = [[frozenset(text.split()) for text in side] for side in (source, target)]
    return "".join(str(int(bead.proven)) for bead in mark_contradicted(beads, *sides))


@pytest.mark.parametrize(
    ("source", "target", "proven"),
    [
        (["a", "b", "c", "", ""], ["a", "b", "c", "", ""], "11111"),
        (["a", "b", "c", "", ""], ["b", "a", "c", "", ""], "00111"),
        (["a", "b", "", "", ""], ["b", "a", "", "", ""], "00011"),
        (["a", "", "b", "", ""], ["b", "", "a", "", ""], "00001"),
        (["", "a", "", "b", "", ""], ["", "b", "", "a", "", ""], "000001"),
        # twice in one text, in one text only, in the right place too
        (["a", "b a", "c", "", ""], ["b", "a", "c", "", ""], "00111"),
        (["a", "a", "c", "", ""], ["", "a", "c", "", ""], "11111"),
        (["a", "b", "c", "", ""], ["x", "b", "y", "", ""], "11111"),
        ([], [], ""),
    ],
)
def test_a_bead_is_not_proven_without_what_its_translation_keeps(
    source: Sequence[str], target: Sequence[str], proven: str
) -> None:
    assert find_proven(source, target) == proven


def align_sorted_anew(seed: int, order: Sequence[int]) -> tuple[Bead, ...]:
    """Align sections that differ in their headings and a number, in this order in the target.

    The numbers of the blocks of the target are those that they translate.
    """
    numbers = random.Random(seed).sample(range(10_000, 99_000), len(order) * 3)

    def make(which: Sequence[int], heading: str, text: str) -> list[TextBlock]:
        made = []
        for at in which:
            made.append(TextBlock(heading, Kind.HEADING, 2))
            made += [TextBlock(text.format(each)) for each in numbers[3 * at : 3 * at + 3]]
        return made

    source = make(sorted(order), "What we saw there", "Letter {} came to us in the winter.")
    target = make(order, "آنچه آنجا دیدیم", "نامهٔ {} در زمستان به دست ما رسید.")
    place = [4 * at + number for at in order for number in range(4)]
    beads = align_texts(source, target, ("en", "fa"))
    return tuple(replace(bead, target=tuple(place[j] for j in bead.target)) for bead in beads)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_wrong_is_sure_where_sections_that_look_alike_are_in_another_order(
    seed: int,
) -> None:
    order = random.Random(seed).sample(range(8), 8)
    beads = align_sorted_anew(seed, order)
    assert [bead for bead in beads if bead.sure and bead.source != bead.target] == []


def test_in_the_same_order_they_are_sure() -> None:
    beads = align_sorted_anew(0, range(8))
    assert all(bead.sure and bead.source == bead.target for bead in beads)
