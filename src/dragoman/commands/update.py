"""Bring every language's catalogue up to date with its document; nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman import files, languages
from dragoman.catalogs.saving import change_catalog
from dragoman.catalogs.update import (
    UpdatedCatalog,
    UpdateOptions,
    UpdateReport,
    update_catalog,
)
from dragoman.commands._searches import EmptySearches
from dragoman.commands._terms import make_term_writer
from dragoman.commands.extract import (
    Extracted,
    PlannedTemplate,
    is_stale,
    plan_template,
    remember,
    write_template,
)
from dragoman.errors import DragomanError, ProjectError
from dragoman.locking import lock
from dragoman.matching.memory import Memory, MemoryStore
from dragoman.matching.model import MatchKind, MatchOptions, is_open
from dragoman.po import Catalog, dump, parse
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
    catalogs: tuple[ChangedCatalog, ...]


class _Plan(NamedTuple):
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


class _Plans(NamedTuple):
    """All files that are to change."""

    templates: Mapping[str, PlannedTemplate]
    languages: Sequence[Mapping[str, _Plan]]

    def catalogs(self) -> Iterator[_Plan]:
        """Yield the plans of all catalogues."""
        return (plan for plans in self.languages for plan in plans.values())

    @property
    def has_changes(self) -> bool:
        """Whether anything must be written."""
        return any(plan.new.report.changed for plan in self.catalogs()) or any(
            new.data != new.old for new in self.templates.values()
        )


def update(
    project: Project,
    documents: Sequence[str],
    codes: Iterable[str],
    *,
    drop_obsolete: bool = False,
    tidy: bool = False,
) -> Iterator[UpdatedDocument]:
    """Bring templates and catalogues up to date with the sources; yield what became of each.

    ``codes`` are the languages. With ``tidy``, catalogues get the form in which dragoman writes
    them, also where nothing else changes. Everything is read and matched before anything is
    written, so that a mistake in one file leaves all files as they were. The lock is held only to
    write: what was changed meanwhile is read and matched again. Raises SourceError and CatalogError
    for what cannot be read, ProjectError for a language that is not known and a file that may not
    be written.
    """
    options, codes = _make_options(project, drop_obsolete, tidy), tuple(codes)
    plans = _make_plans(project, documents, codes, options)
    if not plans.has_changes:
        yield from _carry_out(project, plans)
        return
    with lock(project.root):
        if any(is_stale(project, name, new) for name, new in plans.templates.items()):
            plans = _make_plans(project, documents, codes, options)
        _check_writable(project, plans)
        yield from _carry_out(project, plans)


def _make_options(project: Project, drop_obsolete: bool, tidy: bool) -> UpdateOptions:
    settings = project.settings
    names = {"Last-Translator": settings.translator, "Language-Team": settings.team}
    return UpdateOptions(
        matching=MatchOptions(threshold=settings.update.threshold),
        accept=settings.update.accept,
        drop_obsolete=drop_obsolete,
        tidy=tidy,
        header={field: value for field, value in names.items() if value},
    )


def _make_plans(
    project: Project, documents: Sequence[str], codes: Iterable[str], options: UpdateOptions
) -> _Plans:
    templates = {name: plan_template(project, name) for name in documents}
    return _Plans(templates, [_plan_language(project, code, templates, options) for code in codes])


def _plan_language(
    project: Project, code: str, templates: Mapping[str, PlannedTemplate], options: UpdateOptions
) -> dict[str, _Plan]:
    """Read and match the catalogues of one language; they share one translation memory."""
    write_terms = make_term_writer(project, code)
    plans: dict[str, _Plan] = {}
    for name, template in templates.items():
        path = project.catalog(name, code)
        data = files.read(path)
        if data is None:
            languages.canonical_code(code)  # only a language that is known gets a catalogue
        old = None if data is None else parse(data, project.show(path))
        new = UpdatedCatalog(template.catalog, _NOTHING)
        given = options._replace(earlier=template.old)
        catalog = write_terms(template.catalog)
        plans[name] = _Plan(project, name, code, catalog, given, data, old, new)
    store = _make_store(project, code, plans)
    catalogs = {name: plan.data for name, plan in plans.items()}
    texts = {name: template.data for name, template in templates.items()}
    searches = EmptySearches(project, code, catalogs, texts)
    for name, plan in plans.items():
        plans[name] = _match(plan, store, offer=not searches.is_known(name, plan.old))
    if not any(_has_confirmed(plan.new.report) for plan in plans.values()):
        searches.remember({name: _make_result(plan) for name, plan in plans.items()})
    return plans


def _has_confirmed(report: UpdateReport) -> bool:
    """Return whether an update has made a translation that counts as confirmed."""
    kinds = (MatchKind.REVERTED, MatchKind.TYPOGRAPHIC)
    return any(report.counts.get(kind) for kind in kinds)


def _make_result(plan: _Plan) -> tuple[Catalog, bytes]:
    """Return a catalogue as it will be, with its bytes."""
    catalog, report = plan.new
    if plan.data is not None and not report.changed:
        return catalog, plan.data
    return catalog, dump(catalog)


def _make_store(project: Project, code: str, plans: Mapping[str, _Plan]) -> MemoryStore:
    """Make the translation memory of a language, in which the plans look up what is new."""

    def read_catalogs() -> Iterator[tuple[str, Catalog | DragomanError]]:
        for name in project.documents:
            catalog = plans[name].old if name in plans else project.read_catalog(name, code)
            if catalog is not None:
                yield name, catalog
        yield from _read_orphans(project, code)

    def list_new() -> Iterator[str]:
        for plan in plans.values():
            old = plan.old.blocks if plan.old else ()
            known = {block.key for block in old if not is_open(block)}
            yield from (b.msgid for b in plan.template.blocks if b.key not in known)

    return MemoryStore(read_catalogs, list_new)


def _read_orphans(project: Project, code: str) -> Iterator[tuple[str, Catalog | DragomanError]]:
    """Read the catalogues whose document was renamed or removed: they are still remembered.

    One that cannot be read is given as its error: nobody asked for it, so it stops nothing.
    """
    for name in project.list_catalogs(code):
        if name not in project.documents:
            try:
                catalog = project.read_catalog(name, code)
            except DragomanError as error:
                yield name, error
            else:
                if catalog is not None:
                    yield name, catalog


def _match(plan: _Plan, store: MemoryStore, *, offer: bool = True) -> _Plan:
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


def _add_plural_forms(plan: _Plan) -> UpdateOptions:
    """Return the options with what a new header needs; an old one keeps its plural forms."""
    if plan.old is not None and plan.old.head is not None:
        return plan.options
    forms = {"Plural-Forms": languages.plural_forms(plan.language)}
    return plan.options._replace(header={**forms, **plan.options.header})


def _check_writable(project: Project, plans: _Plans) -> None:
    """Raise ProjectError, before anything is written, for a file that may not be written."""
    changing = [project.template(n) for n, new in plans.templates.items() if new.data != new.old]
    changing += [plan.path for plan in plans.catalogs() if plan.new.report.changed]
    for path in changing:
        if not files.is_writable(path):
            raise ProjectError(files.READ_ONLY, path)


def _carry_out(project: Project, plans: _Plans) -> Iterator[UpdatedDocument]:
    for name, new in plans.templates.items():
        extracted = write_template(project, name, new)
        yield UpdatedDocument(
            extracted, tuple(_write_one(language[name]) for language in plans.languages)
        )
    remember(project, plans.templates)


def _write_one(plan: _Plan) -> ChangedCatalog:
    """Write what was planned; where the file has changed meanwhile, plan again."""
    latest = plan
    if plan.new.report.changed:

        def make_catalog(current: Catalog | None) -> Catalog:
            nonlocal latest
            latest = plan
            if current is not plan.old:
                again = plan._replace(old=current)
                store = _make_store(plan.project, plan.language, {plan.document: again})
                latest = _match(again, store)
            return latest.new.catalog

        known = None if plan.old is None or plan.data is None else (plan.data, plan.old)
        # `update_catalog` has already checked that nothing is lost.
        change_catalog(plan.path, make_catalog, root=plan.project.root, keep=False, known=known)
    return ChangedCatalog(
        plan.document,
        plan.language,
        plan.path,
        latest.old,
        plan.template,
        latest.memory,
        *latest.new,
    )


_NOTHING = UpdateReport(changed=False, counts={}, untranslated=0, retired=0)
