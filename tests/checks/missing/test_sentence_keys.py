"""What two sentences have in common besides their lengths."""

from __future__ import annotations

import pytest

from dragoman.checks.text.missing.sentence_keys import read_keys


def count_common(source: str, target: str) -> int:
    keys = read_keys([source], [target], None)
    return len(keys.source[0] & keys.target[0])


@pytest.mark.parametrize(
    ("source", "target", "common"),
    [
        ("We saw it in Uta then", "ما آن را در Uta دیدیم", True),
        ("We saw it in Ut then", "ما آن را در Ut دیدیم", False),  # too short to say anything
    ],
)
def test_a_word_in_latin_letters_that_a_translation_in_others_keeps_is_common(
    source: str, target: str, *, common: bool
) -> None:
    assert (count_common(source, target) > 0) is common


def test_where_all_letters_are_latin_a_short_word_says_less_than_a_long_one() -> None:
    """A short word may be the same in two languages by chance."""
    short = count_common("we saw rome then", "wir sahen rome damals")
    assert short < count_common("we saw paris then", "wir sahen paris damals")


@pytest.mark.parametrize(
    ("source", "target", "common"),
    [
        ("about 364,000 people", "约 36.4 万人", 1),
        ("about 1.61 million cases", "约 161 万例", 1),
        ("about 10 people", "约 10 万人", 1),
        ("about 10,000 people", "约 100 人", 0),  # one digit says nothing without its zeros
        ("about 364,000 people", "约 36.5 万人", 0),
    ],
)
def test_zeros_at_the_end_of_a_number_say_nothing(source: str, target: str, common: int) -> None:
    """A translation may count in ten thousands, or in lakhs."""
    assert count_common(source, target) == common
