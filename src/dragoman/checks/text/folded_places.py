"""Fold the letters of a text so that every place in it can be found in the text itself again."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from dragoman.checks.text.characters import TO_PLAIN_DIGITS
from dragoman.texts.scripts import fold_letters

_GREEK = (*range(0x370, 0x400), *range(0x1F00, 0x2000))
"""Greek letters, which lose their accents: the accent of a month moves from case to case."""
_DROPPED = frozenset(
    chr(code)
    for code in chain(
        range(0x300, 0x370),
        range(0x610, 0x61B),
        range(0x64B, 0x660),
        (0x61C, 0x640, 0x670, 0xAD),
        (0x200B, 0x200D, 0x200E, 0x200F),
        range(0x202A, 0x202F),
        range(0x2066, 0x206A),
    )
)
"""Accents and vowels of their own, and characters that nobody sees."""


@cache
def _fold_table() -> Mapping[int, str]:
    table = {}
    for code in _GREEK:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        table[code] = base if len(base) == 1 else chr(code)
    for code in range(0x620, 0x700):
        folded = fold_letters(chr(code))
        table[code] = folded if len(folded) == 1 else chr(code)
    table |= TO_PLAIN_DIGITS
    table |= dict.fromkeys((0x0F0C, 0xA0, 0x202F, 0x2009), " ") | {
        0x2019: "'",
        0x2BC: "'",
        0x130: "i",
    }
    return table


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text with its letters folded, and where its characters are in the text itself."""

    text: str
    places: tuple[int, ...] | None
    """For each character, and for the end, its place in the text; None where it is the same."""

    def find_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the text itself of a place in the folded text."""
        if self.places is None or end <= start:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def fold_places(text: str) -> FoldedText:
    """Return a text with small letters and Latin digits, without vowel signs and hidden marks."""
    places = None
    if not text.isascii() and not _DROPPED.isdisjoint(text):
        kept = [place for place, char in enumerate(text) if char not in _DROPPED]
        text = "".join(map(text.__getitem__, kept))
        places = tuple(kept)
    if not text.isascii():
        text = text.translate(_fold_table())
    return FoldedText(text.lower(), places)
