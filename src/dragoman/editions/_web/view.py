"""What HTML and EPUB show, as the templates take it: blocks of cells."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Column, Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A segment, resolved."""

    slot: str
    """The class of its column."""
    lang: str
    direction: str
    spans: tuple[Span, ...]
    text: str
    mark: str
    remark: str
    """What the reader is told of the mark, where the cell itself does not say it."""
    home: Column
    """The column, whose language the remark is in."""
    marker: str = ""
    """Of a list item or a note, in the column's digits."""
    anchor: str = ""
    """The id that the cell itself bears: of a note, and of a table's cell."""
    head: bool = False
    """Is it a table's heading?"""
    align: str = ""
    """Of a table's cell: "start", "center" or "end"; empty where nobody says."""
    backs: tuple[tuple[str, str], ...] = ()
    """Of a note's references, the addresses and the numbers of their paragraphs."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in one language; None where the source has no text."""

    cell: Cell
    """The cell that the whole table stands in."""
    rows: tuple[tuple[Cell | None, ...], ...]
    narrow: bool = False
    """Do its words fit beside each other unbroken even on a telephone?"""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """What stands side by side: a row, or all rows of a table."""

    form: str
    """h1 to h6, p, pre, note or table."""
    anchor: str
    number: str
    """In the first column's digits, as all that concerns all languages."""
    label: str
    """What the number says in words."""
    cells: tuple[Cell, ...]
    depth: int = 0
    quotations: int = 0
    tables: tuple[Table, ...] = ()
    shared: bool = False
    """Does its one cell stand for all languages?"""
    wide: bool = False
    """Does it need the whole width, the languages below each other?"""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents."""

    rank: int
    href: str
    texts: tuple[tuple[Cell, str], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole edition."""

    title: PageBlock
    blocks: tuple[PageBlock, ...]
    notes: tuple[PageBlock, ...]
    headings: tuple[ContentsEntry, ...]
    """All below the title."""
    contents: tuple[ContentsEntry, ...]
    """The headings again, where they are enough to be worth a list."""
