"""Small documents put together from parts: each result is always the same, and many differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

MOST_PARTS = 7
_T = TypeVar("_T")


def combine(name: str, parts: Sequence[str], count: int) -> Iterator[str]:
    """Yield texts of two to seven of the parts.

    Which ones says a digest, not ``random``, whose choices another Python may make in another way.
    """
    for number in range(count):
        digest = hashlib.sha256(f"{name} {number}".encode()).digest()
        chosen = digest[1 : 3 + digest[0] % (MOST_PARTS - 1)]
        yield "".join(parts[each % len(parts)] for each in chosen)


class Choices:
    """Choices among things that follow from a name: always the same ones, on any machine."""

    def __init__(self, name: str) -> None:
        self._name, self._count = name, 0

    def pick(self, things: Sequence[_T]) -> _T:
        """Return one of the things."""
        self._count += 1
        digest = hashlib.sha256(f"{self._name} {self._count}".encode()).digest()
        return things[int.from_bytes(digest[:4]) % len(things)]

    def pick_some(self, things: Sequence[_T], fewest: int, most: int) -> list[_T]:
        """Return some of the things in any order; one may be there twice."""
        return [self.pick(things) for _ in range(self.pick(range(fewest, most + 1)))]
