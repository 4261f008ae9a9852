"""Lists of definitions: a term on a line, and below it lines that begin with a colon.

They are not in CommonMark, but in what Hugo, Jekyll, Pandoc, MyST and mdBook read. The term and
each block of a definition is a leaf of its own, so that the lines stay apart. Several terms may
have one definition, each on its own line (Hugo, Jekyll, MkDocs).
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING

from dragoman.patterns import compile_later
from dragoman.sources.markdown.leaves import Form
from dragoman.sources.markdown.sites.marker_tokens import (
    find_edges,
    find_rule,
    find_start,
    read_line,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from dragoman.sources.markdown.sites.marker_tokens import BlockRule

_RULE = "deflist"
_TERM = compile_later(
    r"(?![*+-][ \t]|\d{1,9}[.)][ \t])(?:[^\W_]|[\"'(*_`\[\\~“«„])(?:[^|]{0,78}[^|.,;:!?])?\Z"
)
"""A line that may be a term with another one above or below it: it is short and ends no sentence.
"""
_MOST_TERMS = 10
"""How many terms may have one definition."""


def add_definitions(md: MarkdownIt) -> None:
    """Let a parser read lists of definitions."""
    from mdit_py_plugins.deflist import deflist_plugin

    md.use(deflist_plugin)
    rule = find_rule(md, _RULE)
    md.block.ruler.at(_RULE, _record_terms(rule.fn), {"alt": rule.alt})


def _record_terms(rule: BlockRule) -> BlockRule:
    """Wrap the rule so that it records where each term is, and reads only lists with colons.

    Below a letter, ``~ Ann`` is a signature.
    """

    def recording_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        others = () if silent else _find_other_terms(state, start, end)
        if not silent and not others and not is_followed_by_colon(state, start, end):
            return False
        before = len(state.tokens)
        if not rule(state, start + len(others), end, silent):
            return False
        _add_terms(state, others, before + 1)
        for opening, token in zip(state.tokens[before:], state.tokens[before + 1 :], strict=False):
            if opening.type == "dt_open" and "lines" not in token.meta:
                line = (token.map or [start])[0]
                lines = [find_edges(state, line)]
                token.meta = {"first": line, "lines": lines, "form": Form.TERM}
        return True

    return recording_rule


def _find_other_terms(state: StateBlock, start: int, end: int) -> Sequence[int]:
    """Return the lines before that of the last term, if a colon is at once below them."""
    for number in range(start, min(end - 1, start + _MOST_TERMS)):
        indent = state.sCount[number] - state.blkIndent
        if (
            state.isEmpty(number)
            or not 0 <= indent < 4
            or not _TERM.match(read_line(state, number))
        ):
            return ()
        if is_followed_by_colon(state, number, number + 2):
            return range(start, number)
    return ()


def _add_terms(state: StateBlock, lines: Sequence[int], index: int) -> None:
    """Add the tokens of terms before those of the last one, which begin at an index."""
    term = state.tokens[index : index + 3]
    state.tokens[index:index] = [_place(token, line) for line in lines for token in term]


def _place(token: Token, line: int) -> Token:
    placed = copy(token)
    placed.map, placed.meta = [line, line], {}
    return placed


def is_followed_by_colon(state: StateBlock, start: int, end: int) -> bool:
    """Return whether the line below one begins with a colon, or the next one if that is blank."""
    after = start + 1
    if after < end and state.isEmpty(after):
        after += 1
    return after < end and state.src.startswith(":", find_start(state, after))
