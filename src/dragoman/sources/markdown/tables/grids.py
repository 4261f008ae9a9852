"""Grid tables (Pandoc): lines of ``+---+---+`` with rows of one line or more between them.

Where every line is divided at the same columns and each cell is one paragraph, each cell is a leaf,
and a table with other texts is drawn anew, as wide as it has to be. Any other table is code: its
lines belong together. So is one that is in a quotation or a list, or has a line above that may seem
to be its own: it could not be found again when it is drawn.

Source: the manual of Pandoc, extension ``grid_tables``.
"""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dragoman.patterns import compile_later
from dragoman.sources._common import iterate_lines
from dragoman.sources.markdown.leaves import Form
from dragoman.sources.markdown.sites.marker_tokens import (
    find_start,
    finish_code,
    push_cells,
    read_line,
)
from dragoman.sources.markdown.tables.columns import find_places, measure_columns

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_BORDER = compile_later(r"\+(?::?[-=]+:?\+)+\Z")
_NO_PARAGRAPH = compile_later(r"\s|[<>]|(?:[-+*|:=~]|#+|\d+[.)])(?:\s|\Z)|```|~~~|[-=*_]{3}")
"""How a line begins that is more than the next line of a paragraph."""
_BEGINNINGS = ("+", "|")
_NO_TABLE_BEFORE = "no_grid_before"
"""In the environment of the parser, the number of a line before which no such table begins."""
_SIDES = {(False, True): "right", (True, True): "center", (True, False): "left"}
Cell = tuple[int, int]
"""A row and a column, from 0."""


class Grid(NamedTuple):
    """A table that is regular."""

    edges: Sequence[int]
    """The columns of the characters that divide its lines; a wide letter has two columns."""
    lines: Sequence[str]
    borders: Sequence[int]
    """The numbers of the lines between rows."""

    def list_cells(self) -> Iterator[tuple[Cell, list[tuple[int, int, int]]]]:
        """Yield the cells, each with its lines: the number, and where the text begins and ends."""
        for row, (above, below) in enumerate(pairwise(self.borders)):
            places = {n: find_places(self.lines[n], self.edges) for n in range(above + 1, below)}
            for column in range(len(self.edges) - 1):
                spans = []
                for number, at in places.items():
                    begin, stop = at[column] + 1, at[column + 1]
                    piece = self.lines[number][begin:stop]
                    lead = begin + len(piece) - len(piece.lstrip())
                    spans.append((number, lead, begin + len(piece.rstrip())))
                yield (row, column), [each for each in spans if each[1] < each[2]]

    def find_side(self, column: int) -> str:
        """Return to which side the border below the head aligns a column; "" for none."""
        heads = [self.lines[n] for n in self.borders if "=" in self.lines[n]]
        border = (heads or [self.lines[0]])[0][self.edges[column] + 1 : self.edges[column + 1]]
        return _SIDES.get((border.startswith(":"), border.endswith(":")), "")


