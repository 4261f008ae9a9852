"""Find the dates in a text: days, months and years that belong together, in any calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from dragoman.checks.text.batches import BATCH
from dragoman.checks.text.dates.calendars import Calendar, Moment, is_possible
from dragoman.checks.text.dates.month_tables import MonthTable, make_month_table
from dragoman.checks.text.dates.numeric import BUDDHIST_GAP, find_numeric_dates
from dragoman.checks.text.dates.sides import MonthPlace, MonthSides, read_sides
from dragoman.checks.text.folded_places import FoldedText, fold_places
from dragoman.checks.text.languages import base_language
from dragoman.patterns import compile_later

Moments = frozenset[Moment]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A place in a text that says a date, and all that it can mean."""

    start: int
    end: int
    moments: Moments
    is_certain: bool
    """Whether it is surely a date; the others only explain dates of the other text."""
    group: int = 0
    """Mentions with the same number say the same date in several ways."""

    @property
    def calendars(self) -> frozenset[Calendar]:
        """The calendars that it can be meant in."""
        return frozenset(moment.calendar for moment in self.moments)


_ALIAS = compile_later(r"\s?[/(–-]\s?")
_MONTH_WORD_AFTER = compile_later("[ \u200c]?ماه(?!\\w)")
_MONTH_WORD_BEFORE = compile_later("(?:ماه|برج|شهر) $")
_ENGLISH_BEFORE = compile_later(
    r"\b(?:in|since|by|until|till|of|last|next|this|early|late|mid|from|to|before|after|during|"
    r"through|between|and|or|every|each|on)[ -]$",
    re.IGNORECASE,
)
_ARABIC_BEFORE = compile_later(
    "(?:^|[^\\w])و?(?:في|شهر|منذ|حتي|اواخر|اوايل|منتصف|نهايه|بدايه|مطلع|خلال)[ ]$"
)
_PERSIAN_BEFORE = compile_later("(?:^|[^\\w])(?:ماه|اواخر|اوايل|اواسط|پايان|ابتداي) $")
_BEFORE_UNSURE = {"en": _ENGLISH_BEFORE, "ar": _ARABIC_BEFORE, "fa": _PERSIAN_BEFORE}
"""By language, after which words a name that is also another word is a month."""
_SMALL_MONTHS = frozenset(
    {
        *("be", "bg", "bs", "ca", "cs", "da", "es", "et", "fi", "fr", "gl", "hr", "hu", "it"),
        *("lt", "lv", "mk", "nb", "nn", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "uk"),
    }
)
"""Languages that write a month with a small letter: in the middle of a text a capital makes a name
of it, as that of Saint Augustine in Russian."""
_NAME_FOLLOWS = compile_later(r"\s+[A-Z]|['’]s? [A-Z]|-[A-Z]")
_TWIN = compile_later(
    r"[\s\u200c]*(?:(?:هجری|خورشیدی|شمسی|میلادی|قمری|هـ|ه|ش|م|AH|AP|SH|CE|AD)[\s.\u200c]*)*"
    r"(?:[(\[/=،,]\s*)?"
    r"(?:(?:برابر|معادل|مطابق|مصادف|موافق|الموافق|الموافقة|corresponding|equivalent|or)\s"
    r"(?:(?:با|ل|لـ|to|with)\s)?)?(?:روز |يوم )?"
)
"""What may be between two names of one day: the marks of an era, a bracket or ``=``, and words such
as «برابر با»."""
_VERB_PREFIX = compile_later("[ \u200c]+(?!سال |ميلادي)[^\\W\\d_]")


@lru_cache(maxsize=BATCH)
def find_dates(text: str, language: str) -> tuple[DateMention, ...]:
    """Return the dates of a text in a language, in the order of their places."""
    folded = fold_places(text)
    found = list(_find_named_dates(text, folded, language))
    for span, moments in find_numeric_dates(folded.text, base_language(language)):
        found.append(DateMention(*folded.find_span(*span), moments, True))
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return tuple(_group_mentions(found, text))


def _group_mentions(found: list[DateMention], text: str) -> Iterator[DateMention]:
    """Yield the mentions; those of one place or in two calendars are one group."""
    group = 0
    before: DateMention | None = None
    for mention in found:
        if before is None or not (
            (before.start, before.end) == (mention.start, mention.end)
            or (
                before.calendars.isdisjoint(mention.calendars)
                and mention.start > before.end + 1
                and _TWIN.fullmatch(text, before.end, mention.start)
            )
        ):
            group += 1
        before = mention
        yield replace(mention, group=group)


