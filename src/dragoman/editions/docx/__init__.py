"""Word editions: a table that Word and LibreOffice show right, with a bookmark in each cell."""

from __future__ import annotations

from itertools import count

from dragoman import languages
from dragoman.archive import pack_archive
from dragoman.editions._common import join_titles, list_credits
from dragoman.editions._layouts import check_layout
from dragoman.editions.docx import body, page, parts
from dragoman.editions.docx.runs import LinkTargets, NoteMarks
from dragoman.model import Edition, Options
from dragoman.ooxml import PACKAGE_RELATIONS, SETTINGS, write_core_properties

SUFFIX = ".docx"
LAYOUTS = ("columns", "stacked", "single")
FAMILY = "paper"
FONTS = "never"
USES_PAPER = True
IN_INDEX = True


def render(edition: Edition, options: Options) -> bytes:
    """Return the edition as a Word document; the same input gives the same bytes.

    Raises EditionError for a layout that a Word document cannot have.
    """
    check_layout(edition, options, LAYOUTS, "Word", on_paper=True)
    context = page.DocumentContext(
        edition=edition,
        options=options,
        looks=page.make_looks(edition, options),
        notes=tuple(_make_note_marks(edition, index) for index in range(len(edition.columns))),
        links=LinkTargets(),
        ids=count(1),
        widths=page.share_page_width(edition, options),
    )
    tags = [languages.tag(column.language) for column in edition.columns]
    document = body.write_document(context)  # first, because it collects the links
    files = {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELATIONS,
        "docProps/core.xml": write_core_properties(
            join_titles(edition), tags, options.modified, _list_properties(edition)
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": parts.write_relations(tuple(context.links.numbers)),
        "word/styles.xml": parts.write_styles(),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": parts.write_font_table(
            [look.family for look in context.looks.values()]
        ),
        "word/footer1.xml": parts.write_footer(rtl=edition.direction == "rtl"),
    }
    return pack_archive((name, text.encode()) for name, text in files.items())


def _list_properties(edition: Edition) -> dict[str, str]:
    """Return who is behind the edition as properties of the file, by names of Dublin Core."""
    said = {
        "creator": list_credits(edition, "author"),
        "identifier": list_credits(edition, "isbn"),
    }
    return {name: "; ".join(map(str, phrases)) for name, phrases in said.items() if phrases}


def _make_note_marks(edition: Edition, index: int) -> NoteMarks:
    column, targets = edition.columns[index], edition.targets
    return NoteMarks(
        {
            note.label: (
                languages.write_digits(note.number, column.digits),
                body.name_bookmark(note.row, column.language),
            )
            for note in edition.notes
        },
        {
            row.anchor: body.name_bookmark(
                row, edition.columns[0 if row.is_shared else index].language
            )
            for row in edition.all_rows
            if row.anchor in targets
        },
    )
