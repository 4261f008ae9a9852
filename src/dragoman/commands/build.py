"""The main job: catalogues brought in step, checked and counted, and every edition made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dragoman.checks import Finding, Policy, Severity
from dragoman.commands._gates import count_documents, list_unmet
from dragoman.commands.check import check, project_policy
from dragoman.commands.index import write_index
from dragoman.commands.render import Job, RenderRequest, RenderResult, plan_jobs, render
from dragoman.commands.status import LanguageStatus, list_out_of_step, status, sum_by_language
from dragoman.commands.update import UpdatedDocument, update
from dragoman.errors import DragomanError, list_errors, raise_errors
from dragoman.project import Project

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class UpdateStep:
    """The catalogues are brought in step with the sources."""

    documents: Iterator[UpdatedDocument]
    """What became of each document, as it is done."""
    length: int


@dataclass(frozen=True, slots=True)
class CheckStep:
    """The translations were checked."""

    findings: tuple[Finding, ...]
    paths: tuple[str, ...]
    """The catalogues that were checked, as messages show them."""
    unmet: tuple[str, ...]
    """What the settings require of the languages and is not reached, a sentence each."""

    @property
    def has_errors(self) -> bool:
        """Whether a finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def has_failed(self) -> bool:
        """Whether the build, though it goes on, must not end with 0."""
        return self.has_errors or bool(self.unmet)


@dataclass(frozen=True, slots=True)
class CountStep:
    """The messages are counted; nothing depends on it but what is shown."""

    statuses: Iterator[LanguageStatus]
    length: int


@dataclass(frozen=True, slots=True)
class RenderStep:
    """The editions that are out of date are made."""

    jobs: Sequence[Job]
    editions: Iterator[RenderResult]
    """What became of each job, as it is done."""


@dataclass(frozen=True, slots=True)
class IndexStep:
    """The page that leads to the editions of several documents was written."""

    path: Path


BuildStep = UpdateStep | CheckStep | CountStep | RenderStep | IndexStep


def build(project: Project, *, processes: int = 1) -> Iterator[BuildStep]:
    """Do all that the content asks for, and yield each step in turn.

    The iterators of a step do its work: they must be used up before the next step is asked for,
    except those of ``CountStep``. Faults of translations do not keep an edition from being made;
    what the settings require does. One file or edition that is wrong stops no other: when all is
    done, SourceError, CatalogError, ProjectError and EditionError are raised as the steps do. A
    mistake in the glossary or in the name of a rule stops all at once.
    """
    documents, codes = tuple(project.documents), project.languages
    policy = project_policy(project)
    errors: list[DragomanError] = []
    yield UpdateStep(_keep_errors(update(project, documents, codes), errors), len(documents))
    yield _check_all(project, documents, codes, policy)
    counting = status(project, documents, codes)
    yield CountStep(_keep_errors(counting, errors), len(documents) * len(codes))
    jobs = plan_jobs(project, documents, RenderRequest())
    due = _leave_out_of_step(project, jobs) if errors else jobs
    yield RenderStep(due, _keep_errors(render(project, due, processes=processes), errors))
    if len(documents) > 1:
        yield from _keep_errors(_make_index(project, jobs), errors)
    raise_errors(errors)


def _make_index(project: Project, jobs: Sequence[Job]) -> Iterator[IndexStep]:
    yield IndexStep(write_index(project, project.build_folder, jobs))


def _leave_out_of_step(project: Project, jobs: Sequence[Job]) -> list[Job]:
    """Return the jobs whose catalogues are up to date: the others' mistakes are known already."""
    counts = count_documents(project, tuple(project.documents), project.languages)
    behind = list_out_of_step(counts.statuses)
    unreadable = {source.document for source in counts.changed if source.problem is not None}
    return [
        job
        for job in jobs
        if job.document not in unreadable
        if not set(job.columns) & set(behind.get(job.document, ()))
    ]


def _keep_errors(items: Iterable[T], errors: list[DragomanError]) -> Iterator[T]:
    """Yield the items; what is raised in the end is added to the errors instead."""
    try:
        yield from items
    except DragomanError as error:
        errors += list_errors(error)


def _check_all(
    project: Project, documents: Sequence[str], codes: Sequence[str], policy: Policy
) -> CheckStep:
    checked = tuple(check(project, documents, codes, policy))
    require = project.settings.check.require
    tallies = sum_by_language(count_documents(project, documents, require).statuses)
    return CheckStep(
        tuple(finding for catalog in checked for finding in catalog.findings),
        tuple(catalog.path for catalog in checked),
        tuple(list_unmet(require, tallies)),
    )
