"""What all markers of other tools become: tokens for what they show, and nothing for the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from dragoman.patterns import compile_later

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

T = TypeVar("T")
_Searched = dict[tuple[re.Pattern[str], int, int], tuple[int, int, int | None]]
"""By the pattern, the end and the indentation: from and before which lines it was searched, and the
line that was found."""
_LETTER = compile_later(r"[^\W\d_]")


def read_line(state: StateBlock, number: int) -> str:
    """Return the text of a line without the markers of lists and quotations before it."""
    first = state.bMarks[number] + state.tShift[number]
    return state.src[first : state.eMarks[number]].rstrip()


def find_closing(state: StateBlock, start: int, end: int, pattern: re.Pattern[str]) -> int | None:
    """Return the number of the line that ends a block; None for no such line.

    No line is searched twice for the same, so that many open blocks take no long time.
    """
    searched: _Searched = state.env.setdefault("searched", {})
    first, last, found = searched.get((pattern, end, state.blkIndent), (0, 0, None))
    if not first <= start < last:
        last, found = _search_closing(state, start, end, pattern)
        searched[pattern, end, state.blkIndent] = start, last, found
    return found


def _search_closing(
    state: StateBlock, start: int, end: int, pattern: re.Pattern[str]
) -> tuple[int, int | None]:
    """Return the line before which the search ended, and the line that was found."""
    for number in range(start, end):
        if not state.isEmpty(number):
            if state.sCount[number] < state.blkIndent:  # the item of a list ends before it
                return number, None
            if pattern.search(read_line(state, number)):
                return number + 1, number
    return end, None


def read_inside(state: StateBlock, start: int, end: int, indent: int) -> None:
    """Read the blocks that a marker holds, and come to the line after them."""
    old = state.lineMax, state.blkIndent, state.parentType
    state.push("marker_open", "", 1)
    state.lineMax, state.parentType = end, "root"
    state.blkIndent = indent
    state.md.block.tokenize(state, start, end)
    state.lineMax, state.blkIndent, state.parentType = old
    state.push("marker_close", "", -1)
    state.line = end


def finish_marker(
    state: StateBlock, start: int, after: int, silent: bool, spans: list[tuple[int, int]]
) -> bool:
    """Come to the line after a marker; what it shows becomes a token each."""
    if silent:
        return True
    first = state.bMarks[start] + state.tShift[start]
    line, done = start, first
    for begin, stop in sorted(_trim(state.src, first, spans)):
        token = state.push("inline", "", 0)
        line += state.src.count("\n", done, begin)
        done = begin
        token.content, token.map, token.children = state.src[begin:stop], [line, line + 1], []
        token.meta = {"first": line, "lines": [(begin, stop)], "form": "label"}
    state.line = after
    return True


def _trim(text: str, first: int, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans of a line, ``first`` on, as positions of the text, without white space."""
    for begin, stop in spans:
        piece = text[first + begin : first + stop] if begin >= 0 else ""
        if (stripped := piece.strip()) and _LETTER.search(stripped):
            lead = first + begin + piece.index(stripped[0])
            yield lead, lead + len(stripped)


def finish_html(state: StateBlock, start: int, after: int) -> bool:
    """Come to the line after a block of HTML."""
    state.line = after
    token = state.push("html_block", "", 0)
    token.map = [start, after]
    token.content = state.getLines(start, after, state.blkIndent, True)
    return True


def finish_code(state: StateBlock, lines: range, after: int, silent: bool) -> bool:
    """Come to the line after a block of code; the lines that it shows are a token."""
    if silent:
        return True
    state.line = after
    if not all(map(state.isEmpty, lines)):
        token = state.push("code_block", "code", 0)
        shown = (state.getLines(line, line + 1, state.blkIndent, False) for line in lines)
        token.content = "".join(f"{line}\n" for line in shown)
        token.map = [lines.start, lines.stop]
        ends = [(state.bMarks[line] + state.tShift[line], state.eMarks[line]) for line in lines]
        token.meta = {"first": lines.start, "lines": ends}
    return True


def push_cells(
    state: StateBlock, cells: Iterable[tuple[tuple[int, int], T]], find_side: Callable[[int], str]
) -> Iterator[tuple[T, Token]]:
    """Push the tokens of a table. Yield for each cell that has lines these, and the token of its
    text, which the caller fills.

    A cell has the number of its row and of its column before its lines; ``find_side`` returns the
    alignment of a column, or nothing.
    """
    state.push("table_open", "table", 1)
    row = -1
    for (number, column), lines in cells:
        if number != row:
            state.push("tr_open", "tr", 0)
            row = number
        cell = state.push("td_open", "td", 0)
        if side := find_side(column):
            cell.attrs = {"style": f"text-align:{side}"}
        if lines:
            token = state.push("inline", "", 0)
            token.content, token.children = "", []
            yield lines, token
    state.push("table_close", "table", -1)
