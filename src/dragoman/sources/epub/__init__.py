"""EPUB: e-books (EPUB 2 and 3). Only what is translated is changed; every other byte stays.

The units, in reading order, are:

- the title and the description of the book;
- the pages of the spine, each read as a web page (``sources/html.py`` says how), then pages that
  only links lead to;
- the entries of the tables of contents (the navigation document and the NCX), and the names of
  parts in the guide, if they do not repeat another text.

A label that shows the same as a heading, and so does the title of a page, has no unit of its own:
it gets the translation of the heading without its marks. Numbers of pages are not translated.

Each unit names its page in its comment, and its line is its number in the book. Notes have one
label in the whole book, also where they are in another file than the link to them. A link to a
place in the book is ``#place``, whichever file the place is in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.sources._common import ReadOptions, Texts

if TYPE_CHECKING:
    from dragoman.model import Document, Unit

SUFFIXES: tuple[str, ...] = (".epub",)


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read an e-book. What a reader sees is in one unit, or in its notes."""
    from dragoman.collector import pause_collector
    from dragoman.sources.epub import parse

    with pause_collector():
        return parse.parse_epub(data, name, options)


def rebuild(document: Document, texts: Texts, language: str = "") -> bytes:
    """Return the book with each translation in the place of its unit.

    If a text changes and ``language`` is given, the book, and each page with a translation, says
    so, with its direction. What the file says about people who handled it is removed; who wrote the
    book stays. Without a language and another text the result is the file, byte for byte.
    """
    from dragoman.collector import pause_collector
    from dragoman.sources.epub import write

    with pause_collector():
        return write.rebuild_epub(document, texts, language)


def find_place(document: Document, unit: Unit) -> str:
    """Return the name of the page that a unit is in; empty for a text outside of the pages."""
    from dragoman.sources.epub import pictures

    return pictures.find_page(document, unit)


def read_picture(document: Document, unit: Unit, address: str) -> bytes | None:
    """Return the bytes of a picture of the book; None where the book does not have it."""
    from dragoman.sources.epub import pictures

    return pictures.read_picture(document, unit, address)
