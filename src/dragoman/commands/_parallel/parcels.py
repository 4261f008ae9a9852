"""What of a project goes to another machine: the files that a piece of work reads, as bytes.

There they are a project in a folder of its own, as long as the work takes. No path of this machine
travels, and no name of it.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from dragoman import clock, files
from dragoman.commands._caches.versions import describe_surroundings
from dragoman.files.inside import resolve_inside
from dragoman.project import Project
from dragoman.settings import Settings

Files = Mapping[str, bytes]
"""The contents of files, by their paths below the folder of the project, with ``/``."""
Describe = Callable[[Project], Mapping[str, str]]


class SharedParcel(NamedTuple):
    """What all jobs of a command need; a worker gets it once."""

    work: bytes
    """What is done with each job, and how its surroundings are described; pickled."""
    settings: Settings
    files: Files
    surroundings: Mapping[str, str]
    """What must be the same on both machines, so that the results are."""
    epoch: str | None
    """SOURCE_DATE_EPOCH, from which the time in files comes."""


class JobParcel(NamedTuple):
    """What one job needs besides."""

    job: Any
    documents: Mapping[str, str]
    """The documents whose files are there: their names, and their paths below the folder."""
    files: Files


def pack_shared(
    project: Project, work: Callable[..., Any], describe: Describe, paths: Iterable[Path]
) -> SharedParcel:
    """Return what all jobs need.

    The folders in its settings are those that links lead to. The memories are left out: they may be
    anywhere on this machine.
    """
    root = project.root.resolve()
    settings = project.settings._replace(
        source=project.source_folder.relative_to(root).as_posix(),
        locale=project.locale_folder.relative_to(root).as_posix(),
        languages=project.languages,
        memory=Settings().memory,
    )
    return SharedParcel(
        pickle.dumps((work, describe)),
        settings,
        dict(_read_files(root, paths)),
        {**describe_surroundings(), **describe(project)},
        os.environ.get(clock.EPOCH),
    )


class Packer:
    """Packs what single jobs need, without what they share."""

    def __init__(self, project: Project, shared: SharedParcel) -> None:
        self._shared = shared.files
        self._root = project.root.resolve()
        self._names = {
            path.relative_to(self._root).as_posix(): name
            for name, path in project.documents.items()
        }

    def pack(self, job: Any, paths: Iterable[Path]) -> JobParcel:
        """Return what one job needs. Raises DragomanError for a file that cannot be read."""
        read = _read_files(self._root, paths)
        found = {name: data for name, data in read if name not in self._shared}
        documents = {self._names[path]: path for path in found if path in self._names}
        return JobParcel(job, documents, found)


def _read_files(root: Path, paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield the names and the contents of files. What lies outside the project is left out: it is
    there on each machine, with dragoman itself."""
    for path in dict.fromkeys(paths):
        if path.is_relative_to(root):
            data = files.read(resolve_inside(root, path))
            if data is not None:
                yield path.relative_to(root).as_posix(), data


def list_differences(shared: SharedParcel, project: Project, describe: Describe) -> list[str]:
    """Return a part of a sentence for what is not as the caller has it, on this machine."""
    here = {**describe_surroundings(), **describe(project)}
    return [
        f"{name} is {shared.surroundings.get(name, 'missing')} here and "
        f"{here.get(name, 'missing')} there"
        for name in sorted({*here, *shared.surroundings})
        if here.get(name) != shared.surroundings.get(name)
    ]


def open_shared(shared: SharedParcel, folder: Path) -> Project:
    """Write the files that all jobs need into a folder, and return them as a project."""
    files.write_copies(folder, shared.files)
    return Project(folder, shared.settings, {}, is_part=True)


@contextmanager
def open_parcel(shared: Project, parcel: JobParcel) -> Iterator[Project]:
    """Write the files of a job beside those of all jobs; after the block they are removed."""
    root = shared.root
    documents = {name: root / path for name, path in parcel.documents.items()}
    try:
        files.write_copies(root, parcel.files)
        yield Project(root, shared.settings, documents, is_part=True)
    finally:
        files.remove_copies(root, parcel.files)
