"""Find a part in words that has become another one: two thirds are a third, and two years and a
half are three.

A part is said in many other ways, as a percentage or in months. So one is reported only where the
translation has another part, and no number in digits of its own that could be the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.checks.text.numbers.measures.word_quantities import TO_TWELVE
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.spelled.halves import find_halves, says_and_a_half
from dragoman.patterns import compile_later

_MEASURE = r"(?:miles?|foot|feet|inch(?:es)?|yards?|pounds?|acres?|degrees?)\b"
_AND_A_HALF = compile_later(
    rf"(?<![\w-])(?<!ty )(an?|{'|'.join(TO_TWELVE)}) (?:(?!{_MEASURE})[a-z]+ )?and a half\b"
    rf"(?! {_MEASURE})",
    re.IGNORECASE,
)
"""A number and a half, but not of a measure that a translation converts."""
_ENGLISH = {
    "1/2": r"\bhalf (?:of|the|an?)\b|one[ -]half\b",
    "1/3": r"one[ -]third\b|\ba third of\b", "2/3": r"two[ -]thirds\b",
    "1/4": r"one[ -](?:quarter|fourth)\b|\ba (?:quarter|fourth) of\b",
    "3/4": r"three[ -](?:quarters|fourths)\b",
    "1/5": r"one[ -]fifth\b|\ba fifth of\b", "2/5": r"two[ -]fifths\b",
    "3/5": r"three[ -]fifths\b", "4/5": r"four[ -]fifths\b",
}  # fmt: skip
_ONE = "[یي][کك]"
_PERSIAN = {"1": _ONE, "2": "دو", "3": "سه", "4": "چهار"}
_ARABIC = "(?<!\\w)[وبلفك]?(?:ال|لل)?"
_OF_THEM = "(?:ه|ها|هم|هن|نا|كم)?(?!\\w)"
_PARTS = {
    "en": _ENGLISH,
    "fa": {
        "1/2": r"(?<!و[ \u200c-])\b(?:ن[یي]م[یيىه]?\b|نصف)",
        "1/4": rf"{_ONE}[ \u200c-]?چهارم|(?<!سه[ \u200c-])\bربع\b",
        "1/3": rf"{_ONE}[ \u200c-]?سوم|(?<!دو[ \u200c-])\bثلث\b", "2/3": "دو[ \u200c-]?(?:سوم|ثلث)",
        "3/4": "سه[ \u200c-]?(?:چهارم|ربع)",
        **{f"{one}/5": f"{word}[ \u200c-]?پنجم" for one, word in _PERSIAN.items()},
    },
    "ar": {
        "1/2": r"(?<!\w)[بلفك]?(?:ال|لل)?نصف", "1/3": f"{_ARABIC}ثلث{_OF_THEM}",
        "2/3": f"{_ARABIC}ثلث(?:ا|ي|ان|ين){_OF_THEM}", "1/4": f"{_ARABIC}ربع{_OF_THEM}",
        "3/4": "ثلاثة أرباع", "2/5": f"{_ARABIC}خمس(?:ا|ي){_OF_THEM}",
        "3/5": "ثلاثة أخماس", "4/5": "أربعة أخماس",
    },
    "fr": {"1/2": r"moitié|(?<!et )\bdemi", "1/3": r"\b(?:un|le) tiers", "2/3": "deux[ -]tiers",
           "1/4": r"\b(?:un|le) quart\b", "3/4": "trois[ -]quarts"},
    "de": {"1/2": r"hälfte|\bhalb", "1/3": r"\b(?:ein|das) drittel", "2/3": "zwei[ -]?drittel",
           "1/4": r"\bein viertel", "3/4": "drei[ -]?viertel"},
    "es": {"1/2": r"mitad|(?<!y )\bmedi[oa]\b", "1/3": r"\bun tercio|\bla tercera parte",
           "2/3": "dos tercios", "1/4": r"\bun cuarto de|\bla cuarta parte",
           "3/4": "tres cuart[oa]s"},
    "ru": {"1/2": r"половин|\bпол(?:час|дн|год|мил|век|сот)",
           "1/3": r"(?<!две )(?<!двух )\bтреть[юи]?\b", "2/3": "дв(?:е|ух) трет",
           "1/4": r"\bчетвертью?\b", "3/4": "тр(?:и|[её]х) четверт"},
    "he": {"1/2": r"מחצית|\bה?חצי\b", "1/3": r"(?<!שני )\bה?שליש\b", "2/3": "שני ה?שליש",
           "1/4": r"\bרבע\b", "3/4": "שלוש(?:ה|ת) ה?רבע"},
    "tr": {"1/2": r"\byarı(?:sı|m\b)", "1/3": "üçte bir", "2/3": "üçte iki",
           "1/4": "dörtte bir|çeyreği", "3/4": "dörtte üç"},
}  # fmt: skip
"""By language, how parts of a whole are said; Arabic and Persian words as they are spelled."""
_NAMED = {
    "2": compile_later(r"\bhal(?:f|ves)", re.IGNORECASE),
    "3": compile_later(r"\b(?:third|3rd)", re.IGNORECASE),
    "4": compile_later(r"\b(?:quarter|fourth|4th)", re.IGNORECASE),
    "5": compile_later(r"\b(?:fifth|5th)", re.IGNORECASE),
}
"""By how many parts there are, the English words for one. They have other meanings too: a part that
is there for the third march, or for a quarter of a town, replaces nothing."""
_LAST_WHOLE = 20
_HALF_HOUR = compile_later(
    rf"\b(?:half past ({'|'.join(TO_TWELVE)})\b|({'|'.join(TO_TWELVE)})[ -]thirty\b"
    r"|([01]?[0-9]|2[0-3])[:.]30(?![0-9]))",
    re.IGNORECASE,
)
"""The half hour of a time of day: half past two, two thirty, 14:30."""


class PartInWords(NamedTuple):
    """A part in words, and its place."""

    start: int
    end: int
    value: str


def find_replaced_part(source: Side, target: Side) -> tuple[PartInWords, PartInWords] | None:
    """Return a part that an English text says in words, and the one in its place, if there is one.

    Both have to be the only ones that the other text does not say.
    """
    return _compare(source, target) or _compare_halves(source, target)


def _compare(source: Side, target: Side) -> tuple[PartInWords, PartInWords] | None:
    said = [*_list_parts(source)]
    if not said or target.language not in _PARTS or target.values - source.values:
        return None
    there = [*_list_parts(target)]
    lost = [one for one in said if one.value not in {other.value for other in there}]
    added = [one for one in there if one.value not in {other.value for other in said}]
    if not len({one.value for one in lost}) == len({one.value for one in added}) == 1:
        return None
    rest = source.text.replace(source.text[lost[0].start : lost[0].end], " ")
    is_named = _NAMED[added[0].value[-1]].search(rest)
    return None if is_named else (lost[0], added[0])


def _list_parts(side: Side) -> Iterator[PartInWords]:
    for match in _find_parts(side.language).finditer(side.text):
        value = list(_PARTS[side.language])[(match.lastindex or 1) - 1]
        yield PartInWords(match.start(), match.end(), value)


@cache
def _find_parts(language: str) -> re.Pattern[str]:
    return re.compile("|".join(f"({way})" for way in _PARTS[language].values()), re.IGNORECASE)


def _compare_halves(source: Side, target: Side) -> tuple[PartInWords, PartInWords] | None:
    """Return a whole number and a half that has become another whole number and a half."""
    said = {match[1].lower(): match for match in _AND_A_HALF.finditer(source.text)}
    places = find_halves(target.text, target.language) if len(said) == 1 else []
    if len(places) != 1 or target.values - source.values:
        return None
    ((word, match),) = said.items()
    whole = TO_TWELVE.index(word) + 1 if word in TO_TWELVE else 1
    there = [
        value
        for value in range(1, _LAST_WHOLE + 1)
        if says_and_a_half(value, set(), target.text, target.language)
    ]
    if len(there) != 1 or there[0] == whole or _has_half_hour(there[0], source.text):
        return None
    return PartInWords(*match.span(), f"{whole}½"), PartInWords(*places[0], f"{there[0]}½")


def _has_half_hour(hour: int, text: str) -> bool:
    """Return whether an English text has the time of day that others call an hour and a half."""
    found = (match[match.lastindex or 0].lower() for match in _HALF_HOUR.finditer(text))
    hours = (int(one) if one.isdigit() else TO_TWELVE.index(one) + 1 for one in found)
    return any(one % 12 == hour % 12 for one in hours)
