"""Find numbers with the same digits and another scale: 300 亿 is 30 billion, not 300 billion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from dragoman.checks.text.characters import DIGIT
from dragoman.checks.text.numbers.scales import find_scale_words, find_scales
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.signs import HAN_LANGUAGES
from dragoman.checks.text.numbers.values import Number
from dragoman.patterns import compile_later

_RUN = compile_later(rf"({DIGIT}\d*+)(?:\+?[ \u00a0\u202f-]?([^\W\d_]+))?")
"""Digits, and the word right behind them."""
_MEGA = "兆"
"""A million millions in Japan and Taiwan, and in China a million, before units."""


def read_runs(text: str, language: str) -> tuple[list[str], bool]:
    """Return the runs of digits of a text, and whether one may have a scale; this is quick."""
    found = _RUN.findall(text)
    may_have_scale = language in HAN_LANGUAGES or any(
        find_scales(word) for _, word in found if word
    )
    return [run for run, _ in found], may_have_scale


def find_changed_scales(source: Side, target: Side) -> Iterator[tuple[Number, Number]]:
    """Yield each number of the source with the one of the translation that has another scale.

    Both have the same digits, and neither text says anywhere what the other one says there. A
    number of the translation that has no scale is not judged: its scale may be a word that is not
    known here.
    """
    by_reading: defaultdict[tuple[int, ...], list[Number]] = defaultdict(list)
    for number in _list_scaled(source):
        values = source.scaled.get(number.start, set())
        if not (values.isdisjoint(target.large_values) and values.isdisjoint(target.said)):
            continue  # the first is quick
        if not by_reading:
            for one in target.numbers:
                by_reading[one.readings[-1]].append(one)
        same = by_reading[number.readings[-1]]
        other = next((one for one in same if _has_other_scale(one, target, source)), None)
        if other:
            yield (
                replace(number, text=_write_with_scale(number, source)),
                replace(other, text=_write_with_scale(other, target)),
            )


def differ_by_scale(number: Number, other: Number) -> bool:
    """Return whether a number is another one times 1,000, a million or more, as with a word."""
    (large, *more), (small, *rest) = number.readings[-1], other.readings[-1]
    return more == rest and any(large == small * 1000**power for power in range(1, 5) if small)


def _list_scaled(side: Side) -> Iterator[Number]:
    """Yield the numbers with a scale, but not those whose unit has one."""
    for number in side.numbers:
        _, factors = find_scale_words(side.text, number.end, side.language)
        if factors or number.start in side.sign_ends:
            yield number


def _has_other_scale(number: Number, side: Side, other: Side) -> bool:
    """Return whether a number has a scale, and says with it what the other text says nowhere."""
    values = side.scaled.get(number.start, set())
    if not values or _MEGA in _write_with_scale(number, side):
        return False
    return values.isdisjoint(other.said)


def _write_with_scale(number: Number, side: Side) -> str:
    """Return a number as its text has it, with the scale behind it."""
    end, _ = find_scale_words(side.text, number.end, side.language)
    return side.text[number.start : max(end, side.sign_ends.get(number.start, 0))].strip()
