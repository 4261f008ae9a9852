"""Markdown: CommonMark with tables, footnotes, strikethrough and YAML front matter.

Units, in reading order, are the headings, paragraphs, table cells and notes, at any depth of
lists and quotations; HTML blocks that show text, as they stand; code blocks, which are translated
only where the settings ask for it; and the title of the front matter, which is no Markdown.

- **Inline markup** stays in the msgid exactly as the author wrote it, addresses and titles of
  links and images with it. The markers of the lists and quotations around a block do not.
- **Line breaks**: a soft one is one space in the msgid, a hard one a backslash and a newline. In
  a table cell, a bar is written without the backslash that the table needs.
- **Link reference definitions** are markup, and so are their titles: they are not translated.
- **Comments** of the author are read by ``_directives``: ``<!-- i18n:skip -->``,
  ``<!-- i18n:comment: TEXT -->`` and ``<!-- i18n:context: TEXT -->`` hold for the next block (a
  table is one block), ``<!-- i18n:skip-start -->`` up to ``<!-- i18n:skip-end -->``. A block that
  is skipped is a unit that is not translated.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.model import Document, MessageKey
from dragoman.sources._common import ReadOptions

SUFFIXES: tuple[str, ...] = (".md", ".markdown")


def read(data: bytes, name: str, options: ReadOptions | None = None) -> Document:
    """Read Markdown: what a reader sees is in exactly one unit, or is markup."""
    from dragoman.sources.markdown import parse

    return parse.parse_markdown(data, name, options)


def rebuild(document: Document, texts: Mapping[MessageKey, str]) -> bytes:
    """Put each translation where its unit stood, and keep it in its block.

    What would begin another block is escaped; where no escaping helps, as in an HTML block that
    lost its tags, the source's text stays. No translations give the source byte for byte.
    """
    from dragoman.sources.markdown import write

    return write.rebuild_markdown(document, texts, read)
