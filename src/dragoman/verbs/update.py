"""Every language's catalogue in step with its document; nothing that a translator wrote is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import files, languages
from dragoman.catalogs import Block, Catalog, dump, parse
from dragoman.catalogs.matches import THRESHOLD, MatchOptions
from dragoman.catalogs.memory import Memory
from dragoman.catalogs.rewriting import source_lines, with_source
from dragoman.catalogs.saving import change
from dragoman.catalogs.update import Report, Updated, UpdateOptions
from dragoman.catalogs.update import update as updated
from dragoman.project import Project
from dragoman.verbs import _load
from dragoman.verbs.extract import Extracted, new_template, write_template

if TYPE_CHECKING:
    from dragoman.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of one catalogue."""

    document: str
    language: str
    path: Path
    report: Report
    notes: tuple[str, ...] = ()
    """What the user must be told of the file as it was."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one document: its template, and its catalogues in the order asked."""

    extracted: Extracted
    catalogs: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """One catalogue that is to change, and what it was when that was decided."""

    project: Project
    document: str
    language: str
    path: Path
    template: Catalog
    options: UpdateOptions
    old: bytes | None
    new: Updated
    notes: tuple[str, ...]


def update(
    project: Project,
    documents: Sequence[str],
    codes: Iterable[str],
    *,
    drop_obsolete: bool = False,
) -> Iterator[Done]:
    """Bring templates and catalogues in step with the sources, and tell of each document.

    Everything is read and matched before anything is written, so that a mistake in one file
    leaves all files as they were. Raises SourceError and CatalogError for what cannot be read,
    ProjectError for a language that is not known.
    """
    options = _options(project, drop_obsolete)
    wanted = tuple(codes)
    with files.lock(project.root):
        plans = {}
        for name in documents:
            template = new_template(project, name)
            plans[name] = (
                template,
                [_plan(project, name, template, code, options) for code in wanted],
            )
        for name, (template, planned) in plans.items():
            extracted = write_template(project, name, template)
            yield Done(extracted, tuple(map(_carried_out, planned)))


def _options(project: Project, drop_obsolete: bool) -> UpdateOptions:
    settings = project.settings
    names = {"Last-Translator": settings.translator, "Language-Team": settings.team}
    return UpdateOptions(
        matching=MatchOptions(threshold=settings.update.threshold or THRESHOLD),
        accept=settings.update.accept,
        drop_obsolete=drop_obsolete,
        header={field: value for field, value in names.items() if value},
    )


def _plan(
    project: Project, name: str, template: Catalog, code: str, options: UpdateOptions
) -> _Plan:
    path = project.catalog(name, code)
    data = files.read(path)
    if data is None:
        languages.canonical(code)  # only a language that is known gets a catalogue
    old = None if data is None else parse(data, project.show(path))
    told = _with_terms(project, template, code)
    plan = _Plan(project, name, code, path, told, options, data, Updated(told, _NOTHING), ())
    return replace(plan, new=_updated(plan, old), notes=old.notes if old else ())


def _updated(plan: _Plan, old: Catalog | None) -> Updated:
    memory: Memory | tuple[()] = ()
    if plan.project.settings.update.memory:
        memory = Memory(partial(_others, plan.project, plan.document, plan.language))
    return updated(
        old,
        plan.template,
        language=plan.language,
        plural_forms=_plural_forms(plan.language, old),
        memory=memory,
        options=plan.options,
    )


def _plural_forms(language: str, old: Catalog | None) -> str:
    """Give what a new header needs; a catalogue keeps the plural forms that it has."""
    return languages.plural_forms(language) if old is None or old.head is None else ""


def _others(project: Project, document: str, language: str) -> Iterator[Catalog]:
    """Give the catalogues of the other documents in the language."""
    for name in project.documents:
        if name != document and (catalog := _load.catalog(project, name, language)) is not None:
            yield catalog


def _carried_out(plan: _Plan) -> Changed:
    """Write what was planned; where the file has changed meanwhile, plan again."""
    report = plan.new.report
    if report.changed:

        def made(current: Catalog | None) -> Catalog:
            nonlocal report
            same = current is None if plan.old is None else current and dump(current) == plan.old
            new = plan.new if same else _updated(plan, current)
            report = new.report
            return new.catalog

        keep = not plan.options.drop_obsolete
        change(plan.path, made, root=plan.project.root, keep=keep)
    return Changed(plan.document, plan.language, plan.path, report, plan.notes)


def _with_terms(project: Project, template: Catalog, language: str) -> Catalog:
    """Tell the translators the glossary's terms, where the settings ask for it."""
    path = project.root / project.settings.check.glossary
    if not project.settings.check.comments or not path.is_file():
        return template
    from dragoman import glossary

    terms = glossary.read(path)
    blocks = tuple(_told(block, terms, language) for block in template.blocks)
    return replace(template, blocks=blocks)


def _told(block: Block, terms: Glossary, language: str) -> Block:
    from dragoman.glossary import comments, occurring

    found = occurring(terms, block.msgid, language)
    if not found:
        return block
    told = [f"#. {comment}" for comment in comments(found)]
    lines = source_lines(block)
    own = [line for line in lines if line.startswith("#.")]
    return with_source(block, [*own, *told, *lines[len(own) :]])


_NOTHING = Report(changed=False, hows={}, untranslated=0, retired=0)
