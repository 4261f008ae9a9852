"""Where nothing was found for the empty messages of a catalogue, so that it is not searched again.

Most updates change nothing, and half of a catalogue may be empty: then the search would be nearly
all of their cost. The answer depends on contents only, and lies in the cache under their digest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from dragoman import __version__
from dragoman.commands._count_cache import CountCache, content_key
from dragoman.errors import CatalogError
from dragoman.matching.model import MatchKind, is_open
from dragoman.po import Catalog
from dragoman.project import Project


class EmptySearches:
    """The searches for the empty messages of one language; call ``save`` when all are made."""

    def __init__(self, project: Project, code: str, catalogs: Mapping[str, bytes | None]) -> None:
        self._project = project
        self._code = code
        self._catalogs = catalogs
        """The bytes of the catalogues that are updated, by document; all others are read."""
        self._cache = CountCache(project.root)
        self._keys: dict[str, str] = {}
        """The keys of the searches that are made now, by document."""

    def is_known(self, document: str, old: Catalog | None, template: bytes) -> bool:
        """Return whether nothing was found before for a catalogue and the document's template.

        Where no message is empty, there is nothing to know.
        """
        if old is None or not any(is_open(block) and not block.obsolete for block in old.blocks):
            return False
        data = self._catalogs[document] or b""
        settings = self._project.settings.update
        memory = self._digest if settings.memory else ""
        parts = (f"{__version__} {document} {settings} {memory}".encode(), template, data)
        self._keys[document] = key = content_key(b"offers", *parts)
        return self._cache.get(key, len(data)) == [1]

    def remember(self, document: str, counts: Mapping[MatchKind, int]) -> None:
        """Remember what was found for a document whose search was not known."""
        if document in self._keys and not counts.get(MatchKind.OFFERED):
            self._cache.put(self._keys[document], [1])

    def save(self) -> None:
        """Write what is new into the cache."""
        self._cache.save()

    @cached_property
    def _digest(self) -> str:
        """The digest of all catalogues of the language, whose translations are offered."""
        parts = (part for name, data in self._read_all() for part in (name.encode(), data))
        return content_key(*parts)

    def _read_all(self) -> Iterator[tuple[str, bytes]]:
        names = {*self._project.documents, *self._project.list_catalogs(self._code)}
        for name in sorted(names):
            if name in self._catalogs:
                yield name, self._catalogs[name] or b""
            else:
                try:
                    data = self._project.read_catalog_bytes(name, self._code)
                except CatalogError:
                    data = None
                yield name, data or b""
