"""The versions of all programs on which a remembered answer depends."""

from __future__ import annotations

import sys
from functools import cache
from importlib import metadata

from dragoman.commands._count_cache import content_key
from dragoman.commands._up_to_date import digest_dragoman

_PACKAGES = ("babel", "lxml", "markdown-it-py", "mdit-py-plugins", "persiantools", "rapidfuzz")
"""The distributions on which the reading of sources, the matching and the rules depend."""


@cache
def digest_versions() -> str:
    """Return a digest that is another one with other files of dragoman, another Python, or other
    packages that it uses."""
    found = (digest_dragoman(), sys.version, *map(find_version, _PACKAGES))
    return content_key(*(part.encode() for part in found))


def find_version(name: str) -> str:
    """Return the version of a distribution; "" where it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
