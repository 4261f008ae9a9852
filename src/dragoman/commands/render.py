"""Editions: which are wanted, what each depends on, and making those that are out of date.

An edition is made again only when the content that it depends on has changed (``_up_to_date``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman import files, fonts, languages, own_messages, plugins, sources
from dragoman.align import EditionRequest, align
from dragoman.catalogs import state_of
from dragoman.clock import source_date_epoch
from dragoman.commands import _up_to_date
from dragoman.errors import EditionError, ProjectError, did_you_mean
from dragoman.model import MessageKey, Options, State
from dragoman.po import Catalog
from dragoman.project import Project

EDITIONS = "dragoman.editions"
SOURCE = "source"
"""The format that is the document's own, in one language."""


@dataclass(frozen=True, slots=True)
class Job:
    """One edition that is wanted."""

    document: str
    columns: tuple[str, ...]
    format: str
    path: Path


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of a job."""

    job: Job
    written: bool
    """False when the edition was up to date."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """What the user asks ``render`` for; what is empty, the settings give."""

    editions: tuple[tuple[str, ...], ...] = ()
    """The columns of each edition, in order."""
    formats: tuple[str, ...] = ()
    folder: Path | None = None


def render(project: Project, jobs: Sequence[Job], *, processes: int = 1) -> Iterator[Rendered]:
    """Make the editions that are out of date, and tell of each in turn.

    Raises EditionError for one that cannot be made; those before it stay made.
    """
    inputs = {job: _digest_job(project, job) for job in jobs}
    due = [job for job in jobs if not _up_to_date.is_up_to_date(job.path, inputs[job])]
    made = _make_all(project, due, processes)
    for job in jobs:
        if job not in due:
            yield Rendered(job, written=False)
            continue
        _job, data, warnings = next(made)
        written = files.write(job.path, data, root=job.path.parent)
        _up_to_date.record_made(job.path, inputs[job], data)
        yield Rendered(job, written, warnings)


def _digest_job(project: Project, job: Job) -> str:
    """Give the digest of all that the edition is made of: texts, settings and dragoman itself."""
    settings = project.settings._replace(jobs=0, editions=(), formats=())
    paths = [project.source(job.document)]
    paths += [project.catalog(job.document, code) for code in job.columns]
    paths += own_messages.list_files(job.columns, project.locale_folder)
    paths += [path for code in job.columns for path in _font_files(project, code)]
    return _up_to_date.digest_inputs(
        repr((job.columns, job.format, settings, _edition_date())), paths
    )


def _font_files(project: Project, code: str) -> tuple[Path, ...]:
    found = fonts.find_font(code, edition_options(project))
    return found.files if found else ()


def plan_jobs(project: Project, documents: Iterable[str], wanted: RenderRequest) -> tuple[Job, ...]:
    """Give the jobs for the documents: each edition in each format, in the order of both.

    An edition of the layout ``single``, or in the document's own format, has one language: each
    of its columns is then an edition. Raises ProjectError for languages or formats that are not
    known, before anything is made.
    """
    kinds = wanted.formats or project.settings.formats
    editions = wanted.editions or _editions_of_settings(project)
    for columns in editions:
        _check_columns(project, columns)
    folder = wanted.folder or project.build_folder
    found: dict[Path, Job] = {}
    for document in documents:
        for kind in kinds:
            for columns in _split_editions(project, editions, kind):
                path = (
                    folder
                    / f"{document}.{'-'.join(columns)}{_find_suffix(project, document, kind)}"
                )
                found[path] = Job(document, columns, kind, path)
    return tuple(found.values())


def _split_editions(
    project: Project, editions: Sequence[tuple[str, ...]], kind: str
) -> list[tuple[str, ...]]:
    if kind != SOURCE and project.settings.layout != "single":
        return list(editions)
    codes = dict.fromkeys(code for columns in editions for code in columns)
    if kind == SOURCE:
        codes.pop(project.settings.source_language, None)
    return [(code,) for code in codes]


def _editions_of_settings(project: Project) -> tuple[tuple[str, ...], ...]:
    """Give the settings' editions; with none, the source with all languages, and with each."""
    if project.settings.editions:
        return tuple(
            tuple(code.strip() for code in columns.split(","))
            for columns in project.settings.editions
        )
    source = project.settings.source_language
    whole = (source, *project.languages)
    return tuple(dict.fromkeys((whole, *((source, code) for code in project.languages))))


