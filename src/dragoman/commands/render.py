"""Make the editions of a project that are not up to date.

An edition is made again only when the content that it depends on has changed
(``_editions.up_to_date``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dragoman import files
from dragoman.commands._editions.inputs import (
    FontChoice,
    choose_fonts,
    describe_fonts,
    list_broken_fonts,
    list_inputs,
    list_job_files,
    list_shared_files,
)
from dragoman.commands._editions.make_edition import (
    AlignedEdition,
    MadeEdition,
    align_edition,
    make_edition,
)
from dragoman.commands._editions.options import make_options
from dragoman.commands._editions.plans import Due, EditionPlanner, RenderResult, name_edition
from dragoman.commands._editions.up_to_date import EditionRecords, remove_old_records
from dragoman.commands._gates import join_names
from dragoman.commands._parallel.jobs import Job, RenderRequest, plan_jobs
from dragoman.commands._parallel.work import Work, describe_nothing
from dragoman.commands._parallel.workers import ALONE, Workers, run_jobs
from dragoman.errors import (
    DragomanError,
    EditionError,
    list_errors,
    raise_errors,
)
from dragoman.project import Project

__all__ = [
    "AlignedEdition",
    "FontChoice",
    "Job",
    "RenderRequest",
    "RenderResult",
    "align_edition",
    "choose_fonts",
    "find_up_to_date",
    "list_broken_fonts",
    "list_inputs",
    "make_edition",
    "make_options",
    "plan_jobs",
    "render",
]


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
    planner = EditionPlanner(project, records)
    plans = [planner.plan(job) for job in jobs]
    due = [_forget_folder(plan.job) for plan in plans if isinstance(plan, Due)]
    made = run_jobs(project, _make_task(planner, due), due, workers)
    errors: list[DragomanError] = []
    try:
        for plan in plans:
            outcome = _finish(planner, plan, next(made)) if isinstance(plan, Due) else plan
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
    planner = EditionPlanner(project, EditionRecords(project.root))
    return [isinstance(planner.plan(job), RenderResult) for job in jobs]


def _finish(
    planner: EditionPlanner, due: Due, made: MadeEdition | DragomanError
) -> RenderResult | DragomanError:
    """Write an edition that was made, and return the result; or why there is none."""
    project, job = planner.project, due.job
    if isinstance(made, DragomanError):
        return name_edition(made, job)
    try:
        written = files.write(job.path, made.data, root=planner.find_root(job.path))
    except DragomanError as error:
        return error
    if made.is_lasting and planner.is_still_right(due):
        planner.record_made(due, made.data)
    path = project.show(project.documents[job.document])
    remarks = (f"{path}:{line}: {sentence}" for line, sentence in made.remarks)
    warnings = (*made.warnings, *remarks)
    return RenderResult(job, made=True, written=written, warnings=warnings)


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


def _make_task(planner: EditionPlanner, jobs: Sequence[Job]) -> Work[Job, MadeEdition]:
    """Return what is done with each job: its edition is made."""
    project = planner.project
    needs_fonts = any(map(planner.shared.list_found_fonts, jobs))
    return Work(
        make_edition,
        name=lambda job: job.name,
        list_inputs=lambda job: list_job_files(project, job, planner.pictures, planner.shared),
        speed=_SPEED,
        alone=0,  # after one with Typst in it, no process can be a copy of this one
        shared=list_shared_files(project),
        describe=describe_fonts if needs_fonts else describe_nothing,
    )


def _forget_folder(job: Job) -> Job:
    """Return the job without the folder of its file: who makes an edition does not write it."""
    return replace(job, path=Path(job.path.name))
