"""Read the day and the year beside the name of a month."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.patterns import compile_later

_YEAR = r"(?<![\d])(?P<{}>1[2-9]\d\d|20\d\d|21\d\d|2[45]\d\d)(?!\d|[.,٫٬]\d)"
_DAY = r"(?<![\d.,:/%$€£٫٬])(?P<{}>3[01]|[12]\d|0?[1-9])(?![\d%٪]|[.,:٫٬]\d|/\d(?!\d{{3}}(?!\d)))"
_DAY_BEFORE_MONTH = rf"(?<![A-Za-z][A-Za-z]-){_DAY}"
"""The number of COVID-19 is no day."""
_GAP = r"[^\d\n!?;:؟؛()\[\]/%٪$\ue000]{0,7}"
_DAY_GAP = (
    rf"(?:{_GAP}|[ ،,]*(?:من )?(?:شهر )| ?(?:مين |م |ام |\u200cام )?(?:روز )?(?:از )?(?:ماه )"
    r"|(?:st|nd|rd|th)? day of )"
)
_YEAR_GAP = (
    rf"(?:{_GAP}|[ ،,]*(?:من )?(?:ال)?(?:عام |سنه )|[ ،,]*(?:ماه )?(?:از )?سال "
    r"(?:ميلادي |هجري |خورشيدي |شمسي )*|,? (?:of )?the year |,? (?:del año|do ano|des jahres) )"
)
_AFTER = compile_later(
    rf"(?P<gap>{_YEAR_GAP}){_YEAR.format('year')}"
    rf"|(?P<day_gap>{_DAY_GAP}){_DAY.format('day')}"
    rf"(?:(?:[^\d\n!?;؟؛()\[\]/]{{1,9}}|/){_YEAR.format('year_after_day')})?"
)
"""What follows a month: a year, ``March 2022``, or a day, perhaps with a year behind it, ``March
12, 2022``."""
_BEFORE = compile_later(
    rf"(?:{_YEAR.format('year')}{_YEAR_GAP})?{_DAY_BEFORE_MONTH.format('day')}(?P<day_gap>{_DAY_GAP})$"
    rf"|{_YEAR.format('year_alone')}{_YEAR_GAP}$"
)
"""What is before a month: a day, ``12 March``, perhaps with a year before it; or a year alone."""
_MONTH_BEFORE_DAY = compile_later(rf"[^\W\d_]{{3,}} {_DAY.format('day')}")
_SHORT_YEAR = compile_later(
    r"[ \u200c]?(?:ماه)?،? ?(?:(?:سال|ساڵ[یي]) )?'?(3[2-9]|[4-9]\d)(?![\d%٪]|[.,:/٫٬]\d)"
)
_BETWEEN_DAYS = r"(?:[^\d\n!?;؟؛()]{1,7}|(?:st|nd|rd|th) (?:through|until|till|and|to) the )"
_MORE_BEFORE = compile_later(rf"(?<![\d.,:/])(3[01]|[12]\d|0?[1-9]){_BETWEEN_DAYS}$")
_MORE_AFTER = compile_later(rf"{_BETWEEN_DAYS}(3[01]|[12]\d|0?[1-9])(?![\d%٪]|[.,:/]\d)")
_LONGEST_BEFORE = 48
_LONGEST_BETWEEN = 18
_MOST_DAYS = 3
_DAY_BEFORE = 4
"""How far before the next month a day is surely that month's."""
_CLEAR_GAP = 2
"""How many characters nearer a number must be than another one to be surely the day."""


@dataclass(frozen=True, slots=True)
class MonthSides:
    """What is beside a month, and where the whole date begins and ends."""

    start: int
    end: int
    days: frozenset[int]
    years: frozenset[int]
    more_days: tuple[int, ...]
    """Other days of the same month: 12 and 13 of "12, 13 and 14 May"."""
    short_year: int | None
    """A year of two digits that cannot be a day: ۹۵."""


@dataclass(frozen=True, slots=True)
class MonthPlace:
    """Where the name of a month is, and what is around it."""

    start: int
    end: int
    edge: int
    """Where the date before it ends."""
    following: int | None
    """Where the next name of a month begins."""


def read_sides(text: str, place: MonthPlace, day_is_first: bool | None) -> MonthSides:
    """Return what is beside the name of a month, in a folded text."""
    start, end = place.start, place.end
    before = _BEFORE.search(text, max(place.edge, start - _LONGEST_BEFORE), start)
    after = _AFTER.match(text, end)
    is_month_first = bool(after and after["day"] and not (before and before["day"])) and (
        place.following is not None and _MONTH_BEFORE_DAY.match(text, place.following) is not None
    )  # July 27, September 28: so a text may write, whatever is usual in its language
    if after and not is_month_first and _belongs_to_following(after, place, day_is_first):
        after = None
    day_before = before if before and before["day"] else None
    day_after = after if after and after["day"] else None
    if day_before and day_after:
        day_before, day_after = _choose_side(day_before, day_after, day_is_first)
    days = {int(match["day"]) for match in (day_before, day_after) if match}
    years: set[int] = set()
    if before and (before["year_alone"] or day_before):
        years |= {int(year) for year in (before["year"], before["year_alone"]) if year}
        start = before.start()
    if after and (after["year"] or day_after):
        years |= {int(year) for year in (after["year"], after["year_after_day"]) if year}
        end = after.end()
    short = None if years else _SHORT_YEAR.match(text, end)
    return MonthSides(
        start,
        short.end() if short else end,
        frozenset(days),
        frozenset(years),
        _list_more_days(text, day_before, day_after),
        int(short[1]) if short else None,
    )


def _belongs_to_following(
    after: re.Match[str], place: MonthPlace, day_is_first: bool | None
) -> bool:
    """Return whether a day after a month is that of the next month: "in May, 5 June"."""
    if place.following is None:
        return False
    gap = place.following - after.end()
    if day_is_first is False:
        return bool(after["year"]) and 0 <= gap <= len(after["gap"])
    gap = place.following - after.end("day") if after["day"] else -1
    return 0 <= gap <= len(after["day_gap"]) or (day_is_first is True and 0 <= gap <= _DAY_BEFORE)


def _choose_side(
    before: re.Match[str], after: re.Match[str], day_is_first: bool | None
) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Return the days before and after a month, without the one that belongs elsewhere."""
    if before["day_gap"].endswith("ماه "):
        return before, None
    difference = len(after["day_gap"]) - len(before["day_gap"])
    if difference >= _CLEAR_GAP or (day_is_first is True and difference > -_CLEAR_GAP):
        return before, None
    if difference <= -_CLEAR_GAP or day_is_first is False:
        return None, after
    return before, after


def _list_more_days(
    text: str, before: re.Match[str] | None, after: re.Match[str] | None
) -> tuple[int, ...]:
    days: list[int] = []
    place = before.start("day") if before else 0
    while before and len(days) < _MOST_DAYS:
        match = _MORE_BEFORE.search(text, max(0, place - _LONGEST_BETWEEN), place)
        if match is None:
            break
        days.append(int(match[1]))
        place = match.start()
    place = after.end("day") if after else 0
    while after and len(days) < _MOST_DAYS:
        match = _MORE_AFTER.match(text, place)
        if match is None:
            break
        days.append(int(match[1]))
        place = match.end()
    return tuple(days)
