"""Invisible characters that are meant where they are."""

from __future__ import annotations

import re
import unicodedata

from dragoman.checks.text.characters import is_arabic_letter
from dragoman.patterns import compile_later
from dragoman.texts import scripts

_JOINER = "\u200d"
_HYPHENATION = "\u00ad"
BREAKS = "\u200b\u2060"
"""Where a line may break or not: spaces of no width, as Thai and Khmer have between words."""
_SHAPED_BY_JOINER = frozenset("هبلكفوکھ")
"""Letters after which a zero width joiner is deliberate: in abbreviations and before Latin."""
_MAY_BREAK = frozenset({"km", "my", "th", "lo"})
"""Languages that show with U+200B where a line may break: one too many, or one beside a space,
changes nothing."""
_SPACELESS = compile_later(f"[{scripts.SPACELESS}{scripts.SYLLABLE_ENDS}]")


def is_needed(invisible: str, before: str, after: str, language: str) -> bool:
    """Return whether invisible characters do their work between two characters, or harm nobody."""
    if invisible == _JOINER:
        return _is_joiner_needed(before)
    if invisible == _HYPHENATION:
        return before.isalpha() and after.isalpha() and not is_arabic_letter(before)
    if not set(invisible) <= set(BREAKS):
        return False
    if before == after == "%":
        return True  # 50 % is %50 in Turkish: the sign and the placeholder stay apart
    return language in _MAY_BREAK or any(map(_SPACELESS.match, (before, after)))


def _is_joiner_needed(before: str) -> bool:
    """Return whether a zero width joiner shapes the letter before it, or joins emoji."""
    if not before or before.isspace() or before.isascii():
        return False
    return before in _SHAPED_BY_JOINER or ord(before) >= 0x0900


def find_around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return the characters before and after a match; "" at the edges of the text.

    Before a joiner, that is the letter, not its vowel mark.
    """
    start, end = match.span()
    if match[0] == _JOINER:
        while start and unicodedata.combining(text[start - 1]):
            start -= 1
    return text[max(0, start - 1) : start], text[end : end + 1]
