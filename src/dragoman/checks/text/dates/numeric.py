"""Find dates that are written with digits alone: 2016-12-23, 23.12.2016, 12/23/2016, ۱۳۹۵/۱۰/۳."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.text.dates.calendars import Calendar, Moment, is_possible
from dragoman.checks.text.languages import ARABIC_SCRIPT
from dragoman.patterns import compile_later

_DIGIT_AND_SIGN = compile_later(r"\d[-/.]")
_YEAR_FIRST = compile_later(r"(?<![\d.,/:-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[-/.:,]\d)")
_YEAR_LAST = compile_later(
    r"(?<![\d.,/:-])(\d{1,2})(?:([-/])(\d{1,2})\2|\. ?(\d{1,2})\. ?)(\d{4})(?!\d|[-/.:,]\d)"
)
BUDDHIST_GAP = 543
"""By how many years Thailand, Laos and Cambodia are ahead."""


def find_numeric_dates(text: str, base: str) -> Iterator[tuple[tuple[int, int], frozenset[Moment]]]:
    """Yield the place of each date, and what it can mean: 3/4/2016 is in March or in April."""
    if not _DIGIT_AND_SIGN.search(text):
        return
    for match in _YEAR_FIRST.finditer(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        yield from _make_date(match, _list_years(year, base), ((month, day),))
    for match in _YEAR_LAST.finditer(text):
        day, month = int(match[1]), int(match[3] or match[4])
        orders = ((month, day), (day, month)) if match[3] else ((month, day),)
        yield from _make_date(match, _list_years(int(match[5]), base), orders)


def _list_years(year: int, base: str) -> Iterator[tuple[Calendar, int]]:
    """Yield what a year can be: in the languages of the Arabic script also one of the Hijra."""
    if 1500 <= year < 2200:
        yield Calendar.GREGORIAN, year
    elif 2400 <= year < 2700:
        yield Calendar.GREGORIAN, year - BUDDHIST_GAP
    elif 1200 <= year < 1500 and base in ARABIC_SCRIPT:
        yield Calendar.SOLAR, year
        yield Calendar.LUNAR, year


def _make_date(
    match: re.Match[str],
    years: Iterator[tuple[Calendar, int]],
    orders: tuple[tuple[int, int], ...],
) -> Iterator[tuple[tuple[int, int], frozenset[Moment]]]:
    moments = frozenset(
        moment
        for calendar, year in years
        for month, day in orders
        if month and day and is_possible(moment := Moment(calendar, year, month, day))
    )
    if moments:
        yield match.span(), moments
