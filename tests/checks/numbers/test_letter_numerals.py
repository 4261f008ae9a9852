"""Numbers that are written in letters: Hebrew, Greek, Ethiopic."""

from __future__ import annotations

import pytest

from dragoman.checks.text.numbers.letter_numerals import (
    list_ethiopic_numbers,
    list_greek_numbers,
)
from dragoman.checks.text.numbers.signs import list_hebrew_numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [("י״א", [11]), ("כיתה ב'", [2]), ("תשע״ט", [779, 2019, 2018]), ("ארה״ב", []), ("צה״ל", [])],
)
def test_hebrew_letters_are_numbers_where_they_fall(text: str, values: list[int]) -> None:
    assert list(list_hebrew_numbers(text)) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Άρθρο ιγ΄", [13]),
        ("ΙΣΤ’ Κεφάλαιο", [16]),
        ("Κεφάλαιο Γ", [3]),
        ("του Κωνσταντίνου ΙΑ΄ και του Γ΄", [11, 3]),
        ("από το παλιό λιμάνι ως τη Γ", []),
        ("γι' αυτό", []),
        ("Άρθρο", []),
    ],
)
def test_greek_letters_are_numbers_where_they_fall(text: str, values: list[int]) -> None:
    assert list(list_greek_numbers(text)) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("አንቀጽ፡፳፩፤", [21]),
        ("፻", [100]),
        ("፲፱፻፺፪", [1992]),
        ("፼", [10_000]),
        ("፲፪፼፫፻፬", [120_304]),
        ("አንቀጽ", []),
    ],
)
def test_ethiopic_signs_are_numbers(text: str, values: list[int]) -> None:
    """By the Unicode Standard, chapter 19.1."""
    assert list(list_ethiopic_numbers(text)) == values
