"""Which file is the translation of which document: by their names, else by what is in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dragoman.bitext import TextBlock, align_texts, make_blocks
from dragoman.folders import walk_files
from dragoman.language_names import find_language
from dragoman.model import Document
from dragoman.project import Project
from dragoman.sources import known_suffixes

_SEPARATORS = re.compile(r"[\s._()\[\]-]+")
_COMPARED = 60
"""So many paragraphs at the beginning of a file are compared with those of a document."""
_ALIKE = 0.5
"""The share of them that must seem to belong together."""

_FEWEST = 4
"""A shorter file fits too many documents by chance."""

Reader = Callable[[Path], Document | None]
"""Reads a file as a document; None for one that cannot be read."""


class FoundFiles(NamedTuple):
    """The translations in a folder."""

    files: Mapping[str, Path]
    """By document, in order."""
    unknown: tuple[Path, ...]
    """The files that fit no document."""


def list_files(place: Path) -> tuple[Path, ...]:
    """Return the files of a folder and those below it that may be translations, sorted.

    A file is the only one of itself.
    """
    if not place.is_dir():
        return (place,)
    suffixes = set(known_suffixes(third_party=True))
    files = (path for path in walk_files(place, "") if path.suffix.lower() in suffixes)
    return tuple(sorted(path for path in files if not path.name.startswith((".", "~$"))))


def match_files(project: Project, language: str, files: Iterable[Path], read: Reader) -> FoundFiles:
    """Return the document of each file: that of its name, or else the one that it fits best.

    A file belongs to one document at most, and no document has two.
    """
    left = dict.fromkeys(files)
    found: dict[str, Path] = {}
    for document in project.documents:
        named = [file for file in left if _have_one_name(document, file, language)]
        if len(named) == 1:
            found[document] = named[0]
            del left[named[0]]
    others = [document for document in project.documents if document not in found]
    likeness = sorted(_compare_all(project, language, others, _read_all(left, read)), reverse=True)
    for _, document, file in likeness:
        if document not in found and file in left:
            found[document] = file
            del left[file]
    in_order = {document: found[document] for document in project.documents if document in found}
    return FoundFiles(in_order, tuple(left))


def _have_one_name(document: str, file: Path, language: str) -> bool:
    """Return whether a file is called as a document is, but for its language and its folder."""
    name = document.rpartition("/")[2]
    return _fold_name(file.stem, language) == _fold_name(name, language)


def _fold_name(name: str, language: str) -> tuple[str, ...]:
    """Return the words of a name without the language: ``Letter_(Persian)`` is ``letter``."""
    parts = tuple(part for part in _SEPARATORS.split(name.casefold()) if part)
    kept = tuple(part for part in parts if find_language(part) != language)
    return kept or parts


def _read_all(files: Iterable[Path], read: Reader) -> dict[Path, tuple[TextBlock, ...]]:
    documents = ((file, read(file)) for file in files)
    return {file: _read_beginning(document) for file, document in documents if document}


def _read_beginning(document: Document) -> tuple[TextBlock, ...]:
    return make_blocks(replace(document, units=document.units[:_COMPARED]))


def _compare_all(
    project: Project,
    language: str,
    documents: Iterable[str],
    files: Mapping[Path, tuple[TextBlock, ...]],
) -> Iterator[tuple[float, str, Path]]:
    """Yield how well files and documents fit each other, from 0 to 1, where they do."""
    languages = project.settings.source_language, language
    for document in documents if files else ():
        source = _read_beginning(project.read_document(document))
        for file, target in files.items():
            if min(len(source), len(target)) < _FEWEST:
                continue
            beads = align_texts(source, target, languages)
            fitting = sum(bead.confidence for bead in beads if bead.source and bead.target)
            share = fitting / max(len(source), len(target), 1)
            if share >= _ALIKE:
                yield share, document, file
