"""Paragraphs of one line that begin with a letter, as most paragraphs of many files do.

To ask each rule in turn whether such a line begins its block takes longer than all else about it.
Nothing has to be known of several such paragraphs but where they are, so they make one token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.sources.markdown.definitions import is_followed_by_colon
from dragoman.sources.markdown.sites.marker_tokens import find_rule, find_start
from dragoman.sources.markdown.sites.outlines import may_be_property

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

RULE = "plain_line"
PLAIN = "plain_lines"
"""The token of one or more such paragraphs; its ``meta["lines"]`` has a ``PlainLine`` for each. It
is made where the environment of the parser has this key, and only outside of all other blocks."""

PlainLine = tuple[int, int, int]
"""The number of a line, from 0, and where its text begins and ends in the text that is parsed."""

_OTHERS = ("import", "export", "Table:", "table:", "CLOSED:", "DEADLINE:", "SCHEDULED:")


def add_plain_lines(md: MarkdownIt) -> None:
    """Let a parser read such a paragraph before it asks another rule; the result is the same."""
    paragraph = find_rule(md, "paragraph").fn

    def read_plain_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not _is_plain_line(state, start, end):
            return False
        lines = _find_run(state, start, end) if PLAIN in state.env and not state.level else []
        if not lines:
            return paragraph(state, start, end, silent)
        state.line = lines[-1][0] + 1
        token = state.push(PLAIN, "", 0)
        token.map, token.meta = [start, state.line], {"lines": lines}
        return True

    md.block.ruler.before("table", RULE, read_plain_line, {"alt": []})


def _is_plain_line(state: StateBlock, start: int, end: int) -> bool:
    """Return whether a line that is not blank is such a paragraph.

    With a blank line or the end below, only four other blocks begin with a letter: a term of a
    list of definitions, what a page in MDX says to its program, the caption of a table, and the
    property of an outline.
    """
    position = find_start(state, start)
    if not state.src[position].isalpha() or state.src.startswith(_OTHERS, position):
        return False
    if start + 1 < state.lineMax and not state.isEmpty(start + 1):
        return False
    if may_be_property(state, start) or state.is_code_block(start):
        return False
    return not is_followed_by_colon(state, start, end)


def _find_run(state: StateBlock, start: int, end: int) -> list[PlainLine]:
    """Return the paragraphs from a plain line on, up to one that may have attributes, or a name of
    Obsidian, at its end."""
    lines: list[PlainLine] = []
    while True:
        begin = find_start(state, start)
        text = state.src[begin : state.eMarks[start]].rstrip()
        if text.endswith("}") or "^" in text[-50:]:
            return lines
        lines.append((start, begin, begin + len(text)))
        start = state.skipEmptyLines(start + 1)
        if start >= end or not _is_plain_line(state, start, end):
            return lines
