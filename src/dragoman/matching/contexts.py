"""At which places there are texts of which msgctxt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import NamedTuple


class Contexts(NamedTuple):
    """The places of texts by their msgctxt."""

    places: Mapping[object, Set[int]]
    name: Callable[[str | None], object] = lambda context: context
    """Returns what a msgctxt is called there."""

    @property
    def are_many(self) -> bool:
        """Whether the texts are not all of the same msgctxt."""
        return len(self.places) > 1

    def find(self, context: str | None) -> Set[int]:
        """Return the places of the texts of a msgctxt."""
        return self.places.get(self.name(context), frozenset())


def group_by_context(contexts: Iterable[str | None]) -> Contexts:
    """Return the places of texts, given the msgctxt of each."""
    places: dict[object, set[int]] = {}
    for place, context in enumerate(contexts):
        places.setdefault(context, set()).add(place)
    return Contexts(places)


def group_digests(
    digests: Sequence[int], numbers: Iterable[int], name: Callable[[str | None], int]
) -> Contexts:
    """Return the places of texts, given the number of each, and the msgctxt of each number as
    ``name`` makes it. Where none has a msgctxt (0), nothing is grouped."""
    places: dict[object, set[int]] = {}
    if any(digests):
        for place, number in enumerate(numbers):
            places.setdefault(digests[number], set()).add(place)
    return Contexts(places, name)
