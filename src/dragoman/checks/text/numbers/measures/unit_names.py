"""Which words of an English text may be a unit, or begin one. Most texts have none: it is quick."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.numbers.measures.quantities import TIME_UNITS
from dragoman.checks.text.numbers.measures.unit_words import list_unit_words
from dragoman.checks.text.numbers.times.words import UNITS
from dragoman.checks.text.numbers.values import use_plain_digits
from dragoman.patterns import compile_later

_LETTERS = compile_later(r"[^\W\d_]+")
_SIGN = compile_later(r"[°˚]|[3-9]0s|(?:^|(?<=[\d-]))['’′](?=[\d-]|$)")
"""A sign of degrees or of feet, and "in the 80s", as weather reports have it."""
_SHORT_TIMES = frozenset({"secs", "min", "mins", "hrs"})
_BEGINNINGS = (
    "mile", "foot", "feet", "inch", "yard", "pound", "ounce", "gallon", "pint", "acre", "stone",
    "decade", "hectare", "tonne", "metre", "meter", "kilogram", "litre", "liter",
)  # fmt: skip
"""How units begin also where the word goes on: inches, acreage."""
_HEAD = 3
"""So many letters all beginnings have."""


def may_name_unit(word: str) -> bool:
    """Return whether a word of an English text may have a unit in it, behind what is no letter.

    A letter that is not in ASCII may be one of any unit.
    """
    return _find_unit(word, _may_be_unit)


def may_name_measure(text: str) -> bool:
    """Return whether an English text may have a unit that is not one of time."""
    return any(map(_NAME_MEASURES.__getitem__, text.split(" ")))


def _find_unit(word: str, is_unit: Callable[[str], bool]) -> bool:
    """Return whether the letters of a word are a unit, or whether it has a sign of one."""
    if word.isalpha():
        return is_unit(word)  # the usual case
    if not word.isascii():
        word = use_plain_digits(word)
    return any(map(is_unit, _LETTERS.findall(word))) or _SIGN.search(word) is not None


_NAME_MEASURES = KnownWords(lambda word: _find_unit(word, _may_be_measure))


def _may_be_unit(letters: str) -> bool:
    small = letters.lower()
    return small.startswith(UNITS) or small in _SHORT_TIMES or _may_be_measure(small)


def _may_be_measure(letters: str) -> bool:
    if not letters.isascii():
        return True
    letters = letters.lower()
    whole, heads, begun = _list_measures()
    return letters in whole or (letters[:_HEAD] in heads and letters.startswith(begun))


@cache
def _list_measures() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Return the units that are whole words, and how others begin: the first letters of these, and
    all. Those of time are left out.

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
    return frozenset(whole), frozenset(each[:_HEAD] for each in begun), tuple(sorted(begun))
