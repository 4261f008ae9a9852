"""The main job: catalogues brought in step, checked and counted, and every edition made."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.checks import Finding, Severity
from dragoman.commands._caches.count_cache import CountCache
from dragoman.commands._gates import list_unmet, name_refusal
from dragoman.commands._limits import list_unmodified
from dragoman.commands._parallel.workers import ALONE, Workers
from dragoman.commands._status.processes import count_ahead
from dragoman.commands.check import CheckedCatalog, check, project_policy
from dragoman.commands.feed import write_feed
from dragoman.commands.index import write_index
from dragoman.commands.render import Job, RenderRequest, RenderResult, plan_jobs, render
from dragoman.commands.status import LanguageStatus, list_out_of_step, status, sum_by_language
from dragoman.commands.update import UpdatedDocument, update
from dragoman.errors import DragomanError, RefusedEditionError, gather, keep_errors, raise_errors
from dragoman.project import Project


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
    """The page that leads to all editions was written, or the feed."""

    path: Path


BuildStep = UpdateStep | CheckStep | CountStep | RenderStep | IndexStep


def build(project: Project, *, workers: Workers = ALONE) -> Iterator[BuildStep]:
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
    updating = update(project, documents, codes, workers=workers)
    yield UpdateStep(keep_errors(updating, errors), len(documents))
    changed = None if errors else ()  # what was just updated is up to date
    cache = CountCache(project.root)
    count_ahead(project, documents, codes, cache, workers)
    counting = status(project, documents, codes, cache, changed)
    statuses, unreadable = gather(counting)
    errors += unreadable
    every = keep_errors(check(project, documents, codes, policy, workers=workers), errors)
    checked = _check_all(project, every, statuses, {error.path for error in errors})
    yield checked
    yield CountStep(iter(statuses), len(statuses))
    jobs = plan_jobs(project, documents, RenderRequest())
    due = _leave_out_of_step(jobs, statuses) if errors else jobs
    yield RenderStep(due, keep_errors(render(project, due, workers=workers), errors))
    if len(documents) > 1 or any(os.path.isfile(job.path) for job in jobs):  # noqa: PTH113
        counts = None if unreadable else statuses  # else they may be wrong: it counts for itself
        for writing in _write_index(project, jobs, counts), _write_feed(project, jobs):
            yield from keep_errors(writing, errors)
    reported = {error.sentence for error in errors}
    others = (sentence for sentence in checked.unmet if name_refusal(sentence) not in reported)
    raise_errors([*errors, *map(RefusedEditionError, others)])


def _write_index(
    project: Project, jobs: Sequence[Job], statuses: Iterable[LanguageStatus] | None
) -> Iterator[IndexStep]:
    yield IndexStep(write_index(project, project.build_folder, jobs, statuses))


def _write_feed(project: Project, jobs: Sequence[Job]) -> Iterator[IndexStep]:
    if project.settings.address:
        yield IndexStep(write_feed(project, project.build_folder, jobs))


def _leave_out_of_step(jobs: Sequence[Job], statuses: Iterable[LanguageStatus]) -> list[Job]:
    """Return the jobs whose catalogues are up to date: what is wrong with the others was found
    when they were to be updated."""
    behind = list_out_of_step(statuses)
    return [job for job in jobs if not set(job.columns) & set(behind.get(job.document, ()))]


def _check_all(
    project: Project,
    every: Iterable[CheckedCatalog],
    statuses: Iterable[LanguageStatus],
    unreadable: Collection[str | None],
) -> CheckStep:
    """Check all catalogues but those that cannot be read, and what is required of the languages.

    ``every`` has all, checked as they are gone through.
    """
    checked = [catalog for catalog in every if catalog.path not in unreadable]
    statuses, settings = tuple(statuses), project.settings.check
    unmet = list_unmet(settings.require, sum_by_language(statuses))
    unmet += list_unmodified(settings.max_unmodified, statuses)
    return CheckStep(
        tuple(finding for catalog in checked for finding in catalog.findings),
        tuple(catalog.path for catalog in checked),
        tuple(unmet),
    )
