"""Where nothing more is found for the empty messages of catalogues: it is not searched again.

Most updates change nothing, and half of a catalogue may be empty: then the search would be nearly
all of their cost. What is found depends on contents only, and the cache holds their digest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from dragoman.commands._caches.count_cache import CountCache
from dragoman.commands._caches.digests import digest_bytes, list_named_parts, make_content_key
from dragoman.commands._caches.file_signs import CatalogContents
from dragoman.commands._caches.memory_index import MemoryIndex
from dragoman.commands._caches.versions import digest_versions
from dragoman.matching.model import is_open
from dragoman.po import Catalog


class CatalogContent(NamedTuple):
    """What is kept of the bytes of a catalogue."""

    digest: bytes
    """As ``digest_bytes`` makes it; b"" where there is no catalogue."""
    size: int
    is_open: bool
    """Whether it has messages to which something may be offered."""


NO_CONTENT = CatalogContent(b"", 0, is_open=False)
"""Of a catalogue that is not there."""


def describe_content(data: bytes, catalog: Catalog) -> CatalogContent:
    """Return what is kept of a catalogue."""
    return CatalogContent(digest_bytes(data), len(data), has_empty(catalog))


Catalogs = Mapping[str, CatalogContent]
"""The contents of catalogues by document."""


class EmptySearches:
    """The searches for the empty messages of the catalogues of one language.

    ``catalogs`` are those that are updated, and ``templates`` the digests of the templates of their
    documents.
    """

    def __init__(
        self, index: MemoryIndex, code: str, catalogs: Catalogs, templates: Mapping[str, bytes]
    ) -> None:
        self._index = index
        self._outside = index.outside
        self._project = index.project
        self._code = code
        self._templates = templates
        self._catalogs = catalogs
        self._digest = ""
        self._cache = CountCache(index.project.root)
        self._signs = self._look_at_others()
        """Those of the other catalogues, before any of them is searched."""

    def is_known(self, document: str) -> bool:
        """Return whether it is known that nothing is found for a catalogue as it is."""
        content = self._catalogs[document]
        if not content.is_open:
            return False
        if not self._digest:
            self._digest = self._digest_all(self._index.digest_all, self._catalogs)
        key = self._make_key(document, content, self._digest)
        return self._cache.get(key, content.size + self._outside.count_bytes()) == [1]

    def remember(self, contents: Catalogs) -> None:
        """Remember that nothing is found for the catalogues as an update has made them.

        If another one has changed meanwhile, nobody knows what was searched.
        """
        empty = [name for name, content in contents.items() if content.is_open]
        if not empty or self.have_others_changed():
            return
        digest = self._digest_all(self._index.digest_again, contents)
        for name in empty:
            content = contents[name]
            key = self._make_key(name, content, digest)
            if self._cache.get(key, content.size) != [1]:
                self._cache.put(key, [1])
        self._cache.save()

    def have_others_changed(self) -> bool:
        """Return whether catalogues have changed meanwhile that are read, but not updated."""
        return self._look_at_others() != self._signs

    def _look_at_others(self) -> str:
        """Return one digest of the signs of the others. Where they are many, nobody looks: what is
        known of them was searched, and what is suggested is compared with that when it is read."""
        if not self._project.settings.update.memory or self._index.are_many(self._catalogs):
            return ""
        signs = self._index.signs.list_signs(self._code)
        return make_content_key(*(sign for name, sign in signs if name not in self._catalogs))

    def _make_key(self, document: str, content: CatalogContent, digest: str) -> str:
        chosen = f"{digest_versions()} {document} {self._project.settings.update} {digest}"
        return make_content_key(
            b"offers", chosen.encode(), self._templates[document], content.digest
        )

    def _digest_all(
        self, look: Callable[[str, Mapping[str, bytes]], CatalogContents], catalogs: Catalogs
    ) -> str:
        """Return the digest of all catalogues of the language: their translations are offered.

        ``look`` returns what they hold, and ``catalogs`` is what some of them will hold.
        """
        if not self._project.settings.update.memory:
            return "none"
        known = {name: content.digest for name, content in catalogs.items()}
        digests = sorted({**look(self._code, known).digests, **known}.items())
        return make_content_key(*list_named_parts((*digests, *self._outside.digest_contents())))


def has_empty(catalog: Catalog) -> bool:
    """Return whether a catalogue has messages to which something may be offered."""
    return any(is_open(block) and not block.obsolete for block in catalog.blocks)
