"""Which programs make an edition: with others, or other versions of them, it is made again."""

from __future__ import annotations

from functools import cache

from dragoman import editions, sources
from dragoman.commands import _versions
from dragoman.commands._changed_sources import read_modules
from dragoman.commands._count_cache import content_key
from dragoman.commands._jobs import SOURCE

_PACKAGES = ("brotli", "fonttools", "jinja2", "markupsafe", "typst")
"""The distributions on which the bytes of editions depend, besides those of ``_versions``."""


def digest_makers(suffix: str, format_name: str) -> str:
    """Return the digest of all programs that make an edition of a source with that suffix.

    Those of another distribution's formats are among them. Raises SourceError and EditionError for
    a format that cannot be used.
    """
    modules: list[object] = [sources.find_source(suffix)]
    if format_name != SOURCE:
        modules.append(editions.load_format(format_name))
    return content_key(_digest_packages(), *map(_digest_module, modules))


@cache
def _digest_packages() -> bytes:
    versions = (_versions.digest_versions(), *map(_versions.find_version, _PACKAGES))
    return content_key(*(each.encode() for each in versions)).encode()


@cache
def _digest_module(module: object) -> bytes:
    return content_key(*read_modules(module)).encode()
