"""The names that programs give to headings, so that links can lead to them: ``#some-heading``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from dragoman.patterns import compile_later

_NO_NAME = compile_later(r"[^\w\s-]")
_NO_IDENTIFIER = compile_later(r"[^\w\s.-]")
_NO_LETTER = compile_later(r"\A(?:[\d_]|[^\w])+")


def name_heading(heading: str) -> tuple[str, str]:
    """Return the names that a heading gets from GitHub and from pandoc, without a number."""
    lowered = heading.strip().lower()
    from_github = re.sub(r"\s", "-", _NO_NAME.sub("", lowered))
    identifier = re.sub(r"\s+", "-", _NO_IDENTIFIER.sub("", lowered))
    return from_github, _NO_LETTER.sub("", identifier) or "section"


def name_headings(headings: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the names of each heading, those from GitHub first.

    ``headings`` are their texts, in order. A name that another heading before has gets a number:
    ``history``, ``history-1``.
    """
    counts: Counter[str] = Counter()
    for heading in headings:
        names = []
        for name in dict.fromkeys(name_heading(heading)):
            count = counts[name]
            counts[name] += 1
            names.append(f"{name}-{count}" if count else name)
        yield tuple(filter(None, names))
