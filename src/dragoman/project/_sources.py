"""The files of ``source/``: which are documents, and which are skipped and why."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import ProjectError, SourceError, did_you_mean, quote
from dragoman.inside import resolve_inside
from dragoman.project._layout import show_path
from dragoman.sources import known_suffixes

HIDDEN = "its name begins with a dot"
UNKNOWN = "no format reads files of this kind"
LINKED_FOLDER = "it is a link to a folder"


class SkippedFile(NamedTuple):
    """A file or folder of ``source/`` that nobody reads."""

    path: Path
    reason: str
    """``HIDDEN``, ``UNKNOWN`` or ``LINKED_FOLDER``."""


def find_documents(root: Path, folder: Path) -> tuple[dict[str, Path], tuple[SkippedFile, ...]]:
    """Find the sources by the suffixes that formats claim; return them by name, and what is left.

    A link that leads out of the project is an error: an edition would publish what it leads to.
    Other distributions are asked for formats only when a file is there that none of ours reads.
    """
    paths, skipped = _walk_files(folder)
    known = known_suffixes()
    if any(path.suffix and path.suffix.lower() not in known for path in paths):
        known = known_suffixes(third_party=True)
    found: dict[str, Path] = {}
    for path in paths:
        if path.suffix.lower() not in known:
            skipped.append(SkippedFile(path, UNKNOWN))
            continue
        if path.is_symlink():
            resolve_inside(root, path)
        name = path.relative_to(folder).with_suffix("").as_posix()
        if name in found:
            raise SourceError(
                f"two sources with one name, this and {found[name].name}: rename one of them",
                show_path(path),
            )
        found[name] = path
    return dict(sorted(found.items())), tuple(sorted(skipped))


def _walk_files(folder: Path) -> tuple[list[Path], list[SkippedFile]]:
    """Return the files of a folder and of those below it, sorted, and what is not looked into."""

    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            shown = show_path(Path(error.filename))
            raise SourceError(f"the folder cannot be read: {error.strerror}", shown)

    paths: list[Path] = []
    skipped: list[SkippedFile] = []
    for place, folders, names in os.walk(folder, onerror=refuse):
        hidden, folders[:] = _split_hidden(folders)
        hidden_files, shown = _split_hidden(names)
        skipped += (SkippedFile(Path(place, name), HIDDEN) for name in (*hidden, *hidden_files))
        links = (path for path in (Path(place, name) for name in folders) if path.is_symlink())
        skipped += (SkippedFile(path, LINKED_FOLDER) for path in links)
        paths += (Path(place, name) for name in shown)
    return sorted(paths), skipped


def _split_hidden(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the names that begin with a dot, and the others."""
    hidden = [name for name in names if name.startswith(".")]
    return hidden, [name for name in names if not name.startswith(".")]


def find_document(query: str, documents: Mapping[str, Path], root: Path, source: Path) -> str:
    """Return the name of the document that the user asks for, by its name or its file's path.

    ``root`` is the project's folder, ``source`` the folder of its documents. Raises ProjectError
    for a document that there is not, naming the nearest that there is.
    """
    if query in documents:
        return query
    path = Path(query)
    for folder in (Path.cwd(), root, source):
        full = Path(os.path.normpath(folder / path))
        for name, file in documents.items():
            if full in {file, file.with_suffix("")}:
                return name
    if ".." in path.parts or path.is_absolute():
        shown = show_path(source)
        raise ProjectError(
            f"document {quote(query)} leaves the project's folder of sources, {shown}"
        )
    has = f"; the project has: {', '.join(list(documents)[:5])}" if documents else ""
    near = did_you_mean(query, documents, cutoff=0.5) or has or "; the project has none yet"
    raise ProjectError(f"no document {quote(query)}{near}")
