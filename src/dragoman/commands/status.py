"""How far each language has got, counted from the catalogues themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from dragoman import progress
from dragoman.commands._caches.count_cache import CountCache
from dragoman.commands._changed_sources import ChangedSource, list_changed_sources
from dragoman.commands._status.document_counts import DocumentCounter, LanguageStatus
from dragoman.errors import DragomanError, raise_errors
from dragoman.model import Tally
from dragoman.project import Project

__all__ = [
    "SCHEMA_VERSION",
    "LanguageStatus",
    "as_data",
    "describe_outdated_pivots",
    "list_below",
    "list_out_of_step",
    "select_statuses",
    "status",
    "sum_by_folder",
    "sum_by_language",
    "sum_recorded",
]

SCHEMA_VERSION = 1


def status(
    project: Project,
    documents: Iterable[str],
    languages: Iterable[str],
    cache: CountCache | None = None,
    changed: Iterable[ChangedSource] | None = None,
) -> Iterator[LanguageStatus]:
    """Count each document in each language, and yield the counts.

    They are of the messages that the source has now: where a catalogue is not in step with it,
    or there is none, what the catalogue lacks is untranslated. ``changed`` are the sources that
    ``list_changed_sources`` finds, where the caller knows them. In a catalogue that cannot be read
    nothing is translated; when all is counted, its CatalogError is raised, and that of a template.
    """
    documents, codes = tuple(documents), tuple(languages)
    cache = cache or CountCache(project.root)
    if changed is None:
        changed = list_changed_sources(project, documents, cache)
    kinds = {source.document: source.kind for source in changed}
    errors: list[DragomanError] = []
    try:
        for document in documents:
            known = _find_ahead(cache, document)
            if known.keys() >= set(codes):
                yield from (known[code] for code in codes)
                continue
            counter = DocumentCounter(project, document, cache, kinds.get(document, ""))
            for language in codes:
                try:
                    recorded = counter.count_file(language)
                except DragomanError as error:
                    errors.append(error)
                    yield LanguageStatus(document, language, counter.count_unreadable())
                else:
                    yield counter.count(language, recorded)
            errors += counter.problems
    finally:
        cache.save()
    raise_errors(errors)


def _find_ahead(cache: CountCache, document: str) -> dict[str, LanguageStatus]:
    """Return what others have just counted of a document, by language."""
    ahead = cache.ahead.get(document)
    return {each.language: each for each in ahead.statuses} if ahead else {}


def sum_by_language(statuses: Iterable[LanguageStatus]) -> dict[str, Tally]:
    """Return the sum of all documents by language, in the order in which the languages come."""
    found: dict[str, list[Tally]] = {}
    for item in statuses:
        found.setdefault(item.language, []).append(item.tally)
    return {language: progress.add_tallies(tallies) for language, tallies in found.items()}


def sum_recorded(statuses: Iterable[LanguageStatus]) -> dict[str, Tally]:
    """Return the sums by language of what the catalogues themselves have, as history counts it."""
    items = (item._replace(tally=item.recorded or item.tally) for item in statuses)
    sums = sum_by_language(items)
    return {language: replace(tally, in_step=True) for language, tally in sums.items()}


def list_out_of_step(statuses: Iterable[LanguageStatus]) -> dict[str, list[str]]:
    """Return, by document, the languages whose catalogues are not in step with the source."""
    found: dict[str, list[str]] = {}
    for item in statuses:
        if not item.tally.in_step:
            found.setdefault(item.document, []).append(item.language)
    return found


def sum_by_folder(statuses: Iterable[LanguageStatus]) -> dict[str, dict[str, Tally]]:
    """Return the sums by folder, as ``letters/``, and language.

    A folder's sum includes the documents in its own folders.
    """
    found: dict[str, list[LanguageStatus]] = {}
    for item in statuses:
        for parent in PurePosixPath(item.document).parents:
            if parent.name:
                found.setdefault(f"{parent}/", []).append(item)
    return {folder: sum_by_language(found[folder]) for folder in sorted(found)}


def select_statuses(
    statuses: Iterable[LanguageStatus], *, incomplete: bool = False, sort: str = "name"
) -> list[LanguageStatus]:
    """Return what is to be listed, in its order.

    With ``incomplete``, what is done is left out. ``sort`` is "progress" for the least done
    first, "todo" for the most words left to do first, and "name" for the documents' own order.
    """
    shown = [item for item in statuses if not incomplete or progress.is_open(item.tally)]
    if sort == "progress":
        shown.sort(key=lambda item: progress.measure_share_done(item.tally))
    elif sort == "todo":
        shown.sort(key=lambda item: -progress.count_unfinished(item.tally).words)
    return shown


def as_data(
    statuses: Iterable[LanguageStatus], shown: Iterable[LanguageStatus] | None = None
) -> dict[str, Any]:
    """Return the report as it is written in JSON; ``schema_version`` counts incompatible changes.

    ``shown`` are the documents to be listed, where these are not all; the totals are of all.
    """
    statuses = tuple(statuses)
    documents: dict[str, dict[str, Any]] = {}
    for item in statuses if shown is None else shown:
        languages = documents.setdefault(item.document, {})
        languages[item.language] = progress.describe_tally(item.tally)
    return {
        "schema_version": SCHEMA_VERSION,
        "documents": [
            {"document": name, "languages": languages} for name, languages in documents.items()
        ],
        "folders": [
            {"folder": name, "languages": _languages_as_data(tallies)}
            for name, tallies in sum_by_folder(statuses).items()
        ],
        "total": _languages_as_data(sum_by_language(statuses)),
    }


def _languages_as_data(tallies: Mapping[str, Tally]) -> dict[str, Any]:
    return {language: progress.describe_tally(tally) for language, tally in tallies.items()}


def describe_outdated_pivots(statuses: Iterable[LanguageStatus]) -> list[str]:
    """Return a sentence for each document and language with translations that are outdated by
    their pivot."""
    return [
        f"{item.document}, {item.language}: {item.tally.outdated_by_pivot} outdated by the pivot: "
        "its text has changed since; `dragoman diff` shows them"
        for item in statuses
        if item.tally.outdated_by_pivot
    ]


def list_below(statuses: Iterable[LanguageStatus], percent: float) -> list[tuple[str, float]]:
    """Return the languages whose share done is under a percentage, with their own."""
    shares = {
        language: 100 * progress.measure_share_done(replace(tally, in_step=True))
        for language, tally in sum_by_language(statuses).items()
    }
    return [(language, share) for language, share in shares.items() if share < percent]
