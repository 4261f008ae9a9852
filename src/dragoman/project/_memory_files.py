"""The files that ``memory.files`` names: memories that may lie outside the project.

The setting is a person's permission to read them, and nothing ever writes to them. Only the files
that it names are read, and of those only memories (``SUFFIXES``).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from dragoman.errors import MemoryFileError, ProjectError
from dragoman.files.folders import is_file, list_folder
from dragoman.patterns import compile_later

MOST_FILES = 1_000
_WILD = compile_later(r"[*?\[]")


def find_memory_files(root: Path, patterns: Iterable[str]) -> Iterator[Path | MemoryFileError]:
    """Yield the files that patterns name, each once and sorted for each pattern.

    Patterns are relative to ``root``: ``*`` and ``?`` are any characters of a name, and ``**``
    for any number of folders; hidden ones and links to folders are not entered. A pattern without
    a file, and a folder that may not be read, gives an error.
    """
    seen: set[Path] = set()
    for pattern in patterns:
        place = root / pattern
        try:
            found = sorted(_find(root, list(PurePosixPath(pattern).parts)))
        except ProjectError as error:
            yield MemoryFileError(error.sentence, error.path or place)
            continue
        if not found:
            what = "file that fits this" if _WILD.search(pattern) else "such file"
            yield MemoryFileError(f"there is no {what}; look at memory.files", place)
        for path in found:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                if len(seen) > MOST_FILES:
                    sentence = f"memory.files names more than {MOST_FILES:,} files; name fewer"
                    yield MemoryFileError(sentence, place)
                    return
                yield path


def _leads_to_file(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a file, or a link to one; a link in a circle is not."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _find(folder: Path, parts: list[str]) -> Iterator[Path]:
    part, rest = parts[0], parts[1:]
    if part == "**" and rest:
        yield from _find(folder, rest)
        for entry in list_folder(folder):
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                yield from _find(folder / entry.name, parts)
    elif not _WILD.search(part):
        if rest:
            yield from _find(folder / part, rest)
        elif is_file(folder / part):
            yield folder / part
    else:
        for entry in list_folder(folder):
            is_hidden = entry.name.startswith(".") and not part.startswith(".")
            if is_hidden or not fnmatchcase(entry.name, part):
                continue
            if rest and entry.is_dir(follow_symlinks=False):
                yield from _find(folder / entry.name, rest)
            elif not rest and _leads_to_file(entry):
                yield folder / entry.name
