"""What all markers of other tools become: tokens for what they show, and nothing for the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from dragoman.patterns import compile_later
from dragoman.sources.markdown.leaves import Form

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import Rule
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    BlockRule = Callable[[StateBlock, int, int, bool], bool]
    """A rule of the parser: is there a block from a line on, before another? Unless it only asks,
    the rule reads it."""

INTERRUPTED = ("paragraph", "reference", "blockquote", "list")
"""The blocks that a marker ends, as a fence does."""
T = TypeVar("T")
_Searched = dict[tuple[re.Pattern[str], int, int], tuple[int, int, int | None]]
"""By the pattern, the end and the indentation: from and before which lines it was searched, and the
line that was found."""
_LETTER = compile_later(r"[^\W\d_]")


def find_rule(md: MarkdownIt, name: str) -> Rule[BlockRule]:
    """Return a rule for blocks that a parser has."""
    return next(rule for rule in md.block.ruler.__rules__ if rule.name == name)


def find_start(state: StateBlock, number: int) -> int:
    """Return where the text of a line begins, behind the markers of lists and quotations."""
    return state.bMarks[number] + state.tShift[number]


def find_edges(state: StateBlock, number: int) -> tuple[int, int]:
    """Return where the text of a line begins and ends."""
    return find_start(state, number), state.eMarks[number]


def read_line(state: StateBlock, number: int) -> str:
    """Return the text of a line."""
    return state.src[find_start(state, number) : state.eMarks[number]].rstrip()


def ends_block(state: StateBlock, number: int) -> bool:
    """Return whether a line is blank, or outside of the list that a block is in."""
    return state.isEmpty(number) or state.sCount[number] < state.blkIndent


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
    first = find_start(state, start)
    line, done = start, first
    for begin, stop in sorted(_trim(state.src, first, spans)):
        line += state.src.count("\n", done, begin)
        done = begin
        push_text(state, range(line, line + 1), [(begin, stop)])
    state.line = after
    return True


def _trim(text: str, first: int, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans of a line, ``first`` on, as positions of the text, without white space."""
    for begin, stop in spans:
        piece = text[first + begin : first + stop] if begin >= 0 else ""
        if (stripped := piece.strip()) and _LETTER.search(stripped):
            lead = first + begin + piece.index(stripped[0])
            yield lead, lead + len(stripped)


def push_text(
    state: StateBlock,
    lines: range,
    spans: Sequence[tuple[int, int]],
    form: Form = Form.LABEL,
) -> Token:
    """Push the token of a text in some lines, in each of which it has a span; return it."""
    token = state.push("inline", "", 0)
    token.content, token.map = state.src[slice(*spans[0])], [lines.start, lines.stop]
    token.children = []
    token.meta = {"first": lines.start, "lines": spans, "form": form}
    return token


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
        token.meta = {"first": lines.start, "lines": [find_edges(state, line) for line in lines]}
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
