"""Counting in several processes: what they count is put where ``status`` looks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import partial

from dragoman.commands._caches.count_cache import (
    KIND,
    VERSION,
    CountCache,
    CountedDocument,
    Numbers,
)
from dragoman.commands._caches.user_cache import read_entries
from dragoman.commands._changed_sources import list_changed_sources
from dragoman.commands._parallel.work import Work
from dragoman.commands._parallel.workers import Workers, has_helpers, run_jobs
from dragoman.commands.status import status
from dragoman.errors import DragomanError, gather
from dragoman.project import Project

_SPEED = 8_000_000
"""Bytes of sources and catalogues that are counted in a second, about."""


def count_ahead(
    project: Project,
    documents: Sequence[str],
    languages: Sequence[str],
    cache: CountCache,
    workers: Workers,
) -> None:
    """Let others count what the cache does not know yet, where it knows little.

    Afterwards the cache has the counts. A document with a mistake in a file is left out: the code
    that says what is wrong counts it.
    """
    task = Work(
        partial(_count_document, languages=tuple(languages)),
        name=lambda document: project.show(project.documents[document]),
        list_inputs=lambda document: project.list_files(document, project.languages),
        speed=_SPEED,
    )
    if not has_helpers(task, documents, workers):
        return
    if cache.found is None:
        cache.found = read_entries(project.root, KIND, VERSION)
    if len(cache.found) > len(documents) * len(languages) / 2:
        return
    results = run_jobs(project, task, documents, workers)
    with closing(results):
        for document, result in zip(documents, results, strict=True):
            if not isinstance(result, DragomanError):
                counted, entries = result
                for key, numbers in entries.items():
                    cache.put(key, numbers)
                if counted is not None:
                    cache.ahead[document] = counted


class _OwnCache(CountCache):
    """What is counted now: nothing is read from the user's cache or written to it."""

    def save(self) -> None:
        """Write nothing: who asked for the counts does."""


def _count_document(
    project: Project, document: str, *, languages: Sequence[str]
) -> tuple[CountedDocument | None, Mapping[str, Numbers]]:
    """Return the counts of a document, None where there is a mistake in one of its files; and what
    the user's cache is to know of it."""
    cache = _OwnCache(project.root)
    cache.found = {}
    changed = tuple(list_changed_sources(project, [document], cache))
    statuses, errors = gather(status(project, [document], languages, cache, changed))
    if errors or any(source.problem for source in changed):
        return None, cache.used
    return CountedDocument(changed, tuple(statuses)), cache.used
