"""The layouts that flowing text can have."""

from __future__ import annotations

from dragoman.errors import EditionError
from dragoman.model import Edition, Options


def layout(edition: Edition, options: Options, book: str) -> str:
    """Give the layout that HTML or EPUB shows: "columns" or "stacked".

    Raises EditionError for those that need pages, or a single language; ``book`` begins the
    sentence.
    """
    if options.layout == "facing":
        raise EditionError(
            f"{book} has no facing pages: choose the layout columns or stacked, or PDF"
        )
    if options.layout == "single" and len(edition.columns) > 1:
        raise EditionError(
            f"the layout single shows one language, not {len(edition.columns)}: "
            "name one, or choose columns or stacked"
        )
    return "stacked" if options.layout == "stacked" else "columns"
