"""Spans of time in another unit: 7 days are a week, 18 months a year and a half.

Only what can be calculated is the same, and the number must be that of the unit: 12 months are "a
year", but not "three years".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise, product

from dragoman.checks.text.numbers.scales import read_decimals
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.signs import HAN_LANGUAGES, find_sign_numbers
from dragoman.checks.text.numbers.spelled.halves import says_and_a_half
from dragoman.checks.text.numbers.spelled.said_in_words import is_said_in_words
from dragoman.checks.text.numbers.times.sayings import count_names_of_span
from dragoman.checks.text.numbers.times.words import (
    UNITS,
    find_half_unit,
    find_time_words,
    fold_time_words,
)
from dragoman.checks.text.numbers.values import Number, list_spelled_values
from dragoman.patterns import compile_later

_STEPS = (
    ("second", "minute", 60), ("minute", "hour", 60), ("hour", "day", 24), ("day", "week", 7),
    ("month", "year", 12), ("day", "month", 30), ("day", "year", 365),
)  # fmt: skip
"""How many of the smaller unit the larger one is."""
_BEHIND = r"(?:\s?[-–—/]\s?[0-9]+|\s\w{1,6}\s[0-9]+)?[\s\u200c-]{0,2}(?:[^\W\d_]+\s)?"
"""What may be between a number and its unit: the end of a range, a word as in "7 last days"."""
_WINDOW = 30
_HALF = 0.5
_LAST_WORDS = compile_later(
    r"(?:[^\s.,;:!?،؛؟()«»“”\"]+[\s\u200c-]+){0,2}[^\s.,;:!?،؛؟()«»“”\"]*\Z"
)
"""The words before a unit that may count it; a mark ends them."""
_DIGITS = compile_later(r"[0-9]+(?:[.,][0-9]+)?")
_FEW = range(2, 21)
_HAN_COUNT = compile_later(r"([0-9]+|[一二两兩三四五六七八九十百]+)[ 个個]?\Z")
_HAN_ONE = compile_later(
    r"(?:[一每毎整全丸当當该該本这這上下近終终単单]|过去|過去|最近|毎)[个個]?\Z"
)
_KOREAN = (
    "한|일", "두|이", "세|삼", "네|사", "다섯|오", "여섯|육", "일곱|칠", "여덟|팔", "아홉|구",
    "열|십",
)  # fmt: skip
_KOREAN_DAYS = ("하루", "이틀", "사흘", "나흘")
_DUAL = compile_later(r"(?:ان|ين|תיים|תים|יומיים|שבועיים|חודשיים)\Z|[^و\W](?:تا|تي|[ععرم]ي)\Z")


def list_equal_spans(side: Side, other: Side, numbers: list[Number]) -> Iterator[Number]:
    """Yield the numbers that count a unit of time and that the other text says in another unit."""
    says_equal = cache(lambda value, unit: _says_equal(value, unit, side, other))
    for number in numbers:
        unit = _find_unit(number, side)
        if unit and any(
            says_equal(value, unit) or _says_sum(number, value, unit, (side, other))
            for value in read_decimals(number)
        ):
            yield number


def _find_unit(number: Number, side: Side) -> str:
    """Return the unit of time that a number of a text counts, or ""."""
    behind = fold_time_words(side.text[number.end : number.end + _WINDOW], side.language)
    for unit in UNITS:
        pattern = _find_behind(side.language, unit)
        if pattern and pattern.match(behind):
            return unit
    return ""


@cache
def _find_behind(language: str, unit: str) -> re.Pattern[str] | None:
    words = find_time_words(language, unit)
    return words and re.compile(f"{_BEHIND}(?:{words.pattern})", re.IGNORECASE)


def _says_equal(value: float, unit: str, side: Side, other: Side) -> bool:
    """Return whether the other text says a span with its count of another unit."""
    for count, name in _convert(value, unit):
        half = find_half_unit(other.language, name) if count == _HALF else None
        if half and half.search(fold_time_words(other.text, other.language)):
            return True
        ours, theirs = find_unit_words(side, name), find_unit_words(other, name)
        if count == 1 and len(theirs) <= len(ours):
            continue  # "a week" may be another one
        said = sum(is_counted(count, match, other) for match in theirs)
        if said > sum(is_counted(count, match, side) for match in ours):
            return True
    named, said = (
        count_names_of_span(value, unit, text.text, text.language) for text in (other, side)
    )
    return named > said  # "the annual report on 12 months" has a name of its own


def _says_sum(number: Number, value: float, unit: str, texts: tuple[Side, Side]) -> bool:
    """Return whether one text says a span in two units and the other in one.

    18 months are 1 year and 6 months; 5 years and 6 months are five years and a half.
    """
    side, other = texts
    for small, large, size in _STEPS[:5]:
        whole, rest = divmod(value, size)
        is_sum = unit == small and whole > 0 and rest > 0
        if is_sum and _says(whole, large, other) and _says(rest, small, other):
            return True
        if unit == small and _ends_sum(value, (small, large, size), texts):
            return True
        if unit in (small, large):
            for whole, rest in _list_pairs(number, (small, large), side):
                total = whole * size + rest
                if _says(total, small, other) or (
                    2 * rest == size and _says(whole + _HALF, large, other)
                ):
                    return True
    return False


def _ends_sum(value: float, step: tuple[str, str, int], texts: tuple[Side, Side]) -> bool:
    """Return whether a number ends a span that begins in words and that the other text says in the
    smaller unit: یک ساعت و ۵۵ دقیقه are 115 minutes."""
    small, large, size = step
    side, other = texts
    return any(
        _says(whole * size + value, small, other) and _says(whole, large, side)
        for whole in range(1, _FEW.stop)
    )


def _list_pairs(
    number: Number, units: tuple[str, str], side: Side
) -> Iterator[tuple[float, float]]:
    """Yield a number and its neighbour that count a larger unit and then a smaller one."""
    for first, second in pairwise(side.numbers):
        is_near = second.start - first.end <= _WINDOW
        if number not in (first, second) or not is_near:
            continue
        if (_find_unit(second, side), _find_unit(first, side)) == units:
            yield from product(read_decimals(first), read_decimals(second))


def _says(count: float, unit: str, side: Side) -> bool:
    return any(is_counted(count, match, side) for match in find_unit_words(side, unit))


def _convert(value: float, unit: str) -> Iterator[tuple[float, str]]:
    """Yield a span in the other units, where it is a whole number of them or has a half.

    Half of a unit stays what it is: it is said in words.
    """
    if value == _HALF:
        yield value, unit
    for small, large, size in _STEPS:
        if unit == large:
            yield value * size, small
        elif unit == small and (2 * value) % size == 0 and value:
            count = value / size
            if count == int(count) or large not in ("month", "week"):
                yield count, large


@lru_cache(maxsize=64)
def find_unit_words(side: Side, unit: str) -> Sequence[re.Match[str]]:
    """Return where a text has a unit of time, in the text with its letters folded."""
    pattern = find_time_words(side.language, unit)
    text = fold_time_words(side.text, side.language)
    return tuple(pattern.finditer(text)) if pattern else ()


def is_counted(count: float, match: re.Match[str], side: Side) -> bool:
    """Return whether a word for a unit has that count before it, or says it by its form.

    The word is one that ``find_unit_words`` found.
    """
    text, language = match.string, side.language
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    row = _LAST_WORDS.search(before)
    words = row[0] if row else ""
    if count != int(count):
        around = text[max(0, match.start() - _WINDOW) : match.end() + _WINDOW]
        decimal = rf"(?<![0-9.,]){int(count) or '0?'}[.,]5(?![0-9])"
        return says_and_a_half(int(count), set(), around, language) or bool(
            re.search(decimal, around)
        )
    if language in HAN_LANGUAGES:
        return _is_counted_in_signs(int(count), before, match[0], language)
    if _DUAL.search(match[0]) and language in ("ar", "he"):
        return count == 2
    digits = [float(found.replace(",", ".")) for found in _DIGITS.findall(words)]
    if digits:
        return count == digits[-1]
    said = list_spelled_values(words, language)
    if count == 1:
        few = (one for one in _FEW if is_said_in_words(one, words, language))
        return match[1] is not None and said <= {1} and next(few, None) is None
    return count in said or is_said_in_words(int(count), words, language)


def _is_counted_in_signs(count: int, before: str, word: str, language: str) -> bool:
    """Return whether signs say a count right before a unit: 两周, 三か月, 두 주."""
    if language == "ko":
        if word in _KOREAN_DAYS:
            return _KOREAN_DAYS.index(word) + 1 == count
        words = _KOREAN[count - 1] if count <= len(_KOREAN) else "(?!)"
        return re.search(rf"(?<![0-9])(?:{words}|{count}) ?\Z", before) is not None
    found = _HAN_COUNT.search(before)
    if found is None:
        return count == 1 and _HAN_ONE.search(before) is not None
    signs = find_sign_numbers(found[1])
    value = int(found[1]) if found[1].isascii() else next((value for _, value in signs), 0)
    return value == count
