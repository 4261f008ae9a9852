"""One digest of all catalogues of a language: what its translation memory depends on."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from dragoman import files
from dragoman.commands._count_cache import content_key, digest_bytes
from dragoman.errors import DragomanError
from dragoman.project import Project

_UNREADABLE = b"?"


class CatalogDigests:
    """The digests of the catalogues of one language, each read once."""

    def __init__(self, project: Project, language: str) -> None:
        self._project, self._language = project, language
        self._folder = project.catalog_folder(language)
        self._known: dict[str, bytes] = {}

    def read(self, document: str) -> bytes | None:
        """Return what a catalogue holds; None where there is none. Raises CatalogError."""
        data = self._project.read_catalog_bytes(document, self._language)
        self._known[document] = b"" if data is None else digest_bytes(data)
        return data

    def find(self, document: str) -> bytes:
        """Return the digest of a catalogue; b"" where there is none."""
        if document not in self._known:
            try:
                self.read(document)
            except DragomanError:
                self._known[document] = _UNREADABLE
        return self._known[document]

    def digest_all(self) -> str:
        """Return the digest of all catalogues with their names, also of removed documents'."""
        names = {*self._known, *self._project.documents}
        names.update(self._project.list_catalogs(self._language))
        for name in names - self._known.keys():
            self._read_fast(name)
        pairs = ((name.encode(), self.find(name)) for name in sorted(names))
        return content_key(*(part for pair in pairs for part in pair))

    def _read_fast(self, document: str) -> None:
        """Read a catalogue where its path is plain; the project knows all others, too."""
        path = Path(f"{self._folder}/{document}.po")
        if not os.path.islink(path):  # noqa: PTH114 - where that may not be known, it says no
            with suppress(DragomanError):
                data = files.read(path)
                if data is not None:
                    self._known[document] = digest_bytes(data)
