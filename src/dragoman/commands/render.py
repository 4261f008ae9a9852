"""Make the editions of a project that are not up to date.

An edition is made again only when the content that it depends on has changed (``_up_to_date``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from dragoman.commands._edition_inputs import (
    FontChoice,
    JobInputs,
    SharedInputs,
    choose_fonts,
    choose_settings,
    describe_fonts,
    list_found_fonts,
    list_inputs,
    list_job_files,
    list_shared_files,
    make_options,
)
from dragoman.commands._edition_pictures import PictureLists
from dragoman.commands._gates import PublicationGate, join_names
from dragoman.commands._jobs import SOURCE, Job, RenderRequest, plan_jobs
from dragoman.commands._make_edition import (
    AlignedEdition,
    MadeEdition,
    align_edition,
    make_edition,
)
from dragoman.commands._makers import digest_makers
from dragoman.commands._neighbours import LinkedDocuments
from dragoman.commands._sisters import list_sisters
from dragoman.commands._up_to_date import (
    EditionRecords,
    digest_inputs,
    remove_old_records,
    write_edition,
)
from dragoman.commands._work import Work, describe_nothing
from dragoman.commands._workers import ALONE, Workers, run_jobs
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


_SPEED = 2_000_000
"""Bytes of sources and catalogues that become pages in a second, about."""


def render(
    project: Project, jobs: Sequence[Job], *, workers: Workers = ALONE
) -> Iterator[RenderResult]:
    """Make the editions that are not up to date, and yield the result of each job in turn.

    An edition that cannot be made has no result; its EditionError, SourceError, CatalogError or
    ProjectError is raised when all others are made. So is the RefusedEditionError of one that may
    not be published (``PublicationGate``); what was published stays. Neither is recorded, nor is
    one whose files have changed meanwhile, so that the next run tries it again.
    """
    records = EditionRecords(project.root)
    planner = _Planner(project, records)
    plans = [planner.plan(job) for job in jobs]
    due = [_forget_folder(plan.job) for plan in plans if isinstance(plan, _Due)]
    made = run_jobs(project, _make_task(project, due, planner.pictures), due, workers)
    errors: list[DragomanError] = []
    try:
        for plan in plans:
            outcome = _finish(planner, plan, next(made)) if isinstance(plan, _Due) else plan
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
        self.root = project.root.resolve()
        self.shared = SharedInputs(project)
        self.digests: dict[Path, bytes] = {}

    def plan(self, job: Job) -> _Due | RenderResult | DragomanError:
        """Return what is to be done, or what is known already: a result, or why there is none."""
        try:
            resolve_inside(choose_root(self.project.root, job.path), job.path)
            refusals = self.gate.explain_refusal(job.document, job.columns)
            if refusals:
                return SeveralErrors([RefusedEditionError(each, job.name) for each in refusals])
            sisters = list_sisters(self.project, job, self.gate)
            job = replace(job, sisters=sisters, neighbours=self.linked.find(job))
            digest = self._digest(job, self.digests)
            known = self.records.is_up_to_date(job.path, digest)
        except DragomanError as error:
            return _name_edition(error, job)
        except OSError as error:  # of one file that it needs, which may not be read
            return explain_refusal(error, Path(error.filename or job.path), "read")
        return RenderResult(job, made=False, written=False) if known else _Due(job, digest)

    @cached_property
    def _outside(self) -> dict[Path, bytes]:
        """The digests of files outside the project, which are read once."""
        found = self.digests.items()
        return {path: digest for path, digest in found if not path.is_relative_to(self.root)}

    def is_still_right(self, due: _Due) -> bool:
        """Return whether the files in the project are those that a job was planned with; else
        nobody knows which content was read. All jobs must have been planned."""
        try:
            return self._digest(due.job, dict(self._outside)) == due.digest
        except (DragomanError, OSError):
            return False

    def _digest(self, job: Job, known: dict[Path, bytes]) -> str:
        """Return the digest of everything that an edition depends on: texts, settings, programs."""
        project, options = self.project, self.shared.options
        inputs = list_inputs(project, job, self.pictures, self.shared)
        catalogs = [path for _, path in inputs.catalogs]
        others = [path for path in (inputs.cover, inputs.glossary) if path]
        paths = [inputs.document, *catalogs, *inputs.words, *inputs.fonts, *others]
        paths += [project.source(name) for name, _ in job.neighbours]
        names = [str(path.relative_to(self.root)) for path in inputs.pictures]
        found = self.shared.list_found_fonts(job)
        settings = choose_settings(project, job)
        links = job.sisters, job.neighbours
        asked = (job.name, job.columns, job.format, links, settings, options.modified, options.date)
        makers = digest_makers(project.documents[job.document].suffix, job.format)
        request = repr((*asked, found, names, makers))
        return digest_inputs(request, [*paths, *inputs.pictures], known)


def _finish(
    planner: _Planner, due: _Due, made: MadeEdition | DragomanError
) -> RenderResult | DragomanError:
    """Write an edition that was made, and return the result; or why there is none."""
    project, job = planner.project, due.job
    if isinstance(made, DragomanError):
        return _name_edition(made, job)
    try:
        written = write_edition(job.path, made.data, root=choose_root(project.root, job.path))
    except DragomanError as error:
        return error
    if planner.is_still_right(due):
        planner.records.record_made(job.path, due.digest, made.data)
    path = project.show(project.documents[job.document])
    remarks = (f"{path}:{line}: {sentence}" for line, sentence in made.remarks)
    warnings = (*made.warnings, *remarks)
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


def _make_task(
    project: Project, jobs: Sequence[Job], pictures: PictureLists
) -> Work[Job, MadeEdition]:
    """Return what is done with each job: its edition is made."""
    by_format = {job.format: job for job in jobs}
    needs_fonts = any(list_found_fonts(project, job) for job in by_format.values())
    return Work(
        make_edition,
        name=lambda job: job.name,
        list_inputs=lambda job: list_job_files(project, job, pictures),
        speed=_SPEED,
        alone=0,  # after one with Typst in it, no process can be a copy of this one
        shared=list_shared_files(project),
        describe=describe_fonts if needs_fonts else describe_nothing,
    )


def _forget_folder(job: Job) -> Job:
    """Return the job without the folder of its file: who makes an edition does not write it."""
    return replace(job, path=Path(job.path.name))
