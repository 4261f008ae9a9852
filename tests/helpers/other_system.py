"""Windows as far as files go, on the system of the tests: what only POSIX has is taken away.

dragoman then sees an ``os`` without the functions and flags that Windows lacks, no ``fcntl``, a
``msvcrt`` with its locks, and no way to rename or remove a file that this process has open. What
the tests themselves use stays.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from helpers.tools import not_allowed_here

try:
    import fcntl
except ImportError:  # this is Windows, and there is nothing to take away
    fcntl = None  # type: ignore[assignment]

THIS, AS_ON_WINDOWS = "this system", "as on Windows"
_POSIX = "only POSIX"
SYSTEMS = (THIS,) if fcntl is None else (THIS, AS_ON_WINDOWS)
"""The systems that a test is run on: ``pytest.fixture(params=SYSTEMS)``, which calls ``choose``."""
only_posix = pytest.mark.parametrize("system", [_POSIX], indirect=True)
"""For a test of what Windows has not: owners, modes, named pipes, ``flock``."""
LACKING = frozenset({
    "O_NOFOLLOW", "O_DIRECTORY", "O_NONBLOCK", "O_CLOEXEC", "O_TMPFILE", "O_SYNC", "fchmod",
    "fchown", "chown", "lchown", "getuid", "geteuid", "getgid", "getegid", "fork",
    "mkfifo", "mknod", "uname", "statvfs", "pread", "pwrite", "fdatasync", "killpg", "setsid",
    "getpgid", "sysconf", "ttyname", "openpty", "wait", "chroot", "getloadavg",
})  # fmt: skip
"""Names of ``os`` that Windows has not, or not in each Python that dragoman needs."""
POSIX_MODULES = ("fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "syslog")
MODULES = ("files.systems", "files", "files.locking", "project._sources", "files.folders")


class WindowsOs(ModuleType):
    """``os`` without what Windows lacks; the rest is looked up when it is used."""

    supports_follow_symlinks: frozenset[Any] = frozenset()

    def __getattr__(self, name: str) -> Any:
        if name in LACKING:
            raise AttributeError(f"module 'os' has no attribute {name!r}")
        return getattr(os, name)

    @staticmethod
    def open(path: Any, flags: int, mode: int = 0o777) -> int:
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return os.open(path, flags, mode)

    @staticmethod
    def utime(path: Any, *arguments: Any, follow_symlinks: bool = True, **words: Any) -> None:
        if not follow_symlinks:
            raise NotImplementedError("utime: follow_symlinks unavailable on this platform")
        os.utime(path, *arguments, **words)


def make_msvcrt() -> ModuleType:
    """Return a ``msvcrt`` that has only its locks, made of those of this system."""
    module = ModuleType("msvcrt")

    def locking(descriptor: int, mode: int, number: int) -> None:
        assert number == 1
        assert os.lseek(descriptor, 0, os.SEEK_CUR) == 0, "another byte would be locked"
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB if mode else fcntl.LOCK_UN)
        except BlockingIOError:
            raise PermissionError(errno.EACCES, "Permission denied") from None

    module.LK_UNLCK, module.LK_NBLCK = 0, 2  # type: ignore[attr-defined]
    module.locking = locking  # type: ignore[attr-defined]
    return module


def is_open(path: Any) -> bool:
    """Return whether this process has a file open."""
    found = os.path.realpath(path)
    for descriptor in os.listdir("/dev/fd"):  # noqa: PTH208
        with suppress(OSError):
            if os.path.realpath(f"/dev/fd/{descriptor}") == found:
                return True
    return False


def refuse_open(call: Callable[..., Any]) -> Callable[..., Any]:
    """Return the call, which refuses files that this process has open, as Windows does."""

    def wrapped(*paths: Any, **words: Any) -> Any:
        for path in paths:
            if os.path.lexists(path) and is_open(path):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return call(*paths, **words)

    return wrapped


def hide(patch: pytest.MonkeyPatch, *, locks: bool = True) -> None:
    """Let dragoman see this system as Windows; without ``locks``, as one that knows none."""
    windows = WindowsOs("os")
    for name in MODULES:
        with suppress(ModuleNotFoundError):
            module = import_module(f"dragoman.{name}")
            if hasattr(module, "os"):
                patch.setattr(module, "os", windows)
    for name in POSIX_MODULES:
        patch.setitem(sys.modules, name, None)
    patch.setitem(sys.modules, "msvcrt", make_msvcrt() if locks else None)
    for name in ("replace", "rename", "unlink", "remove"):
        patch.setattr(os, name, refuse_open(getattr(os, name)))


def choose(system: str, patch: pytest.MonkeyPatch) -> None:
    """Let dragoman see one of the systems, or skip a test that is not for the one of the tests."""
    if system == _POSIX and fcntl is None:
        not_allowed_here("this system is not POSIX")
    if system == AS_ON_WINDOWS:
        hide(patch)


def take_away() -> None:
    """Take away for ever, from all of Python in this process, what only POSIX has.

    Before dragoman is imported: so it is seen as a whole, with the libraries that it uses.
    """
    import_module("platformdirs.unix")  # it asks for the name of the system, which stays
    sys.modules["msvcrt"] = make_msvcrt()
    for name in POSIX_MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    for name in LACKING - {"fork"}:  # the processes of the library need it here
        if hasattr(os, name):
            delattr(os, name)
    for name in ("replace", "rename", "unlink", "remove"):
        setattr(os, name, refuse_open(getattr(os, name)))


def hide_for_ever() -> None:
    """Do the same for the rest of this process, as a child of a test needs it."""
    hide(pytest.MonkeyPatch())
