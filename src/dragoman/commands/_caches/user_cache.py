"""The files of dragoman in the user's cache folder: each may be lost, and none is ever needed.

Each project has files of its own there. Their names are digests, and nothing in them names a path
or a text. What cannot be read counts as empty, and what cannot be written is not an error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dragoman import files
from dragoman.errors import DragomanError


def cache_folder() -> Path:
    """Return dragoman's folder among the user's caches. Raises RuntimeError for a user who has
    none."""
    folder = _find_caches() / "dragoman"
    if not folder.is_absolute():  # never in the folder where dragoman happens to run
        raise RuntimeError
    return folder


def _find_caches() -> Path:
    """Return the folder of all of the user's caches, as platformdirs finds it."""
    if sys.platform == "linux":  # nearly always known without platformdirs, which imports much
        for name, below in (("XDG_CACHE_HOME", ""), ("HOME", ".cache")):
            named = Path(os.environ.get(name, ""), below)
            if named.is_absolute():
                return named
    from platformdirs import user_cache_path

    return user_cache_path()


def read_entries(root: Path, kind: str, version: str) -> dict[str, Any]:
    """Return what the cache holds of a project; nothing where it is damaged, or of another version.

    ``kind`` is what is kept, as "counts".
    """
    import json  # slow to import, and many commands need nothing of the cache

    try:
        data = files.read(_find_file(root, f"{kind}.json"))
        found = json.loads(data or b"{}")
        return dict(found[kind]) if found["version"] == version else {}
    except (DragomanError, OSError, RuntimeError, ValueError, TypeError, KeyError):
        return {}  # a file that is nested too deep is a RuntimeError, too


def write_entries(root: Path, kind: str, version: str, entries: Mapping[str, Any]) -> None:
    """Keep the entries of a project in the cache, if that is possible."""
    import json

    text = json.dumps({"version": version, kind: entries}, separators=(",", ":"))
    _write_file(root, f"{kind}.json", text.encode())


def add_entries(root: Path, kind: str, version: str, new: Mapping[str, Any], most: int) -> None:
    """Keep new entries beside those that others have written meanwhile, if that is possible.

    Of more than ``most``, those that were added longest ago go first.
    """
    kept = {k: v for k, v in read_entries(root, kind, version).items() if k not in new}
    kept |= new
    write_entries(root, kind, version, dict(list(kept.items())[-most:]))


def read_data(root: Path, kind: str) -> bytes:
    """Return bytes that the cache holds of a project, as they were written, or damaged; b"" where
    there are none."""
    try:
        return files.read(_find_file(root, f"{kind}.bin")) or b""
    except (DragomanError, OSError, RuntimeError):
        return b""


def write_data(root: Path, kind: str, data: bytes) -> None:
    """Keep bytes of a project in the cache, if that is possible."""
    _write_file(root, f"{kind}.bin", data)


def _write_file(root: Path, name: str, data: bytes) -> None:
    with suppress(DragomanError, OSError, RuntimeError):
        # Its names are digests of where projects are, which others could guess and try.
        cache_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        files.write(_find_file(root, name), data, root=cache_folder())


def _find_file(root: Path, name: str) -> Path:
    kind, _, suffix = name.partition(".")
    digest = blake2b(os.fsencode(root), digest_size=12).hexdigest()
    return cache_folder() / f"{kind}-{digest}.{suffix}"
