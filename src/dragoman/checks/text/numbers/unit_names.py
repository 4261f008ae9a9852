"""Which words of an English text may be a unit, or begin one: this is quick, most texts have none."""

from __future__ import annotations

from functools import cache

from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.numbers.time_words import UNITS
from dragoman.checks.text.numbers.unit_words import list_unit_words
from dragoman.checks.text.numbers.units import TIME_UNITS
from dragoman.checks.text.numbers.values import use_plain_digits
from dragoman.patterns import compile_later

_LETTERS = compile_later(r"[^\W\d_]+")
_SIGN = compile_later(r"[°˚]|[3-9]0s|(?:^|(?<=[\d-]))['’′](?=[\d-]|$)")
"""A sign of degrees or of feet, and "in the 80s", as weather reports have it."""
_TIMES = UNITS
_SHORT_TIMES = frozenset({"secs", "min", "mins", "hrs"})
_BEGINNINGS = (
    "mile", "foot", "feet", "inch", "yard", "pound", "ounce", "gallon", "pint", "acre", "stone",
    "decade", "hectare", "tonne", "metre", "meter", "kilogram", "litre", "liter",
)  # fmt: skip
"""How units begin also where the word goes on: inches, acreage."""


def may_name_unit(word: str) -> bool:
    """Return whether a word of an English text may have a unit in it, behind what is no letter.

    A letter that is not in ASCII may be one of any unit.
    """
    return _may_name_measure(word) or any(map(_may_be_time, _LETTERS.findall(word)))


def may_name_measure(text: str) -> bool:
    """Return whether an English text may have a unit that is not one of time."""
    return any(map(_NAME_MEASURES.__getitem__, text.split(" ")))


def _may_name_measure(word: str) -> bool:
    if word.isalpha():
        return _may_be_measure(word)  # the usual case
    if not word.isascii():
        word = use_plain_digits(word)
    return any(map(_may_be_measure, _LETTERS.findall(word))) or _SIGN.search(word) is not None


_NAME_MEASURES = KnownWords(_may_name_measure)


def _may_be_time(letters: str) -> bool:
    letters = letters.lower()
    return letters.startswith(_TIMES) or letters in _SHORT_TIMES


def _may_be_measure(letters: str) -> bool:
    if not letters.isascii():
        return True
    letters = letters.lower()
    whole, begun = _list_measures()
    return letters in whole or letters.startswith(begun)


@cache
def _list_measures() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the units that are whole words, and how others begin; those of time are left out.

    Of a unit with a sign or a space in it, as m/s, the letters before that are a word.
    """
    units = list_unit_words("en")
    words = {word for unit in units.keys() - TIME_UNITS for word in units[unit]}
    whole, begun = set[str](), {*_BEGINNINGS}
    for word in words:
        for written in (word, word.replace("_", "")):
            letters = _LETTERS.match(written)
            if letters and letters[0].isascii():
                (begun if letters[0] + "*" == written else whole).add(letters[0])
    return frozenset(whole), tuple(sorted(begun))
