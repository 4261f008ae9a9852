"""What ``update`` is to write: every file is read and matched before the first one is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman import files, languages
from dragoman.catalogs.pivot import doubt_outdated
from dragoman.catalogs.update import (
    UpdatedCatalog,
    UpdateOptions,
    UpdateReport,
)
from dragoman.commands._catalog_plans import Attempt, CatalogPlan, match_plans
from dragoman.commands._memory_catalogs import make_store
from dragoman.commands._memory_index import MemoryIndex
from dragoman.commands._pivots import PivotReader, index_live
from dragoman.commands._searches import NO_CONTENT, CatalogContent, EmptySearches, describe_content
from dragoman.commands._terms import make_term_writer
from dragoman.commands._update_jobs import ReadDocuments, read_documents
from dragoman.commands._workers import ALONE, Workers
from dragoman.commands.extract import PlannedTemplate
from dragoman.errors import DragomanError, ProjectError
from dragoman.matching.memory import StaleMemoryError
from dragoman.matching.model import MatchKind, MatchOptions
from dragoman.po import Catalog
from dragoman.po.catalog import DumpedCatalog
from dragoman.po.compact import parse_compact
from dragoman.project import Project
from dragoman.wrong_language import check_language

_NOTHING = UpdateReport(changed=False, counts={}, untranslated=0, retired=0)


class UpdatePlans(NamedTuple):
    """All files that are to change."""

    templates: Mapping[str, PlannedTemplate]
    languages: Sequence[Mapping[str, CatalogPlan]]
    errors: Sequence[DragomanError]
    """What is wrong with the documents that are not among them."""

    def catalogs(self) -> Iterator[CatalogPlan]:
        """Yield the plans of all catalogues."""
        return (plan for plans in self.languages for plan in plans.values())

    @property
    def has_changes(self) -> bool:
        """Whether anything must be written."""
        return any(plan.new.report.changed for plan in self.catalogs()) or any(
            new.file.is_new for new in self.templates.values()
        )


NO_PLANS = UpdatePlans({}, (), ())
"""Nothing is to be done."""


class UpdateRequest(NamedTuple):
    """What the user asks of an update, besides what the settings say."""

    drop_obsolete: bool = False
    tidy: bool = False
    """Whether catalogues get the form in which dragoman writes them (see ``catalogs.tidy``)."""


def make_options(project: Project, request: UpdateRequest) -> UpdateOptions:
    """Return the options of an update: those of the settings, and what the user asks."""
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
    index: MemoryIndex,
    documents: Sequence[str],
    codes: Sequence[str],
    options: UpdateOptions,
    workers: Workers = ALONE,
) -> UpdatePlans:
    """Read and match everything; a document with a mistake in any of its files is left out.

    ``index`` is asked where suggestions are to be searched.
    """
    project = index.project
    found = read_documents(project, documents, codes, workers)
    templates, errors, _ = found
    whole, unreadable = _select_whole(
        [_read_language(project, code, found, options) for code in codes]
    )
    pairs = zip(codes, whole, strict=True)
    matched, lossy = _select_whole(
        [_match_language(index, code, plans, templates, workers) for code, plans in pairs]
    )
    index.save()
    if project.settings.update.outdated_pivot:
        matched = [
            {name: _doubt_outdated(plan, matched) for name, plan in plans.items()}
            for plans in matched
        ]
    kept = {n: new for n, new in templates.items() if all(n in plans for plans in matched)}
    return UpdatePlans(kept, matched, [*errors, *unreadable, *lossy])


def _doubt_outdated(plan: CatalogPlan, matched: Sequence[Mapping[str, CatalogPlan]]) -> CatalogPlan:
    """Return the plan, where what is outdated by its pivot is fuzzy."""
    reader = PivotReader(plan.project, plan.document)
    planned = {
        plans[plan.document].language: index_live(plans[plan.document].new.catalog)
        for plans in matched
        if plan.document in plans
    }
    catalog, report = plan.new
    new = doubt_outdated(catalog, lambda code: planned.get(code) or reader.find(code))
    if new is catalog:
        return plan
    return plan._replace(new=UpdatedCatalog(new, report._replace(changed=True)))


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


def _read_language(
    project: Project, code: str, found: ReadDocuments, options: UpdateOptions
) -> dict[str, Attempt]:
    """Read the catalogues of one language, which are to be matched."""
    write_terms = make_term_writer(project, code)
    plans: dict[str, Attempt] = {}
    for name, template in found.templates.items():
        try:
            path = project.catalog(name, code)
            data = project.read_catalog_bytes(name, code)
            if data is not None and not found.is_checked(code, data):
                check_language(data, code, project.show(path))
            shown = project.show(path)
            old = None if data is None else parse_compact(data, shown, template.catalog)
        except DragomanError as error:
            plans[name] = error
            continue
        if data is None:
            languages.canonical_code(code)  # only a language that is known gets a catalogue
        new = UpdatedCatalog(template.catalog, _NOTHING)
        given = options._replace(earlier=template.file.read_earlier)
        catalog = write_terms(template.catalog)
        plans[name] = CatalogPlan(project, name, code, catalog, given, data, old, new)
    return plans


def _match_language(
    index: MemoryIndex,
    code: str,
    plans: Mapping[str, CatalogPlan],
    templates: Mapping[str, PlannedTemplate],
    workers: Workers,
) -> dict[str, Attempt]:
    """Match the catalogues of one language; they share one translation memory."""
    store = make_store(index, code, plans)
    catalogs = {
        name: NO_CONTENT if plan.data is None else describe_content((plan.data,))
        for name, plan in plans.items()
    }
    texts = {name: template.file.data for name, template in templates.items()}
    searches = EmptySearches(index, code, catalogs, texts)
    offers = {name: not searches.is_known(name, plan.old) for name, plan in plans.items()}
    try:
        attempts = tuple(match_plans(tuple(plans.values()), store, offers, workers))
    except StaleMemoryError:  # somebody saves a catalogue at this moment
        store.read_all()
        attempts = tuple(match_plans(tuple(plans.values()), store, offers, workers))
    matched = dict(zip(plans, attempts, strict=True))
    made = [each for each in matched.values() if isinstance(each, CatalogPlan)]
    if len(made) == len(plans) and not any(_has_confirmed(each.new.report) for each in made):
        searches.remember({each.document: _make_result(each) for each in made})
    return matched


def _has_confirmed(report: UpdateReport) -> bool:
    """Return whether an update has made a translation that counts as confirmed."""
    kinds = (MatchKind.REVERTED, MatchKind.TYPOGRAPHIC)
    return any(report.counts.get(kind) for kind in kinds)


def _make_result(plan: CatalogPlan) -> tuple[Catalog, CatalogContent]:
    """Return a catalogue as it will be, with what is kept of its bytes."""
    catalog, report = plan.new
    if plan.data is not None and not report.changed:
        return catalog, describe_content((plan.data,))
    return catalog, describe_content(DumpedCatalog(catalog))


def leave_unwritable(project: Project, plans: UpdatePlans) -> UpdatePlans:
    """Return the plans without the documents that have a file that may not be written."""
    changing = [(n, project.template(n)) for n, new in plans.templates.items() if new.file.is_new]
    changing += [(p.document, p.path) for p in plans.catalogs() if p.new.report.changed]
    refused = {path: name for name, path in changing if not files.is_writable(path)}
    kept = plans.templates.keys() - refused.values()
    return UpdatePlans(
        {name: new for name, new in plans.templates.items() if name in kept},
        plans.languages,
        [*plans.errors, *(ProjectError(files.READ_ONLY, path) for path in refused)],
    )
