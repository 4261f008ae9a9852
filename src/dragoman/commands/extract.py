"""Sources to templates: the paragraphs of each document as gettext messages."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext, suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dragoman import clock, files, po
from dragoman.catalogs.reading_back import check_template
from dragoman.catalogs.template import (
    dump_template,
    have_same_messages,
    make_template,
    set_creation_date,
)
from dragoman.commands._caches.digests import digest_bytes
from dragoman.commands._parallel.work import Work
from dragoman.commands._parallel.workers import ALONE, Workers, run_jobs
from dragoman.commands._source_notes import Notes, list_notes
from dragoman.errors import CatalogError, DragomanError, raise_errors
from dragoman.files.kept_bytes import Given, Kept, KeptBytes
from dragoman.files.locking import lock
from dragoman.model import Document
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.po import Catalog

_SPEED = 4_000_000
"""Bytes of sources that are read in a second, about."""
_CREATED = re.compile(rb'"POT-Creation-Date: ([^"\\\n]*)\\n"')


CHANGED = "another program changed the file meanwhile; run again"
_ReadDocument = tuple[Document, bytes, Mapping[str, str]]


class Extracted(NamedTuple):
    """What became of a document's template."""

    document: str
    messages: int
    written: bool
    notes: tuple[str, ...] = ()
    """What the user should know of how the source was read, each with its file and line."""


class PlannedFile(NamedTuple):
    """The file of a template as it will be: what another process needs to tell of it."""

    data: Given | Kept | None
    """The bytes to be written; a reader finds all messages in them. None where the file stays."""
    digest: bytes
    """The digest of the file as it will be."""
    old: bytes | None
    """The digest of the file when this was planned; None where there was none."""
    source: bytes
    """The digest of the document's own file, from which it was made."""
    messages: int
    notes: Notes = ()
    """What the user should know of how the source was read: lines of it, and sentences."""
    packed: Given | Kept | None = None
    """The bytes of the file when this was planned, compressed, where it is to be another one."""

    @property
    def is_new(self) -> bool:
        """Whether the file must be written."""
        return self.data is not None

    def keep(self, place: KeptBytes) -> PlannedFile:
        """Return the planned file with its bytes in a place where there may be many."""
        data = None if self.data is None else place.add(self.data)
        packed = None if self.packed is None else place.add(self.packed)
        return self._replace(data=data, packed=packed)

    def read_data(self, project: Project, name: str) -> bytes:
        """Return the bytes of the file of a document's template as it will be.

        Raises FileChanged where it should stay as it is, and has changed since this was planned.
        """
        if self.data is not None:
            return self.data.read()
        data = project.read_template_bytes(name)
        if data is None or digest_bytes(data) != self.digest:
            raise files.FileChanged(CHANGED, project.template(name))
        return data

    def read_earlier(self, project: Project, name: str) -> bytes | None:
        """Return the bytes of that file when this was planned; None where nobody knows them."""
        if self.packed is not None:
            return zlib.decompress(self.packed.read())
        if self.old is None or self.is_new:
            return None
        with suppress(DragomanError):
            return self.read_data(project, name)
        return None


class PlannedTemplate(NamedTuple):
    """A document's template as it will be."""

    catalog: Catalog
    file: PlannedFile


def extract(
    project: Project, documents: Iterable[str], *, workers: Workers = ALONE
) -> Iterator[Extracted]:
    """Bring the template of each document in step with its source, and yield what became of it.

    A template whose messages are the same keeps its bytes. The lock is held only for writing: what
    was changed meanwhile is read again. A document that cannot be read stays as it was, and when
    all others are done, its SourceError is raised.
    """
    plans, errors = _plan_files(project, tuple(documents), workers)
    changes = any(new.is_new for new in plans.values())
    with lock(project.root) if changes else nullcontext():
        for name, new in list(plans.items()):
            if changes and is_stale(project, name, new):
                plans[name] = new = plan_template(project, name).file
            yield write_template(project, name, new)
    remember(project, plans)
    raise_errors(errors)


def _plan_files(
    project: Project, documents: Sequence[str], workers: Workers
) -> tuple[dict[str, PlannedFile], list[DragomanError]]:
    """Return the files by document, and what is wrong with the documents that have none."""
    task = Work(
        partial(_plan_file, created=write_time()),
        name=lambda name: project.show(project.documents[name]),
        list_inputs=lambda name: project.list_files(name, ()),
        speed=_SPEED,
    )
    plans: dict[str, PlannedFile] = {}
    errors: list[DragomanError] = []
    results = run_jobs(project, task, documents, workers)
    with closing(results):
        for name, result in zip(documents, results, strict=True):
            if isinstance(result, DragomanError):
                errors.append(result)
            else:
                plans[name] = result
    return plans, errors


