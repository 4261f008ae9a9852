"""The page of a Word edition, and what is needed to write any cell of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman import fonts, languages
from dragoman.editions._characters import collect_all, list_foreign
from dragoman.editions._common import list_languages
from dragoman.editions._layouts import measure_page
from dragoman.editions.docx import parts
from dragoman.editions.docx.runs import EAST_ASIAN, LinkTargets, Look, NoteMarks, make_look
from dragoman.fonts.fallbacks import list_families
from dragoman.fonts.families import SCRIPTS
from dragoman.fonts.measures import find_pitch
from dragoman.model import Edition, Options

_PER_MILLIMETRE = 72 / 25.4 * 20
"""Twentieths of a point, in which Word has all measures."""
_MARGIN = 1134
EAST_ASIAN_FAMILIES = frozenset(family for script in EAST_ASIAN for family in SCRIPTS[script])
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
    stretch: float = 1.0
    """How much higher the lines are than the styles say."""

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


def make_looks(edition: Edition, options: Options) -> dict[str, Look]:
    """Return the look of each language in which the edition shows text."""
    used = collect_all(edition)
    return {
        language: make_look(language, options, _find_east_asian(language, used, options))
        for language in used
    }


def _find_east_asian(language: str, used: Mapping[str, frozenset[str]], options: Options) -> str:
    """Return the family for the East Asian characters in a language that is not written in them:
    that of another language of the edition, or dragoman's own; empty where there are none."""
    found = list_families(filter(str.isalpha, list_foreign(language, used[language])))
    if not EAST_ASIAN_FAMILIES.intersection(found):
        return ""
    others = (other for other in used if languages.script(other) in EAST_ASIAN)
    chosen = (fonts.list_preferences(other, options)[0] for other in others)
    return next(chosen, next(each for each in found if each in EAST_ASIAN_FAMILIES))


def find_stretch(edition: Edition, options: Options) -> float:
    """Return how much higher the lines must be than the styles say (``parts.find_stretch``): the
    reader may have any of the preferred families."""
    return parts.find_stretch(
        find_pitch(language, fonts.list_preferences(language, options))
        for language in list_languages(edition)
    )


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
