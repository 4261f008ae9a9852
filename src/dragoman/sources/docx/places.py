"""The names of places in a Word file, as the document had them that pandoc made it of.

Word takes names of at most 40 characters that begin with a letter. For another one, pandoc writes X
and the SHA-1 of the name. Most often that is the name which pandoc or GitHub give a heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha1

_DIGEST = re.compile(r"X[0-9a-f]{39}")
_NO_NAME = re.compile(r"[^\w\s-]")
_NO_IDENTIFIER = re.compile(r"[^\w\s.-]")
_NO_LETTER = re.compile(r"\A(?:[\d_]|[^\w])+")


def has_digests(names: Collection[str]) -> bool:
    """Return whether one of the names of places is such a number."""
    return any(_DIGEST.fullmatch(name) for name in names)


def find_names(headings: Iterable[str]) -> Mapping[str, str]:
    """Return the names that headings have outside of Word, by those that pandoc gives them in it.

    ``headings`` are their texts, in order.
    """
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for heading in headings:
        for name in dict.fromkeys(_list_names(heading)):
            count = counts[name]
            counts[name] += 1
            written = f"{name}-{count}" if count else name
            names.setdefault(_write_digest(written), written)
    return names


def _list_names(heading: str) -> Iterator[str]:
    """Yield the names that a heading gets: from GitHub, then from pandoc."""
    lowered = heading.strip().lower()
    yield re.sub(r"\s", "-", _NO_NAME.sub("", lowered))
    yield _NO_LETTER.sub("", re.sub(r"\s+", "-", _NO_IDENTIFIER.sub("", lowered))) or "section"


def _write_digest(name: str) -> str:
    return "X" + sha1(name.encode(), usedforsecurity=False).hexdigest()[1:]
