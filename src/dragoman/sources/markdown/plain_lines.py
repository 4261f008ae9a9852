"""Paragraphs of one line that begin with a letter, as most paragraphs of many files do.

To ask each rule in turn whether such a line begins its block takes longer than all else about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.sources.markdown.definitions import is_followed_by_colon

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

RULE = "plain_line"
_STATEMENTS = ("import", "export")


def add_plain_lines(md: MarkdownIt) -> None:
    """Let a parser read such a paragraph before it asks another rule; the result is the same.

    With a blank line or the end below, only two other blocks begin with a letter: a term of a list
    of definitions, and what a page in MDX says to its program.
    """
    (paragraph,) = (each.fn for each in md.block.ruler.__rules__ if each.name == "paragraph")

    def read_plain_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        position = state.bMarks[start] + state.tShift[start]
        if not state.src[position].isalpha() or state.src.startswith(_STATEMENTS, position):
            return False
        if start + 1 < state.lineMax and not state.isEmpty(start + 1):
            return False
        if state.is_code_block(start) or is_followed_by_colon(state, start, end):
            return False
        return paragraph(state, start, end, silent)

    md.block.ruler.before("table", RULE, read_plain_line, {"alt": []})
