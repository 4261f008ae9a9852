"""Checking the catalogues of a project, one language after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dragoman import proofread
from dragoman.checks import Finding, Policy
from dragoman.checks.msgfmt import find_msgfmt
from dragoman.commands._check_cache import FindingsCache
from dragoman.commands._pivots import list_outdated, list_pivot_files
from dragoman.commands._work import Work
from dragoman.commands._workers import ALONE, Workers, has_helpers, run_jobs
from dragoman.errors import CatalogError, DragomanError, SourceError
from dragoman.model import Document, MessageKey
from dragoman.project import Project
from dragoman.wrong_language import digest_question, remember_right

if TYPE_CHECKING:
    from dragoman.proofread import CatalogPlace, KnownTranslations

T = TypeVar("T")
_SPEED = 2_000_000
"""Bytes of sources and catalogues that are checked in a second, about."""


@dataclass(frozen=True, slots=True)
class CheckedCatalog:
    """What was found in one catalogue."""

    path: str
    findings: tuple[Finding, ...]


def check(
    project: Project,
    documents: Sequence[str],
    languages: Iterable[str],
    policy: Policy,
    *,
    workers: Workers = ALONE,
) -> Iterator[CheckedCatalog]:
    """Run every rule over the catalogues that exist, and yield the findings of each.

    A catalogue that cannot be read is a finding, not an error.
    """
    for path, findings in check_each(project, documents, languages, policy, workers=workers):
        yield CheckedCatalog(path, tuple(findings))


def check_each(
    project: Project,
    documents: Sequence[str],
    languages: Iterable[str],
    policy: Policy,
    *,
    workers: Workers = ALONE,
) -> Iterator[tuple[str, Iterable[Finding]]]:
    """Yield the path of each catalogue that exists, and its findings.

    Without the help of other processes they are found one after the other, so that nobody needs to
    keep them all.
    """
    cache = FindingsCache(project, policy)
    for language in languages:
        keys = cache.list_keys(documents, language)
        known = {name: cache.find(keys.get(name), name, language) for name in documents}
        unknown = (name for name in documents if known[name] is None)
        due = {n: None for n in unknown if n in keys or _has_catalog(project, n, language)}
        results = _check_language(project, tuple(due), language, policy, workers)
        with closing(results):
            for document in documents:
                found: Iterable[Finding] | None = known[document]
                if document in due:
                    found = next(results)
                    if found is not None:
                        found = cache.note(keys.get(document), document, found)
                if found is not None:
                    path = project.show(project.catalog(document, language))
                    yield path, (replace(each, path=path) for each in found)
        cache.confirm(language)
    cache.save()


def _has_catalog(project: Project, document: str, language: str) -> bool:
    """Return whether there is a catalogue to check; one that cannot be read is checked, too."""
    try:
        return project.read_catalog_bytes(document, language) is not None
    except CatalogError:
        return True


def _check_language(
    project: Project, documents: Sequence[str], language: str, policy: Policy, workers: Workers
) -> Generator[Iterable[Finding] | None, None, None]:
    """Yield the findings in the catalogue of each document; None where there is none."""
    if not documents:
        return
    known = read_translations(project, language, workers)
    work = partial(_check_one, language=language, policy=policy, known=known)
    task = _make_task(project, language, work)
    if not has_helpers(task, documents, workers):
        for document in documents:
            yield _find_faults(project, document, language=language, policy=policy, known=known)
        return
    results = run_jobs(project, task, documents, workers)
    with closing(results):
        for found in results:
            if isinstance(found, DragomanError):
                raise found
            yield found


def _make_task(project: Project, language: str, work: Callable[[Project, str], T]) -> Work[str, T]:
    """Return work on the catalogue of each document in a language."""
    return Work(
        work,
        name=lambda document: project.show(project.catalog(document, language)),
        list_inputs=lambda document: list_pivot_files(project, document, language),
        speed=_SPEED,
        describe=describe_msgfmt,
    )


def _check_one(
    project: Project, document: str, *, language: str, policy: Policy, known: KnownTranslations
) -> list[Finding] | None:
    """Return the findings in a catalogue; None where there is none."""
    found = _find_faults(project, document, language=language, policy=policy, known=known)
    return None if found is None else list(found)


def _find_faults(
    project: Project, document: str, *, language: str, policy: Policy, known: KnownTranslations
) -> Iterator[Finding] | None:
    """Yield the findings in a catalogue as they are found; None where there is no catalogue."""
    data: bytes | CatalogError | None
    try:
        data = project.read_catalog_bytes(document, language)
    except CatalogError as error:
        data = error
    if data is None:
        return None
    place = locate_catalog(project, document, language, is_numbered=True)
    return proofread.find_faults(data, place, policy, known)


def describe_msgfmt(_project: Project) -> Mapping[str, str]:
    """Return whether this machine has gettext's own checks."""
    return {"gettext's msgfmt": "installed" if find_msgfmt() else "missing"}


def locate_catalog(
    project: Project, document: str, language: str, *, is_numbered: bool = False
) -> CatalogPlace:
    """Return what findings say about where a catalogue is, and what its texts are written in.

    ``is_numbered``: findings have the numbers of the paragraphs; else the messages are counted.
    """
    try:
        source = project.read_document(document)
    except SourceError:
        source = None  # `update` says what is wrong with it
    return proofread.CatalogPlace(
        document=document,
        language=language,
        path=project.show(project.catalog(document, language)),
        numbers=_number_paragraphs(source) if source and is_numbered else {},
        source_language=project.settings.source_language,
        markup=source.markup if source else "",
        markups={unit.key: unit.markup for unit in source.units if unit.markup} if source else {},
        labels=frozenset(source.links) if source else frozenset(),
        outdated_pivots=list_outdated(project, document, language),
    )


def read_translations(
    project: Project, language: str, workers: Workers = ALONE
) -> KnownTranslations:
    """Return the translations of a language's documents, if there are several to compare."""
    if len(project.documents) < 2:
        return proofread.KnownTranslations()
    task = _make_task(project, language, partial(_collect_one, language=language))
    rows: dict[str, list[tuple[str, str, str]]] = {}
    results = run_jobs(project, task, tuple(project.documents), workers)
    with closing(results):
        for found in results:
            if not isinstance(found, DragomanError):  # else the check of that catalogue reports it
                if found.question is not None:
                    remember_right(found.question)
                for source, own in found.rows.items():
                    rows.setdefault(source, []).extend(own)
    known = proofread.KnownTranslations(rows, language)
    _ = known.names  # they are learnt here, once for all processes
    return known


class _Collected(NamedTuple):
    """What one document has for ``KnownTranslations``."""

    rows: Mapping[str, Sequence[tuple[str, str, str]]]
    question: bytes | None
    """Stands for its catalogue, which is in its language (``digest_question``); None without."""


def _collect_one(project: Project, document: str, *, language: str) -> _Collected:
    data = project.read_catalog_bytes(document, language)
    if data is None:
        return _Collected({}, None)
    catalog = project.read_catalog(document, language, data)
    known = proofread.collect_translations([(document, catalog)] if catalog else [])
    return _Collected(known.rows, digest_question(data, language))


def _number_paragraphs(document: Document) -> dict[MessageKey, int]:
    """Return the number of the paragraph where each message occurs first."""
    from dragoman.structure import row_units  # what it needs is slow to import

    numbers: dict[MessageKey, int] = {}
    for number, unit in enumerate(row_units(document), 1):
        numbers.setdefault(unit.key, number)
    return numbers
