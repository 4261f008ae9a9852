"""Find a number in words that has become another one: eleven days are twelve in the translation.

Numbers in digits are compared elsewhere. In words much is said in another way, so that a number of
an English source that is not found says nothing; but if it is the only one, and the translation has
one number in words that the source has not, that is in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import category

from dragoman.checks.text.dates.calendars import Calendar
from dragoman.checks.text.dates.mentions import find_dates
from dragoman.checks.text.dates.weekdays import find_weekdays
from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.numbers.measures.quantities import TIME_UNITS
from dragoman.checks.text.numbers.measures.word_quantities import (
    is_part_of_row,
    list_exact_counts,
    list_word_quantities,
)
from dragoman.checks.text.numbers.other_ways import list_other_ways
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.spelled.collectives import PERCENT, list_decade_values
from dragoman.checks.text.numbers.spelled.said_in_words import is_said_in_words, list_word_spans
from dragoman.checks.text.numbers.spelled.stems import find_scale, fold_words, read_stems
from dragoman.checks.text.numbers.spelled.words import WORDS
from dragoman.checks.text.numbers.values import list_months, list_spelled_values
from dragoman.patterns import compile_later

_SCALE_WORDS = "hundred|thousand|million|billion"
_FROM_TEN = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_TO_NINETY = f"two|three|four|five|six|seven|eight|nine|{_FROM_TEN}"
_CARDINALS = f"{_TO_NINETY}|{_SCALE_WORDS}"
_ORDINALS = (
    "third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]{3,6}teenth"
    "|[a-z]{3,5}tieth"
)
_DECADES = "(?:twen|thir|for|fif|six|seven|eigh|nine)ties"
_PARTS = "half|quarters?|thirds|(?:four|fif)ths"
NUMBER_WORD = compile_later(rf"\b(?:{_CARDINALS}|{_ORDINALS}|{_DECADES}|{_PARTS})\b", re.IGNORECASE)
"""In an English word, the number that it says or begins with: three, twenty-five."""
_ROW = compile_later(
    rf"\b(?=[abefhmnost])(?:(?:one|an?) (?={_SCALE_WORDS}))?"
    rf"(?:{_CARDINALS}|{_ORDINALS}|{_DECADES})\b(?:[ -](?:and )?(?:{_CARDINALS}|{_ORDINALS})\b)*+"
    r"(?![ -](?:dozens?|score|half|halves|quarters?|and a (?:half|quarter)|first|second|grade"
    rf"|part(?:y|ies)|(?:minutes? )?past|minutes? to|(?:{_ORDINALS})s)\b)",
    re.IGNORECASE,
)
_SIDE_BY_SIDE = compile_later(rf"\b(?:{_TO_NINETY})[ -](?:{_FROM_TEN})\b", re.IGNORECASE)
"""A year or a time, which other languages say otherwise: nineteen eighty-four, eight-thirty."""
_BEFORE = compile_later(
    r"(?:[0-9]|\b(?:hundreds|tens|thousands|dozens) of|\b(?:decades?|centur(?:y|ies)|dozen) and"
    r"|\b(?:several|many|few|half|one|per|past|quarter to))[ -]?\Z",
    re.IGNORECASE,
)
"""What is not before a number that is compared: 2 million, half past seven, one third, a decade
and three years."""
_LONGEST_BEFORE, _LONGEST_BEHIND = 14, 16
_BEGINS = frozenset(".!?:;(\"'“‘«—–-#*>[")
"""After one of these a capital letter makes no name, as it does in "the Four Corners"."""
_FEWEST = 3
_LOOKED_FOR = range(_FEWEST, 100)
_ROUND = frozenset({100, 1000, 10**6, 10**9})
_FACTORS = range(2, 21)
_HALF_DAY = 12
_AT = compile_later(
    r"\b(?:at|by|from|till|until|before|after)(?: about| around)? \Z", re.IGNORECASE
)
_OF_DAY = compile_later(r" (?:o['’]clock|in the (?:afternoon|evening)|at night|p\.?m\b)")
"""What is before or behind an hour: at seven, seven in the evening."""
_FLOOR = compile_later(r"[ -](?:floor|stor(?:e?y|ies))", re.IGNORECASE)
_DECADE = compile_later(_DECADES, re.IGNORECASE)
_WEEK = 7
_WITHIN_KOREAN = compile_later("(?<=[가-힣])[가-힣]")
"""In Korean a number begins a word: 하지만 is no ten thousand, and 구조 no trillions."""
_OTHER_WORDS = compile_later(
    r"(?:نه|семь[яеёию]й?|семе(?!р)[а-я]+|семян|сімей|десято?к[а-яі]*|десетк[а-я]|neuves?)(?!\w)"
    r"|十分(?![钟鐘之])|[一二三四五六七八九十]+月",
    re.IGNORECASE,
)
"""What more often means something else: nine is also no, seven a family, and ten very."""
_LONGEST_ENDING = 3
_ANY_PERCENT = compile_later(PERCENT, re.IGNORECASE)


class Spelled(NamedTuple):
    """A number in words, and its place."""

    start: int
    end: int
    value: int


def find_replaced_words(source: Side, target: Side) -> tuple[Spelled, Spelled] | None:
    """Return the number in words of an English source, and the one in its place, if there is one.

    Both have to be the only ones that the other text does not say.
    """
    rows = list(_list_english(source.text))
    has_words = _make_word_test(target) if rows else bool
    lost = _keep_unsaid(rows, lambda value: has_words(value) or _says(value, target))
    if len({one.value for one in lost}) != 1 or _says_otherwise(lost[0], source, target):
        return None
    decades = {*list_decade_values(source.text, target.language)}
    said = _list_translated(target)
    added = _keep_unsaid([*said], lambda value: value in decades or _says(value, source))
    if any(one.value <= _WEEK for one in added):
        added = _drop_weekdays(added, target)
    if not added:
        added = [*_list_other_factors(lost[0].value, target)]
    if len({one.value for one in added}) != 1 or _may_be_said_so(lost[0], added[0], source, target):
        return None
    return lost[0], added[0]


def _keep_unsaid(found: list[Spelled], says: Callable[[int], bool]) -> list[Spelled]:
    """Return those that a text does not say; it is read once for each value, however often that
    is there."""
    said = {value: says(value) for value in {one.value for one in found}}
    return [one for one in found if not said[one.value]]


def _list_english(text: str) -> Iterator[Spelled]:
    for match in _ROW.finditer(text):
        start = match.start()
        before = text[max(0, start - _LONGEST_BEFORE) : start]
        is_name = match[0][0].isupper() and before.strip()[-1:] not in _BEGINS and start > 0
        value = max(_know_words("en")[match[0]], default=0)
        is_number = value >= _FEWEST and value not in _ROUND and not _SIDE_BY_SIDE.search(match[0])
        if is_number and not is_name and not _BEFORE.search(before):
            yield Spelled(start, match.end(), value)


def _make_word_test(side: Side) -> Callable[[int], bool]:
    """Return what asks whether a text has the words for a number, wherever: that is quick."""
    if side.language in WORDS:
        known = _know_words(side.language)
        said = frozenset[int]().union(*map(known.__getitem__, side.text.split()))
        return lambda value: said.issuperset(_split(value))
    stems, folded = read_stems(side.language), fold_words(side.text, side.language)
    return lambda value: all(part in stems and stems[part].search(folded) for part in _split(value))


@cache
def _know_words(language: str) -> KnownWords[frozenset[int]]:
    return KnownWords(lambda word: frozenset(list_spelled_values(word, language)))


def _split(value: int) -> tuple[int, ...]:
    """Return the numbers for which there are words: the tens and the ones of 35."""
    tens, ones = value // 10 * 10, value % 10
    return (tens, ones) if 20 <= tens <= 90 and ones else (value,)


def _list_translated(side: Side) -> Iterator[Spelled]:
    """Yield the numbers in words of a translation, each with all of its words."""
    if side.language in WORDS:
        rows = {start: Spelled(start, end, value) for end, value, start in list_exact_counts(side)}
        found = iter(rows.values())
    elif side.signs:
        found = (
            Spelled(place.start, place.stop, value)
            for place, value in side.signs
            if not _WITHIN_KOREAN.match(side.text, place.start)
        )
    else:
        found = _list_longest(side)
    for one in found:
        other = _OTHER_WORDS.match(side.text, one.start)
        is_number = other is None or other.end() < one.end
        if one.value >= _FEWEST and one.value not in _ROUND and is_number:
            yield one


def _list_longest(side: Side) -> Iterator[Spelled]:
    """Yield the numbers in words that are no part of another: 85 in quatre-vingt-cinq, not 80."""
    found = [
        Spelled(span.start, span.stop, value)
        for value in _LOOKED_FOR
        for span in list_word_spans(value, side.text, side.language)
        if _is_word(span, side.text) and not _is_part(span, side)
    ]
    end = 0
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if one.end > end:
            yield one
            end = one.end


def _list_other_factors(value: int, side: Side) -> Iterator[Spelled]:
    """Yield what a text has in the place of so many thousands or millions: три миллиона."""
    scale = next((one for one in (10**6, 1000) if value % one == 0), 0)
    if not scale or side.language in WORDS or scale not in read_stems(side.language):
        return
    folded = fold_words(side.text, side.language)
    place = find_scale(side.language, scale).search(folded)
    if place is None or len(folded) != len(side.text) or value // scale not in _FACTORS:
        return
    for times in _FACTORS:
        if is_said_in_words(times * scale, side.text, side.language):
            yield Spelled(place.start(), place.end(), times * scale)


def _is_word(span: range, text: str) -> bool:
    """Return whether a word begins there and only an ending is behind: not in acht|erstand."""
    behind = text[span.stop : span.stop + _LONGEST_ENDING + 1]
    begins = span.start == 0 or not _is_letter(text[span.start - 1])
    return begins and (len(behind) <= _LONGEST_ENDING or not all(map(_is_letter, behind)))


def _is_letter(sign: str) -> bool:
    """Return whether a sign is a letter or a mark of one, as the vowels of Hindi are."""
    return sign.isalpha() or category(sign).startswith("M")


def _is_part(span: range, side: Side) -> bool:
    """Return whether a number has others beside it, with which it says a larger one."""
    behind = " ".join(side.text[span.stop : span.stop + _LONGEST_BEFORE].split()[:2])
    return is_part_of_row(span.start, side) or any(
        is_said_in_words(scale, behind, side.language) for scale in _ROUND
    )


def _says(value: int, side: Side) -> bool:
    """Return whether a text says a number in any way but with the name of a month."""
    if is_said_in_words(value, side.text, side.language):
        return True
    if value not in side.said or value in side.values:
        return value in side.said
    months = {*list_months(side.text, side.language)}
    return value not in months or value in list_spelled_values(side.text, side.language)


def _says_otherwise(lost: Spelled, source: Side, target: Side) -> bool:
    """Return whether a translation says a number as it may say one in digits: साढ़े बारह हज़ार is
    12,500, and a million rials are صد هزار تومان."""
    unit = source.text[lost.end : lost.end + _LONGEST_BEHIND]
    return lost.value in list_other_ways(Side(f"{lost.value}{unit}", "en"), target)[1]


def _drop_weekdays(found: list[Spelled], side: Side) -> list[Spelled]:
    """Return the numbers that name no day of the week, as many do: سه‌شنبه, вторник."""
    days = [(start, end) for start, end, _ in find_weekdays(side.text, side.language)]
    return [
        one for one in found if not any(one.start < end and start < one.end for start, end in days)
    ]


def _may_be_said_so(lost: Spelled, added: Spelled, source: Side, target: Side) -> bool:
    """Return whether the two may say the same: in another unit, per cent, or half of the day."""
    if target.language not in WORDS and added.value // 10 * 10 == lost.value:
        return True  # "mười năm" are ten years, and also fifteen
    if _is_day_elsewhere(added, target) or _is_counted_otherwise(lost, added, source):
        return True
    before = source.text[max(0, lost.start - _LONGEST_BEFORE) : lost.start]
    is_hour = _AT.search(before) or _OF_DAY.match(source.text, lost.end)
    if added.value - lost.value == _HALF_DAY and is_hour:
        return True
    if (_ANY_PERCENT.search(source.text) is None) != (_ANY_PERCENT.search(target.text) is None):
        return True
    units = [
        {
            quantity.unit
            for quantity in list_word_quantities(side, (one.value,))
            if quantity.value == one.value
        }
        for side, one in ((source, lost), (target, added))
    ]
    if units[0] - TIME_UNITS:
        return units[0].isdisjoint(units[1])  # a measure may be converted
    return bool(units[0] and units[1]) and units[0].isdisjoint(units[1])


def _is_counted_otherwise(lost: Spelled, added: Spelled, source: Side) -> bool:
    """Return whether a decade of somebody's life or a floor is counted otherwise: who is in her
    forties is in her fifth decade, and the American third floor is the second of others."""
    if _DECADE.fullmatch(source.text, lost.start, lost.end):
        return added.value == lost.value // 10 + 1
    return added.value == lost.value - 1 and _FLOOR.match(source.text, lost.end) is not None


def _is_day_elsewhere(found: Spelled, side: Side) -> bool:
    """Return whether a number is the day of a month of another calendar: پانزدهم خرداد."""
    return any(
        date.start <= found.end + 1 and found.start < date.end
        for date in find_dates(side.text, side.language)
        if Calendar.GREGORIAN not in date.calendars
    )
