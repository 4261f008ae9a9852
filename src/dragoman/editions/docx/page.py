"""The page that a Word edition stands on, and what every cell of it needs to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.editions._common import list_languages
from dragoman.editions._layouts import measure_page
from dragoman.editions.docx.runs import Links, Look, Notes, look
from dragoman.model import Edition, Options

_PER_MILLIMETRE = 72 / 25.4 * 20
_MARGIN = 1134
NUMBER_WIDTH = 510
"""Of the column with the paragraphs' numbers, in twentieths of a point, as all measures are."""


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What every cell needs to know."""

    edition: Edition
    options: Options
    looks: dict[str, Look]
    notes: tuple[Notes, ...]
    """A column each."""
    links: Links
    ids: Iterator[int]
    """Of bookmarks."""
    widths: tuple[int, ...]
    """Of the language's cells in a row, in twentieths of a point."""

    @property
    def count(self) -> int:
        """How many languages stand in one row."""
        return len(self.widths)


def page(edition: Edition, options: Options) -> tuple[int, int]:
    """Return the width and the height of the page in twentieths of a point."""
    width, height = measure_page(edition, options)
    return round(width * _PER_MILLIMETRE), round(height * _PER_MILLIMETRE)


def widths(edition: Edition, options: Options) -> tuple[int, ...]:
    """Share the page's width among the languages of a row."""
    count = len(edition.columns) if options.layout == "columns" else 1
    return ((page(edition, options)[0] - 2 * _MARGIN - NUMBER_WIDTH) // count,) * count


def looks(edition: Edition, options: Options) -> dict[str, Look]:
    """Give the look of each language shown."""
    return {language: look(language, options) for language in list_languages(edition)}


def section(edition: Edition, options: Options) -> str:
    """Return the section's properties: paper, margins, direction and footer."""
    width, height = page(edition, options)
    orient = ' w:orient="landscape"' if width > height else ""
    sides = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar {sides} w:header="567" w:footer="567" w:gutter="0"/>'
        f"{'<w:bidi/>' if edition.direction == 'rtl' else ''}</w:sectPr>"
    )
