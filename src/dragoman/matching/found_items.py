"""Sequences whose items are not there until somebody asks for one: it is found, or made, then."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar, overload

T = TypeVar("T")


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
