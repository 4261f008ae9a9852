"""The plan of one catalogue that is to be updated.

A plan holds no messages: thousands of them are in memory at once.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dragoman import files
from dragoman.catalogs.update import UpdateReport
from dragoman.commands._caches.digests import digest_bytes
from dragoman.commands._update.jobs import ReadCatalog
from dragoman.commands._update.match_jobs import (
    Matched,
    Texts,
    UpdateWay,
    load_template,
)
from dragoman.commands.extract import CHANGED, PlannedFile
from dragoman.errors import DragomanError
from dragoman.files import FileChanged
from dragoman.files.kept_bytes import Kept, KeptBytes
from dragoman.matching.memory import MemoryStore, list_confirmed
from dragoman.po import Block, Catalog
from dragoman.po.compact import is_packed, parse_compact
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.commands._update.suggestions import Suggestion
    from dragoman.matching.kept_messages import KeptGroup

_LOADED = 8 << 20
"""Catalogues of so many bytes together stay parsed until they are matched."""


class UpdateWork:
    """What all plans of an update share."""

    def __init__(self, project: Project, way: UpdateWay) -> None:
        self.project, self.way = project, way
        self.kept = KeptBytes()
        """What is to be written."""
        self._loaded: dict[tuple[str, str], Texts] = {}
        self._room = _LOADED
        self._template: tuple[Catalog | None, Kept | None] = None, None
        """The template that was kept last: mostly, all languages of a document have the same."""

    def hold(self, plan: CatalogPlan, texts: Texts) -> CatalogPlan:
        """Keep what was parsed for a plan, if it is the first one or there is room for it; of
        another one, the bytes of its template and of the messages that may be suggested elsewhere.
        Return the plan."""
        size = _measure(plan)
        if not self._loaded or size <= self._room:
            self._loaded[plan.document, plan.language] = texts
            self._room -= size
            return plan
        from dragoman.matching.kept_messages import KeptGroup

        blocks = [] if texts.old is None else list_confirmed(texts.old)
        template = self._keep_template(texts.template)
        return plan._replace(confirmed=KeptGroup(blocks, self.kept), template=template)

    def _keep_template(self, template: Catalog) -> Kept | None:
        """Keep a template so that it need not be parsed again; None for one that is so large that
        its messages are slices of its bytes."""
        if is_packed(template):
            return None
        if self._template[0] is not template:
            self._template = template, self.kept.add([pickle.dumps(template)])
        return self._template[1]

    def find(self, plan: CatalogPlan) -> Texts | None:
        """Return what was kept for a plan."""
        return self._loaded.get((plan.document, plan.language))

    def drop(self, plan: CatalogPlan) -> None:
        """Drop what was kept for a plan."""
        if self._loaded.pop((plan.document, plan.language), None):
            self._room += _measure(plan)


def _measure(plan: CatalogPlan) -> int:
    """Return how many bytes are parsed for a plan: without a catalogue, it is its template's
    texts."""
    return plan.read.content.size if plan.read.is_there else plan.read.wanted.size


class MemoryUse(NamedTuple):
    """Which catalogues were searched for suggestions."""

    documents: tuple[str, ...] = ()
    """Those of these documents; () where none was needed."""
    skipped: tuple[DragomanError, ...] = ()
    """What is wrong with the catalogues of former documents that were skipped in that."""


NOT_USED = MemoryUse()


def find_use(store: MemoryStore) -> MemoryUse:
    """Return which catalogues of a memory were searched."""
    return MemoryUse(store.documents, store.skipped) if store.is_read else NOT_USED


class CatalogPlan(NamedTuple):
    """One catalogue that is to change, and what it was when that was decided."""

    work: UpdateWork
    document: str
    language: str
    file: PlannedFile
    """That of the template."""
    read: ReadCatalog
    matched: Matched | None = None
    """What it is to be; None as long as that is not known."""
    confirmed: KeptGroup | Kept | None = None
    """Its messages that may be suggested elsewhere, where they are kept; ``Kept`` is a pickled list
    of them, from who read the catalogue."""
    template: Kept | None = None
    """Its template as it was parsed, where that is kept."""
    suggestions: tuple[Suggestion, ...] = ()
    """Those that are to be explained."""
    memory: MemoryUse = NOT_USED

    @property
    def project(self) -> Project:
        """The project that it is in."""
        return self.work.project

    @property
    def path(self) -> Path:
        """Where the catalogue lies."""
        return self.project.catalog(self.document, self.language)

    @property
    def result(self) -> Matched:
        """What the catalogue is to be. Raises ValueError as long as it is not matched."""
        if self.matched is None:
            raise ValueError(f"{self.path} is not matched")
        return self.matched

    @property
    def report(self) -> UpdateReport:
        """What is done with it."""
        return self.result.report


Attempt = CatalogPlan | DragomanError
"""The plan of a catalogue, or why there is none."""


def load_confirmed(plan: CatalogPlan) -> Catalog | Sequence[Block] | None:
    """Return the catalogue as ``load_old``, or its messages that may be suggested elsewhere."""
    if plan.confirmed is None:
        return load_old(plan)
    if not isinstance(plan.confirmed, Kept):
        return plan.confirmed
    blocks: list[Block] = pickle.loads(plan.confirmed.read())  # noqa: S301 - it is our own
    return blocks


def load_old(plan: CatalogPlan) -> Catalog | None:
    """Return the catalogue as it was read; None where there was none. Raises FileChanged where it
    is another one now."""
    texts = plan.work.find(plan)
    return _parse_again(plan) if texts is None else texts.old


def load_texts(plan: CatalogPlan) -> Texts:
    """Return what is to be matched. Raises FileChanged where a file is no longer what was read."""
    texts = plan.work.find(plan)
    if texts is not None:
        return texts
    template = _load_template(plan)
    return Texts(template, _parse_again(plan, template))


def _load_template(plan: CatalogPlan) -> Catalog:
    if plan.template is None:
        way = plan.work.way
        return load_template(plan.project, plan.document, plan.file, way, plan.language)
    template: Catalog = pickle.loads(plan.template.read())  # noqa: S301 - it is our own
    return template


def _parse_again(plan: CatalogPlan, like: Catalog | None = None) -> Catalog | None:
    """Read a catalogue the second time. ``like`` is as in ``parse_compact``.

    All that was planned depends on what was read the first time: what others are offered, too. So
    the plan is worth nothing where another program has changed, removed or broken the file.
    """
    data = None
    with suppress(DragomanError):  # who reads it for the next plan says what is wrong
        data = plan.project.read_catalog_bytes(plan.document, plan.language)
    if (b"" if data is None else digest_bytes(data)) != plan.read.content.digest:
        raise FileChanged(CHANGED, plan.path)
    return None if data is None else parse_compact(data, plan.project.show(plan.path), like)


def has_changed(plan: CatalogPlan) -> bool:
    """Return whether the file of a catalogue is no longer what was read."""
    try:
        return (files.digest(plan.path) or b"") != plan.read.content.digest
    except DragomanError:
        return True


def load_new(plan: CatalogPlan) -> Catalog:
    """Return the catalogue as it is to be, which is there or is planned. Raises FileChanged as
    ``load_old``."""
    name, new = plan.project.show(plan.path), plan.result.new
    if new is not None:
        return parse_compact(new.read(), name)
    return load_old(plan) or Catalog(name, None, ())
