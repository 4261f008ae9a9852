"""Texts that are cut because there is little room: heads of pages, descriptions of pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.editions._shortening import shorten_text

WATER = "四十年来每天供水的水井为什么干了"


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("", 5, ""),
        ("a letter", 8, "a letter"),
        ("a letter, again", 8, "a…"),
        ("a letter, again", 9, "a letter…"),
        ("a letter again", 12, "a letter…"),
        ("a lettered man", 10, "a lettered…"),
        ("نامه، و نامه", 6, "نامه…"),
        (WATER, 32, WATER),
        (WATER, 31, WATER[:15] + "…"),
        (f"AI {WATER}", 33, f"AI {WATER[:15]}…"),
        (f"{WATER}，{WATER}", 35, f"{WATER}…"),
        ("x" * 40 + " y", 30, "x" * 30 + "…"),
        ("ab" + "क\u093f" * 20, 25, "ab" + "क\u093f" * 11 + "…"),
        ("in " + "z" * 40, 30, "in…"),
        ("คน " + "น้ำ" * 20, 30, "คน " + "น้ำ" * 9 + "…"),
        ("คน " + "น้ำ" * 20, 20, "คน…"),
    ],
)
def test_a_text_is_cut_after_a_word_or_between_letters(text: str, length: int, shown: str) -> None:
    assert shorten_text(text, length) == shown


@given(st.text(), st.integers(1, 60))
def test_what_fits_is_whole_and_what_is_cut_is_a_beginning(text: str, length: int) -> None:
    short = shorten_text(text, length)
    assert short == text if 2 * len(text) <= length else len(short) <= length + 1
    assert short == text or text.startswith(short[:-1])
