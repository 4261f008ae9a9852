"""What the templates of HTML and EPUB get: a page of blocks, and each block of cells.

Of blocks and cells there are many: a tuple is made several times as fast as a dataclass.
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.model import NO_PHRASE, Column, Phrase, Span


class Cell(NamedTuple):
    """A segment whose notes have numbers and whose links have safe addresses."""

    slot: str
    """The CSS class of its column: "c1", "c2" …"""
    lang: str
    """The language of its text as a BCP 47 tag."""
    direction: str
    column: Column
    """The column that it is in."""
    spans: tuple[Span, ...] = ()
    text: str = ""
    """The text of code, which has no spans."""
    mark: str = ""
    remark: Phrase = NO_PHRASE
    is_blank: bool = False
    """Of a heading, whether it shows no text, so that it cannot be one."""
    marker: str = ""
    """The marker of a list item or the number of a note, in the digits of the column."""
    anchor: str = ""
    """The id of the cell itself: a note and a table's cell have one."""
    is_header: bool = False
    """Whether it is in the header of a table."""
    align: str = ""
    """For a table's cell: "start", "center" or "end"; empty where the author does not say."""
    back_links: tuple[tuple[str, str], ...] = ()
    """For a note: the address of each reference to it, and the number of the reference's row."""


class LanguageTable(NamedTuple):
    """A table in one language."""

    cell: Cell
    """The cell of the page that the whole table is in."""
    lines: tuple[tuple[Cell | None, ...], ...]
    """None where the source has an empty cell. No lines at all where nothing is translated: then
    its one remark is all there is."""
    is_narrow: bool = False
    """Whether its words fit side by side, unbroken, even on a telephone."""
    letters: int = 0
    """How many letters a line must have room for, so that no word of it is broken."""
    remarks: tuple[Phrase, ...] = ()
    """What is said below the table, of all of it or of the cells with a sign."""
    label: Phrase = NO_PHRASE
    """What a screen reader calls the table."""


class PageBlock(NamedTuple):
    """A row of the edition, or all rows of one table: what is side by side."""

    form: str
    """The HTML element of its text, "h1" to "h6", "p" or "pre"; or else "note" or "table"."""
    anchor: str
    number: str
    """The number of the row, in the digits of the first column. Everything that concerns all
    languages is in the first column's."""
    label: Phrase
    """What the number says in words; empty in a book, where it is no link."""
    cells: tuple[Cell, ...]
    lists: tuple[str, ...] = ()
    """The markers of the lists around it, as the document has them, from the outermost."""
    is_first: bool = True
    """Whether it begins the innermost of its list items."""
    quotations: int = 0
    """The number of quotations around it."""
    tables: tuple[LanguageTable, ...] = ()
    """For a table, which has no cells of its own: the table in each language."""
    is_part: bool = False
    """Whether it continues the paragraph of the block above."""
    is_shared: bool = False
    """Whether its one cell is for all languages."""
    is_wide: bool = False
    """Whether it needs the whole width, so that its languages are below each other."""
    above: tuple[tuple[Cell, ...], ...] = ()
    """The pictures above its cells that all languages share, each as cells with only the picture:
    the first is shown, and all others are its descriptions in other languages."""
    below: tuple[tuple[Cell, ...], ...] = ()
    is_bare: bool = False
    """Whether it shows nothing but these pictures."""
    introduces: bool = False
    """Whether it must not be the last on a page (``Row.introduces``)."""

    @property
    def depth(self) -> int:
        """The number of lists around it."""
        return len(self.lists)


class PageList(NamedTuple):
    """A list of the document: its items, in all languages."""

    start: int | None
    """The number of the first item; None for a list with bullets."""
    items: tuple[tuple[PageBlock | PageList, ...], ...]
    """The blocks of each item."""
    style: str = ""
    """The style of its numbers, as ``texts.list_markers`` names it, or ``DEFINITION``."""
    is_reversed: bool = False
    """Whether it counts down."""
    form: str = "list"


class ContentsEntry(NamedTuple):
    """A line of the list of contents: a heading in each language."""

    rank: int
    href: str
    texts: tuple[Phrase, ...]
    """One per column."""


class Page(NamedTuple):
    """The whole edition."""

    title: PageBlock
    blocks: tuple[PageBlock, ...]
    notes: tuple[PageBlock, ...]
    headings: tuple[ContentsEntry, ...]
    """All headings except the title."""
    contents: tuple[ContentsEntry, ...]
    """Those of the list of contents."""
