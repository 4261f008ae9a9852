"""What goes wrong while the workbench serves, and nobody foresaw: it goes on, and warns."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

from dragoman.errors import DragomanWarning, describe_mistake, describe_refusal

_OUTSIDE = "a file outside of the project"


def warn_of_error(error: BaseException) -> None:
    """Warn of an error, which is the cause of the warning.

    It is a mistake of dragoman itself, or the system refuses something.
    """
    describe = describe_refusal if _is_refusal(error) else describe_mistake
    warning = DragomanWarning(describe(error))
    warning.__cause__ = error
    warnings.warn(warning, stacklevel=2)


def describe_error(root: Path, error: BaseException) -> str:
    """Return the sentence of the warning as the page shows it: with no path that leads to the
    project or out of it."""
    if not _is_refusal(error):
        says_path = any(sign in str(error) for sign in "/\\")
        return describe_mistake(error, with_words=not says_path)
    if not isinstance(error, OSError):
        return describe_refusal(error)
    return f"{_show_path(root, Path(os.fsdecode(error.filename)))}: {error.strerror}"


def _is_refusal(error: BaseException) -> bool:
    is_file = isinstance(error, OSError) and isinstance(error.filename, str | bytes | os.PathLike)
    return is_file or isinstance(error, MemoryError)


def _show_path(root: Path, path: Path) -> str:
    if path.is_absolute() and path.is_relative_to(root):
        path = path.relative_to(root)
    return _OUTSIDE if path.is_absolute() or ".." in path.parts else path.as_posix()
