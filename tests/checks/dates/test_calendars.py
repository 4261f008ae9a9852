"""The four calendars, against dates that history knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.checks.text.dates.calendars import (
    Calendar,
    Moment,
    agree,
    convert_ethiopian,
    convert_lunar,
    convert_moment,
    convert_solar,
    is_possible,
)

G, S, L = Calendar.GREGORIAN, Calendar.SOLAR, Calendar.LUNAR
E = Calendar.ETHIOPIAN


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [
        ((1299, 12, 3), (1921, 2, 22)),
        ((1300, 1, 1), (1921, 3, 21)),
        ((1320, 6, 25), (1941, 9, 16)),
        ((1332, 5, 28), (1953, 8, 19)),
        ((1357, 11, 22), (1979, 2, 11)),
        ((1358, 1, 12), (1979, 4, 1)),
        ((1367, 5, 5), (1988, 7, 27)),
        ((1395, 10, 3), (2016, 12, 23)),
        ((1399, 12, 30), (2021, 3, 20)),
        ((1403, 12, 30), (2025, 3, 20)),
        ((1408, 12, 30), (2030, 3, 20)),
    ],
)
def test_solar_dates_are_those_of_history(
    solar: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    assert convert_solar(*solar) == date(*gregorian).toordinal()
    assert convert_moment(Moment(G, *gregorian), S) == Moment(S, *solar)
    assert convert_moment(Moment(S, *solar), G) == Moment(G, *gregorian)


def test_the_long_years_of_a_whole_cycle_are_those_of_the_calendar_of_iran() -> None:
    """A year that is long in the wrong place moves the dates of the years up to the right one."""
    long = {1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408}
    for year in range(1375, 1409):
        days = convert_solar(year + 1, 1, 1) - convert_solar(year, 1, 1)
        assert (year, days) == (year, 366 if year in long else 365)


def test_each_day_of_a_century_has_one_solar_date() -> None:
    day, before = date(1921, 3, 21), Moment(S, 1299, 12, 30)
    for _ in range(0, 120 * 366):
        found = convert_moment(Moment(G, day.year, day.month, day.day), S)
        assert found is not None and found > before
        assert convert_solar(*map(int, (found.year or 0, found.month or 0, found.day or 0))) == (
            day.toordinal()
        )
        day, before = day + timedelta(days=1), found


@pytest.mark.parametrize(
    ("ethiopian", "gregorian"),
    [
        ((1888, 6, 23), (1896, 3, 1)),
        ((1911, 1, 24), (1918, 10, 4)),
        ((1967, 1, 2), (1974, 9, 12)),
        ((1983, 9, 20), (1991, 5, 28)),
        ((2000, 1, 1), (2007, 9, 12)),
        ((2006, 6, 4), (2014, 2, 11)),
        ((2011, 13, 6), (2019, 9, 11)),
        ((2012, 1, 1), (2019, 9, 12)),
    ],
)
def test_ethiopian_dates_are_those_of_history(
    ethiopian: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    assert convert_ethiopian(*ethiopian) == date(*gregorian).toordinal()
    assert convert_moment(Moment(G, *gregorian), E) == Moment(E, *ethiopian)
    assert convert_moment(Moment(E, *ethiopian), G) == Moment(G, *gregorian)


def test_each_day_of_a_century_has_one_ethiopian_date() -> None:
    day, before = date(1921, 3, 21), Moment(E, 1913, 7, 11)
    for _ in range(0, 120 * 366):
        found = convert_moment(Moment(G, day.year, day.month, day.day), E)
        assert found is not None and found > before
        assert is_possible(found)
        day, before = day + timedelta(days=1), found


def test_dates_by_the_moon_agree_within_two_days() -> None:
    assert abs(convert_lunar(1438, 3, 22) - date(2016, 12, 22).toordinal()) <= 1
    assert agree(Moment(L, 1438, 3, 23), Moment(G, 2016, 12, 22))
    assert not agree(Moment(L, 1438, 3, 23), Moment(G, 2016, 12, 27))


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (Moment(G, 2016, 12), Moment(S, 1395, 9), True),
        (Moment(G, 2016, 12), Moment(S, 1395, 10), True),
        (Moment(G, 2016, 12), Moment(S, 1395, 11), False),
        (Moment(G, None, 12, 23), Moment(S, None, 10, 3), True),
        (Moment(G, None, 12, 23), Moment(S, None, 10, 7), False),
        (Moment(G, 2016, 12, 23), Moment(S, None, 10, 3), True),
        (Moment(G, 2016), Moment(S, 1394, 11), True),
        (Moment(G, None, 5), Moment(L, None, 9), True),
        (Moment(G, 2016, 5, 3), Moment(G, None, 5), True),
        (Moment(S, 1395, 12, 30), Moment(G, 2017, 3, 20), True),
        (Moment(G, 2013), Moment(E, 2005), True),
        (Moment(G, 2013), Moment(E, 2006), True),
        (Moment(G, 2013), Moment(E, 2007), False),
        (Moment(G, 2017, 9), Moment(E, 2009, 13), True),
        (Moment(G, None, 11, 6), Moment(E, None, 2, 27), True),
        (Moment(G, None, 11, 6), Moment(E, None, 2, 6), False),
        (Moment(S, 1395, 10, 3), Moment(E, 2009, 4, 14), True),
    ],
)
def test_moments_agree_in_what_both_say(one: Moment, other: Moment, fits: bool) -> None:
    assert agree(one, other) is fits
    assert agree(other, one) is fits
