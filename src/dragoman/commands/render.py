"""Make the editions of a project that are not up to date.

An edition is made again only when the content that it depends on has changed (``_up_to_date``).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dragoman.commands._edition_inputs import (
    FontChoice,
    JobInputs,
    choose_fonts,
    choose_settings,
    list_found_fonts,
    list_inputs,
    make_options,
)
from dragoman.commands._edition_pictures import PictureLists
from dragoman.commands._gates import PublicationGate, join_names
from dragoman.commands._jobs import SOURCE, Job, RenderRequest, plan_jobs
from dragoman.commands._make_edition import AlignedEdition, align_edition, make_edition
from dragoman.commands._neighbours import LinkedDocuments
from dragoman.commands._sisters import list_sisters
from dragoman.commands._up_to_date import (
    EditionRecords,
    digest_inputs,
    remove_old_records,
    write_edition,
)
from dragoman.errors import (
    DragomanError,
    EditionError,
    RefusedEditionError,
    SeveralErrors,
    explain_refusal,
    list_errors,
    raise_errors,
)
from dragoman.inside import choose_root, resolve_inside
from dragoman.project import Project

__all__ = [
    "SOURCE",
    "AlignedEdition",
    "FontChoice",
    "Job",
    "JobInputs",
    "RenderRequest",
    "RenderResult",
    "align_edition",
    "choose_fonts",
    "find_up_to_date",
    "list_inputs",
    "make_edition",
    "make_options",
    "plan_jobs",
    "render",
]


@dataclass(frozen=True, slots=True)
class RenderResult:
    """What a job has led to."""

    job: Job
    made: bool
    """False where the edition was up to date, so that nothing had to be made."""
    written: bool
    """Whether the file has new bytes."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Due:
    """A job that must be done now, and the digest of its inputs."""

    job: Job
    digest: str


_MOST_PROCESSES = 61
"""Windows can wait for no more at once."""
_Made = tuple[bytes, tuple[str, ...]]
"""The bytes of an edition, and what the publisher must know about it."""


def render(project: Project, jobs: Sequence[Job], *, processes: int = 1) -> Iterator[RenderResult]:
    """Make the editions that are not up to date, and yield the result of each job in turn.

    An edition that cannot be made has no result; its EditionError, SourceError, CatalogError or
    ProjectError is raised when all others are made. So is the RefusedEditionError of one that may
    not be published (``PublicationGate``); what was published stays. Neither is recorded, so that
    the next run tries it again.
    """
    records = EditionRecords(project.root)
    planner = _Planner(project, records)
    plans = [planner.plan(job) for job in jobs]
    made = _make_editions(
        project, [plan.job for plan in plans if isinstance(plan, _Due)], processes
    )
    errors: list[DragomanError] = []
    try:
        for plan in plans:
            outcome = (
                _finish(project, plan, next(made), records) if isinstance(plan, _Due) else plan
            )
            if isinstance(outcome, DragomanError):
                errors.append(outcome)
            else:
                yield outcome
        next(made, None)  # the processes end now, and not whenever this is forgotten
    finally:
        made.close()
        records.save()
        remove_old_records(project.root, (job.path.parent for job in jobs))
    raise_errors(_join_editions(errors))


def find_up_to_date(project: Project, jobs: Sequence[Job]) -> list[bool]:
    """Return for each job whether its edition is there and need not be made again."""
    planner = _Planner(project, EditionRecords(project.root))
    return [isinstance(planner.plan(job), RenderResult) for job in jobs]


