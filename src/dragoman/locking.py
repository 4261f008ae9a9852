"""One writer at a time: a lock on a project's folder, by the system's ``flock``."""

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
"""The file in the project's folder that one writer at a time holds. It stays there, empty: to
remove it would let a third writer in beside the second."""
PATIENCE = 1.5
"""Seconds that a writer waits for another that gives no sign of getting on."""
_POLL = 0.01


@contextmanager
def lock(root: Path) -> Iterator[None]:
    """Hold the project's lock: one writer at a time. It may be taken again by who holds it.

    Others are waited for as long as they get on: the lock changes hands, or its holder finishes a
    file. Raises ProjectError where nothing of that is seen for ``PATIENCE`` seconds.
    """
    from filelock import FileLock, Timeout

    place = root.resolve() / LOCK
    try:
        # Who may write to the folder may take the lock, also when another user made it.
        mode = stat.S_IMODE(place.parent.stat().st_mode) & 0o666
        held = FileLock(place, mode=mode, is_singleton=True)
        _acquire(held, place)
    except Timeout:
        raise ProjectError(
            "another dragoman is writing to this project; try again when it is done", place
        ) from None
    except OSError as error:
        raise explain_refusal(error, place, "locked") from None
    try:
        signal_alive(root)
        yield
    finally:
        with suppress(OSError):  # the system releases it when the process ends, at the latest
            held.release()


def signal_alive(root: Path) -> None:
    """Show those who wait for the project's lock that its holder gets on.

    The sign is the time of the last access to the file: to try for the lock leaves it as it is.
    """
    with suppress(OSError):
        os.utime(root / LOCK, follow_symlinks=False)


def _acquire(held: BaseFileLock, place: Path) -> None:
    """Take the lock; raises Timeout once its holder has given no sign for too long."""
    from filelock import Timeout

    sign, since = _last_sign(place), time.monotonic()
    while True:
        try:
            held.acquire(timeout=10 * _POLL, poll_interval=_POLL)
        except Timeout:
            last, sign = sign, _last_sign(place)
            since = since if sign == last else time.monotonic()
            if time.monotonic() - since >= PATIENCE:
                raise
        else:
            return


def _last_sign(place: Path) -> int:
    """Give the last sign of life of who holds the lock; 0 where nobody ever held it."""
    try:
        return place.lstat().st_atime_ns
    except FileNotFoundError:
        return 0
