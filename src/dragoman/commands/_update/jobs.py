"""What of an update is done for each document by itself, here or by others: reading its source and
its catalogues, and matching what needs no other documents."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple, NoReturn

from dragoman.catalogs.update import UpdateOptions, update_catalog
from dragoman.commands._caches.searches import NO_CONTENT, CatalogContent, describe_content
from dragoman.commands._parallel.work import Work
from dragoman.commands._pivots import MARK
from dragoman.commands._update.match_jobs import (
    SPEED,
    KeepBytes,
    Matched,
    Texts,
    UpdateWay,
    add_earlier,
    describe_match,
    join_bytes,
    strip_report,
)
from dragoman.commands._update.terms import add_terms
from dragoman.commands.extract import PlannedFile, PlannedTemplate, plan_template
from dragoman.errors import CatalogError, DragomanError
from dragoman.files.kept_bytes import Given, Kept
from dragoman.languages.wrong_language import check_language
from dragoman.matching.memory import Memory, MemoryStore, list_confirmed
from dragoman.matching.model import is_open
from dragoman.model import CatalogName
from dragoman.po import Catalog
from dragoman.po.compact import is_packed, parse_compact
from dragoman.project import Project


class ReadCatalog(NamedTuple):
    """What is kept of a catalogue that has been read."""

    wanted: Given | Kept
    """What is looked up in the other documents, where one is needed: texts with NUL between them.
    """
    is_there: bool = False
    """Whether there is such a file."""
    content: CatalogContent = NO_CONTENT
    notes: tuple[str, ...] = ()
    """What the user must know about the file."""
    has_header: bool = False
    has_pivots: bool = False
    """Whether a message says beside which language it was translated."""
    matched: Matched | None = None
    """What comes of it; None where that may depend on other documents."""


class ReadDocument(NamedTuple):
    """What is kept of a document and its catalogues, in the order of the languages."""

    file: PlannedFile
    catalogs: tuple[ReadCatalog | DragomanError, ...]
    texts: tuple[Texts | None, ...] = ()
    """Those of the catalogues that are still to be matched; they do not travel."""
    confirmed: tuple[Given | None, ...] = ()
    """In their place, the messages of these catalogues that may be suggested elsewhere, pickled."""

    @property
    def has_errors(self) -> bool:
        """Whether anything is wrong with a catalogue."""
        return any(isinstance(each, DragomanError) for each in self.catalogs)


def make_read_task(project: Project, way: UpdateWay) -> Work[str, ReadDocument]:
    """Return how documents are read."""
    return Work(
        partial(_read_for_others, way=way),
        name=lambda name: project.show(project.documents[name]),
        list_inputs=lambda name: project.list_files(name, way.codes),
        speed=SPEED,
    )


def _read_for_others(project: Project, name: str, *, way: UpdateWay) -> ReadDocument:
    read = read_document(project, name, way)
    return read._replace(texts=(), confirmed=tuple(map(_pack_confirmed, read.texts)))


def _pack_confirmed(texts: Texts | None) -> Given | None:
    """Return the messages of a catalogue that may be suggested elsewhere, so that the caller need
    not parse it again; None for one that is so large that its messages are slices of its bytes."""
    if texts is None or texts.old is None or is_packed(texts.old):
        return None
    return Given(pickle.dumps(list_confirmed(texts.old), pickle.HIGHEST_PROTOCOL))


def read_document(
    project: Project, name: str, way: UpdateWay, keep: KeepBytes = join_bytes
) -> ReadDocument:
    """Read a document and its catalogues. What needs no other documents is matched at once.

    ``keep`` keeps the bytes of what comes of that. What is wrong with a catalogue is in its place.
    Raises SourceError for the document, and CatalogError where its template cannot be read.
    """
    planned = plan_template(project, name, way.created)
    catalogs: list[ReadCatalog | DragomanError] = []
    texts: list[Texts | None] = []
    for code in way.codes:
        try:
            read, own = _read_catalog(project, CatalogName(name, code), planned, way, keep)
        except DragomanError as error:
            catalogs.append(error)
            texts.append(None)
        else:
            catalogs.append(read)
            texts.append(own if read.matched is None else None)
    return ReadDocument(planned.file, tuple(catalogs), tuple(texts))


def _read_catalog(
    project: Project,
    place: CatalogName,
    planned: PlannedTemplate,
    way: UpdateWay,
    keep: KeepBytes,
) -> tuple[ReadCatalog, Texts]:
    """Read a catalogue, and what is to be matched in it."""
    name, code = place
    template = add_terms(planned.catalog, way.terms, code)
    shown, data = project.show(project.catalog(name, code)), project.read_catalog_bytes(name, code)
    if data is not None:
        check_language(data, code, shown)
    read, texts = _describe_catalog(data, shown, template)
    if read.has_header and not read.wanted.size:
        options = add_earlier(way.options, project, name, planned.file)
        read = read._replace(matched=_match_alone(texts, code, options, read.content, keep))
    return read, texts


def _describe_catalog(
    data: bytes | None, name: str, template: Catalog
) -> tuple[ReadCatalog, Texts]:
    """Parse a catalogue, and return what is kept of it; raises CatalogError.

    ``data`` is None where there is none, and ``name`` is what errors call it.
    """
    old = None if data is None else parse_compact(data, name, template)
    wanted = "\0".join(_list_wanted(template, old)).encode(errors="surrogatepass")
    read = ReadCatalog(Given(wanted))
    if data is not None and old is not None:
        read = read._replace(
            is_there=True,
            content=describe_content(data, old),
            notes=old.notes,
            has_header=old.head is not None,
            has_pivots=MARK in data,
        )
    return read, Texts(template, old)


def _list_wanted(template: Catalog, old: Catalog | None) -> Iterator[str]:
    """Yield the texts of a template for which a catalogue has no translation, not even a
    suggestion."""
    known = {block.key for block in old.blocks if not is_open(block)} if old else set()
    return (block.msgid for block in template.blocks if block.key not in known)


class _OthersNeededError(Exception):
    """Other documents are needed."""


def _ask_for_others() -> NoReturn:
    raise _OthersNeededError


def _match_alone(
    texts: Texts, code: str, options: UpdateOptions, content: CatalogContent, keep: KeepBytes
) -> Matched | None:
    """Match a catalogue; None where that needs other documents, and where something is wrong: that
    is said when all has been read."""
    memory = Memory(MemoryStore(tuple, tuple, _ask_for_others), "")
    try:
        new = update_catalog(
            texts.old, texts.template, language=code, memory=memory, options=options
        )
        matched = describe_match(new, content, keep)
        return matched._replace(report=strip_report(matched.report))
    except (_OthersNeededError, CatalogError):
        return None
