"""The page of a Word edition, and what is needed to write any cell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.editions._common import list_languages
from dragoman.editions._layouts import measure_page
from dragoman.editions.docx.footnotes import NoteMarks
from dragoman.editions.docx.runs import LinkTargets, Look, make_look
from dragoman.model import Edition, Options, Row

_PER_MILLIMETRE = 72 / 25.4 * 20
"""Twentieths of a point, in which Word has all measures."""
_MARGIN = 1134
_DIGITS = {"\u0966": "hindiNumbers", "\u0e50": "thaiNumbers"}
"""By the digit 0, what Word calls the digits. It has no name for those of Arabic and Persian: each
reader's program chooses them, by the language of the number and its own setting for numerals."""
NUMBER_WIDTH = 510
"""The width of the column with the numbers of the paragraphs."""


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What is needed to write any cell."""

    edition: Edition
    options: Options
    looks: dict[str, Look]
    """By language."""
    notes: tuple[NoteMarks, ...]
    """One per column."""
    entries: frozenset[int]
    """The numbers of the rows that the contents list."""
    links: LinkTargets
    ids: Iterator[int]
    """The ids of the bookmarks that come next."""
    widths: tuple[int, ...]
    """The widths of the cells with text in a row, in twentieths of a point."""

    def close_notes(self) -> DocumentContext:
        """Return what is needed where no footnote can begin: after the text, and in footnotes."""
        return replace(self, notes=tuple(replace(marks, ids=None) for marks in self.notes))

    @property
    def count(self) -> int:
        """The number of languages that are side by side in one row."""
        return len(self.widths)


def name_bookmark(row: Row, language: str) -> str:
    """Return the name of a cell's bookmark, the same in every edition of the document."""
    return f"dg_{row.anchor}_{re.sub(r'[^0-9A-Za-z]', '_', language)}"


def find_page_size(edition: Edition, options: Options) -> tuple[int, int]:
    """Return the width and the height of the page in twentieths of a point."""
    width, height = measure_page(edition, options)
    return round(width * _PER_MILLIMETRE), round(height * _PER_MILLIMETRE)


def share_page_width(edition: Edition, options: Options) -> tuple[int, ...]:
    """Return the widths of the cells with text in a row: all equal."""
    count = len(edition.columns) if options.layout == "columns" else 1
    width, _ = find_page_size(edition, options)
    return ((width - 2 * _MARGIN - NUMBER_WIDTH) // count,) * count


def make_looks(edition: Edition, options: Options) -> dict[str, Look]:
    """Return the look of each language in which the edition shows text."""
    return {language: make_look(language, options) for language in list_languages(edition)}


def write_section(edition: Edition, options: Options) -> str:
    """Return the properties of the section: paper, margins, direction and footer."""
    width, height = find_page_size(edition, options)
    orient = ' w:orient="landscape"' if width > height else ""
    digits = _DIGITS.get(edition.columns[0].digits[0])
    numbers = f'<w:pgNumType w:fmt="{digits}"/>' if digits else ""
    sides = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar {sides} w:header="567" w:footer="567" w:gutter="0"/>{numbers}'
        f"{'<w:bidi/>' if edition.direction == 'rtl' else ''}</w:sectPr>"
    )
