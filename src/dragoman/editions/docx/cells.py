"""What is in the cells of a Word edition: paragraphs with bookmarks, tables, notes.

A bookmark is what survives when LibreOffice saves the file (content controls lose their tags), so
the text of each cell can be found again.
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import bidirectional

from dragoman import languages
from dragoman.editions._colours import PRINT
from dragoman.editions._common import isolate_phrase, write_list_marker
from dragoman.editions._table_remarks import list_remarks
from dragoman.editions._tables import (
    divide_room,
    list_lines,
    measure_words,
    needs_full_width,
    share_width,
)
from dragoman.editions._widths import measure_word
from dragoman.editions.docx.contents import mark_entry
from dragoman.editions.docx.elements import (
    keep_with_next,
    write_cell,
    write_paragraph,
    write_table,
    write_table_row,
)
from dragoman.editions.docx.looks import choose_style, write_indent
from dragoman.editions.docx.page import DocumentContext, name_bookmark
from dragoman.editions.docx.parts import AS_HIGH
from dragoman.editions.docx.runs import Look, write_footnote_mark, write_run, write_runs
from dragoman.model import Kind, Mark, Note, Phrase, Row, Table

_LETTER, _CELL_MARGIN, _TABLE_MARGIN = 130, 50, 200
"""In twentieths of a point: the width of a character in a table, wherever text is bold or in a wide
font too, and what is free beside the text of a cell, at least, and beside a table."""
_MORE_MARGIN = 40
"""What is free beside the text of a cell besides, where the words leave room for it: a number at
the end of its cell and a date at the beginning of the next one are not read as one."""
_WIDER = 0.9
"""How much of the room of a character has one whose width is known (``measure_word``)."""
_FEW_LINES, _SHORT_CELL = 8, 60
"""Lines of a table, and characters in a cell, that are not divided between two pages."""
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>'
    for side in ("top", "bottom", "insideH")
)
_BORDERS = f"<w:tblBorders>{_LINES}</w:tblBorders>"
_WIDE_ARABIC = frozenset("سشصضڛښڜڝڞ")
"""Letters with teeth and long ones: half as wide again as others, wherever they are."""


def write_segment(
    row: Row, index: int, context: DocumentContext, *, style: str = "", lead: str = ""
) -> str:
    """Return the paragraph of a segment, with its text in a bookmark, and that of its remark.

    ``lead`` comes before the text, in place of a list marker.
    """
    unit, segment = row.unit, row.segments[index]
    look = context.looks[segment.language]
    marker = ""
    if unit.kind is Kind.CODE:
        code_look = look._replace(style="CodeCharacter", rtl=False)
        text, rtl = write_run(segment.text.rstrip("\n"), code_look), False
    else:
        if segment.mark is Mark.MISSING:
            look = look._replace(italic=not look.rtl, colour=PRINT.soft[1:])
        text = write_runs(segment.spans, look, context.notes[index], context.links)
        rtl = segment.direction == "rtl"
        marker = _choose_marker(row, index, context)
        lead = lead or _write_marker(marker, context.looks[segment.language])
    if row.number in context.entries:
        columns = range(len(row.segments)) if row.is_shared else (index,)
        lead += "".join(mark_entry(row, column, context) for column in columns)
    name = name_bookmark(row, context.edition.columns[index].language)
    number = next(context.ids)
    content = (
        f'{lead}<w:bookmarkStart w:id="{number}" w:name="{name}"/>{text}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )
    style = style or ("Normal" if row.rank and not segment.has_text else choose_style(row))
    has_pictures = context.edition.pictures and segment.has_pictures
    properties = (AS_HIGH if has_pictures else "") + write_indent(row, marker)
    paragraph = write_paragraph(style, content, rtl, properties, unit.place.align)
    return paragraph + _write_remark(segment.remark, context)


def _choose_marker(row: Row, index: int, context: DocumentContext) -> str:
    digits = context.edition.columns[index].digits
    return write_list_marker(row.unit.place, digits, row.segments[index].marker)


def _write_marker(marker: str, look: Look) -> str:
    """Return the marker of a list item. It has a style of its own, so that who reads the text back
    can skip it."""
    return write_run(f"{marker}\t", look._replace(style="ListMarker")) if marker else ""


def _write_remark(remark: Phrase, context: DocumentContext) -> str:
    """Return the paragraph with a remark; nothing where there is none."""
    return write_phrase("Remark", remark._replace(text=f"({remark})"), context) if remark else ""


def write_phrase(style: str, phrase: Phrase, context: DocumentContext, direction: str = "") -> str:
    """Return a paragraph in the language of a phrase, and in its direction or in another."""
    text = write_run(isolate_phrase(phrase).text, context.looks[phrase.language])
    return write_paragraph(style, text, (direction or phrase.direction) == "rtl")


def write_number(number: int | None, context: DocumentContext, index: int = 0) -> str:
    """Return a number in the digits of a column; empty for none."""
    if number is None:
        return ""
    return languages.write_digits(number, context.edition.columns[index].digits)


def write_endnote(note: Note, index: int, context: DocumentContext) -> str:
    """Return a note with its number before it, as an item of a list."""
    look = context.looks[note.row.segments[index].language]._replace(style="ListMarker")
    lead = write_run(f"{write_number(note.number, context, index)}. ", look)
    return write_segment(note.row, index, context, style="FootnoteText", lead=lead)


def write_footnote(note: Note, index: int, context: DocumentContext) -> str:
    """Return the paragraphs of a note in one language, which its number begins."""
    look = context.looks[note.row.segments[index].language]
    number = "" if context.notes[index].counted else write_number(note.number, context, index)
    lead = write_footnote_mark(number, look) + write_run(" ", look._replace(style="ListMarker"))
    return write_segment(note.row, index, context, style="FootnoteText", lead=lead)


def has_room(table: Table, context: DocumentContext) -> bool:
    """Return whether a table fits into each of its languages' columns, with whole words."""
    room = min(context.widths) - _TABLE_MARGIN
    return not needs_full_width(table) and all(
        sum(_measure_columns(table, index, context)) <= room
        for index in range(len(context.edition.columns))
    )


