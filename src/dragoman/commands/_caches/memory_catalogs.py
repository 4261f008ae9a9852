"""The catalogues in which an update looks for suggestions: those of all documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dragoman.commands._caches.known_languages import LanguageChecks
from dragoman.commands._caches.memory_index import LoadCatalog, MemoryIndex
from dragoman.errors import DragomanError
from dragoman.matching.memory import MemoryStore
from dragoman.po import Block, Catalog
from dragoman.po.compact import parse_compact
from dragoman.project import Project

_Found = Iterator[tuple[str, Catalog | Sequence[Block] | DragomanError]]


def make_store(
    index: MemoryIndex,
    code: str,
    given: Mapping[str, LoadCatalog],
    list_wanted: Callable[[], Iterable[str]],
) -> MemoryStore:
    """Make the translation memory of a language, in which ``list_wanted`` is looked up.

    It has the documents of the project, and what comes from outside after them. ``given`` loads
    the catalogues of those that are updated; it raises FileChanged where one is no longer what was
    read, and so does who asks the memory then.
    """
    project = index.project

    def read_catalogs() -> _Found:
        checks = LanguageChecks(project)
        orphans = (name for name in project.list_catalogs(code) if name not in project.documents)
        for name in (*project.documents, *orphans):  # a renamed document is still remembered
            if name in given:
                catalog = given[name]()
                if catalog is not None:
                    yield name, catalog
            else:
                yield from _read_other(project, name, code, checks)
        checks.save()
        yield from index.outside.read_catalogs(code)

    return MemoryStore(read_catalogs, list_wanted, lambda: index.find_known(code, given))


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
