"""The contents of a Word edition: a field for each language, with its entries already in it.

Who opens the file sees the entries and can follow them. When somebody updates the field, Word adds
the numbers of the pages, which nobody knows before Word has laid out the text. The field collects
entries that are marked at the headings with a letter for each language (TC), because to collect the
headings themselves would mix the languages.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.containers.ooxml import escape_xml
from dragoman.editions._common import isolate_in, isolate_phrase
from dragoman.editions.docx.elements import write_paragraph
from dragoman.editions.docx.page import CELL_GAP, NUMBER_WIDTH, DocumentContext, name_bookmark
from dragoman.editions.docx.parts import ENTRY_STEP
from dragoman.editions.docx.runs import write_run
from dragoman.inline import plain_text
from dragoman.model import Column, Edition, Phrase, Row

_LETTERS = "ABDEFGHIJKLMNOPQRSTUVWXYZ"
"""By column; without C, which Word takes for entries that have no letter."""


_SPACE_BELOW = '<w:spacing w:after="240"/>'
"""What is between the contents and the names of the languages above the text."""


def write_contents(context: DocumentContext, entries: Sequence[Row]) -> str:
    """Return the contents in each language: a title, and a field with its entries."""
    contents, last = [], len(context.edition.columns) - 1
    for index, column in enumerate(context.edition.columns):
        title = isolate_in(column.word("Contents"), column.direction)
        text = write_run(title.text, context.looks[title.language])
        rtl, inset = column.direction == "rtl", _write_inset(column, 1, context)
        heading = write_paragraph("TOCHeading", text, rtl, inset)
        below = _SPACE_BELOW if index == last else ""
        contents.append(heading + _write_entries(context, entries, index, below))
    return "".join(contents)


def _write_entries(context: DocumentContext, entries: Sequence[Row], index: int, below: str) -> str:
    """Return the entries in one language; ``below`` is a property of the last one."""
    column, paragraphs = context.edition.columns[index], []
    start, end = _write_begin(f" TOC \\f {_choose_letter(index)} \\h \\z "), _write_mark("end")
    for place, row in enumerate(entries, start=1):
        name = context.entries[row.number][index]
        shown = context.edition.columns[0] if row.is_shared else column
        # inside a link, LibreOffice shows nothing of a character style
        look = context.looks[name.language]._replace(is_styled=False)
        link = (
            f'<w:hyperlink w:anchor="{name_bookmark(row, shown.language)}" w:history="1">'
            f"{write_run(name.text, look)}</w:hyperlink>"
        )
        content = (start if place == 1 else "") + link + (end if place == len(entries) else "")
        level = _rank_entry(row, context.edition)
        inset = (below if place == len(entries) else "") + _write_inset(column, level, context)
        paragraphs.append(write_paragraph(f"TOC{level}", content, column.direction == "rtl", inset))
    return "".join(paragraphs)


def _write_inset(column: Column, level: int, context: DocumentContext) -> str:
    """Return the indentation of an entry: below the text of the first column, or at the edge of the
    text for the languages that begin at the other side."""
    direction = context.edition.direction
    end = CELL_GAP if direction == "ltr" else 0
    start = NUMBER_WIDTH if column.direction == direction else end
    return f'<w:ind w:start="{start + ENTRY_STEP * (level - 1)}"/>'


def mark_entry(row: Row, index: int, context: DocumentContext) -> str:
    """Return the hidden field by which Word finds an entry when it updates the contents.

    The texts in it are data: no sign in them can end the field's argument.
    """
    name = context.entries[row.number][index]
    text = name.text.replace("\\", "\\\\").replace('"', "\u201d")
    level = _rank_entry(row, context.edition)
    instruction = f' TC "{text}" \\f {_choose_letter(index)} \\l {level} '
    return _write_begin(instruction, shown=False) + _write_mark("end")


def _choose_letter(index: int) -> str:
    return _LETTERS[index % len(_LETTERS)]


def _rank_entry(row: Row, edition: Edition) -> int:
    """Return the level of an entry: 1 is the highest below the title."""
    return row.rank - 1 if edition.title_row else row.rank


def name_entries(edition: Edition, depth: int) -> dict[int, tuple[Phrase, ...]]:
    """Return the rows that the contents list, by their numbers, with their text in each column.

    ``depth`` is how many ranks they list, as for ``Edition.list_contents``.
    """
    return {
        row.number: tuple(
            isolate_in(_name_heading(row, index), column.direction)
            for index, column in enumerate(edition.columns)
        )
        for row in edition.list_contents(depth)
    }


def _name_heading(row: Row, index: int) -> Phrase:
    """Return the text of a heading in one language, or its number where it has none."""
    segment = row.name_heading(index)
    text = " ".join(plain_text(segment.spans).split()) or str(row.number)
    return isolate_phrase(Phrase(text, segment.language, segment.direction))


def _write_begin(instruction: str, *, shown: bool = True) -> str:
    """Return the beginning of a field, up to what it shows."""
    code = f'<w:instrText xml:space="preserve">{escape_xml(instruction)}</w:instrText>'
    return f"{_write_mark('begin')}<w:r>{code}</w:r>{_write_mark('separate') if shown else ''}"


def _write_mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
