"""What is never broken over two lines: what surely fits into one, by its room and its letters.

What is wider than its column is printed over the next language, or off the page.
"""

from __future__ import annotations

from dragoman.editions._addresses import LONGEST, Limits
from dragoman.editions._layouts import Sheet
from dragoman.model import Place

LETTER = 1.82
"""Millimetres of a wide Latin letter, in text of the usual size."""
_LONGEST_NAME = 48
_SIGNS = 2
"""Letters that have room beside a word: a sign before and one after it."""
_SPARE = 0.5
"""How far a word may reach into what is free beside it, in letters."""
_LIST, _QUOTATION = 2.5, 4.3
"""Letters that have no room in a list, and in a quotation."""
_HEADINGS = (1.65, 1.4, 1.2, 1.0)
_ENLARGED = (1.4, 1.2, 1.0)
_RTL = 0.9
"""The sizes of headings by their level (0 is the title), how much Typst enlarges them by their
rank, and those from right to left, as the templates have them."""
NOT_RANKED = len(_ENLARGED)
"""The rank of a title that is no heading for Typst."""


def find_limits(sheet: Sheet) -> Limits:
    """Return what fits into a line of a column."""
    fitting = int(count_letters(sheet))
    return Limits(run=min(LONGEST, fitting), name=min(_LONGEST_NAME, fitting))


def count_letters(sheet: Sheet, *, is_wide: bool = False, enlarged: float = 1.0) -> float:
    """Return how many letters fit into a line, with signs beside them. A wide one has the room of
    all languages."""
    width = sheet.text_width if is_wide else sheet.column_width
    return width / (sheet.scale * enlarged * LETTER) - _SIGNS


def measure_inset(place: Place, quotations: int) -> float:
    """Return for how many letters there is no room in lists and quotations."""
    return _LIST * len(place.lists) + _QUOTATION * quotations


def find_heading_size(level: int, rank: int, direction: str) -> float:
    """Return how many times as large as the text a heading is."""
    size = _HEADINGS[min(level, len(_HEADINGS) - 1)] * _ENLARGED[min(rank, len(_ENLARGED)) - 1]
    return size * (_RTL if direction == "rtl" else 1)


def fit_limits(limits: Limits, fits: float, size: float = 1.0) -> Limits:
    """Return the limits where a line has room for so many letters. ``size`` is that of the type
    (``measure_word``)."""
    most = max(1, int(fits))
    return Limits(min(limits.run, most), min(limits.name, most), fits + _SPARE, size)
