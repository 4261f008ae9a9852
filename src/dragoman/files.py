"""The only module that writes files: a file is written whole or not at all.

The new content goes to a temporary file in the same folder. When it is on the disk, the temporary
file is renamed to the name of the old one, in one step. So a crash, a full disk or a second writer
loses nothing.
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
from dragoman.inside import resolve_inside
from dragoman.interrupts import hold_interrupts
from dragoman.locking import lock, signal_alive

SUFFIX = ".dragoman-tmp"
"""The end of the name of every temporary file."""
TRIES = 20
"""How often an edit is attempted while a program that does not use our lock changes the file."""

_PIECE = 1 << 16
"""How many bytes are compared at a time."""

IRREGULAR = "this is not a regular file, so dragoman does not use it; move it away"
READ_ONLY = "the file is read-only; make it writable or leave it out"

CheckContent = Callable[[bytes], object]


class _Anything:
    """The type of ``ANYTHING``."""


ANYTHING: Final = _Anything()
"""A value for ``since``: whatever the file holds may be replaced."""


class FileChanged(ProjectError):
    """The file has changed since it was read; nothing was written."""


def read(path: Path, known: bytes | None = None) -> bytes | None:
    """Return the content of a file, or None where there is no such file.

    Where the content is equal to ``known``, the object ``known`` itself is returned. The comparison
    reads the file in pieces, so no second copy of the content is in memory. Raises ProjectError for
    what is not a regular file and for one that cannot be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ProjectError(IRREGULAR, path)
        if known is not None and status.st_size == len(known) and _file_holds(path, known):
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
    """Return whether the mode of a file allows writing. A file that does not exist is writable."""
    try:
        return bool(path.stat().st_mode & 0o222)
    except OSError:
        return True  # the attempt to write will say what else is wrong


def write(
    path: Path,
    data: bytes,
    *,
    root: Path,
    since: bytes | _Anything | None = ANYTHING,
    check: CheckContent | None = None,
) -> bool:
    """Replace the content of a file with ``data``, whole or not at all.

    Return whether the file was written: one that holds ``data`` already is not touched. Folders are
    made as needed, the mode of the old file is kept, and a link is followed.

    ``since`` is the content that the caller read before, None where there was no file. By default
    it is what the file holds when the function begins. ``check`` is called with ``data`` before
    anything is written, and raises where the data must not be written.

    Raises FileChanged where the file no longer holds ``since``, and ProjectError where the path
    leads out of ``root`` or the system refuses to write. In all these cases the old file is whole.
    """
    target = resolve_inside(root, path)
    old = read(target) if isinstance(since, _Anything) else since
    if old == data:
        _remove_leftovers(target)
        return False
    if check is not None:
        check(data)
    try:
        with hold_interrupts():
            _make_folder(target.parent)
            _remove_leftovers(target)
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
    check: CheckContent | None = None,
    known: bytes | None = None,
) -> bool:
    """Read a file, change it and write it under the lock of the project.

    Return whether the file was written. ``function`` gets the content, or None where there is no
    file, and returns the new content; a content equal to ``known`` is passed as that very object.

    A program that does not use our lock may change the file in the meantime. Then ``function`` is
    called again with the new content, so that both changes are kept. Raises FileChanged where that
    happens ``TRIES`` times.
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


def remove_file(path: Path, since: bytes, *, root: Path) -> bool:
    """Remove a file that still holds ``since``; return whether it was removed.

    A link is not followed, and stays. Raises ProjectError where the path leads out of ``root`` or
    the system refuses.
    """
    target = resolve_inside(root, path.parent) / path.name
    if target.is_symlink() or read(target, since) != since:
        return False
    try:
        target.unlink()
    except OSError as error:
        raise explain_refusal(error, path, "removed") from None
    return True


def _replace_file(target: Path, data: bytes, since: bytes | None, path: Path) -> None:
    """Write a temporary file, compare the old file with ``since``, and rename."""
    mode = _read_mode(target)
    temporary, descriptor = _make_temporary(target, 0o666 if mode is None else mode & 0o600)
    try:
        try:
            _write_all(descriptor, data)
            if mode is not None:
                _copy_owner(descriptor, target)
                os.fchmod(descriptor, mode)
            os.fsync(descriptor)
            if read(target, since) != since:
                raise FileChanged(
                    "another program changed the file, so nothing was written; run again", path
                )
            temporary.replace(target)
        finally:
            os.close(descriptor)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _make_temporary(target: Path, mode: int) -> tuple[Path, int]:
    """Make a new file beside the target and lock it, so that no other run removes it."""
    while True:
        name = f"{_temporary_prefix(target)}{os.urandom(6).hex()}{SUFFIX}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        temporary = target.with_name(name)
        descriptor = os.open(temporary, flags, mode)
        try:
            with suppress(OSError):  # some network file systems know no locks
                _lock_descriptor(descriptor)
            is_there = os.fstat(descriptor).st_nlink > 0
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            os.close(descriptor)
            raise
        if is_there:
            return temporary, descriptor
        os.close(descriptor)  # another run removed it before it was locked: try again


def _temporary_prefix(target: Path) -> str:
    return f".{target.name[:40]}."


def _read_mode(target: Path) -> int | None:
    """Return the mode of a file, None where there is none. Raises ProjectError if read-only."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not mode & 0o222:
        raise ProjectError(READ_ONLY, target)
    return stat.S_IMODE(mode)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        written = os.write(descriptor, view)
        if written <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        view = view[written:]


def _copy_owner(descriptor: int, target: Path) -> None:
    """Set owner and group of the new file to those of the old one, where the system permits it."""
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
    """Make a rename durable. Some file systems cannot do that; it is not an error."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def _remove_leftovers(target: Path) -> None:
    """Remove the temporary files of the target that crashed runs left behind.

    A run that is still alive has its file locked, so that file stays.
    """
    start = _temporary_prefix(target)
    with suppress(OSError):
        for path in target.parent.iterdir():
            if path.name.startswith(start) and path.name.endswith(SUFFIX):
                _remove_abandoned(path)


def _remove_abandoned(temporary: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(temporary, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        try:
            _lock_descriptor(descriptor)
            temporary.unlink()
        finally:
            os.close(descriptor)


def _lock_descriptor(descriptor: int) -> None:
    """Lock a temporary file until it is closed. Raises OSError where another process holds it."""
    import fcntl

    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
