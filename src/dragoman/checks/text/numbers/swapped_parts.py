"""Numbers whose parts changed places: 2.3 million became 3.2 million, version 2.4.1 became 2.1.4.

Both texts have the same runs of digits then, so that nothing is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.telephones import RIGHT_TO_LEFT
from dragoman.checks.text.numbers.values import Number, NumberDifference, use_plain_digits
from dragoman.patterns import compile_later

_PARTS = compile_later(r"[0-9](?<![0-9].)[0-9]*+(?:[.,][0-9]++)+")
_BESIDE = frozenset("0123456789:/-–")
"""What makes a number a part of a date, of a time or of a range."""
_PREFIX = compile_later("[\u05d0-\u05ea]-\\Z")
"""A Hebrew preposition with its hyphen."""
_LAST_DAY, _LAST_MONTH = 31, 12


def may_be_swapped(source: str, target: str) -> bool:
    """Return whether a source has a number with a mark in it that its translation lacks.

    This is quick.
    """
    ours = _PARTS.findall(source)
    if not ours:
        return False
    theirs = {each.replace(",", ".") for each in _PARTS.findall(use_plain_digits(target))}
    return not theirs.issuperset(each.replace(",", ".") for each in ours)


def find_swapped_parts(source: Side, target: Side) -> Iterator[NumberDifference]:
    """Yield the numbers whose parts the translation has in another order, and not in theirs.

    It is sure, but where all parts are turned as somebody types them from right to left.
    """
    ours, theirs = _list_parts(source), _list_parts(target)
    added = {tuple(sorted(parts)): parts for parts in theirs if parts not in ours}
    for parts, number in ours.items():
        if parts in theirs or _may_be_date(parts, number, source):
            continue
        others = added.pop(tuple(sorted(parts)), None)
        if others is not None:
            is_typed = target.language in RIGHT_TO_LEFT and others == parts[::-1]
            yield NumberDifference(theirs[others], number, not is_typed)


def _list_parts(side: Side) -> dict[tuple[str, ...], Number]:
    """Return the numbers with a mark in them, by their parts."""
    parts = {}
    for number in side.numbers:
        before = _PREFIX.sub("", side.text[max(0, number.start - 2) : number.start])
        beside = before[-1:], side.text[number.end : number.end + 1]
        own = tuple(number.text.replace(",", ".").split("."))
        if len(own) > 1 and _BESIDE.isdisjoint(beside) and all(map(str.isdigit, own)):
            parts[own] = number
    return parts


def _may_be_date(parts: tuple[str, ...], number: Number, side: Side) -> bool:
    """Return whether a number may be a date, whose day and month have another order elsewhere."""
    if len(parts) > 2:
        return max(map(len, parts)) > 1
    is_decimal = side.language == "en" or "," in number.text
    small, large = sorted(map(int, parts))
    return not is_decimal and 0 < small <= _LAST_MONTH and large <= _LAST_DAY
