"""The cells in a row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise


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
