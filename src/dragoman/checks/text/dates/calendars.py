"""Four calendars: Gregorian, Solar Hijri (Iran, Afghanistan), Hijri and Ethiopian; and when two
dates agree.

A day is counted as ``datetime.date.toordinal`` counts it: 1 January of the year 1 is day 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Calendar(StrEnum):
    """How years are counted and divided."""

    GREGORIAN = "gregorian"
    SOLAR = "solar"
    LUNAR = "lunar"
    ETHIOPIAN = "ethiopian"


_LAST_ETHIOPIAN, _SHORT_MONTH = 13, 6
"""The month after the twelve, and its days in the longest year."""


class Moment(NamedTuple):
    """A date, or as much of it as a text says."""

    calendar: Calendar
    year: int | None = None
    month: int | None = None
    day: int | None = None


_LONG_YEARS = (1, 5, 9, 13, 17, 22, 26, 30)
"""The years of 366 days among 33 of the Solar Hijri calendar.

Source: the cycle of 33 years agrees with the astronomical calendar, as Iran and Afghanistan keep
it, in every year from 1178 to 1633 (1799 to 2254; K. Borkowski, The Persian calendar for 3000
years, 1996).
"""
_SOLAR_ZERO = date(2016, 3, 20).toordinal()
"""1 Farvardin 1395."""
_LUNAR_ZERO = 227014
"""The day before 1 Muharram of the year 1, which is 16 July 622 in the Julian calendar."""
_ETHIOPIAN_ZERO = date(2007, 9, 12).toordinal() - 2000 * 365 - 2000 // 4
"""The first day of the Ethiopian year 0, counted back from 1 Meskerem 2000."""
_LUNAR_TOLERANCE = 2
"""The months begin when the moon is seen: a table is wrong by a day or two."""
_YEARS_OF_CYCLE = range(1990, 2023)
"""Years for two dates without a year: 33, in which every position of the leap years occurs."""
ETHIOPIAN_LANGUAGES = frozenset({"am", "ti"})
ETHIOPIAN_GAPS = (7, 8)
"""By how many years the Gregorian and the Ethiopian calendar differ, depending on the month."""


def _count_long_years(year: int) -> int:
    cycles, rest = divmod(year, 33)
    return cycles * len(_LONG_YEARS) + sum(1 for one in _LONG_YEARS if one <= rest)


def _find_new_year(year: int) -> int:
    """Return the day on which a year of the Solar Hijri calendar begins."""
    leaps = _count_long_years(year - 1) - _count_long_years(1394)
    return _SOLAR_ZERO + (year - 1395) * 365 + leaps


def convert_solar(year: int, month: int, day: int) -> int:
    """Return the day of a date in the Solar Hijri calendar, for the years 1178 to 1633."""
    return _find_new_year(year) + 31 * (month - 1) - max(0, month - 7) + day - 1


def convert_lunar(year: int, month: int, day: int) -> int:
    """Return the day of a date in the Hijri calendar, as the table with 11 of 30 years has it."""
    return (
        _LUNAR_ZERO + day + math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + (3 + 11 * year) // 30
    )


def convert_ethiopian(year: int, month: int, day: int) -> int:
    """Return the day of a date in the Ethiopian calendar: 12 months of 30 days, and a short one.

    The year before each fourth one is a day longer, as in the Julian calendar.
    """
    return _ETHIOPIAN_ZERO + 365 * year + year // 4 + 30 * (month - 1) + day - 1


def _begin_ethiopian(year: int) -> int:
    return convert_ethiopian(year, 1, 1)


def _count_months(calendar: Calendar) -> int:
    return 13 if calendar is Calendar.ETHIOPIAN else 12


def _begin_month(calendar: Calendar, year: int, month: int) -> int:
    """Return the day on which a month begins; the one after the last is the next year's first."""
    months = _count_months(calendar)
    year, month = year + (month - 1) // months, (month - 1) % months + 1
    if calendar is Calendar.ETHIOPIAN:
        return convert_ethiopian(year, month, 1)
    if calendar is Calendar.SOLAR:
        return convert_solar(year, month, 1)
    if calendar is Calendar.LUNAR:
        return convert_lunar(year, month, 1)
    return date(year, month, 1).toordinal()


