"""How the documents of a project are read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman import sources
from dragoman.settings import Settings, choose_encoding
from dragoman.sources import ReadOptions

if TYPE_CHECKING:
    from dragoman.model import Document

_LARGEST = 4_000_000
"""Of a source with more bytes than this no document is kept."""


def make_read_options(settings: Settings, path: str) -> ReadOptions:
    """Return how a file is read by its path below the folder of sources."""
    return ReadOptions(
        encoding=choose_encoding(settings.encoding, path),
        code=settings.code,
        paragraphs=settings.text.paragraphs,
        front_matter=settings.markdown.front_matter,
    )


class OnceReader:
    """Reads documents, and keeps the last two, unless they are large.

    A command asks for the same document once for each language, and once more in the end.
    """

    def __init__(self) -> None:
        self._read_once = lru_cache(maxsize=2)(_read)

    def __reduce__(self) -> tuple[type[OnceReader], tuple[()]]:
        """Travel to another process without the documents."""
        return OnceReader, ()

    def read(
        self, data: bytes, name: str, suffix: str, options: ReadOptions, path: str
    ) -> Document:
        """Read a document as ``sources.read`` does."""
        read = self._read_once if len(data) <= _LARGEST else _read
        return read(data, name, suffix, options, path)


def _read(data: bytes, name: str, suffix: str, options: ReadOptions, path: str) -> Document:
    return sources.read(data, name, suffix=suffix, options=options, path=path)
