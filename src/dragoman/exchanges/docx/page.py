"""What goes out: a page with a few lines on top, and the table of messages."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman import languages
from dragoman.exchanges._tables import (
    ABOUT,
    HEADING,
    KEY,
    NOTE,
    NUMBER,
    PIVOT,
    SOURCE,
    STATE,
    STATES,
    TRANSLATION,
    TableColumn,
    list_cells,
    list_columns,
)
from dragoman.exchanges.docx.elements import (
    CellLook,
    Ids,
    make_look,
    write_cell,
    write_choice,
    write_key,
    write_paragraph,
    write_run,
)
from dragoman.exchanges.docx.heading import list_lines
from dragoman.model import Kind, Package, PackageItem
from dragoman.ooxml import HEAD, NAMESPACES

_WIDTH, _HEIGHT, _MARGIN = 16838, 11906, 720
"""Of a page of A4 that lies on its side, in twentieths of a point."""
_WIDTHS = {NUMBER: 1700, STATE: 1340, NOTE: 2000}
"""What is left is for the texts, in equal parts."""
_ORDER = (NUMBER, SOURCE, PIVOT, TRANSLATION, NOTE, STATE)
_SHADES = {SOURCE: "F2F2F2", PIVOT: "F2F2F2", NUMBER: "F2F2F2"}
_NAMES_SHADE, _HEADING_SHADE = "D9E2EC", "E4E4E4"
_LONGEST_WHOLE = 900
"""Characters of a text that is not divided over two pages."""


def write_document(package: Package) -> str:
    """Return the part with the text."""
    columns = sorted(
        (each for each in list_columns(package) if each.role in _ORDER),
        key=lambda each: _ORDER.index(each.role),
    )
    ids, widths = Ids(), _share_width(columns)
    rows = [_write_names(columns, widths)]
    rows += [_write_row(package, item, columns, ids) for item in package.items]
    title, *lines = (write_run(line, CellLook()) for line in list_lines(package))
    above = [write_paragraph(title, CellLook("DragomanTitle"))]
    above += [write_paragraph(line, CellLook("DragomanLine")) for line in lines]
    return (
        f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(above)}"
        f"{_open_table(package, list(widths.values()))}{''.join(rows)}</w:tbl>"
        f"{write_paragraph('', CellLook('DragomanKey'))}"
        f'<w:sectPr><w:pgSz w:w="{_WIDTH}" w:h="{_HEIGHT}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{_MARGIN}" w:right="{_MARGIN}" w:bottom="{_MARGIN}" w:left="{_MARGIN}"'
        ' w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _share_width(columns: list[TableColumn]) -> dict[str, int]:
    """Return the widths of the columns by their roles."""
    texts = sum(bool(column.language) for column in columns)
    rest = _WIDTH - 2 * _MARGIN - sum(_WIDTHS.values())
    return {column.role: _WIDTHS.get(column.role, rest // texts) for column in columns}


def _open_table(package: Package, widths: list[int]) -> str:
    """Return the beginning of the table; it runs in the direction of the source."""
    rtl = languages.direction(package.source_language) == "rtl"
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


def _write_names(columns: list[TableColumn], widths: dict[str, int]) -> str:
    """Return the row with the names of the columns, which is repeated on each page."""
    look = CellLook("DragomanNames")
    cells = (
        write_cell(
            write_paragraph(write_run(column.name, look), look), widths[column.role], _NAMES_SHADE
        )
        for column in columns
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _write_row(package: Package, item: PackageItem, columns: list[TableColumn], ids: Ids) -> str:
    roles = [column.role for column in list_columns(package)]
    texts = dict(zip(roles, list_cells(package, item), strict=True))
    widths = _share_width(columns)
    cells = []
    for column in columns:
        shade = _SHADES.get(column.role, "") if item.key else _HEADING_SHADE
        content = _write_content(column, item, texts, ids)
        cells.append(write_cell(content, widths[column.role], shade))
    longest = max(len(texts[column.role]) for column in columns)
    keep = "<w:trPr><w:cantSplit/></w:trPr>" if longest <= _LONGEST_WHOLE else ""
    return f"<w:tr>{keep}{''.join(cells)}</w:tr>"


def _write_content(column: TableColumn, item: PackageItem, texts: dict[str, str], ids: Ids) -> str:
    text = texts[column.role]
    if column.role == NUMBER:
        return "".join(_write_number(item, texts, ids))
    if column.role == STATE and item.key:
        look = CellLook("DragomanSmall")
        choices = tuple(dict.fromkeys((*(str(state) for state in STATES), text)))
        return write_paragraph(write_choice(text, choices, look, ids), look)
    if column.role == STATE:
        look = CellLook("DragomanAbout")
    elif column.role == NOTE:
        look = _look_of_note(text)
    else:
        is_heading = item.kind in (Kind.TITLE, Kind.HEADING)
        look = make_look(column.language, "DragomanHeading" if is_heading else "DragomanText")
    return write_paragraph(write_run(text, look), look)


def _look_of_note(text: str) -> CellLook:
    """Return the look of a note; nobody says which language it is in."""
    return CellLook("DragomanSmall", properties="")


def _write_number(item: PackageItem, texts: dict[str, str], ids: Ids) -> Iterator[str]:
    """Yield the paragraphs of the first cell: the number, what is known of it, and the key.

    The key is there three times. Word keeps all; LibreOffice keeps the bookmark and the text, and
    Google Docs only the text.
    """
    number = write_run(texts[NUMBER], CellLook("DragomanSmall"))
    look = CellLook("DragomanSmall")
    yield write_paragraph(write_key(number, item.key, ids) if item.key else number, look)
    if texts[ABOUT]:
        about = CellLook("DragomanAbout", properties="")
        yield write_paragraph(write_run(texts[ABOUT], about), about)
    if item.key:
        key = CellLook("DragomanKey", properties="<w:noProof/>")
        yield write_paragraph(write_run(texts[KEY], key), key)


__all__ = ["HEADING", "write_document"]
