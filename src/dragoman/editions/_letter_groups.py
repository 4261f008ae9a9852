"""Cutting a long run between its letters, never inside one: a sign stays on its letter."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, combining

_JOINERS = "\u200c\u200d"
_VIRAMA = 9
"""The combining class of a sign after which the next consonant becomes a part of the letter."""
_NO_ROOM = ("Mn", "Me", "Cf")
"""The categories of characters that take no room on a line: signs on letters, and what is not
seen."""


def count_shown(text: str) -> int:
    """Return how many characters of a text take room on a line."""
    return len(text) if text.isascii() else sum(category(char) not in _NO_ROOM for char in text)


def cut_pieces(text: str, size: int) -> Iterator[str]:
    """Yield a text in pieces of as many letters as ``size`` characters that take room, at least
    one. A letter with its signs is never cut, nor are letters that are written as one, such as
    क्ष: a font shows a sign without its letter on a dotted circle."""
    piece, length = "", 0
    for letter in _split_letters(text):
        more = count_shown(letter)
        if piece and length + more > size:
            yield piece
            piece, length = "", 0
        piece, length = piece + letter, length + more
    if piece:
        yield piece


def _split_letters(text: str) -> Iterator[str]:
    """Yield the letters of a text with all that belongs to each, like the extended grapheme
    clusters of Unicode (UAX #29), in the scripts that have spaces between words."""
    letter = ""
    for char in text:
        if letter and not (_continues(char) or _waits(letter[-1])):
            yield letter
            letter = ""
        letter += char
    if letter:
        yield letter


def _continues(char: str) -> bool:
    return char in _JOINERS or category(char).startswith("M")


def _waits(char: str) -> bool:
    """Return whether the next letter belongs to what ends with a character."""
    return char == "\u200d" or combining(char) == _VIRAMA
