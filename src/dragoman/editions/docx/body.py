"""The table of a Word edition: a row per paragraph, a cell per language, a bookmark per cell.

A bookmark is what survives when LibreOffice saves the file (content controls lose their tags), so
the text of each cell can be found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, repeat

from dragoman import languages
from dragoman.editions._common import (
    FIVE_LINES,
    is_bare,
    write_list_marker,
)
from dragoman.editions._tables import needs_full_width, share_width
from dragoman.editions.docx.elements import write_cell, write_paragraph, write_table_row
from dragoman.editions.docx.figures import write_figure
from dragoman.editions.docx.looks import choose_style, write_indent
from dragoman.editions.docx.page import CELL_GAP, NUMBER_WIDTH, DocumentContext, write_section
from dragoman.editions.docx.parts import AS_HIGH, write_spacing
from dragoman.editions.docx.runs import write_run, write_runs
from dragoman.model import Figure, Kind, Mark, Phrase, Row, Segment, Table
from dragoman.ooxml import HEAD, NAMESPACES


def name_bookmark(row: Row, language: str) -> str:
    """Return the name of a cell's bookmark, the same in every edition of the document."""
    return f"dg_{row.anchor}_{re.sub(r'[^0-9A-Za-z]', '_', language)}"


def write_document(context: DocumentContext) -> str:
    """Return the part with the text: one table, and the page that it is on."""
    edition, rtl = context.edition, context.edition.direction == "rtl"
    rows = [
        _write_header(context),
        *_write_blocks(context),
        *_write_notes(context),
        *_write_colophon(context),
    ]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in (NUMBER_WIDTH, *context.widths))
    table = (
        f"<w:tbl><w:tblPr>{'<w:bidiVisual/>' if rtl else ''}"
        f'<w:tblW w:w="{NUMBER_WIDTH + sum(context.widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        f'<w:right w:w="{CELL_GAP}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    return (
        f"{HEAD}<w:document {NAMESPACES}><w:body>{table}"
        f'<w:p><w:pPr><w:pStyle w:val="End"/></w:pPr></w:p>'
        f"{write_section(edition, context.options)}</w:body></w:document>"
    )


def _write_header(context: DocumentContext) -> str:
    """Return the row with the names of the languages, which Word repeats on every page."""
    if context.count == 1:
        return ""
    cells = []
    for column, width in zip(context.edition.columns, context.widths, strict=True):
        name = write_run(column.autonym, context.looks[column.language])
        paragraph = write_paragraph("Language", name, column.direction == "rtl")
        cells.append(write_cell(paragraph, width))
    return write_table_row(_write_number_cell("", context), cells, "<w:tblHeader/>")


def _write_blocks(context: DocumentContext) -> Iterator[str]:
    for block in context.edition.blocks:
        if isinstance(block, Table):
            yield from _write_table(block, context)
        else:
            yield from _write_row(block, context)


def _write_table(table: Table, context: DocumentContext) -> Iterator[str]:
    """Yield the rows of a table: its languages side by side, or one below the other over the whole
    width where it needs that."""
    count, number = len(context.edition.columns), table.rows[0].number
    if not needs_full_width(table) or context.count == 1:
        contents = [
            _write_text_table(table, index, context, context.widths[index % context.count])
            for index in range(count)
        ]
        yield from _write_cells(number, contents, context)
        return
    whole = sum(context.widths)
    for index in range(count):
        shown = _write_number(number, context) if index == 0 else ""
        content = _write_text_table(table, index, context, whole)
        cell = write_cell(content, whole, context.count)
        yield write_table_row(_write_number_cell(shown, context), [cell])


def _write_row(row: Row, context: DocumentContext) -> Iterator[str]:
    """Yield the figures of a row, each over all columns, and its text between them."""
    numbers = chain((row.number,), repeat(None))
    for figure in row.above:
        yield _write_figure(figure, next(numbers), context)
    if not is_bare(row):
        yield from _write_text(row, next(numbers), context)
    for figure in row.below:
        yield _write_figure(figure, next(numbers), context)


def _write_figure(figure: Figure, number: int | None, context: DocumentContext) -> str:
    return write_figure(
        figure, _write_number_cell(_write_number(number, context), context), context
    )


def _write_text(row: Row, number: int | None, context: DocumentContext) -> Iterator[str]:
    style = choose_style(row)
    if row.is_shared:
        content = _write_segment(row, 0, context)
        cell = write_cell(content, sum(context.widths), span=context.count)
        shown = _write_number_cell(_write_number(number, context), context, style)
        yield write_table_row(shown, [cell])
        return
    contents = [_write_segment(row, index, context) for index in range(len(row.segments))]
    yield from _write_cells(number, contents, context, style, _keep_together(row))


def _keep_together(row: Row) -> str:
    """Return the property that keeps a short row on one page; empty for a long one."""
    longest = max(len(segment.text) for segment in row.segments)
    return "<w:cantSplit/>" if longest <= FIVE_LINES else ""


