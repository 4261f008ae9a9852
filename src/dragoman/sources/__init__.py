"""One file per source format: SUFFIXES, read() and rebuild()."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from dragoman import plugins
from dragoman.errors import SourceError
from dragoman.model import Document, MessageKey
from dragoman.sources._common import ReadOptions

__all__ = ["ReadOptions", "find_source", "known_suffixes", "read", "rebuild"]


def known_suffixes(*, third_party: bool = False) -> dict[str, str]:
    """Map each suffix that can be read, as ".md", to the name of its format."""
    found: dict[str, str] = {}
    for name in plugins.names(__name__, group=__name__ if third_party else ""):
        for suffix in plugins.load(__name__, name).SUFFIXES:
            found.setdefault(suffix, name)
    return found


def find_source(suffix: str) -> ModuleType:
    """Give the format that reads files of that suffix, in any case of its letters.

    Other distributions are asked only when none of our formats fits.
    """
    wanted = suffix.lower()
    name = known_suffixes().get(wanted) or known_suffixes(third_party=True).get(wanted)
    if name is None:
        known = ", ".join(sorted(known_suffixes(third_party=True)))
        raise SourceError(f"no format reads {suffix!r} files; those known are {known}")
    return plugins.load(__name__, name)


def read(
    data: bytes,
    name: str,
    *,
    suffix: str,
    options: ReadOptions | None = None,
    path: str | None = None,
) -> Document:
    """Read a source by its suffix.

    Errors speak of ``path``, the file as the user knows it, where it is given.
    """
    try:
        document: Document = find_source(suffix).read(data, name, options or ReadOptions())
    except SourceError as error:
        raise SourceError(error.sentence, path or name, error.line) from None
    return document


def rebuild(document: Document, texts: Mapping[MessageKey, str]) -> bytes:
    """Give the document with its texts exchanged, in its own format, else byte for byte."""
    rebuilt: bytes = plugins.load(__name__, document.format).rebuild(document, texts)
    return rebuilt
