"""How much room a table needs: what writers that set tables side by side decide by."""

from __future__ import annotations

import math

from dragoman.model import Table

_MOST_COLUMNS = 4  # columns of a table that fit beside the same table in another language
_LIGHTEST, _HEAVIEST = 3, 60  # characters: shorter and longer texts get no less and no more width
_SHORT = 12  # characters of a text that is better not broken over two lines
_NARROW = 34  # characters that fit side by side even on a telephone


def needs_full_width(table: Table) -> bool:
    """Return whether a table needs the whole width of the page, so that its languages are below
    each other."""
    return len(table.lines[0]) > _MOST_COLUMNS


def share_width(table: Table, index: int) -> tuple[float, ...]:
    """Return the share of the width that each column of a table gets in one language.

    The shares are relative to each other. They follow the longest text of each column: short texts
    get the room that keeps them on one line, and long texts leave the others some.
    """
    longest = (max(map(len, texts)) for texts in _texts_of_columns(table, index))
    return tuple(
        math.sqrt(min(max(length, _LIGHTEST), _HEAVIEST)) + min(length, _SHORT) / 2
        for length in longest
    )


def fits_narrow_screen(table: Table, index: int) -> bool:
    """Return whether the longest words of the columns fit side by side on a narrow screen, so that
    none has to be broken."""
    return sum(map(_count_longest_word, _texts_of_columns(table, index))) <= _NARROW


def _texts_of_columns(table: Table, index: int) -> list[list[str]]:
    return [
        [row.segments[index].text if row else "" for row in column]
        for column in zip(*table.lines, strict=True)
    ]


def _count_longest_word(texts: list[str]) -> int:
    """Return the number of characters of the longest word."""
    return max((len(word) for text in texts for word in text.split()), default=0)
