"""Make the editions of a project that are not up to date.

An edition is made again only when the content that it depends on has changed (``_up_to_date``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman import editions, files, own_messages, sources
from dragoman.align import EditionRequest, align
from dragoman.catalogs import state_of
from dragoman.commands import _up_to_date
from dragoman.commands._edition_inputs import (
    FontChoice,
    JobInputs,
    choose_fonts,
    find_date,
    list_inputs,
    make_options,
)
from dragoman.commands._jobs import SOURCE, Job, RenderRequest, plan_jobs
from dragoman.errors import EditionError
from dragoman.model import MessageKey, State
from dragoman.po import Catalog
from dragoman.project import Project

__all__ = [
    "SOURCE",
    "FontChoice",
    "Job",
    "JobInputs",
    "RenderRequest",
    "RenderResult",
    "choose_fonts",
    "list_inputs",
    "make_edition",
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


def render(project: Project, jobs: Sequence[Job], *, processes: int = 1) -> Iterator[RenderResult]:
    """Make the editions that are not up to date, and yield the result of each job in turn.

    Raises EditionError for an edition that cannot be made; those before it have been written.
    """
    digests = {job: _digest_job(project, job) for job in jobs}
    due = [job for job in jobs if not _up_to_date.is_up_to_date(job.path, digests[job])]
    editions_made = _make_editions(project, due, processes)
    for job in jobs:
        if job not in due:
            yield RenderResult(job, made=False, written=False)
            continue
        data, warnings = next(editions_made)
        written = files.write(job.path, data, root=job.path.parent)
        _up_to_date.record_made(job.path, digests[job], data)
        yield RenderResult(job, made=True, written=written, warnings=warnings)


def _digest_job(project: Project, job: Job) -> str:
    """Return the digest of everything that an edition depends on: texts, settings, dragoman."""
    settings = project.settings._replace(jobs=0, editions=(), formats=())
    options = make_options(project)
    inputs = list_inputs(project, job)
    paths = [inputs.document, *(path for _, path in inputs.catalogs), *inputs.words, *inputs.fonts]
    request = repr((job.columns, job.format, settings, options.modified, options.date))
    return _up_to_date.digest_inputs(request, paths)


def _make_editions(
    project: Project, jobs: Sequence[Job], processes: int
) -> Iterator[tuple[bytes, tuple[str, ...]]]:
    """Make editions in the order of the jobs, in several processes where there are several."""
    if processes < 2 or len(jobs) < 2:
        for job in jobs:
            yield make_edition(project, job)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(processes, len(jobs))) as pool:
        yield from pool.map(make_edition, [project] * len(jobs), jobs)


def make_edition(project: Project, job: Job) -> tuple[bytes, tuple[str, ...]]:
    """Return the bytes of an edition, and what the publisher must know about it.

    Raises EditionError for what the settings refuse or the format cannot show.
    """
    document = project.read_document(job.document)
    catalogs = _read_catalogs(project, job)
    edition = align(document, catalogs, _make_request(project, job))
    unshown = () if job.format == SOURCE else edition.unshown
    warnings = tuple(f"{job.document}: {warning}" for warning in (*edition.warnings, *unshown))
    if job.format == SOURCE:
        return sources.rebuild(document, _select_confirmed(catalogs.values())), warnings
    try:
        data = editions.load_format(job.format).render(edition, make_options(project))
    except EditionError as error:
        raise EditionError(error.sentence, job.path.name) from None
    return data, warnings


def _select_confirmed(catalogs: Iterable[Catalog]) -> dict[MessageKey, str]:
    """Return the translations that may be used in a document's own format.

    Fuzzy ones may not: nothing in such a text could mark them as outdated.
    """
    return {
        block.key: block.msgstr[0]
        for catalog in catalogs
        for block in catalog.blocks
        if not block.obsolete and state_of(block) in {State.TRANSLATED, State.REVIEWED}
    }


def _read_catalogs(project: Project, job: Job) -> dict[str, Catalog]:
    """Return the catalogues of the job's languages, by language, without those that do not exist
    yet."""
    catalogs = {}
    for code in job.columns:
        if code != project.settings.source_language:
            catalog = project.read_catalog(job.document, code)
            if catalog is not None:
                catalogs[code] = catalog
    return catalogs


def _make_request(project: Project, job: Job) -> EditionRequest:
    settings = project.settings
    return EditionRequest(
        columns=job.columns,
        source_language=settings.source_language,
        missing=settings.missing,
        outdated=settings.outdated,
        words={
            code: own_messages.read_own_messages(code, project.locale_folder)
            for code in job.columns
        },
        digits=settings.digits,
        date=find_date(project),
        calendar=settings.calendar,
    )
