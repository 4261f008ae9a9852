"""Matching one catalogue of a document with its template, here or by others, and what is kept of
the result: its bytes, and no messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from dragoman.catalogs.saving import check_reads_back
from dragoman.catalogs.update import UpdatedCatalog, UpdateOptions, UpdateReport, update_catalog
from dragoman.commands._caches.digests import DIGEST_SIZE, digest_bytes
from dragoman.commands._caches.searches import CatalogContent, has_empty
from dragoman.commands._parallel.work import Work
from dragoman.commands._update.terms import add_terms
from dragoman.commands.extract import CHANGED, PlannedFile
from dragoman.files import FileChanged
from dragoman.files.kept_bytes import Given, Kept
from dragoman.matching.memory import Memory, MemoryStore
from dragoman.po import Catalog
from dragoman.po.catalog import DumpedCatalog
from dragoman.po.compact import parse_compact
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.glossary import Glossary

SPEED = 2_000_000
"""Bytes of sources and catalogues that are read, or matched, in a second, about."""

KeepBytes = Callable[[Iterable[bytes]], Given | Kept]
"""Keeps bytes that come in pieces."""


class UpdateWay(NamedTuple):
    """How documents are updated: the same for all of them."""

    codes: tuple[str, ...]
    """The languages."""
    options: UpdateOptions
    created: str = ""
    """The time that a new template carries; now, where it is empty."""
    terms: Glossary | None = None
    """The glossary, where its terms are written as comments."""
    explains: bool = False
    """Whether reports say what each message got."""


class Texts(NamedTuple):
    """What is matched: it needs much memory, and goes when that is done."""

    template: Catalog
    old: Catalog | None
    """The catalogue; None where there is none."""


class Matched(NamedTuple):
    """What comes of a catalogue."""

    new: Given | Kept | None
    """The bytes of the new one; None where it stays as it is."""
    content: CatalogContent
    """What is kept of the bytes that the file will have."""
    report: UpdateReport
    has_read: bool = False
    """Whether the other documents were needed for it."""


def join_bytes(pieces: Iterable[bytes]) -> Given:
    """Keep bytes in memory."""
    return Given(b"".join(pieces))


def describe_match(new: UpdatedCatalog, content: CatalogContent, keep: KeepBytes) -> Matched:
    """Return what comes of a catalogue, of which ``content`` was kept.

    Raises CatalogError where its bytes could not be read back.
    """
    catalog, report = new
    if not report.changed:
        return Matched(None, content._replace(is_open=has_empty(catalog)), report)
    check_reads_back(catalog)
    hashed = sha256()

    def list_pieces() -> Iterator[bytes]:
        for piece in DumpedCatalog(catalog):
            hashed.update(piece)
            yield piece

    kept = keep(list_pieces())
    digest = hashed.digest()[:DIGEST_SIZE]
    return Matched(kept, CatalogContent(digest, kept.size, has_empty(catalog)), report)


class MatchJob(NamedTuple):
    """A catalogue that is to be matched with its template."""

    document: str
    file: PlannedFile
    """That of the template."""
    content: CatalogContent
    """What was kept of the catalogue when it was read."""
    options: UpdateOptions
    """With the ``offer`` for this catalogue."""


def make_match_task(
    project: Project, language: str, store: MemoryStore | None, way: UpdateWay
) -> Work[MatchJob, Matched]:
    """Return how the catalogues of a language are matched; ``store`` is its memory, which goes to
    each process once, and not with each job."""
    return Work(
        partial(_match_one, language=language, store=store, way=way),
        name=lambda job: job.document,
        list_inputs=lambda job: project.list_files(job.document, [language])[1:],
        speed=SPEED,
        measure=lambda job: 0 if job.file.data is None else job.file.data.size,
    )


def _match_one(
    project: Project, job: MatchJob, *, language: str, store: MemoryStore | None, way: UpdateWay
) -> Matched:
    """Match a catalogue. Raises FileChanged where it is no longer what was read."""
    template = load_template(project, job.document, job.file, way, language)
    data = project.read_catalog_bytes(job.document, language)
    if (b"" if data is None else digest_bytes(data)) != job.content.digest:
        raise FileChanged(CHANGED, project.catalog(job.document, language))
    new = update_catalog(
        None if data is None else parse_compact(data, job.document, template),
        template,
        language=language,
        memory=() if store is None else Memory(store, job.document),
        options=add_earlier(job.options, project, job.document, job.file),
    )
    matched = describe_match(new, job.content, join_bytes)
    if not way.explains:
        matched = matched._replace(report=strip_report(matched.report))
    return matched._replace(has_read=store is not None and store.is_read)


def add_earlier(
    options: UpdateOptions, project: Project, document: str, file: PlannedFile
) -> UpdateOptions:
    """Return the options with what reads the file of the template as it was."""
    return options._replace(earlier=partial(file.read_earlier, project, document))


def load_template(
    project: Project, document: str, file: PlannedFile, way: UpdateWay, language: str
) -> Catalog:
    """Return the template of a document for a language. Raises FileChanged as ``read_data``."""
    template = parse_compact(file.read_data(project, document), f"{document}.pot")
    return add_terms(template, way.terms, language)


def strip_report(report: UpdateReport) -> UpdateReport:
    """Return a report in numbers, without what each message got."""
    return report._replace(matches=(), searched=())
