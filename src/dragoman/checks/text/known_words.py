"""What is known about words: a function is asked about a word once, not in each text again.

A text of forty words has few that no text before it had.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_LONGEST_WORD = 80
_MOST_WORDS = 50_000
"""No longer word is kept, and no more words than these."""


class KnownWords(dict[str, T]):
    """By word, what a function says about it: ``known[word]``. It is asked when a word is new.

    A dictionary is asked faster than a function with a cache, and that is all the work for most
    words: ``map(known.__getitem__, words)``.
    """

    def __init__(self, ask: Callable[[str], T]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> T:
        found = self._ask(word)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = found
        return found
