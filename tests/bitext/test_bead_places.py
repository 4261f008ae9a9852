"""What the place of a block proves, and where it proves nothing."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

from dragoman.bitext import TextBlock, align_texts
from dragoman.bitext.places import mark_unproven
from dragoman.bitext.posteriors import LikelyBead
from dragoman.bitext.weights import WEIGHTS
from helpers.two_letters import ENGLISH, PERSIAN

HIGH, LOW, AGAINST = WEIGHTS.displaced, WEIGHTS.displaced - 0.1, -0.1
CLEAR = LOW + WEIGHTS.displaced_margin


def find_proven(
    targets: Sequence[int | None], scores: Mapping[tuple[int, int], float], usual: float
) -> list[bool]:
    """Return what is proven, of beads of one block each with these targets."""
    beads = [LikelyBead((i,), () if j is None else (j,), 0.9) for i, j in enumerate(targets)]
    marked = mark_unproven(beads, lambda i, j: scores.get((i, j), usual), WEIGHTS)
    assert [(bead.source, bead.target) for bead in marked] == [
        (bead.source, bead.target) for bead in beads
    ]
    return [bead.proven for bead in marked]


def test_in_a_long_text_in_order_the_places_prove_all() -> None:
    assert all(find_proven(range(10), {}, AGAINST))
    assert all(find_proven([None, *range(10)], {}, AGAINST))


def test_in_a_short_text_a_bead_whose_texts_speak_against_it_is_not_proven() -> None:
    assert find_proven(range(9), {(3, 3): AGAINST}, 0.0) == [at != 3 for at in range(9)]


@pytest.mark.parametrize("targets", [(1, 0, 2, 3, 4, 5), (5, 0, 1, 2, 3, 4), (0, 1, 5, 3, 4, 2)])
def test_near_blocks_that_changed_places_only_the_texts_prove(targets: Sequence[int]) -> None:
    assert not any(find_proven(targets, {}, LOW))
    assert find_proven(targets, {(0, targets[0]): CLEAR}, LOW) == [True] + [False] * 5


def test_beside_what_was_moved_a_pair_must_fit_better_than_what_its_neighbours_suggest() -> None:
    """0 to 4, 10 to 14, 5 to 9: the neighbours of 5 are 6 behind it, and 4 before it."""
    moved = [*range(5), *range(10, 15), *range(5, 10), *range(15, 40)]
    moved[5] = 9
    moved[14] = 10
    fits = {(i, j): 2 * CLEAR for i, j in enumerate(moved)}
    assert all(find_proven(moved, fits, 0.0))
    likely = {**fits, (5, 9): CLEAR, (5, 10): CLEAR - 0.1}
    assert [at for at, proven in enumerate(find_proven(moved, likely, 0.0)) if not proven] == [5]
    elsewhere = {**fits, (5, 9): CLEAR, (5, 20): CLEAR - 0.1, (4, 5): CLEAR}
    assert all(find_proven(moved, elsewhere, 0.0))


def test_what_the_next_one_left_behind_is_not_proven_beside_a_paragraph_without_a_partner() -> None:
    """A heading beside the heading of another section: the paragraph below it is elsewhere."""
    pairs = [*((i, i) for i in range(11)), (11, 30), *((i, i) for i in range(12, 30))]
    beads = [LikelyBead((i,), (j,), 0.9) for i, j in pairs]
    beads[12:12] = [LikelyBead((), (11,), 0.9)]
    fits = dict.fromkeys(pairs, 2 * CLEAR)

    def find_doubtful(scores: Mapping[tuple[int, int], float]) -> list[int]:
        known = {**fits, **scores}
        marked = mark_unproven(beads, lambda i, j: known.get((i, j), 0.0), WEIGHTS)
        return [bead.source[0] for bead in marked if bead.source and not bead.proven]

    assert find_doubtful({(10, 10): CLEAR, (10, 29): CLEAR - 0.1}) == [10]
    assert find_doubtful({(10, 10): CLEAR, (10, 29): AGAINST}) == []


def test_far_from_what_was_moved_the_places_prove_as_before() -> None:
    moved = [*range(30), 33, 32, 31, 30, *range(34, 60)]
    proven = find_proven(moved, {}, AGAINST)
    assert not any(proven[28:35])
    assert all(proven[:20])
    assert all(proven[45:])


def test_of_a_bead_with_two_blocks_on_a_side_each_must_fit() -> None:
    beads = [LikelyBead((0,), (0, 1), 0.9), LikelyBead((1, 2), (2,), 0.9)]
    marked = mark_unproven(beads, lambda i, j: AGAINST if (i, j) == (0, 1) else HIGH, WEIGHTS)
    assert [bead.proven for bead in marked] == [False, True]


@pytest.mark.parametrize("seed", range(25))
def test_sentences_in_another_order_are_never_wrong_and_sure(seed: int) -> None:
    order = list(range(len(ENGLISH)))
    random.Random(seed).shuffle(order)
    target = [TextBlock(PERSIAN[number]) for number in order]
    beads = align_texts([TextBlock(text) for text in ENGLISH], target, ("en", "fa"))
    sure = [(bead.source, [order[place] for place in bead.target]) for bead in beads if bead.sure]
    assert all(list(source) == found for source, found in sure)
