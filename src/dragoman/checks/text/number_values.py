"""Which numbers a text says, in digits and in words, so that two texts can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.checks.text.characters import BIDI, DIGITS, LETTERS, L
from dragoman.checks.text.number_words import DUALS, HALVES, MONTHS, QUARTERS, SHARED_MONTHS, WORDS
from dragoman.scripts import fold_letters

NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?: \d{3}(?!\d))*")
"""A number with its separators, in a text that ``plain`` gave."""

_PLAIN = str.maketrans(
    {"٫": ".", "٬": ",", "،": ",", "٪": "%", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
)
_MARKS = re.compile(f"[{BIDI}]")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+")
_GROUPED = re.compile(r"\d{1,3}(?:(?:[, ]\d{3})+|(?:\.\d{3})+)")
_CLOCK = re.compile(r"(?<![\d:.])([01]?\d|2[0-4])(?:[:.][0-5]\d)(?![\d:])")
_HALF_DAY = re.compile(
    r"(?<![\d:.])(1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?(?:[ap]\.?m\b|o.clock)", re.IGNORECASE
)
_DECADE = re.compile(r"(?:\b|\d\d)(\d0)(?=['’]?s\b)")
_ORDINAL = re.compile(r"(?<!\d)\d+(?:st|nd|rd|th|s|x|'s|’s)\b", re.IGNORECASE)
_ROMAN = re.compile(r"\b(?=[IVX]{1,6}\b)(X{0,3})(IX|IV|V?I{0,3})\b")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_TENS = frozenset(range(20, 100, 10))
_SCALES = frozenset({100, 1000, 10**6, 10**9, 10**12})


def plain_digits(text: str) -> str:
    """Give a text with Latin digits and separators, and no marks of direction."""
    return _MARKS.sub("", text).translate(DIGITS).translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits: where it stands, and the values that it may be read as."""

    start: int
    end: int
    text: str
    free: bool
    """Does it stand alone, not in a name as in UTF-8 or MP3?"""
    readings: tuple[tuple[int, ...], ...]
    """Each the values of its runs of digits: 1,500 is 1500, or 1 and 500."""


def find_numbers(text: str) -> Iterator[Number]:
    """Give the numbers of a text that ``plain`` gave."""
    for found in NUMBER.finditer(text):
        before, after = (
            text[max(0, found.start() - 2) : found.start()],
            text[found.end() : found.end() + 1],
        )
        yield Number(*found.span(), found[0], _is_free(before, after), _list_readings(found[0]))


def _is_free(before: str, after: str) -> bool:
    """Tell whether digits stand alone; letters of the Arabic script beside them are particles."""
    if after and (after.isalpha() or after == "_") and not _is_arabic(after):
        return False
    last = before[-1:]
    if last and (last.isalpha() or last == "_") and not _is_arabic(last):
        return False
    return not (last == "-" and before[:1].isalpha() and not _is_arabic(before[:1]))


def _is_arabic(letter: str) -> bool:
    return re.match(f"[{L}]", letter) is not None


def _list_readings(text: str) -> tuple[tuple[int, ...], ...]:
    """Give what digits with separators may mean: one number, or numbers apart.

    Commas before three digits group them; full stops and spaces may do so, or not.
    """
    apart = tuple(map(_value_of, re.findall(r"\d+", text)))
    if len(apart) == 1:
        return (apart,)
    whole, _, rest = text.partition(".")
    if _COMMAS.fullmatch(whole):
        together = _value_of(re.sub(r"\D", "", whole))
        return ((together, *map(_value_of, re.findall(r"\d+", rest))),)
    if _GROUPED.fullmatch(text):
        return (apart, (_value_of(re.sub(r"\D", "", text)),))
    return (apart,)


def _value_of(digits: str) -> int:
    """Give the value of digits; beyond 18 of them the last 18 stand for all."""
    return int(digits[-18:])


def list_values(text: str) -> set[int]:
    """Give every value that the digits of a text may be read as."""
    return {value for number in find_numbers(text) for one in number.readings for value in one}


def list_values_in_words(text: str, language: str) -> set[int]:
    """Give the values that a text says in other ways than digits alone.

    Number words and what they make together, months, digits with a number word ("2 million"),
    decades and Roman numbers.
    """
    found = set(_list_word_values(text, language))
    found.update(_list_months(text, language))
    found.update(int(one[1]) for one in _DECADE.finditer(text))
    found.update(_list_roman(text))
    found.update(_list_minutes(text, language))
    return found


def _list_minutes(text: str, language: str) -> Iterator[int]:
    """Give the minutes of half past, and of a quarter past or to."""
    words = set(LETTERS.findall(fold_letters(text)))
    if any(
        stem in HALVES.get(language, ()) for word in words for stem in _list_stems(word, language)
    ):
        yield 30
    if words & QUARTERS:
        yield from (15, 45)


def list_hours(text: str) -> set[int]:
    """Give the hours of the times of day that a text says."""
    return {int(found[1]) for one in (_CLOCK, _HALF_DAY) for found in one.finditer(text)}


