"""Whether a text says a number in words, in the languages whose words ``stems`` has."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from dragoman.checks.text.numbers.spelled.stems import (
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
_LONGER = (*range(11, 20), *range(20, 100, 10))
"""Numbers whose words often have the word of a smaller one in them."""
_LAST_COVERED = 80
"""The largest number whose word may be in another one: quatre-vingts in quatre-vingt-dix."""
_LONGEST_GAP = 10
_BEFORE = 40
"""How far before a scale the number is looked for that multiplies it."""
_IN_HUNDREDS = range(1100, 2000)
"""Numbers that are also said in hundreds: fünfzehnhundert, patnáct set, nítjánhundruð."""
_HEBREW_DUALS = {100: "מאתיים", 1000: "אלפיים"}
"""Two of a scale in one word."""
_NO_GAP = compile_later(r"[\d.,;:!?()«»“”\"]")


def is_said_in_words(value: int, text: str, language: str) -> bool:
    """Return whether a text has all the words that a number is made of.

    Those for tens and ones are beside each other. The others may be anywhere, but what multiplies a
    hundred, a thousand or a million is before it, and nothing else is: "two million" does not say a
    million.
    """
    stems = read_stems(language)
    if not stems:
        return False
    text = fold_words(text, language)
    scale = next((one for one in _SCALES if value >= one), 0)
    if not scale:
        return bool(_find_spans(value, text, language))
    return _says_with_scale(value, scale, text, language) or (
        value in _IN_HUNDREDS and _says_with_scale(value, 100, text, language)
    )


def _says_with_scale(value: int, scale: int, text: str, language: str) -> bool:
    """Return whether a text says a number as so many of a scale and a rest: fifteen hundred."""
    stems = read_stems(language)
    times, rest = divmod(value, scale)
    if rest and not is_said_in_words(rest, text, language):
        return False
    if times == 2 and language == "he" and _HEBREW_DUALS.get(scale, "-") in text:
        return True
    pattern = stems[scale] if times == 1 else find_scale(language, scale)
    return any(
        is_factor(times, text[max(0, match.start() - _BEFORE) : match.start()], language)
        for match in pattern.finditer(text)
    )


@lru_cache(maxsize=256)
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


def list_word_spans(value: int, text: str, language: str) -> list[range]:
    """Return where a text says a number below 100, or has the word for a hundred or a thousand."""
    folded = fold_words(text, language)
    return _find_spans(value, folded, language) if len(folded) == len(text) else []


def _find_spans(value: int, text: str, language: str) -> list[range]:
    """Return where a text says a number below 100: with a word of its own, or with two in a row.

    35 is 30 and 5, or 20 and 15 (as in French: soixante-quinze). A word inside the word of another
    number says nothing: dreizehn is not 3.
    """
    found = _find_words(value, text, language)
    if found and value <= _LAST_COVERED:
        longest = {
            place: len(span)
            for one, span in sorted(_list_longer(text, language), key=lambda each: len(each[1]))
            if one != value
            for place in span
        }
        found = [span for span in found if longest.get(span.start, 0) <= len(span)]
    if found or value <= 10 or value >= 100:
        return found
    tens, ones = value // 10 * 10, value % 10
    pairs = [(tens, ones)] if ones else []
    if ones and tens > 20:
        pairs.append((tens - 10, ones + 10))
    spans = [
        range(min(first.start, second.start), max(first.stop, second.stop))
        for pair in pairs
        for first, second in _pair_near(*(_find_spans(part, text, language) for part in pair))
        if _are_in_row(first, second, text)
    ]
    return sorted(spans, key=lambda span: span.start)


def _pair_near(firsts: list[range], seconds: list[range]) -> Iterator[tuple[range, range]]:
    """Yield each place with those of the others that are near it, and compare no others: else a
    long text would take the square of its length."""
    reach = _LONGEST_GAP + max(map(len, seconds), default=0)
    for first in firsts:
        low = bisect_left(seconds, first.start - reach, key=lambda span: span.start)
        high = bisect_right(seconds, first.stop + _LONGEST_GAP, key=lambda span: span.start)
        yield from ((first, second) for second in seconds[low:high])


@lru_cache(maxsize=64)
def _list_longer(text: str, language: str) -> list[tuple[int, range]]:
    """Return the numbers of a text whose words may have that of a smaller one in them."""
    return [(one, span) for one in _LONGER for span in _find_words(one, text, language)]


def _find_words(value: int, text: str, language: str) -> list[range]:
    stem = read_stems(language).get(value)
    return [range(*match.span(1)) for match in stem.finditer(text)] if stem else []


def _are_in_row(first: range, second: range, text: str) -> bool:
    """Return whether two words have little between them: an ending, a hyphen, the word "and"."""
    before, after = sorted((first, second), key=lambda span: span.start)
    gap = text[before.stop : after.start]
    return len(gap) <= _LONGEST_GAP and _NO_GAP.search(gap) is None
