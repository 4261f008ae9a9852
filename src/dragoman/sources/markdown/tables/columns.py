"""Columns of text whose letters are all one column wide, or two, as in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category, east_asian_width


def measure_columns(text: str) -> int:
    """Return how many columns a text is wide."""
    return sum(
        0 if category(letter) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(letter) in "WF")
        for letter in text
    )


def find_places(line: str, columns: Sequence[int]) -> list[int]:
    """Return the places of the characters in columns; where none begins there, the end."""
    if line.isascii():
        return [min(column, len(line)) for column in columns]
    begins: dict[int, int] = {}
    at = 0
    for place, letter in enumerate(line):
        if category(letter) not in ("Mn", "Me", "Cf"):
            begins.setdefault(at, place)
        at += measure_columns(letter)
    return [begins.get(column, len(line)) for column in columns]
