"""A journal: lines that are added to a file at once, and read again after a crash.

It is for work whose results come faster than the file that they belong to can be written. What is
added is in the file when ``add`` returns: a killed process loses none of it. Only where the system
itself stops, the last lines may be missing. One process at a time has a journal.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from dragoman.errors import ProjectError, explain_refusal
from dragoman.files import systems

_PIECE = 1 << 20


class BusyJournalError(ProjectError):
    """Another process has the journal."""


class Journal:
    """An open journal. Its file stays when it is closed, because another process may wait for it;
    only its owner may read it."""

    def __init__(self, path: Path) -> None:
        """Open a journal, or make it. Raises BusyJournalError where another process has it, and
        ProjectError where the system refuses."""
        self.path = path
        try:
            self._descriptor = _open_and_lock(path)
        except OSError as error:
            raise explain_refusal(error, path, "opened") from None

    def read(self) -> list[bytes]:
        """Return the lines that are there, without their ends. One that is not whole is removed, so
        that the next one does not become a part of it.

        Raises ProjectError where the system refuses.
        """
        try:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            data = b"".join(iter(lambda: os.read(self._descriptor, _PIECE), b""))
            if data and not data.endswith(b"\n"):
                os.ftruncate(self._descriptor, data.rfind(b"\n") + 1)
        except OSError as error:
            raise explain_refusal(error, self.path, "read") from None
        return data.split(b"\n")[:-1]

    def add(self, line: bytes) -> None:
        """Add a line, given without its end. Raises ProjectError where the system refuses; then
        nothing of the line is there."""
        rest = memoryview(line + b"\n")
        end = None
        try:
            end = os.lseek(self._descriptor, 0, os.SEEK_END)
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError as error:
            if end is not None:
                with suppress(OSError):
                    os.ftruncate(self._descriptor, end)
            raise explain_refusal(error, self.path, "written") from None

    def clear(self) -> None:
        """Remove all lines. Raises ProjectError where the system refuses."""
        try:
            os.ftruncate(self._descriptor, 0)
        except OSError as error:
            raise explain_refusal(error, self.path, "written") from None

    def close(self) -> None:
        """Let others have it."""
        systems.unlock(self._descriptor)
        os.close(self._descriptor)


def _open_and_lock(path: Path) -> int:
    """Return the descriptor of a file that nobody else has; where that fails, it is closed.

    Raises BusyJournalError and OSError.
    """
    try:
        descriptor = systems.open_new(path, 0o600)
    except FileExistsError:
        descriptor = systems.open_existing(path)
    try:
        if systems.try_lock(descriptor) is systems.Lock.HELD:
            raise BusyJournalError("another dragoman does this work at the moment")
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor
