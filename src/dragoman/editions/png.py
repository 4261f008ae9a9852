"""A picture of an edition's first page."""

from __future__ import annotations

from dragoman.editions._typst import compile_edition
from dragoman.model import Edition, Options

SUFFIX = ".png"
_PIXELS_PER_INCH = 132.0


def render(edition: Edition, options: Options) -> bytes:
    """Draw the first page of what the PDF edition is."""
    return compile_edition(edition, options, format="png", ppi=_PIXELS_PER_INCH)
