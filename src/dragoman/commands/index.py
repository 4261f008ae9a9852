"""The page that links to the editions of all documents and shows how far each language is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dragoman import files, inline, languages, own_messages
from dragoman.catalogs import find_state
from dragoman.catalogs.states import is_shown_as_draft
from dragoman.commands._editions.options import make_options
from dragoman.commands._editions.sisters import find_address, is_listed
from dragoman.commands._editions.up_to_date import EditionRecords, digest_inputs
from dragoman.commands._gates import PublicationGate, count_documents
from dragoman.commands.render import Job
from dragoman.commands.status import LanguageStatus
from dragoman.editions._web.index_page import IndexEntry, IndexLink, write_index_page
from dragoman.errors import DragomanError, explain_refusal, raise_errors
from dragoman.files.inside import choose_root, resolve_inside
from dragoman.model import NO_PHRASE, Column, Document, Kind, Phrase, State, Unit
from dragoman.po import Block, Catalog
from dragoman.project import Project

NAME = "index.html"
FEED = "feed.xml"
"""The file for programs that tell their readers what is new; only with a public address."""


def write_index(
    project: Project,
    folder: Path,
    jobs: Sequence[Job],
    statuses: Iterable[LanguageStatus] | None = None,
) -> Path:
    """Write the page for the editions in a folder and below it, and return its path.

    It leads to the editions that are there, and says nothing in a language in which a document may
    not be published. It is written again only when an edition, a text or a count would change it.
    ``statuses`` are the counts, where the caller has them. What cannot be read is left out, and its
    error is raised when the page is written.
    """
    counts = None if statuses is None else tuple(statuses)

    def make(listing: Listing) -> bytes:
        entries = make_entries(project, folder, listing, counts)
        columns = make_columns(project, jobs, listing.unread)
        addresses = tuple(find_address(project, name) for name in (NAME, FEED))
        return write_index_page(entries, columns, make_options(project), addresses)

    return write_listing(project, folder / NAME, jobs, make, shown=repr(counts))


@dataclass(frozen=True, slots=True)
class Listing:
    """What a file that leads to editions may lead to."""

    jobs: tuple[Job, ...]
    """Those whose editions are there."""
    refused: Mapping[str, Sequence[str]]
    """By document, the languages in which it may not be published."""
    unread: list[DragomanError] = field(repr=False, compare=False)
    """Why something could not be read while the file was made. What is wrong may be gone when the
    next file is made of the same bytes, as with a disk of the network."""

    def group_jobs(self) -> dict[str, list[Job]]:
        """Return the jobs of each document, in their order."""
        groups: dict[str, list[Job]] = {}
        for job in self.jobs:
            groups.setdefault(job.document, []).append(job)
        return groups


def write_listing(
    project: Project,
    path: Path,
    jobs: Sequence[Job],
    make: Callable[[Listing], bytes],
    shown: str = "",
) -> Path:
    """Write a file that leads to editions, where its content would change, and return its path.

    ``shown`` is what its content depends on beside the texts, the settings and the editions. Where
    something could not be read, the file is written without it, and made again the next time; then
    CatalogError, SourceError or ProjectError is raised.
    """
    root = choose_root(project.root, path)
    resolve_inside(root, path)
    records = EditionRecords(project.root)
    there = tuple(job for job in jobs if os.path.isfile(job.path))  # noqa: PTH113 - never an error
    unread: list[DragomanError] = []
    listing = Listing(there, _list_refused(project, there, unread), unread)
    request = *jobs, project.settings, listing, make_options(project), shown
    try:
        inputs = digest_inputs(repr(request), _list_inputs(project, jobs))
    except OSError as error:  # of one file that it needs, which may not be read
        raise explain_refusal(error, Path(error.filename or path), "read") from None
    if not records.is_up_to_date(path, inputs):
        data = make(listing)
        files.write(path, data, root=root)
        if not listing.unread:
            records.record_made(path, inputs, data)
            records.save()
    raise_errors(unread)
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
    return [*paths, *own_messages.list_files(codes, project.locale_folder, project.root)]


def _list_refused(
    project: Project, jobs: Sequence[Job], unread: list[DragomanError]
) -> dict[str, list[str]]:
    """Return, by document, the languages in which it may not be published, or nobody knows it.

    Why nobody knows it is added to ``unread``.
    """
    gate, codes = PublicationGate(project), _list_languages(jobs)

    def is_refused(name: str, code: str) -> bool:
        try:
            return bool(gate.explain_refusal(name, [code]))
        except DragomanError as error:
            unread.append(error)
            return True

    documents = _list_documents(jobs)
    return {name: [code for code in codes if is_refused(name, code)] for name in documents}


def make_entries(
    project: Project,
    folder: Path,
    listing: Listing,
    statuses: Iterable[LanguageStatus] | None,
) -> list[IndexEntry]:
    """Make the entry of each document whose editions are there."""
    jobs, codes = listing.group_jobs(), _list_languages(listing.jobs)
    source = project.settings.source_language
    if statuses is None:
        counted = count_documents(project, tuple(jobs), [c for c in codes if c != source])
        statuses = counted.statuses
        listing.unread.extend([*counted.problems, *counted.errors])
    tallies = {(item.document, item.language): item.tally for item in statuses}
    entries = []
    for name, own in jobs.items():
        shown = [code for code in codes if code not in listing.refused[name]]
        links = tuple(
            IndexLink(
                job.columns, job.format.upper(), Path(os.path.relpath(job.path, folder)).as_posix()
            )
            for job in own
            if is_listed(job.format)
        )
        entry = IndexEntry(name, (), links, {code: tallies.get((name, code)) for code in shown})
        entries.append(_add_titles(project, entry, listing.unread))
    return entries


def _add_titles(project: Project, entry: IndexEntry, unread: list[DragomanError]) -> IndexEntry:
    """Return the entry with the titles; one that cannot be read has its name and its editions."""
    try:
        document = project.read_document(entry.document)
    except DragomanError as error:
        unread.append(error)
        return replace(entry, tallies={})
    titles, outdated = _list_titles(project, document, tuple(entry.tallies), unread)
    return replace(entry, titles=titles, outdated=outdated)


def _read_catalog(
    project: Project, name: str, code: str, unread: list[DragomanError]
) -> Catalog | None:
    """Return a catalogue, without the translations that the settings do not show."""
    try:
        catalog = project.read_catalog(name, code)
    except DragomanError as error:  # what is wrong with it is said where the edition is made
        unread.append(error)
        return None
    if catalog is None or project.settings.unreviewed not in {"source", "refuse"}:
        return catalog
    shown = tuple(block for block in catalog.blocks if find_state(block) is not State.TRANSLATED)
    return replace(catalog, blocks=shown)


def _list_titles(
    project: Project, document: Document, codes: Sequence[str], unread: list[DragomanError]
) -> tuple[tuple[Phrase, ...], frozenset[str]]:
    """Return the title in each language that has a translation of it; if none has, the source's.
    And the languages in which it is a translation of an earlier source, or of another one.

    It is the first heading that shows a text, as in the editions. A document without one has no
    title, and its catalogues are not read.
    """
    headings = (unit for unit in document.units if unit.kind in {Kind.TITLE, Kind.HEADING})
    unit = next((unit for unit in headings if _show_text(document, unit, unit.text)), None)
    if unit is None:
        return (), frozenset()
    source, shown, outdated = project.settings.source_language, {}, set()
    for code in codes:
        text = unit.text
        if code != source:
            catalog = _read_catalog(project, document.name, code, unread)
            block = _find_translation(unit, catalog, project.settings.outdated)
            text = block.msgstr[0] if block else ""
            outdated |= {code} if block and block.fuzzy else set()
        shown[code] = _show_text(document, unit, text)
    if not any(shown.values()):
        shown = {source: _show_text(document, unit, unit.text)}
    phrases = (Phrase(text, code, languages.find_direction(code)) for code, text in shown.items())
    return tuple(filter(None, phrases)), frozenset(outdated)


def _show_text(document: Document, unit: Unit, text: str) -> str:
    """Return what a reader sees of a unit's text, without markup."""
    spans = inline.parse_spans(text, document.links, document.shown_markup_of(unit))
    return " ".join(inline.plain_text(spans).split("\n")).strip()


