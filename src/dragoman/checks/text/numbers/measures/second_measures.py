"""Find numbers that say again, in another measure, what is before them: 30 metres (100 feet)."""

from __future__ import annotations

from dragoman.checks.text.numbers.measures.money import is_second_sum
from dragoman.checks.text.numbers.measures.quantities import Quantity, compare_quantity
from dragoman.checks.text.numbers.measures.word_quantities import list_word_quantities
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.values import Number
from dragoman.patterns import compile_later

_MONEY = (
    r"(?:[A-Z]{0,3}[$£€¥₹₽₩₺₪] ?[0-9][0-9.,]*(?: ?[a-z]+)?"
    r"|(?<![0-9.,])[0-9][0-9.,]*(?: [a-z]+)?"
    r" (?:dollars?|euros?|pounds?|yuan|yen|r[ou]u?bles?|rupees?|rials?))"
)
_MONEY_TWICE = compile_later(rf"{_MONEY}[^()0-9]{{0,16}}\((?:[a-z]+ ){{0,2}}({_MONEY})\)")
"""A sum with the same in another currency in brackets: $200 billion (£150 billion)."""


def is_second_measure(number: Number, side: Side) -> bool:
    """Return whether a number says what another number of its text says, in another measure."""
    if any(_is_same_quantity(number, quantity, side) for quantity in side.quantities):
        return True
    if number.start in side.units:
        words = list_word_quantities(side)
        if any(_is_same_quantity(number, quantity, side) for quantity in words):
            return True
    spans = (match.span(1) for match in _MONEY_TWICE.finditer(side.text))
    return is_second_sum(number, side) or any(start <= number.start < end for start, end in spans)


def _is_same_quantity(number: Number, quantity: Quantity, side: Side) -> bool:
    is_other = quantity.start != number.start and number.start in side.units
    return is_other and bool(compare_quantity(quantity, number, side.units))
