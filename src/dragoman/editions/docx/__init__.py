"""Word editions: a table that Word and LibreOffice show right, with a bookmark in each cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from dragoman import languages
from dragoman.containers.archive import pack_archive
from dragoman.containers.ooxml import PACKAGE_RELATIONS, write_core_properties
from dragoman.editions._colours import PRINT, choose_colours
from dragoman.editions._common import join_titles, list_credits
from dragoman.editions._layouts import check_layout
from dragoman.editions.docx import body, cells, page, parts
from dragoman.editions.docx.contents import name_entries
from dragoman.editions.docx.footnotes import NoteMarks, add_setting, write_footnotes
from dragoman.editions.docx.pictures import (
    KINDS,
    PictureParts,
    add_content_types,
    add_relations,
    name_parts,
)
from dragoman.editions.docx.runs import LinkTargets, write_language_style
from dragoman.model import Edition, Options

SUFFIX = ".docx"
LAYOUTS = ("columns", "stacked", "single")
FAMILY = "paper"
FONTS = "never"
USES_PAPER = True
IN_INDEX = True
PICTURES = KINDS


def render(edition: Edition, options: Options) -> bytes:
    """Return the edition as a Word document; the same input gives the same bytes.

    Raises EditionError for a layout that a Word document cannot have.
    """
    check_layout(edition, options, LAYOUTS, "Word", on_paper=True)
    files = _write_parts(_make_context(edition, options))
    return pack_archive((files | name_parts(edition.pictures)).items())


def _make_context(edition: Edition, options: Options) -> page.DocumentContext:
    ids, widths = count(1), page.share_page_width(edition, options)
    room = page.find_picture_room(widths[0], edition, options)
    return page.DocumentContext(
        edition=edition,
        options=options,
        looks=page.make_looks(edition, options),
        notes=tuple(_make_note_marks(edition, count(1))),
        entries=name_entries(edition, options.contents),
        links=LinkTargets(pictures=PictureParts(edition.pictures, room, ids)),
        ids=ids,
        widths=widths,
        stretch=page.find_stretch(edition, options),
    )


def _write_parts(context: page.DocumentContext) -> dict[str, bytes]:
    """Return the parts of the document by their names, without the pictures."""
    edition, options = context.edition, context.options
    tags = [languages.make_tag(column.language) for column in edition.columns]
    # The text comes first, because it collects the links, and the footnotes that begin in it. Its
    # pieces are encoded one by one: the whole of a long edition would be copied again and again.
    document = b"".join(map(str.encode, body.write_document(context)))
    below = replace(context.close_notes(), links=LinkTargets(pictures=context.links.pictures))
    footnotes = write_footnotes(_write_footnotes(below), rtl=edition.direction == "rtl").encode()
    first = edition.columns[0]
    written: dict[str, str | bytes] = {
        "[Content_Types].xml": add_content_types(parts.CONTENT_TYPES, edition.pictures),
        "_rels/.rels": PACKAGE_RELATIONS,
        "docProps/core.xml": write_core_properties(
            join_titles(edition), tags, options.modified, _list_properties(edition)
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": add_relations(
            parts.write_relations(tuple(context.links.numbers)), document, edition.pictures
        ),
        "word/styles.xml": _write_styles(context),
        "word/footnotes.xml": footnotes,
        "word/_rels/footnotes.xml.rels": add_relations(
            parts.write_relations(tuple(below.links.numbers), ()), footnotes, edition.pictures
        ),
        "word/settings.xml": add_setting(page.write_settings(options)),
        "word/fontTable.xml": parts.write_font_table(
            [look.family for look in context.looks.values()]
        ),
        "word/footer1.xml": parts.write_footer(
            tags[0], first.digits[1], rtl=first.direction == "rtl"
        ),
    }
    return {
        name: part.encode() if isinstance(part, str) else part for name, part in written.items()
    }


def _write_styles(context: page.DocumentContext) -> str:
    return parts.write_styles(
        (context.scale, context.stretch),
        choose_colours(PRINT, monochrome=context.options.printing.monochrome),
        _find_main_tags(context.edition),
        "".join(map(write_language_style, context.looks.values())),
    )


def _list_properties(edition: Edition) -> dict[str, str]:
    """Return who is behind the edition as properties of the file, by names of Dublin Core."""
    said = {
        "creator": list_credits(edition, "author"),
        "identifier": list_credits(edition, "isbn"),
    }
    return {name: "; ".join(map(str, phrases)) for name, phrases in said.items() if phrases}


def _find_main_tags(edition: Edition) -> dict[str, str]:
    """Return the tag of the first language of each direction."""
    return {
        column.direction: languages.make_tag(column.language) for column in edition.columns[::-1]
    }


def _make_note_marks(edition: Edition, ids: Iterator[int]) -> Iterator[NoteMarks]:
    first, targets = edition.columns[0], edition.targets
    for column in edition.columns:
        marks = {
            note.label: (
                languages.write_digits(note.number, column.digits),
                page.name_bookmark(note.row, column.language),
            )
            for note in edition.notes
        }
        places = {
            row.anchor: page.name_bookmark(row, (first if row.is_shared else column).language)
            for row in edition.all_rows
            if row.anchor in targets
        }
        counted = len(edition.columns) == 1 and column.digits.isascii()
        yield NoteMarks(marks, ids, counted, places=places)


def _write_footnotes(context: page.DocumentContext) -> dict[int, str]:
    """Return the text of each footnote that has begun, by its id."""
    notes = {note.label: note for note in context.edition.notes}
    return {
        number: cells.write_footnote(notes[label], index, context)
        for index, marks in enumerate(context.notes)
        for label, number in marks.begun.items()
    }
