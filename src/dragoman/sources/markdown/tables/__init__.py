"""Tables whose cells have bars between them, and the cells in a row of one.

In the line below the header, Pandoc takes a plus for a bar, as Emacs writes it: ``|---+---|``. A
line of equals signs, ``|===|===|``, is above the footer of a table of kramdown; it is no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.patterns import compile_later
from dragoman.sources.markdown.sites.marker_tokens import find_rule

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_WITH_PLUS = compile_later(r"[|:-][|:\s-]*\+[|:+\s-]*\Z")
_FOOTER = compile_later(r"(?=[^|+]*[|+])[|+]?(?:[ \t]*=[=+:]{2,}+[ \t]*(?:[|+]|\Z))+\Z")


def add_plus_tables(md: MarkdownIt) -> None:
    """Let a parser read tables with a plus in the line below the header."""
    rule = find_rule(md, "table")

    def read_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        begin, stop = state.bMarks[start + 1 : start + 2], state.eMarks[start + 1 : start + 2]
        line = state.src[begin[0] : stop[0]] if begin and start + 1 < end else ""
        if "+" not in line or not _WITH_PLUS.match(line.strip()):
            return rule_read(state, start, end, silent)
        kept, bars = state.src, line.replace("+", "|")
        state.src = f"{kept[: begin[0]]}{bars}{kept[stop[0] :]}"
        found = rule_read(state, start, end, silent)
        state.src = kept
        return found

    rule_read = rule.fn
    md.block.ruler.at("table", read_table, {"alt": rule.alt})


def is_footer_line(row: str) -> bool:
    """Return whether a row is the line above a footer. A row with other cells has a text, also if
    one of them is ``===``."""
    return _FOOTER.match(row) is not None


def find_cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span of each cell in a row of a table, ``text[start:end]``, without its spaces.

    Source: GitHub Flavored Markdown, section 4.10 (tables).
    """
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", text[start:end])]
    edges = [start - 1, *(start + bar for bar in bars), end]
    cells = [(left + 1, right) for left, right in pairwise(edges)]
    if cells and cells[0][0] == cells[0][1]:
        cells.pop(0)
    if cells and cells[-1][0] == cells[-1][1]:
        cells.pop()
    for left, right in cells:
        cell = text[left:right]
        lead = len(cell) - len(cell.lstrip())
        yield left + lead, left + lead + len(cell.strip())