def _check_columns(project: Project, columns: Sequence[str]) -> None:
    known = (project.settings.source_language, *project.languages)
    for code in columns:
        languages.canonical_code(code)
        if code not in known:
            raise ProjectError(
                f"language {code!r} is not of this project, whose languages are: {', '.join(known)}"
            )
    if len(set(columns)) < len(columns):
        raise ProjectError(f"a language stands twice in the edition {','.join(columns)}")


def _find_suffix(project: Project, document: str, kind: str) -> str:
    if kind == SOURCE:
        return project.documents[document].suffix
    known = plugins.names(EDITIONS, group=EDITIONS)
    if kind not in known:
        near = did_you_mean(kind, (*known, SOURCE))
        raise ProjectError(
            f"no edition format {kind!r}{near}; there are: {', '.join((*known, SOURCE))}"
        )
    suffix: str = plugins.load(EDITIONS, kind).SUFFIX
    return suffix


def _make_all(
    project: Project, jobs: Sequence[Job], processes: int
) -> Iterator[tuple[Job, bytes, tuple[str, ...]]]:
    """Make editions, in several processes where there are several to make."""
    if processes < 2 or len(jobs) < 2:
        for job in jobs:
            yield (job, *make_edition(project, job))
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(processes, len(jobs))) as pool:
        results = pool.map(make_edition, [project] * len(jobs), jobs)
        for job, (data, warnings) in zip(jobs, results, strict=True):
            yield job, data, warnings


def make_edition(project: Project, job: Job) -> tuple[bytes, tuple[str, ...]]:
    """Make one edition; give its bytes, and what the publisher must know.

    Raises EditionError for what the settings refuse or the format cannot show.
    """
    document = project.read_document(job.document)
    catalogs = _read_catalogs(project, job)
    edition = align(document, catalogs, _make_request(project, job))
    warnings = tuple(f"{job.document}: {warning}" for warning in edition.warnings)
    if job.format == SOURCE:
        return sources.rebuild(document, _confirmed_texts(catalogs.values())), warnings
    writer = plugins.load(EDITIONS, job.format)
    try:
        data: bytes = writer.render(edition, edition_options(project))
    except EditionError as error:
        raise EditionError(error.sentence, job.path.name) from None
    return data, warnings


def _confirmed_texts(catalogs: Iterable[Catalog]) -> dict[MessageKey, str]:
    """Give the translations that may stand in a document's own format.

    What is fuzzy may not: nothing in a text could mark it as outdated.
    """
    return {
        block.key: block.msgstr[0]
        for catalog in catalogs
        for block in catalog.blocks
        if not block.obsolete and state_of(block) in {State.TRANSLATED, State.REVIEWED}
    }


def _read_catalogs(project: Project, job: Job) -> dict[str, Catalog]:
    """Read the catalogues that there are of the job's languages."""
    found = {}
    for code in job.columns:
        if code != project.settings.source_language:
            catalog = project.read_catalog(job.document, code)
            if catalog is not None:
                found[code] = catalog
    return found


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
        date=settings.date or _edition_date(),
        calendar=settings.calendar,
    )


def edition_options(project: Project) -> Options:
    """Give the writers' options, as the settings and SOURCE_DATE_EPOCH have them."""
    settings = project.settings
    folder = project.root / settings.fonts.folder
    return Options(
        layout=settings.layout,
        paper=settings.paper,
        embed_fonts=settings.fonts.embed,
        fonts=settings.fonts.families,
        font_folders=(str(folder),) if settings.fonts.folder else (),
        system_fonts=settings.fonts.system,
        modified=_edition_time(settings.date),
        date=settings.date or _edition_date(),
    )


def _edition_time(date: str) -> int | None:
    """Give the time that formats must bear: SOURCE_DATE_EPOCH, else the settings' date."""
    given = source_date_epoch()
    if given is not None:
        return given
    from datetime import UTC, datetime

    try:
        return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()) if date else None
    except ValueError:
        raise ProjectError(f"the date {date!r} is not of the form 2016-12-23") from None


def _edition_date() -> str:
    from datetime import UTC, datetime

    epoch = _edition_time("")
    return "" if epoch is None else datetime.fromtimestamp(epoch, UTC).date().isoformat()
