"""The plan of one catalogue that is to be updated, and how it is matched with its template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from dragoman import languages
from dragoman.catalogs.update import UpdatedCatalog, UpdateOptions, update_catalog
from dragoman.commands._update_jobs import Matched, MatchJob, make_match_task
from dragoman.commands._workers import Workers, has_helpers, run_jobs
from dragoman.errors import CatalogError, DragomanError
from dragoman.matching.memory import Memory, MemoryStore
from dragoman.po import Catalog, dump, parse
from dragoman.project import Project


class CatalogPlan(NamedTuple):
    """One catalogue that is to change, and what it was when that was decided."""

    project: Project
    document: str
    language: str
    template: Catalog
    options: UpdateOptions
    data: bytes | None
    """The file as it was; None where there was none."""
    old: Catalog | None
    new: UpdatedCatalog
    memory: Memory | None = None
    """The other documents; None where they may not be searched."""

    @property
    def path(self) -> Path:
        """Where the catalogue lies."""
        return self.project.catalog(self.document, self.language)


Attempt = CatalogPlan | DragomanError
"""The plan of a catalogue, or why there is none."""


def match_plans(
    plans: Sequence[CatalogPlan],
    store: MemoryStore,
    offers: Mapping[str, bool],
    workers: Workers,
) -> Iterator[Attempt]:
    """Yield the plans of one language as they are to be. ``offers`` are by document, as ``offer``
    of ``match_plan``."""
    if len(plans) < 2:  # nobody helps with one, so no bytes are made for others
        yield from (_try_to_match(plan, store, offer=offers[plan.document]) for plan in plans)
        return
    jobs = [_make_job(plan, offer=offers[plan.document]) for plan in plans]
    memory = store if plans and plans[0].project.settings.update.memory else None
    task = make_match_task(plans[0].language if plans else "", memory)
    if not has_helpers(task, jobs, workers):
        for plan in plans:
            yield _try_to_match(plan, store, offer=offers[plan.document])
        return
    results = run_jobs(plans[0].project, task, jobs, workers)
    with closing(results):
        for plan, result in zip(plans, results, strict=True):
            if isinstance(result, DragomanError):  # here it is said with the path of the catalogue
                yield _try_to_match(plan, store, offer=offers[plan.document])
            else:
                yield _take_over(plan, result, memory)


def _make_job(plan: CatalogPlan, *, offer: bool) -> MatchJob:
    options = _add_plural_forms(plan)._replace(offer=offer)
    return MatchJob(plan.document, dump(plan.template), plan.data, options)


def _take_over(plan: CatalogPlan, matched: Matched, store: MemoryStore | None) -> CatalogPlan:
    """Return the plan with what others have made of it."""
    if store is not None and matched.has_read:
        store.is_read = True
    old = plan.old or plan.template
    name = plan.project.show(plan.path)
    catalog = old if matched.data is None else parse(matched.data, name)
    memory = None if store is None else Memory(store, plan.document)
    return plan._replace(new=UpdatedCatalog(catalog, matched.report), memory=memory)


def _try_to_match(plan: CatalogPlan, store: MemoryStore, *, offer: bool) -> Attempt:
    try:
        return match_plan(plan, store, offer=offer)
    except CatalogError as error:
        return error


def match_plan(plan: CatalogPlan, store: MemoryStore, *, offer: bool = True) -> CatalogPlan:
    """Return the plan with the catalogue as it is to be; ``offer`` as in ``UpdateOptions``."""
    memory = Memory(store, plan.document) if plan.project.settings.update.memory else None
    new = update_catalog(
        plan.old,
        plan.template,
        language=plan.language,
        memory=() if memory is None else memory,
        options=_add_plural_forms(plan)._replace(offer=offer),
    )
    return plan._replace(new=new, memory=memory)


def _add_plural_forms(plan: CatalogPlan) -> UpdateOptions:
    """Return the options with what a new header needs; an old one keeps its plural forms."""
    if plan.old is not None and plan.old.head is not None:
        return plan.options
    forms = {"Plural-Forms": languages.plural_forms(plan.language)}
    return plan.options._replace(header={**forms, **plan.options.header})
