"""One digest of all catalogues of a language: what its translation memory depends on."""

from __future__ import annotations

import os
from hashlib import blake2b

from dragoman import files
from dragoman.commands._count_cache import content_key
from dragoman.errors import DragomanError
from dragoman.project import Project

_UNREADABLE = b"?"


class CatalogDigests:
    """The digests of the catalogues of one language, each read once."""

    def __init__(self, project: Project, language: str) -> None:
        self._project, self._language = project, language
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
        for name, path in self._project.walk_catalogs(self._language):
            is_link = os.path.islink(path)  # noqa: PTH114 - the project says where links may lead
            if name not in self._known and not is_link:
                try:
                    self._known[name] = digest_bytes(files.read(path) or b"")
                except DragomanError:
                    self._known[name] = _UNREADABLE
        names = sorted({*self._known, *self._project.documents})
        return content_key(*(part for name in names for part in (name.encode(), self.find(name))))


def digest_bytes(data: bytes) -> bytes:
    """Return the digest of a content."""
    return blake2b(data, digest_size=20).digest()
