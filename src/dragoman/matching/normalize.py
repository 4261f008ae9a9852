"""A text without what does not matter for matching: typography, letter case, markup."""

from __future__ import annotations

import itertools
import re
from functools import cache
from unicodedata import normalize

from dragoman.model import hide_placeholders
from dragoman.patterns import compile_later
from dragoman.texts import scripts

_SPACES = re.compile(r"\s+")
_QUOTES = re.compile(
    r"""[\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u02bc"']+"""
)
_PRIMES = re.compile(r"(?<=\d)([\"'])(?=\s|$)")
_DASHES = re.compile(r"[\u2010-\u2015\u2212-]+")
_SPACED_DASH = re.compile(r" - ")

_PUNCTUATION = "“”‘’«»–—…·\u00a0\u200c"
"""What prose in most alphabets has besides letters and ASCII. All of it separates words."""
_PLAIN = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128))
_PLAIN += bytes(128)
"""Letters and digits in lower case, a space for everything else. Splitting plain text this way is
five times as fast as looking for its words."""

_FIRST_SPACELESS = ord(min(scripts.SPACELESS.replace("-", "")))
_AFTER_ALPHABETS = compile_later(f"[^\\x00-\\u{_FIRST_SPACELESS - 1:04x}]")
"""A character that may be of a script without spaces: all of those come after the alphabets of
Europe, the Near East and India. What is not of them is compiled ten times as fast as what is."""
_WORD = compile_later(r"[^\W_]+")


def fold_typography(text: str) -> str:
    """Fold white space, quotation marks, apostrophes, dashes and the ellipsis; keep letter case.

    Two texts that fold to the same text differ in typography only. The marks of minutes and inches
    are not quotation marks, and a dash before a number is a sign unless it has spaces on both
    sides. A space in a script that has none, as in Chinese, is where a line ended. A letter with
    an accent is the same, whether it is one character or two.
    """
    text = _SPACES.sub(" ", text).strip().replace("\u2026", "...")
    if not text.isascii():
        text = _compile_unspaced().sub("", normalize("NFC", text))
    text = _PRIMES.sub(lambda prime: "\u2032" if prime[1] == "'" else "\u2033", text)
    text = _DASHES.sub("-", _QUOTES.sub("'", text))
    return _SPACED_DASH.sub("-", text)


def split_words(text: str) -> list[str]:
    """List the words of a text, without case, punctuation and inline markup, in order.

    A run of a script without spaces is listed as its pairs of characters instead. Numbered
    placeholders are no words.
    """
    text = plain = hide_placeholders(text)
    if not text.isascii():
        text = plain = normalize("NFC", text)  # else an accent would end a word
        for mark in _PUNCTUATION:
            plain = plain.replace(mark, " ")
    if plain.isascii():
        return plain.encode().translate(_PLAIN).decode().split()
    if not _AFTER_ALPHABETS.search(plain):
        return _WORD.findall(plain.casefold())
    solid, word = _compile_patterns()
    words: list[str] = []
    for run in word.findall(text.casefold()):
        if len(run) > 1 and solid.match(run):
            words.extend(map("".join, itertools.pairwise(run)))
        else:
            words.append(run)
    return words


@cache
def _compile_unspaced() -> re.Pattern[str]:
    """Compile the pattern of a space between characters of scripts without spaces."""
    solid = scripts.SPACELESS + scripts.CJK_MARKS
    return re.compile(f" (?<=[{solid}] )(?=[{solid}])")


@cache
def _compile_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile the patterns of a character of a script without spaces, and of a word.

    Few texts need them. The vowel signs of these scripts are marks, which ``\\w`` does not match.
    """
    solid = scripts.SPACELESS
    return re.compile(f"[{solid}]"), re.compile(rf"[{solid}]+|[^\W_{solid}]+")
