"""The numbers of the aligner: which are shares, which weigh more than others, and their bounds."""

from __future__ import annotations

import pytest

from dragoman.bitext.weights import KEPT, WEIGHTS

STEPS = ("one_to_one", "skip", "one_to_two", "one_to_three", "two_to_two", "crossed")
TWO_SIDED = ("skip", "one_to_two", "one_to_three")


def test_how_often_an_anchor_is_kept_is_neither_never_nor_always() -> None:
    assert {kind: share for kind, share in KEPT.items() if not 0 < share < 1} == {}


def test_what_a_translator_may_not_change_is_kept_more_often_than_what_may_only_sound_alike() -> (
    None
):
    firm = {"code", "picture", "address", "number", "kind", "level", "note"}
    loose = {"stem", "sound3", "sound4", "mark"}
    assert min(KEPT[kind] for kind in firm) > max(KEPT[kind] for kind in loose)
    assert KEPT["sound3"] < KEPT["sound4"] < KEPT["word"]


@pytest.mark.parametrize(
    "name",
    [*STEPS, "go_on", "spread", "anchor", "prior_word", "lexicon", "scorer", "threshold"],
)
def test_shares_are_between_none_and_all(name: str) -> None:
    assert 0 < getattr(WEIGHTS, name) < 1


def test_the_steps_of_all_kinds_together_are_no_more_than_all_steps() -> None:
    total = sum(getattr(WEIGHTS, name) * (2 if name in TWO_SIDED else 1) for name in STEPS)
    assert 0.9 < total <= 1


def test_the_simpler_a_step_is_the_more_likely() -> None:
    joined = [getattr(WEIGHTS, f"one_to_{number}") for number in ("one", "two", "three")]
    assert joined == sorted(joined, reverse=True)
    assert WEIGHTS.one_to_one > 10 * max(getattr(WEIGHTS, name) for name in STEPS[1:])
    assert WEIGHTS.two_to_two < min(getattr(WEIGHTS, name) for name in STEPS if name[-2:] != "wo")


def test_a_path_is_looked_at_again_less_and_less_far() -> None:
    assert 0 < WEIGHTS.likely < WEIGHTS.nearest
    assert 1 <= WEIGHTS.rounds_of_long < WEIGHTS.rounds