def list_scaled_values(number: Number, text: str, language: str) -> set[int]:
    """Give the values of a number together with the words after it, as in "3.5 million"."""
    return {
        value
        for value in _list_word_values(text[number.start : number.end + 25], language)
        if value > 99
    }


def find_ordinals(text: str) -> set[int]:
    """Give where numbers like 20th, 1990s and 3x begin, which other languages write in words."""
    return {found.start() for found in _ORDINAL.finditer(text)}


def _list_roman(text: str) -> Iterator[int]:
    for found in _ROMAN.finditer(text):
        total = 0
        for letter, following in zip(found[0], found[0][1:] + " ", strict=True):
            value = _ROMAN_VALUES[letter]
            total += -value if _ROMAN_VALUES.get(following, 0) > value else value
        yield total


def _list_months(text: str, language: str) -> Iterator[int]:
    months = MONTHS.get(language, {})
    for found in LETTERS.finditer(fold_letters(text)):
        for word in _list_stems(found[0], language):
            if word in SHARED_MONTHS and language == "ar":
                yield from SHARED_MONTHS[word]
            elif word in months:
                yield months[word]


_FA_ENDS = ("ها", "مين", "م", "ي", "شان", "مان", "تان")


def _list_stems(word: str, language: str) -> tuple[str, ...]:
    """Give a word, and in Arabic what it is without the particles before it."""
    if language == "fa":
        words = (word, word[1:]) if word.startswith("و") else (word,)
        ends = (one[: -len(end)] for one in words for end in _FA_ENDS if one.endswith(end))
        return (*words, *ends)
    if language != "ar":
        return (word,)
    stems = [word]
    for before in ("و", "ف", "ب", "ل", "ك"):
        if word.startswith(before) and len(word) > 3:
            stems.append(word[1:])
    for stem in tuple(stems):
        if stem.startswith(("ال", "لل")):
            stems.append(stem[2:])
    return tuple(stems)


_TOKEN = re.compile(r"(\d+(?:[.,]\d+)*)|([^\W\d_]+)|([^\s])")
_AND = frozenset({"و", "and", "a"})


def _list_word_values(text: str, language: str) -> Iterator[int]:
    """Give the values of the number words, and of those that stand together."""
    table = WORDS.get(language, {})
    if not table:
        return
    run: list[float] = []
    digits = False  # does the run begin with digits, which alone are no word?
    for number, word, mark in _TOKEN.findall(fold_letters(text)):
        if number:
            yield from _evaluate(run, digits)
            run, digits = [_parse_decimal(number)], True
            continue
        stem = (
            next((one for one in _list_stems(word, language) if one in table), "") if word else ""
        )
        if stem:
            if language == "ar":
                yield from (DUALS[stem],) if stem in DUALS else ()
            if stem in HALVES[language]:
                yield from _single_value(run)  # of half past five, the five too
            run.append(0.5 if stem in HALVES[language] else table[stem])
        elif (word and word not in _AND) or mark not in ("-", "\u200c", ""):
            yield from _evaluate(run, digits)
            run, digits = [], False
            yield from (2,) if language == "ar" and _is_dual(word) else ()
    yield from _evaluate(run, digits)


def _is_dual(word: str) -> bool:
    return len(word) >= 5 and word.endswith(("ان", "ين"))


def _parse_decimal(number: str) -> float:
    """Give the value of digits, a comma before three of them being a separator."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+", number):
        number = number.replace(",", "")
    number = number.replace(",", ".")
    return float(number) if number.count(".") <= 1 and len(number) < 18 else 0.0


def _evaluate(run: list[float], digits: bool = False) -> Iterator[int]:
    """Give what a row of numbers says: sums going down, products with what scales."""
    if digits and len(run) == 1:
        return
    total = 0.0
    group = 0.0
    last = float("inf")
    for value in run:
        if value in _SCALES and 0 < group < value:
            group *= value
        elif value == 0.5 and group == int(group):  # one and a half million, مليون ونصف
            group += value
        elif value == 10 and 0 < group % 100 < 10:  # خمسة عشر: the ten comes second
            group += 10
        elif (0 < group % 100 < 10 and value in _TENS) or (
            value < last and (group == 0 or _fits_after(group, value))
        ):  # خمسة وعشرون
            group += value
        else:
            yield from _whole_value(total + group)
            total, group = 0.0, value
        if group >= 1000:
            total, group = total + group, 0.0
        last = value
    yield from _whole_value(total + group)
    yield from _single_value(run)


def _fits_after(group: float, value: float) -> bool:
    """Tell whether a value fills the empty places of the number before it."""
    if value >= 100 or group != int(group):
        return False
    return group % 100 == 0 if value >= 10 else group % 10 == 0 and group % 100 != 10


def _whole_value(value: float) -> tuple[int, ...]:
    return (int(value),) if value and value == int(value) else ()


def _single_value(run: list[float]) -> Iterator[int]:
    """Give the words of a row one by one, when there is only one; a half is one of 2."""
    if len(run) == 1:
        yield from (2,) if run[0] == 0.5 else _whole_value(run[0])
