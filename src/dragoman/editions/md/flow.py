"""An edition in one language as a plain document of Markdown, which a person can go on with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from dragoman.editions._sheet import TextSheet, make_heading
from dragoman.editions._web.view import Cell, PageBlock
from dragoman.editions.md.blocks import (
    indent_item,
    indent_lines,
    quote_lines,
    split_marker,
    write_block,
    write_table,
)
from dragoman.editions.md.inline import escape_text, read_note_number
from dragoman.languages import make_tag
from dragoman.model import Edition, Place, SpanKind

_NO_PLACE = Place()


def write_flow(edition: Edition, sheet: TextSheet) -> Iterator[str]:
    """Yield the parts of a file in one language.

    A note that the text refers to is a footnote of Markdown. The others follow below a heading,
    because a footnote without a reference is not shown.
    """
    column = edition.columns[0]
    flow = _Flow(edition, _find_footnotes(sheet.text), make_tag(column.language))
    if column.direction == "rtl":
        yield f'<div dir="rtl" lang="{escape(flow.lang)}">'
    yield from flow.write_all(sheet.text)
    others = [note for note in sheet.notes if note.cells[0].anchor not in flow.footnotes]
    if others:
        yield from flow.write_all((make_heading(edition, "Notes"),))
        yield from map(flow.write_other_note, others)
    yield from flow.write_all((make_heading(edition, "About this edition"), *sheet.colophon))
    for note in sheet.notes:
        if note not in others:
            yield flow.write_footnote(note)
    if column.direction == "rtl":
        yield "</div>"


def _find_footnotes(blocks: Iterable[PageBlock]) -> frozenset[str]:
    """Return the ids of the notes that the text itself refers to, outside any link."""
    cells = (cell for block in blocks for cell in _list_cells(block))
    spans = (inner for cell in cells for span in cell.spans for inner in span.walk())
    return frozenset(
        span.target.removeprefix("#")
        for span in spans
        if span.kind is SpanKind.NOTE and span.target
    )


def _list_cells(block: PageBlock) -> list[Cell]:
    in_tables = [cell for table in block.tables for line in table.lines for cell in line if cell]
    return [*block.cells[:1], *in_tables]


@dataclass(slots=True)
class _Flow:
    """Writes one block after the other, and knows which lists and quotations are open."""

    edition: Edition
    footnotes: frozenset[str]
    """The ids of the notes that are footnotes."""
    lang: str
    places: dict[str, Place] = field(init=False)
    """The place of each row by its anchor."""
    lists: tuple[str, ...] = ()
    """The markers of the items that are open."""
    quotations: int = 0

    def __post_init__(self) -> None:
        self.places = {row.anchor: row.unit.place for row in self.edition.rows}

    def write_all(self, blocks: Iterable[PageBlock]) -> Iterator[str]:
        """Yield each block at its place. One quotation, and one list, is one part.

        Items of one paragraph have no empty line between them: GitHub gives a list the direction
        of its first letter, and looks for it in the items, not in paragraphs in them.
        """
        parts: list[str] = []
        was_item = False
        for block in blocks:
            if block.quotations != self.quotations:
                self.lists = ()
            is_quoted = bool(block.quotations) and block.quotations == self.quotations
            self.quotations, before = block.quotations, self.lists
            text = self._write_in_lists(block)
            is_item = bool(block.depth and block.form == "p" and "\n\n" not in text)
            if parts and not (is_quoted or (was_item and is_item)):
                yield "\n".join(parts)
                parts = []
            if parts and not (was_item and is_item and _may_follow(before, self.lists, block)):
                parts.append(quote_lines("", block.quotations))
            parts.append(quote_lines(text, block.quotations))
            was_item = is_item
        if parts:
            yield "\n".join(parts)

    def _write_in_lists(self, block: PageBlock) -> str:
        """Return a block where it belongs in the lists around it, and remember those."""
        place = self.places.get(block.anchor, _NO_PLACE)
        markers = tuple(split_marker(marker)[0] for marker in place.lists)
        text = self._write_content(block)
        if place.first and markers and (lead := split_marker(block.cells[0].marker)[1]):
            text = f"{lead} {text}"
        before, self.lists = self.lists, markers
        if not markers:
            return text
        is_new = place.first or before[: len(markers)] != markers
        outer = markers[:-1] if is_new else markers
        known = next(
            (size for size in range(len(outer), -1, -1) if before[:size] == outer[:size]), 0
        )
        for marker in reversed(markers[known:]):
            text = indent_item(marker, text)
        by = " " * sum(len(marker) + 1 for marker in markers[:known])
        separator = "<!-- -->\n\n" if is_new and _begins_anew(before, markers) else ""
        return indent_lines(separator + text, by)

    def _write_content(self, block: PageBlock) -> str:
        if block.form == "table":
            return self._mark(block.tables[0].cell, write_table(block.tables[0], self.footnotes))
        cell = block.cells[0]
        return self._mark(cell, write_block(block, cell, self.footnotes))

    def _mark(self, cell: Cell, text: str) -> str:
        """Return text with its language and direction, where they are not those of the file."""
        if cell.lang == self.lang and cell.direction == self.edition.direction:
            return text
        return f'<div lang="{escape(cell.lang)}" dir="{cell.direction}">\n\n{text}\n\n</div>'

    def write_footnote(self, block: PageBlock) -> str:
        """Return the definition of a footnote."""
        cell = block.cells[0]
        text, break_ = write_block(block, cell, self.footnotes), " "
        if cell.direction == "rtl" or cell.lang != self.lang:
            mark = f'<div lang="{escape(cell.lang)}" dir="{cell.direction}">'
            text, break_ = f"{mark}\n\n{text}\n\n</div>", "\n    "
        label = f"[^{read_note_number(cell.anchor)}]:"
        return label + break_ + indent_lines(text, "    ").lstrip(" ")

    def write_other_note(self, block: PageBlock) -> str:
        """Return a note that nothing in the text leads to."""
        cell = block.cells[0]
        text = write_block(block, cell, self.footnotes)
        return f'<a id="{escape(cell.anchor)}"></a>{escape_text(cell.marker)} {text}'


def _may_follow(before: tuple[str, ...], markers: tuple[str, ...], block: PageBlock) -> bool:
    """Return whether an item begins without an empty line before it. A list inside another one
    does so only with a bullet or with 1 (CommonMark 5.2)."""
    is_first = bool(block.cells[0].marker)
    return is_first and (len(markers) <= len(before) or markers[-1] in ("-", "1.", "1)"))


def _begins_anew(before: tuple[str, ...], markers: tuple[str, ...]) -> bool:
    """Return whether an item does not continue the list before it, whose next number it lacks.

    Markdown counts by itself from the first item. A comment ends a list.
    """
    depth = len(markers)
    if len(before) < depth or before[: depth - 1] != markers[:-1]:
        return False
    last, own = before[depth - 1], markers[-1]
    if last == "-" or own == "-" or last[-1] != own[-1]:
        return False
    return int(own[:-1]) != int(last[:-1]) + 1
