"""The words of many translations, and how often each of them is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import chain, pairwise

from dragoman.checks.text.characters import ARABIC_LETTERS, ARABIC_MARKS
from dragoman.patterns import compile_later

_WORD = compile_later(f"[{ARABIC_LETTERS}{ARABIC_MARKS}\u0640\u200c]+")


class Vocabulary:
    """The words of some texts in the Arabic script; they are counted when somebody first asks."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = tuple(texts)

    def __bool__(self) -> bool:
        """Return whether there are texts to know words from."""
        return bool(self._texts)

    def count(self, word: str) -> int:
        """Return how often a word is in the texts."""
        return self._counts[word]

    def is_followed(self, word: str, by: str) -> bool:
        """Return whether somewhere one word is right before another one."""
        return f"{word} {by}" in self._pairs

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(chain.from_iterable(map(_WORD.findall, self._texts)))

    @cached_property
    def _pairs(self) -> frozenset[str]:
        pairs: set[str] = set()
        for text in self._texts:
            words = text.split()
            pairs.update(map(" ".join, pairwise(words)))
        return frozenset(pairs)


NO_WORDS = Vocabulary()
