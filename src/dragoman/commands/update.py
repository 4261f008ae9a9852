"""Every language's catalogue in step with its document; nothing that a translator wrote is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dragoman import files, languages
from dragoman.catalogs.saving import change_catalog
from dragoman.catalogs.update import UpdatedCatalog, UpdateOptions, UpdateReport
from dragoman.catalogs.update import update_catalog as updated
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
from dragoman.matching.model import THRESHOLD, MatchOptions
from dragoman.po import Block, Catalog, parse
from dragoman.po.edit import set_source_lines, source_lines
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.glossary import Glossary


class ChangedCatalog(NamedTuple):
    """What became of one catalogue."""

    document: str
    language: str
    path: Path
    report: UpdateReport
    notes: tuple[str, ...] = ()
    """What the user must be told of the file as it was."""


class UpdatedDocument(NamedTuple):
    """What became of one document: its template, and its catalogues in the order asked."""

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

    @property
    def path(self) -> Path:
        """Where the catalogue lies."""
        return self.project.catalog(self.document, self.language)


class _Plans(NamedTuple):
    """All that is to change."""

    templates: Mapping[str, PlannedTemplate]
    languages: Sequence[Mapping[str, _Plan]]

    def catalogs(self) -> Iterator[_Plan]:
        """Give the plans of all catalogues."""
        return (plan for plans in self.languages for plan in plans.values())

    @property
    def change(self) -> bool:
        """Must anything be written?"""
        return any(plan.new.report.changed for plan in self.catalogs()) or any(
            new.data != new.old for new in self.templates.values()
        )


def update(
    project: Project,
    documents: Sequence[str],
    codes: Iterable[str],
    *,
    drop_obsolete: bool = False,
) -> Iterator[UpdatedDocument]:
    """Bring templates and catalogues in step with the sources, and tell of each document.

    Everything is read and matched before anything is written, so that a mistake in one file
    leaves all files as they were. The lock is held only to write: what was changed meanwhile is
    read and matched again. Raises SourceError and CatalogError for what cannot be read,
    ProjectError for a language that is not known and a file that may not be written.
    """
    options, codes = _make_options(project, drop_obsolete), tuple(codes)
    plans = _make_plans(project, documents, codes, options)
    if not plans.change:
        yield from _carry_out(project, plans)
        return
    with lock(project.root):
        if any(is_stale(project, name, new) for name, new in plans.templates.items()):
            plans = _make_plans(project, documents, codes, options)
        _check_writable(project, plans)
        yield from _carry_out(project, plans)


def _make_options(project: Project, drop_obsolete: bool) -> UpdateOptions:
    settings = project.settings
    names = {"Last-Translator": settings.translator, "Language-Team": settings.team}
    return UpdateOptions(
        matching=MatchOptions(threshold=settings.update.threshold or THRESHOLD),
        accept=settings.update.accept,
        drop_obsolete=drop_obsolete,
        header={field: value for field, value in names.items() if value},
    )


def _make_plans(
    project: Project, documents: Sequence[str], codes: Iterable[str], options: UpdateOptions
) -> _Plans:
    templates = {name: plan_template(project, name) for name in documents}
    catalogs = {name: new.catalog for name, new in templates.items()}
    return _Plans(templates, [_plan_language(project, code, catalogs, options) for code in codes])


def _plan_language(
    project: Project, code: str, templates: Mapping[str, Catalog], options: UpdateOptions
) -> dict[str, _Plan]:
    """Read and match the catalogues of one language; they share one translation memory."""
    tell = _make_term_writer(project, code)
    plans: dict[str, _Plan] = {}
    for name, template in templates.items():
        path = project.catalog(name, code)
        data = files.read(path)
        if data is None:
            languages.canonical_code(code)  # only a language that is known gets a catalogue
        old = None if data is None else parse(data, project.show(path))
        new = UpdatedCatalog(template, _NOTHING)
        plans[name] = _Plan(project, name, code, tell(template), options, data, old, new)
    store = _make_store(project, code, plans)
    return {
        name: plan._replace(new=_update_one(plan, plan.old, store)) for name, plan in plans.items()
    }


def _make_store(project: Project, code: str, plans: Mapping[str, _Plan]) -> MemoryStore:
    """Give the translation memory of a language, in which the plans look up what is new."""

    def catalogs() -> Iterator[tuple[str, Catalog]]:
        for name in project.documents:
            found = plans[name].old if name in plans else project.read_catalog(name, code)
            if found is not None:
                yield name, found
        yield from _read_orphans(project, code)

    def asked() -> Iterator[str]:
        for plan in plans.values():
            known = {block.key for block in plan.old.blocks} if plan.old else set()
            yield from (b.msgid for b in plan.template.blocks if b.key not in known)

    return MemoryStore(catalogs, asked)


def _read_orphans(project: Project, code: str) -> Iterator[tuple[str, Catalog]]:
    """Read the catalogues whose document was renamed or removed: they are remembered still."""
    for name in project.list_catalogs(code):
        if name not in project.documents:
            with suppress(DragomanError):  # nobody asked for it, so what is wrong is no matter
                catalog = project.read_catalog(name, code)
                if catalog is not None:
                    yield name, catalog


def _update_one(plan: _Plan, old: Catalog | None, store: MemoryStore) -> UpdatedCatalog:
    return updated(
        old,
        plan.template,
        language=plan.language,
        plural_forms=_plural_forms(plan.language, old),
        memory=Memory(store, plan.document) if plan.project.settings.update.memory else (),
        options=plan.options,
    )


def _plural_forms(language: str, old: Catalog | None) -> str:
    """Give what a new header needs; a catalogue keeps the plural forms that it has."""
    return languages.plural_forms(language) if old is None or old.head is None else ""


def _check_writable(project: Project, plans: _Plans) -> None:
    """Refuse before anything is written what could not be written later."""
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
    report = plan.new.report
    if report.changed:

        def made(current: Catalog | None) -> Catalog:
            nonlocal report
            new = plan.new
            if current is not plan.old:
                again = plan._replace(old=current)
                store = _make_store(plan.project, plan.language, {plan.document: again})
                new = _update_one(again, current, store)
            report = new.report
            return new.catalog

        known = None if plan.old is None or plan.data is None else (plan.data, plan.old)
        # That nothing is lost, `updated` has made sure of already.
        change_catalog(plan.path, made, root=plan.project.root, keep=False, known=known)
    notes = plan.old.notes if plan.old else ()
    return ChangedCatalog(plan.document, plan.language, plan.path, report, notes)


def _make_term_writer(project: Project, language: str) -> Callable[[Catalog], Catalog]:
    """Tell the translators the glossary's terms, where the settings ask for it."""
    path = project.root / project.settings.check.glossary
    if not project.settings.check.comments or not path.is_file():
        return lambda template: template
    from dragoman import glossary

    terms = glossary.read(path)
    return lambda template: replace(
        template, blocks=tuple(_add_terms(block, terms, language) for block in template.blocks)
    )


def _add_terms(block: Block, terms: Glossary, language: str) -> Block:
    from dragoman.glossary import find_terms, write_comments

    found = find_terms(terms, block.msgid, language)
    if not found:
        return block
    told = [f"#. {comment}" for comment in write_comments(found)]
    lines = source_lines(block)
    own = [line for line in lines if line.startswith("#.")]
    return set_source_lines(block, [*own, *told, *lines[len(own) :]])


_NOTHING = UpdateReport(changed=False, hows={}, untranslated=0, retired=0)
