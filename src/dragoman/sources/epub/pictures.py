"""The pictures of a book, by the addresses that its pages have for them."""

from __future__ import annotations

from dragoman.errors import SourceError
from dragoman.model import Document, Unit
from dragoman.sources._common import read_state
from dragoman.sources.epub.package import resolve_address
from dragoman.sources.epub.parse import BookReading


def find_page(document: Document, unit: Unit) -> str:
    """Return the name of the part with the page that a unit is in, or an empty text."""
    href = unit.comment.partition("\n")[0]
    pages = read_state(document, "reading", BookReading).pages
    return next((page.item.part for page in pages if page.item.href == href), "")


def read_picture(document: Document, unit: Unit, address: str) -> bytes | None:
    """Return the bytes of a picture; None where the book does not have it."""
    page = find_page(document, unit)
    if not page:
        return None
    part, _ = resolve_address(page, address)
    archive = read_state(document, "reading", BookReading).book.archive
    try:
        return archive.read_part(part) if page != part and part in archive.names else None
    except SourceError:
        return None
