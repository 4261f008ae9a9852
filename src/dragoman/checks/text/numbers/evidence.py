"""What can be seen of a difference between two numbers that makes it surely a mistake.

Many numbers that are not found are said in another way, or left out on purpose. So a difference is
trusted if another number is in the place of the missing one, in digits or in words, unless it may
be the same measure in another unit or the same time of day; or if the missing number is of a kind
that hardly anybody writes without digits. What is trusted was chosen on 400 errors in the news,
each of them read.
"""

from __future__ import annotations

from itertools import product

from dragoman.checks.text.numbers.measures.quantities import Quantity, may_say
from dragoman.checks.text.numbers.measures.word_quantities import list_word_quantities
from dragoman.checks.text.numbers.scales import read_decimals
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.spelled.said_in_words import is_said_in_words
from dragoman.checks.text.numbers.times.hours import list_hours
from dragoman.checks.text.numbers.times.years_in_words import tells_which_year
from dragoman.checks.text.numbers.values import Number, find_ordinals
from dragoman.patterns import compile_later

_LAST_SMALL = 12
"""The last number of those that many languages have a single word for: a dozen, noon, a year."""
_YEARS = range(1500, 2100)
_FEWEST_DIGITS = 2
_LAST_HOUR = 24
_MOST_DIGITS = 18
"""A longer one is a code or a list of digits, with which nobody counts."""
_LAST_VAGUE = 2
"""One and two are said in many ways."""
_TOLD_IN_WORDS = range(13, 100)
"""Numbers that are often written in words and mean nothing else."""
_BEFORE_CLOCK, _BEHIND_CLOCK = (
    compile_later("[0-9][:：]$"),
    compile_later(" ?[:：] ?[0-5][0-9]|[時时点點시]"),
)


def is_replaced(missing: Number, added: Number, source: Side, target: Side) -> bool:
    """Return whether a number of the translation is in the place of one of the source.

    It does, unless it may be a measure in another unit, an hour of the other half of the day, or a
    number that has nothing to do with the other one.
    """
    units = _find_unit(missing, source), _find_unit(added, target)
    if units[0] != units[1] and _may_be_converted(missing, added, units):
        return False
    if have_mistaken_digits(missing, added):
        is_scaled = missing.start in source.scaled, added.start in target.scaled
        return is_scaled[0] == is_scaled[1] or not _differ_in_zeros(missing, added)
    said = source.scaled.get(missing.start, ()), target.scaled.get(added.start, ())
    values = [*product(said[0] or missing.readings[-1][:1], said[1] or added.readings[-1][:1])]
    if any(said) and any(len(str(one)) == len(str(other)) for one, other in values):
        return True  # 2,000,000 and 3 million
    if _may_be_same_hour(missing, added, source, target):
        return False
    return not have_other_places(missing, added, source, target)


def have_other_places(missing: Number, added: Number, source: Side, target: Side) -> bool:
    """Return whether two numbers may have nothing to do with each other.

    The translation names a year where the source has none; one of them is an ordinal or a part of
    a fraction; or one goes on where the other one ends, as 2030 and 30.
    """
    if _is_plain_year(added, target) and not _is_plain_year(missing, source):
        return True
    if _is_in_name(missing, source) != _is_in_name(added, target):
        return True
    short, long = sorted((_list_digits(missing), _list_digits(added)), key=len)
    return long.startswith(short) or long.endswith(short)


def _is_in_name(number: Number, side: Side) -> bool:
    """Return whether a number is an ordinal such as 2nd, or the lower one of a fraction: 1/8."""
    is_part = side.text[max(0, number.start - 1) : number.start] == "/"
    is_decade = side.text[number.end : number.end + 1] == "s"
    return is_part or (number.start in find_ordinals(side.text) and not is_decade)


def _is_plain_year(number: Number, side: Side) -> bool:
    return _is_year(number) and side.units.get(number.start, "year") == "year"


def _may_be_same_hour(missing: Number, added: Number, source: Side, target: Side) -> bool:
    """Return whether two numbers may be one time of day.

    It is said in the other half of the day, or as it is in another part of the world. A number
    that is not in a time of day says nothing about one that is.
    """
    hours = missing.readings[-1][0], added.readings[-1][0]
    if _is_hour(missing, source) != _is_hour(added, target):
        return True
    if _is_hour(missing, source):
        have_same_minutes = missing.readings[-1][1:] == added.readings[-1][1:]
        return have_same_minutes and max(hours) <= _LAST_HOUR
    return False


def _is_hour(number: Number, side: Side) -> bool:
    return is_in_clock(number, side) or number.readings[-1][0] in list_hours(side.text)


def _differ_by_one(first: str, second: str) -> bool:
    """Return whether two numbers follow each other. Python reads none of thousands of digits."""
    first, second = first.lstrip("0"), second.lstrip("0")
    is_counted = max(len(first), len(second)) <= _MOST_DIGITS
    return is_counted and abs(int(first or 0) - int(second or 0)) == 1


def have_mistaken_digits(number: Number, other: Number) -> bool:
    """Return whether two numbers have as many digits, or one more, or differ in zeros at the end.

    So do numbers in which a digit is wrong, lost or doubled, and those with two digits swapped. 9
    and 10 do, too.
    """
    first, second = _list_digits(number), _list_digits(other)
    if _differ_by_one(first, second):
        return True
    have_as_many = len(first) == len(second) or _count_digits(number) == _count_digits(other)
    if have_as_many or _differ_in_zeros(number, other):
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


def is_replaced_in_words(missing: Number, source: Side, target: Side) -> bool:
    """Return whether a translation has words for another number in the place of a missing one.

    They count the same unit, as nineteen days for 18; or they are the only such number in words.
    """
    unit = _find_unit(missing, source)
    if unit:
        return any(
            one.unit == unit and one.value not in source.said
            for one in list_word_quantities(target)
            if one.value > max(_LAST_VAGUE, missing.readings[-1][0] / 2)  # six tens are 60
        )
    value = missing.readings[-1]
    if len(value) > 1 or value[0] not in _TOLD_IN_WORDS or not target.knows_all_words:
        return False
    said = [one for one in _TOLD_IN_WORDS if says(one, target)]
    return bool(said) and not says(max(said), source) and max(said) not in source.said


def says(value: int, side: Side) -> bool:
    """Return whether a text says a number in words."""
    return value in side.words or is_said_in_words(value, side.text, side.language)


def _find_unit(number: Number, side: Side) -> str | None:
    """Return the unit of a number; a year has none, nor has what a scale multiplies: 5 mil."""
    if number.start in side.scaled or _is_plain_year(number, side):
        return None
    return side.units.get(number.start)


def _may_be_converted(missing: Number, added: Number, units: tuple[str | None, str | None]) -> bool:
    """Return whether two numbers may be one measure in two units, each rounded in its own way."""
    return any(
        may_say(Quantity(one.start, value, unit), other, read_decimals(number))
        for one, unit, number, other in (
            (missing, units[0], added, units[1]),
            (added, units[1], missing, units[0]),
        )
        if unit
        for value in read_decimals(one)
    )


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


def _count_digits(number: Number) -> int:
    """Return how many digits a number is written with: 0015 has as many as 2015."""
    return sum(map(str.isdigit, number.text))
