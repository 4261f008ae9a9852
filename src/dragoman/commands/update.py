"""Bring every language's catalogue up to date with its document; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dragoman import files
from dragoman.catalogs.saving import change_catalog
from dragoman.catalogs.update import UpdateReport
from dragoman.commands._catalog_plans import CatalogPlan, MemoryUse, find_use, load_new, match_texts
from dragoman.commands._count_cache import digest_bytes
from dragoman.commands._in_step import CatalogInStep, DocumentInStep, StepCache
from dragoman.commands._match_jobs import Texts, load_template
from dragoman.commands._memory_catalogs import make_store
from dragoman.commands._memory_index import open_index
from dragoman.commands._update_jobs import list_wanted
from dragoman.commands._update_plans import (
    NO_PLANS,
    UpdatePlans,
    UpdateRequest,
    leave_unwritable,
    make_plans,
    make_way,
)
from dragoman.commands._workers import ALONE, Workers
from dragoman.commands.extract import Extracted, is_stale, remember, write_template
from dragoman.errors import DragomanError, raise_errors
from dragoman.locking import lock
from dragoman.po import Catalog
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.commands._suggestions import Suggestion


class ChangedCatalog(NamedTuple):
    """What became of one catalogue. It holds no messages, except those that are to be shown."""

    document: str
    language: str
    path: Path
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
    not be written. A language that is not known, and a glossary that is wrong, stop all at once.
    """
    way = make_way(project, codes, request)
    index = open_index(project)
    cache = StepCache(index, way.codes, way.options)
    known = cache.find_all(documents)
    due = [name for name, found in known.items() if found is None]
    plans = make_plans(index, due, way, workers) if due else NO_PLANS
    if not plans.has_changes:
        yield from _join_known(project, known, _carry_out(project, plans))
        _remember_in_step(cache, plans)
        raise_errors(plans.errors)
        return
    with lock(project.root):
        if any(is_stale(project, name, new) for name, new in plans.templates.items()):
            plans = make_plans(open_index(project), due, way, workers)
        plans = leave_unwritable(project, plans)
        yield from _join_known(project, known, _carry_out(project, plans))
    _remember_in_step(cache, plans)
    raise_errors(plans.errors)


def _join_known(
    project: Project,
    known: Mapping[str, DocumentInStep | None],
    made: Iterator[UpdatedDocument],
) -> Iterator[UpdatedDocument]:
    """Yield what became of all documents, in their order: those that are known to be in step, and
    ``made``, in which documents with a mistake are missing."""
    following = next(made, None)
    for name, found in known.items():
        if found is not None:
            extracted = Extracted(name, project.template(name), found.messages, written=False)
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
        extracted = Extracted(name, project.template(name), file.messages, file.is_new)
        planned = (_describe_plan(language[name]) for language in plans.languages)
        yield UpdatedDocument(extracted, tuple(planned))
    raise_errors(plans.errors)


def _carry_out(project: Project, plans: UpdatePlans) -> Iterator[UpdatedDocument]:
    for name, new in plans.templates.items():
        extracted = write_template(project, name, new)
        yield UpdatedDocument(
            extracted, tuple(_write_one(language[name]) for language in plans.languages)
        )
    remember(project, plans.templates)


def _write_one(plan: CatalogPlan) -> ChangedCatalog:
    """Write what was planned; where the file has changed meanwhile, plan again."""
    if plan.report.changed and not _write_planned(plan):
        plan = _plan_again(plan)
    return _describe_plan(plan)


def _write_planned(plan: CatalogPlan) -> bool:
    """Write a catalogue as it was planned; return False where it is no longer what was read.

    When it was matched, it was checked that nothing is lost and that it can be read back.
    """
    old, new = files.read(plan.path), plan.result.new
    if new is None or (b"" if old is None else digest_bytes(old)) != plan.read.content.digest:
        return False
    try:
        files.write(plan.path, new, root=plan.project.root, since=old)
    except files.FileChanged:
        return False
    return True


def _plan_again(plan: CatalogPlan) -> CatalogPlan:
    """Match a catalogue as it is now, and write it; return the new plan."""
    project, latest = plan.project, plan
    template = load_template(project, plan.document, plan.file, plan.work.way, plan.language)

    def make_catalog(current: Catalog | None) -> Catalog:
        nonlocal latest
        now = plan.read._replace(
            is_there=current is not None,
            notes=current.notes if current else (),
            has_header=current is not None and current.head is not None,
        )
        store = make_store(
            open_index(project),
            plan.language,
            {plan.document: lambda: current},
            lambda: list_wanted(template, current),
        )
        store.read_all()
        latest, new = match_texts(plan._replace(read=now), Texts(template, current), store)
        latest = latest._replace(memory=find_use(store))
        return new

    # `update_catalog` has already checked that nothing is lost.
    change_catalog(plan.path, make_catalog, root=project.root, keep=False)
    return latest


def _describe_plan(plan: CatalogPlan) -> ChangedCatalog:
    return ChangedCatalog(
        plan.document,
        plan.language,
        plan.path,
        not plan.read.is_there,
        plan.read.notes,
        plan.report,
        plan.memory,
        plan.suggestions,
        partial(load_new, plan),
    )
