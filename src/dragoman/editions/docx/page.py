"""The page of a Word edition, and what is needed to write any cell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman import fonts, languages
from dragoman.containers.ooxml import SETTINGS
from dragoman.editions._characters import collect_all, list_foreign
from dragoman.editions._common import list_languages
from dragoman.editions._layouts import check_room, measure_page, shrink_to_paper
from dragoman.editions.docx import parts
from dragoman.editions.docx.footnotes import NoteMarks
from dragoman.editions.docx.runs import EAST_ASIAN, LinkTargets, Look, list_guests, make_look
from dragoman.fonts.fallbacks import list_families
from dragoman.fonts.families import SCRIPTS
from dragoman.fonts.measures import find_pitch
from dragoman.model import Edition, Options, Phrase, Row

_PER_MILLIMETRE = 72 / 25.4 * 20
"""Twentieths of a point, in which Word has all measures."""
_MARGIN = 20.0
"""In millimetres, on A4."""
_BODY_SIZE = 10.5
_DIGITS = {"\u0966": "hindiNumbers", "\u0e50": "thaiNumbers"}
"""By the digit 0, what Word calls the digits. It has no name for those of Arabic and Persian: each
reader's program chooses them, by the language of the number and its own setting for numerals."""
EAST_ASIAN_FAMILIES = frozenset(family for script in EAST_ASIAN for family in SCRIPTS[script])
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
    entries: Mapping[int, tuple[Phrase, ...]]
    """By the number of each row that the contents list, its text in each column."""
    links: LinkTargets
    ids: Iterator[int]
    """The ids of the bookmarks that come next."""
    widths: tuple[int, ...]
    """The widths of the cells with text in a row, in twentieths of a point."""
    stretch: float = 1.0
    """How much higher the lines are than the styles say."""

    def close_notes(self) -> DocumentContext:
        """Return what is needed where no footnote can begin: after the text, and in footnotes."""
        return replace(self, notes=tuple(replace(marks, ids=None) for marks in self.notes))

    @property
    def scale(self) -> float:
        """How many times as large as usual the text is."""
        return find_scale(self.options)

    def write_number_spacing(self, style: str) -> str:
        """Return the spacing with which the number of a paragraph is at the height of its first
        line; empty where the style of numbers has it."""
        sizes = self.scale, self.stretch
        spacing = parts.write_spacing(style, *sizes)
        return "" if spacing == parts.write_spacing("Number", *sizes) else spacing

    def give_room(self, width: int) -> DocumentContext:
        """Return what is needed to write cells of another width."""
        room = find_picture_room(width, self.edition, self.options)
        pictures = replace(self.links.pictures, room=room)
        return replace(self, links=replace(self.links, pictures=pictures))

    @property
    def count(self) -> int:
        """The number of languages that are side by side in one row."""
        return len(self.widths)


def name_bookmark(row: Row, language: str) -> str:
    """Return the name of a cell's bookmark, the same in every edition of the document."""
    name = f"{row.anchor}_{language}"
    is_right = name.isascii() and name.isidentifier()  # as nearly always
    return f"dg_{name}" if is_right else "dg_" + re.sub(r"[^0-9A-Za-z]", "_", name)


def find_page_size(edition: Edition, options: Options) -> tuple[int, int]:
    """Return the width and the height of the page in twentieths of a point."""
    width, height = measure_page(edition, options)
    return round(width * _PER_MILLIMETRE), round(height * _PER_MILLIMETRE)


def share_page_width(edition: Edition, options: Options) -> tuple[int, ...]:
    """Return the widths of the cells with text in a row: all equal. Raises EditionError where the
    page leaves them too little room."""
    count = len(edition.columns) if options.layout == "columns" else 1
    width, height = find_page_size(edition, options)
    top, sides, bottom, binding = _find_margins(edition, options)
    share = (width - 2 * sides - binding - NUMBER_WIDTH) // count
    room = (share / _PER_MILLIMETRE, (height - top - bottom) / _PER_MILLIMETRE)
    check_room(*room, find_scale(options), count)
    return (share,) * count


def find_scale(options: Options) -> float:
    """Return how many times as large as usual the text is."""
    return (options.printing.size or _BODY_SIZE) / _BODY_SIZE


def _find_margins(edition: Edition, options: Options) -> tuple[int, int, int, int]:
    """Return the margins at the top, at the sides and at the bottom, and what the binding adds, in
    twentieths of a point."""
    own = _MARGIN * shrink_to_paper(edition, options)
    margins = options.printing.margins or (own, own, own)
    top, sides, bottom, binding = (
        round(length * _PER_MILLIMETRE) for length in (*margins, options.printing.binding)
    )
    return top, sides, bottom, binding


def write_settings(options: Options) -> str:
    """Return the settings of the document: where pages are bound, left and right pages mirror each
    other."""
    mirrored = "<w:mirrorMargins/><w:defaultTabStop" if options.printing.binding else ""
    return SETTINGS.replace("<w:defaultTabStop", mirrored, 1) if mirrored else SETTINGS


def find_picture_room(width: int, edition: Edition, options: Options) -> tuple[float, float]:
    """Return the width and the height in points that a picture may have in a cell."""
    _, height = find_page_size(edition, options)
    top, _, bottom, _ = _find_margins(edition, options)
    return (width - CELL_GAP) / 20, (height - top - bottom) / 20 * _PICTURE_SHARE


def make_looks(edition: Edition, options: Options) -> dict[str, Look]:
    """Return the look of each language in which the edition shows text."""
    used = collect_all(edition)
    guests = list_guests(used, options)
    looks = {
        language: make_look(language, options, _find_east_asian(language, used, options))
        for language in used
    }
    return {language: look._replace(guests=guests) for language, look in looks.items()}


def _find_east_asian(language: str, used: Mapping[str, frozenset[str]], options: Options) -> str:
    """Return the family for the East Asian characters in a language that is not written in them:
    that of another language of the edition, or dragoman's own; empty where there are none."""
    found = list_families(filter(str.isalpha, list_foreign(language, used[language])))
    if not EAST_ASIAN_FAMILIES.intersection(found):
        return ""
    others = (other for other in used if languages.find_script(other) in EAST_ASIAN)
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
    """Return the properties of the section: paper, margins, direction and footer.

    The margins are those of a page with an odd number; the others mirror them
    (``write_settings``). LibreOffice mirrors no gutter of a section from right to left.
    """
    width, height = find_page_size(edition, options)
    orient = ' w:orient="landscape"' if width > height else ""
    top, side, bottom, binding = _find_margins(edition, options)
    rtl = edition.direction == "rtl"
    left, right = (side, side + binding) if rtl else (side + binding, side)
    edge = min(567, top // 2, bottom // 2)
    digits = _DIGITS.get(edition.columns[0].digits[0])
    numbers = f'<w:pgNumType w:fmt="{digits}"/>' if digits else ""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="{edge}" w:footer="{edge}" w:gutter="0"/>{numbers}'
        f"{'<w:bidi/>' if rtl else ''}</w:sectPr>"
    )
