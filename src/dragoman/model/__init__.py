"""The nouns of dragoman: the values that every other module takes, returns and passes on.

A **document** is a source file after reading. It is a sequence of **units**: a heading, a
paragraph, a list item, a table cell. Each unit is translated as one **message**, as gettext calls
it. The messages themselves are in catalogues, one per language (see ``dragoman.po``).

An **edition** is what a reader gets: the document in one or several languages side by side. Each
language is a **column**, each unit is a **row**, and where they meet is a **segment**: the unit in
that language. The text of a segment is a tree of **spans**, the runs of plain, emphasised or
linked text. Rows that are cells of one table are together in a **table**, and what readers find at
the foot of the page is a **note**. All other words of an edition, such as its title, are
**phrases**::

    Document ─── Unit                                read by dragoman.sources
    Edition ─┬── Column ── Phrase                    made by dragoman.align
             ├── Row, or Table of rows ── Segment ── Span
             └── Note ── Row

All values are frozen: a function that changes one returns a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.later import import_later

if TYPE_CHECKING:
    from dragoman.model.addresses import Sister, clean_address, is_allowed_link, is_inner_link
    from dragoman.model.documents import AFTER_TEXT, Document, Kind, Place, Unit
    from dragoman.model.editions import (
        Column,
        Cover,
        Edition,
        Note,
        Row,
        Table,
    )
    from dragoman.model.exchanges import (
        SENT_KEY,
        NotTaken,
        Package,
        PackageItem,
        Returned,
        ReturnedRow,
    )
    from dragoman.model.options import BY_LENGTH, Options, PrintOptions
    from dragoman.model.phrases import NO_PHRASE, Phrase, say
    from dragoman.model.pictures import PICTURE_KINDS, Figure, Picture, PictureFinder
    from dragoman.model.placeholders import PLACEHOLDER_NAME, hide_placeholders
    from dragoman.model.segments import (
        REMARKS,
        WITHHELD,
        WITHHELD_UNREVIEWED,
        Mark,
        Segment,
    )
    from dragoman.model.spans import LINE_ENDS, Span, SpanKind, walk_all
    from dragoman.model.states import CatalogName, MessageKey, State, Tally

__all__ = [
    "AFTER_TEXT",
    "BY_LENGTH",
    "LINE_ENDS",
    "NO_PHRASE",
    "PICTURE_KINDS",
    "PLACEHOLDER_NAME",
    "REMARKS",
    "SENT_KEY",
    "WITHHELD",
    "WITHHELD_UNREVIEWED",
    "CatalogName",
    "Column",
    "Cover",
    "Document",
    "Edition",
    "Figure",
    "Kind",
    "Mark",
    "MessageKey",
    "NotTaken",
    "Note",
    "Options",
    "Package",
    "PackageItem",
    "Phrase",
    "Picture",
    "PictureFinder",
    "Place",
    "PrintOptions",
    "Returned",
    "ReturnedRow",
    "Row",
    "Segment",
    "Sister",
    "Span",
    "SpanKind",
    "State",
    "Table",
    "Tally",
    "Unit",
    "clean_address",
    "hide_placeholders",
    "is_allowed_link",
    "is_inner_link",
    "say",
    "walk_all",
]

__getattr__ = import_later(
    __name__,
    {
        "addresses": "Sister clean_address is_allowed_link is_inner_link",
        "documents": "AFTER_TEXT Document Kind Place Unit",
        "editions": "Column Cover Edition Note Row Table",
        "exchanges": "SENT_KEY NotTaken Package PackageItem Returned ReturnedRow",
        "options": "BY_LENGTH Options PrintOptions",
        "phrases": "NO_PHRASE Phrase say",
        "pictures": "PICTURE_KINDS Figure Picture PictureFinder",
        "placeholders": "PLACEHOLDER_NAME hide_placeholders",
        "segments": "Mark REMARKS Segment WITHHELD WITHHELD_UNREVIEWED",
        "spans": "LINE_ENDS Span SpanKind walk_all",
        "states": "CatalogName MessageKey State Tally",
    },
)