def _write_cells(
    number: int | None,
    contents: list[str],
    context: DocumentContext,
    style: str = "Normal",
    properties: str = "",
) -> Iterator[str]:
    """Yield the languages of a row side by side, or one per row where the layout has no columns."""
    for start in range(0, len(contents), context.count):
        cells = [
            write_cell(content, width)
            for content, width in zip(
                contents[start : start + context.count], context.widths, strict=True
            )
        ]
        shown = _write_number(number if start == 0 else None, context)
        yield write_table_row(_write_number_cell(shown, context, style), cells, properties)


def _write_number(number: int | None, context: DocumentContext, index: int = 0) -> str:
    if number is None:
        return ""
    return languages.write_digits(number, context.edition.columns[index].digits)


def _write_segment(
    row: Row, index: int, context: DocumentContext, *, style: str = "", lead: str = ""
) -> str:
    """Return the paragraph of a segment, with its text in a bookmark, and that of its remark.

    ``lead`` comes before the text, in place of a list marker.
    """
    unit, segment = row.unit, row.segments[index]
    look = context.looks[segment.language]
    if unit.kind is Kind.CODE:
        code_look = replace(look, style="CodeCharacter", rtl=False)
        text, rtl = write_run(segment.text.rstrip("\n"), code_look), False
    else:
        if segment.mark is Mark.MISSING:
            look = replace(look, italic=not look.rtl, colour="555555")
        text = write_runs(segment.spans, look, context.notes[index], context.links)
        rtl = segment.direction == "rtl"
        lead = lead or _write_marker(row, index, context)
    name = name_bookmark(row, context.edition.columns[index].language)
    number = next(context.ids)
    content = (
        f'{lead}<w:bookmarkStart w:id="{number}" w:name="{name}"/>{text}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )
    style = style or ("Normal" if row.rank and not segment.has_text else choose_style(row))
    height = AS_HIGH if segment.has_pictures else ""
    properties = height + write_indent(row)
    paragraph = write_paragraph(style, content, rtl, properties, unit.place.align)
    return paragraph + _write_remark(segment, context)


def _write_marker(row: Row, index: int, context: DocumentContext) -> str:
    """Return the marker of a list item. It has a style of its own, so that who reads the text back
    can skip it."""
    marker = write_list_marker(row.unit.place, context.edition.columns[index].digits)
    look = context.looks[row.segments[index].language]
    return write_run(f"{marker}\t", replace(look, style="ListMarker")) if marker else ""


def _write_remark(segment: Segment, context: DocumentContext) -> str:
    """Return the paragraph with the remark of a segment."""
    remark = segment.remark
    return _write_phrase("Remark", replace(remark, text=f"({remark})"), context) if remark else ""


def _write_phrase(style: str, phrase: Phrase, context: DocumentContext) -> str:
    """Return a paragraph in the language and in the direction of a phrase."""
    text = write_run(phrase.text, context.looks[phrase.language])
    return write_paragraph(style, text, phrase.direction == "rtl")


def _write_text_table(table: Table, index: int, context: DocumentContext, room: int) -> str:
    """Return a table in one language inside a cell, with the paragraph that must follow it there.

    ``room`` is the width of the cell in twentieths of a point.
    """
    shares = share_width(table, index)
    widths = [int((room - 200) * share / sum(shares)) for share in shares]
    rtl = context.edition.columns[index].direction == "rtl"
    lines = []
    for number, line in enumerate(table.lines):
        style = "TableHeading" if number == 0 and table.has_header else "TableContents"
        cells = [
            write_cell(
                _write_segment(row, index, context.give_room(width), style=style)
                if row
                else write_paragraph(style, "", rtl),
                width,
            )
            for row, width in zip(line, widths, strict=True)
        ]
        lines.append(f"<w:tr>{''.join(cells)}</w:tr>")
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
        f"</w:tblGrid>{''.join(lines)}</w:tbl>{write_paragraph('End', '', rtl)}"
    )


def _write_notes(context: DocumentContext) -> Iterator[str]:
    """Yield the notes after the text, each language in its own column."""
    edition = context.edition
    if edition.notes:
        titles = [
            _write_phrase("Heading2", column.word("Notes"), context) for column in edition.columns
        ]
        yield from _write_cells(None, titles, context)
    for note in edition.notes:
        row, contents = note.row, []
        for index, segment in enumerate(row.segments):
            look = replace(context.looks[segment.language], style="ListMarker")
            lead = write_run(f"{_write_number(note.number, context, index)}. ", look)
            contents.append(_write_segment(row, index, context, style="FootnoteText", lead=lead))
        yield from _write_cells(row.number, contents, context, "FootnoteText", _keep_together(row))


def _write_colophon(context: DocumentContext) -> Iterator[str]:
    contents = []
    for column in context.edition.columns:
        blank = write_paragraph("Colophon", "", column.direction == "rtl")
        lines = (_write_phrase("Colophon", sentence, context) for sentence in column.colophon)
        contents.append(blank + "".join(lines))
    yield from _write_cells(None, contents, context)


def _write_number_cell(number: str, context: DocumentContext, style: str = "Normal") -> str:
    """Return the cell with the number of a paragraph, at the height of the paragraph's first
    line."""
    column = context.edition.columns[0]
    text = write_run(number, context.looks[column.language]) if number else ""
    rtl = column.direction == "rtl"
    return write_cell(write_paragraph("Number", text, rtl, write_spacing(style)), NUMBER_WIDTH)
