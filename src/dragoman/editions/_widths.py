"""How wide words are in a table, whatever font is taken.

A word that is wider than its cell is printed over the next cell, or broken. A small letter of Latin
is the measure: capitals are nearly half as wide again, and letters of some scripts twice as wide.
"""

from __future__ import annotations

from functools import cache
from unicodedata import bidirectional, category

_SMALL, _CAPITAL, _DIGIT = 0.9, 1.4, 1.14
_WIDE_SMALL, _WIDE_CAPITAL = 1.65, 1.9
_WIDE = frozenset("MWÆŒ@%‰—…№ЖШЩЮФЫМЊЉΜΩΦΨmwæœжшщюфыњљωψφ")
_NARROW = frozenset("IJІЇЈΙ")
_SCRIPTS = {
    0x0380: (1.1, 1.0), 0x0400: (1.15, 1.0), 0x0480: (1.15, 1.0), 0x0500: (1.3, 1.0),
    0x0580: (1.2, 1.0), 0x0900: (1.3, 0.8), 0x0980: (1.3, 1.3), 0x0A00: (1.3, 0.8),
    0x0A80: (1.4, 0.8), 0x0B00: (1.5, 1.2), 0x0B80: (2.2, 2.0), 0x0C00: (1.5, 1.0),
    0x0C80: (1.5, 1.2), 0x0D00: (2.2, 1.8), 0x0D80: (1.8, 1.5), 0x0E00: (1.3, 1.0),
    0x0E80: (1.3, 1.0), 0x0F00: (1.3, 1.0), 0x0F80: (1.3, 1.0), 0x1000: (1.5, 1.0),
    0x1080: (1.4, 1.0), 0x1200: (1.7, 1.0), 0x1280: (1.7, 1.0), 0x1300: (1.7, 1.0),
    0x1780: (1.6, 1.4),
}  # fmt: skip
"""By the beginning of 128 characters of Unicode, how wide their letters are, and their signs that
are written beside letters. Measured with the bold faces of Noto: most letters are no wider."""
_BLOCK = 0x7F
WIDEST = 2.2
"""How wide a character is at most."""


def measure_word(word: str, size: float = 1.0) -> float:
    """Return how many letters of Latin a word needs the room of: at least as many as it has.

    ``size`` is that of its type, where it is set larger because its own letters are small: those of
    Arabic. The digits of such a type are wide, and its words of Latin larger than others.
    """
    if size <= 1:
        return max(len(word), sum(map(_measure_character, word)))
    return max(len(word), sum(_measure_larger(char, size) for char in word))


def _measure_larger(char: str, size: float) -> float:
    if char.isdecimal():
        return _DIGIT * size
    is_small = bidirectional(char) == "AL"
    return _measure_character(char) * (1 if is_small else size)


@cache
def _measure_character(char: str) -> float:
    kind = category(char)
    if kind in ("Mn", "Me", "Cf"):
        return 0.0
    if char in _WIDE:
        return _WIDE_SMALL if kind == "Ll" else _WIDE_CAPITAL
    if kind == "Lu":
        return 1.0 if char in _NARROW else _CAPITAL
    letter, sign = _SCRIPTS.get(ord(char) & ~_BLOCK, (_SMALL if kind == "Ll" else 1.0, 1.0))
    return sign if kind == "Mc" else letter
