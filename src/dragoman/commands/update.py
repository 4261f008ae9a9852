"""Bring every language's catalogue up to date with its document; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dragoman import files
from dragoman.catalogs.update import UpdateReport
from dragoman.commands._caches.in_step import CatalogInStep, DocumentInStep, StepCache
from dragoman.commands._caches.memory_index import MemoryIndex, open_index
from dragoman.commands._parallel.workers import ALONE, Workers
from dragoman.commands._update.catalog_plans import CatalogPlan, MemoryUse, load_new
from dragoman.commands._update.match_jobs import UpdateWay
from dragoman.commands._update.plans import (
    NO_PLANS,
    UpdatePlans,
    UpdateRequest,
    leave_unwritable,
    make_plans,
    make_way,
)
from dragoman.commands._update.writing import WrittenDocument, write_plans
from dragoman.commands.extract import Extracted
from dragoman.errors import DragomanError, raise_errors
from dragoman.files.locking import lock
from dragoman.po import Catalog
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.commands._update.suggestions import Suggestion


class ChangedCatalog(NamedTuple):
    """What became of one catalogue. It holds no messages, except those that are to be shown."""

    document: str
    language: str
    is_new: bool
    """Whether there was no such file before."""
    notes: tuple[str, ...]
    """What the user must know about the file as it was."""
    report: UpdateReport
    memory: MemoryUse
    suggestions: tuple[Suggestion, ...]
    """Those that were made, where they are to be explained."""
    load_new: Callable[[], Catalog]
    """Returns the new catalogue."""

    @property
    def remembered(self) -> tuple[str, ...]:
        """The documents whose catalogues were read for suggestions; () where none was needed."""
        return self.memory.documents

    @property
    def skipped(self) -> tuple[DragomanError, ...]:
        """What is wrong with the catalogues of former documents that were skipped in that."""
        return self.memory.skipped


class UpdatedDocument(NamedTuple):
    """What became of one document: its template, and its catalogues in the order of ``codes``."""

    extracted: Extracted
    catalogs: tuple[ChangedCatalog | CatalogInStep, ...]

    @property
    def changed(self) -> tuple[ChangedCatalog, ...]:
        """The catalogues that were read; the others are known to be in step."""
        return tuple(one for one in self.catalogs if isinstance(one, ChangedCatalog))

    @property
    def has_changed(self) -> bool:
        """Whether any of its files has new content."""
        return self.extracted.written or any(one.report.changed for one in self.catalogs)

    def list_written(self, project: Project) -> Iterator[Path]:
        """Yield the files that got new content."""
        name = self.extracted.document
        if self.extracted.written:
            yield project.template(name)
        for one in self.catalogs:
            if one.report.changed:
                yield project.catalog(name, one.language)

    @property
    def was_out_of_step(self) -> bool:
        """Whether more has changed than that empty messages are offered translations.

        Whoever translates a text makes an offer to the same text elsewhere. That document is up to
        date with its source all the same.
        """
        reports = [one.report for one in self.catalogs]
        changed = any(report.changed and not report.only_offers for report in reports)
        return self.extracted.written or changed


def update(
    project: Project,
    documents: Sequence[str],
    codes: Iterable[str],
    request: UpdateRequest = UpdateRequest(),  # noqa: B008 - it is frozen
    workers: Workers = ALONE,
) -> Iterator[UpdatedDocument]:
    """Bring templates and catalogues up to date with the sources; yield what became of each.

    ``codes`` are the languages. Everything is read and matched before anything is written. The
    lock is held only to write: what was changed meanwhile is read and matched again. A mistake in
    a file leaves all files of its document as they were, and when all others are done, it is
    raised: SourceError and CatalogError for what cannot be read, ProjectError for a file that may
    not be written, FileChanged for one that others change all the time. A language that is not
    known, and a glossary that is wrong, stop all at once.
    """
    way = make_way(project, codes, request)
    index = open_index(project)
    cache = StepCache(index, way.codes, way.options)
    known = cache.find_all(documents)
    due = [name for name, found in known.items() if found is None]
    plans = _try_to_plan(index, due, way, workers)
    errors: list[DragomanError] = []
    is_idle = plans is not None and not plans.has_changes
    with nullcontext() if is_idle else lock(project.root):
        if plans is None or (plans.has_changes and plans.are_stale(project)):
            plans = make_plans(open_index(project), due, way, workers)
        plans = leave_unwritable(project, plans)
        written = write_plans(project, plans, way, errors)
        yield from _join_known(known, map(_describe_written, written))
    _remember_in_step(cache, plans)
    raise_errors([*plans.errors, *errors])


def _try_to_plan(
    index: MemoryIndex, documents: Sequence[str], way: UpdateWay, workers: Workers
) -> UpdatePlans | None:
    """Return the plans; None where others change the files all the time, which most programs do
    not while the project is locked."""
    try:
        return make_plans(index, documents, way, workers) if documents else NO_PLANS
    except files.FileChanged:
        return None


def _join_known(
    known: Mapping[str, DocumentInStep | None],
    made: Iterator[UpdatedDocument],
) -> Iterator[UpdatedDocument]:
    """Yield what became of all documents, in their order: those that are known to be in step, and
    ``made``, in which documents with a mistake are missing."""
    following = next(made, None)
    for name, found in known.items():
        if found is not None:
            extracted = Extracted(name, found.messages, written=False)
            yield UpdatedDocument(extracted, found.catalogs)
        elif following is not None and following.extracted.document == name:
            yield following
            following = next(made, None)


def _remember_in_step(cache: StepCache, plans: UpdatePlans) -> None:
    """Remember which documents nothing was to be changed of, and nothing to be said."""
    for name, file in plans.templates.items():
        made = [language[name] for language in plans.languages]
        reports = [plan.report for plan in made]
        is_silent = not any(each.changed or each.typed_over for each in reports) and all(
            plan.read.is_there and not plan.read.notes for plan in made
        )
        if is_silent and not file.is_new:
            is_open = any(plan.read.content.is_open for plan in made)
            cache.put(name, file.messages, reports, is_open=is_open)
    cache.save()


def preview_update(
    project: Project,
    documents: Sequence[str],
    codes: Iterable[str],
    request: UpdateRequest = UpdateRequest(),  # noqa: B008 - it is frozen
    workers: Workers = ALONE,
) -> Iterator[UpdatedDocument]:
    """Yield what ``update`` would make of each document, and write nothing."""
    way = make_way(project, codes, request)
    plans = make_plans(open_index(project), documents, way, workers)
    for name, file in plans.templates.items():
        extracted = Extracted(name, file.messages, file.is_new)
        planned = (_describe_plan(language[name]) for language in plans.languages)
        yield UpdatedDocument(extracted, tuple(planned))
    raise_errors(plans.errors)


def _describe_written(written: WrittenDocument) -> UpdatedDocument:
    return UpdatedDocument(written.extracted, tuple(map(_describe_plan, written.plans)))


def _describe_plan(plan: CatalogPlan) -> ChangedCatalog:
    return ChangedCatalog(
        plan.document,
        plan.language,
        not plan.read.is_there,
        plan.read.notes,
        plan.report,
        plan.memory,
        plan.suggestions,
        partial(load_new, plan),
    )
