"""Private folders for texts that another program works on: made for one run, and then removed.

A run that was killed leaves its folder behind. It is locked as long as its run is alive, so the
next run knows which folders nobody needs any more, and removes them.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dragoman.files import systems
from dragoman.interrupts import hold_interrupts

_LOCK = ".lock"
_NAME = "dragoman-"


def is_private(folder: Path) -> bool:
    """Return whether a folder belongs to the user, and nobody else may look into it."""
    with suppress(OSError):
        status = folder.lstat()
        is_mine = hasattr(os, "getuid") and status.st_uid == os.getuid()
        is_closed = stat.S_ISDIR(status.st_mode) and not status.st_mode & 0o077
        return folder.is_absolute() and is_mine and is_closed and os.access(folder, os.W_OK)
    return False


@contextmanager
def make_private_folder(place: Path) -> Iterator[Path]:
    """Make a folder in a place, and remove it with everything in it. Raises OSError."""
    folder, descriptor = _lock_name(place)
    lock = _find_lock(folder)
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        with hold_interrupts():  # a second signal must not stop the clearing
            shutil.rmtree(folder, ignore_errors=True)
            os.close(descriptor)
            lock.unlink(missing_ok=True)


def _lock_name(place: Path) -> tuple[Path, int]:
    """Return a folder that is still to be made, and its open lock.

    Between the making of the file and its locking, another run may take it for abandoned. Then it
    is that run that removes it, and another name is tried.
    """
    while True:
        folder = place / secrets.token_hex(8)
        descriptor = systems.open_new(_find_lock(folder), 0o600)
        try:
            is_held = systems.try_lock(descriptor) is systems.Lock.HELD
            if not is_held and _is_at(_find_lock(folder), descriptor):
                return folder, descriptor
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_at(path: Path, descriptor: int) -> bool:
    """Return whether a path still leads to an open file."""
    with suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    return False


@contextmanager
def make_temporary_folder() -> Iterator[Path]:
    """Make a private folder among the temporary files, and remove what killed runs left there.

    Where there is no place that belongs to the user alone, it is a temporary folder like any other:
    it is removed, but not where the run is killed.
    """
    place = _find_temporary_place()
    if place is None:
        with tempfile.TemporaryDirectory(prefix=_NAME) as folder:
            yield Path(folder)
        return
    remove_abandoned(place)
    with make_private_folder(place) as found:
        yield found


def _find_temporary_place() -> Path | None:
    """Return the folder of the user's private folders among the temporary files."""
    if not hasattr(os, "getuid"):
        return None
    place = Path(tempfile.gettempdir(), f"{_NAME}{os.getuid()}")
    with suppress(OSError):
        place.mkdir(mode=0o700)
    return place if is_private(place) else None


def remove_abandoned(place: Path) -> None:
    """Remove the folders of runs that are not there any more. What cannot be removed stays."""
    with suppress(OSError):
        for name in {entry.name.removesuffix(_LOCK) for entry in place.iterdir()}:
            with suppress(OSError):
                _remove_if_abandoned(place / name)


def _find_lock(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}{_LOCK}")


def _remove_if_abandoned(folder: Path) -> None:
    """Remove a folder whose lock nobody holds. Where the disk has no locks, it stays."""
    lock = _find_lock(folder)
    try:
        descriptor = systems.open_new(lock, 0o600)
    except FileExistsError:
        descriptor = systems.open_existing(lock)
    is_abandoned = False
    try:
        is_abandoned = systems.try_lock(descriptor) is systems.Lock.TAKEN
        if is_abandoned:
            shutil.rmtree(folder, ignore_errors=True)
            with suppress(OSError):  # Windows removes no file that is open
                lock.unlink()
                is_abandoned = False  # the name may be another run's from now on
    finally:
        os.close(descriptor)
    if is_abandoned:
        lock.unlink(missing_ok=True)