def read_grid(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read a grid table, as a rule of ``markers``."""
    if start < state.env.get(_NO_TABLE_BEFORE, 0) or not _BORDER.match(line):
        return False
    after = start
    while (
        after < end and not state.isEmpty(after) and read_line(state, after).startswith(_BEGINNINGS)
    ):
        after += 1
    lines = [read_line(state, number) for number in range(start, after)]
    if len(lines) < 3 or not _BORDER.match(lines[-1]):
        state.env[_NO_TABLE_BEFORE] = after  # so that no line is asked again for each one above
        return False
    grid = parse_grid(lines)
    if grid is None or not _is_alone(state, start, after):
        return finish_code(state, range(start, after), after, silent)
    if not silent:
        _push_cells(state, start, grid)
        state.line = after
    return True


def _is_alone(state: StateBlock, start: int, after: int) -> bool:
    """Return whether the lines of a table begin as lines of the file, and no line above does so.

    Then ``_find_table`` finds just these lines.
    """
    first = state.bMarks[start]
    above = state.src[state.src.rfind("\n", 0, max(first - 1, 0)) + 1 : first]
    return not above.startswith(_BEGINNINGS) and all(
        state.src.startswith(_BEGINNINGS, place) and (place == 0 or state.src[place - 1] == "\n")
        for place in state.bMarks[start:after]
    )


def parse_grid(lines: Sequence[str]) -> Grid | None:
    """Return the table that lines draw; None for one that is not regular."""
    edges = [match.start() for match in re.finditer(r"\+", lines[0])]
    borders = [number for number, line in enumerate(lines) if line.startswith("+")]
    for number, line in enumerate(lines):
        at = find_places(line, edges)
        if number in borders:
            is_divided = bool(_BORDER.match(line)) and at == edges and line.count("+") == len(edges)
        else:
            is_divided = all(line[place : place + 1] == "|" for place in at)
        if not is_divided or at[-1] != len(line) - 1:
            return None
    grid = Grid(edges, lines, borders)
    is_simple = all(_is_paragraph(grid, spans) for _, spans in grid.list_cells())
    return grid if is_simple else None


def _is_paragraph(grid: Grid, spans: Sequence[tuple[int, int, int]]) -> bool:
    """Return whether the lines of a cell follow each other, and begin nothing else."""
    numbers = [number for number, _, _ in spans]
    texts = [grid.lines[number][begin:stop] for number, begin, stop in spans]
    has_gap = bool(numbers) and numbers[-1] - numbers[0] >= len(numbers)
    return not has_gap and not any(map(_NO_PARAGRAPH.match, texts))


def _push_cells(state: StateBlock, start: int, grid: Grid) -> None:
    """Push the tokens of a table with its cells."""
    sides = [grid.find_side(column) for column in range(len(grid.edges) - 1)]
    for spans, token in push_cells(state, grid.list_cells(), sides.__getitem__):
        marks = [find_start(state, start + line) for line, *_ in spans]
        lines = [(at + b, at + s) for at, (_, b, s) in zip(marks, spans, strict=True)]
        first = start + spans[0][0]
        token.map = [first, first + len(spans)]
        token.meta = {"first": first, "lines": lines, "form": Form.GRID}


def redraw_grids(
    text: str, changed: Iterable[tuple[int, Sequence[str]]]
) -> Iterator[tuple[int, int, str]]:
    """Yield for each table of a file the edit that draws it with other texts.

    ``changed`` has for each cell the place of its text in the file, and the lines of the new one.
    """
    found = list(changed)
    lines = [(at, at + len(line)) for at, line in iterate_lines(text)] if found else []
    starts = [start for start, _ in lines]
    tables: dict[tuple[int, int], dict[int, Sequence[str]]] = {}
    table = (0, -1)
    for place, new in found:
        number = bisect_right(starts, place) - 1
        if not table[0] <= number <= table[1]:
            table = _find_table(text, lines, number)
        tables.setdefault(table, {})[place] = new
    for (first, last), texts in tables.items():
        kept = lines[first : last + 1]
        grid = parse_grid([text[start:end].rstrip() for start, end in kept])
        if grid is not None:
            cells = {
                cell: texts[place]
                for cell, spans in grid.list_cells()
                if spans and (place := kept[spans[0][0]][0] + spans[0][1]) in texts
            }
            line_end = text[kept[0][1] : kept[1][0]]
            yield kept[0][0], kept[-1][1], line_end.join(_draw(grid, cells))


def _find_table(text: str, lines: Sequence[tuple[int, int]], number: int) -> tuple[int, int]:
    """Return the numbers of the first and the last line of the table around a line."""
    first = last = number
    while first > 0 and text.startswith(_BEGINNINGS, *lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and text.startswith(_BEGINNINGS, *lines[last + 1]):
        last += 1
    return first, last


def _draw(grid: Grid, texts: Mapping[Cell, Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table in which some cells have other texts."""
    widths = [right - left - 1 for left, right in pairwise(grid.edges)]
    cells = {
        cell: _wrap(texts[cell], widths[cell[1]] - 2)
        if cell in texts
        else [grid.lines[number][begin:stop] for number, begin, stop in spans]
        for cell, spans in grid.list_cells()
    }
    for (_, column), lines in cells.items():
        widths[column] = max(widths[column], *(2 + measure_columns(line) for line in lines), 0)
    for row, border in enumerate(grid.borders):
        yield _draw_border(grid, border, widths)
        inside = [cells[row, column] for column in range(len(widths)) if (row, column) in cells]
        for at in range(max(map(len, inside), default=0)):
            pieces = [lines[at] if at < len(lines) else "" for lines in inside]
            pads = [width - 1 - measure_columns(p) for p, width in zip(pieces, widths, strict=True)]
            yield "|" + "".join(f" {p}{' ' * n}|" for p, n in zip(pieces, pads, strict=True))


def _draw_border(grid: Grid, number: int, widths: Sequence[int]) -> str:
    parts = []
    for (left, right), width in zip(pairwise(grid.edges), widths, strict=True):
        old = grid.lines[number][left + 1 : right]
        middle = old.strip(":")[:1] * (width - old.count(":"))
        parts.append(":" * old.startswith(":") + middle + ":" * old.endswith(":"))
    return f"+{'+'.join(parts)}+"


def _wrap(lines: Sequence[str], width: int) -> list[str]:
    """Return lines as long as a column is wide, where their words are not longer."""
    wrapped: list[str] = []
    for line in lines:
        first = len(wrapped)
        for piece in textwrap.wrap(
            line, max(width, 8), break_long_words=False, break_on_hyphens=False
        ):
            if len(wrapped) > first and _NO_PARAGRAPH.match(piece):
                wrapped[-1] += f" {piece}"
            else:
                wrapped.append(piece)
    return wrapped
