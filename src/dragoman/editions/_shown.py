"""What the columns of an edition show."""

from __future__ import annotations

from dragoman.model import Edition


def shown_languages(edition: Edition) -> tuple[str, ...]:
    """Name the columns' languages, then those of sources shown for want of a translation."""
    rows = (*edition.rows, *edition.notes)
    shown = (segment.language for row in rows for segment in row.segments)
    return tuple(dict.fromkeys((*(column.language for column in edition.columns), *shown)))
