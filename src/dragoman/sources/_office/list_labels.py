"""What is shown at an item of a list: the text of its level, with numbers in it."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.patterns import compile_later

_PLACE = compile_later(r"%([1-9])")


def has_words(label: str) -> bool:
    """Return whether a label such as "Chapter %1" has more than numbers and signs."""
    return any(map(str.isalpha, label))


def fill_label(label: str, numbers: Mapping[int, str]) -> str:
    """Return a label with its numbers in the place of ``%1``, ``%2`` and so on."""
    filled = _PLACE.sub(lambda match: numbers.get(int(match[1]), ""), label)
    return " ".join(filled.split())
