"""Which numbers of a text the other one says in another unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.checks.text.numbers.measures.quantities import (
    BARE_DEGREES,
    TIME_UNITS,
    Quantity,
    compare_quantity,
    is_of_kind,
    list_rounded,
)
from dragoman.checks.text.numbers.measures.word_quantities import list_word_quantities
from dragoman.checks.text.numbers.scales import read_decimals
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.spelled.said_in_words import is_said_in_words
from dragoman.checks.text.numbers.times.spans import list_equal_spans
from dragoman.checks.text.numbers.times.words import knows_time_words
from dragoman.checks.text.numbers.values import Number, find_ordinals
from dragoman.patterns import compile_later

_HALF = 0.5
_ANGLE = compile_later(
    r"rotat|clockwise|\bangles?\b|\btilt|\bskew|\bhue\b|latitude|longitude|azimuth|°\s?[NSEW]\b",
    re.IGNORECASE,
)
"""What shows that the degrees of an English text are not a temperature."""


def match_units(numbers: list[Number], side: Side, other: Side) -> dict[int, str]:
    """Return how well some numbers of a text say a number of the other one in another unit.

    It is "near" or "rough", by the place of the number. Spans of time must be exact, where the
    words for them are known.
    """
    if not numbers:
        return {}
    found = {number.start: "near" for number in list_equal_spans(side, other, numbers)}
    is_exact = knows_time_words(side.language) and knows_time_words(other.language)
    left_out = TIME_UNITS if is_exact else frozenset[str]()
    if any(one.language == "en" and _ANGLE.search(one.text) for one in (side, other)):
        left_out |= {BARE_DEGREES}
    places = {number.start for number in numbers}
    matches = [
        (quantity.start, match)
        for quantity in side.quantities
        if quantity.start in places and quantity.unit not in left_out
        for match in _list_matches(quantity, side, other)
    ]
    quantities = other.quantities
    if not places.isdisjoint(side.units):  # what has no unit itself says no quantity in words
        quantities = [*quantities, *list_word_quantities(other)]
    matches += [
        (number.start, _compare(quantity, number, side))
        for number in numbers
        for quantity in quantities
        if quantity.unit not in left_out
    ]
    for start, match in matches:
        if match and found.get(start) != "near":
            found[start] = match
    return found


def _compare(quantity: Quantity, number: Number, side: Side) -> str:
    """Return how well a number says a quantity; half an inch is 0.5 inches, too."""
    if quantity.value == _HALF and side.units.get(number.start) == quantity.unit:
        return "near" if _HALF in read_decimals(number) else ""
    return compare_quantity(quantity, number, side.units)


def _list_matches(quantity: Quantity, side: Side, other: Side) -> Iterator[str]:
    """Yield how well each number of the other text says a quantity, also one in words."""
    for number in _list_candidates(quantity, side, other):
        yield compare_quantity(quantity, number, other.units)
    for value in list_rounded(quantity, other.language):
        if value in other.words or is_said_in_words(value, other.text, other.language):
            yield "near"


def _list_candidates(quantity: Quantity, side: Side, other: Side) -> Iterable[Number]:
    """Return the numbers that may say a quantity in another unit.

    These are the numbers with such a unit, if the other text has as many of them. Else a number
    may have a unit that is not known here, but then it is not one that both texts have, and no
    ordinal such as 4th.
    """
    places = {one.start for one in other.quantities if is_of_kind(one.unit, quantity.unit)}
    if len(places) >= sum(is_of_kind(one.unit, quantity.unit) for one in side.quantities):
        return [number for number in other.numbers if number.start in places]
    ordinals = find_ordinals(other.text)
    return [
        number
        for number in other.numbers
        if number.start in places
        or not (number.readings[-1][0] in side.values or number.start in ordinals)
    ]
