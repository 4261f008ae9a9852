"""Where a catalogue is, and what its source says about its texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman import proofread
from dragoman.commands._caches.digests import digest_bytes
from dragoman.commands._pivots import list_outdated
from dragoman.errors import DragomanError, SourceError, raise_errors
from dragoman.model import CatalogName, Document, MessageKey
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.proofread import CatalogPlace

KEPT = 20_000
"""What was read of sources with so many messages together is kept; a source counts as one more."""


class SourceReader:
    """Reads sources for the check of their catalogues, each once for several languages.

    To read a Word file takes nearly as long as to check a language of it. What this keeps does not
    travel to another process.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[bytes, CatalogPlace]] = {}
        """By document, the digest of its source, and a catalogue of it."""
        self._size = 0

    def __reduce__(self) -> tuple[type[SourceReader], tuple[()]]:
        """Travel without what it keeps."""
        return SourceReader, ()

    def locate(
        self, project: Project, place: CatalogName, unread: list[DragomanError]
    ) -> CatalogPlace:
        """Return what ``locate_catalog`` does, with the numbers of the paragraphs."""
        document, language = place
        digest = _digest_source(project, document)
        known, other = self._take(document)
        if other is None or known != digest:
            located = locate_catalog(project, *place, is_numbered=True, unread=unread)
        else:
            path = project.show(project.catalog(*place))
            outdated = list_outdated(project, *place, unread)
            located = replace(other, language=language, path=path, outdated_pivots=outdated)
        if not unread:
            self._known[document] = digest, located
            self._size += _measure(located)
        while self._size > KEPT:
            self._take(next(iter(self._known)))
        return located

    def _take(self, document: str) -> tuple[bytes, CatalogPlace | None]:
        """Return what is known of a document, which is forgotten."""
        digest, place = self._known.pop(document, (b"", None))
        self._size -= _measure(place) if place else 0
        return digest, place


def _measure(place: CatalogPlace) -> int:
    return 1 + len(place.numbers)


def _digest_source(project: Project, document: str) -> bytes:
    """Return the digest of a source; b"" where it cannot be read, which who reads it explains."""
    try:
        return digest_bytes(project.read_source(document))
    except SourceError:
        return b""


def locate_catalog(
    project: Project,
    document: str,
    language: str,
    *,
    is_numbered: bool = False,
    unread: list[DragomanError] | None = None,
) -> CatalogPlace:
    """Return what findings say about where a catalogue is, and what its texts are written in.

    ``is_numbered``: findings have the numbers of the paragraphs; else the messages are counted.
    What cannot be read is left out, and why is added to ``unread``.
    """
    unread = [] if unread is None else unread
    source = None
    try:
        source = project.read_document(document)
    except SourceError as error:
        unread.append(error)
    return proofread.CatalogPlace(
        document=document,
        language=language,
        path=project.show(project.catalog(document, language)),
        numbers=_number_paragraphs(source) if source and is_numbered else {},
        source_language=project.settings.source_language,
        markup=source.markup if source else "",
        markups={unit.key: unit.markup for unit in source.units if unit.markup} if source else {},
        labels=frozenset(source.links) if source else frozenset(),
        outdated_pivots=list_outdated(project, document, language, unread),
    )


def locate_with_source(
    project: Project, document: str, language: str, sources: SourceReader | None = None
) -> CatalogPlace:
    """Return what ``locate_catalog`` does, or ``sources``. Raises SourceError for a source that
    cannot be read: so nothing is decided on a text of which nobody knows what in it is code."""
    unread: list[DragomanError] = []
    if sources is None:
        place = locate_catalog(project, document, language, unread=unread)
    else:
        place = sources.locate(project, CatalogName(document, language), unread)
    raise_errors(each for each in unread if isinstance(each, SourceError))
    return place


def _number_paragraphs(document: Document) -> dict[MessageKey, int]:
    """Return the number of the paragraph where each message occurs first."""
    from dragoman.structure import row_units  # what it needs is slow to import

    numbers: dict[MessageKey, int] = {}
    for number, unit in enumerate(row_units(document), 1):
        numbers.setdefault(unit.key, number)
    return numbers
