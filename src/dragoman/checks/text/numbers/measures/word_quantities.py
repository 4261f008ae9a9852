"""Quantities with their number in words: a mile, six feet, half an inch, نصف بوصة, шесть футов."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dragoman.checks.text.characters import ARABIC_MARKS
from dragoman.checks.text.numbers.measures.quantities import TIME_UNITS, Quantity, find_unit_behind
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.spelled.said_in_words import list_word_spans
from dragoman.checks.text.numbers.spelled.stems import find_number_at_end, knows_words
from dragoman.checks.text.numbers.spelled.words import HALVES
from dragoman.checks.text.numbers.times.words import find_half
from dragoman.checks.text.numbers.values import list_spelled_values
from dragoman.patterns import compile_later
from dragoman.texts.scripts import fold_letters

TO_TWELVE = (
    "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_ENGLISH = compile_later(
    rf"(?<!ty[ -])\b(half an?|an?|{'|'.join(TO_TWELVE)})[ -]"
    r"(mile|foot|feet|inch|yard|pound|ounce|gallon|pint|acre|stone|decade|year|month|week|day"
    r"|met(?:re|er)|kilomet(?:re|er)|kilogram|hectare|lit(?:re|er)|tonne)",
    re.IGNORECASE,
)
_ENGLISH_UNITS = {
    "feet": "foot", "decade": "year", "meter": "metre", "kilometre": "km", "kilometer": "km",
    "kilogram": "kg", "liter": "litre",
}  # fmt: skip
_DECADE = 10
_LAST_READ = 12
"""Up to here English is read by its own pattern."""
_COUNTED = (*range(2, 21), *range(30, 100, 10), 100, 1000)
"""Numbers that are looked for as words; what is before them must not be a number, too."""
_WORD = compile_later(rf"[^\W\d_]+(?:[{ARABIC_MARKS}]+[^\W\d_]*)*")
_GAP = compile_later(r"[ \u00a0\u200c-]|(?: and | و )")
_AND = frozenset({"and", "و"})
_ENDING = compile_later(r"[^\W\d_]{0,4}")
_ENDS_ROW = {
    "fa": compile_later(r"\w+م \w|\w+ (?:صدها|هزاران)"),
    "ar": compile_later(
        r"[وفبكل]?(?:ال|لل)?(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)ة? (?!و|عشر)"
    ),
}
"""By language, two words of which the first ends a number, as an ordinal does in «روز سوم بیست
نفر»; the Arabic ordinals go on in الثالث عشر and الثالث والعشرين."""
_BEFORE = 16
_LETTER = compile_later(r"[^\W\d_]{2}|[\u3000-\uffff]")
"""What a unit behind a word has: signs such as m are units behind digits only."""


def list_word_quantities(side: Side, values: Collection[float] = ()) -> Iterator[Quantity]:
    """Yield the quantities of a text with their number in words, each with its place.

    With ``values`` only these are looked for, which is quick; what else is found comes, too.
    A row of number words that says one number, as "twenty-five", is read in English, Persian and
    Arabic; in other languages it is left out.
    """
    yield from _list_english(side.text) if side.language == "en" else _list_halves(side)
    counts = _list_counts(side, values or _COUNTED)
    for end, value, start in counts:
        unit = _find_unit(side, end)
        if unit and not is_part_of_row(start, side):
            yield Quantity(start, value, unit)


def _list_english(text: str) -> Iterator[Quantity]:
    """Yield what English says of half a unit, one to twelve of it, and of its decades."""
    for match in _ENGLISH.finditer(text):
        word, unit = match[1].lower(), match[2].lower()
        value = float(TO_TWELVE.index(word) + 1) if word in TO_TWELVE else 1.0
        value = 0.5 if word.startswith("half") else value
        value *= _DECADE if unit == "decade" else 1
        yield Quantity(match.start(), value, _ENGLISH_UNITS.get(unit, unit))


def _list_halves(side: Side) -> Iterator[Quantity]:
    half = find_half(side.language)
    for match in half.finditer(side.text) if half else ():
        unit = _find_unit(side, match.end())
        if unit and unit not in TIME_UNITS:
            yield Quantity(match.start(), 0.5, unit)


def _list_counts(side: Side, values: Collection[float]) -> Iterator[tuple[int, int, int]]:
    """Yield the end of each number in words, its value and its place."""
    for place, value in side.signs:
        yield place.stop, value, place.start
    if not knows_words(side.language):
        yield from list_exact_counts(side)
        return
    for value in _COUNTED:
        for span in list_word_spans(value, side.text, side.language) if value in values else ():
            ending = _ENDING.match(side.text, span.stop)
            yield ending.end() if ending else span.stop, value, span.start


def is_part_of_row(start: int, side: Side) -> bool:
    """Return whether a number word follows another one, with which it says a larger number."""
    if not knows_words(side.language):
        return False  # its words are read in rows
    before = side.text[max(0, start - _BEFORE) : start]
    return find_number_at_end(side.language, 2).search(before) is not None


def list_exact_counts(side: Side) -> Iterator[tuple[int, int, int]]:
    """Yield the end, the value and the place of each number in words, in the languages that have
    exact tables of words."""
    row: list[re.Match[str]] = []
    for match in _WORD.finditer(side.text):
        if match[0].lower() in _AND:
            continue
        is_half = fold_letters(match[0]) in HALVES.get(side.language, ())
        if is_half or not list_spelled_values(match[0], side.language):
            row = []
            continue
        row = [*row, match] if row and _goes_on(row[-1], match, side) else [match]
        said = list_spelled_values(side.text[row[0].start() : match.end()], side.language)
        if max(said) > (_LAST_READ if side.language == "en" else 1):
            yield match.end(), max(said), row[0].start()


def _goes_on(before: re.Match[str], word: re.Match[str], side: Side) -> bool:
    """Return whether a number word is one number with the word before it."""
    ends = _ENDS_ROW.get(side.language)
    if ends and ends.match(f"{before[0]} {word[0]}"):
        return False
    return _GAP.fullmatch(side.text, before.end(), word.start()) is not None


def _find_unit(side: Side, end: int) -> str:
    """Return the unit that follows a place, written with at least two letters, or ""."""
    match = find_unit_behind(side.language).match(side.text, end, end + 40)
    is_word = match is not None and _LETTER.search(match[0]) is not None
    return match.lastgroup or "" if match and is_word else ""