def _find_translation(unit: Unit, catalog: Catalog | None, outdated: str) -> Block | None:
    """Return the message whose translation the editions show of a unit; None where there is none,
    and where it is a draft: no page is called by what a machine wrote.

    ``outdated`` is what the settings say about a fuzzy one.
    """
    hidden = {State.UNTRANSLATED} if outdated == "mark" else {State.UNTRANSLATED, State.FUZZY}
    blocks = catalog.blocks if catalog else ()
    for block in blocks:
        if block.key == unit.key and not block.obsolete:
            is_hidden = find_state(block) in hidden or is_shown_as_draft(block)
            return None if is_hidden else block
    return None


def make_columns(
    project: Project, jobs: Sequence[Job], unread: list[DragomanError]
) -> list[Column]:
    """Return the languages of editions, with the words of each.

    Why words could not be read is added to ``unread``.
    """
    settings = project.settings
    return [
        Column(
            language=code,
            autonym=languages.find_autonym(code),
            direction=languages.find_direction(code),
            title=NO_PHRASE,
            source=code == settings.source_language,
            tally=None,
            words=_read_words(project, code, unread),
            colophon=(),
            digits=languages.find_digit_set(code, settings.digits.get(code)),
        )
        for code in _list_languages(jobs)
    ]


def _read_words(project: Project, code: str, unread: list[DragomanError]) -> Mapping[str, str]:
    """Return what dragoman itself says in a language; English where its catalogue is damaged."""
    try:
        return own_messages.read_own_messages(code, project.locale_folder, project.root)
    except DragomanError as error:
        unread.append(error)
        return {}
