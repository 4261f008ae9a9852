"""DOCX: documents of Word. Only what is translated is changed; every other byte stays.

The units, in reading order, are:

- paragraphs, headings, list items, table cells and text boxes, also in content controls; a large
  first letter belongs to its paragraph, and paragraphs of code that follow each other are one;
- the headers of the pages before the text, or behind a title that it begins with, and footnotes,
  endnotes and footers behind it;
- in their places, descriptions of pictures and tables, words that are drawn as a shape, and the
  texts of charts and diagrams;
- last the words in the numbers of lists, and the title in the properties of the file.

The msgids are written in our dialect of Markdown (``dragoman.inline.write_marks``). Runs that look
alike are one. Bold, italic, struck, underlined, raised, lowered and fixed-width text has marks if
the style of the paragraph does not look so. What else differs from most of the paragraph is
``<g1>…</g1>``, and so are fields with their results. Tabs, pictures, equations, bookmarks and page
breaks are ``<x2/>``; at the edges of a paragraph they are not in the text. A line break is a
backslash and a newline.

Tracked insertions are text, and deletions are not. Comments are left out. The document says both
(``Document.notes``). The line of a unit is the number of its paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.sources._common import ReadOptions, Texts

if TYPE_CHECKING:
    from dragoman.model import Document, Unit

SUFFIXES: tuple[str, ...] = (".docx",)


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a Word document. What a reader sees is in one unit, or in its notes."""
    from dragoman.collector import pause_collector
    from dragoman.sources.docx import parse

    with pause_collector():
        return parse.parse_docx(data, name, options)


def rebuild(document: Document, texts: Texts, language: str = "") -> bytes:
    """Return the document with each translation in the place of its unit.

    Only paragraphs with another text are written anew, with the looks that the source has for their
    marks. Parts without such a paragraph stay byte for byte, but for what they say about people;
    those that say nothing else are removed (``docx.people``). If ``language`` is given, translated
    paragraphs, and the tables they are in, get its direction. Without a language and another
    text the result is the file, byte for byte.
    """
    from dragoman.sources.docx import write

    return write.rebuild_docx(document, texts, language)


def find_place(document: Document, unit: Unit) -> str:
    """Return the part that a unit describes: nothing else in the file is a picture of the text."""
    return unit.picture


def read_picture(document: Document, unit: Unit, address: str) -> bytes | None:
    """Return the bytes of the picture that a unit describes; None for any other."""
    from dragoman.sources._office.pictures import read_described_picture

    return read_described_picture(document, unit, address)
