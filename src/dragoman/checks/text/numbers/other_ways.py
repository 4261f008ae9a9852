"""Numbers that a translation rightly has in another form: a half in words, a minute that counts on.

Each way is narrow: it needs what it translates in the source, and its own sign in the translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.text.numbers.measures.money import list_tomans
from dragoman.checks.text.numbers.scales import find_scales
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.signs import HAN_LANGUAGES, HAN_ONES
from dragoman.checks.text.numbers.spelled.fractions import list_dozens, list_shares, says_times
from dragoman.checks.text.numbers.spelled.halves import begins_half, list_halves
from dragoman.checks.text.numbers.spelled.shares import (
    list_mixed_numbers,
    says_half,
    says_half_of_whole,
)
from dragoman.checks.text.numbers.times.sayings import has_name_of_span
from dragoman.checks.text.numbers.times.schools import pair_school_years
from dragoman.checks.text.numbers.values import Number, list_spelled_values
from dragoman.patterns import compile_later

_DIGITS = compile_later("[0-9]{1,9}")
_WORD = compile_later(r"[^\s\d_.,;:!?()-]{2,}")
_LEAST_SCALED = 100_000
"""Numbers from here on are also said with the scales of India."""
_BEFORE_SCALE = 24
"""How far before a scale, as million, its number may be."""
_MINUTE = compile_later(
    r"(?<![0-9:.])(?!(?<=\bat )(?:1?[0-9]|2[0-4]):)([0-9]{1,3}):([0-5][0-9])"
    r"(?![0-9:]| ?[ap]\.?m\b)",
    re.IGNORECASE,
)
"""A minute and its seconds; what is "at" or "a.m." is a time of day."""
_MORE_THAN = compile_later(
    r"\b(?:(?:more|larger|greater|bigger|higher|older|longer) than|over|exceed(?:s|ing)?|above)"
    r" (?:[a-z]+ )?([0-9]+)\b",
    re.IGNORECASE,
)
_OR_MORE = compile_later(r"([0-9]+)[^\W\d]{0,3} ?(?:以上|이상)")
_DISCOUNT = compile_later(r"([1-9](?:\.?[1-9])?|[一二三四五六七八九]{1,2})折")
"""What is still to be paid, in tenths: 八折 is 20 % off, and 七五折 is 25 % off."""
_TENTHS = compile_later(
    r"([1-9一二三四五六七八九])([成割])(半|[1-9]分)?([1-9]厘)?(?![员員功长長立就为為分本熟果])"
)
"""Tenths of the whole: 四成 and 4割 are 40 %, 2割5分 are 25 %, 1割8分2厘 are .182."""
_DUAL_BEFORE_NOUN = compile_later(
    r"\b[وبلف]?(?:يومي|شهري|عامي|أسبوعي|ساعتي|سنتي|دقيقتي|ليلتي) [^\W\d_]"
)
"""Two days or hours before the noun that they belong to: يومي عمل."""
_SPOKEN_TIME = compile_later(
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]"
    r"((?:ten|fifteen|twenty|thirty|forty|fifty)(?:[ -]five)?)\b",
    re.IGNORECASE,
)
"""An hour and its minutes as English says them: at five-thirty."""
_ELEVENTH = compile_later(r"\b(?:September 11|Sept?\. 11|11 September|9/11)(?![0-9])")
_SAYING = compile_later(
    r"24/7|\bround of (?:16|32|64)\b|\b9/11\b|Catch[- ]22"
    r"|\blast[- ](?:16|32|64)\b(?![ -](?:second|minute|hour|day|week|month|year|season|game|time))"
    r"|\b911 (?:call|dispatch|operator|emergenc)|\b(?:call|dial)\w* 911",
    re.IGNORECASE,
)
"""Numbers that are names: other languages have other words, or another number, for them."""


_TURNS = frozenset({"180", "360"})
_ALWAYS = "24/7"


def is_in_saying(number: Number, side: Side) -> bool:
    """Return whether a number of a text is a part of a name such as 24/7 or 9/11.

    A turn of 180 degrees is a saying, too.
    """
    if number.text in _TURNS and side.units.get(number.start, "").startswith("deg"):
        return True
    return any(
        match.start() <= number.start < match.end()
        for match in _SAYING.finditer(side.text, max(0, number.start - 16), number.end + 16)
    )


def list_other_ways(source: Side, target: Side) -> tuple[set[int], set[int]]:
    """Return the values that the source says otherwise, and those that the translation does."""
    in_source, in_target = set[int](), set[int]()
    for ours, theirs, in_ours, in_theirs in (
        (source, target, in_source, in_target),
        (target, source, in_target, in_source),
    ):
        said, written = _list_shared_ways(ours, theirs)
        in_theirs |= said
        in_ours |= written
        for value, digits in (*_list_discounts(ours, theirs), *_list_tenths(ours, theirs)):
            in_theirs.add(value)
            in_ours |= digits
    for match in _MINUTE.finditer(source.text):
        minutes, seconds = int(match[1]), int(match[2])
        if minutes + 1 in target.values and target.values.isdisjoint({minutes, seconds}):
            in_source.add(minutes + 1)  # 27:37 is in the 28th minute
            in_target |= {minutes, seconds}
    for match in _MORE_THAN.finditer(source.text):
        least = int(match[1]) + 1
        if any(int(found[1]) == least for found in _OR_MORE.finditer(target.text)):
            in_source.add(least)
            in_target.add(least - 1)
    if source.language == "en":
        years, grades = pair_school_years(source.text, target.text, target.language)
        in_source |= years
        in_target |= grades
    if source.language == "en":
        in_source.update(_list_spoken_times(source.text, target.values))
    if 2 in source.values and target.language == "ar" and _DUAL_BEFORE_NOUN.search(target.text):
        in_target.add(2)
    if 911 in target.values and _ELEVENTH.search(source.text):
        in_source.add(911)
        in_target |= {9, 11}
    return in_source, in_target


def _list_shared_ways(numbers: Side, words: Side) -> tuple[set[int], set[int]]:
    """Return the numbers of one text that the other says otherwise, and what that one has for them.

    These are the ways that are right in both directions.
    """
    said = {*list_halves(numbers, words), *_list_scaled_in_words(numbers, words)}
    written = set[int]()
    if _ALWAYS in numbers.text and _says_all_day(words):
        said |= {7, 24}
    if says_half(numbers, words):
        said.add(2)
    for parts, digits in list_mixed_numbers(numbers, words):
        said |= parts
        written |= digits
    if says_half_of_whole(numbers, words):
        said.add(50)
    for value, digits in (*list_shares(numbers, words), *list_dozens(numbers, words)):
        said.add(value)
        written |= digits
    if "fa" in (numbers.language, words.language):
        tomans = set(list_tomans(numbers, words))
        said |= tomans | {10 * value for value in list_tomans(words, numbers)}
    return said, written


def _says_all_day(side: Side) -> bool:
    """Return whether a text says 24 hours, without the seven days of 24/7."""
    return 24 in side.values or has_name_of_span(24, "hour", side.text, side.language)


def _list_scaled_in_words(numbers: Side, words: Side) -> Iterator[int]:
    """Yield the large numbers of one text that the other says in words with another scale.

    10 lakh is a million, 20 lakh are two millions, and 100,000 is a lakh.
    """
    large = numbers.large_values | {one for one in numbers.values if one >= _LEAST_SCALED}
    for match in _WORD.finditer(words.text) if large else ():
        before = words.text[max(0, match.start() - _BEFORE_SCALE) : match.start()]
        if _DIGITS.search(before) or begins_half(words.text, match.end(), words.language):
            continue
        for scale in find_scales(match[0]):
            for value in large:
                times = value // scale
                if value == scale * times and says_times(times, before, words.language):
                    yield value


def _list_discounts(source: Side, target: Side) -> Iterator[tuple[int, set[int]]]:
    """Yield the per cents that a Chinese text takes off, with the numbers that it writes for it."""
    if target.language != "zh" or "折" not in target.text:
        return
    for match in _DISCOUNT.finditer(target.text):
        written = "".join(str(HAN_ONES.find(sign) + 1 or sign) for sign in match[1])
        tenths = int(written.replace(".", "").ljust(2, "0"))
        if 100 - tenths in source.values:
            yield 100 - tenths, set(map(int, written.split(".")))


def _list_spoken_times(text: str, others: set[int]) -> Iterator[int]:
    """Yield the hours and minutes of the times that an English text says in words, if the other
    text has both in digits."""
    for match in _SPOKEN_TIME.finditer(text):
        hour, minutes = (max(list_spelled_values(word, "en")) for word in match.groups())
        if minutes in others and not others.isdisjoint({hour, hour + 12}):
            yield from (hour, hour + 12, minutes)


def _list_tenths(source: Side, target: Side) -> Iterator[tuple[int, set[int]]]:
    """Yield the per cents that a Chinese or Japanese text says in tenths, with its digits."""
    for match in _TENTHS.finditer(target.text) if target.language in HAN_LANGUAGES else ():
        digit = HAN_ONES.find(match[1]) + 1 or int(match[1])
        ones = match[3] or "0"
        ones = 5 if ones == "半" else int(ones[0])
        value, digits = 10 * digit + ones, {digit, ones or digit}
        if match[4]:  # 1割8分2厘 is .182
            value, digits = 10 * value + int(match[4][0]), {*digits, int(match[4][0])}
        if value in source.values:
            yield value, digits
