"""Compare the dates of a text with those of its translation, in whatever calendar they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

from dragoman.checks.text.batches import BATCH
from dragoman.checks.text.dates.calendars import Calendar, agree, convert_moment
from dragoman.checks.text.dates.mentions import DateMention, find_dates
from dragoman.checks.text.dates.numeric import BUDDHIST_GAP

_NO_DATES: tuple[DateMention, ...] = ()
_FARTHEST = 50
"""How many places a date may be from its own in the source, so that a long list takes no long time:
only a text with more dates than that can have one so far away."""


@dataclass(frozen=True, slots=True)
class DatePairs:
    """Which dates of two texts belong together."""

    right: tuple[tuple[DateMention, DateMention], ...]
    """Dates of the source with those that say the same in the translation."""
    wrong: tuple[tuple[DateMention | None, DateMention], ...]
    """Dates of the source with those in their place that are others. Without a date of the
    source: one that its own translation into another calendar contradicts."""

    def list_values(self) -> tuple[set[int], set[int]]:
        """Return the days and years of dates of the translation, and those of the source.

        The first are numbers that the source says otherwise, the second those that the
        translation says otherwise.
        """
        in_source, in_target = set[int](), set[int]()
        for source, target in (*self.right, *self.wrong):
            in_source |= _list_numbers(target)
            in_target |= _list_numbers(source) if source else set()
        return in_source, in_target


def _list_numbers(mention: DateMention) -> set[int]:
    """Return the numbers that a mention can be written with."""
    numbers: set[int | None] = set()
    for calendar, year, month, day in mention.moments:
        numbers |= {month, day}
        if year:
            numbers |= {year, year % 100}
            numbers |= {year + BUDDHIST_GAP} if calendar is Calendar.GREGORIAN else set()
    return {number for number in numbers if number}


@lru_cache(maxsize=BATCH)
def pair_dates(source: str, target: str, source_language: str, language: str) -> DatePairs:
    """Return which dates of a translation are those of the source, and which are wrong.

    A date is wrong only if it is in no way one of the source, and the source has one that the
    translation does not have.
    """
    written = find_dates(source, source_language)
    translated = find_dates(target, language) if written or "(" in target else _NO_DATES
    matched = _match_dates(written, translated)
    right = [(written[one], translated[other]) for one, other in matched.items()]
    used = set(matched.values())
    unused = defaultdict[int, list[DateMention]](list)
    for number, mention in enumerate(translated):
        if number not in used:
            unused[mention.group].append(mention)
    twins = [
        (written[one], mention)
        for one, other in matched.items()
        for mention in unused[translated[other].group]
    ]
    right += [(one, twin) for one, twin in twins if may_agree(one, twin)]
    wrong: list[tuple[DateMention | None, DateMention]] = [
        (one, twin) for one, twin in twins if not may_agree(one, twin) and twin.is_certain
    ]
    groups = {translated[number].group for number in used}
    lost = [one for number, one in enumerate(written) if one.is_certain and number not in matched]
    added = [one for one in translated if one.is_certain and one.group not in groups]
    wrong += _pair_wrong(lost, added)
    wrong += _find_contradictions(added, {one.start for _, one in wrong})
    return DatePairs(tuple(right), tuple(wrong))


def may_agree(one: DateMention, other: DateMention) -> bool:
    """Return whether two mentions can mean the same date."""
    return any(agree(a, b) for a, b in product(one.moments, other.moments))


def _match_dates(
    written: Sequence[DateMention], translated: Sequence[DateMention]
) -> dict[int, int]:
    """Return by number of a date in the source the number of the same one in the translation.

    Those that have most in common are matched first, then those in the same order.
    """
    numbered = list(enumerate(translated))
    edges = [
        (-_count_shared(one, other), abs(i - j), i, j)
        for i, one in enumerate(written)
        for j, other in numbered[max(0, i - _FARTHEST) : i + _FARTHEST + 1]
        if may_agree(one, other)
    ]
    matched: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in sorted(edges):
        if i not in matched and j not in used:
            matched[i] = j
            used.add(j)
    return matched


def _count_shared(one: DateMention, other: DateMention) -> int:
    """Return how many of day, month and year both say, at most, of moments that agree."""
    return max(
        (
            sum(x is not None and y is not None for x, y in zip(a[1:], b[1:], strict=True))
            for a, b in product(one.moments, other.moments)
            if agree(a, b)
        ),
        default=0,
    )


def _pair_wrong(
    lost: Sequence[DateMention], added: Sequence[DateMention]
) -> Iterator[tuple[DateMention | None, DateMention]]:
    """Yield each date that is too much with the most similar one that is missing."""
    left = list(lost)
    for mention in added:
        if not left:
            return
        shared = [_count_equal(one, mention) for one in left[:_FARTHEST]]
        yield left.pop(shared.index(max(shared))), mention


def _count_equal(one: DateMention, other: DateMention) -> int:
    return max(
        sum(x is not None and x == y for x, y in zip(a, b, strict=True))
        for a, b in product(one.moments, other.moments)
    )


def _find_contradictions(
    added: Sequence[DateMention], reported: set[int]
) -> Iterator[tuple[DateMention | None, DateMention]]:
    """Yield the dates that contradict the one before them, which says the same date elsewhere."""
    for before, mention in pairwise(added):
        is_reported = bool({before.start, mention.start} & reported)
        if mention.group == before.group and not is_reported and not may_agree(before, mention):
            yield None, mention


def describe_mention(written: DateMention, mention: DateMention) -> str:
    """Return what a day of the source is in the translation's calendar: ", which is 1395/10/3".

    Return "" where both are in one calendar, and where one is not a whole date.
    """
    moments, calendars = list(written.moments), mention.calendars
    if len(moments) != 1 or len(calendars) != 1 or None in moments[0]:
        return ""
    converted = convert_moment(moments[0], *calendars)
    if converted is None:
        return ""
    return f", which is {converted.year}/{converted.month}/{converted.day}"
