"""A page that leads to the editions of all documents, and tells how far each language has got."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman import files, inline, languages, own_messages
from dragoman.catalogs import state_of
from dragoman.commands import _up_to_date
from dragoman.commands.render import SOURCE, Job, edition_options
from dragoman.commands.status import status
from dragoman.editions._web.index_page import IndexEntry, IndexLink, write_index_page
from dragoman.model import Column, Document, Kind, State, Tally
from dragoman.po import Catalog
from dragoman.project import Project

NAME = "index.html"


def write_index(project: Project, folder: Path, jobs: Sequence[Job]) -> Path:
    """Write the page for editions in a folder and below it; give its path.

    It is made again only when an edition, a text or a count would change it.
    """
    path = folder / NAME
    inputs = _up_to_date.digest_inputs(
        repr([(job, project.settings) for job in jobs]), _list_inputs(project, jobs)
    )
    if not _up_to_date.is_up_to_date(path, inputs):
        entries = [_make_entry(project, name, folder, jobs) for name in _list_documents(jobs)]
        data = write_index_page(entries, _make_columns(project, jobs), edition_options(project))
        files.write(path, data, root=folder)
        _up_to_date.record_made(path, inputs, data)
    return path


def _list_documents(jobs: Sequence[Job]) -> list[str]:
    return list(dict.fromkeys(job.document for job in jobs))


def _list_languages(jobs: Sequence[Job]) -> list[str]:
    return list(dict.fromkeys(code for job in jobs for code in job.columns))


def _list_inputs(project: Project, jobs: Sequence[Job]) -> list[Path]:
    """Name the files that the page depends on."""
    found = [project.source(name) for name in _list_documents(jobs)]
    found += [
        project.catalog(n, code) for n in _list_documents(jobs) for code in _list_languages(jobs)
    ]
    return [*found, *own_messages.list_files(_list_languages(jobs), project.locale_folder)]


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
        if job.document == name and job.format not in {SOURCE, "png"}
    )
    return IndexEntry(name, _find_titles(document, codes, catalogs), links, tallies)


def _find_titles(
    document: Document, codes: Sequence[str], catalogs: Mapping[str, Catalog | None]
) -> dict[str, str]:
    """Give the title in each language that has it; the document's name where it has no title."""
    unit = next((u for u in document.units if u.kind in {Kind.TITLE, Kind.HEADING}), None)
    if unit is None:
        return {code: document.name for code in codes if code not in catalogs}
    found = {}
    for code in codes:
        text = unit.text
        if code in catalogs:
            catalog = catalogs[code]
            blocks = catalog.blocks if catalog else ()
            fits = (b for b in blocks if b.key == unit.key and not b.obsolete)
            block = next(fits, None)
            if block is None or state_of(block) is State.UNTRANSLATED:
                continue
            text = block.msgstr[0]
        markup = document.markup_of(unit)
        found[code] = inline.plain_text(inline.parse_spans(text, document.links, markup=markup))
    return found


def _make_columns(project: Project, jobs: Sequence[Job]) -> list[Column]:
    settings = project.settings
    return [
        Column(
            language=code,
            autonym=languages.autonym(code),
            direction=languages.direction(code),
            title="",
            source=code == settings.source_language,
            tally=None,
            words=own_messages.read_own_messages(code, project.locale_folder),
            colophon=(),
            digits=languages.digit_set(code, settings.digits.get(code)),
        )
        for code in _list_languages(jobs)
    ]
