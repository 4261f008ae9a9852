"""The names of places in a Word file, as the document had them that pandoc made it of.

Word takes names of at most 40 characters that begin with a letter. For another one, pandoc writes X
and the SHA-1 of the name. Most often that is the name which pandoc or GitHub give a heading.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha1

from dragoman.texts.place_names import name_headings

_DIGEST = re.compile(r"X[0-9a-f]{39}")


def has_digests(names: Collection[str]) -> bool:
    """Return whether one of the names of places is such a number."""
    return any(_DIGEST.fullmatch(name) for name in names)


def find_names(headings: Iterable[str]) -> Mapping[str, str]:
    """Return the names that headings have outside of Word, by those that pandoc gives them in it.

    ``headings`` are their texts, in order.
    """
    names: dict[str, str] = {}
    for written in (name for each in name_headings(headings) for name in each):
        names.setdefault(_write_digest(written), written)
    return names


def _write_digest(name: str) -> str:
    return "X" + sha1(name.encode(), usedforsecurity=False).hexdigest()[1:]
