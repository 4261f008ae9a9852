"""One writer at a time: a lock on the folder of a project, which the system keeps.

Where the disk has no locks (sshfs, some of NFS, phones), the work goes on with one warning: before
a file is replaced, its content is compared in any case.
"""

from __future__ import annotations

import os
import stat
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dragoman.errors import IRREGULAR, DragomanWarning, ProjectError, explain_refusal
from dragoman.files import systems

LOCK = ".dragoman.lock"
"""The file in the folder of the project that one writer at a time locks.

It is empty and is never removed. If it were, a third writer would make and lock a new file while
the second one still holds the old file.
"""
PATIENCE = 1.5
"""How many seconds a writer waits for another one that shows no progress."""
_POLL = 0.01
"""Seconds between two attempts to take the lock."""

NO_LOCKS = (
    "this disk has no file locks, so dragoman cannot see whether another one writes here; "
    "let only one work at a time"
)

_held: set[tuple[int, int, Path]] = set()
"""The locks that this process holds: by its number, the number of the thread, and the file.

The number of the process is there for a fork: the child holds none of the locks of its parent.
"""


@contextmanager
def lock(root: Path) -> Iterator[None]:
    """Hold the lock of a project: only one process at a time may write.

    A process that holds the lock may take it again. Another process is waited for as long as it
    makes progress: it releases the lock, or it finishes a file (``signal_alive``). Raises
    ProjectError where there is no progress for ``PATIENCE`` seconds, and where the lock file cannot
    be opened. Where the disk has no locks, it warns (``DragomanWarning``) and goes on.
    """
    path = root.resolve() / LOCK
    key = (os.getpid(), threading.get_ident(), path)
    if key in _held:
        yield
        return
    try:
        descriptor = _open_lock(path)
        try:
            _acquire(descriptor, path)
        except BaseException:
            os.close(descriptor)
            raise
    except OSError as error:
        raise explain_refusal(error, path, "locked") from None
    _held.add(key)
    try:
        signal_alive(root)
        yield
    finally:
        _held.discard(key)
        systems.unlock(descriptor)
        with suppress(OSError):  # at the latest, the system releases it when the process ends
            os.close(descriptor)


def signal_alive(root: Path) -> None:
    """Show the processes that wait for the lock that its holder makes progress.

    The sign is the time of the last access to the lock file. An attempt to take the lock does not
    change that time.
    """
    with suppress(OSError):
        systems.set_times(root / LOCK)


def _open_lock(path: Path) -> int:
    """Open the lock file, and make it where there is none. Raises OSError and ProjectError."""
    # Everybody who may write to the folder may lock it, also where another user made the file.
    mode = stat.S_IMODE(path.parent.stat().st_mode) & 0o666
    try:
        descriptor = systems.open_new(path, mode)
    except FileExistsError:
        descriptor = systems.open_existing(path)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise ProjectError(IRREGULAR, path) from None
        except BaseException:
            os.close(descriptor)
            raise
    else:
        with suppress(OSError):  # a disk without modes
            systems.set_mode(descriptor, path, mode)
    return descriptor


def _acquire(descriptor: int, path: Path) -> None:
    """Take the lock. Raises ProjectError where its holder gives no sign for ``PATIENCE`` seconds.

    Warns where the disk has no locks.
    """
    sign, since = _read_sign(path), time.monotonic()
    while (state := systems.try_lock(descriptor)) is systems.Lock.HELD:
        time.sleep(_POLL)
        previous, sign = sign, _read_sign(path)
        since = since if sign == previous else time.monotonic()
        if time.monotonic() - since >= PATIENCE:
            raise ProjectError(
                "another dragoman is writing to this project; try again when it has finished", path
            )
    if state is systems.Lock.UNKNOWN:
        warnings.warn(DragomanWarning(NO_LOCKS, path.parent), stacklevel=2)


def _read_sign(path: Path) -> int | None:
    """Return when the holder last gave a sign, in nanoseconds; None where there is no lock file."""
    try:
        return path.lstat().st_atime_ns
    except FileNotFoundError:
        return None
