"""What ``update`` is to write: every file is read and matched before the first one is written.

A document is read, and what needs no other documents is matched at once. What is left is matched
language by language, when all documents have been read. Of both, only bytes and numbers are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cache, partial
from typing import NamedTuple

from dragoman import files, languages
from dragoman.catalogs.pivot import doubt_outdated
from dragoman.catalogs.update import UpdatedCatalog, UpdateOptions
from dragoman.commands._caches.memory_index import MemoryIndex, open_index
from dragoman.commands._caches.searches import EmptySearches
from dragoman.commands._parallel.workers import ALONE, Workers, has_helpers, run_jobs
from dragoman.commands._pivots import PivotReader
from dragoman.commands._update.catalog_plans import (
    Attempt,
    CatalogPlan,
    UpdateWork,
    has_changed,
    load_new,
)
from dragoman.commands._update.jobs import ReadDocument, make_read_task, read_document
from dragoman.commands._update.match_jobs import UpdateWay, describe_match
from dragoman.commands._update.match_plans import match_language, open_searches
from dragoman.commands._update.terms import read_terms
from dragoman.commands.extract import PlannedFile, is_stale, write_time
from dragoman.errors import DragomanError, ProjectError
from dragoman.files.kept_bytes import Given
from dragoman.matching.model import MatchOptions
from dragoman.model import CatalogName, MessageKey
from dragoman.po import Block, index_live
from dragoman.project import Project

_TRIES = 5
"""How often all is read and matched while other programs change it."""


class UpdatePlans(NamedTuple):
    """All files that are to change."""

    templates: Mapping[str, PlannedFile]
    languages: Sequence[Mapping[str, CatalogPlan]]
    errors: Sequence[DragomanError]
    """What is wrong with the documents that are not among them."""
    searches: Sequence[EmptySearches] = ()
    """What other catalogues were searched for them."""

    def catalogs(self) -> Iterator[CatalogPlan]:
        """Yield the plans of all catalogues."""
        return (plan for plans in self.languages for plan in plans.values())

    @property
    def has_changes(self) -> bool:
        """Whether anything must be written."""
        return any(plan.report.changed for plan in self.catalogs()) or any(
            new.is_new for new in self.templates.values()
        )

    def are_stale(self, project: Project) -> bool:
        """Return whether any file is no longer what it was when they were made."""
        return (
            any(is_stale(project, name, new) for name, new in self.templates.items())
            or any(map(has_changed, self.catalogs()))
            or any(each.have_others_changed() for each in self.searches)
        )


NO_PLANS = UpdatePlans({}, (), ())
"""Nothing is to be done."""


class UpdateRequest(NamedTuple):
    """What the user asks of an update, besides what the settings say."""

    drop_obsolete: bool = False
    tidy: bool = False
    """Whether catalogues get the form in which dragoman writes them (see ``catalogs.tidy``)."""
    explain: bool = False
    """Whether it is to be said why each suggestion was made."""


def make_way(project: Project, codes: Iterable[str], request: UpdateRequest) -> UpdateWay:
    """Return how catalogues are updated: as the settings say, and the user asks."""
    return UpdateWay(tuple(codes), _make_options(project, request), explains=request.explain)


def _make_options(project: Project, request: UpdateRequest) -> UpdateOptions:
    settings = project.settings
    names = {"Last-Translator": settings.translator, "Language-Team": settings.team}
    return UpdateOptions(
        matching=MatchOptions(
            threshold=settings.update.threshold, languages=(settings.source_language, "")
        ),
        accept=settings.update.accept,
        drop_obsolete=request.drop_obsolete,
        tidy=request.tidy,
        header={field: value for field, value in names.items() if value},
    )


def make_plans(
    index: MemoryIndex, documents: Sequence[str], way: UpdateWay, workers: Workers = ALONE
) -> UpdatePlans:
    """Read and match everything; a document with a mistake in any of its files is left out.

    ``index`` is asked where suggestions are to be searched. ``way`` may lack what all documents
    share in a run: the time and the glossary are added here.

    A file is read several times. If it is no longer the same, all is read and matched anew; raises
    FileChanged where that happens ``_TRIES`` times.
    """
    project = index.project
    way = way._replace(created=write_time(), terms=read_terms(project))
    for _ in range(_TRIES):
        try:
            return _make_plans(UpdateWork(project, way), index, documents, workers)
        except files.FileChanged as error:
            changed, index = error, open_index(project)
    raise changed


def _make_plans(
    work: UpdateWork, index: MemoryIndex, documents: Sequence[str], workers: Workers
) -> UpdatePlans:
    templates, read, errors = _read_all(work, documents, workers)
    whole, unreadable = _select_whole(read)
    searches = [open_searches(index, plans) for plans in whole]
    attempts = [
        match_language(index, plans, found, workers)
        for plans, found in zip(whole, searches, strict=True)
    ]
    matched, lossy = _select_whole(attempts)
    index.save()
    if work.project.settings.update.outdated_pivot:
        matched = [
            {name: _doubt_outdated(plan, matched) for name, plan in plans.items()}
            for plans in matched
        ]
    kept = {n: new for n, new in templates.items() if all(n in plans for plans in matched)}
    searched = [each for each in searches if each is not None]
    return UpdatePlans(kept, matched, [*errors, *unreadable, *lossy], searched)


_Read = tuple[dict[str, PlannedFile], list[dict[str, Attempt]], list[DragomanError]]


def _read_all(work: UpdateWork, documents: Sequence[str], workers: Workers) -> _Read:
    """Read all documents with their catalogues; return their templates, the plans of each language,
    and what is wrong with the documents that have no template."""
    templates: dict[str, PlannedFile] = {}
    plans: list[dict[str, Attempt]] = [{} for _ in work.way.codes]
    errors: list[DragomanError] = []
    for name, result in _read_each(work, documents, workers):
        if isinstance(result, DragomanError):
            errors.append(result)
            continue
        templates[name] = result.file.keep(work.kept)
        for code, language in zip(work.way.codes, plans, strict=True):
            language[name] = _plan_catalog(work, CatalogName(name, code), result, templates[name])
    return templates, plans, errors


def _read_each(
    work: UpdateWork, documents: Sequence[str], workers: Workers
) -> Iterator[tuple[str, ReadDocument | DragomanError]]:
    """Yield what was read of each document."""
    project, way = work.project, work.way
    task = make_read_task(project, way)
    if not has_helpers(task, documents, workers):
        task = task._replace(function=partial(read_document, way=way, keep=work.kept.add))
    results = run_jobs(project, task, documents, workers)
    with closing(results):
        for name, result in zip(documents, results, strict=True):
            if isinstance(result, ReadDocument) and result.has_errors:
                result = read_document(project, name, way)  # here, it is said with its path
            yield name, result


def _plan_catalog(
    work: UpdateWork, place: CatalogName, document: ReadDocument, file: PlannedFile
) -> Attempt:
    """Return the plan of a catalogue that was read."""
    name, code = place
    number = work.way.codes.index(code)
    read = document.catalogs[number]
    if isinstance(read, DragomanError):
        return read
    if not read.is_there:
        languages.normalize_code(code)  # only a language that is known gets a catalogue
    matched = read.matched
    if matched is not None and isinstance(matched.new, Given):  # others have made it
        matched = matched._replace(new=work.kept.add(matched.new))
    read = read._replace(wanted=work.kept.add(read.wanted), matched=None)
    plan = CatalogPlan(work, name, code, file, read, matched)
    if document.texts and (texts := document.texts[number]) is not None:
        return work.hold(plan, texts)
    if document.confirmed and (confirmed := document.confirmed[number]) is not None:
        return plan._replace(confirmed=work.kept.add(confirmed))
    return plan


def _doubt_outdated(plan: CatalogPlan, matched: Sequence[Mapping[str, CatalogPlan]]) -> CatalogPlan:
    """Return the plan, where what is outdated by its pivot is fuzzy."""
    if not plan.read.has_pivots:
        return plan
    reader = PivotReader(plan.project, plan.document)
    planned = {
        plans[plan.document].language: plans[plan.document]
        for plans in matched
        if plan.document in plans
    }

    @cache
    def find(code: str) -> Mapping[MessageKey, Block]:
        new = index_live(load_new(planned[code])) if code in planned else None
        return new or reader.find(code)

    catalog = load_new(plan)
    new = doubt_outdated(catalog, find)
    if new is catalog:
        return plan
    report = plan.report._replace(changed=True)
    made = describe_match(UpdatedCatalog(new, report), plan.read.content, plan.work.kept.add)
    return plan._replace(matched=made)


def _select_whole(
    attempts: Sequence[Mapping[str, Attempt]],
) -> tuple[list[dict[str, CatalogPlan]], list[DragomanError]]:
    """Return the plans of the documents that have one in every language, and all errors."""
    errors = [
        (name, each)
        for plans in attempts
        for name, each in plans.items()
        if isinstance(each, DragomanError)
    ]
    failed = {name for name, _ in errors}
    whole = [
        {n: each for n, each in plans.items() if isinstance(each, CatalogPlan) and n not in failed}
        for plans in attempts
    ]
    return whole, [error for _, error in errors]


def leave_unwritable(project: Project, plans: UpdatePlans) -> UpdatePlans:
    """Return the plans without the documents that have a file that may not be written."""
    changing = [(n, project.template(n)) for n, new in plans.templates.items() if new.is_new]
    changing += [(p.document, p.path) for p in plans.catalogs() if p.report.changed]
    refused = {path: name for name, path in changing if not files.is_writable(path)}
    kept = plans.templates.keys() - refused.values()
    return plans._replace(
        templates={name: new for name, new in plans.templates.items() if name in kept},
        errors=[*plans.errors, *(ProjectError(files.READ_ONLY, path) for path in refused)],
    )
