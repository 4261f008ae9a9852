"""Drawing a simple or a multiline table (``ruled``) anew around other texts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from dragoman.sources._common import first_line_end, iterate_lines
from dragoman.sources.markdown.tables.columns import measure_columns
from dragoman.sources.markdown.tables.ruled import Cell, Ruled, parse_ruled

_NARROWEST = 8
Span = tuple[int, int]


class _Column(NamedTuple):
    side: str
    hyphens: int
    pitch: int
    """From its beginning to that of the next one; of the last one, its width."""

    def indent(self, line: str, *, is_head: bool) -> int:
        """Return how many spaces are before a line of a cell.

        By the first row Pandoc sees how a column is aligned, and counts its letters as one each.
        """
        width = measure_columns(line)
        if self.side == "right":
            return self.hyphens - (len(line) if is_head else width)
        return (self.hyphens - max(len(line), width)) // 2 if self.side == "center" else 0


def redraw_ruled_tables(
    text: str, changed: Iterable[tuple[Span, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """Yield for each table of a file the edit that draws it with other texts.

    ``changed`` has for each cell the characters of the file that its table is, the place of its
    text in the file, and the new one.
    """
    tables: dict[Span, dict[int, str]] = {}
    for span, place, new in changed:
        tables.setdefault(span, {})[place] = new
    for (start, end), texts in tables.items():
        inside = text[start:end]
        lines = list(iterate_lines(inside))
        table = parse_ruled([line.rstrip() for _, line in lines])
        if table is not None:
            cells = {
                cell: found
                for cell, places in table.list_cells()
                if places and (found := texts.get(start + lines[places[0][0]][0] + places[0][1]))
            }
            yield start, end, first_line_end(inside).join(_draw(table, cells))


def _draw(table: Ruled, texts: Mapping[Cell, str]) -> Iterator[str]:
    """Yield the lines of a table in which some cells have other texts."""
    cells = {
        cell: [table.lines[number][begin:stop] for number, begin, stop in places]
        for cell, places in table.list_cells()
    }
    for cell, new in texts.items():
        start, end = table.spans[cell[1]]
        width = max(end - start, _NARROWEST)
        cells[cell] = (
            textwrap.wrap(new, width, break_long_words=False, break_on_hyphens=False)
            if table.is_multiline
            else [new]
        )
    columns = [_measure_column(table, column, cells) for column in range(len(table.spans))]
    indent = " " * table.spans[0][0]
    row_of = {number: row for row, numbers in enumerate(table.rows) for number in numbers}
    for number, line in enumerate(table.lines):
        if number in row_of:
            row = row_of[number]
            if number == table.rows[row][0]:
                inside = [cells[row, column] for column in range(len(columns))]
                yield from (indent + each for each in _draw_row(columns, inside, is_head=not row))
        elif " " not in line.strip():
            yield line and "-" * max(len(line), sum(each.pitch for each in columns))
        else:
            yield (indent + "".join(f"{'-' * c.hyphens:{c.pitch}}" for c in columns)).rstrip()


def _measure_column(table: Ruled, number: int, cells: Mapping[Cell, Sequence[str]]) -> _Column:
    """Return how wide a column has to be, and that its first row still aligns it as before."""
    start, end = table.spans[number]
    old = {cell: places for cell, places in table.list_cells() if cell[1] == number}
    head, side = cells[0, number], table.find_side(number)
    is_head_new = head != [table.lines[line][begin:stop] for line, begin, stop in old[0, number]]
    hyphens = end - start
    if side:
        around = 2 if side == "center" else 1
        widest = max(measure_columns(line) for cell in old for line in cells[cell] or [""])
        lengths = (max(len(line), measure_columns(line)) for line in head)
        hyphens = max(hyphens, widest, *(length + around for length in lengths))
    elif head and is_head_new:
        hyphens = min(map(len, head))
    column = _Column(side, hyphens, 0)
    ends = (
        column.indent(line, is_head=not cell[0]) + measure_columns(line)
        for cell in old
        for line in cells[cell]
    )
    content = max(hyphens, *ends)
    if number == len(table.spans) - 1:
        return column._replace(pitch=content)
    pitch = table.spans[number + 1][0] - start
    filled = (
        measure_columns(table.lines[line][:stop]) - start
        for places in old.values()
        for line, _, stop in places
    )
    return column._replace(pitch=max(pitch, content + pitch - max(end - start, *filled)))


def _draw_row(
    columns: Sequence[_Column], cells: Sequence[Sequence[str]], *, is_head: bool
) -> Iterator[str]:
    for pieces in zip_longest(*cells, fillvalue=""):
        line = ""
        for column, piece in zip(columns, pieces, strict=True):
            before = " " * column.indent(piece, is_head=is_head)
            line += before + piece + " " * (column.pitch - len(before) - measure_columns(piece))
        yield line.rstrip()