def _plan_file(project: Project, name: str, *, created: str) -> PlannedFile:
    """Plan the file of a template. Blocks are made only where the file has other messages."""
    old = project.read_template_bytes(name)
    dated = _CREATED.search(old) if old else None
    date = dated[1].decode("ascii", "replace") if dated else created
    document, source, header = _read_document(project, name)
    made = dump_template(document, reference=project.reference(name), created=date, header=header)
    messages = len(made.keys)
    digest = digest_bytes(made.data)
    if old is None:
        check_template(made, f"{name}.pot")
        notes = list_notes(document, project.settings.source_language)
        return PlannedFile(Given(made.data), digest, None, source, messages, notes)
    if old == made.data:
        return PlannedFile(None, digest, digest, source, messages)
    return _plan(project, name, (document, source, header), created).file


def write_time() -> str:
    """Return the time that a new template carries."""
    return f"{clock.now():%Y-%m-%d %H:%M+0000}"


def plan_template(project: Project, name: str, created: str = "") -> PlannedTemplate:
    """Make a document's template, or keep the old one where its messages are the same.

    ``created`` is the time that a new one carries; by default it is now. An old template that
    cannot be read is not a loss: all that it holds is in the source.
    """
    return _plan(project, name, _read_document(project, name), created or write_time())


def _plan(project: Project, name: str, read: _ReadDocument, created: str) -> PlannedTemplate:
    from dragoman.catalogs.saving import check_reads_back
    from dragoman.po.compact import pack_catalog

    old = project.read_template_bytes(name)
    document, source, header = read
    template = make_template(
        document, reference=project.reference(name), created=created, header=header
    )
    known = _find_unchanged(old, template) if old else None
    if old and known:
        digest = digest_bytes(old)
        return PlannedTemplate(known, PlannedFile(None, digest, digest, source, len(known.blocks)))
    data = po.dump(template)
    check_reads_back(template, data)
    file = PlannedFile(
        Given(data), digest_bytes(data), None, source, len(template.blocks), tuple(document.notes)
    )
    if old is None:
        file = file._replace(notes=list_notes(document, project.settings.source_language))
    else:
        file = file._replace(old=digest_bytes(old), packed=Given(zlib.compress(old, 1)))
    return PlannedTemplate(pack_catalog(template, data), file)


def _read_document(project: Project, name: str) -> _ReadDocument:
    """Return a document, the digest of its file, and the fields of its template's header."""
    header = {"Project-Id-Version": project.settings.project} if project.settings.project else {}
    data = project.read_source(name)
    return project.read_document(name, data), digest_bytes(data), header


def is_stale(project: Project, name: str, new: PlannedFile) -> bool:
    """Return whether the file is no longer what it was when its template was made."""
    return files.digest(project.template(name)) != new.old


def _find_unchanged(old: bytes, template: Catalog) -> Catalog | None:
    """Return the old template where it says the same as the new one; None where it does not.

    Nearly always dragoman wrote it: then the new one with the old date has the same bytes.
    """
    from dragoman.po.compact import pack_catalog, parse_compact

    if not _may_hold(old, template):
        return None
    found = _CREATED.search(old)
    again = set_creation_date(template, found[1].decode("ascii", "replace")) if found else template
    if po.dump(again) == old:
        return pack_catalog(again, old)
    try:
        known = parse_compact(old, template.name)
    except CatalogError:
        return None
    return known if have_same_messages(known, template) else None


def _may_hold(old: bytes, template: Catalog) -> bool:
    """Return whether a file may hold all messages as they are; searching is faster than parsing.

    A file that is not UTF-8 may have another charset, which the parser knows: it may.
    """
    try:
        text = old.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        return True
    end = 0
    for block in template.blocks:
        start = text.find(block.text, end)
        if start < 0:
            return False
        end = start + len(block.text)
    return True


def write_template(project: Project, name: str, new: PlannedFile) -> Extracted:
    """Write a template where it differs from the file; return what became of it."""
    path = project.template(name)
    changed = new.data is not None and files.write(path, new.data, root=project.root)
    notes: tuple[str, ...] = ()
    if changed and new.notes:
        source = project.show(project.documents[name])
        notes = tuple(f"{source}:{line}: {sentence}" for line, sentence in new.notes)
    return Extracted(name, new.messages, changed, notes)


def remember(project: Project, plans: Mapping[str, PlannedFile]) -> None:
    """Let ``status`` know that the sources give these templates, so that it parses none again."""
    from dragoman.commands._changed_sources import remember_templates

    remember_templates(project, {name: (new.source, new.digest) for name, new in plans.items()})
