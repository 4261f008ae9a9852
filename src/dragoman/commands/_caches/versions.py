"""The versions of all programs on which a result depends, here or on another machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from dragoman import __version__
from dragoman.commands._caches.digests import make_content_key
from dragoman.distributions import list_distributions

_USED = frozenset(
    {"babel", "brotli", "fonttools", "fontpkg", "jinja2", "lxml", "markdown-it-py", "markupsafe"}
    | {"mdit-py-plugins", "persiantools", "polib", "rapidfuzz", "typst"}
)
"""The distributions on which results depend."""
_FONTS = "fontpkg-"
"""How the names of distributions with fonts begin."""
_FOLDER = Path(__file__).parents[2]


@cache
def describe_surroundings() -> Mapping[str, str]:
    """Return what besides its inputs decides on the bytes of a result, for a person to read: the
    versions of dragoman, of Python and of the distributions that results depend on.

    These are those that dragoman uses, fonts, and those that add formats or rules to it. The
    version of dragoman is a digest of its files.
    """
    return {"dragoman": _digest_own_files()[:12], **_find_versions()}


@cache
def digest_versions() -> str:
    """Return what is another one with another version of anything in ``describe_surroundings``,
    for what is kept on this machine only.

    It knows dragoman's own files by their sizes and times, as Python does when it decides whether
    to compile them again. So it is fast.
    """
    return make_content_key(*map(_stamp, _list_own_files(_FOLDER)), *_list_versions())


@cache
def digest_modules(module: object) -> bytes:
    """Return a value that changes with the files of a module, or of all modules of a package.

    It knows them as ``digest_versions`` does, and as they are when a process first asks: that is
    what it runs.
    """
    path = Path(str(getattr(module, "__file__", "")))
    if path.name == "__init__.py":
        files: Iterable[os.DirEntry[str] | Path] = _list_own_files(path.parent)
    else:
        files = [path] if path.is_file() else ()
    return make_content_key(*map(_stamp, files)).encode()


def _list_versions() -> Iterator[bytes]:
    yield f"{__version__} {sys.version}".encode()
    for pair in sorted(_find_versions().items()):
        yield from (part.encode() for part in pair)


def _find_versions() -> Mapping[str, str]:
    found = {"Python": "{}.{}".format(*sys.version_info)}
    for each in list_distributions():
        if each.name in _USED or each.name.startswith(_FONTS) or each.adds_to("dragoman"):
            found.setdefault(each.name, each.version)
    return found


def _stamp(file: os.DirEntry[str] | Path) -> bytes:
    is_ = file.stat()
    return os.fsencode(f"{os.fspath(file)} {is_.st_size} {is_.st_mtime_ns} {is_.st_ctime_ns}")


@cache
def _digest_own_files() -> str:
    hashed = sha256()
    for entry in _list_own_files(_FOLDER):
        hashed.update(Path(entry.path).read_bytes())
    return hashed.hexdigest()


def _list_own_files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the files of a package, also its templates and the sentences that it says in
    editions."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda each: each.name)
    except (FileNotFoundError, NotADirectoryError):  # it is in an archive, or in another program
        return
    for entry in entries:
        if entry.is_file():  # not the locks of editors, which are links that lead nowhere
            yield entry
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _list_own_files(Path(entry.path))