def find_days(moment: Moment) -> range:
    """Return the days that a moment with a year covers; none for a day that does not exist."""
    calendar, year, month, day = moment
    if year is None:
        return range(0)
    first = _begin_month(calendar, year, month or 1)
    end = _begin_month(calendar, year, (month or _count_months(calendar)) + 1)
    if day and month:
        first += day - 1
        end = min(first + 1, end + (calendar is Calendar.LUNAR))  # a month may have 30 after all
    return range(first, end)


def find_gregorian_years(lunar: int) -> range:
    """Return the years of the Gregorian calendar in which one of the moon's calendar lies."""
    days = find_days(Moment(Calendar.LUNAR, lunar))
    first, last = (date.fromordinal(day).year for day in (days[0], days[-1]))
    return range(first, last + 1)


def is_possible(moment: Moment) -> bool:
    """Return whether its calendar has such a month, and a day of that number in it."""
    calendar, _, month, day = moment
    longest = 30 if calendar in (Calendar.LUNAR, Calendar.ETHIOPIAN) else 31
    longest = _SHORT_MONTH if month == _LAST_ETHIOPIAN else longest
    return (month or 1) in range(1, _count_months(calendar) + 1) and (day or 1) <= longest


@lru_cache(maxsize=4096)
def agree(one: Moment, other: Moment) -> bool:
    """Return whether two moments can be the same: where both say something, it fits together.

    The two days of different calendars that have no year fit if they do in some year. Whether a
    month of the moon fits cannot be said without a year.
    """
    if one.calendar is other.calendar:
        fields = zip(one[1:], other[1:], strict=True)
        return all(a is None or b is None or a == b for a, b in fields)
    if one.year is None and other.year is None:
        if Calendar.LUNAR in (one.calendar, other.calendar):
            return True
        first = one if one.calendar is Calendar.GREGORIAN else other
        last = other if first is one else one
        return any(agree(first._replace(year=year), last) for year in _YEARS_OF_CYCLE)
    if one.year is None:
        one, other = other, one
    if other.year is None:
        years = _list_years(find_days(one), other.calendar)
        return any(_overlap(one, other._replace(year=year)) for year in years)
    return _overlap(one, other)


def _overlap(one: Moment, other: Moment) -> bool:
    slack = _LUNAR_TOLERANCE if Calendar.LUNAR in (one.calendar, other.calendar) else 0
    a, b = find_days(one), find_days(other)
    return bool(a and b) and a.start <= b.stop - 1 + slack and b.start <= a.stop - 1 + slack


def _list_years(days: range, calendar: Calendar) -> Iterator[int]:
    """Yield the years of a calendar in which days can lie."""
    if not days:
        return
    year = date.fromordinal(days.start).year
    if calendar is Calendar.GREGORIAN:
        yield from (year, year + 1)
    elif calendar is Calendar.SOLAR:
        yield from range(year - 622, year - 619)
    elif calendar is Calendar.ETHIOPIAN:
        yield from range(year - 8, year - 5)
    else:
        middle = round((days.start - _LUNAR_ZERO) / 354.367) + 1
        yield from range(middle - 1, middle + 3)


def convert_moment(moment: Moment, calendar: Calendar) -> Moment | None:
    """Return a whole date in another calendar.

    Return None where it is in that calendar already, and for the moon's, which nobody can compute.
    """
    days = find_days(moment)
    if not days or Calendar.LUNAR in (calendar, moment.calendar) or calendar is moment.calendar:
        return None
    if calendar is Calendar.GREGORIAN:
        one = date.fromordinal(days.start)
        return Moment(calendar, one.year, one.month, one.day)
    if calendar is Calendar.ETHIOPIAN:
        begun = (one for one in _list_years(days, calendar) if _begin_ethiopian(one) <= days.start)
        year = max(begun)
        month, day = divmod(days.start - _begin_ethiopian(year), 30)
        return Moment(calendar, year, month + 1, day + 1)
    year = date.fromordinal(days.start).year - 621
    while _find_new_year(year) > days.start:
        year -= 1
    rest = days.start - _find_new_year(year)
    month = rest // 31 if rest < 186 else 6 + (rest - 186) // 30
    return Moment(calendar, year, month + 1, days.start - convert_solar(year, month + 1, 1) + 1)