def _measure_columns(table: Table, index: int, context: DocumentContext) -> list[int]:
    """Return the least width of each column of a table in one language."""
    letter = round(_LETTER * context.scale)
    return measure_words(table, index, letter, 2 * _CELL_MARGIN, _measure_word)


def _measure_word(word: str) -> float:
    """Return how many characters a word needs the room of, whatever font a program takes: some end
    an Arabic word with a letter that is twice as wide as others."""
    needed = max(len(word), _WIDER * measure_word(word))
    if any(bidirectional(char) == "AL" for char in word):
        needed += 1 + sum(char in _WIDE_ARABIC for char in word) / 2
    return needed


def is_small(table: Table) -> bool:
    """Return whether a table has so little that it can be kept on one page. LibreOffice keeps the
    header of a table inside another one with its next line only so."""
    return len(table.lines) <= _FEW_LINES and all(map(_has_short_cells, table.lines))


def _has_short_cells(line: Sequence[Row | None]) -> bool:
    segments = (segment for row in line if row for segment in row.segments)
    return all(len(segment.text) <= _SHORT_CELL for segment in segments)


def _write_line(table: Table, number: int, cells: Sequence[str]) -> str:
    """Return a line of a table. A short one is on one page; the header is on the page of the line
    below it. It is not repeated: LibreOffice would do that in one of the languages."""
    is_short = _has_short_cells(table.lines[number])
    if number == 0 and table.has_header:
        cells = list(map(keep_with_next, cells))
    return write_table_row("", cells, "<w:cantSplit/>" if is_short else "")


def write_text_table(table: Table, index: int, context: DocumentContext, room: int) -> str:
    """Return a table in one language inside a cell, with the paragraph that must follow it there.

    ``room`` is the width of the cell in twentieths of a point.
    """
    remarks = list_remarks(table, index)
    if table.is_missing(index):
        return write_phrase("TableContents", remarks[0], context)
    least = _measure_columns(table, index, context)
    widths = divide_room(room - _TABLE_MARGIN, share_width(table, index), least)
    rtl = context.edition.columns[index].direction == "rtl"
    lines = []
    for number, line in enumerate(list_lines(table, index)):
        style = "TableHeading" if number == 0 and table.has_header else "TableContents"
        cells = [
            write_cell(
                write_segment(row, index, context.give_room(width), style=style)
                if row
                else write_paragraph(style, "", rtl),
                width,
            )
            for row, width in zip(line, widths, strict=True)
        ]
        lines.append(_write_line(table, number, cells))
    spare = min(width - needed for width, needed in zip(widths, least, strict=True))
    margin = _CELL_MARGIN + max(0, min(_MORE_MARGIN, spare // 2))
    written = write_table(lines, widths, (margin, margin), rtl=rtl, borders=_BORDERS)
    said = "".join(write_phrase("Remark", remark, context) for remark in remarks)
    return "".join(written) + (said or write_paragraph("End", "", rtl))
