"""markdown-it's tokens of a file's blocks, each with the characters that its text stands in.

markdown-it says on which lines a block is; which characters of those lines are its text, and not
the markers of the lists and quotations around it, its state knows only while it reads them. So
each rule for a leaf is wrapped, and notes them down.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dragoman.errors import SourceError
from dragoman.inline import NESTING, inline_parser
from dragoman.sources._common import LINE_END

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    Rule = Callable[[StateBlock, int, int, bool], bool]

_LEAVES = ("table", "code", "fence", "html_block", "heading", "lheading", "paragraph")
TEXT = ("inline", "fence", "code_block", "html_block")
"""The tokens that hold a leaf's text. Each one's ``meta`` says on which line the leaf is
("first", from 0) and where on each of its lines the text begins and ends ("lines")."""


class SourceText:
    """A file's text with the line ends that markdown-it wants, and the way back."""

    def __init__(self, text: str) -> None:
        self.normal = LINE_END.sub("\n", text)
        self._shifts: list[tuple[int, int]] | None = None
        if "\r" in text:
            starts = [0, *(match.end() for match in LINE_END.finditer(text))]
            normal = [0, *(match.end() for match in re.finditer("\n", self.normal))]
            self._shifts = list(zip(starts, normal, strict=True))

    def back(self, line: int, position: int) -> int:
        """Give where in the file a character of that line stands."""
        if self._shifts is None:
            return position
        start, normal = self._shifts[line]
        return start + position - normal


def read_tokens(
    source: SourceText, name: str, skipped: int
) -> tuple[list[Token], dict[str, tuple[str, str]]]:
    """Give the tokens of the blocks, and the link reference definitions.

    The first ``skipped`` lines are not Markdown: front matter.
    """
    from markdown_it.rules_block import StateBlock

    md = _recording_parser()
    env: dict[str, Any] = {}
    found: list[Token] = []
    state = StateBlock(source.normal, md, env, found)
    md.block.tokenize(state, skipped, state.lineMax)
    deepest = max(found, key=lambda token: token.level, default=None)
    if deepest is not None and deepest.level >= NESTING - 1:
        line = (deepest.map or [0])[0] + 1
        raise SourceError("lists or quotations are nested too deep here; flatten them", name, line)
    references = env.get("references", {})
    return found, {
        label: (str(link["href"]), str(link["title"])) for label, link in references.items()
    }


@lru_cache(maxsize=1)
def _recording_parser() -> MarkdownIt:
    md = inline_parser()
    for rule in list(md.block.ruler.__rules__):
        if rule.name in _LEAVES:
            md.block.ruler.at(rule.name, _record_lines(rule.fn), {"alt": rule.alt})
    return md


def _record_lines(rule: Rule) -> Rule:
    """Let a rule for leaves note where on each line their text begins and ends."""

    def noted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if silent:
            return True
        where = [
            (state.bMarks[line] + state.tShift[line], state.eMarks[line])
            for line in range(start, state.line)
        ]
        for token in state.tokens[before:]:
            if token.type in TEXT:
                token.meta["first"], token.meta["lines"] = start, where
        return True

    return noted
