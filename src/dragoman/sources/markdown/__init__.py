"""Markdown: CommonMark with tables, footnotes, strikethrough and YAML front matter.

The units, in reading order, are:

- headings, paragraphs, table cells and notes, at any depth of lists and quotations;
- HTML blocks that show text, as they are written;
- code blocks, which are translated only where the settings say so;
- the title of the front matter, which is not Markdown.

The msgids are written like this:

- **Inline markup** stays exactly as the author wrote it, with the addresses and titles of links and
  images. The markers of the lists and quotations around a block are left out.
- **Line breaks**: a soft one is one space, a hard one a backslash and a newline. In a table cell, a
  bar is written without the backslash that the table needs.
- **Pictures** that are written into the file (``data:``) have a short address.
- **Link reference definitions** are markup and not translated, and so are their titles.
- **Comments** of the author are read by ``directives``. ``<!-- i18n:skip -->``,
  ``<!-- i18n:comment: TEXT -->`` and ``<!-- i18n:context: TEXT -->`` apply to the next block (a
  table is one block). ``<!-- i18n:skip-start -->`` applies up to ``<!-- i18n:skip-end -->``. A
  block that is skipped is a unit that is not translated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.sources._common import ReadOptions, Texts

if TYPE_CHECKING:
    from dragoman.model import Document, Unit

SUFFIXES: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read Markdown. Everything that a reader sees is in exactly one unit."""
    from dragoman.sources.markdown import parse

    return parse.parse_markdown(data, name, options)


def rebuild(document: Document, texts: Texts, language: str = "") -> bytes:
    """Return the document with each translation in the place and in the block of its unit.

    Characters that would begin another block are escaped. Where escaping does not help, as for an
    HTML block that has lost its tags, the text of the source stays. If ``language`` is given,
    pictures that are written in the document do not say who made them; and if a text changes, what
    says the language or the direction of the document says the new one. Without that and without
    translations the result is the file, byte for byte.
    """
    return rebuild_telling(document, texts, language)[0]


def rebuild_telling(
    document: Document, texts: Texts, language: str = ""
) -> tuple[bytes, tuple[Unit, ...]]:
    """Return what ``rebuild`` does, and the units whose text stays though they are translated."""
    from dragoman.sources.markdown import write

    return write.rebuild_markdown(document, texts, language)
