"""The tables of HTML: which row is the header, how large a cell is, and how its text is aligned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.html_references import unescape
from dragoman.sources._html.tokens import Attributes, HtmlToken, read_value

_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.I)
_ALIGNMENTS = {"left": "start", "start": "start", "center": "center", "right": "end", "end": "end"}
_COUNT = re.compile(r"\s*\+?(\d{1,9})")
_ENDS_ROW = frozenset({"tr", "thead", "tbody", "tfoot", "table"})


def is_header_row(text: str, tokens: Sequence[HtmlToken], first: int) -> bool:
    """Return whether all cells of a row are ``th`` or empty; ``first`` is its tag or first cell.

    A row that has a ``td`` with a text is not the header: its ``th`` say what the row is.
    """
    cell, has_header = "", False
    for number in range(first, len(tokens)):
        token = tokens[number]
        if token.kind == "text" and cell == "td":
            if unescape(text[token.start : token.end]).strip():
                return False
        elif token.kind == "start" and token.name in ("td", "th"):
            cell = token.name
            has_header |= cell == "th"
        elif token.kind == "start" and token.name == "table":
            return False
        elif token.name in _ENDS_ROW and number > first:
            break
    return has_header


def read_align(attributes: Attributes) -> str:
    """Return how the text of a cell is aligned, as ``Place.align`` says it."""
    found = _ALIGN.search(read_value(attributes, "style"))
    word = found[1] if found else read_value(attributes, "align")
    return _ALIGNMENTS.get(word.lower(), "")


def read_size(attributes: Attributes) -> tuple[int, int | None]:
    """Return how many columns and lines a cell takes; None is all lines of its group."""
    return _read_count(attributes, "colspan") or 1, _read_count(attributes, "rowspan") or None


def _read_count(attributes: Attributes, name: str) -> int:
    """Return the number that an attribute begins with, as browsers read it; without one, 1."""
    found = _COUNT.match(read_value(attributes, name))
    return int(found[1]) if found else 1
