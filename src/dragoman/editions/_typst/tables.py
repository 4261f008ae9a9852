"""Tables as data of the Typst templates: how wide columns are, and what is broken in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dragoman.editions._table_remarks import list_remarks
from dragoman.editions._tables import (
    divide_room,
    list_lines,
    measure_words,
    needs_full_width,
    share_width,
)
from dragoman.editions._typst.cells import CellContext, make_cell
from dragoman.editions._typst.limits import LETTER, fit_limits
from dragoman.editions._typst.shapes import TableCell, TextCell
from dragoman.editions._widths import measure_word
from dragoman.model import Row, Table

_LONGEST_HEADER = 60
"""Characters in a cell of a header that is on every page."""
_LETTER, _CELL_MARGINS = round(100 * LETTER), 290
"""In hundredths of a millimetre: the width of a wide letter, and what is free on both sides of a
cell's text."""
_HIGHEST_HEADER, _HEADER_LINE = 0.6, 6.5
"""The share of the height of a page that a header fills at most, with lines of these millimetres:
Typst does not split a header, so what is below the end of a page would be lost."""
_BOLD = 1.1
"""How much wider bold letters are."""


def has_room(table: Table, context: CellContext) -> bool:
    """Return whether a table fits beside itself in the other languages, with whole words."""
    return not needs_full_width(table) and all(
        sum(_measure_words(table, index, context)) <= _measure_room(context)
        for index in range(len(context.edition.columns))
    )


def _measure_words(
    table: Table, index: int, context: CellContext, *, is_bold: bool = False
) -> list[int]:
    """Return the width that each column needs for its words.

    A word that is wider than its cell is printed over the next one, and two numbers side by side
    are read as one.
    """
    letter, size = _find_letter(index, context, is_bold=is_bold), _find_size(index, context)
    measure = partial(measure_word, size=1 if is_bold else size)
    return measure_words(table, index, letter, _CELL_MARGINS, measure)


def _find_letter(index: int, context: CellContext, *, is_bold: bool) -> int:
    """Return the width of a letter, or that of a bold one in the size of the language."""
    larger = _BOLD * max(_find_size(index, context), 1) if is_bold else 1
    return round(_LETTER * context.sheet.scale * larger)


def _find_size(index: int, context: CellContext) -> float:
    return context.sizes[context.edition.columns[index].language]


def _measure_room(context: CellContext, *, is_wide: bool = False) -> int:
    sheet = context.sheet
    return int(100 * (sheet.text_width if is_wide else sheet.column_width))


def divide_width(
    table: Table, index: int, context: CellContext, *, is_wide: bool
) -> tuple[list[int], list[float]]:
    """Return the widths of the columns of a table in one language, in hundredths of a millimetre,
    and how many characters fit into a line of each.

    Where not all words fit, each letter gets the room that a bold one needs in the size of the
    language: what is printed over the next cell cannot be read.
    """
    room = _measure_room(context, is_wide=is_wide)
    is_bold = sum(_measure_words(table, index, context)) >= room
    least = _measure_words(table, index, context, is_bold=is_bold)
    letter = _find_letter(index, context, is_bold=is_bold)
    widths = divide_room(room, share_width(table, index), least)
    return widths, [max(1, (width - _CELL_MARGINS) / letter) for width in widths]


def make_text_table(table: Table, index: int, context: CellContext, *, is_wide: bool) -> TableCell:
    """Return a table in one language; its columns are as wide as their longest texts need, and
    nothing in them is wider than they are. A wide one has the room of all languages."""
    widths, fitting = divide_width(table, index, context, is_wide=is_wide)

    def set_cell(row: Row | None, fits: float) -> TextCell | None:
        if row is None:
            return None
        return make_cell(row, index, context, fit_limits(context.limits, fits))

    rows = () if table.is_missing(index) else list_lines(table, index)
    lines = [
        [set_cell(row, fits) for row, fits in zip(line, fitting, strict=True)] for line in rows
    ]
    has_header = table.has_header and _fits_page(table, index, fitting, context)
    return {
        "lines": lines,
        "remarks": list(map(context.style, list_remarks(table, index))),
        "weights": widths,
        "has_header": has_header,
        "repeats_header": has_header
        and _can_repeat_header(table)
        and not any(cell and cell["place"] for line in lines[:1] for cell in line),
    }


def _fits_page(table: Table, index: int, fitting: Sequence[float], context: CellContext) -> bool:
    """Return whether the first line of a table is not too high for a header."""
    texts = (row.segments[index].text if row else "" for row in table.lines[0])
    lines = max(
        text.count("\n") + len(text) / fits for text, fits in zip(texts, fitting, strict=True)
    )
    height = lines * _HEADER_LINE * context.sheet.scale
    return height < _HIGHEST_HEADER * context.sheet.text_height


def _can_repeat_header(table: Table) -> bool:
    """Return whether the first line of a table names its columns, and can do so on every page that
    the table is on: a picture or the number of a note is there once, and a long text takes the room
    of the lines below it."""
    segments = [segment for row in table.lines[0] if row for segment in row.segments]
    return table.has_header and not any(
        len(segment.text) > _LONGEST_HEADER or segment.note_labels or segment.has_pictures
        for segment in segments
    )
