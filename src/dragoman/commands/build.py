"""The main job: catalogues brought in step, checked and counted, and every edition made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.checks import Finding, Policy, Severity
from dragoman.commands.check import check, list_unmet, project_policy
from dragoman.commands.index import write_index
from dragoman.commands.render import Job, RenderRequest, RenderResult, plan_jobs, render
from dragoman.commands.status import LanguageStatus, status, sum_by_language
from dragoman.commands.update import UpdatedDocument, update
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
    """The page that leads to the editions of several documents was written."""

    path: Path


BuildStep = UpdateStep | CheckStep | CountStep | RenderStep | IndexStep


def build(project: Project, *, processes: int = 1) -> Iterator[BuildStep]:
    """Do all that the content asks for, and yield each step in turn.

    The iterators of a step do its work: they must be used up before the next step is asked for,
    except those of ``CountStep``. Faults of translations do not keep an edition from being made.
    Raises SourceError, CatalogError, ProjectError and EditionError as the steps do.
    """
    documents, codes = tuple(project.documents), project.languages
    policy = project_policy(
        project
    )  # a mistake in the glossary or a rule stops all, so it is first
    yield UpdateStep(update(project, documents, codes), len(documents))
    yield _check_all(project, documents, codes, policy)
    yield CountStep(status(project, documents, codes), len(documents) * len(codes))
    jobs = plan_jobs(project, documents, RenderRequest())
    yield RenderStep(jobs, render(project, jobs, processes=processes))
    if len(documents) > 1:
        yield IndexStep(write_index(project, project.build_folder, jobs))


def _check_all(
    project: Project, documents: Sequence[str], codes: Sequence[str], policy: Policy
) -> CheckStep:
    checked = tuple(check(project, documents, codes, policy))
    require = project.settings.check.require
    tallies = sum_by_language(status(project, documents, require))
    return CheckStep(
        tuple(finding for catalog in checked for finding in catalog.findings),
        tuple(catalog.path for catalog in checked),
        tuple(list_unmet(require, tallies)),
    )
