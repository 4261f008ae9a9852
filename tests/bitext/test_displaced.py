"""Blocks whose places say one thing, and whose words another."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.bitext import Bead, TextBlock, align_texts
from dragoman.bitext.displaced import part_displaced
from dragoman.bitext.posteriors import LikelyBead
from dragoman.bitext.weights import WEIGHTS

Pairs = list[tuple[tuple[int, ...], tuple[int, ...]]]
COUNT = 5
SCORES = st.dictionaries(
    st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)), st.floats(-9, 9), max_size=25
)
ENGLISH = (
    "More than 1500 people died in the year 2015.",
    "We write to you from ward 350 and we ask for your help.",
    "They took 17 of us on 23 December, and nobody has come back.",
    "See https://example.org/appeal for the list of names.",
    "What did these 40 people do?",
    "The guards came at night and read out the names of the men.",
    "My mother still keeps a chair free for my brother at the table.",
    "Please read this letter to your children and to your friends.",
)
PERSIAN = (
    "بیش از ۱۵۰۰ نفر در سال ۲۰۱۵ کشته شدند.",
    "ما از بند ۳۵۰ برای شما می‌نویسیم و از شما کمک می‌خواهیم.",
    "در ۲۳ دسامبر ۱۷ نفر از ما را بردند و هیچ‌کس بازنگشته است.",
    "فهرست نام‌ها را در https://example.org/appeal ببینید.",
    "این ۴۰ نفر چه کرده بودند؟",
    "نگهبانان شبانه آمدند و نام مردان را خواندند.",
    "مادرم هنوز یک صندلی برای برادرم سر میز خالی نگه می‌دارد.",
    "لطفاً این نامه را برای فرزندان و دوستان خود بخوانید.",
)


def pair_in_order(count: int, chance: float = 0.9) -> list[LikelyBead]:
    return [LikelyBead((at,), (at,), chance) for at in range(count)]


def part(beads: Sequence[LikelyBead], scores: dict[tuple[int, int], float]) -> list[LikelyBead]:
    def score(i: int, j: int) -> float:
        return scores.get((i, j), -1.0)

    return list(part_displaced(beads, score, lambda i: (), WEIGHTS))


def align(order: Sequence[int]) -> tuple[Bead, ...]:
    target = [TextBlock(PERSIAN[at]) for at in order]
    return align_texts([TextBlock(text) for text in ENGLISH], target, ("en", "fa"))


def test_two_that_have_changed_places_get_their_own() -> None:
    scores = {(at, at): 5.0 for at in (1, 2)} | {(0, 3): 6.0, (3, 0): 6.0}
    found = part(pair_in_order(4), scores)
    assert [(bead.source, bead.target) for bead in found] == [
        ((0,), (3,)),
        ((1,), (1,)),
        ((2,), (2,)),
        ((3,), (0,)),
    ]


def test_what_fits_another_better_is_doubtful_and_stays() -> None:
    scores = {(0, 0): 0.5, (0, 2): 4.0, (1, 1): 3.0, (1, 2): 3.5, (2, 2): 1.0}
    found = part(pair_in_order(3), scores)
    assert [(bead.source, bead.target) for bead in found] == [((at,), (at,)) for at in range(3)]
    assert found[0].chance < 0.1
    assert found[1].chance == 0.9
    assert part(pair_in_order(3), scores | {(2, 2): 9.0})[0].chance == 0.9  # that one is at home


def test_evidence_of_any_size_makes_a_pair_doubtful() -> None:
    scores = {(0, 1): 1500.0, (0, 2): 1499.0}
    assert part(pair_in_order(3), scores)[0] == LikelyBead((0,), (0,), 0.0)


def test_where_nothing_speaks_for_a_pair_but_its_place_a_text_out_of_order_leaves_it() -> None:
    scores = {(0, 1): 8.0, (1, 2): 8.0, (2, 0): 8.0}
    found = part(pair_in_order(4), scores)
    assert ((3,), ()) in [(bead.source, bead.target) for bead in found]


@pytest.mark.parametrize("chance", [0.4, 0.9])
def test_without_anything_that_speaks_against_it_an_order_stays(chance: float) -> None:
    beads = [*pair_in_order(3, chance), LikelyBead((3, 4), (3,), 0.8), LikelyBead((), (4,), 0.6)]
    assert part(beads, {(at, at): 3.0 for at in range(3)}) == beads


@given(SCORES)
def test_every_block_is_in_one_bead_and_the_sources_are_in_order(
    scores: dict[tuple[int, int], float],
) -> None:
    found = part(pair_in_order(COUNT), scores)
    assert [i for bead in found for i in bead.source] == list(range(COUNT))
    assert sorted(j for bead in found for j in bead.target) == list(range(COUNT))
    assert all(0 <= bead.chance <= 1 for bead in found)


@pytest.mark.parametrize("seed", range(4))
def test_of_a_text_in_another_order_nothing_wrong_is_sure_and_most_pairs_are_right(
    seed: int,
) -> None:
    order = list(range(len(ENGLISH)))
    random.Random(seed).shuffle(order)
    pairs = [bead for bead in align(order) if bead.source and bead.target]
    right = [bead for bead in pairs if [order[j] for j in bead.target] == list(bead.source)]
    assert not [bead for bead in pairs if bead.sure and bead not in right]
    assert len(right) >= len(pairs) - len(right)


def test_a_text_in_order_is_paired_as_it_is() -> None:
    assert [(bead.source, bead.target) for bead in align(range(8))] == [
        ((at,), (at,)) for at in range(8)
    ]
