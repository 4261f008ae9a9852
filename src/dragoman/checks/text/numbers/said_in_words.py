"""Whether a text says a number in words, in the languages whose words ``stems`` has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dragoman.checks.text.numbers.stems import (
    find_number_at_end,
    find_scale,
    fold_words,
    read_stems,
)
from dragoman.patterns import compile_later

_SCALES = (10**6, 1000, 100)
_ROW = compile_later(r"(?:[^\s\d.,;:!?()«»“”\"]+[ \u00a0\u202f]*){1,6}\Z")
"""The words in a row before a scale; digits and marks end the row."""
_NO_FACTOR = compile_later(
    r"\b(?:par[ae]|non|acht?en|sei[dt]?|семь[яию]|сто[ия]\w*|ста[лтн]\w*|пар[ауые]\w*|jed\w*)\s*\Z",
    re.IGNORECASE,
)
"""Words that begin as a number word does and multiply nothing: para mil personas, non mille."""


def is_said_in_words(value: int, text: str, language: str) -> bool:
    """Return whether a text has all the words that a number is made of.

    They may be anywhere, but what multiplies a hundred, a thousand or a million is before it, and
    nothing else is: "two million" does not say a million.
    """
    stems = read_stems(language)
    if not stems:
        return False
    text = fold_words(text, language)
    scale = next((one for one in _SCALES if value >= one), 0)
    if not scale:
        return _has_parts(value, text, stems)
    times, rest = divmod(value, scale)
    if rest and not is_said_in_words(rest, text, language):
        return False
    pattern = stems[scale] if times == 1 else find_scale(language, scale)
    return any(
        is_factor(times, text[: match.start()], language) for match in pattern.finditer(text)
    )


def is_factor(times: int, before: str, language: str) -> bool:
    """Return whether the number words at the end of a text say so many, and nothing more.

    One is often not said: there may be no number at all before "million".
    """
    before = fold_words(before, language)
    if times == 1:
        found = find_number_at_end(language, 2).search(before)
        return found is None or _NO_FACTOR.search(before) is not None
    row = _ROW.search(before)
    if row is None or not is_said_in_words(times, row[0], language):
        return False
    return find_number_at_end(language, times + 1).search(before) is None


def _has_parts(value: int, text: str, stems: Mapping[int, re.Pattern[str]]) -> bool:
    """Return whether a text has the words for the tens and the ones of a number."""
    return all(
        any(stems[one].search(text) for one in choice if one in stems)
        for choice in _split_number(value, stems)
    )


def _split_number(value: int, stems: Mapping[int, re.Pattern[str]]) -> Iterator[tuple[int, ...]]:
    """Yield the parts of a number below 100, each as the numbers that may be said for it.

    One is often not said. Where the tens have no word, they are made of the ones and ten.
    """
    if value in stems:
        yield (value,)
        return
    tens, ones = value // 10 * 10, value % 10
    if tens in stems:
        yield (tens,)
    elif tens != value or tens > 10:
        yield (10,)
        yield (tens // 10, 0) if tens > 10 else (10,)
    if ones > 1:
        yield (ones, ones + 10)  # French: soixante-quinze
    elif tens == 10:
        yield (10,)
