"""Texts in scripts without spaces between words, for rules that count words or compare them."""

from __future__ import annotations

from dragoman.patterns import compile_later
from dragoman.texts.scripts import SPACELESS

_RUN = compile_later(f"[{SPACELESS}]+")
_LETTERS_A_WORD = 3
"""How many characters count as one word: Chinese words have two, Thai ones more."""
_LONGEST_WORD = 10
"""If words are longer than this on average, there are no spaces between the real words."""


def is_spaceless(text: str, words: int) -> bool:
    """Return whether a text is in such a script, and has so few words between its spaces."""
    return len(text) > _LONGEST_WORD * words and _RUN.search(text) is not None


def count_words(text: str) -> int:
    """Return about how many words a text has, also if there are no spaces between them."""
    spaced = len(text.split())
    if not is_spaceless(text, spaced):
        return spaced
    return max(spaced, sum(map(len, _RUN.findall(text))) // _LETTERS_A_WORD)


def part_words(text: str) -> str:
    """Return a text of the same length in which words of other scripts are apart from those
    without spaces. What is between two such words stays between them, if it is longer than two."""
    return _RUN.sub(lambda run: f" {run[0][1:-1]} "[: len(run[0])], text)
