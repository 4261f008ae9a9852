"""Clues: what a word has if it may be a part of what a rule finds.

Most rules find nothing in most texts. So a rule is asked once about each word, and it looks at a
text only if a word of it is a clue. A word is here what is between two spaces (U+0020).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dragoman.checks.text.known_words import KnownWords

WordTest = re.Pattern[str] | Callable[[str], object]
"""Finds something in a word that is a clue, or returns something true for it."""

_Tests = tuple[int, tuple[tuple[int, Callable[[str], object]], ...]]
"""The sum of some bits, and for other bits the function that says whether they count."""
_MOST_SETS = 10_000


@dataclass(frozen=True, slots=True)
class Clue:
    """What is asked about a word. A word has to have both, where both are given."""

    characters: frozenset[str] = frozenset()
    """It has one of these."""
    test: WordTest | None = None

    def __bool__(self) -> bool:
        """Return whether anything is asked: a space is in no word, so it cannot be a clue."""
        return " " not in self.characters and bool(self.characters or self.test is not None)


class ClueReader:
    """Finds the clues in texts: bit n of a number is for clue n."""

    def __init__(self, clues: Sequence[Clue]) -> None:
        bits: defaultdict[Clue, int] = defaultdict(int)  # rules may share a clue: it is asked once
        for at, clue in enumerate(clues):
            bits[clue] |= 1 << at
        self._asked = tuple((bit, clue) for clue, bit in bits.items() if clue)
        self._empty = sum(bit for clue, bit in bits.items() if not clue)
        self._characters = frozenset().union(*(clue.characters for _, clue in self._asked))
        self._by_characters: dict[frozenset[str], _Tests] = {}
        self._known = KnownWords(self._find_clues)

    def read(self, words: Iterable[str]) -> int:
        """Return the bits of the clues that are among some words; an empty clue always is."""
        bits = self._empty
        for found in set(map(self._known.__getitem__, words)):
            bits |= found
        return bits

    def _find_clues(self, word: str) -> int:
        bits, tests = self._list_tests(self._characters.intersection(word))
        for bit, find in tests:
            if find(word):
                bits |= bit
        return bits

    def _list_tests(self, characters: frozenset[str]) -> _Tests:
        """Return what is true of each word with these characters, and what else is asked."""
        known = self._by_characters.get(characters)
        if known is None:
            asked = [
                (bit, clue.test)
                for bit, clue in self._asked
                if not (clue.characters and clue.characters.isdisjoint(characters))
            ]
            known = (
                sum(bit for bit, test in asked if test is None),
                tuple((bit, _get_function(test)) for bit, test in asked if test is not None),
            )
            if len(self._by_characters) < _MOST_SETS:
                self._by_characters[characters] = known
        return known


def _get_function(test: WordTest) -> Callable[[str], object]:
    return test if callable(test) else test.search
