"""Numbers that a translation rightly has in another form: a half in words, a minute that counts on.

Each way is narrow: it needs what it translates in the source, and its own sign in the translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.text.numbers.collectives import list_collective_values
from dragoman.checks.text.numbers.scales import find_scale_words, find_scales
from dragoman.checks.text.numbers.schools import pair_school_years
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.signs import find_sign_numbers
from dragoman.checks.text.numbers.stems import is_said_in_words
from dragoman.checks.text.numbers.values import Number, list_spelled_values, list_values
from dragoman.patterns import compile_later

_HALVES = {
    "ar": r"\bو(?:ال)?نصف", "fa": r"\bو ?نیم", "he": r"\bו?חצי", "ur": "ساڑھے", "hi": "साढ़े",
    "fr": r"\bet demie?", "es": r"\by medi[oa]", "it": r"\be mezz[oa]", "pt": r"\be mei[oa]",
    "ca": r"\bi mi(?:g|tja)", "ro": r"\b[șş]i jumătate", "de": "einhalb", "nl": r"\wen?half",
    "sv": r"\boch en halv", "da": r"\bog en halv", "nb": r"\bog en halv", "is": r"\bog hálf",
    "ru": r"\bс половиной", "uk": r"\bз половиною", "pl": r"\bi pół", "cs": r"\ba půl",
    "tr": r"\bbuçuk", "el": r"\bκαι μισ", "zh": "半", "ja": "半", "ko": "반",
}  # fmt: skip
"""By language, the words for the half behind a whole number, or in India before it."""
_ONE_AND_HALF = {
    "de": "anderthalb", "nl": "anderhal", "sv": "halvannan", "da": "halvanden",
    "ru": "полтор", "uk": "півтор", "pl": "półtor", "cs": "půldruh", "ur": "ڈیڑھ", "hi": "डेढ़",
}  # fmt: skip
"""By language, the one word for one and a half."""
_DECIMAL_HALF = compile_later(r"(?<![0-9.,])([0-9]{1,4})[.,]50?(?![0-9.,]?[0-9])")
_ONES = frozenset({1, 10**3, 10**6, 10**9, 10**12})
_WINDOW = 26
"""How far from the half its whole number may be: 1 million et demi, مليون دولار ونصف."""
_DUALS = frozenset({"ar", "he"})
"""Languages that have a form for two of a unit, so that the unit alone is one."""
_WITHOUT_SPACES = frozenset({"ja", "zh"})
_DIGITS = compile_later("[0-9]{1,9}")
_UNIT = 5
"""How many signs may be between a number and the sign for its half: the name of a unit."""
_WORD = compile_later(r"[^\W\d_]{2,}")
_FEW = range(2, 11)
_BEFORE_SCALE = 16
"""How far before a scale, as million, its number may be."""
_MINUTE = compile_later(r"(?<![0-9:.])([0-9]{1,3}):([0-5][0-9])(?![0-9:])")
_MORE_THAN = compile_later(r"\b(?:more than|over|exceed(?:s|ing)?|above) ([0-9]+)\b", re.IGNORECASE)
_OR_MORE = compile_later(r"([0-9]+)[^\W\d]{0,3} ?(?:以上|이상)")
_DISCOUNT = compile_later(r"([1-9](?:\.?[1-9])?|[一二三四五六七八九]{1,2})折")
"""What is still to be paid, in tenths: 八折 is 20 % off, and 七五折 is 25 % off."""
_HAN_DIGITS = "一二三四五六七八九"
_DUAL_BEFORE_NOUN = compile_later(
    r"\b[وبلف]?(?:يومي|شهري|عامي|أسبوعي|ساعتي|سنتي|دقيقتي|ليلتي) [^\W\d_]"
)
"""Two days or hours before the noun that they belong to: يومي عمل."""
_WHOLE_UNITS: dict[tuple[float, str], re.Pattern[str]] = {
    (7, "day"): compile_later(
        r"week|woche|semaine|seman|settiman|недел|тижд|ty(?:dzie|god)|týd|hafta|vecka|viik"
        r"|minggu|tuần|هفته|أسبوع|اسبوع|ہفت|ھەفتە|هەفتە|שבוע|सप्ताह|हफ़्त|[周週]|星期|주일"
    ),
    (24, "hour"): compile_later(
        r"\b(?:day|tag|jour|día|dia|giorn|ден|день|сут|доб|dzie|gün|روز|يوم|دن\b)"
        r"|ڕۆژ|יום|יממה|दिन|[日天]|하루"
    ),
    (6, "month"): compile_later(
        r"half a year|halbes jahr|halben jahr|demi-année|medio año|полгода|півроку|pół roku"
        r"|yarım yıl|نیم ?سال|نصف (?:سنة|عام)|חצי שנה|半年|반년"
    ),
    (12, "month"): compile_later(
        r"\b(?:year|jahr|an\b|année|año|ano\b|anno|год|рік|року|yıl|سال|سنة|عام)|שנה|वर्ष|年|일 년"
    ),
}
"""By a number and its unit, the larger unit that is as long, which needs no number."""
_ELEVENTH = compile_later(r"\b(?:September 11|Sept?\. 11|11 September|9/11)(?![0-9])")
_SAYING = compile_later(
    r"24/7|\b9/11\b|Catch[- ]22|\b911 (?:call|dispatch|operator|emergenc)|\b(?:call|dial)\w* 911",
    re.IGNORECASE,
)
"""Numbers that are names: other languages have other words, or another number, for them."""


def is_in_saying(number: Number, side: Side) -> bool:
    """Return whether a number of a text is a part of a name such as 24/7 or 9/11."""
    return any(
        match.start() <= number.start < match.end()
        for match in _SAYING.finditer(side.text, max(0, number.start - 16), number.end + 16)
    )


def list_other_ways(source: Side, target: Side) -> tuple[set[int], set[int]]:
    """Return the values that the source says otherwise, and those that the translation does."""
    in_source, in_target = set[int](), set[int]()
    in_target.update(_list_halves(source, target))
    in_source.update(_list_halves(target, source))
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
    in_target.update(_list_scaled_in_words(source, target))
    in_source.update(_list_scaled_in_words(target, source))
    for one, other, values in ((source, target, in_target), (target, source, in_source)):
        values.update(_list_whole_units(one, other))
    if 2 in source.values and target.language == "ar" and _DUAL_BEFORE_NOUN.search(target.text):
        in_target.add(2)
    for value, written in _list_discounts(source, target):
        in_target.add(value)
        in_source |= written
    if 911 in target.values and _ELEVENTH.search(source.text):
        in_source.add(911)
        in_target |= {9, 11}
    return in_source, in_target


def _list_halves(decimals: Side, words: Side) -> Iterator[int]:
    """Yield the two parts of each N.5 of one text for which the other has words."""
    for match in _DECIMAL_HALF.finditer(decimals.text):
        whole = int(match[1])
        _, scales = find_scale_words(decimals.text, match.end(), decimals.language)
        if _says_half(whole, scales, words.text, words.language):
            yield from (whole, 5)


def _says_half(whole: int, scales: set[int], text: str, language: str) -> bool:
    """Return whether a text says a whole number and a half, with no other scale than ``scales``."""
    if whole == 1 and language in _ONE_AND_HALF and _ONE_AND_HALF[language] in text.casefold():
        return True
    if language not in _HALVES:
        return False
    if language in _WITHOUT_SPACES:
        return _says_half_in_signs(whole, text, _HALVES[language])
    for match in re.finditer(_HALVES[language], text, re.IGNORECASE):
        around = text[max(0, match.start() - _WINDOW) : match.end() + 12]
        beside = {scale for word in around.split() for scale in find_scales(word)}
        if scales and beside and scales.isdisjoint(beside):
            continue
        if language in _DUALS and whole == 1:  # a unit alone is one of it: درجة ونصف
            before = text[max(0, match.start() - _WINDOW) : match.start()]
            return _list_said(before, language) <= _ONES
        said = _list_said(around, language)
        if whole in said or is_said_in_words(whole, around, language):
            return True
    return False


def _list_said(text: str, language: str) -> set[int]:
    """Return the values of the digits, the number words and the duals of a text, also in Hebrew."""
    said = list_spelled_values(text, language) | list_values(text)
    return said | set(list_collective_values(text, language) if language == "he" else ())


def _says_half_in_signs(whole: int, text: str, half: str) -> bool:
    """Return whether a number with few signs behind it is before a sign for the half: 两个半."""
    found = [(place.stop, value) for place, value in find_sign_numbers(text)]
    found += [(match.end(), int(match[0])) for match in _DIGITS.finditer(text)]
    for match in re.finditer(half, text):
        end, value = max((each for each in found if each[0] <= match.start()), default=(-_UNIT, 0))
        if value == whole and match.start() - end <= _UNIT:
            return True
    return False


def _list_scaled_in_words(numbers: Side, words: Side) -> Iterator[int]:
    """Yield the large numbers of one text that the other says in words with another scale.

    10 lakh is a million, 20 lakh are two millions.
    """
    for match in _WORD.finditer(words.text) if numbers.large_values else ():
        before = words.text[max(0, match.start() - _BEFORE_SCALE) : match.start()]
        for scale in find_scales(match[0]) if not _DIGITS.search(before) else ():
            for value in numbers.large_values:
                times = value // scale
                if value == scale * times and _says_times(times, before, words.language):
                    yield value


def _says_times(times: int, before: str, language: str) -> bool:
    """Return whether the last words before a scale say so many; a scale alone is one."""
    said = list_spelled_values(before, language)
    if times == 1:
        return said <= _ONES and not any(is_said_in_words(few, before, language) for few in _FEW)
    return times in said or (times > 1 and is_said_in_words(times, before, language))


def _list_whole_units(side: Side, other: Side) -> Iterator[int]:
    """Yield the numbers of a text that the other says as one larger unit: 7 days, a week."""
    for quantity in side.quantities:
        larger = _WHOLE_UNITS.get((quantity.value, quantity.unit))
        if larger and larger.search(other.text.casefold()):
            yield int(quantity.value)


def _list_discounts(source: Side, target: Side) -> Iterator[tuple[int, set[int]]]:
    """Yield the per cents that a Chinese text takes off, with the numbers that it writes for it."""
    if target.language != "zh" or "折" not in target.text:
        return
    for match in _DISCOUNT.finditer(target.text):
        written = "".join(str(_HAN_DIGITS.find(sign) + 1 or sign) for sign in match[1])
        tenths = int(written.replace(".", "").ljust(2, "0"))
        if 100 - tenths in source.values:
            yield 100 - tenths, set(map(int, written.split(".")))
