"""Looking at what is there: a folder that may not be read is an error, never an empty one.

Python's own ``glob``, ``exists`` and ``is_file`` say "no" also where the system has said "you may
not know that". A language would then be missing, and its catalogue would be made anew.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from dragoman.errors import IRREGULAR, ProjectError, word_refusal

_NOTHING = frozenset({errno.ENOENT, errno.ENOTDIR})


def is_file(path: Path) -> bool:
    """Return whether there is a regular file, also by a link.

    Raises ProjectError where the system does not say, and for what must never be opened because
    that may hang: a named pipe, a socket, a device. A folder is not a file, and no error.
    """
    mode = _read_mode(path, "file")
    if mode and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise ProjectError(IRREGULAR, path)
    return stat.S_ISREG(mode)


def is_folder(path: Path) -> bool:
    """Return whether there is a folder, also by a link. Raises ProjectError as ``is_file`` does."""
    return stat.S_ISDIR(_read_mode(path, "folder"))


def _read_mode(path: Path, what: str) -> int:
    """Return the mode of what is there; 0 for nothing. Raises ProjectError."""
    try:
        return path.stat().st_mode
    except ValueError:  # a NUL in the name
        return 0
    except OSError as error:
        if error.errno in _NOTHING:
            return 0
        _refuse(error, path, what)


def list_folder(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in a folder, sorted by name; nothing where there is no folder.

    Raises ProjectError where it may not be read.
    """
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        if error.errno in _NOTHING:
            return []
        _refuse(error, folder, "folder")


def walk_files(folder: Path, suffix: str) -> Iterator[Path]:
    """Yield what ends with a suffix in a folder and those below it, in order; links to folders are
    not followed. Raises ProjectError for a folder that may not be read."""
    for entry in list_folder(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from walk_files(folder / entry.name, suffix)
        elif entry.name.endswith(suffix):
            yield folder / entry.name


def _refuse(error: OSError, path: Path, what: str) -> NoReturn:
    raise ProjectError(f"the {what} {word_refusal(error, path, 'read')}", path) from None


def find_name(folder: Path, name: str) -> str:
    """Return the name that a file or folder has on the disk: ``name``, or else one equal to it.

    Two names are equal if they are the same letters: "é" may be one character (NFC) or two (NFD),
    as macOS once wrote names. Where there is none, the name itself is returned.
    """
    if name.isascii() or os.path.lexists(folder / name):
        return name
    wanted = unicodedata.normalize("NFC", name)
    for entry in list_folder(folder):
        if unicodedata.normalize("NFC", entry.name) == wanted:
            return entry.name
    return name
