"""Ordinals in digits, such as 47th, in whose place a translation has other words.

Most languages write them in words, in many forms. So one that is not found says nothing, but if the
translation has the words for another number it does.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.text.numbers.evidence import is_replaced_in_words
from dragoman.checks.text.numbers.said_in_words import is_said_in_words
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.values import NumberDifference, find_ordinals


def find_replaced_ordinals(source: Side, target: Side) -> Iterator[NumberDifference]:
    """Yield the ordinals of a source that its translation does not say, but another number."""
    places = find_ordinals(source.text)
    for number in source.numbers:
        value = number.readings[-1][0]
        if number.start not in places or source.text[number.end : number.end + 1] in "sx'’":
            continue
        if value in target.said or is_said_in_words(value, target.text, target.language):
            continue
        if is_replaced_in_words(number, source, target):
            yield NumberDifference(None, number, False)
