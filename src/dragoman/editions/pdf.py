"""PDF editions: tagged for accessibility, with each language attached as plain text."""

from __future__ import annotations

from dragoman.editions._layouts import check_layout
from dragoman.editions._typst.compile import compile_edition
from dragoman.model import PICTURE_KINDS, Edition, Options

SUFFIX = ".pdf"
LAYOUTS = ("columns", "stacked", "facing", "single")
FAMILY = "paper"
FONTS = "always"
USES_PAPER = True
IN_INDEX = True
PICTURES = tuple(kind for kind in PICTURE_KINDS if kind != "jpeg-cmyk")
"""PDF/A holds no colours of printing without a profile of the printer."""


def render(edition: Edition, options: Options) -> bytes:
    """Return the edition as PDF/UA-1 and PDF/A-3a; the same input gives the same bytes.

    Raises EditionError for a layout that a page cannot have, for a language without a font, for
    a character that no font has, and where Typst is not installed.
    """
    check_layout(edition, options, LAYOUTS, "a PDF", on_paper=True)
    return compile_edition(edition, options)
