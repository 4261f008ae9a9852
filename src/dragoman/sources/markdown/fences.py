"""Fences of MyST that hold text: three backticks and ``{note}``.

CommonMark takes them for code. What is between the fences is Markdown, and what follows the name
is a title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.patterns import compile_later
from dragoman.sources.markdown.markers import OPTION, finish_marker, read_inside, read_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_OPENING = compile_later(
    r"(?P<fence>`{3,}|~{3,})\{(?:admonition|attention|caution|danger|dropdown|epigraph|error|hint"
    r"|important|margin|note|seealso|sidebar|tip|topic|warning)\}(?P<title>[^`]*)\Z"
)
_FENCE = compile_later(r"(?:`{3,}|~{3,})\Z")


def add_fences(md: MarkdownIt) -> None:
    """Let a parser read the text in fences of MyST."""
    interrupted = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", "text_fence", _read_text_fence, {"alt": interrupted})


def _read_text_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    match = _OPENING.match(read_line(state, start))
    closing = _find_closing(state, start, end, match["fence"]) if match else None
    if match is None or closing is None:
        return False
    if silent:
        return True
    finish_marker(state, start, start + 1, silent, [match.span("title")])
    first = start + 1
    while first < closing and OPTION.match(read_line(state, first)):
        first += 1
    read_inside(state, first, closing, state.blkIndent)
    state.line = closing + 1
    return True


def _find_closing(state: StateBlock, start: int, end: int, fence: str) -> int | None:
    """Return the number of the line that closes a fence; None for one that is not closed.

    What is not found once is not searched again, so that many fences take no long time.
    """
    missing = state.env.setdefault("unclosed", set())
    if (fence, end) in missing:
        return None
    for number in range(start + 1, end):
        if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            return None
        line = read_line(state, number)
        if line.startswith(fence) and _FENCE.match(line):
            return number
    missing.add((fence, end))
    return None
