"""The digests of all catalogues of a language, of which only what may have changed is read.

To read 20,000 files takes seconds, to look at them a twentieth of that. So the digest of a file is
kept with the *sign* of the file: its name, which file it is on which disk, its size, when its
content and when anything about it changed last. This is how git knows which files to read:

- the time of the last change (ctime) is set by the system alone, whatever program gives a file its
  old size and its old time back. Where a system does not have it, every file is read;
- some disks, as those of memory cards, number their files anew each time they are connected. Then
  one file has the number of another. So its name belongs to its sign;
- a file that has changed just before we looked may change once more within the same tick of the
  clock of its disk. So no sign is kept of it, and the next time it is read.

This is done only for the catalogues in which suggestions are searched. What an update changes, it
reads. And each message that is suggested is read from its file, whose digest must be the one that
was expected. So a wrong digest, by whatever accident, could only hide a suggestion.
"""

from __future__ import annotations

import os
import struct
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from dragoman.commands._caches.count_cache import MOST
from dragoman.commands._caches.digests import DIGEST_SIZE, digest_bytes
from dragoman.commands._caches.user_cache import read_data, write_data
from dragoman.errors import DragomanError
from dragoman.files.folders import list_folder
from dragoman.project import Project

KIND = "signs"
VERSION = "2"
"""Raise it whenever the entries have another form."""
LEAST = 100
"""Fewer catalogues are read faster than the cache is opened."""
UNREADABLE = b"?"
"""Used as the digest of a catalogue that cannot be read."""
QUIET = 10_000_000_000
"""For so many nanoseconds a file must have been as it is: the disks of memory cards count in steps
of two seconds, and the clock of another machine may be late."""

_HAS_CHANGE_TIME = not hasattr(os.stat_result, "st_file_attributes")
"""Whether the system says when a file changed last: Windows says when it was made instead."""
NONE: Mapping[str, bytes] = MappingProxyType({})
_LARGEST = 0xFFFF_FFFF_FFFF_FFFF
_SHARE = 50
"""If one file in so many is not known, what was read of them is kept."""
_SIGN = struct.Struct("<QQQqqI")
_ENTRY = _SIGN.size + DIGEST_SIZE


class CatalogContents(NamedTuple):
    """What the catalogues of a language hold."""

    digests: Mapping[str, bytes]
    """By document, also removed ones; b"" where there is none, ``UNREADABLE`` where that is so."""
    size: int
    """How many bytes those have together that are not links."""


