"""Layouts and papers: which ones an edition can have, and the size of its pages."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dragoman.choices import LAYOUTS, PAPERS
from dragoman.errors import EditionError, quote
from dragoman.model import Edition, Options

_SIZES: Mapping[str, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""By paper, width and height in millimetres."""
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
    if options.paper not in PAPERS:
        raise EditionError(f"there is no paper {quote(options.paper)}; choose {_join(PAPERS)}")
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

    It is in landscape format for three languages or more side by side.
    """
    width, height = _SIZES[options.paper]
    is_landscape = options.layout == "columns" and len(edition.columns) > 2
    return (height, width) if is_landscape else (width, height)
