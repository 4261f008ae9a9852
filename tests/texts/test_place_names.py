"""The names of headings, as GitHub and pandoc give them."""

from __future__ import annotations

import pytest

from dragoman.texts.place_names import name_heading, name_headings


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Second Part", ("second-part", "second-part")),
        ("What's new in 2.0?", ("whats-new-in-20", "whats-new-in-2.0")),
        ("3. Results", ("3-results", "results")),
        ("Café — au lait", ("café--au-lait", "café-au-lait")),
        ("بخش دوم", ("بخش-دوم", "بخش-دوم")),
        ("!!!", ("", "section")),
    ],
)
def test_a_heading_has_the_names_of_both_programs(heading: str, names: tuple[str, str]) -> None:
    assert name_heading(heading) == names


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert list(name_headings(["A", "1. A", "A", "?"])) == [
        ("a",),
        ("1-a", "a-1"),
        ("a-2",),
        ("section",),
    ]
