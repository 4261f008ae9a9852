"""Dates and times of day that are the same although their numbers are different."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.text.dates.calendars import (
    ETHIOPIAN_GAPS,
    ETHIOPIAN_LANGUAGES,
    find_gregorian_years,
)
from dragoman.checks.text.dates.pairs import pair_dates
from dragoman.checks.text.numbers.times.hours import list_hours
from dragoman.checks.text.numbers.values import list_values
from dragoman.patterns import compile_later

YEAR_GAPS = (621, 622)
"""By how many years the Gregorian and the Solar Hijri calendar differ, depending on the month."""
_LUNAR_YEAR = compile_later(
    r"(?<![0-9])(?:([0-9]{1,4}) ?(?:[-–/]|إلى|تا) ?)?([0-9]{1,4}) ?"
    r"(?:(?:ه(?:ـ|\u200d)?(?:[. ]{0,2}ق|(?![. ]{0,2}ش))"
    r"|(?:ال)?[هہ]جر[یي][ةه]?(?! ?[شخ])|قمر[یي])(?!\w)|للهجرة)"
)
"""A year of the moon's calendar with its mark, perhaps the last of two: 1342هـ, 1342-1349 هـ."""
_LAST_LUNAR = 1600
_SHORT_YEAR = compile_later(r"(?:سال|ساڵ[یي]) (\d\d)(?![.,]?\d|%)")
"""A year of two digits in Persian, and in the Kurdish of Iran."""
_CLOCK_WITHOUT_MARK = compile_later(
    r"(?<![\w.,:/+-])(?:(0[1-9])([0-5]\d)(?![\w/:-]|[ .,]\d)"
    r"|(1\d|2[0-3])([0-5]\d)(?= ?(?:hours|hrs|GMT|UTC|BST|CET|CEST|E[SD]T|P[SD]T)\b))"
)
"""A time of day as soldiers and sailors write it: 0430, 1900 hours, 1200 GMT."""
_MARKED_CLOCK = compile_later(
    r"(?<![\d.,:])([01]?\d|2[0-3]) ?[:時时点點시] ?([0-5]\d|\d(?=[分분]))(?![\d:])"
)
_GREGORIAN_MARK = compile_later(r"ኤ[.፤ ]{0,2}አ[.፤ ]{0,2}[በከየ]?([12]\d{3})(?!\d)")
"""A year after "in Europe's calendar": it is not converted."""
_AFTERNOON = frozenset(range(13, 25))
ValuePair = tuple[set[int], set[int]]
"""Values that the source says without its digits, and those that the translation says so."""


def convert_years(
    source: str, target: str, language: str, source_language: str = "en"
) -> ValuePair:
    """Return what both texts say in the other calendar: years, and the days of whole dates.

    The numbers of a wrong date are among them, because the rule ``dates`` reports it.
    """
    in_source, in_target = pair_dates(source, target, source_language, language).list_values()
    written, translated = list_values(source), list_values(target)
    in_source |= _convert_solar(written)
    in_target |= _convert_solar(translated)
    if language in ETHIOPIAN_LANGUAGES:
        marked = {int(match[1]) for match in _GREGORIAN_MARK.finditer(target)}
        in_target |= {year + gap for year in translated - marked for gap in ETHIOPIAN_GAPS}
        in_source |= {
            year - gap
            for year in written
            for gap in ETHIOPIAN_GAPS
            if 1800 < year < 2120 and year - gap not in marked
        }
    for texts, in_ours, in_theirs in (
        ((target, written), in_source, in_target),
        ((source, translated), in_target, in_source),
    ):
        for lunar, years in _list_lunar_years(*texts):
            in_ours.add(lunar)
            in_theirs |= years
    if language in ("fa", "ckb"):
        for match in _SHORT_YEAR.finditer(target):
            years = {1300 + int(match[1]) + gap for gap in (0, *YEAR_GAPS)} & written
            in_target |= years
            in_source |= {int(match[1])} if years else set()
    return in_source, in_target


def _convert_solar(years: set[int]) -> set[int]:
    """Return Solar Hijri years in the Gregorian calendar, and the reverse."""
    gregorian = {year + gap for year in years if 1278 < year < 1500 for gap in YEAR_GAPS}
    return gregorian | {year - gap for year in years if 1900 < year < 2120 for gap in YEAR_GAPS}


def _list_lunar_years(text: str, others: set[int]) -> Iterator[tuple[int, set[int]]]:
    """Yield the years of the moon's calendar that are among other years, with these."""
    for match in _LUNAR_YEAR.finditer(text):
        for lunar in (int(year) for year in match.groups() if year):
            years = others.intersection(find_gregorian_years(lunar)) if lunar < _LAST_LUNAR else ()
            if years:
                yield lunar, years


def convert_hours(
    source: str, target: str, words: ValuePair, languages: tuple[str, str] = ("en", "")
) -> ValuePair:
    """Return the hours of both texts that the other one says in the other half of the day.

    ``words`` are the values that the two texts say in words. In English, an hour of the afternoon
    by 24 hours is written as one, as 16:00: any other 16 is none.
    """
    in_source, in_target = set[int](), set[int]()
    written, translated = (
        list_values(text) | said
        if language != "en"
        else (list_values(text) | said) - _AFTERNOON | list_hours(text)
        for text, said, language in zip((source, target), words, languages, strict=True)
    )
    for hour in list_hours(source) | list_hours(target):
        same = {hour - 12, hour, hour + 12}
        in_source |= same if same & (in_source | written) else set()
        in_target |= same if same & (in_target | translated) else set()
    for ours, theirs, in_ours, in_theirs, said in (
        (source, target, in_source, in_target, translated),
        (target, source, in_target, in_source, written),
    ):
        for hour, minutes in _list_unmarked_times(ours, theirs):
            in_ours |= {hour, hour - 12, minutes}
            if not {hour, hour - 12}.isdisjoint(said):
                in_theirs.add(100 * hour + minutes)
    return in_source, in_target


def _list_unmarked_times(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Yield the hour and minutes of each time of day without a mark, as 0430 or 603 for 6:03.

    A number that could be any is one only if the other text has the same digits with a mark.
    """
    for match in _CLOCK_WITHOUT_MARK.finditer(text):
        yield int(match[1] or match[3]), int(match[2] or match[4])
    marked = {(int(match[1]), int(match[2])) for match in _MARKED_CLOCK.finditer(other)}
    values = list_values(text) if marked else ()
    yield from (time for time in marked if 100 * time[0] + time[1] in values)
