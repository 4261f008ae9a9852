"""Settings by the paths of the sources: which encoding each is in, and which are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from posixpath import normpath
from typing import TypeVar
from unicodedata import normalize

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
    for pattern, value in table.items():
        if fits(pattern, path):
            yield value


def fits(pattern: str, path: str) -> bool:
    """Return whether a pattern is that of a path, with the suffix or without it.

    ``**/`` is any folders or none, as in the patterns of other programs. A path that ends with a
    slash is that of a folder, which has no suffix; a pattern that does fits nothing else.
    """
    pattern, path = normalize("NFC", pattern), normalize("NFC", path)  # macOS writes names in NFD
    folder, slash, name = path.rpartition("/")
    names = {path, f"{folder}{slash}{name.rpartition('.')[0] or name}"} if name else {path, folder}
    forms = {pattern, pattern.replace("**/", "")}
    return any(fnmatchcase(each, form) for each in names for form in forms)


def find_excluding(patterns: Sequence[str], source: str, path: str) -> str:
    """Return the first pattern that leaves out a file or folder of the sources; "" for none.

    ``path`` is below the folder of sources, that of a folder with a slash at its end. A pattern may
    begin with ``source``, that folder, as paths do in reports.
    """
    if not patterns:
        return ""
    full = f"{normpath(source)}/{path}"
    for pattern in patterns:
        plain = pattern.removeprefix("./").removeprefix("/")
        if fits(plain, path) or fits(plain, full):
            return pattern
    return ""
