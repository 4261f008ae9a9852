"""The catalogues in which an update looks for suggestions: those of all documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dragoman.commands._catalog_plans import CatalogPlan
from dragoman.commands._known_languages import LanguageChecks
from dragoman.commands._memory_index import MemoryIndex
from dragoman.errors import DragomanError
from dragoman.matching.memory import MemoryStore
from dragoman.matching.model import is_open
from dragoman.po import Catalog
from dragoman.po.compact import parse_compact
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.matching.known_texts import KnownContent

_Found = Iterator[tuple[str, Catalog | DragomanError]]


def make_store(index: MemoryIndex, code: str, plans: Mapping[str, CatalogPlan]) -> MemoryStore:
    """Make the translation memory of a language, in which the plans look up what is new.

    It has the other documents of the project, and what comes from outside after them.
    """
    project = index.project

    def read_catalogs() -> _Found:
        checks = LanguageChecks(project)
        orphans = (name for name in project.list_catalogs(code) if name not in project.documents)
        for name in (*project.documents, *orphans):  # a renamed document is still remembered
            if name not in plans:
                yield from _read_other(project, name, code, checks)
            elif (catalog := plans[name].old) is not None:
                yield name, catalog
        checks.save()
        yield from index.outside.read_catalogs(code)

    def list_new() -> Iterator[str]:
        for plan in plans.values():
            old = plan.old.blocks if plan.old else ()
            known = {block.key for block in old if not is_open(block)}
            yield from (b.msgid for b in plan.template.blocks if b.key not in known)

    def find_known() -> KnownContent | None:
        return index.find_known(code, {name: plan.old for name, plan in plans.items()})

    return MemoryStore(read_catalogs, list_new, find_known)


def _read_other(project: Project, name: str, code: str, checks: LanguageChecks) -> _Found:
    """Read a catalogue that is not updated now, only for suggestions.

    One that cannot be read is given as its error: nobody asked for it, so it stops nothing.
    """
    try:
        data = project.read_catalog_bytes(name, code)
        if data is not None:
            shown = project.show(project.catalog(name, code))
            checks.check(data, code, shown)
            yield name, parse_compact(data, shown)
    except DragomanError as error:
        yield name, error
