"""Dates and times of day that are the same although their numbers are different."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.text.number_values import list_hours, list_values

YEAR_GAPS = (621, 622)
"""By how many years the Gregorian and the Solar Hijri calendar differ, depending on the month."""
_SOLAR_DATE = re.compile(
    r"(?<![\d.,])(\d{1,2}) (?:فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند)"
    r"(?:[ \u200c]?ماه)? (?:سال )?(1[34]\d\d)(?!\d)"
)
_SHORT_YEAR = re.compile(r"سال (\d\d)(?![.,]?\d|%)")
_ENGLISH_MONTH = (
    "(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)"
    "(?:uary|ruary|ust|ember|tember|ober)?"
)
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_ENGLISH_MONTH}\b"
    rf"|\b{_ENGLISH_MONTH}\.? (\d{{1,2}})(?!\d)"
)
ValuePair = tuple[set[int], set[int]]
"""Values that the source says without its digits, and those that the translation says so."""


def convert_years(source: str, target: str, language: str) -> ValuePair:
    """Return what both texts say in the other calendar: years, and the day of a whole date.

    A day is not converted: where the years agree, any day counts as any other.
    """
    in_source, in_target = set[int](), set[int]()
    written, translated = list_values(source), list_values(target)
    in_target |= {year + gap for year in translated if 1278 < year < 1500 for gap in YEAR_GAPS}
    in_source |= {year - gap for year in written if 1900 < year < 2120 for gap in YEAR_GAPS}
    if language != "fa":
        return in_source, in_target
    for match in _SHORT_YEAR.finditer(target):
        years = {1300 + int(match[1]) + gap for gap in YEAR_GAPS} & written
        in_target |= years
        in_source |= {int(match[1])} if years else set()
    for match in _SOLAR_DATE.finditer(target):
        if any(int(match[2]) + gap in written for gap in YEAR_GAPS):
            in_source.add(int(match[1]))
            in_target |= set(_list_days(source))
    return in_source, in_target


def _list_days(source: str) -> Iterator[int]:
    for match in _DAY.finditer(source):
        yield int(match[1] or match[2])


def convert_hours(source: str, target: str, words: ValuePair) -> ValuePair:
    """Return the hours of both texts that the other one says in the other half of the day.

    ``words`` are the values that the two texts say in words.
    """
    in_source, in_target = set[int](), set[int]()
    written, translated = list_values(source) | words[0], list_values(target) | words[1]
    for hour in list_hours(source) | list_hours(target):
        same = {hour - 12, hour, hour + 12}
        in_source |= same if same & (in_source | written) else set()
        in_target |= same if same & (in_target | translated) else set()
    return in_source, in_target
