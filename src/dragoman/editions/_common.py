"""What all writers show alike: which languages, which links, the markers of lists."""

from __future__ import annotations

from dragoman.languages import write_digits
from dragoman.model import Edition, Kind, Place, Unit

SCHEMES = ("http://", "https://", "mailto:")
"""Of the links that a reader may follow."""
_BULLETS = "•–"
_LONGEST_MARKER = 12


def shown_languages(edition: Edition) -> tuple[str, ...]:
    """Name the columns' languages, then those of sources shown for want of a translation."""
    rows = (*edition.rows, *edition.notes)
    shown = (segment.language for row in rows for segment in row.segments)
    return tuple(dict.fromkeys((*(column.language for column in edition.columns), *shown)))


def may_follow(target: str) -> bool:
    """Tell whether a link may be followed."""
    return target.lower().startswith(SCHEMES)


def list_marker(place: Place, ten: str) -> str:
    """Write the marker of the innermost list: a number in the language's digits, or a bullet.

    Nothing, outside lists and for the further blocks of an item.
    """
    if not place.lists or not place.first:
        return ""
    if _is_numbered(place.lists[-1]):
        return write_digits(place.lists[-1], ten)[:_LONGEST_MARKER]
    return _BULLETS[(sum(not _is_numbered(each) for each in place.lists) - 1) % len(_BULLETS)]


def _is_numbered(each: str) -> bool:
    return any(char.isdecimal() for char in each)


def quotation_depth(unit: Unit) -> int:
    """Tell how many quotations a unit stands in; one that is called so stands in one at least."""
    return max(unit.place.quotations, int(unit.kind is Kind.QUOTATION))
