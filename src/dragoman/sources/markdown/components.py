"""Tags of HTML and of components without a text inside: what readers see of them.

A page in MDX has tags of components, such as ``<Card title="A title" />``, ``<Tabs items={all}>``,
or one with an attribute on each line. CommonMark takes some of these for paragraphs; here all of
them begin a block of HTML. Where a block of HTML has no text, the attributes that readers see are
texts: each is a leaf of one line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dragoman.patterns import compile_later
from dragoman.sources.markdown.html import shows_text
from dragoman.sources.markdown.marker_tokens import finish_marker, read_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    BlockRule = Callable[[StateBlock, int, int, bool], bool]

COMPONENT = "component"
"""The name of the rule that reads the tags of components."""

_BEGINNING = compile_later(r"<[A-Z]")
_COMPONENT = compile_later(
    r"<[A-Z][\w.]*(?:\s+(?:[A-Za-z@:][\w:@.-]*"
    r"(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?|\{[^{}]*\}))*\s*/?>[ \t]*$",
    re.M,
)
_LONGEST_TAG = 40
"""In lines; a longer one is text."""
_SHOWN = compile_later(
    r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)"
    r"|(?<![\w:@.$-])(?:alt|aria-label|caption|description|heading|label|placeholder|subtitle"
    r"|summary|tagline|text|title)[ \t]*=[ \t]*(?P<quote>[\"'])"
    r"(?P<shown>(?:(?!(?P=quote)|\{[{%])[^\n])*)(?P=quote)",
    re.I | re.S,
)
"""What is no text, or an attribute that readers see. A value with a tag of a template is none."""


def add_components(md: MarkdownIt) -> None:
    """Let a parser read the tags of components."""
    md.block.ruler.before("html_block", COMPONENT, _read_component)


def add_labels(rule: BlockRule) -> BlockRule:
    """Wrap a rule for blocks of HTML so that the attributes that readers see become tokens."""

    def labelling_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent and len(state.tokens) == before + 1:
            spans = list(_find_labels(state, start))
            if spans and not shows_text(state.tokens[before].content):
                finish_marker(state, start, state.line, False, spans)
        return True

    return labelling_rule


def _find_labels(state: StateBlock, start: int) -> Iterator[tuple[int, int]]:
    """Yield what readers see of the attributes in a block, as positions from its beginning on."""
    first = state.bMarks[start] + state.tShift[start]
    for match in _SHOWN.finditer(state.src[first : state.eMarks[state.line - 1]]):
        if match["shown"]:
            yield match.span("shown")


def _read_component(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a block that begins with the tag of a component, up to a blank line."""
    if state.is_code_block(start) or not _BEGINNING.match(read_line(state, start)):
        return False
    after = start
    while after < end and not state.isEmpty(after) and state.sCount[after] >= state.blkIndent:
        after += 1
    lines = range(start, min(after, start + _LONGEST_TAG))
    if not _COMPONENT.match("\n".join(read_line(state, number) for number in lines)):
        return False
    if silent:
        return True
    state.line = after
    token = state.push("html_block", "", 0)
    token.map = [start, after]
    token.content = state.getLines(start, after, state.blkIndent, True)
    return True
