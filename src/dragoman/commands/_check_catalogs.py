"""Checking the catalogues of a project, language by language."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dragoman import proofread
from dragoman.checks import Finding, Policy
from dragoman.checks.msgfmt import find_msgfmt
from dragoman.commands._check_cache import FindingsCache, Keys
from dragoman.commands._known_translations import Place, read_translations
from dragoman.commands._pivots import list_outdated, list_pivot_files
from dragoman.commands._work import Work
from dragoman.commands._workers import ALONE, Workers, has_helpers, measure_file, run_jobs
from dragoman.errors import CatalogError, DragomanError, SourceError
from dragoman.model import Document, MessageKey
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.proofread import CatalogPlace, KnownTranslations

_SPEED = 2_000_000
"""Bytes of sources and catalogues that are checked in a second, about."""
_TOGETHER = 8_000_000
"""Languages are checked together until their catalogues have more bytes than this."""


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
    order = _Order(project, tuple(documents), policy, workers)
    for group in _group_languages(project, languages, workers):
        yield from _check_group(order, group, cache)
    cache.save()


class _Order(NamedTuple):
    """What is to be checked, how, and by whom."""

    project: Project
    documents: Sequence[str]
    policy: Policy
    workers: Workers


def _group_languages(
    project: Project, languages: Iterable[str], workers: Workers
) -> Iterator[list[str]]:
    """Yield the languages in their order, those together whose catalogues are checked together.

    Where processes help, small languages are: what a process has learnt about words, it knows for
    the next language, too. Large ones are not, because their translations are kept meanwhile.
    """
    group: list[str] = []
    size = 0
    for language in languages:
        group.append(language)
        if workers != ALONE:
            size += sum(measure_file(project.catalog(name, language)) for name in project.documents)
        if workers == ALONE or size > _TOGETHER:
            yield group
            group, size = [], 0
    if group:
        yield group


class _Plan(NamedTuple):
    """What is known of a language before its catalogues are checked."""

    language: str
    keys: Keys
    known: Mapping[str, Sequence[Finding] | None]
    """By document, the findings that the cache has."""
    due: frozenset[str]
    """The documents whose catalogues must be checked."""


def _make_plan(order: _Order, language: str, cache: FindingsCache) -> _Plan:
    project = order.project
    keys = cache.list_keys(order.documents, language)
    known = {name: cache.find(keys.get(name), name, language) for name in order.documents}
    unknown = (name for name in order.documents if known[name] is None)
    due = frozenset(n for n in unknown if n in keys or _has_catalog(project, n, language))
    return _Plan(language, keys, known, due)


def _check_group(
    order: _Order, languages: Iterable[str], cache: FindingsCache
) -> Iterator[tuple[str, Iterable[Finding]]]:
    """Yield what ``check_each`` yields of some languages."""
    project = order.project
    plans = [_make_plan(order, language, cache) for language in languages]
    places = tuple((n, plan.language) for plan in plans for n in order.documents if n in plan.due)
    results = _check_places(order, places)
    with closing(results):
        for plan in plans:
            for document in order.documents:
                found: Iterable[Finding] | None = plan.known[document]
                if document in plan.due:
                    found = next(results)
                    if found is not None:
                        found = cache.note(plan.keys.get(document), document, found)
                if found is not None:
                    path = project.show(project.catalog(document, plan.language))
                    yield path, (replace(each, path=path) for each in found)
            cache.confirm(plan.language)


def _has_catalog(project: Project, document: str, language: str) -> bool:
    """Return whether there is a catalogue to check; one that cannot be read is checked, too."""
    try:
        return project.read_catalog_bytes(document, language) is not None
    except CatalogError:
        return True


def _check_places(
    order: _Order, places: Sequence[Place]
) -> Generator[Iterable[Finding] | None, None, None]:
    """Yield the findings in each of some catalogues; None where there is none."""
    if not places:
        return
    project, policy, workers = order.project, order.policy, order.workers
    codes = tuple(dict.fromkeys(language for _, language in places))
    known = read_translations(project, codes, workers)
    task = Work(
        partial(_check_one, policy=policy, known=known),
        name=lambda place: project.show(project.catalog(*place)),
        list_inputs=lambda place: list_pivot_files(project, *place),
        speed=_SPEED,
        describe=describe_msgfmt,
    )
    if not has_helpers(task, places, workers):
        for document, code in places:
            yield _find_faults(project, document, language=code, policy=policy, known=known[code])
        return
    results = run_jobs(project, task, places, workers)
    with closing(results):
        for found in results:
            if isinstance(found, DragomanError):
                raise found
            yield found


def _check_one(
    project: Project, place: Place, *, policy: Policy, known: Mapping[str, KnownTranslations]
) -> list[Finding] | None:
    """Return the findings in a catalogue; None where there is none."""
    document, code = place
    found = _find_faults(project, document, language=code, policy=policy, known=known[code])
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


def _number_paragraphs(document: Document) -> dict[MessageKey, int]:
    """Return the number of the paragraph where each message occurs first."""
    from dragoman.structure import row_units  # what it needs is slow to import

    numbers: dict[MessageKey, int] = {}
    for number, unit in enumerate(row_units(document), 1):
        numbers.setdefault(unit.key, number)
    return numbers
