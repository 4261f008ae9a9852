"""Lists whose items are lettered, or numbered in other ways than in CommonMark.

Pandoc reads and writes them, also for the lists of Word files: ``a.``, ``(b)``, ``iv)``, ``(1)``,
``#.`` and ``(@good)``. Elsewhere they are lines of a paragraph, which a site may show as one line;
each is a leaf all the same. So are the lines of lists in other scripts: ``الف)``, ``٤.``, ``б)``.
Two lines in order make a list. A capital letter and a full stop need two spaces after them, or a
Roman number beside them: ``B. Russell`` is a name, and ``I.`` before ``II.`` is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.patterns import compile_later
from dragoman.sources.markdown.sites.marker_tokens import ends_block, find_edges
from dragoman.texts.list_markers import find_step

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_MARKER = compile_later(
    r"(?P<before>\(?)(?P<label>[a-z]|[a-z]{2}(?=\))|[ivxlc]{2,7}|[A-Z]|[IVXLC]{2,7}"
    r"|(?<=\()\d{1,3}|(?![0-9])\d{1,3}|#(?=\.)|(?<=\()@[\w-]*|[^\W\d\0-\u036f_]{1,5})"
    r"(?P<after>[.)]|(?<=[\u0620-\u06f9])[ \t]?[-\u2013])"
    r"(?P<space>[ \t]+)(?=\S)"
)
"""In lists of Arabic and Persian, a dash may be behind the letter or the number."""
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
    token.map = [start, end]
    markers = _list_markers(state, [match for _, match in items])
    ends = [line for line, _ in items[1:]] + [_find_end(state, items[-1][0], end)]
    for (line, match), stop, marker in zip(items, ends, markers, strict=True):
        _read_item(state, (line, stop), match, marker)
        if state.line < stop:  # what is less indented is no part of it
            break
    state.push("ordered_list_close", "ol", -1)
    return True


def _list_markers(state: StateBlock, items: Sequence[re.Match[str]]) -> list[str]:
    """Return what an edition shows before the items. Examples are numbered through the whole
    file. A number has the digits of ``Place.lists``."""
    kind = items[0]["label"][0]
    if kind == "#":
        return [f"{number}." for number in range(1, len(items) + 1)]
    if kind == "@":
        last = int(state.env.get(_EXAMPLES, 0))
        state.env[_EXAMPLES] = last + len(items)
        return [f"({number})" for number in range(last + 1, last + len(items) + 1)]
    return [_write_marker(match) for match in items]


def _write_marker(match: re.Match[str]) -> str:
    label = match["label"]
    label = str(int(label)) if label.isdecimal() else label
    return f"{match['before']}{label}{match['after'].strip()}"


def _match(state: StateBlock, line: int) -> re.Match[str] | None:
    return _MARKER.match(state.src, *find_edges(state, line))


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
    return line < end and not ends_block(state, line)


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
    if _is_initial(old) and _is_initial(new) and len(old["label"] + new["label"]) == 2:
        return False
    return find_step(_write_marker(old), _write_marker(new)) == 1


def _is_initial(match: re.Match[str]) -> bool:
    """Return whether a marker may be an initial of a name."""
    return match["label"].isupper() and match["after"] == "." and match["space"] == " "


def _read_item(
    state: StateBlock, lines: tuple[int, int], match: re.Match[str], marker: str
) -> None:
    """Read what is in an item as blocks of their own."""
    line, stop = lines
    token = state.push("list_item_open", "li", 1)
    token.map, token.markup, token.meta = [line, stop], ".", {"marker": marker}
    # Pandoc indents what is below by four, also below a longer marker.
    indents = [each for each in state.sCount[line + 1 : stop] if each > state.sCount[line]]
    column = min([state.sCount[line] + match.end() - match.start(), *indents])
    kept = state.tShift[line], state.sCount[line], state.blkIndent, state.lineMax
    state.tShift[line], state.sCount[line] = match.end() - state.bMarks[line], column
    state.blkIndent, state.lineMax = column, stop
    state.md.block.tokenize(state, line, stop)
    state.tShift[line], state.sCount[line], state.blkIndent, state.lineMax = kept
    state.push("list_item_close", "li", -1)
