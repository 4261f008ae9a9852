"""The versions of all programs on which a result depends, here or on another machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from dragoman.commands._count_cache import content_key
from dragoman.distributions import list_distributions

_USED = frozenset(
    {"babel", "brotli", "fonttools", "fontpkg", "jinja2", "lxml", "markdown-it-py", "markupsafe"}
    | {"mdit-py-plugins", "persiantools", "polib", "rapidfuzz", "typst"}
)
"""The distributions on which results depend."""
_FONTS = "fontpkg-"
"""How the names of distributions with fonts begin."""
_OWN = (".py", ".html", ".xhtml", ".xml", ".css", ".typ")
_FOLDER = Path(__file__).parent.parent


@cache
def describe_surroundings() -> Mapping[str, str]:
    """Return what besides its inputs decides on the bytes of a result, for a person to read: the
    versions of dragoman, of Python and of the distributions that results depend on.

    These are those that dragoman uses, fonts, and those that add formats or rules to it. The
    version of dragoman is a digest of its files.
    """
    return {"dragoman": _digest_own_files()[:12], **_find_versions()}


@cache
def digest_programs() -> str:
    """Return what is another one with another version of anything in ``describe_surroundings``."""
    return content_key(_digest_own_files().encode(), *_list_versions())


@cache
def digest_versions() -> str:
    """Return the same, for what is kept for short and on this machine only.

    It knows dragoman's own files by their sizes and times, as Python does when it decides whether
    to compile them again. So it is fast.
    """
    return content_key(*_stamp_own_files(_FOLDER), *_list_versions())


def _list_versions() -> Iterator[bytes]:
    yield sys.version.encode()
    for pair in sorted(_find_versions().items()):
        yield from (part.encode() for part in pair)


def _find_versions() -> Mapping[str, str]:
    found = {"Python": "{}.{}".format(*sys.version_info)}
    for each in list_distributions():
        if each.name in _USED or each.name.startswith(_FONTS) or each.adds_to("dragoman"):
            found.setdefault(each.name, each.version)
    return found


def _stamp_own_files(folder: Path) -> Iterator[bytes]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda each: each.name)
    for entry in entries:
        if entry.is_dir():
            yield from _stamp_own_files(Path(entry.path))
        elif entry.name.endswith(_OWN):
            is_ = entry.stat()
            stamp = f"{entry.path} {is_.st_size} {is_.st_mtime_ns} {is_.st_ctime_ns}"
            yield os.fsencode(stamp)


@cache
def _digest_own_files() -> str:
    hashed = sha256()
    for folder, folders, names in os.walk(_FOLDER):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        for name in sorted(names):
            if name.endswith(_OWN):
                hashed.update(Path(folder, name).read_bytes())
    return hashed.hexdigest()
