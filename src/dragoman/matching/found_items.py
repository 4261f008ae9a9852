"""Sequences whose items are not there until somebody asks for one: it is found, or made, then."""

from __future__ import annotations

from abc import abstractmethod
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")
_BITS_64 = (1 << 64) - 1


class FoundItems(Sequence[T]):
    """Items that are found by their places, one at a time; a slice is a list of them."""

    @abstractmethod
    def find(self, place: int) -> T:
        """Return the item at a place. Raises IndexError where there is none."""

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return [self.find(each) for each in range(*place.indices(len(self)))]
        return self.find(place)


class NumbersByDigest:
    """The numbers of items, found by a digest of each. The items are gone through once.

    A digest has 64 bits, with a sign or without one.
    """

    def __init__(self, digests: Iterable[int]) -> None:
        given = array("Q", [digest & _BITS_64 for digest in digests])
        self._numbers = array("Q", sorted(range(len(given)), key=given.__getitem__))
        self._digests = array("Q", map(given.__getitem__, self._numbers))

    def find(self, digest: int) -> Iterator[int]:
        """Yield the numbers of the items with a digest, in order."""
        wanted = digest & _BITS_64
        at = bisect_left(self._digests, wanted)
        while at < len(self._digests) and self._digests[at] == wanted:
            yield self._numbers[at]
            at += 1
