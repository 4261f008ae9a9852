"""A file that another program is saving at this moment: it is read when it is whole."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from dragoman import files

_FRESH = 2
"""For this many seconds after a change, a file may be half saved by another program."""
_PAUSE = 0.01
"""Seconds before such a file is read again."""
_QUIET = 40
"""After so many readings without a change, nobody is saving the file."""
_READINGS = 500
"""So often a file is read that changes all the time and is never whole."""


def read_whole(path: Path, is_whole: Callable[[bytes], bool]) -> bytes | None:
    """Return the content of a file, as ``files.read`` does, that another program may be saving now.

    Many programs empty a file and then write it. One that has changed just now and is not whole is
    read again while it goes on to change. When it has stayed the same for some tenths of a second,
    its content is returned as it is.
    """
    data, unchanged = files.read(path), 0
    for _ in range(_READINGS):
        if data is None or unchanged == _QUIET or is_whole(data) or not _is_fresh(path):
            break
        time.sleep(_PAUSE)
        before, data = data, files.read(path)
        unchanged = unchanged + 1 if data == before else 0
    return data


def _is_fresh(path: Path) -> bool:
    with suppress(OSError):
        return abs(time.time() - path.stat().st_mtime) < _FRESH
    return False
