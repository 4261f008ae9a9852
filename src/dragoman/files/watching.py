"""Seeing that files change: by looking at them again and again.

Looking works on every system and every disk. What systems tell of changes does not: nothing comes
from shared folders, from other machines and from the disks of containers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event
from time import sleep

INTERVAL = 0.3
"""Seconds between two looks."""
REPEAT = 30.0
"""Seconds until what failed is tried again, although no file has changed."""
_FILES_PER_SECOND = 10_000
"""There is a second between two looks at so many files; one look takes about a tenth of it."""
_MOST_LOOKS = 20
"""So often files are looked at that never stop changing."""

_Sign = tuple[int, int, int, int]
"""Which file it is, its size, and when its content and what is known about it changed last."""


def watch(
    list_files: Callable[[], Iterable[Path]],
    *,
    interval: float = INTERVAL,
    end: Event | None = None,
    choose_files: Callable[[], None] | None = None,
    must_repeat: Callable[[], bool] | None = None,
) -> Iterator[frozenset[Path]]:
    """Yield the files that were written, added or removed since the last time, whenever some were.

    The first is empty and comes at once: from then on no change is missed, also none that happens
    while the caller works on what was yielded. A burst of changes is yielded once, when the files
    have stayed as they are for ``interval`` seconds. ``list_files`` is asked at every look; it may
    name files that do not exist. The iterator ends soon after ``end`` is set; without one, never.

    Where a change may mean that other files are listed, ``choose_files`` is called before the
    change is yielded. Files that are listed since then have not changed.

    As long as ``must_repeat`` says so, no files are yielded every ``REPEAT`` seconds.
    """
    known, rested = _look(list_files()), 0.0
    yield frozenset()
    while not (end and end.is_set()):
        rested += _wait(interval, known, end)
        seen = _look(list_files())
        if seen == known:
            if must_repeat and rested >= REPEAT and must_repeat():
                rested = 0.0
                yield frozenset()
            continue
        rested, seen = 0.0, _let_rest(list_files, seen, interval, end)
        changed, known = _compare(known, seen), seen
        if changed:  # not where a file was changed and put back meanwhile
            if choose_files:
                choose_files()
                listed = set(list_files())
                known = {path: sign for path, sign in seen.items() if path in listed}
                known |= _look(listed - seen.keys())
            yield changed


def _let_rest(
    list_files: Callable[[], Iterable[Path]],
    seen: dict[Path, _Sign],
    interval: float,
    end: Event | None,
) -> dict[Path, _Sign]:
    """Return the files when they have stayed as they are, or never do."""
    for _ in range(_MOST_LOOKS):
        _wait(interval, seen, end)
        before, seen = seen, _look(list_files())
        if seen == before:
            break
    return seen


def walk_folder(folder: Path, left_out: Container[Path] = ()) -> Iterator[Path]:
    """Yield the files in a folder and those below it, but none that is hidden or in a hidden
    folder, nor in one that is left out; links to folders are not followed. What may not be read is
    passed over."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = Path(entry.path)
            if not entry.is_dir(follow_symlinks=False):
                yield path
            elif path not in left_out:
                yield from walk_folder(path, left_out)


def _wait(interval: float, files: Mapping[Path, _Sign], end: Event | None) -> float:
    """Wait until the next look; return the seconds."""
    seconds = max(interval, len(files) / _FILES_PER_SECOND)
    if end is None:
        sleep(seconds)
    else:
        end.wait(seconds)
    return seconds


def _look(paths: Iterable[Path]) -> dict[Path, _Sign]:
    signs: dict[Path, _Sign] = {}
    for path in paths:
        with suppress(OSError, ValueError):
            stat = path.stat()
            signs[path] = (stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
    return signs


def _compare(before: Mapping[Path, _Sign], after: Mapping[Path, _Sign]) -> frozenset[Path]:
    paths = before.keys() | after.keys()
    return frozenset(path for path in paths if before.get(path) != after.get(path))
