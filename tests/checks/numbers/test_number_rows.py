"""What number words in a row say together, word by word."""

from __future__ import annotations

import pytest

from dragoman.checks.text.numbers.spelled.rows import evaluate_row
from helpers.cases import each_case

SCALES = (1000, 10**6, 10**9, 10**12)
HALF, QUARTER = 0.5, 0.25


def values(*run: float, digits: bool = False) -> list[int]:
    return list(evaluate_row(list(run), digits))


@pytest.mark.parametrize("scale", SCALES)
def test_a_scale_multiplies_what_is_before_it(scale: int) -> None:
    assert values(scale) == [scale, scale]  # read as a row and as a single word
    assert values(3, scale) == [3 * scale]
    assert values(300, 20, 5, scale) == [325 * scale]
    assert values(2, scale, HALF) == [2 * scale + scale // 2]
    assert values(2, HALF, scale) == [2 * scale + scale // 2]
    assert values(scale, QUARTER) == [scale + scale // 4]
    assert values(2, scale, 3, 100, 7) == [2 * scale + 307]


def test_a_smaller_scale_before_a_larger_one_belongs_to_it() -> None:
    for number, large in enumerate(SCALES[1:], 1):
        for small in SCALES[:number]:
            assert values(5, small, large) == [5 * small * large]
            assert values(5, large, 7, small) == [5 * large + 7 * small]
            if small < 10**6:  # beyond 10**15 nobody counts
                assert values(small, 200, large) == [(small + 200) * large]


@each_case([
        ((20, 5), [25]), ((5, 20), [25]),  # five and twenty, in Arabic
        ((5, 10), [15]), ((10, 5), [10, 5]),  # ten five is no number
        ((2, 100), [200]), ((100, 2), [102]), ((2, 100, 30, 4), [234]),
        ((100, 100), [100, 100]), ((200, 50), [250]), ((50, 200), [50, 200]),
        ((1, 2), [1, 2]), ((20, 30), [20, 30]), ((7, 7), [7, 7]), ((11, 5), [11, 5]),
        ((100, 5, 20), [125]), ((1000, 5), [1005]), ((2, 1000, 1000), [2000, 1000]),
        ((1, HALF), []), ((HALF,), [2]), ((QUARTER,), []), ((0,), []), ((6,), [6, 6]),
        ((1900, 80), [1980]), ((5, 2000), [5, 2000]),
    ])  # fmt: skip
def test_small_numbers_are_added_where_decimal_places_are_free(
    run: tuple[float, ...], found: list[int]
) -> None:
    assert values(*run) == found


def test_digits_alone_are_read_elsewhere() -> None:
    assert values(5, digits=True) == []
    assert values(5, 1000, digits=True) == [5000]
    assert values(1500, 1000, digits=True) == [1_500_000]
    assert values(1.5, 10**6, digits=True) == [1_500_000]
