"""Settings by the paths of the sources: which encoding each is in, where there are several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import TypeVar

T = TypeVar("T")

Encodings = str | Mapping[str, str]
"""One encoding for all sources, or a table of encodings by patterns of paths."""
_USUAL = "utf-8"


def choose_encoding(encodings: Encodings, path: str) -> str:
    """Return the encoding of a source by its path below the folder of sources: ``2016/a.txt``.

    In a pattern, ``*`` is any text, also with ``/`` in it; the suffix may be left out. The last
    pattern that fits counts, as in ``.gitattributes``; where none does, it is UTF-8.
    """
    if isinstance(encodings, str):
        return encodings
    return [_USUAL, *list_fitting(encodings, path)][-1]


def list_fitting(table: Mapping[str, T], path: str) -> Iterator[T]:
    """Yield the values of a table whose pattern fits a path below the folder of sources."""
    folder, slash, name = path.rpartition("/")
    names = (path, f"{folder}{slash}{name.rpartition('.')[0] or name}")
    for pattern, value in table.items():
        if any(fnmatchcase(each, pattern) for each in names):
            yield value
