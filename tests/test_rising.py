"""The longest rising run among numbers: as many as can be in order, and always the same ones."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.rising import count_lower, find_rising

NUMBERS = st.lists(st.integers(0, 9), max_size=9)


def is_rising(numbers: list[int]) -> bool:
    return all(one < other for one, other in pairwise(numbers))


def measure_longest(numbers: list[int]) -> int:
    """Return the length of a longest rising run, by trying all of them."""
    sizes = range(len(numbers), 0, -1)
    return next(
        (size for size in sizes for run in combinations(numbers, size) if is_rising([*run])), 0
    )


@pytest.mark.parametrize(
    ("numbers", "places"),
    [
        ([], []),
        ([5], [0]),
        ([1, 2, 3], [0, 1, 2]),
        ([3, 2, 1], [2]),
        ([2, 3, 9, 4, 5], [0, 1, 3, 4]),
        ([1, 4, 3], [0, 2]),
        ([2, 2], [1]),
    ],
)
def test_a_longest_run_is_found(numbers: list[int], places: list[int]) -> None:
    assert find_rising(numbers) == places


@given(NUMBERS)
def test_no_run_is_longer(numbers: list[int]) -> None:
    places = find_rising(numbers)
    assert places == sorted(set(places))
    assert is_rising([numbers[place] for place in places])
    assert len(places) == measure_longest(numbers)


@given(NUMBERS)
def test_before_each_number_the_longest_run_of_lower_ones_is_counted(numbers: list[int]) -> None:
    assert count_lower(numbers) == [
        measure_longest([each for each in numbers[:at] if each < number])
        for at, number in enumerate(numbers)
    ]


def test_equal_numbers_are_not_rising() -> None:
    assert count_lower([2, 2, 3, 3]) == [0, 0, 1, 1]
