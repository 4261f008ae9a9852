"""PDF editions, tagged for accessibility, with each language attached as plain text."""

from __future__ import annotations

from dragoman.editions._typst.compile import compile_edition
from dragoman.model import Edition, Options

SUFFIX = ".pdf"


def render(edition: Edition, options: Options) -> bytes:
    """Set the edition under PDF/UA-1 and PDF/A-3a; the same input gives the same bytes."""
    return compile_edition(edition, options)
