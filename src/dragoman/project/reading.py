"""How the documents of a project are read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman import sources
from dragoman.settings import Settings, choose_encoding
from dragoman.sources import ReadOptions

if TYPE_CHECKING:
    from dragoman.model import Document

_LONGEST = 4_000_000
"""A document with more characters than this is not kept."""
_LARGEST = 64_000_000
"""Nor is one whose file has more bytes: most of a book or a Word file may be its pictures."""


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
        if len(data) > _LARGEST:
            return _read(data, name, suffix, options, path)
        document = self._read_once(data, name, suffix, options, path)
        if sum(len(unit.text) for unit in document.units) > _LONGEST:
            self._read_once.cache_clear()
        return document


def _read(data: bytes, name: str, suffix: str, options: ReadOptions, path: str) -> Document:
    return sources.read(data, name, suffix=suffix, options=options, path=path)
