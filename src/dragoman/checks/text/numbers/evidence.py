"""What can be seen of a difference between two numbers that makes it surely a mistake.

Many numbers that are not found are said in another way, or left out on purpose. So a difference is
trusted if a wrong number stands in the place of another one, or if the one that lacks is of a kind
that hardly anybody writes without digits. What is trusted was chosen on 400 errors in the news,
each of them read.
"""

from __future__ import annotations

from itertools import product

from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.units import TIME_UNITS
from dragoman.checks.text.numbers.values import Number
from dragoman.checks.text.numbers.years_in_words import tells_which_year
from dragoman.patterns import compile_later

_LAST_SMALL = 12
"""The last number of those that many languages have a single word for: a dozen, noon, a year."""
_YEARS = range(1500, 2100)
_FEWEST_DIGITS = 2
_IMPERIAL = frozenset(
    {"mile", "foot", "inch", "yard", "pound", "ounce", "stone", "gallon", "pint", "quart"}
    | {"acre", "sqmile", "sqfoot", "degf"}
)
"""Units that translators convert: beside one of them, a unit that is not known may be metric."""
_BEFORE_CLOCK, _BEHIND_CLOCK = (
    compile_later("[0-9][:：]$"),
    compile_later("[:：][0-5][0-9]|[時时点點시]"),
)


def is_replaced(missing: Number, added: Number, source: Side, target: Side) -> bool:
    """Return whether a number of the translation stands in the place of one of the source.

    Digits were mistaken in it, or it is quite another number of the same kind: both are large and
    have no unit. Else the two may have nothing to do with each other.
    """
    units = _find_unit(missing, source), _find_unit(added, target)
    if units[0] != units[1] and _may_be_converted(*units):
        return False
    if have_mistaken_digits(missing, added):
        is_scaled = missing.start in source.scaled, added.start in target.scaled
        return is_scaled[0] == is_scaled[1] or not _differ_in_zeros(missing, added)
    said = source.scaled.get(missing.start, ()), target.scaled.get(added.start, ())
    values = [*product(said[0] or missing.readings[-1][:1], said[1] or added.readings[-1][:1])]
    if any(said) and any(len(str(one)) == len(str(other)) for one, other in values):
        return True  # 2,000,000 and 3 million
    first, second = _list_digits(missing), _list_digits(added)
    if min(len(first), len(second)) < _FEWEST_DIGITS or _is_year(added):
        return False
    short, long = sorted((first, second), key=len)
    if long.startswith(short) or long.endswith(short):
        return False
    return units == (None, None)


def have_mistaken_digits(number: Number, other: Number) -> bool:
    """Return whether two numbers have as many digits, or one more, or differ in zeros at the end.

    So do numbers in which a digit is wrong, lost or doubled, and those with two digits swapped. 9
    and 10 do, too.
    """
    first, second = _list_digits(number), _list_digits(other)
    if abs(int(first or 0) - int(second or 0)) == 1:
        return True
    if len(first) == len(second) or _differ_in_zeros(number, other):
        return True
    short, long = sorted((first, second), key=len)
    return len(long) - len(short) == 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


def is_seldom_reworded(number: Number, side: Side, other: Side) -> bool:
    """Return whether a number is a year, or one that is neither small nor round nor a measure.

    A year is often last year, or the year that has just been named, where the other text has a word
    for it.
    """
    if _is_year(number):
        return not tells_which_year(other.text, other.language)
    value = number.readings[-1]
    if side.units.get(number.start, "year") != "year":
        return False  # 18 months are a year and a half
    if len(value) == 1 and value[0] <= _LAST_SMALL:
        return False
    return len(_list_digits(number).rstrip("0")) >= _FEWEST_DIGITS


def _find_unit(number: Number, side: Side) -> str | None:
    """Return the unit of a number; what a scale multiplies has none: 5 mil. is no mile."""
    return None if number.start in side.scaled else side.units.get(number.start)


def _may_be_converted(unit: str | None, other: str | None) -> bool:
    """Return whether a measure may be said in another unit; spans of time are compared exactly."""
    if unit in _IMPERIAL or other in _IMPERIAL:
        return True
    return bool(unit and other) and not {unit, other} <= TIME_UNITS


def is_in_clock(number: Number, side: Side) -> bool:
    """Return whether a number is the hour or the minutes of a time of day.

    10:15 is also a quarter past ten.
    """
    before = side.text[max(0, number.start - 2) : number.start]
    return bool(_BEHIND_CLOCK.match(side.text, number.end) or _BEFORE_CLOCK.search(before))


def _is_year(number: Number) -> bool:
    return number.text.isdigit() and number.readings[-1][0] in _YEARS


def _differ_in_zeros(number: Number, other: Number) -> bool:
    return _list_digits(number).rstrip("0") == _list_digits(other).rstrip("0")


def _list_digits(number: Number) -> str:
    return "".join(filter(str.isdigit, number.text)).lstrip("0")
