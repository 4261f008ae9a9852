"""What a block of code says of itself to readers: a title, the caption and the description of what
it draws.

- behind the fence: ``title="Write a file"`` (Docusaurus, Starlight, MkDocs), ``[Write a file]``
  (VitePress), ``fig.cap="A map"`` (R Markdown). A name that only names a file is no title;
- in the first lines, as YAML in comments: ``#| fig-cap: A map`` (Quarto).

The same YAML without comments is between lines of hyphens in a directive of MyST.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.patterns import compile_later
from dragoman.sources._common import LINE_END
from dragoman.sources.markdown.frontmatter.yaml_values import iterate_strings
from dragoman.sources.markdown.leaves import Form
from dragoman.sources.markdown.sites.marker_tokens import (
    find_edges,
    find_rule,
    finish_marker,
    push_text,
    read_line,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

SHOWN_OPTIONS = frozenset(
    {"alt", "alt-text", "attribution", "caption", "code-summary", "description", "fig-alt"}
    | {"fig-cap", "fig-subcap", "lst-cap", "tbl-cap", "tbl-subcap", "title"}
)
"""The options of code and directives whose values readers see."""
TITLE_WORDS = (
    r"(?=[^\W\d_]*[A-Z ]|[^\s\"'`]+ |[^\"'`\]]*[^\x00-\x7f\W])"
    r"(?!\w*file[\"'])(?![^\"'`]*(?:/|\.\w{1,8}[\"'\]]))"
)
"""The beginning of a title that is more than the name of a file or of a program. Those have no
letters of other scripts."""
_TITLES = compile_later(
    rf"(?<![\w-])title[ \t]*=[ \t]*"
    rf"(?:\"{TITLE_WORDS}(?P<double>[^\"\n]+)\"|'{TITLE_WORDS}(?P<single>[^'\n]+)')"
    rf"|[ \t]\[(?=[^\[\]\n]*\][ \t]*\Z){TITLE_WORDS}(?P<tab>[^ \[\]\n]* [^\[\]\n]*)\]"
    r"|(?<![\w.-])fig\.(?:alt|cap|subcap)[ \t]*=[ \t]*(?!.\(ref:[^()]*\).)"
    r"(?:\"(?P<caption>[^\"\\\n]+)\"|'(?P<other>[^'\\\n]+)')"
)
_RUNS = compile_later(r"(?:`{3,}|~{3,})[ \t]*\{[A-Za-z][\w-]*[ \t,}]")
"""The fence of a cell that is run; other code is only shown, with its comments."""
_COMMENT = compile_later(r"(?:#|//|%%|--)\|(?=[ \t\n]|\Z)")


def compile_attributes(names: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of the attributes of some names, ``title="A title"``; the value is the
    group ``named``."""
    return compile_later(
        rf"(?<![\w-])(?:{'|'.join(sorted(names))})[ \t]*=[ \t]*(?P<quote>[\"'])"
        r"(?P<named>(?:(?!(?P=quote))[^`])+)(?P=quote)"
    )


def add_code_labels(md: MarkdownIt) -> None:
    """Let a parser read what blocks of code between fences say of themselves."""
    rule = find_rule(md, "fence")
    read = rule.fn

    def read_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not read(state, start, end, silent):
            return False
        if not silent:
            fence = state.tokens.pop()
            _push_labels(state, start)
            state.tokens.append(fence)
        return True

    md.block.ruler.at("fence", read_fence, {"alt": rule.alt})


def _push_labels(state: StateBlock, start: int) -> None:
    after, line = state.line, read_line(state, start)
    if "=" in line or line.endswith("]"):
        found = [match.span(match.lastgroup or 0) for match in _TITLES.finditer(line)]
        finish_marker(state, start, after, False, found)
    if not _RUNS.match(line):
        return
    number = start + 1
    while number < after and _COMMENT.match(read_line(state, number)):
        number += 1
    push_options(state, range(start + 1, number), is_code=True)


def push_options(
    state: StateBlock, lines: range, *, is_code: bool, shown: frozenset[str] = SHOWN_OPTIONS
) -> None:
    """Push a token for each option in some lines of YAML whose value readers see: its key is one of
    ``shown``.

    ``is_code`` says that they are comments in code, which some projects translate as a whole.
    """
    if not lines:
        return
    first = state.src.rfind("\n", 0, state.bMarks[lines.start]) + 1
    text = "\n".join(_hide_marker(state, number) for number in lines)
    line, done = lines.start, 0
    for path, value, (begin, stop), _ in iterate_strings(text):
        line += text.count("\n", done, begin)
        done = begin
        words = " ".join(filter(None, map(str.strip, LINE_END.split(value))))
        key = next((each for each in reversed(path) if not each.isdecimal()), "")
        if key in shown and any(map(str.isalpha, words)):
            span = first + begin, first + stop
            token = push_text(state, range(line, line + 1), [span], Form.OPTION)
            token.content = words
            token.meta |= {"end": line + text.count("\n", begin, stop), "is_code": is_code}


def _hide_marker(state: StateBlock, number: int) -> str:
    """Return a line of the file with spaces for what is before its YAML."""
    begin = state.src.rfind("\n", 0, state.bMarks[number]) + 1
    start, end = find_edges(state, number)
    marker = _COMMENT.match(state.src, start, end)
    start = marker.end() if marker else start
    return " " * (start - begin) + state.src[start:end]
