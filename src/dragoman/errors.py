"""The errors of dragoman: the library raises them, and ``cli`` prints them, in one place."""

from __future__ import annotations

import errno
import os
import unicodedata
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path, PurePath

_JOINERS = "\u200c\u200d"
"""Between letters: the half-space of Persian (ZWNJ), and its opposite."""
_LONGEST_SHOWN = 300
"""Characters of a value in a sentence: longer than the name of any file."""
T = TypeVar("T")


class DragomanError(Exception):
    """One sentence for the user that says what is wrong and what to do.

    As a string it begins with the place that it is about: ``path:line: sentence``.
    """

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


def did_you_mean(name: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """Return ``; did you mean 'x'?`` for the known name that is nearest to ``name``.

    Return "" where no known name is similar enough. ``cutoff`` is the least similarity, from 0
    (nothing in common) to 1 (equal), as ``difflib`` measures it.
    """
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), n=1, cutoff=cutoff)
    return f"; did you mean {quote(near[0])}?" if near else ""


def quote(value: object) -> str:
    """Return a value between quotation marks, as a sentence shows it.

    Letters of any script are shown as they are, with the joiners between them; control characters
    and those that turn the direction of text by their numbers. A text from right to left is
    isolated (U+2068, U+2069), so that it leaves the sentence in order. A long value is cut off.
    """
    if not isinstance(value, str):
        try:
            return _shorten(repr(value))
        except (ValueError, RecursionError):  # Python writes no number of so many digits
            return "a value that is too long to show"
    text = _shorten(value)
    if text.isascii():
        return repr(text)
    shown = escape(text)
    is_from_the_right = any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)
    return f"'\u2068{shown}\u2069'" if is_from_the_right else f"'{shown}'"


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def escape(text: str) -> str:
    """Return a text with the numbers of characters that a line cannot show, so that it is one line.

    These are control characters, ends of lines, bytes of a name that are not UTF-8, and characters
    that turn the direction of text. The joiners of Persian stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in _JOINERS else repr(char)[1:-1] for char in text
    )


class DragomanWarning(UserWarning):
    """One sentence for the user about something that did not stop the work."""

    def __init__(self, sentence: str, path: PurePath | None = None) -> None:
        super().__init__(sentence if path is None else f"{escape(str(path))}: {sentence}")


class ProjectError(DragomanError):
    """An error in the settings, the folders or the command line."""


class RefusedFileError(ProjectError):
    """A file that the system does not let dragoman use, as where a disk is full."""


class SourceError(DragomanError):
    """A document that cannot be read or rebuilt."""


class CatalogError(DragomanError):
    """A catalogue that cannot be read or must not be written."""


class EditionError(DragomanError):
    """An edition that cannot be made."""


class MemoryFileError(ProjectError):
    """A file that ``memory.files`` names cannot be read, or is not there. It stops nothing."""


class ExchangeError(DragomanError):
    """A file that came back from a translator and cannot be taken, or one that cannot go out."""


class EngineError(DragomanError):
    """A machine that drafts translations and cannot be used: nothing more is asked of it."""


class AnswerError(EngineError):
    """An answer of such a machine that cannot be used; another one may be."""


class SpoiltAnswerError(AnswerError):
    """An answer that came whole, and does not say what was asked for. That may be because of the
    text; so it says nothing about the answers to others."""


class BusyEngineError(EngineError):
    """A machine that has no time now, and wants to be asked again later."""

    def __init__(self, sentence: str, after: float = 0.0) -> None:
        """``after``: in how many seconds it wants to be asked again; 0 where it does not say."""
        super().__init__(sentence)
        self.after = after


class RefusedEditionError(EditionError):
    """An edition that could be made, but the settings or the user refuse it as it would be."""


class SeveralErrors(DragomanError):
    """Several mistakes, none of which kept the rest of the work from being done."""

    def __init__(self, errors: Sequence[DragomanError]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = tuple(errors)


class SeveralEditionErrors(SeveralErrors, EditionError):
    """Several editions that cannot be made."""


def list_errors(error: DragomanError) -> tuple[DragomanError, ...]:
    """Return the single mistakes of an error, in the order in which they were found."""
    return error.errors if isinstance(error, SeveralErrors) else (error,)


def is_refusal(error: DragomanError) -> bool:
    """Return whether nothing is wrong but that editions are refused as they would be."""
    return all(isinstance(one, RefusedEditionError) for one in list_errors(error))


def raise_errors(errors: Iterable[DragomanError]) -> None:
    """Raise what went wrong while the rest was done: nothing, one error, or all as one.

    A mistake that stopped several parts of the work is reported once.
    """
    single = (one for error in errors for one in list_errors(error))
    found = list({str(one): one for one in single}.values())
    if len(found) == 1:
        raise found[0]
    if found:
        of_editions = all(isinstance(one, EditionError) for one in found)
        raise (SeveralEditionErrors if of_editions else SeveralErrors)(found)


def gather(items: Iterable[T]) -> tuple[list[T], list[DragomanError]]:
    """Return all that an iterator yields, and the mistakes that it raises in the end."""
    errors: list[DragomanError] = []
    return list(keep_errors(items, errors)), errors


def keep_errors(items: Iterable[T], errors: list[DragomanError]) -> Iterator[T]:
    """Yield the items; what is raised in the end is added to the errors instead."""
    try:
        yield from items
    except DragomanError as error:
        errors += list_errors(error)


IRREGULAR = "this is not a regular file, so dragoman does not use it; name another, or move it away"
_REASONS = {
    errno.ENOENT: "nothing has this name; look at the name and its folder",
    errno.ENOSPC: "the disk is full; free some space on it, then run again",
    errno.EDQUOT: "your quota on this disk is used up; free some space, then run again",
    errno.EIO: "the disk reports an error; check the disk, then run again",
    errno.EROFS: "the disk is mounted read-only; mount it writable, then run again",
    errno.EACCES: "permission is denied; change the permissions of the file or its folder",
    errno.EPERM: "permission is denied; change the permissions of the file or its folder",
    errno.ENAMETOOLONG: "its name is too long; shorten the document's, or use fewer languages",
    errno.EISDIR: "a folder has this name; name a file, or rename the folder",
    errno.ENOTDIR: "there is a file where a folder is needed; move the file away or rename it",
}
_OPEN_ELSEWHERE = "another program has it open; close it there, then run again"
_IN_USE = frozenset({32, 33})
"""What Windows reports (ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION) of such a file."""
_NOT_FOUND = frozenset({3, 206})
"""What it reports (ERROR_PATH_NOT_FOUND, ERROR_FILENAME_EXCED_RANGE) of a path that is too long."""
_LONGEST = 259
"""The characters of a path that Windows takes, unless long paths are switched on."""
_TOO_LONG = (
    "its path is too long for Windows; move the project to a folder with a shorter path, or "
    "switch on long paths in Windows"
)


def is_in_use(error: OSError) -> bool:
    """Return whether Windows refuses a file because a program has it open."""
    return getattr(error, "winerror", None) in _IN_USE


def _explain_windows(error: OSError, path: Path) -> str:
    """Return the reason that only Windows has, or ""."""
    if is_in_use(error):
        return _OPEN_ELSEWHERE
    is_long = len(str(path.absolute())) > _LONGEST
    return _TOO_LONG if is_long and getattr(error, "winerror", None) in _NOT_FOUND else ""


def explain_refusal(error: OSError, path: Path, what: str) -> RefusedFileError:
    """Return the error that says why the system refused to open, write or lock a file.

    ``what`` is a participle: "read", "written", "locked". The sentence names the mount point where
    the disk itself is the reason. The function only words the error: that the old file is whole is
    the promise of ``files.write``.
    """
    return RefusedFileError(f"the file {word_refusal(error, path, what)}", path)


def word_refusal(error: OSError, path: Path, what: str) -> str:
    """Return what ``explain_refusal`` says of a file, for a sentence that calls the file something
    else: "cannot be read: permission is denied; ..."."""
    reason = _explain_windows(error, path) or _REASONS.get(
        error.errno or 0, f"the system reports: {error.strerror or error}; fix this, then run again"
    )
    place = (
        f" on {_find_mount(path)}" if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO) else ""
    )
    return f"cannot be {what}{place}: {reason}"


def _find_mount(path: Path) -> Path:
    """Return the mount point of the disk that holds the path."""
    folder = path.absolute().parent
    while not folder.is_mount() and folder != folder.parent:
        folder = folder.parent
    return folder


def describe_refusal(error: BaseException) -> str:
    """Return a sentence for what the system refuses: a file, the output, memory, the folder that
    the program was started in."""
    if isinstance(error, MemoryError):
        return "the memory is full; close other programs, then run again"
    if isinstance(error, FileNotFoundError) and error.filename is None:
        return "the current folder is gone; go to another one, then run again"
    if isinstance(error, OSError) and error.filename is not None:
        return f"{os.fsdecode(error.filename)}: {error.strerror}"
    return f"output: {error.strerror if isinstance(error, OSError) else error}"


def describe_mistake(error: BaseException, *, with_words: bool = True) -> str:
    """Return a sentence for a mistake of dragoman itself: what it is, where, and what to report.

    ``with_words``: whether the sentence has what the error itself says.
    """
    import traceback

    steps = traceback.extract_tb(error.__traceback__)
    own = [step for step in steps if f"{os.sep}dragoman{os.sep}" in step.filename] or steps
    place = f" at {own[-1].filename.rpartition(os.sep)[2]}:{own[-1].lineno}" if own else ""
    said = " ".join(str(error).split())[:200] if with_words else ""
    what = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return (
        f"this is a mistake in dragoman itself ({what}{place}); please report it with what "
        "`dragoman --debug` and your command print, after you have looked that nothing in it is "
        "secret"
    )
