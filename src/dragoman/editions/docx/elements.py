"""The elements that a table of a Word document consists of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_ABOVE_TABLE = '<w:tcMar><w:top w:w="80" w:type="dxa"/></w:tcMar>'
_STYLE = re.compile('<w:pStyle w:val="[^"]*"/>')


def write_table(
    rows: Iterable[str],
    widths: Sequence[int],
    margins: tuple[int, int],
    *,
    rtl: bool,
    borders: str = "",
) -> Iterator[str]:
    """Yield a table in pieces. ``widths`` are those of its columns, and ``margins`` are left and
    right of the text of each cell, in twentieths of a point."""
    left, right = margins
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield (
        f"<w:tbl><w:tblPr>{'<w:bidiVisual/>' if rtl else ''}"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{left}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )
    yield from rows
    yield "</w:tbl>"


def write_table_row(number: str, cells: Sequence[str], properties: str) -> str:
    """Return a row of a table: the cell with the number, then the others."""
    row_properties = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{row_properties}{number}{''.join(cells)}</w:tr>"


def keep_with_next(content: str) -> str:
    """Return content whose every paragraph is on the page where the next begins.

    Word keeps two rows of a table together only if all paragraphs of the first one say so, also
    those of numbers and remarks, and empty ones.
    """
    return _STYLE.sub(r"\g<0><w:keepNext/>", content)


def write_cell(content: str, width: int, span: int = 1) -> str:
    """Return a cell, ``width`` twentieths of a point wide, over ``span`` columns of the table.

    A table in it begins below its edge, because a table has no space above itself.
    """
    grid_span = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    margin = _ABOVE_TABLE if content.startswith("<w:tbl>") else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{grid_span}{margin}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def write_paragraph(
    style: str, content: str, rtl: bool, properties: str = "", align: str = ""
) -> str:
    """Return a paragraph; ``properties`` come where the schema has indentation and spacing.

    Without ``align``, its lines begin where those of its direction do.
    """
    bidi = "<w:bidi/>" if rtl else ""
    aligned = f'<w:jc w:val="{align}"/>' if align else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}{properties}{aligned}</w:pPr>{content}</w:p>'
    )
