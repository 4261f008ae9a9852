"""The tokens of markdown-it for the blocks of a file, each with the characters of its text.

A token of markdown-it says on which lines its block is. It does not say which characters of these
lines are text and which are markers of the lists and quotations around the block. Only the state of
the parser knows that, while it reads the block. So each rule for a leaf is wrapped by a function
that records it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.errors import SourceError
from dragoman.inline import NESTING, LinkDefinitions, inline_parser
from dragoman.sources._common import LINE_END, iterate_lines
from dragoman.sources.markdown.cell_options import add_code_labels
from dragoman.sources.markdown.definitions import add_definitions
from dragoman.sources.markdown.lettered import add_lettered
from dragoman.sources.markdown.plain_lines import PLAIN, add_plain_lines
from dragoman.sources.markdown.sites.components import (
    COMPONENT,
    add_components,
    add_labels,
    leave_components,
)
from dragoman.sources.markdown.sites.fences import add_fences
from dragoman.sources.markdown.sites.frames import FRAME, add_frames, leave_frames
from dragoman.sources.markdown.sites.marker_tokens import find_edges, find_rule
from dragoman.sources.markdown.sites.markers import add_markers
from dragoman.sources.markdown.sites.mdx import INDENTED, Mdx, ignore_indentation, make_state
from dragoman.sources.markdown.tables import add_plus_tables
from dragoman.sources.markdown.tables.ruled import add_ruled_tables

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from dragoman.sources.markdown.sites.marker_tokens import BlockRule

_HTML = (COMPONENT, FRAME, "html_block")
_LEAVES = ("table", "code", "fence", *_HTML, "heading", "lheading", "paragraph")
TEXT = ("inline", "fence", "code_block", "html_block")
"""The tokens that contain the text of a leaf.

The ``meta`` of each says on which line the leaf begins ("first", from 0), and where the text begins
and ends on each of its lines ("lines", positions in ``SourceText.normal``).
"""


class SourceText:
    """The text of a file with LF as line ends, as markdown-it needs it, and the way back."""

    def __init__(self, text: str, mdx: Mdx = Mdx.NOTHING) -> None:
        self.mdx = mdx
        self.normal = LINE_END.sub("\n", text) if "\r" in text else text
        """The text with LF."""
        self._line_starts: list[tuple[int, int]] | None = None
        """Where each line begins in the file and in ``normal``; None where these are equal."""
        if "\r" in text:
            starts, normal = (
                [start for start, _ in iterate_lines(each)] for each in (text, self.normal)
            )
            self._line_starts = list(zip(starts, normal, strict=True))

    def to_file(self, line: int, position: int) -> int:
        """Return the position in the file of a position in ``normal`` that is on that line."""
        if self._line_starts is None:
            return position
        start, normal = self._line_starts[line]
        return start + position - normal


def read_tokens(source: SourceText, name: str, skipped: int) -> tuple[list[Token], LinkDefinitions]:
    """Return the tokens of the blocks, and the link reference definitions.

    The first ``skipped`` lines are front matter and not read. Raises SourceError, with ``name`` and
    the line, where blocks are nested too deep.
    """
    md = block_parser()
    tokens: list[Token] = []
    state = make_state(source.normal, md, {PLAIN: True}, tokens, source.mdx)
    md.block.tokenize(state, skipped, state.lineMax)
    deepest = max(tokens, key=lambda token: token.level, default=None)
    if deepest is not None and deepest.level >= NESTING - 1:
        line = (deepest.map or [0])[0] + 1
        raise SourceError(
            "lists or quotations are nested too deep here; use fewer levels", name, line
        )
    references = state.env.get("references", {})
    return tokens, {
        label: (str(link["href"]), str(link["title"])) for label, link in references.items()
    }


@lru_cache(maxsize=1)
def block_parser() -> MarkdownIt:
    """Return the parser of blocks, which knows the markers of tools that extend Markdown.

    It records in ``Token.meta`` where the text of each leaf is.
    """
    md = inline_parser()
    add_markers(md)
    add_fences(md)
    add_definitions(md)
    add_components(md)
    add_frames(md)
    add_lettered(md)
    add_plus_tables(md)
    html = find_rule(md, "html_block")
    md.block.ruler.at(html.name, leave_frames(leave_components(html.fn)), {"alt": html.alt})
    for name in _LEAVES:
        rule = find_rule(md, name)
        recording = _record_lines(rule.fn)
        recording = add_labels(recording) if name in _HTML else recording
        md.block.ruler.at(name, recording, {"alt": rule.alt})
    add_code_labels(md)
    for name in INDENTED:
        rule = find_rule(md, name)
        md.block.ruler.at(name, ignore_indentation(rule.fn), {"alt": rule.alt})
    add_plain_lines(md)
    add_ruled_tables(md)
    return md


def _record_lines(rule: BlockRule) -> BlockRule:
    """Wrap a rule for leaves so that it records where the text begins and ends on each line."""

    def recording_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if silent:
            return True
        lines = [find_edges(state, line) for line in range(start, state.line)]
        for token in state.tokens[before:]:
            if token.type in TEXT:
                token.meta["first"], token.meta["lines"] = start, lines
        return True

    return recording_rule
