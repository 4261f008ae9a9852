"""The versions of all programs on which a remembered answer depends."""

from __future__ import annotations

import sys
from functools import cache
from importlib import metadata

from dragoman import editions, sources
from dragoman.commands._changed_sources import read_modules
from dragoman.commands._count_cache import content_key
from dragoman.commands._jobs import SOURCE
from dragoman.commands._up_to_date import digest_dragoman

_PACKAGES = ("babel", "lxml", "markdown-it-py", "mdit-py-plugins", "persiantools", "rapidfuzz")
"""The distributions on which the reading of sources, the matching and the rules depend."""
_OF_EDITIONS = ("brotli", "fonttools", "jinja2", "markupsafe", "typst")
"""Those on which the bytes of editions depend besides."""


@cache
def digest_versions() -> str:
    """Return a digest that is another one with other files of dragoman, another Python, or other
    packages that it uses."""
    found = (digest_dragoman(), sys.version, *map(_find_version, _PACKAGES))
    return content_key(*(part.encode() for part in found))


def digest_makers(suffix: str, format_name: str) -> str:
    """Return the digest of all programs that make an edition of a source with that suffix.

    So editions of a format of another distribution, too, are made again when it is upgraded. Raises
    SourceError and EditionError for a format that cannot be used.
    """
    modules: list[object] = [sources.find_source(suffix)]
    if format_name != SOURCE:
        modules.append(editions.load_format(format_name))
    return content_key(_digest_all_versions().encode(), *map(_digest_module, modules))


@cache
def _digest_all_versions() -> str:
    return content_key(
        digest_versions().encode(), *(_find_version(n).encode() for n in _OF_EDITIONS)
    )


@cache
def _digest_module(module: object) -> bytes:
    return content_key(*read_modules(module)).encode()


def _find_version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
