"""The table of a Word edition: a row per paragraph, a cell per language, a bookmark per cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman import languages
from dragoman.editions._common import FIVE_LINES, count_quotations, write_list_marker
from dragoman.editions._tables import needs_full_width, share_width
from dragoman.editions.docx.page import NUMBER_WIDTH, DocumentContext, section
from dragoman.editions.docx.parts import HEAD, NAMESPACES, spacing
from dragoman.editions.docx.runs import run, runs
from dragoman.model import Edition, Kind, Row, Segment, Table

_STEP = 340
"""By which lists and quotations are indented."""


def bookmark(row: Row, language: str) -> str:
    """Name the bookmark of a cell: the same in every edition of the document."""
    return f"dg_{row.anchor}_{re.sub(r'[^0-9A-Za-z]', '_', language)}"


def document(setting: DocumentContext) -> str:
    """Give the document: one table, and the page that it stands on."""
    edition, rtl = setting.edition, setting.edition.direction == "rtl"
    rows = [_header(setting), *_rows(setting), *_notes(setting), *_colophon(setting)]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in (NUMBER_WIDTH, *setting.widths))
    table = (
        f"<w:tbl><w:tblPr>{'<w:bidiVisual/>' if rtl else ''}"
        f'<w:tblW w:w="{NUMBER_WIDTH + sum(setting.widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="227" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    return (
        f"{HEAD}<w:document {NAMESPACES}><w:body>{table}"
        f'<w:p><w:pPr><w:pStyle w:val="End"/></w:pPr></w:p>{section(edition, setting.options)}'
        "</w:body></w:document>"
    )


def _header(setting: DocumentContext) -> str:
    """Name the languages above their columns, on every page."""
    if setting.count == 1:
        return ""
    cells = []
    for column, width in zip(setting.edition.columns, setting.widths, strict=True):
        name = run(column.autonym, setting.looks[column.language])
        cells.append(_cell(_paragraph("Language", name, column.direction == "rtl"), width))
    return _table_row(_number_cell("", setting), cells, "<w:tblHeader/>")


def _rows(setting: DocumentContext) -> Iterator[str]:
    for block in setting.edition.blocks:
        yield from _table(block, setting) if isinstance(block, Table) else _row(block, setting)


def _table(table: Table, setting: DocumentContext) -> Iterator[str]:
    """Put a table's languages side by side; a broad one's below each other, each across all."""
    count, number = len(setting.edition.columns), table.rows[0].number
    if not needs_full_width(table) or setting.count == 1:
        contents = [
            _text_table(table, index, setting, setting.widths[index % setting.count])
            for index in range(count)
        ]
        yield from _spread(number, contents, setting)
        return
    whole = sum(setting.widths)
    for index in range(count):
        shown = _numbered(number, 0, setting.edition) if index == 0 else ""
        content = _text_table(table, index, setting, whole)
        yield _table_row(_number_cell(shown, setting), [_cell(content, whole, setting.count)])


def _row(row: Row, setting: DocumentContext) -> Iterator[str]:
    edition = setting.edition
    if row.is_shared:
        whole = _cell(_segment(row, 0, setting), sum(setting.widths), span=setting.count)
        number = _number_cell(_numbered(row.number, 0, edition), setting, _style(row))
        yield _table_row(number, [whole])
        return
    contents = [_segment(row, index, setting) for index in range(len(row.segments))]
    yield from _spread(row.number, contents, setting, _style(row), _kept(row))


def _kept(row: Row) -> str:
    """Keep a short row on one page."""
    longest = max(len(segment.text) for segment in row.segments)
    return "<w:cantSplit/>" if longest <= FIVE_LINES else ""


def _spread(
    number: int | None,
    contents: list[str],
    setting: DocumentContext,
    style: str = "Normal",
    kept: str = "",
) -> Iterator[str]:
    """Put the languages of a row side by side, or below each other where the page is so."""
    size = setting.count
    for start in range(0, len(contents), size):
        cells = [
            _cell(content, width)
            for content, width in zip(contents[start : start + size], setting.widths, strict=True)
        ]
        shown = _numbered(number, 0, setting.edition) if number and start == 0 else ""
        yield _table_row(_number_cell(shown, setting, style), cells, kept)


def _numbered(number: int, index: int, edition: Edition) -> str:
    return languages.write_digits(number, edition.columns[index].digits)


def _segment(
    row: Row, index: int, setting: DocumentContext, *, style: str = "", lead: str = ""
) -> str:
    """Give a segment's paragraph and what is said of it, in a bookmark of their own."""
    unit, segment = row.unit, row.segments[index]
    shown = setting.looks[segment.language]
    if unit.kind is Kind.CODE:
        code = replace(shown, style="CodeCharacter", rtl=False)
        inner, rtl = run(segment.text.rstrip("\n"), code), False
    else:
        if segment.mark == "missing":
            shown = replace(shown, italic=not shown.rtl, colour="555555")
        inner = runs(segment.spans, shown, setting.notes[index], setting.links)
        rtl = segment.direction == "rtl"
        lead = lead or _marker(row, index, setting)
    name, number = bookmark(row, setting.edition.columns[index].language), next(setting.ids)
    marked = (
        f'{lead}<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )
    said = _remark(segment, index, setting)
    return _paragraph(style or _style(row), marked, rtl, _indent(row), unit.place.align) + said


def _style(row: Row) -> str:
    unit = row.unit
    match unit.kind:
        case _ if row.is_title:
            return "Title"
        case _ if row.rank:
            return f"Heading{row.rank}"
        case Kind.CODE:
            return "Code"
        case _ if unit.place.lists:
            return "ListParagraph"
        case Kind.QUOTATION:
            return "Quote"
        case _:
            return "Quote" if unit.place.quotations else "Normal"


def _marker(row: Row, index: int, setting: DocumentContext) -> str:
    """Give a list item's marker in a style of its own, which a reader of the text can skip."""
    sign = write_list_marker(row.unit.place, setting.edition.columns[index].digits)
    shown = setting.looks[row.segments[index].language]
    return run(f"{sign}\t", replace(shown, style="ListMarker")) if sign else ""


def _indent(row: Row) -> str:
    place = row.unit.place
    depth = len(place.lists)
    inset = _STEP * count_quotations(row.unit)
    if not depth and inset <= _STEP and row.unit.kind is not Kind.CODE:
        return ""
    hanging = f' w:hanging="{_STEP}"' if depth and place.first else ""
    return f'<w:ind w:start="{inset + _STEP * depth}" w:end="{inset}"{hanging}/>'


def _remark(segment: Segment, index: int, setting: DocumentContext) -> str:
    """Return the paragraph with the mark of a segment in words."""
    if not segment.remark:
        return ""
    column = setting.edition.columns[index]
    shown = run(f"({segment.remark})", setting.looks[column.language])
    return _paragraph("Remark", shown, column.direction == "rtl")


def _text_table(table: Table, index: int, setting: DocumentContext, room: int) -> str:
    """Give one language's table, to stand in a cell; a paragraph must follow it there."""
    weights = share_width(table, index)
    widths = [int((room - 200) * weight / sum(weights)) for weight in weights]
    rtl = setting.edition.columns[index].direction == "rtl"
    lines = []
    for line, rows in enumerate(table.lines):
        style = "TableHeading" if line == 0 and table.has_header else "TableContents"
        shown = [
            _cell(
                _segment(row, index, setting, style=style) if row else _paragraph(style, "", rtl),
                width,
            )
            for row, width in zip(rows, widths, strict=True)
        ]
        lines.append(f"<w:tr>{''.join(shown)}</w:tr>")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>'
        for side in ("top", "bottom", "insideH")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr>{'<w:bidiVisual/>' if rtl else ''}"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="50" w:type="dxa"/>'
        f'<w:right w:w="50" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}'
        f"</w:tblGrid>{''.join(lines)}</w:tbl>{_paragraph('End', '', rtl)}"
    )


