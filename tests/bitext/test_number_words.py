"""Numbers that are written as words."""

from __future__ import annotations

import pytest

from dragoman.bitext.number_words import find_number_words


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "Twenty-one boats and thirty people; the third of seven.", [21, 30, 3, 7]),
        ("en", "one and the same", []),
        ("en", "the twentieth, not the thirtieth", [20, 30]),
        ("en", "the forty-fifth and the ninetieth", [45, 90]),
        ("fa", "بیست و یک قایق و سی نفر؛ سومی از هفت", [21, 30, 7]),
        ("fa", "مادهٔ بیست‌ و یکم", [21]),
        ("fa", "ماده سی‌ام", [30]),
        ("fa", "صد نفر، هزار کتاب، میلیون درخت", [100, 1000, 1_000_000]),
        ("en", "a hundred, a thousand and a million", [100, 1000, 1_000_000]),
        ("ar", "واحد وعشرون قاربًا وثلاثون شخصًا", [21, 30]),
        ("ar", "المادة الثالثة والعشرون", [23]),
        ("de", "zwölf Boote", [12]),
        ("fr", "quinze bateaux", [15]),
        ("es", "treinta y dos barcos", [32]),
        ("ja", "三十", []),
    ],
)
def test_number_words_are_found(language: str, text: str, numbers: list[int]) -> None:
    assert list(find_number_words(text, language)) == numbers


def test_a_variety_of_a_language_has_its_words() -> None:
    assert list(find_number_words("دوازده", "fa_AF")) == [12]
