"""One digest of all catalogues of a language: what its translation memory depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.commands._caches.digests import digest_bytes, list_named_parts, make_content_key
from dragoman.commands._caches.file_signs import UNREADABLE, CatalogContents
from dragoman.errors import DragomanError
from dragoman.project import Project


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
                self._known[document] = UNREADABLE
        return self._known[document]

    def digest_all(self, look: Callable[[str, Mapping[str, bytes]], CatalogContents]) -> str:
        """Return the digest of all catalogues with their names, also of removed documents'.

        ``look`` returns what those of a language hold that have not been read here.
        """
        digests = {**look(self._language, self._known).digests, **self._known}
        return make_content_key(*list_named_parts(sorted(digests.items())))