def _find_named_dates(text: str, folded: FoldedText, language: str) -> Iterator[DateMention]:
    table, base = make_month_table(language), base_language(language)
    matches = [
        match for match in table.pattern.finditer(folded.text) if _may_be(text, folded, match, base)
    ]
    clusters = list(_cluster_months(matches, folded.text))
    edge = 0
    for number, cluster in enumerate(clusters):
        following = clusters[number + 1][0].start() if number + 1 < len(clusters) else None
        place = MonthPlace(cluster[0].start(), cluster[-1].end(), edge, following)
        sides = read_sides(folded.text, place, table.day_is_first)
        edge = sides.end
        shared = frozenset.intersection(*map(table.find_meanings, cluster))
        for match in cluster[:1] if shared else cluster:
            months = shared or table.find_meanings(match)
            is_sure = _is_month(text, folded, match, table, base)
            yield from _make_mentions(folded, sides, months, is_sure)


def _may_be(text: str, folded: FoldedText, match: re.Match[str], base: str) -> bool:
    """Return whether a name may be a month: in English with a capital, in Persian not a prefix."""
    if base == "en":
        return text[folded.find_span(*match.span())[0]].isupper()
    if base == "fa" and match[0] == "مي" and _VERB_PREFIX.match(folded.text, match.end()):
        start = match.start()
        return bool(_MONTH_WORD_BEFORE.search(folded.text, max(0, start - 6), start))
    return True


def _cluster_months(matches: Iterable[re.Match[str]], text: str) -> Iterator[list[re.Match[str]]]:
    """Yield months, each with those that follow it behind a stroke or a bracket."""
    cluster: list[re.Match[str]] = []
    for match in matches:
        if cluster and not _ALIAS.fullmatch(text, cluster[-1].end(), match.start()):
            yield cluster
            cluster = []
        cluster.append(match)
    if cluster:
        yield cluster


def _is_month(
    text: str, folded: FoldedText, match: re.Match[str], table: MonthTable, base: str
) -> bool:
    """Return whether a name is surely a month, also with no day and no year beside it."""
    calendars = {month.calendar for month in table.find_meanings(match)}
    start, end = match.span()
    if Calendar.GREGORIAN not in calendars:
        if _MONTH_WORD_AFTER.match(folded.text, end) or match[0].endswith("ماه"):
            return True
        if _MONTH_WORD_BEFORE.search(folded.text, max(0, start - 6), start):
            return True
        return base == "fa" and table.is_sure(match)
    if base == "en" and _NAME_FOLLOWS.match(text, folded.find_span(start, end)[1]):
        return False
    if base in _SMALL_MONTHS and start and text[folded.find_span(start, end)[0]].isupper():
        return False
    if table.is_sure(match):
        return True
    before = _BEFORE_UNSURE.get(base)
    has_word = before is not None and before.search(folded.text, max(0, start - 12), start)
    return bool(has_word) and len(match[0]) >= 2


def _make_mentions(
    folded: FoldedText, sides: MonthSides, months: Moments, is_sure: bool
) -> Iterator[DateMention]:
    """Yield the date with its nearest day; then, not certain, those with the days beside it."""
    place = folded.find_span(sides.start, sides.end)
    has_number = bool(sides.days or sides.years)
    moments = _list_moments(months, sides.days, sides)
    if not moments:
        return
    yield DateMention(*place, moments, is_sure or has_number)
    for day in sides.more_days:
        yield DateMention(*place, _list_moments(months, frozenset({day}), sides), False)


def _list_moments(months: Moments, days: frozenset[int], sides: MonthSides) -> Moments:
    moments = set()
    for month, day in product(months, days or {None}):
        for year in _list_years(month.calendar, sides) or (None,):
            moment = Moment(month.calendar, year, month.month, day)
            if is_possible(moment) and not (month.calendar is Calendar.LUNAR and year is None):
                moments.add(moment)
    return frozenset(moments)


def _list_years(calendar: Calendar, sides: MonthSides) -> list[int]:
    """Return the years beside a month, of its own calendar if there are such."""
    years = {year - BUDDHIST_GAP if year >= 2400 else year for year in sides.years}
    if calendar in (Calendar.GREGORIAN, Calendar.ETHIOPIAN):
        return sorted({year for year in years if year >= 1500} or years)
    if calendar is Calendar.SOLAR and sides.short_year is not None and not years:
        return [1300 + sides.short_year]
    own = {year for year in years if year < 1500}
    return sorted(own or (years if calendar is Calendar.SOLAR else own))
