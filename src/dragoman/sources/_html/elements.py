"""The block elements of HTML that are open while a page is read."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from dragoman.sources._html.list_rules import Compound
from dragoman.sources._html.list_styles import HtmlList
from dragoman.texts.list_markers import DEFINITION

_MOST_COLUMNS = 1000
"""What HTML allows one cell to take (section 4.9.11), and here all wide cells of a line."""


@dataclass(slots=True)
class OpenTable:
    """A table that is being read."""

    number: int
    """Which table of the page it is."""
    line: int = -1
    """The line that is being read; -1 before the first."""
    position: int = -1
    """The column of the cell that is being read; -1 before the first."""
    next_column: int = 0
    """The first column that no cell of the line has taken yet."""
    covered: dict[int, int] = field(default_factory=dict)
    """By column, the last line that a cell of a line above covers; none of other groups."""

    @property
    def cell(self) -> tuple[int, int, int]:
        """The cell that is being read, as ``Place.cell`` names it."""
        return self.number, self.line, self.position

    def begin_line(self, *, has_header: bool) -> None:
        """Go to the next line. Line 0 is that of a header, if there is one."""
        self.line = 1 if self.line < 0 and not has_header else self.line + 1
        self.position = -1
        self.next_column = 0

    def begin_group(self) -> None:
        """Go to the next ``thead``, ``tbody`` or ``tfoot``: no cell goes on below its own."""
        self.covered = {}

    def begin_cell(self, columns: int, lines: int | None) -> None:
        """Go to the next cell: to the first column that no cell above covers.

        It takes so many columns and lines; None are all lines of its group. Source: HTML, section
        4.9.12.1, "Forming a table".
        """
        while self.covered.get(self.next_column, -1) >= self.line:
            self.next_column += 1
        self.position = self.next_column
        self.next_column += max(1, min(columns, _MOST_COLUMNS - self.position))
        if lines is None or lines > 1:
            last = sys.maxsize if lines is None else self.line + lines - 1
            self.covered |= dict.fromkeys(range(self.position, self.next_column), last)


@dataclass(slots=True)
class Element:
    """An open block element."""

    name: str
    language: str = ""
    """The language of what is in it, as far as it is known."""
    is_left_alone: bool = False
    """Whether it, or one around it, says that it is not translated."""
    note: str = ""
    """The label of the note that it is."""
    marker: str | None = None
    """Of an item, its marker."""
    items: HtmlList | None = None
    """Of a list, how far it is counted."""
    described: Compound = ("", frozenset())
    """What the rules of the page know of it, if there are any."""
    has_text: bool = False
    """Whether a run has been in it."""
    table: OpenTable | None = None
    """Of a table, how far it is read."""
    is_code: bool = False
    is_page_number: bool = False
    align: str = ""
    """Of a cell, the ``Place.align``."""

    @property
    def kind(self) -> str:
        """What it makes of the text in it: "li" or "blockquote"; else empty."""
        is_item = self.marker not in (None, DEFINITION)
        return "li" if is_item else self.name if self.name == "blockquote" else ""
