"""The page that links to the editions of all documents and shows how far each language is."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dragoman import editions, files, inline, languages, own_messages
from dragoman.catalogs import state_of
from dragoman.commands import _up_to_date
from dragoman.commands._edition_inputs import make_options
from dragoman.commands.render import SOURCE, Job
from dragoman.commands.status import status
from dragoman.editions._web.index_page import IndexEntry, IndexLink, write_index_page
from dragoman.model import NO_PHRASE, Column, Document, Kind, Phrase, State, Tally, Unit
from dragoman.po import Catalog
from dragoman.project import Project

NAME = "index.html"


def write_index(project: Project, folder: Path, jobs: Sequence[Job]) -> Path:
    """Write the page for the editions in a folder and below it, and return its path.

    It is written again only when an edition, a text or a count would change it.
    """
    path = folder / NAME
    inputs = _up_to_date.digest_inputs(
        repr([(job, project.settings) for job in jobs]), _list_inputs(project, jobs)
    )
    if not _up_to_date.is_up_to_date(path, inputs):
        entries = [_make_entry(project, name, folder, jobs) for name in _list_documents(jobs)]
        data = write_index_page(entries, _make_columns(project, jobs), make_options(project))
        files.write(path, data, root=folder)
        _up_to_date.record_made(path, inputs, data)
    return path


def _list_documents(jobs: Sequence[Job]) -> list[str]:
    return list(dict.fromkeys(job.document for job in jobs))


def _list_languages(jobs: Sequence[Job]) -> list[str]:
    return list(dict.fromkeys(code for job in jobs for code in job.columns))


def _list_inputs(project: Project, jobs: Sequence[Job]) -> list[Path]:
    """Return the files that the page depends on."""
    documents, codes = _list_documents(jobs), _list_languages(jobs)
    paths = [project.source(name) for name in documents]
    paths += [project.catalog(name, code) for name in documents for code in codes]
    return [*paths, *own_messages.list_files(codes, project.locale_folder)]


def _make_entry(project: Project, name: str, folder: Path, jobs: Sequence[Job]) -> IndexEntry:
    document = project.read_document(name)
    source = project.settings.source_language
    codes = _list_languages(jobs)
    others = [code for code in codes if code != source]
    tallies: dict[str, Tally | None] = {source: None}
    tallies.update({item.language: item.tally for item in status(project, [name], others)})
    catalogs = {code: project.read_catalog(name, code) for code in others}
    links = tuple(
        IndexLink(
            job.columns, job.format.upper(), Path(os.path.relpath(job.path, folder)).as_posix()
        )
        for job in jobs
        if job.document == name
        if job.format != SOURCE and editions.load_format(job.format).IN_INDEX
    )
    titles = tuple(_list_titles(project, document, codes, catalogs))
    return IndexEntry(name, titles, links, tallies)


def _list_titles(
    project: Project,
    document: Document,
    codes: Sequence[str],
    catalogs: Mapping[str, Catalog | None],
) -> Iterator[Phrase]:
    """Yield the title in each language that has a translation of it; if none has, the source's.

    It is the first heading that shows a text, as in the editions. A document without one has no
    title.
    """
    headings = (unit for unit in document.units if unit.kind in {Kind.TITLE, Kind.HEADING})
    unit = next((unit for unit in headings if _show_text(document, unit, unit.text)), None)
    if unit is None:
        return
    source = project.settings.source_language
    texts = {source: unit.text} if source in codes else {}
    for code, catalog in catalogs.items():
        texts[code] = _find_translation(unit, catalog, project.settings.outdated)
    shown = {code: _show_text(document, unit, texts[code]) for code in codes}
    if not any(shown.values()):
        shown = {source: _show_text(document, unit, unit.text)}
    for code, text in shown.items():
        if text:
            yield Phrase(text, code, languages.direction(code))


def _show_text(document: Document, unit: Unit, text: str) -> str:
    """Return what a reader sees of a unit's text, without markup."""
    spans = inline.parse_spans(text, document.links, document.markup_of(unit))
    return " ".join(inline.plain_text(spans).split("\n")).strip()


def _find_translation(unit: Unit, catalog: Catalog | None, outdated: str) -> str:
    """Return the translation of a unit as the editions show it; empty where there is none.

    ``outdated`` is what the settings say about a fuzzy one.
    """
    hidden = {State.UNTRANSLATED} if outdated == "mark" else {State.UNTRANSLATED, State.FUZZY}
    blocks = catalog.blocks if catalog else ()
    for block in blocks:
        if block.key == unit.key and not block.obsolete:
            return "" if state_of(block) in hidden else block.msgstr[0]
    return ""


def _make_columns(project: Project, jobs: Sequence[Job]) -> list[Column]:
    settings = project.settings
    return [
        Column(
            language=code,
            autonym=languages.autonym(code),
            direction=languages.direction(code),
            title=NO_PHRASE,
            source=code == settings.source_language,
            tally=None,
            words=own_messages.read_own_messages(code, project.locale_folder),
            colophon=(),
            digits=languages.digit_set(code, settings.digits.get(code)),
        )
        for code in _list_languages(jobs)
    ]
