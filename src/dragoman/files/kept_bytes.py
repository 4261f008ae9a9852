"""Bytes that a run keeps until it needs them: some megabytes in memory, the rest in a file that has
no name and goes with the process.

Where the disk has no room for that file, all stays in memory.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterable, Iterator
from typing import IO

from dragoman.files.temporary_files import open_unnamed

IN_MEMORY = 8 << 20
"""So many bytes are in memory before they go into the file."""
_PIECE = 1 << 18
"""How many bytes are read at a time, where they are not needed all at once."""


class Given:
    """Bytes that are in memory."""

    __slots__ = ("data",)

    def __init__(self, data: bytes) -> None:
        self.data = data

    @property
    def size(self) -> int:
        """How many bytes they are."""
        return len(self.data)

    def read(self) -> bytes:
        """Return the bytes."""
        return self.data

    def __iter__(self) -> Iterator[bytes]:
        """Yield the bytes in pieces."""
        yield self.data


class Kept:
    """Bytes that ``KeptBytes`` keeps. To another process, they travel themselves."""

    __slots__ = ("_place", "_start", "size")

    def __init__(self, place: KeptBytes, start: int, size: int) -> None:
        self._place, self._start = place, start
        self.size = size
        """How many bytes they are."""

    def read(self) -> bytes:
        """Return the bytes. Raises OSError where the disk fails."""
        return self._place.read(self._start, self.size)

    def read_part(self, start: int, end: int) -> bytes:
        """Return some of the bytes, from one place among them to another."""
        return self._place.read(self._start + start, end - start)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the bytes in pieces."""
        end = self._start + self.size
        for start in range(self._start, end, _PIECE):
            yield self._place.read(start, min(_PIECE, end - start))

    def __reduce__(self) -> tuple[object, ...]:
        return Given, (self.read(),)


class KeptBytes:
    """A place for bytes, to which more may be added at any time.

    A copy of the process (``fork``) may read what was added before, but must add nothing.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._written = 0
        """How many bytes are in the file."""
        self._rest = bytearray()
        """Those that follow them."""
        self._is_full = False
        """Whether the file takes no more."""

    def add(self, pieces: Iterable[bytes]) -> Kept:
        """Keep bytes that come in pieces."""
        start = self._written + len(self._rest)
        size = 0
        for piece in pieces:
            self._rest += piece
            size += len(piece)
            if len(self._rest) > IN_MEMORY and not self._is_full:
                self._write_rest()
        return Kept(self, start, size)

    def _write_rest(self) -> None:
        try:
            if self._file is None:
                self._file = open_unnamed()
                weakref.finalize(self, self._file.close)  # it goes with its bytes, not later
            self._file.seek(self._written)
            with memoryview(self._rest) as view:
                done = 0
                while done < len(view):
                    done += self._file.write(view[done:])
        except OSError:
            self._is_full = True
            return
        self._written += len(self._rest)
        self._rest = bytearray()

    def read(self, start: int, size: int) -> bytes:
        """Return bytes by their place. Raises OSError where the disk fails."""
        found = b""
        while len(found) < size and start + len(found) < self._written and self._file is not None:
            place = start + len(found)
            most = min(size - len(found), self._written - place)
            piece = _read_at(self._file, place, most)
            if not piece:
                raise OSError("a temporary file has become shorter")
            found += piece
        place = start + len(found) - self._written
        return found + self._rest[place : place + size - len(found)]


def _read_at(file: IO[bytes], place: int, size: int) -> bytes:
    """Read from a place of a file; where the system can, without a position that processes
    share."""
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), size, place)
    file.seek(place)
    return file.read(size)
