"""Find the numbers that a text says, in digits and in words, so that texts can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from dragoman.checks.text.characters import BIDI
from dragoman.checks.text.mask import MASKED_CONTENT, MASKED_MARKUP
from dragoman.checks.text.numbers.powers import list_off_line
from dragoman.checks.text.numbers.readings import (
    TO_PLAIN,
    list_long_readings,
    list_readings,
    read_digits,
)
from dragoman.checks.text.numbers.roman import list_roman_values
from dragoman.checks.text.numbers.spelled.rows import evaluate_row, evaluate_single
from dragoman.checks.text.numbers.spelled.words import (
    DUALS,
    HALVES,
    MONTHS,
    QUARTERS,
    SECONDS,
    SHARED_MONTHS,
    WORDS,
)
from dragoman.patterns import compile_later
from dragoman.texts.scripts import fold_letters

_DECIMALS = "[.,][0-9]+"
_GROUPS = "(?<![0-9]{4})(?:[ '’][0-9]{3}(?![0-9]))+"
_NUMBER = compile_later(
    rf"[0-9]+(?:(?:{_DECIMALS})+|(?:{_GROUPS})?(?:{_DECIMALS})?)(?: 000(?![0-9]))*"
)
"""A number with its separators, in a text that ``use_plain_digits`` returned: a group of more than
three digits is a number of its own, as the year in "in October 2012 118,800 people". Only 000 goes
on a number with such a group, or with other separators: 2500 000."""

_LETTERS = compile_later(r"[^\W\d_]+")
_DIRECTION_MARKS = compile_later(f"[{BIDI}]")
_BETWEEN_DIGITS = compile_later(r"(?<=\d)\u200b+(?=\d)")
_MASKED_SPACE = compile_later(rf"(?<=\d){MASKED_CONTENT}{{6,8}}(?=\d{{3}}(?!\d))")
"""A space between thousands that is written as in HTML: &nbsp; or &#8239;."""
_NOT_PLAIN = compile_later(f"[{''.join(map(chr, TO_PLAIN))}]")
_FOR_LETTER = compile_later("[၀-၉](?=[\u102b-\u1037\u1039-\u103e])|၄(?=င်း)")
"""A Burmese digit that is typed for the letter that looks like it. Before a visarga it is a digit:
that sign is typed for a colon."""
_DECADE = compile_later(r"(?:\b|\d\d)(\d0)(?=['’]?s\b)")
_ORDINAL = compile_later(r"(?<!\d)\d+(?:st|nd|rd|th|s|x|'s|’s)\b", re.IGNORECASE)
_MOST_HOURS = 24
_SCALE_LETTERS = compile_later(r"(?:m|k|bn|tn|mn)(?![a-z])", re.IGNORECASE)
_LETTER_IN_BRACKETS = compile_later(r"\([A-Za-z]\)")
_SUP_TAG = len("<sup>")
_UNUSUAL = 3


def use_plain_digits(text: str) -> str:
    """Return a text with Latin digits and separators, and without direction marks."""
    if text.isascii():
        return text
    plain = _DIRECTION_MARKS.sub("", text)
    if "\u200b" in plain:
        plain = _BETWEEN_DIGITS.sub("", plain)  # where a line may break, as in Khmer
    if MASKED_CONTENT in plain:
        plain = _MASKED_SPACE.sub(" ", plain)
    return _NOT_PLAIN.sub(_make_plain, _FOR_LETTER.sub("က", plain))


def _make_plain(match: re.Match[str]) -> str:
    return TO_PLAIN[ord(match[0])]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits: its place, and the values that it can be read as."""

    start: int
    end: int
    text: str
    is_free: bool
    """Whether it is a word of its own, not a part of a name such as UTF-8 or MP3."""
    readings: tuple[tuple[int, ...], ...]
    """In each way to read it, the values: 1.500 is 1 and 500, or 1500."""


@dataclass(frozen=True, slots=True)
class NumberDifference:
    """A number that only one of the texts has, or that became another one."""

    added: Number | None
    missing: Number | None
    is_sure: bool
    """Whether it is a mistake; else the other text may say the number in another way."""


def find_numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text that ``use_plain_digits`` returned."""
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        start -= _ends_in_point(text[max(0, start - 2) : start])
        before = text[max(0, start - 2 - _SUP_TAG) : start].removesuffix(MASKED_MARKUP * _SUP_TAG)
        is_free = _is_free(before, text[end : end + 3])
        longer = list_long_readings(
            match[0], text[max(0, start - 12) : start], text[end : end + 10]
        )
        number = text[start:end]
        readings = (*longer, *list_readings(f"0{number}" if number[0] == "." else number))
        yield Number(start, end, number, is_free, readings)


