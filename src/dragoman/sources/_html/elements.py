"""The block elements of HTML that are open while a page is read."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.list_markers import DEFINITION
from dragoman.sources._html.list_rules import Compound
from dragoman.sources._html.list_styles import HtmlList


@dataclass(slots=True)
class OpenTable:
    """A table that is being read."""

    number: int
    """Which table of the page it is."""
    line: int = -1
    """The line that is being read; -1 before the first."""
    position: int = -1
    """The cell of the line; -1 before the first."""

    @property
    def cell(self) -> tuple[int, int, int]:
        """The cell that is being read, as ``Place.cell`` names it."""
        return self.number, self.line, self.position

    def begin_line(self, *, has_header: bool) -> None:
        """Go to the next line. Line 0 is that of a header, if there is one."""
        self.line = 1 if self.line < 0 and not has_header else self.line + 1
        self.position = -1


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