def _notes(setting: DocumentContext) -> Iterator[str]:
    """List the notes after the text, each language's below its own column."""
    edition = setting.edition
    if edition.notes:
        titles = [
            _paragraph(
                "Heading2",
                run(column.word("Notes"), setting.looks[column.language]),
                column.direction == "rtl",
            )
            for column in edition.columns
        ]
        yield from _spread(None, titles, setting)
    for note in edition.notes:
        row, contents = note.row, []
        for index in range(len(row.segments)):
            shown = setting.looks[row.segments[index].language]
            digits = f"{_numbered(note.number, index, edition)}. "
            lead = run(digits, replace(shown, style="ListMarker"))
            contents.append(_segment(row, index, setting, style="FootnoteText", lead=lead))
        yield from _spread(row.number, contents, setting, "FootnoteText", _kept(row))


def _colophon(setting: DocumentContext) -> Iterator[str]:
    contents = []
    for column in setting.edition.columns:
        shown, rtl = setting.looks[column.language], column.direction == "rtl"
        lines = [_paragraph("Colophon", run(line, shown), rtl) for line in column.colophon]
        contents.append(_paragraph("Colophon", "", rtl) + "".join(lines))
    yield from _spread(None, contents, setting)


def _number_cell(number: str, setting: DocumentContext, style: str = "Normal") -> str:
    """Give the cell of a paragraph's number, which stands as high as the paragraph's first line."""
    column = setting.edition.columns[0]
    shown = run(number, setting.looks[column.language]) if number else ""
    rtl = column.direction == "rtl"
    return _cell(_paragraph("Number", shown, rtl, spacing(style)), NUMBER_WIDTH)


def _table_row(number: str, cells: Sequence[str], properties: str = "") -> str:
    given = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{given}{number}{''.join(cells)}</w:tr>"


def _cell(content: str, width: int, span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{content}</w:tc>'


def _paragraph(style: str, inner: str, rtl: bool, indent: str = "", align: str = "") -> str:
    bidi = "<w:bidi/>" if rtl else ""
    aligned = f'<w:jc w:val="{align or "start"}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}{indent}{aligned}</w:pPr>{inner}</w:p>'