def _ends_in_point(before: str) -> bool:
    """Return whether a decimal point is before digits, and no whole number: .5 is 0.5."""
    return before[-1:] == "." and (len(before) == 1 or before[0] in " ([$£€-")


def _is_free(before: str, after: str) -> bool:
    """Return whether digits are a word of their own.

    Only letters of the Latin, Greek and Cyrillic scripts make them a part of a name. Letters of
    other scripts beside them are particles, or words that are written without a space.
    Digits that are raised after a letter are a part of it: m² and m^2 are often said in words.
    An amount of money with a letter for millions is a word of its own: £125m.
    A letter in brackets makes a name too: 501(c)3.
    """
    if before[-1:] in "£$€¥" and before and _SCALE_LETTERS.match(after):
        return True
    if _is_letter_of_name(after[:1]) or _is_letter_of_name(before[-1:]):
        return False
    if _LETTER_IN_BRACKETS.match(after) or _LETTER_IN_BRACKETS.match(before[-3:]):
        return False
    if before[-1:] == "^" and before[-2:-1].isalpha():
        return False
    return not (before[-1:] == "-" and _is_letter_of_name(before[-2:-1]))


def _is_letter_of_name(character: str) -> bool:
    is_of_script = character < "\u0530" or "\u1e00" <= character < "\u2000"
    return character == "_" or (is_of_script and character.isalpha())


def is_unusual(number: Number) -> bool:
    """Return whether a number has so many digits beside zeros that it is not written in words."""
    return len(re.sub(r"\D", "", number.text).strip("0")) >= _UNUSUAL


def list_values(text: str) -> set[int]:
    """Return every value that the digits of a text can be read as, also those of 10⁶ and H₂O."""
    values = {
        value for number in find_numbers(text) for reading in number.readings for value in reading
    }
    values.update(map(read_digits, list_off_line(text)))
    return values


def list_spelled_values(text: str, language: str) -> set[int]:
    """Return the values of the number words of a text, and nothing else that says a number."""
    return set(_list_word_values(text, language))


def list_values_in_words(text: str, language: str) -> set[int]:
    """Return the values that a text says in other ways than with digits alone.

    These are number words and what they make together, months, digits with a number word
    ("2 million"), decades and Roman numbers.
    """
    values = set(_list_word_values(text, language))
    values.update(list_months(text, language))
    values.update(int(match[1]) for match in _DECADE.finditer(text))
    values.update(list_roman_values(text))
    values.update(_list_minutes(text, language))
    return values


def _list_minutes(text: str, language: str) -> Iterator[int]:
    """Yield the minutes of half past, and of a quarter past or to."""
    words = set(_LETTERS.findall(fold_letters(text)))
    if any(
        stem in HALVES.get(language, ()) for word in words for stem in _list_stems(word, language)
    ):
        yield 30
    if words & QUARTERS:
        yield from (15, 45)


def list_scaled_values(number: Number, text: str, language: str) -> set[int]:
    """Return the values of a number together with the words after it, as in "3.5 million"."""
    return {
        value
        for value in _list_word_values(text[number.start : number.end + 25], language)
        if value > 99
    }


def find_ordinals(text: str) -> set[int]:
    """Return where numbers such as 20th, 1990s and 3x begin, which other languages spell out."""
    return {match.start() for match in _ORDINAL.finditer(text)}


