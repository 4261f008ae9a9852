"""Find words of a translation that say the opposite of an English text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.opposite_words import read_sides
from dragoman.patterns import compile_later

_UNSURE = {
    "more": compile_later(
        r"\b(?:not?|nor|never|neither|none|nothing|nobody|cannot|without|hardly|barely|scarcely"
        r"|up to|limit|max\w*|min\w*)\b|n[’']t\b",
        re.IGNORECASE,
    ),
    "morning": compile_later(
        r"\b(?:(?:over|to|mid)?night|midday|noon|eve|dinner|supper|tomorrow|era|age|dawn of)\b",
        re.IGNORECASE,
    ),
}
"""By kind, in what English texts nothing is said: a denial turns around what is more and what less,
a night may be said as the evening or the early morning, and some languages have one word for
morning and tomorrow, for evening and dinner, for afternoon and age."""
_CLOCK = compile_later(
    r"(?P<morning_0>(?<!\d)\d{1,2}(?:[:.]\d\d)?\s?a\.?m\b)"
    r"|(?P<morning_1>(?<!\d)\d{1,2}(?:[:.]\d\d)?\s?p\.?m\b)"
)
_COMPARED = compile_later(
    r"(?P<more_0>more\sthan\b|at\sleast\b)|(?P<more_1>less\sthan\b|fewer\sthan\b|at\smost\b)"
)
"""The English phrases, in small letters: 3 a.m., more than, at least."""
_PHRASES = {"clock": _CLOCK, "compared": _COMPARED}
_MAY_BE_CLOCK = r"(?:(?<!\w)|\d)[ap]\.?m\b"
_MAY_COMPARE = r"(?<!\w)(?:than|least|most)\b"
"""What a word has that is a part of one of them."""
_WITHIN = "east"


class Opposite(NamedTuple):
    """A word of a translation whose opposite the source has."""

    start: int
    end: int
    written: str
    """What the source has."""


def find_opposites(source: str, target: str, language: str) -> Iterator[Opposite]:
    """Yield the first word of each kind whose opposite an English text has, and only that.

    Where a text has both, nothing is said.
    """
    theirs = read_sides(language)
    found = _find_english(source) if theirs else {}
    for kind in {name.partition("_")[0]: None for name in found}:
        names = [f"{kind}_{side}" for side in (0, 1)]
        if kind not in theirs or (names[0] in found and names[1] in found):
            continue
        side = int(names[1] in found)
        other = theirs[kind][1 - side].find(target)
        if not other or (kind in _UNSURE and _UNSURE[kind].search(source)):
            continue
        if not theirs[kind][side].may_be_in(target):
            yield Opposite(*other.span(), found[names[side]])


def may_have_opposite(word: str) -> bool:
    """Return whether an English word is one of those that are known, or a part of a phrase."""
    return _read_words()[0].search(word) is not None


def _find_english(source: str) -> dict[str, str]:
    """Return by kind and side the first word that an English text has.

    Each word is looked at once, in whatever text it is: phrases only where one may begin.
    """
    words = set(map(_KNOWN.__getitem__, source.split())) - {()}
    found = {name: written for each in words for name, written in each}
    for name, phrases in _PHRASES.items():
        if found.pop(name, None):
            small = source.lower()
            found |= {match.lastgroup or "": match[0] for match in phrases.finditer(small)}
    return found


def _find_sides(word: str) -> tuple[tuple[str, str], ...]:
    """Return the sides that an English word is on, each with the word; it may begin a phrase."""
    found = (match for pattern in _read_words() for match in pattern.finditer(word))
    return tuple((match.lastgroup or "", match[0]) for match in found)


_KNOWN = KnownWords(_find_sides)


@cache
def _read_words() -> tuple[re.Pattern[str], ...]:
    """Return what finds the English words of the table, each in a group of its side.

    East and west may be in one word with north and south, so they are found by themselves. The
    first pattern finds something in all words in which one of them does.
    """
    groups = {
        f"{kind}_{number}": side.certain.pattern
        for kind, sides in read_sides("en").items()
        for number, side in enumerate(sides)
    }
    within = {name: words for name, words in groups.items() if name.startswith(_WITHIN)}
    rest = {name: words for name, words in groups.items() if name not in within}
    return (
        re.compile(
            rf"(?<!\w)(?:{_write_groups(rest)}|(?:east|west))|(?P<clock>{_MAY_BE_CLOCK})"
            rf"|(?P<compared>{_MAY_COMPARE})",
            re.I,
        ),
        re.compile(rf"(?<!\w)(?:{_write_groups(within)})", re.I),
    )


def _write_groups(groups: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{words})" for name, words in groups.items())
