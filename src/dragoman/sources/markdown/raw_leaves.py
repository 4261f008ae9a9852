"""The leaves of Markdown whose text is not Markdown: HTML, code, and the options of code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.patterns import compile_later
from dragoman.sources.markdown.leaves import Form, Leaf
from dragoman.sources.markdown.lines import count_lines
from dragoman.sources.markdown.tokens import SourceText

if TYPE_CHECKING:
    from markdown_it.token import Token

NumberedLine = tuple[int, tuple[int, int]]
"""The number of a line, from 0, and where its text begins and ends in ``SourceText.normal``."""

_OTHER_FORMAT = compile_later(r"(?:\{=(?!html)[A-Za-z][\w+-]*\}|\{raw\}[ \t]+(?!html)[a-z]+)\Z")
_RAW_HTML = compile_later(r"(?:\{=html\d?\}|\{raw\}[ \t]+html)\Z")
"""What is behind a fence with HTML that is a part of the page, in Pandoc and in MyST."""

_COMMENT = compile_later(r"<!--.*?(?:-->|\Z)", re.S)


def find_span(source: SourceText, lines: Sequence[NumberedLine]) -> tuple[int, int]:
    """Return the characters of the file from the first to the last visible one of lines."""
    normal = source.normal
    (first, (start, end)), (last, (begin, stop)) = lines[0], lines[-1]
    start = end - len(normal[start:end].lstrip())
    stop = begin + len(normal[begin:stop].rstrip())
    return source.to_file(first, start), source.to_file(last, stop)


def read_option(source: SourceText, token: Token) -> Leaf:
    """Read the value of an option, which may be on several lines of YAML."""
    first, last = token.meta["first"], token.meta["end"]
    ((start, end),) = token.meta["lines"]
    span = source.to_file(first, start), source.to_file(last, end)
    leaf = Leaf(Form.OPTION, token.content, span, first + 1, matter="yaml")
    return leaf._replace(is_in_code=token.meta["is_code"])


def read_raw(source: SourceText, token: Token) -> Leaf | None:
    """Read a block of HTML or of code, whose text stays as it is written.

    What Pandoc gives to another format as it is, ``{=latex}``, no reader of a page sees, nor the
    comment that it writes between a list and code, or between two lists. What it gives to a page,
    ``{=html}``, is HTML.
    """
    if token.type == "fence" and _is_unseen(token):
        return None
    first = token.meta["first"]
    lines = [
        (number, each)
        for number, each in enumerate(token.meta["lines"], first)
        if source.normal[slice(*each)].strip()
    ]
    form = Form.HTML if token.type == "html_block" else Form.INDENTED
    if token.type == "fence":
        form = Form.FENCE
        last = first + count_lines(token.content)
        lines = [each for each in lines if first < each[0] <= last]
    content = re.sub(r"\A(?:[^\S\n]*\n)+", "", token.content).rstrip()
    indent = len(content[: len(content) - len(content.lstrip())].expandtabs(4))
    if form is Form.FENCE and _RAW_HTML.match(token.info.strip()):
        form = Form.HTML
    if form is Form.HTML:
        content = content.lstrip()
    if not lines or not content:
        return None
    fences = _find_fences(source, token) if token.type == "fence" else ()
    span = find_span(source, lines)
    return Leaf(form, content, span, first + 1, indent=indent, fence=fences)


def _is_unseen(token: Token) -> bool:
    info = token.info.strip()
    if _OTHER_FORMAT.match(info):
        return True
    return info == "{=html}" and not _COMMENT.sub("", token.content).strip()


def _find_fences(source: SourceText, token: Token) -> tuple[tuple[int, int], ...]:
    """Return the span of the opening fence and, if there is one, of the closing fence."""
    first, lines = token.meta["first"], token.meta["lines"]
    opening = source.to_file(first, lines[0][0])
    fences = [(opening, opening + len(token.markup))]
    if count_lines(token.content) == len(lines) - 2:
        last = first + len(lines) - 1
        begin, end = lines[-1]
        end = begin + len(source.normal[begin:end].rstrip())
        fences.append((source.to_file(last, begin), source.to_file(last, end)))
    return tuple(fences)
