"""Places of documents that links lead to, and the units that they belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from dragoman.model import Unit


def find_owners(
    places: Iterable[tuple[int, str]], spans: Sequence[tuple[int, int]]
) -> dict[str, int]:
    """Return the index of the span that each place belongs to, by the name of the place.

    A place has a position and a name. It belongs to the span that it is in, or else to the next
    one, or to the last one where none follows. Of places with the same name, only the first counts.
    """
    places = tuple(places)
    if not places or not spans:
        return {}
    order = sorted(range(len(spans)), key=lambda index: spans[index][1])
    ends = [spans[index][1] for index in order]
    owners: dict[str, int] = {}
    for position, name in places:
        following = min(bisect_right(ends, position), len(order) - 1)
        owners.setdefault(name, order[following])
    return owners


def add_places(units: Sequence[Unit], owners: Mapping[str, int]) -> tuple[Unit, ...]:
    """Return units with the names of their places; ``owners`` has their indices by name."""
    names: dict[int, list[str]] = {}
    for name, index in owners.items():
        names.setdefault(index, []).append(name)
    return tuple(
        unit._replace(places=(*unit.places, *names[index])) if index in names else unit
        for index, unit in enumerate(units)
    )
