"""Bring texts that say the same into one form, so that they can be compared."""

from __future__ import annotations

from dragoman.checks.text.known_words import KnownWords
from dragoman.texts.scripts import fold_letters


def fold_text(text: str) -> str:
    """Return a form that is the same for texts that differ only in marks, spaces and the end mark.

    The marks are vowels, half-spaces and direction marks (see ``texts.scripts.fold_letters``); the
    end mark is the full stop or the like at the end.
    """
    return " ".join(filter(None, map(_FOLDED.__getitem__, text.split()))).rstrip(".:!…؟? ")


def fold_case(text: str) -> str:
    """Return a text in small letters; the Turkish İ is an i, and adds no mark."""
    return text.replace("İ", "i").casefold()


_FOLDED = KnownWords(lambda word: fold_letters(word).replace("\u200c", ""))
