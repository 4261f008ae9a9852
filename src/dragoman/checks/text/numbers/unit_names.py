"""Which words of an English text may be a unit, or begin one. This is quick: most texts have none.
"""

from __future__ import annotations

from functools import cache

from dragoman.checks.text.numbers.time_words import UNITS
from dragoman.checks.text.numbers.unit_words import list_unit_words
from dragoman.checks.text.numbers.units import TIME_UNITS
from dragoman.checks.text.numbers.values import use_plain_digits
from dragoman.patterns import compile_later

_LETTERS = compile_later(r"[^\W\d_]+")
_SIGN = compile_later(r"[°˚]|[3-9]0s|(?:^|(?<=[\d-]))['’′](?=[\d-]|$)")  # noqa: RUF001
"""A sign of degrees or of feet, and "in the 80s", as weather reports have it."""
_BEGINNINGS = (
    *UNITS, "mile", "foot", "feet", "inch", "yard", "pound", "ounce", "gallon", "pint", "acre",
    "stone", "decade", "hectare", "tonne", "metre", "meter", "kilogram", "litre", "liter",
)  # fmt: skip
"""How units begin also where the word goes on: seconds, acreage."""
_SHORT = ("secs", "min", "mins", "hrs")


def may_name_unit(word: str) -> bool:
    """Return whether a word of an English text may have a unit in it, behind what is no letter.

    A letter that is not in ASCII may be one of any unit.
    """
    if word.isalpha():
        return _may_be_unit(word)  # the usual case
    if not word.isascii():
        word = use_plain_digits(word)
    return any(map(_may_be_unit, _LETTERS.findall(word))) or _SIGN.search(word) is not None


def _may_be_unit(letters: str) -> bool:
    if not letters.isascii():
        return True
    letters = letters.lower()
    whole, begun = _list_names()
    return letters in whole or letters.startswith(begun)


@cache
def _list_names() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the units that are whole words, and how others begin.

    Of a unit with a sign or a space in it, as m/s, the letters before that are a word. The words
    for time in the table of units are those of many languages, and not asked for in English.
    """
    units = list_unit_words("en")
    words = {word for unit in units.keys() - TIME_UNITS for word in units[unit]}
    whole = {*_SHORT}
    begun = {*_BEGINNINGS}
    for word in words:
        for written in (word, word.replace("_", "")):
            letters = _LETTERS.match(written)
            if letters and letters[0].isascii():
                (begun if letters[0] + "*" == written else whole).add(letters[0])
    return frozenset(whole), tuple(sorted(begun))
