"""How ``update --explain`` cuts long texts, and says what a score is made of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from dragoman.cli._explanation import LONGEST, describe_score, show_text
from dragoman.matching.reasons import Reason, Reasons

WORDS = [f"word{number}" for number in range(100)]


def show(text: str, other: str = "") -> str:
    return show_text(text, other).strip().strip("\u2068\u2069")


@pytest.mark.parametrize("length", [1, 12, 15, 20])
def test_a_text_that_fits_is_shown_whole(length: int) -> None:
    text = " ".join(WORDS[:length])
    assert len(text) <= LONGEST
    assert show(text) == text


def test_a_text_of_just_the_length_is_whole_and_one_more_is_cut() -> None:
    text = " ".join(WORDS)[: LONGEST - 4].rstrip() + " "
    text += "x" * (LONGEST - len(text))
    assert show(text) == text
    assert show(f"{text}x").endswith("…")


def test_a_long_text_is_cut_after_a_word() -> None:
    shown = show(" ".join(WORDS))
    assert shown.endswith("…") and len(shown) <= LONGEST + 1
    kept = shown.removesuffix("…").split()
    assert kept == WORDS[: len(kept)]
    assert len(shown) > LONGEST // 2


def test_one_long_word_is_cut_where_it_must_be() -> None:
    assert show("x" * (LONGEST + 40)) == "x" * LONGEST + "…"


@pytest.mark.parametrize("at", [30, 60, 99])
def test_the_first_difference_is_among_what_is_shown(at: int) -> None:
    other = [*WORDS[:at], "another", *WORDS[at + 1 :]]
    shown = show(" ".join(other), " ".join(WORDS))
    assert shown.startswith("…") and "another" in shown.split("…")[1].split()


@pytest.mark.parametrize(
    ("score", "reasons", "said"),
    [
        (70.0, {}, "likeness: 70.0 of 100; 60.0 is needed"),
        (70.1, {"shift": 0.1}, "likeness: 70.0 of 100, 0.1 more because similar texts were "
         "translated alike; 60.0 is needed"),
        (66.0, {"shift": -4.0}, "likeness: 70.0 of 100, 4.0 less because similar texts were "
         "translated differently; 60.0 is needed"),
        (64.5, {"edits": -5.5}, "likeness: 70.0 of 100, 5.5 less for the edits between the texts; "
         "60.0 is needed"),
        (77.0, {"edits": 3.0, "shift": 4.0}, "likeness: 70.0 of 100, 4.0 more because similar "
         "texts were translated alike, 3.0 more for the edits between the texts; 60.0 is needed"),
        (70.0, {"edits": -0.04}, "likeness: 70.0 of 100; 60.0 is needed"),
        (70.0, {"shift": 0.04}, "likeness: 70.0 of 100; 60.0 is needed"),
        (88.0, {"why": (Reason.SAME_WORDS, Reason.STAYED), "handicap": 2.0, "bar": 0.0},
         "likeness: 70.0 of 100, counted as 90.0 for the first reason, 2.0 less because it is "
         "still in the document; no likeness is needed"),
        (70.0, {"why": (Reason.ALIKE, Reason.SPLIT)},
         "likeness of the parts together: 70.0 of 100; 60.0 is needed"),
    ],
)  # fmt: skip
def test_a_score_is_said_with_all_that_it_is_made_of(
    score: float, reasons: dict[str, Any], said: str
) -> None:
    given = {"why": (Reason.ALIKE,), "likeness": 70.0, "bar": 60.0, **reasons}
    suggestion: Any = SimpleNamespace(match=SimpleNamespace(score=score), reasons=Reasons(**given))
    assert describe_score(suggestion) == said
