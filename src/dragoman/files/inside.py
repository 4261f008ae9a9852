"""What lies in the folder of a project when all links are followed: the one rule for every path.

Nothing outside is read for an edition, and nothing outside is written, whatever the settings, the
names and the links of a project say. Only a person who names a file on the command line may name
one outside. One setting may, too: ``memory.files``, whose memories and catalogues are read for
suggestions and never written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from dragoman.errors import ProjectError


def resolve_inside(root: Path, path: Path) -> Path:
    """Return the absolute path that all links of ``path`` lead to.

    Raises ProjectError where it does not lie in ``root``. Whole components are compared, not
    characters: ``/books-2`` is not in ``/book``.
    """
    try:
        resolved = path.resolve()
        # A name without links that begins with ``root`` shows that ``root`` has none either; to
        # resolve that, too, is slow.
        if resolved.is_relative_to(root) or resolved.is_relative_to(root.resolve()):
            return resolved
    except (OSError, RuntimeError, ValueError):  # a loop of links, a NUL in the name
        raise ProjectError("this path cannot be used; check its links and its name", path) from None
    raise ProjectError(
        "the path leads out of the project, where nothing is changed; choose a path inside", path
    )


def choose_root(root: Path, path: Path) -> Path:
    """Return the folder that a file may not leave which a person has named for the output.

    That is the project where the name leads into it: then a link in the project may not lead out
    again. Another file is the person's own choice, and only a link in the place of the file itself
    may not lead to another folder.
    """
    named = Path(os.path.abspath(path))  # noqa: PTH100 - the name as it is, links not followed
    return root if any(_is_same(folder, root) for folder in named.parents) else path.parent


def check_named(root: Path, path: Path) -> None:
    """Raise ProjectError where a person has named a place in the project that leads out of it."""
    if choose_root(root, path) == root:
        resolve_inside(root, path)


def check_links(root: Path, paths: Iterable[Path]) -> None:
    """Raise ProjectError for a path that is a link, and leads out of the project."""
    for path in paths:
        if path.is_symlink():
            resolve_inside(root, path)


def _is_same(folder: Path, other: Path) -> bool:
    try:
        return folder.samefile(other)
    except (OSError, ValueError):
        return False
