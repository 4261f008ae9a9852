"""The only place that writes files: a file is written whole or not at all.

The new content goes to a temporary file in the same folder. When it is on the disk, the temporary
file is renamed to the name of the old one, in one step. So a crash, a full disk or a second writer
loses nothing.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from dragoman.errors import IRREGULAR, ProjectError, explain_refusal
from dragoman.files import systems
from dragoman.files.inside import resolve_inside
from dragoman.files.locking import lock, signal_alive
from dragoman.files.temporary_files import make_temporary, remove_leftovers
from dragoman.interrupts import hold_interrupts

TRIES = 20
"""How often an edit is attempted while a program that does not use our lock changes the file."""

_PIECE = 1 << 16
"""How many bytes are compared at a time."""

IN_USE = (
    "the file cannot be replaced: another program has it open, or you may not change its folder; "
    "close it there, then run again"
)
READ_ONLY = "the file is read-only; make it writable or leave it out"

LARGEST = 512 << 20
"""In bytes. What is larger is no document and no catalogue, and would fill the memory."""

Content = bytes | Iterable[bytes]
"""What a file is to hold. Pieces are gone through several times, and are the same each time."""
CheckContent = Callable[[Any], object]


class _Anything:
    """The type of ``ANYTHING``."""


ANYTHING: Final = _Anything()
"""A value for ``since``: whatever the file holds may be replaced."""


class FileChanged(ProjectError):
    """The file has changed since it was read; nothing was written."""


def refuse_large(path: Path, size: int) -> None:
    """Raise ProjectError if a file has more bytes than is read into the memory."""
    if size > LARGEST:
        sentence = f"the file has more than {LARGEST >> 20} MiB; divide it, or move it away"
        raise ProjectError(sentence, path)


def read(path: Path, known: bytes | None = None) -> bytes | None:
    """Return the content of a file, or None where there is no such file.

    Where the content is equal to ``known``, the object ``known`` itself is returned. The comparison
    reads the file in pieces, so no second copy of the content is in memory. Raises ProjectError for
    what is not a regular file, for one that is too large and for one that cannot be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ProjectError(IRREGULAR, path)
        refuse_large(path, status.st_size)
        if known is not None and status.st_size == len(known) and _file_holds(path, known):
            return known
        return systems.read_bytes(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise explain_refusal(error, path, "read") from None


def digest(path: Path) -> bytes | None:
    """Return the digest of a file (SHA-256, its first 20 bytes), None where there is no such file.

    The file is read in pieces. Raises ProjectError as ``read`` does.
    """
    hashed = sha256()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ProjectError(IRREGULAR, path)
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                hashed.update(piece)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise explain_refusal(error, path, "read") from None
    return hashed.digest()[:20]


def _holds_now(path: Path, data: bytes) -> bool:
    """Return whether a file holds ``data``, without a second copy of it. Raises as ``read``."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ProjectError(IRREGULAR, path)
        return _file_holds(path, data)
    except FileNotFoundError:
        return False
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
    data: Content,
    *,
    root: Path,
    since: bytes | _Anything | None = ANYTHING,
    check: CheckContent | None = None,
) -> bool:
    """Replace the content of a file with ``data``, whole or not at all.

    Return whether the file was written: one that holds ``data`` already is not touched. Folders are
    made as needed, the mode of the old file is kept, and a link is followed.

    ``since`` is the content that the caller read before, None where there was no file. By default
    the file may hold anything: of two that write it at once, the later one wins. ``check`` is
    called with ``data`` before anything is written, and raises where the data must not be written.

    Raises FileChanged where the file no longer holds ``since``, and ProjectError where the path
    leads out of ``root`` or the system refuses to write. In all these cases the old file is whole.
    """
    target = resolve_inside(root, path)
    pieces = (data,) if isinstance(data, bytes) else data
    if isinstance(since, _Anything) and isinstance(data, bytes):
        is_same = _holds_now(target, data)
    else:
        is_same = _holds_pieces(read(target) if isinstance(since, _Anything) else since, pieces)
    if is_same:
        remove_leftovers(target)
        return False
    if check is not None:
        check(data)
    try:
        with hold_interrupts():
            systems.make_folder(target.parent)
            remove_leftovers(target)
            _replace_file(target, pieces, since, path)
    except OSError as error:
        raise explain_refusal(error, path, "written") from None
    signal_alive(root)
    return True


def _holds_pieces(content: bytes | None, pieces: Iterable[bytes]) -> bool:
    """Return whether a content is that of pieces, without joining them."""
    if content is None:
        return False
    end = 0
    for piece in pieces:
        if not content.startswith(piece, end):
            return False
        end += len(piece)
    return end == len(content)


def edit(
    path: Path,
    function: Callable[[bytes | None], Content],
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


def write_copies(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write copies of files into a folder of our own, without waiting for the disk.

    ``contents`` are by their paths below the folder. Raises ProjectError for one that leads out.
    """
    for name, data in contents.items():
        path = resolve_inside(folder, folder / name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def remove_copies(folder: Path, names: Iterable[str]) -> None:
    """Remove such copies again, those that are there."""
    for name in names:
        resolve_inside(folder, folder / name).unlink(missing_ok=True)


def _replace_file(
    target: Path, pieces: Iterable[bytes], since: bytes | _Anything | None, path: Path
) -> None:
    """Replace a file; again where another run took our temporary file for an abandoned one."""
    for _ in range(TRIES):
        try:
            _replace_once(target, pieces, since, path)
        except FileNotFoundError as error:
            if not target.parent.is_dir():
                raise
            lost = error
        else:
            return systems.sync_folder(target.parent)
    raise lost


def _replace_once(
    target: Path, pieces: Iterable[bytes], since: bytes | _Anything | None, path: Path
) -> None:
    """Write a temporary file, compare the old file with ``since``, and rename."""
    old = _read_status(target)
    temporary, descriptor = make_temporary(
        target, 0o666 if old is None else stat.S_IMODE(old.st_mode) & 0o600
    )
    try:
        try:
            if old is not None:
                systems.copy_rights(descriptor, temporary, old)
            systems.write_all(descriptor, pieces)
        finally:
            os.close(descriptor)  # before the rename: Windows renames no file that is open
        if not isinstance(since, _Anything) and read(target, since) != since:
            raise FileChanged(
                "another program changed the file, so nothing was written; run again", path
            )
        try:
            systems.replace(temporary, target)
        except PermissionError:
            raise ProjectError(IN_USE, path) from None
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _read_status(target: Path) -> os.stat_result | None:
    """Return the status of a file, None where there is none. Raises ProjectError if read-only."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if not status.st_mode & 0o222:
        raise ProjectError(READ_ONLY, target)
    return status
