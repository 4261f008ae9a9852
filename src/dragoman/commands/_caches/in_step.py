"""Documents of which an update is known to change nothing: by content, in the user's cache folder.

The key of that is the digest of everything that an update of a document reads: its source, its
template, its catalogues, the settings, the glossary where its terms are written as comments, and
dragoman itself. Where messages are empty, others may be offered to them: then all catalogues of the
language, and the memories from outside, are part of it. The cache holds numbers only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from dragoman import files
from dragoman.catalogs.update import UpdateOptions, UpdateReport
from dragoman.commands._caches.count_cache import FREE, CountCache, Numbers
from dragoman.commands._caches.digests import digest_bytes, list_named_parts, make_content_key
from dragoman.commands._caches.language_digest import CatalogDigests
from dragoman.commands._caches.memory_index import MemoryIndex
from dragoman.commands._caches.outside_memory import OutsideMemory
from dragoman.commands._caches.versions import digest_versions
from dragoman.commands._changed_sources import digest_reading, find_reader
from dragoman.commands._pivots import MARK
from dragoman.errors import DragomanError
from dragoman.matching.model import MatchKind

_KINDS = tuple(MatchKind)
_EACH = 5_000
"""To read a catalogue takes as long as so many bytes of a source, however small it is."""
_EMPTY = re.compile(rb'msgstr(?<![^\n]msgstr)(?:\[\d\])? ""[ \t]*\r?(?:\n(?!")|\Z)')
"""A message without a translation, as nearly every program writes it. A pattern that begins with a
word, and not with the beginning of a line, is searched for ten times as fast."""


class CatalogInStep(NamedTuple):
    """A catalogue that has not been read, because an update is known not to change it."""

    document: str
    language: str
    report: UpdateReport
    """What an update finds, in numbers only."""
    is_new: bool = False
    notes: tuple[str, ...] = ()
    remembered: tuple[str, ...] = ()
    skipped: tuple[DragomanError, ...] = ()


class DocumentInStep(NamedTuple):
    """How many messages a document has, and its catalogues, none of which is to change."""

    messages: int
    catalogs: tuple[CatalogInStep, ...]


class StepCache:
    """What is known of the documents of a project, for one way to update them."""

    def __init__(self, index: MemoryIndex, codes: Sequence[str], options: UpdateOptions) -> None:
        project = index.project
        self._index, self._project = index, project
        self._codes, self._options = tuple(codes), options
        self._cache = CountCache(project.root)
        self._find_reader = lru_cache(find_reader)
        self._before: dict[str, tuple[str, str]] = {}
        """By document, its keys when it was looked for: without and with the memory."""
        self._noted: dict[str, Numbers] = {}
        self._look = index.digest_all
        self._forget_files()

    def _forget_files(self) -> None:
        self._digests = {code: CatalogDigests(self._project, code) for code in self._codes}
        self._memories: dict[str, str] = {}
        self._way = b""
        self._outside = OutsideMemory(self._project)

    def find_all(self, documents: Sequence[str]) -> dict[str, DocumentInStep | None]:
        """Return what is known of documents that an update would not change; None for the others.

        In a small project an update is as fast as looking here, and nothing is known.
        """
        every = len(self._project.documents) * len(self._codes)
        if _EACH * every + sum(map(self._measure, documents)) <= FREE:
            return dict.fromkeys(documents)
        return {name: self._find(name) for name in documents}

    def _measure(self, document: str) -> int:
        with suppress(DragomanError, OSError):
            return self._project.source(document).stat().st_size
        return 0

    def _find(self, document: str) -> DocumentInStep | None:
        try:
            read = self._read_files(document)
            key = self._make_key(document, read)
        except DragomanError:
            return None  # the update says what is wrong
        numbers = self._cache.get(key, FREE + 1)
        whole = self._add_memory(key) if read.may_be_open else ""
        self._before[document] = key, whole
        found = _read_numbers(numbers, len(self._codes))
        if found is None or (found.is_open and self._cache.get(whole, 0) != [1]):
            return None
        return self._describe(document, found)

    def _describe(self, document: str, found: _Entry) -> DocumentInStep:
        catalogs = (
            CatalogInStep(document, code, report)
            for code, report in zip(self._codes, found.reports, strict=True)
        )
        return DocumentInStep(found.messages, tuple(catalogs))

    def put(
        self, document: str, messages: int, reports: Iterable[UpdateReport], *, is_open: bool
    ) -> None:
        """Note that an update changes nothing of a document, to be kept by ``save``.

        ``is_open``: messages are empty, to which other documents may offer something.
        """
        numbers = [messages, int(is_open)]
        for report in reports:
            counts = (report.counts.get(kind, 0) for kind in _KINDS)
            numbers += [report.untranslated, report.retired, *counts]
        if document in self._before:
            self._noted[document] = numbers

    def save(self) -> None:
        """Keep what was noted, but nothing of files that have changed meanwhile: nobody knows which
        content was read."""
        self._look = self._index.signs.digest_all
        self._forget_files()
        for document, numbers in self._noted.items():
            before, whole = self._before[document]
            try:
                key = self._make_key(document, self._read_files(document))
            except DragomanError:
                continue
            if key == before and (not numbers[1] or self._add_memory(key) == whole):
                self._cache.put(key, numbers)
                if numbers[1]:
                    self._cache.put(whole, [1])
        self._noted.clear()
        self._cache.save()
        self._index.signs.save()

    def _read_files(self, document: str) -> _Files:
        project = self._project
        source = project.read_source(document)
        catalogs = [self._digests[code].read(document) or b"" for code in self._codes]
        return _Files(source, project.read_template_bytes(document) or b"", catalogs)

    def _make_key(self, document: str, read: _Files) -> str:
        """Return the digest of what an update of a document reads, without the memory."""
        project = self._project
        reader = self._find_reader(project.documents[document].suffix)
        parts = [
            digest_reading(project, document, digest_bytes(read.source), reader).encode(),
            project.reference(document).encode(),
            digest_bytes(read.template),
            *(digest_bytes(data) for data in read.catalogs),
        ]
        if any(MARK in data for data in read.catalogs):  # their pivots may be any of these
            every = (CatalogDigests(project, code).find(document) for code in project.languages)
            parts += every
        self._way = self._way or self._describe_way()
        return make_content_key(b"step", self._way, *parts)

    def _describe_way(self) -> bytes:
        """Return what is the same for all documents."""
        settings = self._project.settings
        terms = files.read(self._project.glossary_file) if settings.check.comments else None
        digest = b"" if terms is None else digest_bytes(terms)
        way = (self._codes, self._options, settings, digest, self._project.languages)
        return repr((*way, digest_versions())).encode(errors="surrogatepass")

    def _add_memory(self, key: str) -> str:
        """Return a key to which what other documents offer is added."""
        if not self._project.settings.update.memory:
            return make_content_key(b"offers nothing", key.encode())
        for code in self._codes:
            if code not in self._memories:
                self._memories[code] = self._digests[code].digest_all(self._look)
        outside = list_named_parts(self._outside.digest_contents())
        own = (digest.encode() for digest in self._memories.values())
        return make_content_key(b"offers", key.encode(), *own, *outside)


class _Files(NamedTuple):
    """What an update of a document reads; b"" for what is not there."""

    source: bytes
    template: bytes
    catalogs: Sequence[bytes]

    @property
    def may_be_open(self) -> bool:
        """Whether messages may be empty. Where this is wrong, nothing is remembered."""
        return any(_EMPTY.search(data) for data in self.catalogs)


class _Entry(NamedTuple):
    """What the cache says of a document."""

    messages: int
    is_open: bool
    reports: Sequence[UpdateReport]


def _read_numbers(numbers: Numbers | None, languages: int) -> _Entry | None:
    """Return what an entry says of catalogues in so many languages; None for a damaged one."""
    width = 2 + len(_KINDS)
    if numbers is None or len(numbers) != 2 + languages * width:
        return None
    if not all(type(number) is int for number in numbers):
        return None
    reports = []
    for start in range(2, len(numbers), width):
        untranslated, retired, *counts = numbers[start : start + width]
        found = {kind: count for kind, count in zip(_KINDS, counts, strict=True) if count}
        reports.append(
            UpdateReport(changed=False, counts=found, untranslated=untranslated, retired=retired)
        )
    return _Entry(numbers[0], bool(numbers[1]), reports)
