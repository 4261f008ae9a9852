"""What ``exclude`` leaves out of the documents, and what it might."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from dragoman.files.folders import is_file, is_folder
from dragoman.languages.naming import find_language
from dragoman.project._beside import find_beside
from dragoman.project._project import Project
from dragoman.project._sources import EXCLUDED, NOW_EXCLUDED
from dragoman.settings import find_excluding

_CODE = r"[A-Za-z]{2}([-_][A-Za-z]{2,4})?"
"""Longer codes are words, too: ``api``, ``dev``."""
_FEWEST_IN_FOLDER = 2
"""``id/index.md`` beside ``index.md`` may be about anything."""


def find_unused_patterns(project: Project) -> list[str]:
    """Return the patterns of ``exclude`` that fit no file and no folder."""
    if not project.settings.exclude:
        return []
    folder, source = project.source_folder, project.settings.source
    left_out = [
        file.path.relative_to(folder).as_posix() + "/" * is_folder(file.path)
        for file in project.skipped
        if file.reason in (EXCLUDED, NOW_EXCLUDED)
    ]
    used = {
        pattern
        for pattern in project.settings.exclude
        if any(find_excluding((pattern,), source, path) for path in left_out)
    }
    return [pattern for pattern in project.settings.exclude if pattern not in used]


class OtherTranslations(NamedTuple):
    """New documents that are called like translations into languages that are not the project's."""

    paths: tuple[Path, ...] = ()
    patterns: tuple[str, ...] = ()
    """What leaves out these, and all that are called like them."""


def find_other_translations(project: Project) -> OtherTranslations:
    """Return the new documents that are called like translations, as ``about.de.md``.

    A document is new until it has a template, so that users read this only once.
    """
    documents, folder = project.documents.values(), project.source_folder
    stems = {path.stem.rpartition(".")[2] for path in documents}
    folders = {part for path in documents for part in path.parts[len(folder.parts) : -1]}
    codes = {name for name in stems | folders if re.fullmatch(_CODE, name) and find_language(name)}
    if not codes:
        return OtherTranslations()
    language = project.settings.source_language
    by_pattern: dict[str, list[Path]] = {}
    for path, document in find_beside(documents, folder, language, codes).items():
        by_pattern.setdefault(_make_pattern(path, document, folder), []).append(path)
    likely = {
        path: pattern
        for pattern, paths in by_pattern.items()
        if pattern.startswith("*") or _is_folder_of(paths, folder / pattern, documents)
        for path in paths
    }
    new = [
        path
        for name, path in project.documents.items()
        if path in likely and not is_file(project.template(name))
    ]
    return OtherTranslations(tuple(new), tuple(dict.fromkeys(likely[path] for path in new)))


def _make_pattern(path: Path, document: Path, folder: Path) -> str:
    """Return the pattern of all files that are called like the translation of a document."""
    if path.name == document.name:
        return f"{path.relative_to(folder).parts[0]}/"
    return f"*.{path.stem.rpartition('.')[2]}{path.suffix}"


def _is_folder_of(paths: Collection[Path], folder: Path, documents: Iterable[Path]) -> bool:
    """Return whether most documents in a folder are there a second time, outside of it."""
    all_there = sum(folder in document.parents for document in documents)
    return len(paths) >= _FEWEST_IN_FOLDER and 2 * len(paths) >= all_there
