"""A table that was pasted into a mail: its cells are between tabs, and their lines are lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.exchanges._columns import find_places
from dragoman.exchanges._tables import count_keys
from dragoman.patterns import compile_later

LINE_END = re.compile(r"\r\n|\r|\n")
NumberedCells = tuple[int, list[str]]
_QUOTED = compile_later(r"^(?:>[ \t]?)+", re.MULTILINE)
_QUOTED_HEAD = compile_later(r"^(?:>[ \t]?)+\S[^\n\t]*\t.*\(\w+\)", re.MULTILINE)
_LONGEST_ROW = 200
"""In lines."""


def unquote_mail(text: str) -> str:
    """Return a text without the ``>`` of an answer, if its rows have it."""
    return _QUOTED.sub("", text) if _QUOTED_HEAD.search(text) else text


def has_quoted_cells(text: str) -> bool:
    """Return whether quotation marks around a cell are no part of it, as far as can be told.

    They are a part where only some cells have them, and no sign in these is a reason for it.
    Programs that put a cell into quotation marks for its comma do so with all commas.
    """
    lines = LINE_END.split(text)
    head = next((line for line in lines if "\t" in line), "")
    if head.startswith('"'):
        return True
    plain = [line for line in lines if "\t" in line and '"' not in line]
    reasons = {'"', *(sign for sign in ",;" if not any(sign in line for line in plain))}
    cells = (cell for line in lines if '"' in line for cell in line.split("\t"))
    inside = (cell[1:-1] for cell in cells if cell[:1] == cell[-1:] == '"')
    return all(not cell or not reasons.isdisjoint(cell) for cell in inside)


def join_lines(rows: Sequence[NumberedCells]) -> Iterator[NumberedCells]:
    """Yield the rows of a table, of which some have several lines.

    A row with too few cells goes on below, if so it gets as many as the names of the columns, and
    the key of one message. The last cell of a line and the first of the next are one cell. A blank
    line ends a table.
    """
    columns = at = 0
    while at < len(rows):
        number, cells = rows[at]
        columns = len(cells) if find_places(cells)[0] else columns
        lines = _find_end(rows, at, columns) if columns and 0 < len(cells) < columns else 1
        joined = cells
        for _, more in rows[at + 1 : at + lines]:
            joined = [*joined[:-1], f"{joined[-1]}\n{more[0]}", *more[1:]]
        yield number, joined
        at += lines


def _find_end(rows: Sequence[NumberedCells], first: int, columns: int) -> int:
    """Return how many lines make a whole row, from the first; 1 where they make none."""
    count = keys = 0
    for lines, (_, cells) in enumerate(rows[first : first + _LONGEST_ROW], 1):
        if not any(cell.strip() for cell in cells):
            return 1
        count += len(cells) - (lines > 1)
        keys += count_keys(cells)
        if count > columns or keys > 1:
            return 1
        if count == columns and keys == 1:
            return lines
    return 1
