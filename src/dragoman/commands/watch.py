"""Building again whenever a file of the project changes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from dragoman import fonts
from dragoman.checks import Severity
from dragoman.commands._editions.inputs import list_inputs
from dragoman.commands._editions.pictures import PictureLists
from dragoman.commands.build import BuildStep, CheckStep, RenderStep, UpdateStep
from dragoman.commands.render import RenderRequest, plan_jobs
from dragoman.errors import DragomanError
from dragoman.files.watching import walk_folder, watch
from dragoman.project import Project, find_memory_files, find_project, reopen_project
from dragoman.settings import FILE, PYPROJECT


@dataclass(slots=True)
class BuildSummary:
    """What one build has done, counted while it goes on."""

    updated: set[Path] = field(default_factory=set)
    """The templates and catalogues that were written."""
    made: int = 0
    """How many editions have new bytes."""
    errors: int = 0
    """How many errors `check` finds in the translations."""
    warnings: dict[str, None] = field(default_factory=dict)
    """What the publisher must know about the editions that were made, each once."""

    @property
    def has_changes(self) -> bool:
        """Whether the build wrote anything."""
        return bool(self.updated or self.made)


class WatchedChange(NamedTuple):
    """Files of the project that have changed."""

    project: Project | None
    """The project as it is now; None where its settings are wrong."""
    error: DragomanError | None
    """What is wrong with them."""
    paths: frozenset[Path]
    """The files; none at the beginning, and where a build is tried again."""


def watch_project(
    start: Path | None, *, must_repeat: Callable[[], bool] | None = None
) -> Iterator[WatchedChange]:
    """Yield the project at once, and again whenever a file that a build reads has changed.

    Those are its settings, what is in the folders of sources and of catalogues, the glossary, and
    the pictures, fonts and covers of its editions. What a build writes itself is among them: the
    next build then finds nothing to do. While ``must_repeat`` says so, the project comes again from
    time to time, without files. Never ends. Raises ProjectError where there is no project
    at the beginning; later, what is wrong with the settings comes with the change.
    """
    project = find_project(start)
    error: DragomanError | None = None
    places = _list_files(project)

    def list_files() -> Iterator[Path]:
        yield from places
        yield from walk_folder(project.source_folder, {file.path for file in project.skipped})
        yield from walk_folder(project.locale_folder)

    def open_again() -> None:
        nonlocal project, error, places
        fonts.forget_files()
        try:
            project, error = reopen_project(project), None
            places = _list_files(project)
        except DragomanError as wrong:
            error = wrong

    for paths in watch(list_files, choose_files=open_again, must_repeat=must_repeat):
        yield WatchedChange(None if error else project, error, paths)
        gc.collect()  # the program searches for cycles too seldom for a command that never ends


def follow_build(project: Project, steps: Iterator[BuildStep], summary: BuildSummary) -> None:
    """Let a build do its work, and count what it does. Raises what its steps raise."""
    for step in steps:
        if isinstance(step, UpdateStep):
            for document in step.documents:
                summary.updated.update(document.list_written(project))
        elif isinstance(step, CheckStep):
            summary.errors = sum(one.severity is Severity.ERROR for one in step.findings)
        elif isinstance(step, RenderStep):
            for result in step.editions:
                summary.made += result.written
                summary.warnings |= dict.fromkeys(result.warnings)


def _list_files(project: Project) -> tuple[Path, ...]:
    """Return the files that a build reads, but those in the folders of sources and catalogues."""
    places = [project.root / FILE, project.root / PYPROJECT, project.glossary_file]
    found = find_memory_files(project.root, project.settings.memory.files)
    places += [path for path in found if isinstance(path, Path)]
    with suppress(DragomanError):  # the build says what is wrong
        places += _list_edition_files(project)
    return tuple(dict.fromkeys(places))


def _list_edition_files(project: Project) -> Iterator[Path]:
    """Yield the pictures, fonts, covers and own words of all editions."""
    pictures = PictureLists(project)
    for job in plan_jobs(project, tuple(project.documents), RenderRequest()):
        with suppress(DragomanError, OSError):
            inputs = list_inputs(project, job, pictures)
            yield from (*inputs.words, *inputs.fonts, *inputs.pictures)
            if inputs.cover:
                yield inputs.cover
