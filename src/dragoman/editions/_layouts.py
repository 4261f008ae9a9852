"""Layouts and papers: which ones an edition can have, and the measures of its pages."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from dragoman.choices import LAYOUTS
from dragoman.errors import EditionError, quote
from dragoman.model import Edition, Options
from dragoman.paper import PAPERS, explain_paper, find_paper

BODY_SIZE = 10.0
"""The size of Latin text on paper in points, where none is set."""
_MOST_COLUMNS = 5
"""Languages that fit side by side on paper."""


def check_layout(
    edition: Edition, options: Options, layouts: Collection[str], name: str, *, on_paper: bool
) -> None:
    """Raise EditionError where a format cannot show an edition in the layout that is asked for.

    ``layouts`` are those that the format has, and ``name`` begins the sentence that refuses
    others: "an HTML page". ``on_paper`` says that the width is that of a page.
    """
    layout, count = options.layout, len(edition.columns)
    if find_paper(options.paper) is None:
        must = explain_paper(options.paper)
        raise EditionError(f"there is no paper {quote(options.paper)}; choose {must}")
    if layout not in LAYOUTS:
        raise EditionError(f"there is no layout {quote(layout)}; choose {_join(LAYOUTS)}")
    others = _join([other for other in ("columns", "stacked") if other in layouts] or layouts)
    if layout not in layouts:
        lack = "facing pages" if layout == "facing" else f"layout {layout}"
        raise EditionError(f"{name} has no {lack}; choose the layout {others}, or another format")
    if layout == "facing" and count != 2:
        raise EditionError(f"facing pages show two languages, not {count}; choose {others}")
    if layout == "single" and count != 1:
        raise EditionError(
            f"the layout single shows one language, not {count}; name one, or choose {others}"
        )
    if layout == "columns" and on_paper and count > _MOST_COLUMNS:
        raise EditionError(
            f"a page holds {_MOST_COLUMNS} columns, not {count}; choose the layout stacked"
        )


def _join(names: Collection[str]) -> str:
    """Return names as a sentence lists them: "a, b or c"."""
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def measure_page(edition: Edition, options: Options) -> tuple[float, float]:
    """Return the width and the height of a page in millimetres.

    A paper with a name is in landscape format for three languages or more side by side. A size in
    numbers stays as it is written.
    """
    width, height = find_paper(options.paper) or PAPERS["a4"]
    has_name = options.paper.strip().lower() in PAPERS
    is_landscape = has_name and options.layout == "columns" and len(edition.columns) > 2
    return (height, width) if is_landscape else (width, height)


class Sheet(NamedTuple):
    """The measures of a page in millimetres, and what they mean for its text."""

    width: float
    height: float
    top: float
    bottom: float
    inside: float
    """The margin at the binding."""
    outside: float
    columns: int
    """The languages that are side by side."""
    gutter: float
    """Between two of them."""
    scale: float
    """How many times as large as dragoman's own the text is."""

    @property
    def text_width(self) -> float:
        """The width of the text of all languages."""
        return self.width - self.inside - self.outside

    @property
    def column_width(self) -> float:
        """The width of the text of one language."""
        return (self.text_width - self.gutter * (self.columns - 1)) / self.columns

    @property
    def text_height(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom

    def count_characters(self, usual: int, least: int) -> int:
        """Return how many characters fit where ``usual`` fit into a column of the layout on A4
        with text of the usual size. Wider columns get no more."""
        share = self.column_width / self.scale / _find_usual_width(self.columns)
        return max(least, round(usual * min(share, 1)))


_GUTTERS = {1: 0.0, 2: 9.0}
_GUTTER = 8.0
_NARROWEST = 26.0
"""The least width of a column in millimetres, for text of the usual size."""
_LOWEST = 50.0
"""The least height of the text."""


def measure_sheet(edition: Edition, options: Options) -> Sheet:
    """Return the measures of the pages of an edition.

    Raises EditionError where the margins leave no room for its text.
    """
    width, height = measure_page(edition, options)
    printing = options.printing
    columns = len(edition.columns) if options.layout == "columns" else 1
    share = shrink_to_paper(edition, options)
    top, bottom, inside, outside = (side * share for side in _find_margins(options, columns))
    if printing.margins:
        top, outside, bottom = printing.margins
        inside = outside
    sheet = Sheet(
        width=width,
        height=height,
        top=top,
        bottom=bottom,
        inside=inside + printing.binding,
        outside=outside,
        columns=columns,
        gutter=_GUTTERS.get(columns, _GUTTER) * share,
        scale=(printing.size or BODY_SIZE) / BODY_SIZE,
    )
    check_room(sheet.column_width, sheet.text_height, sheet.scale, columns)
    return sheet


def check_room(width: float, height: float, scale: float, columns: int) -> None:
    """Raise EditionError where the text of a language has too little room on a page: ``width`` and
    ``height`` are in millimetres."""
    if width >= _NARROWEST * scale and height >= _LOWEST * scale:
        return
    advice = "choose larger paper, smaller margins or smaller text"
    if columns > 1:
        advice += ", or the layout stacked"
    raise EditionError(
        f"the page leaves each language {max(width, 0):.0f} by {max(height, 0):.0f} mm, too little "
        f"for its text; {advice}"
    )


def shrink_to_paper(edition: Edition, options: Options) -> float:
    """Return the share that margins for A4 have on this paper: less than 1 on smaller paper."""
    return min(1.0, min(measure_page(edition, options)) / PAPERS["a4"][0])


def _find_margins(options: Options, columns: int) -> tuple[float, float, float, float]:
    """Return the margins on A4: at the top, at the bottom, inside, outside."""
    if options.layout == "facing":
        return 25.0, 27.0, 30.0, 34.0
    sides = 23.0 if columns > 1 else 36.0
    return 25.0, 27.0, sides, sides


def _find_usual_width(columns: int) -> float:
    """Return the width of a column on A4, in landscape format for three or more."""
    width, height = PAPERS["a4"]
    if columns == 1:
        return width - 72.0
    gutters = _GUTTERS.get(columns, _GUTTER) * (columns - 1)
    return ((height if columns > 2 else width) - 46.0 - gutters) / columns
