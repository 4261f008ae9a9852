"""Checking the catalogues of a project, language by language."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, TypeVar

from dragoman.checks import Finding, Policy
from dragoman.commands._caches.check_cache import FindingsCache, Keys
from dragoman.commands._check.known_translations import list_catalog_files, read_translations
from dragoman.commands._check.located import SourceReader
from dragoman.commands._check.one_catalog import (
    CatalogChecker,
    FoundFaults,
    describe_msgfmt,
    fit_together,
    join_parts,
    list_parts,
)
from dragoman.commands._parallel.work import Work, try_work
from dragoman.commands._parallel.workers import ALONE, Workers, has_helpers, measure_file, run_jobs
from dragoman.commands._pivots import list_pivot_files
from dragoman.errors import CatalogError, DragomanError, ProjectError, raise_errors
from dragoman.model import CatalogName
from dragoman.project import Project

T = TypeVar("T")
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

    A catalogue that cannot be read is a finding, not an error. A source that cannot be read stops
    nothing, but without it some faults are not seen: when all is checked, SourceError is raised.
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
    keep them all. Raises in the end what ``check`` raises.
    """
    cache = FindingsCache(project, policy)
    order = _Order(project, tuple(documents), policy, workers, SourceReader())
    errors: list[DragomanError] = []
    for plans in _group_plans(order, languages, cache):
        yield from _check_planned(order, plans, cache, errors)
    cache.save()
    raise_errors(errors)


class _Order(NamedTuple):
    """What is to be checked, how, and by whom."""

    project: Project
    documents: Sequence[str]
    policy: Policy
    workers: Workers
    sources: SourceReader


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


def _group_plans(
    order: _Order, languages: Iterable[str], cache: FindingsCache
) -> Iterator[list[_Plan]]:
    """Yield the plans of the languages in their order, those together that are checked together.

    Where processes help, small languages are: what a process has learnt about words, it knows for
    the next language, too. Large ones are not, because their translations are kept meanwhile; nor
    are those that the cache knows.
    """
    project, is_alone = order.project, order.workers == ALONE
    group: list[_Plan] = []
    size = 0
    for language in languages:
        plan = _make_plan(order, language, cache)
        group.append(plan)
        if plan.due and not is_alone:
            names = (CatalogName(name, language) for name in project.documents)
            size += sum(
                measure_file(path) for n in names for path in list_catalog_files(project, n)
            )
        if is_alone or not plan.due or size > _TOGETHER:
            yield group
            group, size = [], 0
    if group:
        yield group


def _check_planned(
    order: _Order, plans: Sequence[_Plan], cache: FindingsCache, errors: list[DragomanError]
) -> Iterator[tuple[str, Iterable[Finding]]]:
    """Yield what ``check_each`` yields of the languages of some plans.

    What it is to raise in the end is added to ``errors``.
    """
    project = order.project
    places = tuple(
        CatalogName(name, plan.language)
        for plan in plans
        for name in order.documents
        if name in plan.due
    )
    results = _check_places(order, places)
    with closing(results):
        for plan in plans:
            for document in order.documents:
                found: Iterable[Finding] | None = plan.known[document]
                if document in plan.due:
                    checked = next(results)
                    found = _take_findings(checked, errors)
                    if isinstance(checked, FoundFaults) and not checked.unread:
                        found = cache.note(plan.keys.get(document), document, checked.findings)
                if found is not None:
                    path = project.show(project.catalog(document, plan.language))
                    yield path, (replace(each, path=path) for each in found)
            cache.confirm(plan.language)


def _take_findings(
    checked: FoundFaults | DragomanError | None, errors: list[DragomanError]
) -> Iterable[Finding] | None:
    """Return what was found in a catalogue; None where it was not checked, or is not there.

    What no finding says is added to ``errors``. What is wrong with a catalogue, its findings say.
    """
    if isinstance(checked, FoundFaults):
        errors += (each for each in checked.unread if not isinstance(each, CatalogError))
        return checked.findings
    if checked is not None:
        errors.append(checked)
    return None


def _has_catalog(project: Project, document: str, language: str) -> bool:
    """Return whether there is a catalogue to check; one that cannot be read is checked, too."""
    try:
        return project.read_catalog_bytes(document, language) is not None
    except (CatalogError, ProjectError):
        return True


def _check_places(
    order: _Order, places: Sequence[CatalogName]
) -> Generator[FoundFaults | DragomanError | None, None, None]:
    """Yield what is found in each of some catalogues, or why nobody could check it; None where
    there is none."""
    if not places:
        return
    project, workers = order.project, order.workers
    codes = tuple(dict.fromkeys(place.language for place in places))
    unread: list[DragomanError] = []
    known = read_translations(project, codes, workers, unread)
    checker = CatalogChecker(order.policy, known, order.sources)
    parts = list_parts(project, places, workers)
    task = Work(
        checker.check_part,
        name=lambda part: project.show(project.catalog(*part.place)),
        list_inputs=lambda part: list_pivot_files(project, *part.place),
        speed=_SPEED,
        describe=describe_msgfmt,
    )
    if not has_helpers(task, parts, workers):
        for place in places:
            yield _add_unread(try_work(checker.find_faults, project, place), unread)
        return
    results = run_jobs(project, task, parts, workers)
    with closing(results):
        for place, own in groupby(parts, key=attrgetter("place")):
            found, errors = _divide_errors([next(results) for _ in own])
            if errors:
                yield errors[0]
            elif fit_together(found):
                yield _add_unread(join_parts(found), unread)
            else:
                yield _add_unread(try_work(checker.find_faults, project, place), unread)


def _divide_errors(results: Iterable[T | DragomanError]) -> tuple[list[T], list[DragomanError]]:
    """Return the results, and the errors that came instead of others."""
    found: list[T] = []
    errors: list[DragomanError] = []
    for each in results:
        if isinstance(each, DragomanError):
            errors.append(each)
        else:
            found.append(each)
    return found, errors


def _add_unread(
    checked: FoundFaults | DragomanError | None, unread: Iterable[DragomanError]
) -> FoundFaults | DragomanError | None:
    """Add why something could not be read that decides on what is found in all catalogues."""
    if isinstance(checked, FoundFaults):
        return checked._replace(unread=(*checked.unread, *unread))
    return checked
