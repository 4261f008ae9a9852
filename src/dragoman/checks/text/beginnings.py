"""What words begin with: how many with some letters, and all of some words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate, takewhile

_LAST = "\U0010ffff"


def find_common_start(words: Iterable[str]) -> str:
    """Return the letters that all of some words begin with."""
    columns = map(set, zip(*words, strict=False))
    return "".join(each.pop() for each in takewhile(lambda each: len(each) == 1, columns))


class Beginnings:
    """The words of some texts in order; they are put in order when somebody first asks."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts

    def count(self, start: str) -> int:
        """Return the sum of the counts of all words that begin with some letters."""
        first = bisect_left(self._words, start)
        last = bisect_left(self._words, start + _LAST, lo=first)
        return self._sums[last] - self._sums[first]

    @cached_property
    def _words(self) -> list[str]:
        return sorted(self._counts)

    @cached_property
    def _sums(self) -> list[int]:
        return list(accumulate(map(self._counts.__getitem__, self._words), initial=0))
