"""How far each language has got, counted from the catalogues themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman import progress
from dragoman.catalogs import count
from dragoman.model import Tally
from dragoman.project import Project

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """One document in one language."""

    document: str
    language: str
    tally: Tally


def status(
    project: Project, documents: Iterable[str], languages: Iterable[str]
) -> Iterator[Standing]:
    """Count each document in each language.

    A language without a catalogue stands at nothing of what the template has; without a template
    it has no messages yet. Raises CatalogError for a catalogue that cannot be read.
    """
    wanted = tuple(languages)
    for document in documents:
        for language in wanted:
            path = project.catalog(document, language)
            if path.is_file():
                tally = count(path.read_bytes(), project.show(path))
            else:
                tally = _of_template(project, document)
            yield Standing(document, language, tally)


def _of_template(project: Project, document: str) -> Tally:
    path = project.template(document)
    if not path.is_file():
        return progress.empty()
    return progress.untouched(count(path.read_bytes(), project.show(path)))


def totals(standings: Iterable[Standing]) -> dict[str, Tally]:
    """Add up all documents of each language, in the order in which the languages come."""
    found: dict[str, list[Tally]] = {}
    for standing in standings:
        found.setdefault(standing.language, []).append(standing.tally)
    return {language: progress.add(tallies) for language, tallies in found.items()}


def as_data(standings: Iterable[Standing]) -> dict[str, Any]:
    """Give the report as JSON bears it; ``schema_version`` counts its incompatible changes."""
    standings = tuple(standings)
    documents: dict[str, dict[str, Any]] = {}
    for standing in standings:
        languages = documents.setdefault(standing.document, {})
        languages[standing.language] = _counts(standing.tally)
    return {
        "schema_version": SCHEMA_VERSION,
        "documents": [
            {"document": name, "languages": languages} for name, languages in documents.items()
        ],
        "total": {language: _counts(tally) for language, tally in totals(standings).items()},
    }


def _counts(tally: Tally) -> dict[str, Mapping[str, int]]:
    return {
        "messages": progress.counts(tally.messages),
        "words": progress.counts(tally.words),
    }


def under(standings: Iterable[Standing], percent: float) -> list[tuple[str, float]]:
    """Name the languages whose share of words done is under a percentage, with their own."""
    shares = {
        language: 100 * progress.share(tally.words) for language, tally in totals(standings).items()
    }
    return [(language, share) for language, share in shares.items() if share < percent]
