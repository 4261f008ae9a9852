"""A picture of an edition's first page, as the PDF edition has it."""

from __future__ import annotations

from dragoman.editions._layouts import check_layout
from dragoman.editions._typst.compile import draw_first_page
from dragoman.model import PICTURE_KINDS, Edition, Options

SUFFIX = ".png"
LAYOUTS = ("columns", "stacked", "facing", "single")
FAMILY = "paper"
FONTS = "always"
USES_PAPER = True
IN_INDEX = False
PICTURES = tuple(PICTURE_KINDS)


def render(edition: Edition, options: Options) -> bytes:
    """Return the picture. Raises EditionError for what the PDF edition refuses."""
    check_layout(edition, options, LAYOUTS, "a picture", on_paper=True)
    return draw_first_page(edition, options)
