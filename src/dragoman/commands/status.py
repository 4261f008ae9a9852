"""How far each language has got, counted from the catalogues themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from dragoman import progress
from dragoman.catalogs import count_catalog
from dragoman.commands._count_cache import CountCache, content_key
from dragoman.model import Tally
from dragoman.project import Project

SCHEMA_VERSION = 1


class LanguageStatus(NamedTuple):
    """One document in one language."""

    document: str
    language: str
    tally: Tally


def status(
    project: Project,
    documents: Iterable[str],
    languages: Iterable[str],
    cache: CountCache | None = None,
) -> Iterator[LanguageStatus]:
    """Count each document in each language, and yield the counts.

    Where a language has no catalogue, all messages of the template are untranslated; without a
    template there are no messages yet. Raises CatalogError for a catalogue that cannot be read.
    """
    codes = tuple(languages)
    cache = cache or CountCache(project.root)
    try:
        for document in documents:
            template: Tally | None = None
            for language in codes:
                tally = _count_file(project, document, language, cache)
                if tally is None:
                    if template is None:
                        template = _count_template(project, document, cache)
                    tally = template
                yield LanguageStatus(document, language, tally)
    finally:
        cache.save()


def _count_file(project: Project, document: str, language: str, cache: CountCache) -> Tally | None:
    """Count a catalogue, or the template for the language ""; None where there is no file.

    The counts of a content that was counted before are in the cache.
    """
    if language:
        data = project.read_catalog_bytes(document, language)
    else:
        data = project.read_template_bytes(document)
    if data is None:
        return None
    content = content_key(data)
    known = cache.get(content, len(data))
    if known is not None:
        with suppress(ValueError):
            return progress.unpack(known)
    path = project.catalog(document, language) if language else project.template(document)
    tally = count_catalog(data, project.show(path))
    cache.put(content, progress.pack(tally))
    return tally


def _count_template(project: Project, document: str, cache: CountCache) -> Tally:
    """Count a template: all of its messages are untranslated; without a template there are none."""
    tally = _count_file(project, document, "", cache)
    return progress.empty_tally() if tally is None else progress.as_untranslated(tally)


def sum_by_language(statuses: Iterable[LanguageStatus]) -> dict[str, Tally]:
    """Return the sum of all documents by language, in the order in which the languages come."""
    found: dict[str, list[Tally]] = {}
    for item in statuses:
        found.setdefault(item.language, []).append(item.tally)
    return {language: progress.add_tallies(tallies) for language, tallies in found.items()}


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
    shown = [item for item in statuses if not incomplete or progress.todo(item.tally).messages]
    if sort == "progress":
        shown.sort(key=lambda item: progress.share(item.tally.words))
    elif sort == "todo":
        shown.sort(key=lambda item: -progress.todo(item.tally).words)
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
        languages[item.language] = progress.as_data(item.tally)
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
    return {language: progress.as_data(tally) for language, tally in tallies.items()}


def list_below(statuses: Iterable[LanguageStatus], percent: float) -> list[tuple[str, float]]:
    """Return the languages whose share of words done is under a percentage, with their own."""
    shares = {
        language: 100 * progress.share(tally.words)
        for language, tally in sum_by_language(statuses).items()
    }
    return [(language, share) for language, share in shares.items() if share < percent]
