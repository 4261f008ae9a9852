"""Word editions: a table that Word and LibreOffice show right, with a bookmark in each cell."""

from __future__ import annotations

from itertools import count

from dragoman import languages
from dragoman.archive import pack_archive
from dragoman.editions._common import join_titles
from dragoman.editions._layouts import check_layout
from dragoman.editions.docx import body, page, parts
from dragoman.editions.docx.pictures import (
    KINDS,
    PictureParts,
    add_content_types,
    add_relations,
    name_parts,
)
from dragoman.editions.docx.runs import LinkTargets, NoteMarks
from dragoman.model import Edition, Options
from dragoman.ooxml import PACKAGE_RELATIONS, SETTINGS, write_core_properties

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
    ids = count(1)
    widths = page.share_page_width(edition, options)
    context = page.DocumentContext(
        edition=edition,
        options=options,
        looks=page.make_looks(edition, options),
        notes=tuple(_make_note_marks(edition, index) for index in range(len(edition.columns))),
        links=LinkTargets(
            pictures=PictureParts(
                edition.pictures, page.find_picture_room(widths[0], edition, options), ids
            )
        ),
        ids=ids,
        widths=widths,
    )
    tags = [languages.tag(column.language) for column in edition.columns]
    document = body.write_document(context)  # first, because it collects the links
    files = {
        "[Content_Types].xml": add_content_types(parts.CONTENT_TYPES, edition.pictures),
        "_rels/.rels": PACKAGE_RELATIONS,
        "docProps/core.xml": write_core_properties(join_titles(edition), tags, options.modified),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": add_relations(
            parts.write_relations(tuple(context.links.numbers)), edition.pictures
        ),
        "word/styles.xml": parts.write_styles(),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": parts.write_font_table(
            [look.family for look in context.looks.values()]
        ),
        "word/footer1.xml": parts.write_footer(rtl=edition.direction == "rtl"),
    }
    encoded = {name: text.encode() for name, text in files.items()}
    return pack_archive((encoded | name_parts(edition.pictures)).items())


def _make_note_marks(edition: Edition, index: int) -> NoteMarks:
    column = edition.columns[index]
    return NoteMarks(
        {
            note.label: (
                languages.write_digits(note.number, column.digits),
                body.name_bookmark(note.row, column.language),
            )
            for note in edition.notes
        }
    )