class FileSigns:
    """The known digests of a project's catalogues; call ``save`` at the end."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[bytes, bytes] | None = None
        """What the cache's file holds, and what was noted; None until it is needed."""
        self._noted = 0

    def digest_all(self, code: str, given: Mapping[str, bytes] = NONE) -> CatalogContents:
        """Return what the catalogues of a language hold now: first those of documents, then those
        of removed ones. ``given`` are the digests of those that the caller has just read or
        written: they are not read again. Raises ProjectError where a folder may not be read."""
        project, looked = self._project, time.time_ns()
        files, are_all = _find_catalogs(project.catalog_folder(code))
        orphans: list[str] = []
        if not are_all or not files.keys() <= project.documents.keys():
            orphans = [n for n in project.list_catalogs(code) if n not in project.documents]
        known = self._open() if len(files) >= LEAST and _HAS_CHANGE_TIME else {}
        digests = {}
        for name in (*project.documents, *orphans):
            status = files.get(name)
            digest = given.get(name)
            if digest is None and status is not None:
                digest = known.get(make_sign(status, code, name))
            if digest is None:
                is_there = status is not None or not are_all
                digest = self._read(name, code) if is_there else b""
                if status is not None and not _is_fresh(status, looked):
                    self._note(make_sign(status, code, name), digest)
            digests[name] = digest
        return CatalogContents(digests, sum(status.st_size for status in files.values()))

    def list_signs(self, code: str) -> list[tuple[str, bytes]]:
        """Return the documents that have a catalogue in a language, each with the sign of that,
        without reading any. Raises as ``digest_all``."""
        project = self._project
        files, are_all = _find_catalogs(project.catalog_folder(code))
        found = dict(files)
        for name in () if are_all else project.list_catalogs(code):
            with suppress(OSError):
                found[name] = project.catalog(name, code).stat()
        return [(name, make_sign(found[name], code, name)) for name in sorted(found)]

    def _open(self) -> dict[bytes, bytes]:
        """Return what is known, with what was noted."""
        if self._known is None:
            data = read_data(self._project.root, KIND)
            is_whole = _check(data[DIGEST_SIZE:]) == data[:DIGEST_SIZE]
            self._known = dict(_list_entries(data[DIGEST_SIZE:] if is_whole else b""))
        return self._known

    def _note(self, sign: bytes, digest: bytes) -> None:
        if self._known is not None and len(digest) == DIGEST_SIZE:
            self._known[sign] = digest
            self._noted += 1

    def _read(self, name: str, code: str) -> bytes:
        try:
            data = self._project.read_catalog_bytes(name, code)
        except DragomanError:
            return UNREADABLE
        return b"" if data is None else digest_bytes(data)

    def save(self) -> None:
        """Keep what is new, where it is so much that reading it again would take longer."""
        if self._known is None or self._noted <= len(self._known) // _SHARE:
            return
        kept = list(self._known.items())[-MOST:]
        data = b"".join(part for entry in kept for part in entry)
        write_data(self._project.root, KIND, _check(data) + data)
        self._noted = 0


class _FoundCatalogs(NamedTuple):
    """The catalogues in a folder, seen without reading any."""

    files: Mapping[str, os.stat_result]
    """By the names of their documents."""
    are_all: bool
    """Not where there are links, names that are not ASCII, or files that nobody may look at."""


def _find_catalogs(folder: Path) -> _FoundCatalogs:
    """Return the catalogues in a folder and in those below it."""
    found = list(_look_for_catalogs(str(folder), ""))
    files = {name: status for name, status in found if status is not None}
    return _FoundCatalogs(files, all(status is not None for _, status in found))


def _look_for_catalogs(folder: str, below: str) -> Iterator[tuple[str, os.stat_result | None]]:
    """Yield the documents of catalogues; None for what must be looked at in another way."""
    for entry in list_folder(Path(folder)):
        name = f"{below}{entry.name}"
        if entry.is_symlink() or not entry.name.isascii():
            yield name, None
        elif entry.is_dir(follow_symlinks=False):
            yield from _look_for_catalogs(entry.path, f"{name}/")
        elif name.endswith(".po"):
            try:
                yield name[:-3], entry.stat(follow_symlinks=False)
            except FileNotFoundError:  # it has gone meanwhile
                continue
            except OSError:  # who reads it says why
                yield name, None


def _is_fresh(status: os.stat_result, looked: int) -> bool:
    """Return whether a file had changed so shortly before we looked that it may change unseen."""
    return max(status.st_mtime_ns, status.st_ctime_ns) + QUIET >= looked


def make_sign(status: os.stat_result, code: str, name: str) -> bytes:
    """Return what a catalogue has in common with no other one, and with no other state of its own.

    ``code`` and ``name`` are its language and its document.
    """
    return _SIGN.pack(
        status.st_dev & _LARGEST,
        status.st_ino & _LARGEST,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        zlib.crc32(f"{code}/{name}".encode()),
    )


def _check(data: bytes) -> bytes:
    """Return what a file begins with that holds these entries."""
    return digest_bytes(f"{KIND} {VERSION} ".encode() + data)


def _list_entries(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    for start in range(0, len(data) - _ENTRY + 1, _ENTRY):
        middle = start + _SIGN.size
        yield data[start:middle], data[middle : start + _ENTRY]
