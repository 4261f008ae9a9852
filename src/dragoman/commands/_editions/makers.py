"""Which formats make an edition: with other modules of them, it is made again."""

from __future__ import annotations

from dragoman import editions, sources
from dragoman.commands._caches.digests import make_content_key
from dragoman.commands._caches.versions import digest_modules
from dragoman.commands._parallel.jobs import SOURCE


def digest_makers(suffix: str, format_name: str) -> str:
    """Return the digest of the modules of the formats that make an edition of a source with that
    suffix, also of another distribution's.

    Raises SourceError and EditionError for a format that cannot be used.
    """
    modules: list[object] = [sources.find_source(suffix)]
    if format_name != SOURCE:
        modules.append(editions.load_format(format_name))
    return make_content_key(*map(digest_modules, modules))
