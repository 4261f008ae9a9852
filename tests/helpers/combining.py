"""Small documents put together from parts: each result is always the same, and many differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

MOST_PARTS = 7


def combine(name: str, parts: Sequence[str], count: int) -> Iterator[str]:
    """Yield texts of two to seven of the parts.

    Which ones says a digest, not ``random``, whose choices another Python may make in another way.
    """
    for number in range(count):
        digest = hashlib.sha256(f"{name} {number}".encode()).digest()
        chosen = digest[1 : 3 + digest[0] % (MOST_PARTS - 1)]
        yield "".join(parts[each % len(parts)] for each in chosen)
