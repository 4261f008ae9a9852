"""What systems and disks do differently when a file is written, each behind one function.

Nothing here asks for the name of the system. What Python has on this system is used, and what it
has not is left out: Windows has no ``fcntl``, no owner of a file and no way to synchronise a
folder, and lets nobody replace a file that a program has open. Only modules of this room use it.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from enum import Enum, auto
from importlib import import_module
from pathlib import Path

from dragoman.errors import is_in_use

_ALWAYS = ("O_BINARY", "O_NOFOLLOW", "O_NOINHERIT", "O_CLOEXEC")
"""Flags for every file, where the system has them: without O_BINARY, Windows changes line ends."""
_PAUSES = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3)
"""Seconds before a file is tried again that another program has open."""
_HELD = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
_NO_LOCKS = frozenset(
    {errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL, errno.ENOTTY}
)
"""What disks report that know no locks: sshfs, some of NFS, FUSE, the memory of phones."""
_NOT_SYNCHRONISED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF,
                               errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOSYS})  # fmt: skip
"""What a disk or a system reports that cannot synchronise a folder."""


class Lock(Enum):
    """What has become of an attempt to lock a file."""

    TAKEN = auto()
    HELD = auto()
    """Another process has it."""
    UNKNOWN = auto()
    """This disk, or this system, has no locks."""


def try_lock(descriptor: int) -> Lock:
    """Lock an open file until it is closed or its process ends, however that ends.

    Raises OSError where the disk is broken.
    """
    try:
        _lock(descriptor)
    except ImportError:
        return Lock.UNKNOWN
    except OSError as error:
        if error.errno in _HELD:
            return Lock.HELD
        if error.errno in _NO_LOCKS:
            return Lock.UNKNOWN
        raise
    return Lock.TAKEN


def unlock(descriptor: int) -> None:
    """Release a lock, also where a child of this process has inherited the open file.

    What the system refuses does not matter: the lock ends with the file.
    """
    with suppress(ImportError, OSError):
        _lock(descriptor, back=True)


def _lock(descriptor: int, *, back: bool = False) -> None:
    """Lock an open file at once, or release its lock. Raises OSError and ImportError."""
    try:
        import fcntl
    except ImportError:
        msvcrt = import_module("msvcrt")  # Windows; it locks one byte, from the current place on
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK if back else msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_UN if back else fcntl.LOCK_EX | fcntl.LOCK_NB)


def open_new(path: Path, mode: int) -> int:
    """Make a file that is not there, and return its descriptor. Raises FileExistsError."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _flags(*_ALWAYS), mode)


def open_existing(path: Path) -> int:
    """Open a file for reading and writing, and return its descriptor; it never waits for a FIFO.

    A link is not followed: raises OSError (ELOOP).
    """
    if path.is_symlink():  # for systems without O_NOFOLLOW
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return os.open(path, os.O_RDWR | _flags(*_ALWAYS, "O_NONBLOCK"))


def _flags(*names: str) -> int:
    flags = 0
    for name in names:
        flags |= getattr(os, name, 0)
    return flags


def write_all(descriptor: int, pieces: Iterable[bytes]) -> None:
    """Write all bytes and bring them to the disk."""
    for piece in pieces:
        view = memoryview(piece)
        while view:
            written = os.write(descriptor, view)
            if written <= 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            view = view[written:]
    os.fsync(descriptor)


def copy_rights(descriptor: int, path: Path, old: os.stat_result) -> None:
    """Set the mode of an open file, which ``path`` leads to, to that of an old one.

    It gets its owner and its group too, where the system permits that.
    """
    new = os.fstat(descriptor)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid) and hasattr(os, "fchown"):
        with suppress(PermissionError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    set_mode(descriptor, path, stat.S_IMODE(old.st_mode))


def set_mode(descriptor: int, path: Path, mode: int) -> None:
    """Set the mode of an open file, which ``path`` leads to."""
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    else:
        path.chmod(mode)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, durably. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def replace(temporary: Path, target: Path) -> None:
    """Rename a file to the name of another, in one step.

    On Windows nobody can replace a file while a program has it open, if only to look for viruses:
    so it is tried again for half a second. Raises PermissionError where that does not help.
    """
    for pause in _PAUSES:
        try:
            temporary.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(target)


def read_bytes(path: Path) -> bytes:
    """Return the content of a file; one that is being replaced on Windows is tried again."""
    for pause in _PAUSES:
        try:
            return path.read_bytes()
        except PermissionError as error:
            if not is_in_use(error):
                raise
            time.sleep(pause)
    return path.read_bytes()


def sync_folder(folder: Path) -> None:
    """Make what was renamed in a folder durable, where the system and the disk can do that."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | _flags("O_DIRECTORY", "O_CLOEXEC"))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NOT_SYNCHRONISED:
            raise


def set_times(path: Path) -> None:
    """Set the times of a file to now; a link is not followed. Raises OSError."""
    if os.utime in os.supports_follow_symlinks:
        os.utime(path, follow_symlinks=False)
    elif not path.is_symlink():
        os.utime(path)
