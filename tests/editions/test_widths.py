"""How much room a word of a table needs."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.editions._widths import measure_word


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("", 0),
        ("population", 10),
        ("Teheran", 7),  # a capital is made up for by small letters
        ("Kermanshah", 1.4 + 1.65 + 8 * 0.9),
        ("GEMEINDE", 6 * 1.4 + 1.9 + 1.0),  # M is wide, and I is not
        ("MOMENTUM", 3 * 1.9 + 5 * 1.4),
        ("mmmm", 4 * 1.65),
        ("шшшш", 4 * 1.65),
        ("ШШШШ", 4 * 1.9),
        ("народы", 6 * 1.15 + 0.5),
        ("ணண", 2 * 2.2),
        ("ணா", 2.2 + 2.0),
        ("คน", 2 * 1.3),
        ("12,345", 6),
        ("سلامت", 5),
    ],
)
def test_capitals_and_letters_of_some_scripts_need_more_room(word: str, letters: float) -> None:
    assert measure_word(word) == pytest.approx(letters)


def test_a_sign_on_a_letter_needs_no_room_of_its_own() -> None:
    assert measure_word("MMMM\u0301\u0301") == measure_word("MMMM")


@pytest.mark.parametrize("word", ["1986", "۱۹۸۶", "١٩٨٦", "९८७६"])
def test_digits_of_a_type_that_is_set_larger_are_wide(word: str) -> None:
    assert measure_word(word, size=1.2) == pytest.approx(4 * 1.14 * 1.2)
    assert measure_word(word, size=0.95) == measure_word(word)


def test_words_of_latin_are_larger_beside_arabic_and_those_of_arabic_are_not() -> None:
    assert measure_word("سلامت", size=1.2) == 5
    assert measure_word("MOMENT", size=1.2) == pytest.approx(1.2 * measure_word("MOMENT"))
    assert measure_word("سلامت–MOM", size=1.2) == pytest.approx(5 + 1.2 * (1 + 2 * 1.9 + 1.4))


@given(st.text(), st.text())
def test_a_word_needs_the_room_of_its_parts(one: str, other: str) -> None:
    whole = measure_word(one + other)
    assert max(len(one + other), measure_word(one), measure_word(other)) <= whole + 1e-9
    assert whole <= measure_word(one) + measure_word(other) + 1e-9
    assert measure_word("".join(sorted(one))) == pytest.approx(measure_word(one))


@given(st.text(string.ascii_lowercase.replace("m", "").replace("w", "")))
def test_small_letters_of_latin_are_the_measure(word: str) -> None:
    assert measure_word(word) == len(word)
