"""The files that editions are made from: each is read once while a run finds out what is due."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

_MOST = 64
"""So many contents are kept: mostly those of one document and its catalogues."""
_LARGEST = 1_000_000
"""A file with more bytes is not kept; it is read again when it is needed again."""


class InputFiles:
    """Reads files, and knows the digest of each that it has read."""

    def __init__(self, known: Mapping[Path, bytes] | None = None) -> None:
        self.digests: dict[Path, bytes] = dict(known or {})
        self._kept: dict[Path, bytes | None] = {}

    def read(self, path: Path) -> bytes | None:
        """Return what a file holds, None where there is none. It is kept for the next time.

        Raises OSError for one that may not be read.
        """
        if path in self._kept:
            return self._kept[path]
        data = _read(path)
        if data is None or len(data) <= _LARGEST:
            if len(self._kept) == _MOST:
                self._kept.clear()
            self._kept[path] = data
        return data

    def digest(self, path: Path) -> bytes:
        """Return the digest of a file, ``-`` where there is none. Raises OSError as ``read``."""
        if path not in self.digests:
            self.digests[path] = self._compute_digest(path)
        return self.digests[path]

    def _compute_digest(self, path: Path) -> bytes:
        if path not in self._kept and path.is_file() and path.stat().st_size > _LARGEST:
            with path.open("rb") as file:  # in pieces: nobody needs the whole of it in memory
                return hashlib.file_digest(file, "sha256").hexdigest().encode()
        data = self.read(path)
        return b"-" if data is None else hashlib.sha256(data).hexdigest().encode()


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
