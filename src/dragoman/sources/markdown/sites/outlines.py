"""Lines of an outline that its program reads, as Logseq and Obsidian write them into Markdown.

- properties, each on its line below the text that it is about: ``collapsed:: true`` is for the
  program, and so is an address; of ``title:: A title`` the title is shown, and of any other one the
  whole line, unless a text goes on below it;
- when something is planned, ``SCHEDULED: <2024-01-02 Tue>``, and what is noted between
  ``:LOGBOOK:`` and ``:END:``;
- blocks between ``#+BEGIN_QUOTE`` and ``#+END_QUOTE``, with a text or with code;
- a block that is shown here, too: ``((…))`` with its number.

Each rule is as ``markers`` has them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.patterns import compile_later
from dragoman.sources.markdown.sites.marker_tokens import (
    ends_block,
    find_closing,
    find_start,
    finish_code,
    finish_marker,
    read_line,
)

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_KEYS_OF_PROGRAM = """
    created-at exclude-from-graph-view last-modified-at query-properties query-sort-by
    query-sort-desc query-table template-including-parent updated-at
"""
_WORDS_OF_PROGRAM = """
    background-color collapsed file file-path filters heading icon id public template
"""
"""Keys that may be an author's, too: these are for the program where their value is one word."""
_PROPERTY = compile_later(
    rf"(?:(?:(?:{'|'.join(_KEYS_OF_PROGRAM.split())}|(?:card|hl|logseq|ls)[.-][\w.-]+)::"
    r"(?:[ \t].*)?"
    rf"|(?:{'|'.join(_WORDS_OF_PROGRAM.split())})::[ \t]+(?:\S+|\{{.*)"
    r"|[^\W\d_][\w.-]*::[ \t]+(?:\{\{[^{}]*\}\}|https?://\S+))"
    r"|(?:alias|description|title)::[ \t]+(?P<shown>\S.*)"
    r"|(?P<whole>[^\W\d_][\w.-]*::[ \t]+[^\s|][^|]*))\Z"
)
_TEXT = compile_later(r"(?:[\"'(\[*_\u201c\u2018\u00ab]|`(?!``))*[^\W\d_]")
"""How a line begins with which a text goes on: with a letter, maybe in quotation marks."""
_UNDERLINE = compile_later(r"(?:=+|-{2,})\Z")
_PLANNED = compile_later(
    r"(?:CLOSED|DEADLINE|SCHEDULED):[ \t]*[<\[]\d{4}-\d\d-\d\d[^<>\[\]]*[>\]]\Z"
)
_DRAWER = compile_later(r":(?:LOGBOOK|PROPERTIES):\Z")
_END_OF_DRAWER = compile_later(r"\A:END:\Z")
_BLOCK = compile_later(r"#\+(?:BEGIN|END)_(?P<name>[A-Z]+)\b", re.I)
_ARGUMENTS = compile_later(r"(?:[ \t]+[\w+-]+)?(?:[ \t]+[-:+].*)?\Z")
"""What may be behind the name of a block with code: its language, and options."""
_CODE = {
    name: compile_later(rf"\A#\+END_{name}\Z", re.I)
    for name in ("COMMENT", "EXAMPLE", "EXPORT", "QUERY", "SRC")
}
_SHOWN_CODE = ("EXAMPLE", "SRC")
_BLOCK_SHOWN = compile_later(r"\(\([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\)\)\Z")


def may_be_property(state: StateBlock, number: int) -> bool:
    """Return whether a line that begins with a letter may be a property."""
    first = find_start(state, number)
    return state.src.find("::", first, state.eMarks[number]) > first


def read_property(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read a property, or when something is planned."""
    if _PLANNED.match(line):
        return finish_marker(state, start, start + 1, silent, [])
    match = _PROPERTY.match(line)
    if match is None or (match["whole"] and _goes_on(state, start + 1, end)):
        return False
    spans = [match.span("shown"), match.span("whole")]
    return finish_marker(state, start, start + 1, silent, spans)


def _goes_on(state: StateBlock, number: int, end: int) -> bool:
    """Return whether a text goes on in a line, or the line makes a heading of the one above it, so
    that this one is no property.

    In an item of a list, below its first line, programs put properties between the lines of a text.
    """
    above = state.bMarks[number - 1]
    if state.blkIndent > 0 and not state.src[above : above + state.tShift[number - 1]].strip():
        return False
    if number >= end or ends_block(state, number):
        return False
    line = read_line(state, number)
    if _UNDERLINE.match(line):
        return True
    return _TEXT.match(line) is not None and _PROPERTY.match(line) is None


def read_drawer(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read what is noted about a block, which nobody sees."""
    if not _DRAWER.match(line):
        return False
    last = find_closing(state, start + 1, end, _END_OF_DRAWER)
    return last is not None and finish_marker(state, start, last + 1, silent, [])


def read_block(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read the first or the last line of a block; one with code or a query to its end."""
    match = _BLOCK.match(line)
    if match is None:
        return False
    name = match["name"].upper()
    last = find_closing(state, start + 1, end, _CODE[name]) if name in _CODE else None
    if last is None:
        is_alone = name in _CODE and _ARGUMENTS.match(line, match.end())
        if not is_alone and match.end() < len(line):
            return False  # it is a text about such lines
        return finish_marker(state, start, start + 1, silent, [])
    shown = range(start + 1, last if name in _SHOWN_CODE else start + 1)
    return finish_code(state, shown, last + 1, silent)


def read_shown_block(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read the number of a block that is shown here, too."""
    return _BLOCK_SHOWN.match(line) is not None and finish_marker(
        state, start, start + 1, silent, []
    )
