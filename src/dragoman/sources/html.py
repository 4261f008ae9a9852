"""HTML: web pages. Only what is translated is changed; every other byte stays.

The units, in reading order, are:

- each run of text between two edges of blocks: headings, paragraphs, items, cells, captions. Text
  directly in a block that also has blocks is a unit of its own;
- ``title``, and of ``meta`` the description, and those for social networks;
- ``alt``, ``title``, ``placeholder`` and ``aria-label``, the labels of buttons and of options, the
  text in a ``textarea``, and the texts, titles and descriptions in drawings (``svg``).

The msgids are written in our dialect of Markdown (``dragoman.inline.write_marks``), with white
space and character references as a browser shows them. Elements that Markdown has no mark for are
numbered placeholders, ``<g1>…</g1>`` and ``<x2/>``. What is around a whole unit, or at its edges
without a text, is not in it.

Comments, scripts, styles, templates that no browser shows, films and the other parts of drawings
stay as they are. What says ``translate="no"``, has the class ``notranslate`` or is in another
language (``lang``) is not translated, and ``pre`` that holds code only where the settings say so.
In XHTML, a text that the document type declares is a placeholder: it is never read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.sources._common import ReadOptions, Texts

if TYPE_CHECKING:
    from dragoman.model import Document

SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml")


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read HTML. Everything that a reader sees is in exactly one unit."""
    from dragoman.collector import pause_collector
    from dragoman.sources._html import parse

    with pause_collector():
        return parse.parse_html(data, name, options)


def rebuild(document: Document, texts: Texts, language: str = "") -> bytes:
    """Return the page with each translation in the place of its unit.

    The marks of a translation get the tags that the source has for them, in order; links by their
    addresses first. Things, pictures and notes that a translation leaves out are at its end. A text
    is never a tag. If a text changes and ``language`` is given, the root element gets it as
    ``lang``, and its direction as ``dir`` where that is needed; so do blocks and style sheets that
    said the old ones. The head of the page and its pictures no longer say who made them. Without a
    language and another text the result is the file, byte for byte.
    """
    from dragoman.sources._html import write

    return write.rebuild_html(document, texts, language)
