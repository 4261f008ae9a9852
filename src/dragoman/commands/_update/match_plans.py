"""Matching those catalogues of one language for which other documents may matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from dragoman import languages
from dragoman.catalogs.update import UpdatedCatalog, UpdateOptions, update_catalog
from dragoman.collector import pause_collector
from dragoman.commands._caches.memory_catalogs import make_store
from dragoman.commands._caches.memory_index import MemoryIndex
from dragoman.commands._caches.searches import EmptySearches
from dragoman.commands._parallel.workers import Workers, has_helpers, run_jobs
from dragoman.commands._update.catalog_plans import (
    Attempt,
    CatalogPlan,
    find_use,
    load_confirmed,
    load_new,
    load_texts,
)
from dragoman.commands._update.match_jobs import (
    Matched,
    MatchJob,
    Texts,
    add_earlier,
    describe_match,
    make_match_task,
    strip_report,
)
from dragoman.errors import CatalogError, DragomanError
from dragoman.matching.memory import Memory, MemoryStore, StaleMemoryError
from dragoman.matching.model import MatchKind
from dragoman.model import CatalogName

if TYPE_CHECKING:
    from dragoman.commands._update.suggestions import Suggestion


def open_searches(index: MemoryIndex, plans: Mapping[str, CatalogPlan]) -> EmptySearches | None:
    """Return what other documents may matter for the catalogues of one language; None where they
    matter for none."""
    for plan in plans.values():
        if plan.matched is None:
            contents = {name: each.read.content for name, each in plans.items()}
            templates = {name: each.file.digest for name, each in plans.items()}
            return EmptySearches(index, plan.language, contents, templates)
    return None


def match_language(
    index: MemoryIndex,
    plans: Mapping[str, CatalogPlan],
    searches: EmptySearches | None,
    workers: Workers,
) -> dict[str, Attempt]:
    """Match those catalogues of one language for which other documents may matter; they share one
    translation memory. ``searches`` is as ``open_searches`` returned it."""
    if searches is None:
        return dict(plans)
    left = [plan for plan in plans.values() if plan.matched is None]
    store = _make_store(index, left[0].language, plans)
    offers = {plan.document: not searches.is_known(plan.document) for plan in left}
    is_certain = True
    try:
        attempts = tuple(_match_plans(left, store, offers, workers))
    except StaleMemoryError:  # somebody saves a catalogue at this moment
        is_certain = False
        store.read_all()
        attempts = tuple(_match_plans(left, store, offers, workers))
    names = (plan.document for plan in left)
    matched: dict[str, Attempt] = {**plans, **dict(zip(names, attempts, strict=True))}
    made = [each for each in matched.values() if isinstance(each, CatalogPlan)]
    is_certain &= len(made) == len(plans)
    if is_certain and not any(_has_confirmed(each) for each in made):
        searches.remember({each.document: each.result.content for each in made})
    return _add_use(matched, store)


def _make_store(index: MemoryIndex, code: str, plans: Mapping[str, CatalogPlan]) -> MemoryStore:
    def list_wanted() -> Iterator[str]:
        for plan in plans.values():
            if plan.read.wanted.size:
                yield from plan.read.wanted.read().decode(errors="surrogatepass").split("\0")

    given = {name: partial(load_confirmed, plan) for name, plan in plans.items()}
    return make_store(index, code, given, list_wanted)


def _add_use(matched: Mapping[str, Attempt], store: MemoryStore) -> dict[str, Attempt]:
    """Return the plans with what was searched for them."""
    use = find_use(store)
    return {
        name: each._replace(memory=use) if isinstance(each, CatalogPlan) else each
        for name, each in matched.items()
    }


def _has_confirmed(plan: CatalogPlan) -> bool:
    """Return whether an update has made a translation that counts as confirmed."""
    kinds = (MatchKind.REVERTED, MatchKind.TYPOGRAPHIC)
    return any(plan.report.counts.get(kind) for kind in kinds)


def _match_plans(
    plans: Sequence[CatalogPlan],
    store: MemoryStore,
    offers: Mapping[str, bool],
    workers: Workers,
) -> Iterator[Attempt]:
    """Yield the plans of one language as they are to be. ``offers`` are by document, as ``offer``
    of ``UpdateOptions``. Raises FileChanged where a file is no longer what was read."""
    work, language = plans[0].work, plans[0].language
    memory = store if work.project.settings.update.memory else None
    task = make_match_task(work.project, language, memory, work.way)
    jobs = [_make_job(plan, offer=offers[plan.document]) for plan in plans]
    if len(plans) < 2 or not has_helpers(task, jobs, workers):
        yield from (_try_to_match(plan, store, offer=offers[plan.document]) for plan in plans)
        return
    results = run_jobs(work.project, task, jobs, workers)
    with closing(results):
        for plan, result in zip(plans, results, strict=True):
            if isinstance(result, DragomanError):  # here it is said with the path of the catalogue
                yield _try_to_match(plan, store, offer=offers[plan.document])
            else:
                yield _take_over(plan, result, store)


def _make_job(plan: CatalogPlan, *, offer: bool) -> MatchJob:
    options = _add_plural_forms(plan)._replace(offer=offer)
    return MatchJob(plan.document, plan.file, plan.read.content, options)


def _take_over(plan: CatalogPlan, matched: Matched, store: MemoryStore) -> CatalogPlan:
    """Return the plan with what others have made of it."""
    store.is_read |= matched.has_read
    if matched.new is not None:
        matched = matched._replace(new=plan.work.kept.add(matched.new))
    made = plan._replace(matched=matched._replace(report=strip_report(matched.report)))
    if plan.work.way.explains:
        new = UpdatedCatalog(load_new(made), matched.report)
        memory = Memory(store, plan.document)
        made = made._replace(suggestions=_explain(plan, load_texts(plan), new, memory))
    plan.work.drop(plan)
    return made


def _try_to_match(plan: CatalogPlan, store: MemoryStore, *, offer: bool) -> Attempt:
    try:
        with pause_collector():
            return _match_texts(plan, load_texts(plan), store, offer=offer)
    except CatalogError as error:
        return error
    finally:
        plan.work.drop(plan)


def _match_texts(
    plan: CatalogPlan, texts: Texts, store: MemoryStore, *, offer: bool
) -> CatalogPlan:
    """Return the plan with the catalogue as it is to be; ``offer`` as in ``UpdateOptions``."""
    memory = Memory(store, plan.document) if plan.project.settings.update.memory else None
    options = _add_plural_forms(plan)._replace(offer=offer)
    new = update_catalog(
        texts.old,
        texts.template,
        language=plan.language,
        memory=() if memory is None else memory,
        options=add_earlier(options, plan.project, plan.document, plan.file),
    )
    matched = describe_match(new, plan.read.content, plan.work.kept.add)
    suggestions = _explain(plan, texts, new, memory) if plan.work.way.explains else ()
    matched = matched._replace(report=strip_report(new.report))
    return plan._replace(matched=matched, suggestions=suggestions)


def _explain(
    plan: CatalogPlan, texts: Texts, new: UpdatedCatalog, memory: Memory | None
) -> tuple[Suggestion, ...]:
    from dragoman.commands._update.suggestions import list_suggestions

    place = CatalogName(plan.document, plan.language)
    return tuple(list_suggestions(place, texts, new, memory))


def _add_plural_forms(plan: CatalogPlan) -> UpdateOptions:
    """Return the options with what a new header needs; an old one keeps its plural forms."""
    options = plan.work.way.options
    if plan.read.has_header:
        return options
    forms = {"Plural-Forms": languages.find_plural_forms(plan.language)}
    return options._replace(header={**forms, **options.header})
