"""Word editions: a table that Word and LibreOffice show right, a bookmark in each cell."""

from __future__ import annotations

from itertools import count

from dragoman import languages
from dragoman.editions import _docx_body, _docx_page, _docx_parts
from dragoman.editions._archive import archive
from dragoman.editions._docx_text import Links, Notes
from dragoman.editions._layouts import layout
from dragoman.errors import EditionError
from dragoman.model import Edition, Options

SUFFIX = ".docx"
_MOST_COLUMNS = 5


def render(edition: Edition, options: Options) -> bytes:
    """Give the edition as a Word document; the same input gives the same bytes."""
    _fits(edition, options)
    setting = _docx_page.Setting(
        edition=edition,
        options=options,
        looks=_docx_page.looks(edition, options),
        notes=tuple(_notes(edition, index) for index in range(len(edition.columns))),
        links=Links(),
        ids=count(1),
        widths=_docx_page.widths(edition, options),
    )
    looks = tuple(setting.looks.values())
    titles = (column.title for column in edition.columns if column.title)
    title = " | ".join(dict.fromkeys(titles)) or edition.document
    tags = [languages.tag(column.language) for column in edition.columns]
    document = _docx_body.document(setting)
    parts = {
        "[Content_Types].xml": _docx_parts.CONTENT_TYPES,
        "_rels/.rels": _docx_parts.PACKAGE_RELATIONS,
        "docProps/core.xml": _docx_parts.core(title, tags, options.modified),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _docx_parts.relations(tuple(setting.links.targets)),
        "word/styles.xml": _docx_parts.styles(),
        "word/settings.xml": _docx_parts.SETTINGS,
        "word/fontTable.xml": _docx_parts.font_table([look.family for look in looks]),
        "word/footer1.xml": _docx_parts.footer(rtl=edition.direction == "rtl"),
    }
    return archive((name, text.encode()) for name, text in parts.items())


def _fits(edition: Edition, options: Options) -> None:
    """Refuse a layout that a Word document cannot have, and say which it can."""
    layout(edition, options, "Word")
    count = len(edition.columns)
    if options.layout == "columns" and count > _MOST_COLUMNS:
        raise EditionError(
            f"a page holds {_MOST_COLUMNS} columns, not {count}; use the layout stacked"
        )


def _notes(edition: Edition, index: int) -> Notes:
    column = edition.columns[index]
    return Notes(
        {
            row.unit.note: (
                languages.digits(number, column.digits),
                _docx_body.bookmark(row, column.language),
            )
            for number, row in enumerate(edition.notes, start=1)
        }
    )
