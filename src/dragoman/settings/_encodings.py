"""Which encoding a source is in, where the settings name several."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

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
    folder, slash, name = path.rpartition("/")
    names = (path, f"{folder}{slash}{name.rpartition('.')[0] or name}")
    fitting = (
        encoding
        for pattern, encoding in encodings.items()
        if any(fnmatchcase(each, pattern) for each in names)
    )
    return [_USUAL, *fitting][-1]
