"""Word editions: a table that Word and LibreOffice show right, a bookmark in each cell."""

from __future__ import annotations

from itertools import count

from dragoman import languages
from dragoman.editions._archive import pack_archive
from dragoman.editions._common import join_titles
from dragoman.editions._layouts import check_layout
from dragoman.editions.docx import body, page, parts
from dragoman.editions.docx.runs import Links, Notes
from dragoman.model import Edition, Options

SUFFIX = ".docx"
LAYOUTS = ("columns", "stacked", "single")
FAMILY = "paper"
FONTS = "never"
USES_PAPER = True
IN_INDEX = True


def render(edition: Edition, options: Options) -> bytes:
    """Give the edition as a Word document; the same input gives the same bytes."""
    check_layout(edition, options, LAYOUTS, "Word", on_paper=True)
    setting = page.DocumentContext(
        edition=edition,
        options=options,
        looks=page.looks(edition, options),
        notes=tuple(_notes(edition, index) for index in range(len(edition.columns))),
        links=Links(),
        ids=count(1),
        widths=page.widths(edition, options),
    )
    looks = tuple(setting.looks.values())
    tags = [languages.tag(column.language) for column in edition.columns]
    document = body.document(setting)
    files = {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": parts.PACKAGE_RELATIONS,
        "docProps/core.xml": parts.core(join_titles(edition), tags, options.modified),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": parts.relations(tuple(setting.links.targets)),
        "word/styles.xml": parts.styles(),
        "word/settings.xml": parts.SETTINGS,
        "word/fontTable.xml": parts.font_table([look.family for look in looks]),
        "word/footer1.xml": parts.footer(rtl=edition.direction == "rtl"),
    }
    return pack_archive((name, text.encode()) for name, text in files.items())


def _notes(edition: Edition, index: int) -> Notes:
    column = edition.columns[index]
    return Notes(
        {
            note.label: (
                languages.write_digits(note.number, column.digits),
                body.bookmark(note.row, column.language),
            )
            for note in edition.notes
        }
    )
