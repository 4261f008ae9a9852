"""The page of a Word edition, and what is needed to write any cell of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.editions._common import list_languages
from dragoman.editions._layouts import measure_page
from dragoman.editions.docx.runs import LinkTargets, Look, NoteMarks, make_look
from dragoman.model import Edition, Options

_PER_MILLIMETRE = 72 / 25.4 * 20
"""Twentieths of a point, in which Word has all measures."""
_MARGIN = 1134
CELL_GAP = 227
"""What is free beside the text of a cell."""
_PICTURE_SHARE = 0.75
"""The share of the height of the page that a picture may have."""
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
    links: LinkTargets
    ids: Iterator[int]
    """The ids of the bookmarks that come next."""
    widths: tuple[int, ...]
    """The widths of the cells with text in a row, in twentieths of a point."""

    def give_room(self, width: int) -> DocumentContext:
        """Return what is needed to write cells of another width."""
        room = find_picture_room(width, self.edition, self.options)
        pictures = replace(self.links.pictures, room=room)
        return replace(self, links=replace(self.links, pictures=pictures))

    @property
    def count(self) -> int:
        """The number of languages that are side by side in one row."""
        return len(self.widths)


def find_page_size(edition: Edition, options: Options) -> tuple[int, int]:
    """Return the width and the height of the page in twentieths of a point."""
    width, height = measure_page(edition, options)
    return round(width * _PER_MILLIMETRE), round(height * _PER_MILLIMETRE)


def share_page_width(edition: Edition, options: Options) -> tuple[int, ...]:
    """Return the widths of the cells with text in a row: all equal."""
    count = len(edition.columns) if options.layout == "columns" else 1
    width, _ = find_page_size(edition, options)
    return ((width - 2 * _MARGIN - NUMBER_WIDTH) // count,) * count


def find_picture_room(width: int, edition: Edition, options: Options) -> tuple[float, float]:
    """Return the width and the height in points that a picture may have in a cell."""
    _, height = find_page_size(edition, options)
    return (width - CELL_GAP) / 20, (height - 2 * _MARGIN) / 20 * _PICTURE_SHARE


def make_looks(edition: Edition, options: Options) -> dict[str, Look]:
    """Return the look of each language in which the edition shows text."""
    return {language: make_look(language, options) for language in list_languages(edition)}


def write_section(edition: Edition, options: Options) -> str:
    """Return the properties of the section: paper, margins, direction and footer."""
    width, height = find_page_size(edition, options)
    orient = ' w:orient="landscape"' if width > height else ""
    sides = " ".join(f'w:{side}="{_MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar {sides} w:header="567" w:footer="567" w:gutter="0"/>'
        f"{'<w:bidi/>' if edition.direction == 'rtl' else ''}</w:sectPr>"
    )
