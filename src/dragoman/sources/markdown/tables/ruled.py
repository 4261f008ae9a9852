"""Simple and multiline tables (Pandoc): columns below lines of hyphens, with no bars.

In a simple table each line is a row; in a multiline one, which has a blank line between its rows, a
cell may have several. Each cell is a leaf, and a table with other texts is drawn anew, with wider
columns where they have to be. Lines in which a text goes over the gap between two columns are not
read as a table, and neither are lines with a tab, or inside a quotation or a list.

Source: the manual of Pandoc, extensions ``simple_tables`` and ``multiline_tables``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from dragoman.patterns import compile_later
from dragoman.sources.markdown.leaves import Form
from dragoman.sources.markdown.sites.marker_tokens import find_closing, find_edges, push_cells
from dragoman.sources.markdown.tables.columns import find_places

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_RULE = compile_later(r" *-{2,} +-+(?: +-+)* *\Z| *-+ +-{2,}(?: +-+)* *\Z")
"""A line that says where the columns are: two or more, not all of one hyphen."""
_WHOLE = compile_later(r"-{3,}\Z")
"""The first and the last line of a multiline table; also the last one of a table without a head."""
_END = compile_later(r"^-+(?: +-+)*\Z")
_ANY_RULE = compile_later(r"\n *-+(?: +-+)+[^\S\n]*$", re.M)
"""A line that may be such a rule, after a line end: to look for that takes an eighth of the time
that ``^`` takes. Most files have none."""
_IS_RULED = "ruled"
"""The key of the parser's environment that says whether its text has one."""
_HYPHENS = compile_later(r"-+(?: +-+)*[ \t]*\Z")
_LONGEST_HEAD = 10
"""Lines."""
_SIDES = {(True, False): "right", (True, True): "center", (False, True): "left"}
"""By whether the head has space before it and after it."""
Cell = tuple[int, int]
"""A row and a column, from 0."""
Place = tuple[int, int, int]
"""The number of a line of the table, and where a text begins and ends in it."""


class Ruled(NamedTuple):
    """A table that such lines draw."""

    lines: Sequence[str]
    rule: int
    """The number of the line that says where the columns are."""
    spans: Sequence[tuple[int, int]]
    """Where the hyphens of each column begin and end in it."""
    rows: Sequence[Sequence[int]]
    """The numbers of the lines of each row."""
    is_multiline: bool

    def list_cells(self) -> Iterator[tuple[Cell, list[Place]]]:
        """Yield the cells, each with its lines that are not blank."""
        starts = [start for start, _ in self.spans]
        for row, numbers in enumerate(self.rows):
            places = {number: _cut_line(self.lines[number], starts) for number in numbers}
            for column in range(len(starts)):
                pieces = ((number, *at[column]) for number, at in places.items())
                yield (row, column), [each for each in pieces if each[1] < each[2]]

    def find_side(self, column: int) -> str:
        """Return to which side the first row aligns a column, by its shortest line; "" for none.

        As in Pandoc, a letter counts one here, also where it is two columns wide.
        """
        starts = [start for start, _ in self.spans]
        texts = []
        for number in self.rows[0]:
            line = self.lines[number]
            edges = [*find_places(line, starts), len(line)]
            texts.append(line[edges[column] : edges[column + 1]].rstrip())
        shortest = min(filter(None, texts), key=len, default="")
        start, end = self.spans[column]
        is_short = bool(shortest) and len(shortest) < end - start
        return _SIDES.get((shortest[:1] == " ", is_short), "")


def add_ruled_tables(md: MarkdownIt) -> None:
    """Let a parser read such tables. They end no paragraph."""
    md.block.ruler.before("table", "ruled_table", _read_table, {"alt": []})


def _read_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent or state.level or state.blkIndent or not _may_have_tables(state):
        return False
    if not _may_begin(state, start):
        return False
    after = _find_end(state, start, end)
    lines = [state.src[state.bMarks[n] : state.eMarks[n]].rstrip() for n in range(start, after)]
    table = parse_ruled(lines)
    if table is None:
        return False
    _push_cells(state, start, table)
    state.line = after
    return True


def _may_have_tables(state: StateBlock) -> bool:
    """Return whether the text has a line that a table needs. It is searched once."""
    if _IS_RULED not in state.env:
        state.env[_IS_RULED] = _ANY_RULE.search(f"\n{state.src}") is not None
    return bool(state.env[_IS_RULED])


