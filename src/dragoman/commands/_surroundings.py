"""What besides its inputs decides on the bytes of a result: the versions of what makes it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from importlib import metadata

from dragoman.commands._up_to_date import digest_dragoman

_USED = frozenset(
    {"babel", "brotli", "fonttools", "fontpkg", "jinja2", "markdown-it-py", "mdit-py-plugins"}
    | {"persiantools", "polib", "rapidfuzz", "typst"}
)
_FONTS = "fontpkg-"
"""How the names of distributions with fonts begin."""


@cache
def describe_surroundings() -> Mapping[str, str]:
    """Return the versions of dragoman, of Python and of the distributions that results depend on.

    These are those that dragoman uses, fonts, and those that add formats or rules to it. The
    version of dragoman is a digest of its files.
    """
    found = {"dragoman": digest_dragoman()[:12], "Python": "{}.{}".format(*sys.version_info)}
    for each in metadata.distributions():
        name = (each.metadata["Name"] or "").lower().replace("_", "-")
        if name in _USED or name.startswith(_FONTS) or _takes_part(each):
            found.setdefault(name, each.version)
    return found


def _takes_part(distribution: metadata.Distribution) -> bool:
    """Return whether a distribution adds something to dragoman."""
    return any(point.group.startswith("dragoman.") for point in distribution.entry_points)
