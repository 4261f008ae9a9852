"""Sees whether a test changes the files of the repository itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

WATCHED = ("source", "locale", "docs", "dragoman.toml", "glossary.csv")
"""What the project's own letter and its manual are made of. A test works in a copy."""

Sign = tuple[int, int, int]
"""Which file it is, its size, and when it was last changed."""


class Watch:
    """The files of a repository as they were when it was asked last."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._seen = self._look()

    def find_changes(self) -> list[str]:
        """Return the files that were written, added or removed since the last time, by name."""
        before, self._seen = self._seen, self._look()
        paths = {*before, *self._seen}
        return sorted(path for path in paths if before.get(path) != self._seen.get(path))

    def _look(self) -> dict[str, Sign]:
        tops = (entry for entry in os.scandir(self.root) if entry.name in WATCHED)
        signs = (sign for top in tops for sign in _list_signs(top))
        return {path.removeprefix(f"{self.root}{os.sep}"): sign for path, sign in signs}


def _list_signs(entry: os.DirEntry[str]) -> Iterator[tuple[str, Sign]]:
    """Yield the files of a folder, or the file itself. It takes no time that a test would show."""
    if entry.is_file():
        stat = entry.stat()
        yield entry.path, (stat.st_ino, stat.st_size, stat.st_mtime_ns)
    elif entry.name != "__pycache__":
        for below in os.scandir(entry.path):
            yield from _list_signs(below)
