"""The translations of a project's documents, read to compare the same sentences in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dragoman import proofread
from dragoman.commands._parallel.work import Work
from dragoman.commands._parallel.workers import ALONE, Workers, run_jobs
from dragoman.errors import CatalogError, DragomanError, ProjectError
from dragoman.languages.wrong_language import digest_question, remember_right
from dragoman.model import CatalogName
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.proofread import KnownTranslations

_SPEED = 8_000_000
"""Bytes of catalogues that are read in a second, about."""


def read_translations(
    project: Project,
    languages: Sequence[str],
    workers: Workers = ALONE,
    unread: list[DragomanError] | None = None,
) -> dict[str, KnownTranslations]:
    """Return, by language, the translations of its documents, if there are several to compare.

    What cannot be read is left out, and the reason is added to ``unread``. What is wrong inside a
    catalogue is not added, because the check of that catalogue reports it.
    """
    if len(project.documents) < 2:
        return {language: proofread.KnownTranslations() for language in languages}
    places = tuple(
        CatalogName(name, language) for language in languages for name in project.documents
    )
    task = Work(
        _collect_one,
        name=lambda place: project.show(project.catalog(*place)),
        list_inputs=lambda place: list_catalog_files(project, place),
        speed=_SPEED,
    )
    rows: dict[str, dict[str, list[tuple[str, str, str]]]] = {code: {} for code in languages}
    results = run_jobs(project, task, places, workers)
    with closing(results):
        for (_, language), found in zip(places, results, strict=True):
            if isinstance(found, DragomanError):
                if unread is not None:
                    unread.append(found)
                continue
            if found.question is not None:
                remember_right(found.question)
            for source, own in found.rows.items():
                rows[language].setdefault(source, []).extend(own)
    known = {code: proofread.KnownTranslations(found, code) for code, found in rows.items()}
    for each in known.values():
        _ = each.names  # they are learnt here, once for all processes
    return known


def list_catalog_files(project: Project, place: CatalogName) -> list[Path]:
    """Return the file of a catalogue; none where its path may not be used: who reads it says it."""
    try:
        return [project.catalog(*place)]
    except ProjectError:
        return []


class _Collected(NamedTuple):
    """What one document has for ``KnownTranslations``."""

    rows: Mapping[str, Sequence[tuple[str, str, str]]]
    question: bytes | None
    """The digest of its catalogue, which is in its language (``digest_question``); None without a
    catalogue."""


def _collect_one(project: Project, place: CatalogName) -> _Collected:
    document, language = place
    try:
        data = project.read_catalog_bytes(document, language)
    except ProjectError as error:  # of a link out of the project, which its own check reports
        raise CatalogError(error.sentence, error.path) from None
    if data is None:
        return _Collected({}, None)
    try:
        catalog = project.read_catalog(document, language, data)
    except CatalogError:  # in what it holds
        return _Collected({}, None)
    known = proofread.collect_translations([(document, catalog)] if catalog else [])
    return _Collected(known.rows, digest_question(data, language))
