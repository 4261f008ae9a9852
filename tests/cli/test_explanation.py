"""How ``update --explain`` cuts long texts: at words, and so that the difference is seen."""

from __future__ import annotations

import pytest

from dragoman.cli._explanation import _LONGEST, _show

WORDS = [f"word{number}" for number in range(100)]


def show(text: str, other: str = "") -> str:
    return _show(text, other).strip().strip("\u2068\u2069")


@pytest.mark.parametrize("length", [1, 12, 15, 20])
def test_a_text_that_fits_is_shown_whole(length: int) -> None:
    text = " ".join(WORDS[:length])
    assert len(text) <= _LONGEST
    assert show(text) == text


def test_a_text_of_just_the_length_is_whole_and_one_more_is_cut() -> None:
    text = " ".join(WORDS)[: _LONGEST - 4].rstrip() + " "
    text += "x" * (_LONGEST - len(text))
    assert show(text) == text
    assert show(f"{text}x").endswith("…")


def test_a_long_text_is_cut_after_a_word() -> None:
    shown = show(" ".join(WORDS))
    assert shown.endswith("…") and len(shown) <= _LONGEST + 1
    kept = shown.removesuffix("…").split()
    assert kept == WORDS[: len(kept)]
    assert len(shown) > _LONGEST // 2


def test_one_long_word_is_cut_where_it_must_be() -> None:
    assert show("x" * (_LONGEST + 40)) == "x" * _LONGEST + "…"


@pytest.mark.parametrize("at", [30, 60, 99])
def test_the_first_difference_is_among_what_is_shown(at: int) -> None:
    other = [*WORDS[:at], "another", *WORDS[at + 1 :]]
    shown = show(" ".join(other), " ".join(WORDS))
    assert shown.startswith("…") and "another" in shown.split("…")[1].split()
