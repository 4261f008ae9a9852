"""Dates and times of day that are the same although other numbers say them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.text.number_values import list_hours, list_values

SOLAR = (621, 622)
"""By how much the years of the Gregorian and the Solar Hijri calendar differ."""
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
"""What the source says besides its numbers, and what the translation does."""


def convert_years(source: str, target: str, language: str) -> ValuePair:
    """Give what both say in the other calendar: a year, and the day of a whole date.

    A day is not converted: where the years agree, any day stands for any other.
    """
    in_source, in_target = set[int](), set[int]()
    written, translated = list_values(source), list_values(target)
    in_target |= {year + gap for year in translated if 1278 < year < 1500 for gap in SOLAR}
    in_source |= {year - gap for year in written if 1900 < year < 2120 for gap in SOLAR}
    if language != "fa":
        return in_source, in_target
    for found in _SHORT_YEAR.finditer(target):
        years = {1300 + int(found[1]) + gap for gap in SOLAR} & written
        in_target |= years
        in_source |= {int(found[1])} if years else set()
    for found in _SOLAR_DATE.finditer(target):
        if any(int(found[2]) + gap in written for gap in SOLAR):
            in_source.add(int(found[1]))
            in_target |= set(_list_days(source))
    return in_source, in_target


def _list_days(source: str) -> Iterator[int]:
    for found in _DAY.finditer(source):
        yield int(found[1] or found[2])


def convert_hours(source: str, target: str, said: ValuePair) -> ValuePair:
    """Give the hours of both that the other one tells in the other half of the day."""
    in_source, in_target = set[int](), set[int]()
    written, translated = list_values(source) | said[0], list_values(target) | said[1]
    for hour in list_hours(source) | list_hours(target):
        same = {hour - 12, hour, hour + 12}
        in_source |= same if same & (in_source | written) else set()
        in_target |= same if same & (in_target | translated) else set()
    return in_source, in_target
