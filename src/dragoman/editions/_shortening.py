"""Texts cut to a room, after a word where words are parted."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from unicodedata import category, east_asian_width

_FIRST_WITHOUT_SPACES = "\u0e00"
"""From this character on, many scripts have spaces only between phrases."""
_LONGEST_PHRASE = 24
"""Characters within which such a text is cut after a phrase."""
_BEFORE_DOTS = " ,;:،؛、，；："
"""What goes where a text is cut after it."""


def shorten_text(text: str, length: int) -> str:
    """Return a text cut to the room of so many letters, with "…" behind it, or the text if it fits.

    It is cut after a word, or between two letters where there is no space: Chinese has none, and
    each of its signs needs the room of two letters.
    """
    ends = list(accumulate(1 + _is_wide(char) for char in text))
    end = bisect_right(ends, length)
    if end == len(text):
        return text
    near = 0 if text[end] < _FIRST_WITHOUT_SPACES else max(0, end - _LONGEST_PHRASE)
    space = -1 if _is_wide(text[end]) else text.rfind(" ", near, end + 1)
    while space < 0 and end > 1 and category(text[end]) in ("Mn", "Mc", "Me", "Cf"):
        end -= 1  # a sign stays on its letter
    return text[: end if space < 0 else space].rstrip(_BEFORE_DOTS) + "…"


def _is_wide(char: str) -> bool:
    return east_asian_width(char) in ("W", "F")
