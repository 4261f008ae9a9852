"""What the workbench has open: the project, and catalogues that are read again when they change."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import DragomanError
from dragoman.project import Project, find_memory_files, find_project, reopen_project
from dragoman.settings import FILE, PYPROJECT
from dragoman.workbench._opened import OpenedCatalog, Shared

_MOST_OPEN = 16
"""So many catalogues are kept in memory."""
_Stamp = tuple[object, ...]


class _Kept(NamedTuple):
    """A document in a language, with how its files were when they were read."""

    stamp: object
    """That of the catalogue."""
    around: _Stamp
    """Those of the other files."""
    opened: OpenedCatalog


class Desk:
    """The project as it is now. All threads of the server share it.

    A file is read again when its size, its time or its place on the disk is another one.
    """

    def __init__(self, root: Path, *, is_ahead: bool = False) -> None:
        """With ``is_ahead`` what a page will ask next is made before it asks, in threads."""
        self.is_ahead = is_ahead
        self.root = root
        self.name = blake2b(os.fsencode(root.resolve()), digest_size=8).hexdigest()
        """What a browser calls the project, to keep its unsaved texts apart from those of others.
        It does not say where the project lies."""
        self._lock = threading.RLock()
        self._project = find_project(root)
        self._stamp = _stamp_settings(self._project)
        self._opened: dict[tuple[str, str], _Kept] = {}

    @property
    def project(self) -> Project:
        """The project. Raises ProjectError while its settings are wrong."""
        with self._lock:
            stamp = _stamp_settings(self._project)
            if stamp != self._stamp:
                self._project, self._stamp = reopen_project(self._project), stamp
                self._opened.clear()
            return self._project

    def find(self, document: str, language: str) -> Project:
        """Return the project, if it has this. Raises KeyError, and ProjectError as ``project``."""
        project = self.project
        if document not in project.documents or language not in project.languages:
            raise KeyError(document)
        return project

    def open(self, document: str, language: str) -> OpenedCatalog:
        """Return a document in a language.

        Raises KeyError for what the project does not have, and DragomanError for what cannot be
        read.
        """
        with self._lock:
            project = self.find(document, language)
            stamp = _stamp(project.catalog(document, language))
            around = _stamp_around(project, document, language)
            known = self._opened.pop((document, language), None)
            before = known.opened if known and known.around == around else None
            if known and before and known.stamp == stamp:
                opened = before
            else:
                opened = _read(project, document, language, before)
            kept = _Kept(stamp, around, opened)
            self._opened[document, language] = kept  # the last used is the last
            while len(self._opened) > _MOST_OPEN:
                del self._opened[next(iter(self._opened))]
            return opened

    def list_files(self) -> Iterator[Path]:
        """Yield the files whose change a page wants to know."""
        with suppress(DragomanError, OSError):
            project = self.project
            for document in project.documents:
                yield project.source(document)
                for language in project.languages:
                    yield project.catalog(document, language)


def _read(
    project: Project, document: str, language: str, before: OpenedCatalog | None
) -> OpenedCatalog:
    """Read a document in a language; ``before`` has it where only the catalogue is another."""
    shared = before.shared if before else Shared()
    source = shared.give("source", lambda: project.read_source(document))
    data = project.read_catalog_bytes(document, language)
    return OpenedCatalog(
        project,
        before.document if before else project.read_document(document, source),
        language,
        project.read_catalog(document, language),
        data,
        blake2b(b"\0".join((source, data or b"")), digest_size=8).hexdigest(),
        shared,
    )


def _stamp_settings(project: Project) -> _Stamp:
    """Return what changes with the settings and with the documents that there are."""
    skipped = {str(file.path) for file in project.skipped}
    folders = []
    # Not `rglob`: it fails where somebody removes a folder meanwhile, as git does.
    for folder, names, _ in os.walk(project.source_folder):
        names[:] = [name for name in names if f"{folder}{os.sep}{name}" not in skipped]
        folders.append(Path(folder))
    files = (project.root / FILE, project.root / PYPROJECT)
    return tuple(map(_stamp, (*files, *folders, project.locale_folder)))


def _stamp_around(project: Project, document: str, language: str) -> _Stamp:
    """Return what changes with a document, the glossary, the memories from outside and the
    catalogues that are beside its own: those of the document in other languages, and those of other
    documents in this language."""
    codes = (code for code in project.languages if code != language)
    names = (name for name in project.documents if name != document)
    beside = [project.catalog(document, code) for code in codes]
    beside += [project.catalog(name, language) for name in names]
    found = find_memory_files(project.root, project.settings.memory.files)
    memories = [path for path in found if isinstance(path, Path)]
    own = (project.source(document), project.glossary_file)
    return (*memories, *map(_stamp, (*own, *beside, *memories)))


def _stamp(path: Path) -> object:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
