"""Which groups of digits in a text are a telephone number, which is read from left to right."""

from __future__ import annotations

import pytest

from dragoman.texts.left_to_right import find_words


@pytest.mark.parametrize(
    ("text", "is_phone"),
    [
        ("+98 21 4455", True), ("+98 21 4", True), ("+98 2 1", False), ("+1 2345", True),
        ("+1 234", False), ("021 4455 6677", True), ("021 445 6", True), ("021 445", False),
        ("(021) 445 66", True), ("(21) 445 667", True), ("21 445 6677", False),
        ("1 200 000", False), ("2016 2017", False),
    ],
)  # fmt: skip
def test_a_plus_an_area_or_a_zero_and_enough_digits(text: str, is_phone: bool) -> None:
    around = f"تلفن {text} است"
    whole = (around.index(text), around.index(text) + len(text))
    assert (whole in set(find_words(around))) is is_phone
