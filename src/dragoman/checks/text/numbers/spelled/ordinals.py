"""Ordinals in digits, such as 47th, in whose place a translation has other words.

Most languages write them in words, in many forms. So one that is not found says nothing, but if the
translation has the words for another number it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.text.dates.pairs import pair_dates
from dragoman.checks.text.numbers.evidence import is_replaced_in_words, says
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.values import NumberDifference, find_ordinals
from dragoman.patterns import compile_later

MOST_NUMBERS = 20
"""How many numbers are compared closely: a text that is all wrong need not be read to its end."""

_BY_HUNDREDS = frozenset({"da", "is", "it", "nb", "nn", "no", "sv"})
"""Languages in which the 19th century is the eighteen hundreds: artonhundratalet, Ottocento."""
_SEVERAL = compile_later(r"s(?!t)|[x'’]", re.IGNORECASE)
"""What makes digits a decade or a factor: 1990s, 3x; but not 21st."""


def find_replaced_ordinals(source: Side, target: Side) -> Iterator[NumberDifference]:
    """Yield the ordinals of a source that its translation does not say, but another number."""
    places = find_ordinals(source.text)
    ordinals = [
        number
        for number in source.numbers
        if number.start in places and not _SEVERAL.match(source.text, number.end)
    ]
    said = target.said | {*_list_other_days(source, target)} if ordinals else set()
    for number in ordinals[:MOST_NUMBERS]:
        value = number.readings[-1][0]
        if value in said or _says_in_words(value, target):
            continue
        if is_replaced_in_words(number, source, target):
            yield NumberDifference(None, number, False)


def _list_other_days(source: Side, target: Side) -> Iterator[int]:
    """Yield the days of a source that its translation has in another calendar."""
    dates = pair_dates(source.text, target.text, source.language, target.language)
    for written, translated in dates.right:
        if written.calendars.isdisjoint(translated.calendars):
            yield from (one.day for one in written.moments if one.day)


def _says_in_words(value: int, side: Side) -> bool:
    """Return whether a text says an ordinal; the 19th century may be the eighteen hundreds.

    Ones have many forms in ordinals. So tens alone may have some behind them that are not known.
    """
    in_hundreds = side.language in _BY_HUNDREDS and value > 1 and says(100 * (value - 1), side)
    if in_hundreds or says(value, side):
        return True
    tens = value // 10 * 10
    return (
        20 <= tens < value
        and says(tens, side)
        and not any(says(other, side) for other in range(tens + 1, tens + 10))
    )
