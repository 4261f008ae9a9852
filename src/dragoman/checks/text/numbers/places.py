"""The places of numbers in a text whose marks of direction were taken out to read it."""

from __future__ import annotations

import re
from bisect import bisect_left

from dragoman.checks.text.characters import TO_PLAIN_DIGITS
from dragoman.checks.text.numbers.values import Number
from dragoman.patterns import compile_later

DIGITS = compile_later(r"\d+")


def find_place(number: Number, places: list[re.Match[str]]) -> tuple[int, int]:
    """Return the place of a number of the plain text in the text itself, where marks shift it."""
    first = DIGITS.match(number.text)
    for at in range(bisect_left(places, number.start, key=re.Match.start), len(places)):
        place = places[at]
        if first is not None and place[0].translate(TO_PLAIN_DIGITS) == first[0]:
            return place.start(), max(place.end(), place.start() + len(number.text))
    return number.start, number.end
