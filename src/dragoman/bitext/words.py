"""The words of a text, folded so that forms of one word are often equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dragoman.texts import scripts

_SIGNS = (
    "\u0300-\u036f\u0591-\u05c7\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983"
    "\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57"
    "\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03"
    "\u0d3b-\u0d4d\u0d81-\u0d83\u0dca-\u0ddf\u0f35-\u0f84\u135d-\u135f"
)
"""Vowel signs and other marks, which are a part of the word that they are in."""
_WORD = re.compile(
    rf"(?:(?![{scripts.SPACELESS}])(?:[^\W\d_]|[{_SIGNS}]))+"
    rf"(?:['\u200c-](?:(?![{scripts.SPACELESS}])[^\W\d_]|[{_SIGNS}])+)*"
)
_SOLID = re.compile(f"[{scripts.IDEOGRAPHS}]+|[{scripts.UNSPACED}]+")
_PARTS = re.compile("['\u200c-]")
_ARABIC = re.compile("[\u0620-\u06d3]")
_ARABIC_BEFORE = re.compile("^(?:[وفبكل]?ال|لل|و(?=.{4}))(?=..)")
_ARABIC_AFTER = re.compile("(?<=...)(?:ها|هاي|هايي|ان|ات|ين|ون|ه|ي|م)$")
_STEM = 5
"""How many letters of a word the lexicon looks at: longer ones mostly differ in their endings."""


def list_words(text: str) -> list[str]:
    """Return the words of a text, folded, in order.

    Where a script has no spaces, two neighbouring characters are a word.
    """
    folded = scripts.fold_letters(text)
    words = _WORD.findall(folded)
    if len(folded) > sum(map(len, words)):
        words += [pair for run in _SOLID.findall(folded) for pair in _cut_run(run)]
    return words


def list_parts(words: Iterable[str]) -> list[str]:
    """Return the words, and of those with a hyphen, an apostrophe or a half-space their parts."""
    return [part for word in words for part in {word: 0, **dict.fromkeys(_PARTS.split(word))}]


def _cut_run(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield run
    for start in range(len(run) - 1):
        yield run[start : start + 2]


@lru_cache(maxsize=65536)
def find_stem(word: str) -> str:
    """Return what forms of a word have in common, most often: its first letters.

    Of a word in the Arabic script, particles before it and common endings are left out.
    """
    longest = max(_PARTS.split(word), key=len)
    if _ARABIC.match(longest):
        return _ARABIC_AFTER.sub("", _ARABIC_BEFORE.sub("", longest))[:_STEM]
    return longest[:_STEM]


@lru_cache(maxsize=65536)
def remove_accents(word: str) -> str:
    """Return a word without the accents on its letters: ``téléphone`` becomes ``telephone``."""
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