class _Planner:
    """Finds out what is to be done for each job, with what all jobs of a project share."""

    def __init__(self, project: Project, records: EditionRecords) -> None:
        self.project, self.records = project, records
        self.gate = PublicationGate(project)
        self.linked = LinkedDocuments(project, self.gate)
        self.pictures = PictureLists(project)

    def plan(self, job: Job) -> _Due | RenderResult | DragomanError:
        """Return what is to be done, or what is known already: a result, or why there is none."""
        try:
            resolve_inside(choose_root(self.project.root, job.path), job.path)
            refusals = self.gate.explain_refusal(job.document, job.columns)
            if refusals:
                return SeveralErrors([RefusedEditionError(each, job.name) for each in refusals])
            sisters = list_sisters(self.project, job, self.gate)
            job = replace(job, sisters=sisters, neighbours=self.linked.find(job))
            digest = _digest_job(self.project, job, self.pictures)
            known = self.records.is_up_to_date(job.path, digest)
        except DragomanError as error:
            return _name_edition(error, job)
        except OSError as error:  # of one file that it needs, which may not be read
            return explain_refusal(error, Path(error.filename or job.path), "read")
        return RenderResult(job, made=False, written=False) if known else _Due(job, digest)


def _finish(
    project: Project, due: _Due, made: _Made | DragomanError, records: EditionRecords
) -> RenderResult | DragomanError:
    """Write an edition that was made, and return the result; or why there is none."""
    job = due.job
    if isinstance(made, DragomanError):
        return made
    data, warnings = made
    try:
        written = write_edition(job.path, data, root=choose_root(project.root, job.path))
    except DragomanError as error:
        return error
    records.record_made(job.path, due.digest, data)
    return RenderResult(job, made=True, written=written, warnings=warnings)


def _name_edition(error: DragomanError, job: Job) -> DragomanError:
    """Return the error of an edition with the name of its file, unless it names one already."""
    if isinstance(error, EditionError) and error.path is None:
        return type(error)(error.sentence, job.name)
    return error


def _join_editions(errors: Iterable[DragomanError]) -> list[DragomanError]:
    """Return the errors, with one for all editions that cannot be made for the same reason."""
    others: list[DragomanError] = []
    names: dict[tuple[type[EditionError], str], list[str]] = {}
    for error in (one for each in errors for one in list_errors(each)):
        if isinstance(error, EditionError):
            names.setdefault((type(error), error.sentence), []).append(error.path or "")
        else:
            others.append(error)
    joined = (kind(sentence, join_names(found)) for (kind, sentence), found in names.items())
    return [*others, *joined]


def _digest_job(project: Project, job: Job, pictures: PictureLists) -> str:
    """Return the digest of everything that an edition depends on: texts, settings, dragoman."""
    options = make_options(project)
    inputs = list_inputs(project, job, pictures)
    catalogs = [path for _, path in inputs.catalogs]
    others = [path for path in (inputs.cover, inputs.glossary) if path]
    paths = [inputs.document, *catalogs, *inputs.words, *inputs.fonts, *others]
    paths += [project.source(name) for name, _ in job.neighbours]
    root = project.root.resolve()
    names = [str(path.relative_to(root)) for path in inputs.pictures]
    found = list_found_fonts(project, job)
    settings = choose_settings(project, job)
    links = job.sisters, job.neighbours
    asked = (job.name, job.columns, job.format, links, settings, options.modified, options.date)
    return digest_inputs(repr((*asked, found, names)), [*paths, *inputs.pictures])


def _make_editions(
    project: Project, jobs: Sequence[Job], processes: int
) -> Generator[_Made | DragomanError, None, None]:
    """Make editions in the order of the jobs, in several processes where there are several."""
    if processes < 2 or len(jobs) < 2:
        for job in jobs:
            yield _try_edition(project, job)
        return
    from dragoman.commands._processes import call_in_processes

    processes = min(processes, _MOST_PROCESSES)
    work = partial(_try_edition, project)  # the project goes to each process once
    made = call_in_processes(work, [(job,) for job in jobs], processes)
    for job, result in zip(jobs, made, strict=True):
        sentence = "the process that made it was ended; try again with --jobs 1"
        yield EditionError(sentence, job.name) if result is None else result


def _try_edition(project: Project, job: Job) -> _Made | DragomanError:
    """Make an edition, or return why it cannot be made."""
    try:
        return make_edition(project, job)
    except DragomanError as error:
        return _name_edition(error, job)
