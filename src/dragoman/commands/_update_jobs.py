"""What of an update is done by others: reading sources and catalogues, and matching messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from typing import NamedTuple

from dragoman.catalogs.update import UpdateOptions, UpdateReport, update_catalog
from dragoman.commands._count_cache import content_key
from dragoman.commands._work import Work
from dragoman.commands._workers import Workers, has_helpers, run_jobs
from dragoman.commands.extract import (
    PlannedFile,
    PlannedTemplate,
    plan_template,
    plan_templates,
    write_time,
)
from dragoman.errors import DragomanError
from dragoman.matching.memory import Memory, MemoryStore
from dragoman.po import dump, parse
from dragoman.project import Project
from dragoman.wrong_language import check_language

_SPEED = 2_000_000
"""Bytes of sources and catalogues that are read, or matched, in a second, about."""


class ReadDocuments(NamedTuple):
    """What others have read."""

    templates: Mapping[str, PlannedTemplate]
    errors: Sequence[DragomanError]
    """What is wrong with the documents that have no template."""
    checked: frozenset[str]
    """The digests of the contents that are in the language of their folder."""

    def is_checked(self, code: str, data: bytes) -> bool:
        """Return whether a catalogue is known to be in its language."""
        return bool(self.checked) and _mark_checked(code, data) in self.checked


class _ReadDocument(NamedTuple):
    file: PlannedFile
    checked: tuple[str, ...]


def read_documents(
    project: Project, documents: Sequence[str], codes: Sequence[str], workers: Workers
) -> ReadDocuments:
    """Make the templates of documents; where others help, they look at the catalogues as well."""
    task = Work(
        partial(_read_document, codes=tuple(codes), created=write_time()),
        name=lambda name: project.show(project.documents[name]),
        list_inputs=lambda name: project.list_files(name, codes),
        speed=_SPEED,
    )
    if not has_helpers(task, documents, workers):
        return ReadDocuments(*plan_templates(project, documents), frozenset())
    found: dict[str, PlannedTemplate] = {}
    errors: list[DragomanError] = []
    checked: set[str] = set()
    results = run_jobs(project, task, documents, workers)
    with closing(results):
        for name, result in zip(documents, results, strict=True):
            if isinstance(result, DragomanError):
                errors.append(result)
                continue
            catalog = parse(result.file.data, f"{name}.pot")
            found[name] = PlannedTemplate(catalog, result.file)
            checked.update(result.checked)
    return ReadDocuments(found, errors, frozenset(checked))


def _read_document(
    project: Project, name: str, *, codes: Sequence[str], created: str
) -> _ReadDocument:
    """Return the template of a document, and the digests of the catalogues that are right.

    What is wrong with one is said by who matches it.
    """
    file = plan_template(project, name, created).file
    checked = []
    for code in codes:
        with suppress(DragomanError):
            data = project.read_catalog_bytes(name, code)
            if data is not None:
                check_language(data, code, name)
                checked.append(_mark_checked(code, data))
    return _ReadDocument(file, tuple(checked))


def _mark_checked(code: str, data: bytes) -> str:
    """Return the digest of a content that is in the language of its folder."""
    return content_key(code.encode(), data)


class MatchJob(NamedTuple):
    """A catalogue that is to be matched with its template."""

    document: str
    template: bytes
    old: bytes | None
    """The catalogue; None where there is none."""
    options: UpdateOptions


class Matched(NamedTuple):
    """What comes of that."""

    data: bytes | None
    """The new catalogue; None where it is the old one."""
    report: UpdateReport
    has_read: bool
    """Whether the other documents were needed for it."""


def make_match_task(language: str, store: MemoryStore | None) -> Work[MatchJob, Matched]:
    """Return how the catalogues of a language are matched; ``store`` is its memory, which goes to
    each process once, and not with each job."""
    return Work(
        partial(_match_one, language=language, store=store),
        name=lambda job: job.document,
        list_inputs=lambda _: (),
        speed=_SPEED,
        measure=lambda job: len(job.template) + len(job.old or b""),
    )


def _match_one(
    _project: Project, job: MatchJob, *, language: str, store: MemoryStore | None
) -> Matched:
    new, report = update_catalog(
        None if job.old is None else parse(job.old, job.document),
        parse(job.template, job.document),
        language=language,
        memory=() if store is None else Memory(store, job.document),
        options=job.options,
    )
    has_read = store is not None and store.is_read
    return Matched(dump(new) if report.changed else None, report, has_read)
