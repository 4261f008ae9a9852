"""Editions as one file of Markdown, as GitHub and other forges show it.

Side by side, the languages are the cells of a table of HTML, with Markdown in them: a table of
Markdown can have no direction, no lists and no headings. GitHub keeps ``dir`` and ``lang`` on every
tag, ``<span>``, ``<bdo>``, ``<ruby>`` and ``<small>``, and removes ``<bdi>``, classes and styles
(the list of html-pipeline's ``SanitizationFilter``).
"""

from __future__ import annotations

from dragoman.editions._layouts import check_layout
from dragoman.editions._sheet import lay_out_sheet
from dragoman.editions._web.spans import encode
from dragoman.editions.md.flow import write_flow
from dragoman.editions.md.rows import write_columns, write_stacked
from dragoman.model import Edition, Options

SUFFIX = ".md"
LAYOUTS = ("columns", "stacked", "single")
FAMILY = "screen"
FONTS = "never"
USES_PAPER = False
IN_INDEX = False  # a browser shows its source

_WRITERS = {"columns": write_columns, "stacked": write_stacked}


def render(edition: Edition, options: Options) -> bytes:
    """Return an edition as Markdown. Raises EditionError for a layout that it cannot have."""
    check_layout(edition, options, LAYOUTS, "a Markdown file", on_paper=False)
    write = write_flow if len(edition.columns) == 1 else _WRITERS[options.layout]
    blocks = write(edition, lay_out_sheet(edition, options.layout))
    return encode("\n\n".join(blocks) + "\n")
