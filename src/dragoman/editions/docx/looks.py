"""How the paragraphs of a row look: their style, and how far they are indented."""

from __future__ import annotations

from dragoman.editions._common import count_quotations
from dragoman.model import Kind, Row

_STEP = 340
"""The indentation of each list and quotation, in twentieths of a point."""
_LETTER = 110
"""The room of each sign of a marker after its second one."""


def choose_style(row: Row) -> str:
    """Return the id of the style of a row's paragraphs."""
    unit = row.unit
    match unit.kind:
        case _ if row.is_title:
            return "Title"
        case _ if row.rank:
            return f"Heading{row.rank}"
        case Kind.CODE:
            return "Code"
        case _ if unit.place.lists:
            return "ListParagraph"
        case Kind.QUOTATION:
            return "Quote"
        case _:
            return "Quote" if unit.place.quotations else "Normal"


def write_indent(row: Row, marker: str) -> str:
    """Return the property that indents a row in lists and quotations; empty for none.

    ``marker`` is that of the list item which begins there.
    """
    place = row.unit.place
    depth = len(place.lists)
    inset = _STEP * count_quotations(row.unit)
    if not depth and inset <= _STEP and row.unit.kind is not Kind.CODE:
        return ""  # the style of a quotation has its indentation
    more = _LETTER * max(0, len(marker) - 2)
    hanging = f' w:hanging="{_STEP + more}"' if marker else ""
    return f'<w:ind w:start="{inset + _STEP * depth + more}" w:end="{inset}"{hanging}/>'
