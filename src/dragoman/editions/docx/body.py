"""The table of a Word edition: a row per paragraph, a cell per language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from dragoman.containers.ooxml import HEAD, NAMESPACES
from dragoman.editions._common import FIVE_LINES, is_bare, say_once
from dragoman.editions.docx.cells import (
    has_room,
    is_small,
    write_endnote,
    write_number,
    write_phrase,
    write_segment,
    write_text_table,
)
from dragoman.editions.docx.contents import write_contents
from dragoman.editions.docx.elements import (
    keep_with_next,
    write_cell,
    write_paragraph,
    write_table,
    write_table_row,
)
from dragoman.editions.docx.figures import write_figure
from dragoman.editions.docx.looks import choose_style
from dragoman.editions.docx.page import CELL_GAP, NUMBER_WIDTH, DocumentContext, write_section
from dragoman.editions.docx.runs import write_run
from dragoman.model import Figure, Row, Table

_END = '<w:p><w:pPr><w:pStyle w:val="End"/></w:pPr></w:p>'
_PAUSE = _END.replace("</w:pPr>", "<w:pageBreakBefore/></w:pPr>")
"""What is between two tables where a page ends."""


def write_document(context: DocumentContext) -> Iterator[str]:
    """Yield the part with the text, in pieces: a table, or one for each chapter that begins a page,
    and the page that it is on.

    Contents are between two tables, below the title: LibreOffice takes a table apart in which a
    field with contents is. So is the end of a page with the title.
    """
    edition = context.edition
    opening = _write_opening(context)
    blocks = edition.blocks[1:] if opening and edition.title_row else edition.blocks
    chapters = [[_write_header(context)]]
    for block in blocks:
        if _begins_page(block, context) and (chapters[-1][1:] or edition.title_row):
            if chapters[-1][1:]:
                chapters.append([_write_header(context)])
            elif opening[-1:] != [_PAUSE]:
                opening.append(_PAUSE)
        chapters[-1] += _write_block(block, context)
    chapters[-1] += (*_write_notes(context), *_write_colophon(context))
    yield f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(opening)}"
    for number, rows in enumerate(chapters):
        yield _PAUSE if number else ""
        yield from _write_table_of(rows, context)
    yield f"{_END}{write_section(edition, context.options)}</w:body></w:document>"


def _write_opening(context: DocumentContext) -> list[str]:
    """Return what is before the table of the text: a title page, contents, with the title above."""
    edition = context.edition
    entries = edition.list_contents(context.options.contents)
    opening: list[str] = []
    title = edition.title_row if entries or edition.has_title_page else None
    if title:
        opening += _write_table_of(_write_block(title, context), context)
        if edition.has_title_page:
            opening.append(_PAUSE)
    if entries:
        opening.append(write_contents(context, entries))
    return opening


def _begins_page(block: Row | Table, context: DocumentContext) -> bool:
    """Return whether a block begins a chapter, and chapters begin pages."""
    is_chapter = isinstance(block, Row) and 0 < block.rank == context.edition.chapter_rank
    return is_chapter and context.options.printing.chapters == "new-page"


def _write_table_of(rows: Iterable[str], context: DocumentContext) -> Iterator[str]:
    """Yield the table that consists of these rows, in pieces."""
    widths, rtl = (NUMBER_WIDTH, *context.widths), context.edition.direction == "rtl"
    return write_table(rows, widths, (0, CELL_GAP), rtl=rtl)


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


def _write_block(block: Row | Table, context: DocumentContext) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _write_table(block, context)
        return
    yield from _write_row(block, context)
    if block.is_title:
        yield from _write_byline(context)


def _write_byline(context: DocumentContext) -> Iterator[str]:
    """Yield the rows of who wrote, translated and published the text."""
    if any(column.byline for column in context.edition.columns):
        contents = []
        for column in context.edition.columns:
            direction = column.direction
            lines = (write_phrase("Colophon", each, context, direction) for each in column.byline)
            contents.append("".join(lines) or write_paragraph("Colophon", "", direction == "rtl"))
        yield from _write_cells(None, contents, context)


def _write_table(table: Table, context: DocumentContext) -> Iterator[str]:
    """Yield the rows of a table: its languages side by side, or one below the other over the whole
    width where it needs that."""
    count, number = len(context.edition.columns), table.rows[0].number
    properties = "<w:cantSplit/>" if is_small(table) else ""
    if context.count == 1 or has_room(table, context):
        contents = [
            write_text_table(table, index, context, context.widths[index % context.count])
            for index in range(count)
        ]
        yield from _write_cells(number, contents, context, properties=properties)
        return
    whole = sum(context.widths)
    for index in range(count):
        shown = write_number(number, context) if index == 0 else ""
        content = write_text_table(table, index, context, whole)
        cell = write_cell(content, whole, context.count)
        yield write_table_row(_write_number_cell(shown, context), [cell], properties)


def _write_row(row: Row, context: DocumentContext) -> Iterator[str]:
    """Yield the figures of a row, each over all columns, and its text between them."""
    numbers = chain((None if row.part else row.number,), repeat(None))
    for figure in row.above:
        yield _write_figure(figure, next(numbers), context)
    if not is_bare(row):
        lines = _write_text(row, next(numbers), context)
        yield from map(keep_with_next, lines) if row.introduces else lines
    for figure in row.below:
        yield _write_figure(figure, next(numbers), context)


def _write_figure(figure: Figure, number: int | None, context: DocumentContext) -> str:
    cell = _write_number_cell(write_number(number, context), context)
    return write_figure(figure, cell, context)


def _write_text(row: Row, number: int | None, context: DocumentContext) -> Iterator[str]:
    style = choose_style(row)
    if row.is_shared:
        content = write_segment(row, 0, context)
        cell = write_cell(content, sum(context.widths), span=context.count)
        shown = _write_number_cell(write_number(number, context), context, style)
        yield write_table_row(shown, [cell], _keep_together(row))
        return
    contents = [write_segment(row, index, context) for index in range(len(row.segments))]
    yield from _write_cells(number, contents, context, style, _keep_together(row))


def _keep_together(row: Row) -> str:
    """Return the property that keeps a heading or a short row on one page; empty for others."""
    longest = max(len(segment.text) for segment in row.segments)
    return "<w:cantSplit/>" if row.rank or longest <= FIVE_LINES else ""


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
        shown = write_number(number if start == 0 else None, context)
        yield write_table_row(_write_number_cell(shown, context, style), cells, properties)


def _write_notes(context: DocumentContext) -> Iterator[str]:
    """Yield the notes that are no footnotes, because the text of a language does not refer to
    them, after the text, each language in its own column."""
    context = context.close_notes()
    count = range(len(context.edition.columns))
    rest = {
        note: [index for index in count if note.label not in context.notes[index].begun]
        for note in context.edition.notes
    }
    if not any(rest.values()):
        return
    columns = context.edition.columns
    yield from map(keep_with_next, _write_cells(None, _write_notes_titles(context), context))
    for note, indexes in rest.items():
        if not indexes:
            continue
        shown = indexes if context.count == 1 else count
        contents = [
            write_endnote(note, index, context)
            if index in indexes
            else write_paragraph("FootnoteText", "", columns[index].direction == "rtl")
            for index in shown
        ]
        keep = _keep_together(note.row)
        yield from _write_cells(note.row.number, contents, context, "FootnoteText", keep)


def _write_notes_titles(context: DocumentContext) -> list[str]:
    """Return the title of the notes in each language, and an empty paragraph where it would be
    there again beside."""
    columns = context.edition.columns
    return [
        write_phrase("Heading2", title, context)
        if title
        else write_paragraph("FootnoteText", "", column.direction == "rtl")
        for title, column in zip(say_once(columns, "Notes"), columns, strict=True)
        if title or context.count > 1
    ]


def _write_colophon(context: DocumentContext) -> Iterator[str]:
    contents = []
    for column in context.edition.columns:
        blank = write_paragraph("Colophon", "", column.direction == "rtl")
        lines = (write_phrase("Colophon", sentence, context) for sentence in column.colophon)
        contents.append(blank + "".join(lines))
    yield from _write_cells(None, contents, context)


def _write_number_cell(number: str, context: DocumentContext, style: str = "Normal") -> str:
    """Return the cell with the number of a paragraph, at the height of the paragraph's first
    line."""
    column = context.edition.columns[0]
    text = write_run(number, context.looks[column.language]) if number else ""
    rtl, spacing = column.direction == "rtl", context.write_number_spacing(style)
    return write_cell(write_paragraph("Number", text, rtl, spacing), NUMBER_WIDTH)
