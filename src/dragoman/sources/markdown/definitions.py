"""Lists of definitions: a term on a line, and below it lines that begin with a colon.

They are not in CommonMark, but in what Hugo, Jekyll, Pandoc, MyST and mdBook read. The term and
each block of a definition is a leaf of its own, so that the lines stay apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    BlockRule = Callable[[StateBlock, int, int, bool], bool]

_RULE = "deflist"


def add_definitions(md: MarkdownIt) -> None:
    """Let a parser read lists of definitions."""
    from mdit_py_plugins.deflist import deflist_plugin

    md.use(deflist_plugin)
    (rule,) = (each for each in md.block.ruler.__rules__ if each.name == _RULE)
    md.block.ruler.at(_RULE, _record_terms(rule.fn), {"alt": rule.alt})


def _record_terms(rule: BlockRule) -> BlockRule:
    """Wrap the rule so that it records where each term is, and reads only lists with colons.

    Below a letter, ``~ Ann`` is a signature.
    """

    def recording_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not silent and not is_followed_by_colon(state, start, end):
            return False
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        for opening, token in zip(state.tokens[before:], state.tokens[before + 1 :], strict=False):
            if opening.type == "dt_open" and "lines" not in token.meta:
                line = (token.map or [start])[0]
                first = state.bMarks[line] + state.tShift[line]
                lines = [(first, state.eMarks[line])]
                token.meta = {"first": line, "lines": lines, "form": "term"}
        return True

    return recording_rule


def is_followed_by_colon(state: StateBlock, start: int, end: int) -> bool:
    """Return whether the line below one begins with a colon, or the next one if that is blank."""
    after = start + 1
    if after < end and state.isEmpty(after):
        after += 1
    return after < end and state.src.startswith(":", state.bMarks[after] + state.tShift[after])
