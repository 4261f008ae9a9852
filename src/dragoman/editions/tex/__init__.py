"""Editions as one LaTeX file for XeLaTeX, with paracol for the columns and polyglossia.

Everything that is not in the file comes with TeX, but for the fonts: of a list of families, the
first that the machine has is taken. XeLaTeX is the one for it, because polyglossia's support of
right-to-left languages (the package bidi) works in it with paracol.
"""

from __future__ import annotations

from dragoman.editions._layouts import check_layout
from dragoman.editions._sheet import lay_out_sheet
from dragoman.editions._web.spans import encode
from dragoman.editions.tex.body import write_body
from dragoman.editions.tex.preamble import write_preamble
from dragoman.model import Edition, Options

SUFFIX = ".tex"
LAYOUTS = ("columns", "stacked", "single")
FAMILY = "paper"
FONTS = "never"
USES_PAPER = True
IN_INDEX = False  # it is for who sets it


def render(edition: Edition, options: Options) -> bytes:
    """Return an edition as a file for XeLaTeX. Raises EditionError for a layout that it has not."""
    check_layout(edition, options, LAYOUTS, "a LaTeX file", on_paper=True)
    body = "\n".join(write_body(edition, lay_out_sheet(edition, options.layout), options))
    lines = (*write_preamble(edition, options, body), body, r"\end{document}")
    return encode("\n".join(lines) + "\n")
