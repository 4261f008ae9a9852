"""What can go wrong, in one small hierarchy: the library raises it, ``cli`` prints it, once."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path, PurePath


class DragomanError(Exception):
    """One sentence for the user, with the place it is about: ``path:line: sentence``."""

    def __init__(
        self, sentence: str, path: PurePath | str | None = None, line: int | None = None
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.path = None if path is None else str(path)
        self.line = line

    def __str__(self) -> str:
        place = self.path or ""
        if place and self.line is not None:
            place = f"{place}:{self.line}"
        return f"{place}: {self.sentence}" if place else self.sentence


def did_you_mean(asked: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """Return ``; did you mean 'x'?`` for the known name nearest to the one asked for.

    Return nothing where no name is at least as alike as ``cutoff`` says, from 0 to 1.
    """
    from difflib import get_close_matches

    near = get_close_matches(asked, sorted(known), n=1, cutoff=cutoff)
    return f"; did you mean {near[0]!r}?" if near else ""


class ProjectError(DragomanError):
    """The settings, the folders or what the user asked for."""


class SourceError(DragomanError):
    """A document that cannot be read."""


class CatalogError(DragomanError):
    """A catalogue that cannot be read, or must not be written."""


class EditionError(DragomanError):
    """An edition that cannot be made."""


_REASONS = {
    errno.ENOSPC: "the disk is full; free some space on it and run again",
    errno.EDQUOT: "your quota on this disk is used up; free some space and run again",
    errno.EIO: "the disk reports an error; check the disk, then run again",
    errno.EROFS: "the disk is mounted read-only; mount it writable and run again",
    errno.EACCES: "permission is denied; change the permissions of the file or its folder",
    errno.EPERM: "permission is denied; change the permissions of the file or its folder",
    errno.ENAMETOOLONG: "its name is too long; give the document a shorter one",
    errno.EISDIR: "it is a folder; move it away",
    errno.ENOTDIR: "a file stands where a folder is needed; move it away",
}


def explain_refusal(error: OSError, path: Path, what: str) -> ProjectError:
    """Say in one sentence what the system refused; what was there is whole."""
    reason = _REASONS.get(error.errno or 0, f"the system says: {error.strerror or error}")
    place = (
        f" on {_find_mount(path)}" if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO) else ""
    )
    return ProjectError(f"the file cannot be {what}{place}: {reason}", path)


def _find_mount(path: Path) -> Path:
    """Give the folder where the disk that a path lies on is mounted."""
    folder = path.absolute().parent
    while not folder.is_mount() and folder != folder.parent:
        folder = folder.parent
    return folder
