"""What goes out: a page with a few lines on top, and the table of messages."""

from __future__ import annotations

from dragoman import languages
from dragoman.containers.ooxml import HEAD, NAMESPACES
from dragoman.exchanges.docx.elements import CellLook, write_paragraph, write_run
from dragoman.exchanges.docx.heading import list_lines
from dragoman.exchanges.docx.table import MARGIN, WIDTH, RowWriter
from dragoman.model import Package

_HEIGHT = 11906
"""Of a page of A4 that lies on its side, in twentieths of a point."""


def write_document(package: Package) -> str:
    """Return the part with the text."""
    rows = RowWriter(package)
    title, *lines = (write_run(line, CellLook()) for line in list_lines(package))
    above = [write_paragraph(title, CellLook("DragomanTitle"))]
    above += [write_paragraph(line, CellLook("DragomanLine")) for line in lines]
    table = "".join((rows.write_names(), *map(rows.write_row, package.items)))
    return (
        f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(above)}"
        f"{_open_table(package, list(rows.widths.values()))}{table}</w:tbl>"
        f"{write_paragraph('', CellLook('DragomanKey'))}"
        f'<w:sectPr><w:pgSz w:w="{WIDTH}" w:h="{_HEIGHT}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}"'
        ' w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _open_table(package: Package, widths: list[int]) -> str:
    """Return the beginning of the table; it runs in the direction of the source."""
    rtl = languages.find_direction(package.source_language) == "rtl"
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr>{'<w:bidiVisual/>' if rtl else ''}"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/>'
        '<w:left w:w="90" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>'
        f'<w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
