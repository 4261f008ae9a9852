"""Tags of HTML that say that Markdown is in them: ``<div markdown>``, ``<div markdown="1">``.

For CommonMark the lines below such a tag are HTML. For kramdown and Python-Markdown they are
Markdown, up to the closing tag. So each of the two tags is a block of HTML without a text, and a
line between them that begins with a tag such as ``<img>`` begins a paragraph. Where other HTML, or
what may be code, is right below the tag, the block goes on to a blank line, as elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dragoman.patterns import compile_later
from dragoman.sources.markdown.sites.marker_tokens import (
    INTERRUPTED,
    find_closing,
    finish_html,
    read_line,
)
from dragoman.sources.markdown.sites.mdx import IS_MDX

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    from dragoman.sources.markdown.sites.marker_tokens import BlockRule

FRAME = "frame"
"""The name of the rule that reads these tags."""
_OPENING = compile_later(
    r"<(?P<name>[a-z][a-z0-9-]*)(?=[^<>]*\smarkdown(?:=(?:1|block|\"(?:1|block)\"|'(?:1|block)'))?[\s>])"
    r"[^<>]*>\Z"
)
_CLOSING = compile_later(r"</(?P<name>[a-z][a-z0-9-]*)[ \t]*>\Z")
_BEGINS = compile_later(r"<(?P<name>[a-z][a-z0-9-]*)\b")
_INLINE = compile_later(r"<(?:a|abbr|b|code|em|i|img|kbd|mark|small|span|strong|sub|sup)\b")
_OPENED = "frames"
"""The key of the parser's environment for how many tags of each name are open."""


def add_frames(md: MarkdownIt) -> None:
    """Let a parser read the tags that have Markdown in them."""
    md.block.ruler.before("html_block", FRAME, _read_frame, {"alt": [*INTERRUPTED]})


def leave_frames(rule: BlockRule) -> BlockRule:
    """Wrap the rule for blocks of HTML so that one in such a tag ends with it."""

    def leaving_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = read_line(state, start)
        if line.startswith("<") and not silent and any(state.env.get(_OPENED, {}).values()):
            if _INLINE.match(line):
                return False
            end = _find_closing(state, start, end)
        return rule(state, start, end, silent)

    return leaving_rule


def _read_frame(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = read_line(state, start)
    if not line.startswith("<") or IS_MDX in state.env or state.is_code_block(start):
        return False
    opened: Counter[str] = state.env.setdefault(_OPENED, Counter())
    opening, closing = _OPENING.match(line), _CLOSING.match(line)
    if opening and _is_above_markdown(state, start + 1, end, opening["name"]):
        name, change = opening["name"], 1
    elif closing and opened[closing["name"]] > 0:
        name, change = closing["name"], -1
    else:
        return False
    if not silent:
        opened[name] += change
        finish_html(state, start, start + 1)
    return True


def _is_above_markdown(state: StateBlock, number: int, end: int, name: str) -> bool:
    """Return whether a line has text, or another such tag, and a closing tag is alone on a line."""
    if number >= end or state.isEmpty(number) or state.is_code_block(number):
        return False
    line = read_line(state, number)
    if line.startswith("<") and not (_OPENING.match(line) or _INLINE.match(line)):
        return False
    closing = find_closing(state, number, end, re.compile(rf"(?:\A|\A[^<].*)</{name}[ \t]*>\Z"))
    return closing is not None and read_line(state, closing).startswith("<")


def _find_closing(state: StateBlock, start: int, end: int) -> int:
    """Return the number of the line with the closing tag that a block of HTML may not take, before
    a blank line; else the end."""
    opened: Counter[str] = state.env[_OPENED]
    inner: Counter[str] = Counter()
    for number in range(start, end):
        line = read_line(state, number)
        if not line:
            break
        if (begins := _BEGINS.match(line)) and f"</{begins['name']}" not in line:
            inner[begins["name"]] += 1
        elif closing := _CLOSING.match(line):
            if inner[closing["name"]] > 0:
                inner[closing["name"]] -= 1
            elif number > start and opened[closing["name"]] > 0:
                return number
    return end
