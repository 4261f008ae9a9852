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
        r"\b(?:(?:over|to|mid)?night|midday|noon|eve|dinner|supper|era|age|dawn of)\b",
        re.IGNORECASE,
    ),
    "autumn": compile_later(r"\bfall\b", re.IGNORECASE),
}
"""By kind, in what English texts nothing is said: a denial turns around what is more and what less,
a night may be said as the evening or the early morning, and some languages have one word for
morning and tomorrow, for evening and dinner, for afternoon and age. What springs in the fall is no
spring."""
_CLOCK = compile_later(r"\d(?<!\d\d)\d?(?:[:.]\d\d)?\s?([ap])\.?m\b")
_COMPARED = compile_later(r"more\sthan\b|less\sthan\b|fewer\sthan\b|at\sleast\b|at\smost\b")
"""The English phrases, in small letters: 3 a.m., more than, at least."""
_SIDES = {"a": "morning_0", "p": "morning_1", "more": "more_0", "least": "more_0"}
"""By a part of a phrase, what it says; the other ones of the second pattern say less."""
_PHRASE = r"(?P<phrase>(?<!\w)(?:than|least|most)\b|(?:(?<!\w)|\d)[ap]\.?m\b)"
"""What a word has that is a part of one of them."""
_BEGINNINGS = (
    "north south east west mother father sister brother daughter girl son boy wife wives husband"
    " morning dawn evening afternoon than least most summer winter autumn spring"
)
_QUICK = compile_later(
    "|".join(rf"{word[0]}(?<!\w.){word[1:]}" for word in _BEGINNINGS.split())
    + r"|a(?<![^\W\d].)\.?m\b|p(?<![^\W\d].)\.?m\b"
)
"""A first look at a word in small letters. To look behind the first letter is quicker than to look
before it, and "prison" and "person" do not have the word "son"."""
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
    return _QUICK.search(word.lower()) is not None


def _find_english(source: str) -> dict[str, str]:
    """Return by kind and side the first word that an English text has.

    Each word is looked at once, in whatever text it is: phrases only where one may begin.
    """
    words = set(map(_KNOWN.__getitem__, source.split())) - {()}
    found = {name: written for each in words for name, written in each}
    if found.pop("phrase", None):
        found |= _find_phrases(source.lower())
    return found


def _find_phrases(source: str) -> Iterator[tuple[str, str]]:
    """Yield the side of each phrase of a text in small letters, with the phrase."""
    for match in _CLOCK.finditer(source):
        yield _SIDES[match[1]], match[0]
    for match in _COMPARED.finditer(source):
        known = (_SIDES[word] for word in match[0].split() if word in _SIDES)
        yield next(known, "more_1"), match[0]


def _find_sides(word: str) -> tuple[tuple[str, str], ...]:
    """Return the sides that an English word is on, each with the word; it may begin a phrase."""
    if not may_have_opposite(word):
        return ()
    found = (match for pattern in _read_words() for match in pattern.finditer(word))
    return tuple((match.lastgroup, match[0]) for match in found if match.lastgroup)


_KNOWN = KnownWords(_find_sides)


@cache
def _read_words() -> tuple[re.Pattern[str], ...]:
    """Return what finds the English words of the table, each in a group of its side.

    East and west may be in one word with north and south, so they are found by themselves.
    """
    groups = {
        f"{kind}_{number}": side.certain.pattern
        for kind, sides in read_sides("en").items()
        for number, side in enumerate(sides)
    }
    within = [name for name in groups if name.startswith(_WITHIN)]
    return tuple(
        re.compile(rf"(?<!\w)(?:{'|'.join(parts)})|{_PHRASE}", re.I)
        for parts in (
            [f"(?P<{name}>{groups[name]})" for name in groups if (name in within) == is_within]
            for is_within in (False, True)
        )
    )
