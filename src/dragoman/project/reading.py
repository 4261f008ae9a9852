"""How the documents of a project are read."""

from __future__ import annotations

from dragoman.settings import Settings, choose_encoding
from dragoman.sources import ReadOptions


def make_read_options(settings: Settings, path: str) -> ReadOptions:
    """Return how a file is read by its path below the folder of sources."""
    return ReadOptions(
        encoding=choose_encoding(settings.encoding, path),
        code=settings.code,
        paragraphs=settings.text.paragraphs,
        front_matter=settings.markdown.front_matter,
    )