def list_months(text: str, language: str) -> Iterator[int]:
    """Yield the numbers of the months that a text names."""
    months = MONTHS.get(language, {})
    for match in _LETTERS.finditer(fold_letters(text)):
        for word in _list_stems(match[0], language):
            if word in SHARED_MONTHS and language == "ar":
                yield from SHARED_MONTHS[word]
            elif word in months:
                yield months[word]


_PER_CENT = frozenset(map(fold_letters, ("بالمئة", "بالمائة", "بالمية")))
"""Arabic words for per cent, in one word: a hundred is in them, but they do not multiply."""
_PERSIAN_ENDINGS = ("ها", "مين", "م", "ي", "شان", "مان", "تان")


def _list_stems(word: str, language: str) -> tuple[str, ...]:
    """Return a word, and what it is without its Persian ending or its Arabic particles."""
    if language == "fa":
        words = (word, word[1:]) if word.startswith("و") else (word,)
        without_ending = (
            form[: -len(ending)]
            for form in words
            for ending in _PERSIAN_ENDINGS
            if form.endswith(ending)
        )
        return (*words, *without_ending)
    if language != "ar":
        return (word,)
    stems = [word]
    for particle in ("و", "ف", "ب", "ل", "ك"):
        if word.startswith(particle) and len(word) > 3:
            stems.append(word[1:])
    for stem in tuple(stems):
        if stem.startswith(("ال", "لل")):
            stems.append(stem[2:])
    return tuple(stems)


_TOKEN = compile_later(r"(\d+(?:[.,]\d+)*)|([^\W\d_]+)|([^\s])")
_NO_TOKEN = ("", "", "")
_TWO_OF = compile_later("(?!(?:ال|من|و|في|عن|علي|الي|قد|بل|او|ل[نم]|حتي|هذا|فقط)).{2,}")
"""A noun right behind مليونا makes it two of them: مليونا شخص, but مليونا من الناس."""
_AND = frozenset({"و", "and", "a"})


def _list_word_values(text: str, language: str) -> Iterator[int]:
    """Yield the values of the number words, each one and those that are together."""
    table = WORDS.get(language, {})
    if not table:
        return
    run: list[float] = []
    begins_with_digits = False  # a run of digits alone says nothing in words
    tokens = _TOKEN.findall(fold_letters(text))
    for (number, word, mark), following in zip_longest(tokens, tokens[1:], fillvalue=_NO_TOKEN):
        if number:
            yield from evaluate_row(run, begins_with_digits)
            run, begins_with_digits = [_parse_decimal(number)], True
            continue
        stem = _find_number_word(word, language)
        if stem and run and word in SECONDS:
            yield from evaluate_row(run, begins_with_digits)
            run, begins_with_digits = [table[stem]], False
        elif stem:
            if language == "ar" and stem in DUALS:
                yield DUALS[stem]
                if not run and _TWO_OF.fullmatch(following[1]):
                    continue
            is_half = stem in HALVES[language]
            if is_half and run and run[0] <= _MOST_HOURS:
                yield from evaluate_single(run)  # in "half past five", the five too
            is_quarter = bool(run) and run[-1] >= 1000 and stem in QUARTERS
            run.append(0.5 if is_half else 0.25 if is_quarter else table[stem])
        elif (word and word not in _AND) or mark not in ("-", "\u200c", ""):
            yield from evaluate_row(run, begins_with_digits)
            run, begins_with_digits = [], False
            yield from (2,) if language == "ar" and _is_dual(word) else ()
    yield from evaluate_row(run, begins_with_digits)


def _find_number_word(word: str, language: str) -> str:
    """Return the form of a word that says a number; "" where it says none."""
    if not word or word in _PER_CENT:
        return ""
    table = WORDS[language]
    return next((stem for stem in _list_stems(word, language) if stem in table), "")


def _is_dual(word: str) -> bool:
    return len(word) >= 5 and word.endswith(("ان", "ين"))


def _parse_decimal(number: str) -> float:
    """Return the value of digits in which a comma before three digits is a separator."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", number):
        number = number.replace(",", "")
    number = number.replace(",", ".")
    return float(number) if number.count(".") <= 1 and len(number) < 18 else 0.0
