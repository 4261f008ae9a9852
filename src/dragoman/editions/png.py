"""A picture of an edition's first page."""

from __future__ import annotations

from dragoman.editions._typst.compile import compile_edition
from dragoman.model import Edition, Options

SUFFIX = ".png"


def render(edition: Edition, options: Options) -> bytes:
    """Draw the first page of what the PDF edition is."""
    return compile_edition(edition, options, picture=True)
