"""Bring every language's catalogue up to date with its document; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman.catalogs.saving import change_catalog
from dragoman.catalogs.update import UpdateReport
from dragoman.commands._catalog_plans import CatalogPlan, match_plan
from dragoman.commands._in_step import CatalogInStep, DocumentInStep, StepCache
from dragoman.commands._memory_catalogs import make_store
from dragoman.commands._memory_index import open_index
from dragoman.commands._searches import has_empty
from dragoman.commands._update_plans import (
    NO_PLANS,
    UpdatePlans,
    UpdateRequest,
    leave_unwritable,
    make_options,
    make_plans,
)
from dragoman.commands._workers import ALONE, Workers
from dragoman.commands.extract import Extracted, is_stale, remember, write_template
from dragoman.errors import DragomanError, raise_errors
from dragoman.locking import lock
from dragoman.matching.memory import Memory
from dragoman.po import Catalog
from dragoman.project import Project


class ChangedCatalog(NamedTuple):
    """What became of one catalogue, and what it was made of."""

    document: str
    language: str
    path: Path
    old: Catalog | None
    """The catalogue before; None where there was none."""
    template: Catalog
    memory: Memory | None
    """The other documents; None where they may not be searched."""
    new: Catalog
    report: UpdateReport

    @property
    def is_new(self) -> bool:
        """Whether there was no such file before."""
        return self.old is None

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user must know about the file as it was."""
        return self.old.notes if self.old else ()

    @property
    def remembered(self) -> tuple[str, ...]:
        """The documents whose catalogues were read for suggestions; () where none was needed."""
        if self.memory is None or not self.memory.store.is_read:
            return ()
        return self.memory.store.documents

    @property
    def skipped(self) -> tuple[DragomanError, ...]:
        """What is wrong with the catalogues of former documents that were skipped in that."""
        if self.memory is None or not self.memory.store.is_read:
            return ()
        return self.memory.store.skipped


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
    options, codes = make_options(project, request), tuple(codes)
    index = open_index(project)
    cache = StepCache(index, codes, options)
    known = cache.find_all(documents)
    due = [name for name, found in known.items() if found is None]
    plans = make_plans(index, due, codes, options, workers) if due else NO_PLANS
    if not plans.has_changes:
        yield from _join_known(project, known, _carry_out(project, plans))
        _remember_in_step(cache, plans)
        raise_errors(plans.errors)
        return
    with lock(project.root):
        if any(is_stale(project, name, new.file) for name, new in plans.templates.items()):
            plans = make_plans(open_index(project), due, codes, options, workers)
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
    for name, template in plans.templates.items():
        made = [language[name] for language in plans.languages]
        reports = [plan.new.report for plan in made]
        is_silent = not any(each.changed or each.typed_over for each in reports) and all(
            plan.old is not None and not plan.old.notes for plan in made
        )
        if is_silent and not template.file.is_new:
            is_open = any(has_empty(plan.old) for plan in made)
            cache.put(name, len(template.catalog.blocks), reports, is_open=is_open)
    cache.save()


def preview_update(
    project: Project,
    documents: Sequence[str],
    codes: Iterable[str],
    request: UpdateRequest = UpdateRequest(),  # noqa: B008 - it is frozen
    workers: Workers = ALONE,
) -> Iterator[UpdatedDocument]:
    """Yield what ``update`` would make of each document, and write nothing."""
    plans = make_plans(
        open_index(project),
        documents,
        tuple(codes),
        make_options(project, request),
        workers,
    )
    for name, new in plans.templates.items():
        file = new.file
        extracted = Extracted(name, project.template(name), file.messages, file.is_new)
        planned = (_describe_plan(language[name]) for language in plans.languages)
        yield UpdatedDocument(extracted, tuple(planned))
    raise_errors(plans.errors)


def _carry_out(project: Project, plans: UpdatePlans) -> Iterator[UpdatedDocument]:
    for name, new in plans.templates.items():
        extracted = write_template(project, name, new.file)
        yield UpdatedDocument(
            extracted, tuple(_write_one(language[name]) for language in plans.languages)
        )
    remember(project, {name: new.file for name, new in plans.templates.items()})


def _write_one(plan: CatalogPlan) -> ChangedCatalog:
    """Write what was planned; where the file has changed meanwhile, plan again."""
    latest = plan
    if plan.new.report.changed:

        def make_catalog(current: Catalog | None) -> Catalog:
            nonlocal latest
            latest = plan
            if current is not plan.old:
                again = plan._replace(old=current)
                store = make_store(open_index(plan.project), plan.language, {plan.document: again})
                store.read_all()
                latest = match_plan(again, store)
            return latest.new.catalog

        known = None if plan.old is None or plan.data is None else (plan.data, plan.old)
        # `update_catalog` has already checked that nothing is lost.
        change_catalog(plan.path, make_catalog, root=plan.project.root, keep=False, known=known)
    return _describe_plan(latest)


def _describe_plan(plan: CatalogPlan) -> ChangedCatalog:
    return ChangedCatalog(
        plan.document,
        plan.language,
        plan.path,
        plan.old,
        plan.template,
        plan.memory,
        *plan.new,
    )