def _may_begin(state: StateBlock, start: int) -> bool:
    """Return whether one of the first two lines has only hyphens, as most blocks do not."""
    below = start + 1
    return _has_hyphens(state, start) or (below < state.lineMax and _has_hyphens(state, below))


def _has_hyphens(state: StateBlock, line: int) -> bool:
    first, end = find_edges(state, line)
    return state.src.startswith("-", first) and _HYPHENS.match(state.src, first, end) is not None


def _find_end(state: StateBlock, start: int, end: int) -> int:
    """Return the line after a table: after the first line of hyphens below that of its columns, or
    for a table with a head, before the first blank line."""
    first = state.src[state.bMarks[start] : state.eMarks[start]].strip()
    blank = start
    while blank < end and not state.isEmpty(blank):
        blank += 1
    if not _END.match(first):
        return blank
    below = start + 1
    if _WHOLE.match(first):
        for below in range(start + 1, min(blank, start + _LONGEST_HEAD)):
            line = state.src[state.bMarks[below] : state.eMarks[below]]
            if _RULE.match(line):
                break
        below += 1
    last = find_closing(state, below, end, _END)
    return start if last is None else last + 1


def parse_ruled(lines: Sequence[str]) -> Ruled | None:
    """Return the table that lines draw, the first of which may be hyphens; None for no table."""
    rule = next((n for n, line in enumerate(lines[:_LONGEST_HEAD]) if _RULE.match(line)), -1)
    if rule < 0 or any("\t" in line for line in lines):
        return None
    is_framed = rule > 0 and bool(_WHOLE.match(lines[0]))
    has_end = bool(_END.match(lines[-1].strip())) and len(lines) - 1 > rule
    head, body = range(int(is_framed), rule), range(rule + 1, len(lines) - has_end)
    is_multiline = is_framed or not all(lines[number].strip() for number in body)
    if (not head or is_framed) and not has_end:
        return None
    rows = [[number] for number in body]
    if is_multiline:
        groups = groupby(body, lambda number: bool(lines[number].strip()))
        rows = [list(group) for is_row, group in groups if is_row]
    spans = [match.span() for match in re.finditer("-+", lines[rule])]
    table = Ruled(lines, rule, spans, [list(head), *rows] if head else rows, is_multiline)
    return table if _is_regular(table, has_head=bool(head)) else None


def _is_regular(table: Ruled, *, has_head: bool) -> bool:
    """Return whether a table has rows, no text goes over a gap, and some line has two cells."""
    if len(table.rows) <= has_head or (
        has_head and not (table.is_multiline or len(table.rows[0]) == 1)
    ):
        return False
    starts = [start for start, _ in table.spans]
    lines = [table.lines[number] for row in table.rows for number in row]
    for line in lines:
        places = find_places(line, starts)
        if line[: places[0]].strip() or any(
            line[at - 1 : at].strip() for at in places if 0 < at < len(line)
        ):
            return False
    filled = ([begin < stop for begin, stop in _cut_line(line, starts)] for line in lines)
    return any(sum(cells) > 1 for cells in filled)


def _cut_line(line: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Return where the text of each column begins and ends in a line."""
    edges = [*find_places(line, starts), len(line)]
    found = []
    for begin, stop in pairwise(edges):
        piece = line[begin:stop]
        lead = begin + len(piece) - len(piece.lstrip())
        found.append((lead, max(lead, begin + len(piece.rstrip()))))
    return found


def _push_cells(state: StateBlock, start: int, table: Ruled) -> None:
    """Push the tokens of a table with its cells."""
    whole = state.bMarks[start], state.eMarks[start + len(table.lines) - 1]
    ends = (start, whole[0]), (start + len(table.lines) - 1, whole[1])
    for places, token in push_cells(state, table.list_cells(), table.find_side):
        first, last = places[0][0], places[-1][0]
        lines = {
            n: (state.bMarks[start + n] + b, state.bMarks[start + n] + s) for n, b, s in places
        }
        blank = (whole[0], whole[0])
        shown = [lines.get(n, blank) for n in range(first, last + 1)]
        token.map = [start + first, start + last + 1]
        token.meta = {"first": start + first, "lines": shown, "form": Form.RULED, "table": ends}
