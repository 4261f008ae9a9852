"""The temporary files beside a file that is being written, what crashed runs left of them, and
files without a name."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

from dragoman.files import systems

SUFFIX = ".dragoman-tmp"
"""The end of the name of every temporary file."""
ABANDONED = 3600
"""After this many seconds a temporary file is left behind, where the disk has no locks to ask."""
_SHARE = 8
"""A folder is listed again when an eighth as many files were written to it as lie in it. So the
work grows as the number of files, and a small folder is listed each time."""


class _Listing(NamedTuple):
    """The temporary files that a folder had when it was listed."""

    names: frozenset[str]
    writes_left: int
    """How many files may be written there before it is listed again."""


_listings: dict[Path, _Listing] = {}


def make_temporary(target: Path, mode: int) -> tuple[Path, int]:
    """Make a new file beside the target and lock it, so that no other run removes it."""
    while True:
        name = f"{_begin_name(target)}{os.urandom(6).hex()}{SUFFIX}"
        temporary = target.with_name(name)
        descriptor = systems.open_new(temporary, mode)
        try:
            with suppress(OSError):
                systems.try_lock(descriptor)
            is_there = os.fstat(descriptor).st_nlink > 0
        except BaseException:
            with suppress(OSError):
                os.close(descriptor)
            with suppress(OSError):
                temporary.unlink()
            raise
        if is_there:
            return temporary, descriptor
        os.close(descriptor)  # another run removed it before it was locked: try again


def open_unnamed() -> IO[bytes]:
    """Open an empty file among the temporary files of the system, which nobody else can open.

    It goes with this process, also where that is killed. Raises OSError.
    """
    import tempfile  # it is slow to import, and few runs need it

    return tempfile.TemporaryFile(buffering=0)


def remove_leftovers(target: Path) -> None:
    """Remove the temporary files of the target that crashed runs left behind.

    A run that is still alive has its file locked, so that file stays. What was left behind before
    this process began is always removed; what another run leaves meanwhile, now or by a later run.
    """
    start = _begin_name(target)
    with suppress(OSError):
        for name in _list_temporary(target.parent):
            if name.startswith(start):
                _remove_abandoned(target.with_name(name))


def _begin_name(target: Path) -> str:
    """Return how the names of the target's temporary files begin."""
    return f".{target.name[:40]}."


def _list_temporary(folder: Path) -> frozenset[str]:
    """Return the names of the temporary files in a folder, as it was when it was last listed."""
    listing = _listings.get(folder)
    if listing is None or listing.writes_left <= 0:
        names = [entry.name for entry in os.scandir(folder)]
        found = frozenset(name for name in names if name.endswith(SUFFIX))
        listing = _listings[folder] = _Listing(found, len(names) // _SHARE)
    else:
        _listings[folder] = listing._replace(writes_left=listing.writes_left - 1)
    return listing.names


def _remove_abandoned(temporary: Path) -> None:
    with suppress(OSError):
        descriptor = systems.open_existing(temporary)
        try:
            state = systems.try_lock(descriptor)
            age = time.time() - os.fstat(descriptor).st_mtime
        finally:
            os.close(descriptor)
        is_old = state is systems.Lock.UNKNOWN and age > ABANDONED
        if state is systems.Lock.TAKEN or is_old:
            temporary.unlink()
