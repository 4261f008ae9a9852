"""Which catalogues are known to be in the language of their folder: by content, in the cache.

To look at the letters of a catalogue takes longer than to parse it. An update of one document may
search those of all others, which have not changed since the last time.
"""

from __future__ import annotations

from dragoman.commands._caches.count_cache import CountCache
from dragoman.commands._caches.digests import make_content_key
from dragoman.commands._caches.versions import digest_versions
from dragoman.languages.wrong_language import check_language
from dragoman.project import Project


class LanguageChecks:
    """The checks of the catalogues of a project; call ``save`` when all are done."""

    def __init__(self, project: Project) -> None:
        self._cache = CountCache(project.root)

    def check(self, data: bytes, code: str, name: str) -> None:
        """Raise CatalogError as ``check_language`` does; ask the letters only where nobody has
        asked before about this content."""
        key = make_content_key(b"in language", digest_versions().encode(), code.encode(), data)
        if self._cache.get(key, len(data)) != [1]:
            check_language(data, code, name)
            self._cache.put(key, [1])

    def save(self) -> None:
        """Keep what was found."""
        self._cache.save()
