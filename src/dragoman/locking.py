"""One writer at a time: a lock on the folder of a project, with ``flock`` of the system."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import ProjectError, explain_refusal

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK = ".dragoman.lock"
"""The file in the folder of the project that one writer at a time locks.

It is empty and is never removed. If it were, a third writer would make and lock a new file while
the second one still holds the old file.
"""
PATIENCE = 1.5
"""How many seconds a writer waits for another one that shows no progress."""
_POLL = 0.01
"""Seconds between two attempts to take the lock."""


@contextmanager
def lock(root: Path) -> Iterator[None]:
    """Hold the lock of a project: only one process at a time may write.

    A process that holds the lock may take it again. Another process is waited for as long as it
    makes progress: it releases the lock, or it finishes a file (``signal_alive``). Raises
    ProjectError where there is no progress for ``PATIENCE`` seconds, and where the lock file cannot
    be opened.
    """
    from filelock import FileLock, Timeout

    path = root.resolve() / LOCK
    try:
        # Everybody who may write to the folder may lock it, also where another user made the file.
        mode = stat.S_IMODE(path.parent.stat().st_mode) & 0o666
        file_lock = FileLock(path, mode=mode, is_singleton=True)
        _acquire(file_lock, path)
    except Timeout:
        raise ProjectError(
            "another dragoman is writing to this project; try again when it has finished", path
        ) from None
    except OSError as error:
        raise explain_refusal(error, path, "locked") from None
    try:
        signal_alive(root)
        yield
    finally:
        with suppress(OSError):  # at the latest, the system releases it when the process ends
            file_lock.release()


def signal_alive(root: Path) -> None:
    """Show the processes that wait for the lock that its holder makes progress.

    The sign is the time of the last access to the lock file. An attempt to take the lock does not
    change that time.
    """
    with suppress(OSError):
        os.utime(root / LOCK, follow_symlinks=False)


def _acquire(file_lock: BaseFileLock, path: Path) -> None:
    """Take the lock. Raises Timeout where its holder gives no sign for ``PATIENCE`` seconds."""
    from filelock import Timeout

    sign, since = _read_sign(path), time.monotonic()
    while True:
        try:
            file_lock.acquire(timeout=10 * _POLL, poll_interval=_POLL)
        except Timeout:
            previous, sign = sign, _read_sign(path)
            since = since if sign == previous else time.monotonic()
            if time.monotonic() - since >= PATIENCE:
                raise
        else:
            return


def _read_sign(path: Path) -> int:
    """Return when the holder last gave a sign, in nanoseconds; 0 where there is no lock file."""
    try:
        return path.lstat().st_atime_ns
    except FileNotFoundError:
        return 0
