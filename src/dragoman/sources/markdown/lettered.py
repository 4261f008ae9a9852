"""Lists whose items are lettered, or numbered in other ways than in CommonMark.

Pandoc reads and writes them, also for the lists of Word files: ``a.``, ``(b)``, ``iv)``, ``(1)``,
``#.`` and ``(@good)``. Elsewhere they are lines of a paragraph, which a site may show as one line;
each is a leaf all the same. Two lines in order make a list. A capital letter and a full stop need
two spaces after them: ``B. Russell`` is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.patterns import compile_later

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_MARKER = compile_later(
    r"(?P<before>\(?)(?P<label>[a-z]|[ivxlc]{2,7}|[A-Z](?=\)|\.[ \t]{2})"
    r"|[IVXLC]{2,7}(?=\)|\.[ \t]{2})|(?<=\()\d{1,3}|#(?=\.)|(?<=\()@[\w-]*)"
    r"(?P<after>(?(before)[.)]|[.)]))[ \t]+(?=\S)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_EXAMPLES = "examples"
"""The key in the environment of the parser for the number of the last example."""
_LONGEST = 40
"""Lines of an item; what follows a longer one is not looked for."""
_HARD_BREAK = compile_later(r"(?:\\|[ \t]{2})\Z")


def add_lettered(md: MarkdownIt) -> None:
    """Let a parser read such lists, also directly below a paragraph."""
    md.block.ruler.before("list", "lettered", _read_list, {"alt": ["paragraph"]})


def _read_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = _match(state, start)
    if first is None or state.is_code_block(start):
        return False
    items = list(_find_items(state, start, end, first))
    if len(items) < 2 or silent:
        return len(items) > 1
    token = state.push("ordered_list_open", "ol", 1)
    number = _find_number(state, first, items[1][1])
    token.map, token.attrs = [start, end], {"start": number}
    if first["label"][0] == "@":
        state.env[_EXAMPLES] = number + len(items) - 1
    ends = [line for line, _ in items[1:]] + [_find_end(state, items[-1][0], end)]
    for (line, match), stop in zip(items, ends, strict=True):
        _read_item(state, line, stop, match)
        if state.line < stop:  # what is less indented is no part of it
            break
    state.push("ordered_list_close", "ol", -1)
    return True


def _find_number(state: StateBlock, first: re.Match[str], second: re.Match[str]) -> int:
    """Return the number of the first item. Examples are numbered through the whole file."""
    if first["label"][0] == "@":
        return int(state.env.get(_EXAMPLES, 0)) + 1
    if first["label"] == "#":
        return 1
    return next(before for before, after in _list_ways(first, second) if after == before + 1)


def _match(state: StateBlock, line: int) -> re.Match[str] | None:
    start = state.bMarks[line] + state.tShift[line]
    return _MARKER.match(state.src, start, state.eMarks[line])


def _find_items(
    state: StateBlock, start: int, end: int, match: re.Match[str]
) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the lines of a block with which items begin."""
    yield start, match
    line = last = start
    while line - last < _LONGEST and _goes_on(state, line + 1, end):
        line += 1
        found = _match(state, line) if state.sCount[line] == state.sCount[start] else None
        if found and _follows(match, found) and not _ends_hard(state, line - 1):
            yield line, found
            match, last = found, line


def _ends_hard(state: StateBlock, line: int) -> bool:
    return _HARD_BREAK.search(state.src[state.bMarks[line] : state.eMarks[line]]) is not None


def _goes_on(state: StateBlock, line: int, end: int) -> bool:
    """Return whether a line belongs to the block of the line above it."""
    return line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent


def _find_end(state: StateBlock, start: int, end: int) -> int:
    """Return the line after the last item of a list, which begins on a line: at most that of
    another marker."""
    line = start + 1
    while _goes_on(state, line, end):
        if state.sCount[line] == state.sCount[start] and _match(state, line):
            break
        line += 1
    return line


def _follows(old: re.Match[str], new: re.Match[str]) -> bool:
    """Return whether a marker is the next one after another, and of the same style."""
    if old["before"] != new["before"] or old["after"] != new["after"]:
        return False
    if old["label"][0] in "#@":
        return old["label"][0] == new["label"][0]
    if old["label"].isupper() != new["label"].isupper():
        return False
    return any(after == before + 1 for before, after in _list_ways(old, new))


def _list_ways(old: re.Match[str], new: re.Match[str]) -> list[tuple[int, int]]:
    """Return which numbers two labels are, in each way in which the first one is a number."""
    labels = [_list_values(match["label"].lower()) for match in (old, new)]
    return [way for way in zip(*labels, strict=True) if way[0]]


def _list_values(label: str) -> tuple[int, int, int]:
    """Return which number a label is: as digits, as a letter, and as Roman; 0 for none."""
    digits = int(label) if label.isdecimal() else 0
    letter = ord(label) - ord("a") + 1 if len(label) == 1 and not digits else 0
    roman = 0
    values = [_ROMAN.get(each, 0) for each in label]
    for value, after in zip(values, [*values[1:], 0], strict=True):
        roman += -value if value < after else value
    return digits, letter, 0 if 0 in values else roman


def _read_item(state: StateBlock, line: int, stop: int, match: re.Match[str]) -> None:
    """Read what is in an item as blocks of their own."""
    token = state.push("list_item_open", "li", 1)
    token.map, token.markup = [line, stop], "."
    # Pandoc indents what is below by four, also below a longer marker.
    indents = [each for each in state.sCount[line + 1 : stop] if each > state.sCount[line]]
    column = min([state.sCount[line] + match.end() - match.start(), *indents])
    kept = state.tShift[line], state.sCount[line], state.blkIndent, state.lineMax
    state.tShift[line], state.sCount[line] = match.end() - state.bMarks[line], column
    state.blkIndent, state.lineMax = column, stop
    state.md.block.tokenize(state, line, stop)
    state.tShift[line], state.sCount[line], state.blkIndent, state.lineMax = kept
    state.push("list_item_close", "li", -1)
