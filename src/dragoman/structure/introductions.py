"""Which rows of an edition introduce what comes below: they are never the last on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import Kind, Row, Span, SpanKind

_TEXTS = (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTATION)
_TWO_LINES = 120
"""Characters of a line that may introduce what comes below: a longer one does not."""
_COMMAS = (",", "\u060c", "\uff0c", "\u3001")
"""What a salutation or the end of a letter ends with, above the text or the signature: also those
of Arabic, Chinese and Japanese."""


def mark_introductions(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows; those that introduce what comes below are marked.

    Of lines one after the other that look so, such as a list of names in bold, only the last does:
    what has to stay together must not be longer than a page.
    """
    for row, below in zip(rows, (*rows[1:], None), strict=False):
        if _looks_like_lead(row):
            goes_on = below is not None and _is_alike(row, below) and _looks_like_lead(below)
            is_lead = not goes_on or _is_divider(row)
            yield row._replace(is_lead=True) if is_lead else row
        elif below is not None and _is_captioned(row, below):
            yield row._replace(is_lead=True)
        else:
            yield row


def _is_captioned(row: Row, below: Row) -> bool:
    """Return whether one row is the caption of the other: a line right above a table, or right
    below a picture."""
    if below.unit.place.cell is not None:
        return _is_line(row)
    return _is_picture(row) and _is_line(below) and not _is_picture(below)


def _is_line(row: Row) -> bool:
    """Return whether a row is a text of at most two lines in every language."""
    longest = max([len(segment.text) for segment in row.segments])
    return row.unit.kind in _TEXTS and longest <= _TWO_LINES


def _is_picture(row: Row) -> bool:
    """Return whether a row is only a picture, in some language."""
    if row.unit.place.cell is not None:
        return False
    return bool(row.unit.picture) or any(_shows_one(segment.spans) for segment in row.segments)


def _shows_one(spans: Sequence[Span]) -> bool:
    """Return whether spans are one picture without a title, which would be its caption, and nothing
    else but spaces."""
    seen = [each for each in spans if each.kind is not SpanKind.TEXT or each.text.strip()]
    return [each.kind for each in seen] == [SpanKind.IMAGE] and not seen[0].title


def _looks_like_lead(row: Row) -> bool:
    """Return whether a line is short in every language and introduces something in one, or
    separates what is above from what comes below."""
    return _is_line(row) and (
        _is_divider(row)
        or any(segment.introduces for segment in row.segments)
        or (row.unit.kind is Kind.PARAGRAPH and row.unit.text.endswith(_COMMAS))
    )


def _is_divider(row: Row) -> bool:
    return row.unit.place.align == "center"


def _is_alike(one: Row, other: Row) -> bool:
    """Return whether two rows are of one kind, and in lists equally deep."""
    a, b = one.unit, other.unit
    return a.kind is b.kind and len(a.place.lists) == len(b.place.lists)
