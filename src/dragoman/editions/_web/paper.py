"""What a style sheet says about paper and colours."""

from __future__ import annotations

from dragoman.editions._colours import DARK, PRINT, SCREEN, Colours, choose_colours
from dragoman.editions._layouts import BODY_SIZE, measure_page
from dragoman.model import Edition, Options

_PAPERS = {"a4": "A4", "letter": "letter"}
"""The names that every browser knows; other sizes are in numbers."""
_MARGINS = (16.0, 14.0, 18.0)
"""In millimetres: at the top, at the sides, at the bottom."""

_NUMBER = 14.0
"""The millimetres that the number of a row needs, with the gap beside it."""
_POINTS = 72 / 25.4
"""In a millimetre."""
_LETTER = 0.56
"""How wide a letter of a table is, as a share of the size of the text."""


def write_page_rules(edition: Edition, options: Options) -> dict[str, object]:
    """Return what the style sheet says about pages: paper, margins, size and chapters."""
    printing = options.printing
    width, height = measure_page(edition, options)
    name = _PAPERS.get(options.paper.strip().lower())
    orientation = "landscape" if width > height else "portrait"
    top, sides, bottom = printing.margins or _MARGINS
    chapter = edition.chapter_rank + (edition.title_row is None)
    return {
        "paper": f"{name} {orientation}" if name else f"{width:g}mm {height:g}mm",
        "margins": f"{top:g}mm {sides:g}mm {bottom:g}mm",
        "binding": f"{sides + printing.binding:g}mm" if printing.binding else "",
        "print_size": f"{printing.size or BODY_SIZE:g}",
        "print_lead": f"{15.5 * (printing.size or BODY_SIZE) / BODY_SIZE:g}",
        "chapter": chapter if edition.headings and printing.chapters == "new-page" else 0,
    }


def count_letters_of_line(edition: Edition, options: Options) -> int:
    """Return how many letters a table on paper has room for in a line, whatever they are."""
    width, _ = measure_page(edition, options)
    _, sides, _ = options.printing.margins or _MARGINS
    room = width - 2 * sides - options.printing.binding - _NUMBER
    return int(room * _POINTS / (_LETTER * (options.printing.size or BODY_SIZE)))


def write_colours(options: Options) -> dict[str, Colours]:
    """Return the colours on a screen, on a dark one and on paper."""
    monochrome = options.printing.monochrome
    return {
        "light": choose_colours(SCREEN, monochrome=monochrome),
        "dark": choose_colours(DARK, monochrome=monochrome),
        "printed": choose_colours(PRINT, monochrome=monochrome),
    }
