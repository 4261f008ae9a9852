"""The one place that writes: what a user keeps is written whole or not at all.

No other module of dragoman writes to a file. A write goes to a temporary file in the same folder,
reaches the disk, and takes the place of the old file at one stroke; a crash, a full disk or a
second writer loses nothing.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from dragoman.errors import ProjectError, explain_refusal
from dragoman.locking import lock, signal_alive

SUFFIX = ".dragoman-tmp"
TRIES = 20
"""How often an edit is made again because somebody without the lock changed the file."""

_PIECE = 1 << 16
"""Bytes that are compared at a time."""

IRREGULAR = "this is no regular file, so it is left alone; move it away"
READ_ONLY = "the file is read-only; make it writable or leave it out"

Check = Callable[[bytes], object]


class _Anything:
    """Says that what a file held before does not matter."""


ANYTHING: Final = _Anything()


class FileChanged(ProjectError):
    """The file is no longer what it was when it was read; nothing was written."""


def resolve_inside(root: Path, path: Path) -> Path:
    """Resolve a path, links and all, and give it if it lies in ``root``; else raise ProjectError.

    Components are compared, not characters: ``/books-2`` is not in ``/book``.
    """
    try:
        resolved = path.resolve()
        if resolved.is_relative_to(root.resolve()):
            return resolved
    except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL in the name
        raise ProjectError("this is no usable path; check its links and its name", path) from None
    raise ProjectError("the path leads out of the project; nothing outside is touched", path)


def read(path: Path, known: bytes | None = None) -> bytes | None:
    """Give what a file holds, or None where there is no such file.

    Where it still holds what is ``known``, that very object is given: to compare piece by piece
    needs no memory for the whole again.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise ProjectError(IRREGULAR, path)
        if known is not None and found.st_size == len(known) and _file_holds(path, known):
            return known
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise explain_refusal(error, path, "read") from None


def _file_holds(path: Path, data: bytes) -> bool:
    with path.open("rb") as file:
        pieces = (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))
        return all(file.read(_PIECE) == piece for piece in pieces) and not file.read(1)


def is_writable(path: Path) -> bool:
    """Tell whether a file may be changed, as far as its mode says; one that is not there may."""
    try:
        return bool(path.stat().st_mode & 0o222)
    except OSError:
        return True  # what else is wrong, the attempt to write tells


def write(
    path: Path,
    data: bytes,
    *,
    root: Path,
    since: bytes | _Anything | None = ANYTHING,
    check: Check | None = None,
) -> bool:
    """Put ``data`` in the place of a file, whole or not at all; tell whether that was needed.

    A file that holds the data already is not touched. ``since`` is what the caller read before
    (None: there was no file); where it holds something else when ``data`` is to take its place,
    FileChanged is raised.
    ``check`` reads back what is about to be written and raises where that is no good. Folders
    are made as needed, the mode is copied, and a link is followed unless it leaves ``root``.
    """
    target = resolve_inside(root, path)
    old = read(target) if isinstance(since, _Anything) else since
    if old == data:
        _sweep(target)
        return False
    if check is not None:
        check(data)
    try:
        _make_folder(target.parent)
        _sweep(target)
        _replace_file(target, data, old, path)
    except OSError as error:
        raise explain_refusal(error, path, "written") from None
    signal_alive(root)
    return True


def edit(
    path: Path,
    function: Callable[[bytes | None], bytes],
    *,
    root: Path,
    check: Check | None = None,
    known: bytes | None = None,
) -> bool:
    """Read a file, change it and write it under the project's lock; tell whether it changed.

    ``function`` gets what the file holds: ``known`` itself where it still holds that. Where
    somebody who does not know the lock changes the file meanwhile, ``function`` is called again
    with what it holds now: their change is kept as well as ours.
    """
    target = resolve_inside(root, path)
    with lock(root):
        for _ in range(TRIES):
            old = read(target, known)
            try:
                return write(path, function(old), root=root, since=old, check=check)
            except FileChanged as error:
                changed = error
        raise changed


def _replace_file(target: Path, data: bytes, since: bytes | None, path: Path) -> None:
    """Write a temporary file, compare what is in the place with ``since``, and rename."""
    mode = _old_mode(target)
    temporary, descriptor = _make_temporary(target, 0o666 if mode is None else mode & 0o600)
    try:
        try:
            _write_all(descriptor, data)
            if mode is not None:
                _copy_owner(descriptor, target)
                os.fchmod(descriptor, mode)
            os.fsync(descriptor)
            if read(target, since) != since:
                raise FileChanged("the file was changed meanwhile; nothing was written", path)
            temporary.replace(target)
        finally:
            os.close(descriptor)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _make_temporary(target: Path, mode: int) -> tuple[Path, int]:
    """Make a new file beside the target, and hold it so that nobody takes it for abandoned."""
    while True:
        name = f"{_temporary_prefix(target)}{os.urandom(6).hex()}{SUFFIX}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        temporary = target.with_name(name)
        descriptor = os.open(temporary, flags, mode)
        with suppress(OSError):  # some network file systems know no locks
            _lock_descriptor(descriptor)
        if os.fstat(descriptor).st_nlink:
            return temporary, descriptor
        os.close(descriptor)  # swept away before it was held: try again


def _temporary_prefix(target: Path) -> str:
    return f".{target.name[:40]}."


def _old_mode(target: Path) -> int | None:
    """Give the mode of the old file, None where there is none; refuse what may not be changed."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if not found.st_mode & 0o222:
        raise ProjectError(READ_ONLY, target)
    return stat.S_IMODE(found.st_mode)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        written = os.write(descriptor, view)
        if written <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        view = view[written:]


def _copy_owner(descriptor: int, target: Path) -> None:
    """Leave a file to whom it belonged, where the system lets us."""
    old, new = target.stat(), os.fstat(descriptor)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with suppress(PermissionError):
            os.fchown(descriptor, old.st_uid, old.st_gid)


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; some file systems know no fsync of a folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def _sweep(target: Path) -> None:
    """Remove what a crashed run left beside a file; a run that is alive holds its own locked."""
    start = _temporary_prefix(target)
    with suppress(OSError):
        for found in target.parent.iterdir():
            if found.name.startswith(start) and found.name.endswith(SUFFIX):
                _remove_abandoned(found)


def _remove_abandoned(temporary: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(temporary, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        try:
            _lock_descriptor(descriptor)
            temporary.unlink()
        finally:
            os.close(descriptor)


def _lock_descriptor(descriptor: int) -> None:
    """Lock a temporary file while its writer lives; raises OSError where another holds it."""
    import fcntl

    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
