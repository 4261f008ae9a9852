"""Which ends the words of some texts have in place of each other, as the texts themselves show.

No language needs a table: where ``Trumpas`` and ``Trumpui`` are two cases of a name, other words of
the texts go in the same way, as ``miestas`` and ``miestui`` do. Where one of two words has a slip,
none do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from functools import cached_property
from itertools import islice
from math import ceil

_SHORTEST_STEM = 2
_LONGEST_END = 8
_FEWEST, _LEAST_SHARE, _ENOUGH = 3, 0.1, 15
"""How many stems must have both ends, which share of those that have the rarer one, and how many
are enough where it is less."""
_FEW_WORDS = 2000
_MOST = 2000
"""At most so many words with an end are looked at; more would tell the same."""
_LAST = "\U0010ffff"


class SharedEndings:
    """The ends of the words of some texts; they are looked at when somebody first asks.

    ``only`` has all ends that names have in a language where they are few; None for others.
    ``are_slavic`` says that they are those of a Slavic language in Latin letters.
    """

    def __init__(
        self,
        words: Collection[str] = frozenset(),
        only: frozenset[str] | None = None,
        *,
        are_slavic: bool = False,
    ) -> None:
        self._words, self._only, self.are_slavic = words, only, are_slavic
        self._known: dict[tuple[str, str], bool] = {}

    @property
    def are_without_cases(self) -> bool:
        """Return whether the names of the language have no cases: few endings, or only an s."""
        return self._only is not None

    @property
    def are_few(self) -> bool:
        """Return whether the texts have too few words to show how a language changes them."""
        return len(self._words) < _FEW_WORDS

    def are_shared(self, first: str, second: str) -> bool:
        """Return whether several words have one of two ends where others have the other one.

        One of the two may be empty: then it says whether the other one is put behind words.
        """
        if first == second:
            return True
        if self._only is not None:
            return first in self._only and second in self._only
        if len(first) > _LONGEST_END or len(second) > _LONGEST_END:
            return False
        key = (first, second) if first < second else (second, first)
        if key not in self._known:
            self._known[key] = self._look_for(*key)
        return self._known[key]

    def _look_for(self, first: str, second: str) -> bool:
        places, others = self._find_places(first), self._find_places(second)
        rare, often = first, second
        if len(others) < len(places):
            places, rare, often = others, second, first
        fewest = ceil(min(_ENOUGH, max(_FEWEST, _LEAST_SHARE * len(places))))
        start, behind, shortest = often[::-1], len(rare), len(rare) + _SHORTEST_STEM
        step = len(places) // _MOST + 1
        ours = self._backwards[places.start : places.stop : step]
        both = (
            word for word in ours if len(word) >= shortest and start + word[behind:] in self._all
        )
        return next(islice(both, fewest - 1, None), None) is not None

    def _find_places(self, end: str) -> range:
        """Return where the words are that have an end."""
        backwards = end[::-1]
        start = bisect_left(self._backwards, backwards)
        return range(start, bisect_left(self._backwards, backwards + _LAST, lo=start))

    @cached_property
    def _backwards(self) -> list[str]:
        return sorted(self._all)

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(word[::-1] for word in self._words)


NO_ENDINGS = SharedEndings()
