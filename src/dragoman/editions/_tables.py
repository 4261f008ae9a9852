"""The cells of a table, put where they stand in it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model import Row

_BROAD = 4  # columns that fit beside another language's
_LIGHT, _HEAVY = 3, 60  # characters of a cell that ask for the least and for the most width
_SHORT = 12  # characters of a text that had better stay on one line
_NARROW = 34  # characters that fit beside each other even on a telephone


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in all languages."""

    rows: tuple[tuple[Row | None, ...], ...]
    """Its lines that have a text; None where the source has none."""
    head: bool
    """Is the first line the heads of the columns?"""

    @property
    def broad(self) -> bool:
        """Does it need the whole width, the languages below each other?"""
        return len(self.rows[0]) > _BROAD

    def weights(self, index: int) -> tuple[float, ...]:
        """Share the width among the table's columns, as a language's longest texts ask.

        Short texts get what they need to stay on one line, long ones do not leave them none.
        """
        longest = (max(map(len, rank)) for rank in self._texts(index))
        return tuple(
            math.sqrt(min(max(length, _LIGHT), _HEAVY)) + min(length, _SHORT) / 2
            for length in longest
        )

    def narrow(self, index: int) -> bool:
        """Tell whether the longest words fit beside each other, so that none need be broken."""
        return sum(map(_longest_word, self._texts(index))) <= _NARROW

    def _texts(self, index: int) -> list[list[str]]:
        return [
            [row.segments[index].text if row else "" for row in rank]
            for rank in zip(*self.rows, strict=True)
        ]


def _longest_word(texts: Sequence[str]) -> int:
    """Count the characters of the longest word."""
    return max((len(word) for text in texts for word in text.split()), default=0)


def table_number(row: Row) -> int | None:
    """Tell which table a row is a cell of, if of any."""
    return row.unit.place.cell[0] if row.unit.place.cell else None


def make_grid(cells: Sequence[Row]) -> Grid:
    """Put the rows that are one table's cells where they stand in it."""
    found = {}
    for row in cells:
        _, line, rank = row.unit.place.cell or (0, 0, 0)
        found[line, rank] = row
    width = 1 + max(rank for _, rank in found)
    lines = sorted({line for line, _ in found})
    rows = tuple(tuple(found.get((line, rank)) for rank in range(width)) for line in lines)
    return Grid(rows, head=lines[0] == 0 and len(lines) > 1)
