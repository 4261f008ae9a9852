"""How far each language has got, counted from the catalogues themselves."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from dragoman import files, progress
from dragoman.catalogs import count_catalog
from dragoman.commands._count_cache import CountCache, content_key
from dragoman.errors import CatalogError, ProjectError
from dragoman.model import Tally
from dragoman.project import Project

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class LanguageStatus:
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
    """Count each document in each language.

    A language without a catalogue stands at nothing of what the template has; without a template
    it has no messages yet. Raises CatalogError for a catalogue that cannot be read.
    """
    wanted = tuple(languages)
    cache = cache or CountCache(project.root)
    reader = CatalogReader(project)
    try:
        for document in documents:
            template: Tally | None = None
            for language in wanted:
                tally = _count_file(reader, reader.catalog(document, language), cache)
                if tally is None:
                    if template is None:
                        template = _count_template(reader, document, cache)
                    tally = template
                yield LanguageStatus(document, language, tally)
    finally:
        cache.save()


def _count_template(reader: CatalogReader, document: str, cache: CountCache) -> Tally:
    tally = _count_file(reader, reader.template(document), cache)
    return progress.empty_tally() if tally is None else progress.as_untranslated(tally)


def _count_file(reader: CatalogReader, path: Path, cache: CountCache) -> Tally | None:
    """Count a catalogue, or find its content counted; None where there is no such file."""
    data = reader.read(path)
    if data is None:
        return None
    content = content_key(data)
    known = cache.get(content, len(data))
    if known is not None:
        with suppress(ValueError):
            return progress.unpack(known)
    tally = count_catalog(data, reader.project.show(path))
    cache.put(content, progress.pack(tally))
    return tally


@dataclass(slots=True)
class CatalogReader:
    """Reads a project's many catalogues fast; as elsewhere, nothing outside it is touched."""

    project: Project
    folders: dict[Path, Path] = field(default_factory=dict)
    """Each folder, resolved once."""
    locale: Path = field(init=False)

    def __post_init__(self) -> None:
        self.locale = self.project.locale_folder

    def catalog(self, document: str, language: str) -> Path:
        """Give the path of a document's catalogue."""
        return self.locale / language / "LC_MESSAGES" / f"{document}.po"

    def template(self, document: str) -> Path:
        """Give the path of a document's template."""
        return self.locale / f"{document}.pot"

    def read(self, path: Path) -> bytes | None:
        """Give what a file holds, None where there is none; a link must stay in the project."""
        parent = path.parent
        folder = self.folders.get(parent)
        if folder is None:
            folder = self.folders[parent] = files.resolve_inside(self.project.root, parent)
        calm = os.O_NONBLOCK  # a pipe in the place of a file must not stop the work
        try:
            try:
                descriptor = os.open(folder / path.name, os.O_RDONLY | calm | os.O_NOFOLLOW)
            except OSError as error:
                if error.errno != errno.ELOOP:
                    raise
                descriptor = os.open(
                    files.resolve_inside(self.project.root, path), os.O_RDONLY | calm
                )
            with os.fdopen(descriptor, "rb") as file:
                if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                    raise ProjectError(files.IRREGULAR, self.project.show(path))
                return file.read()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            shown = self.project.show(path)
            raise CatalogError(f"cannot be read: {error.strerror}", shown) from None


def list_out_of_step(
    project: Project, documents: Iterable[str], cache: CountCache | None = None
) -> Iterator[str]:
    """Name the documents whose catalogues are not what their sources would give today.

    Only what can be told without parsing Markdown: a template is missing, or a plain text has
    other paragraphs than its template.
    """
    reader = CatalogReader(project)
    cache = cache or CountCache(project.root)
    for document in documents:
        template = reader.read(reader.template(document))
        source = project.documents[document]
        plain = source.suffix.lower() in {".txt", ".text"}
        if template is None or (plain and not _is_in_step(project, document, template, cache)):
            yield document
    cache.save()


def _is_in_step(project: Project, document: str, template: bytes, cache: CountCache) -> bool:
    """Compare a plain text's paragraphs with its template's; the answer is cached by content."""
    from dragoman.commands import _load

    data = files.read(project.documents[document]) or b""
    content = content_key(b"in step", project.settings.encoding.encode(), data, template)
    known = cache.get(content, len(data) + len(template))
    if known is None:
        from dragoman.po import parse

        path = project.show(project.template(document))
        units = _load.document(project, document).units
        wanted = dict.fromkeys(unit.key for unit in units if unit.translatable)
        blocks = parse(template, path).blocks
        known = [int(list(wanted) == [block.key for block in blocks if not block.obsolete])]
        cache.put(content, known)
    return known == [1]


def sum_by_language(standings: Iterable[LanguageStatus]) -> dict[str, Tally]:
    """Add up all documents of each language, in the order in which the languages come."""
    found: dict[str, list[Tally]] = {}
    for standing in standings:
        found.setdefault(standing.language, []).append(standing.tally)
    return {language: progress.add_tallies(tallies) for language, tallies in found.items()}


def sum_by_folder(standings: Iterable[LanguageStatus]) -> dict[str, dict[str, Tally]]:
    """Add up each folder's documents, those of its own folders among them: ``letters/``."""
    found: dict[str, list[LanguageStatus]] = {}
    for standing in standings:
        for parent in PurePosixPath(standing.document).parents:
            if parent.name:
                found.setdefault(f"{parent}/", []).append(standing)
    return {folder: sum_by_language(found[folder]) for folder in sorted(found)}


def select_statuses(
    standings: Iterable[LanguageStatus], *, incomplete: bool = False, sort: str = "name"
) -> list[LanguageStatus]:
    """Leave out what is done, where that is wanted, and sort: the least done or the most words
    left to do come first, else all stays in the order of the documents."""
    shown = [item for item in standings if not incomplete or progress.todo(item.tally).messages]
    if sort == "progress":
        shown.sort(key=lambda item: progress.share(item.tally.words))
    elif sort == "todo":
        shown.sort(key=lambda item: -progress.todo(item.tally).words)
    return shown


def as_data(
    standings: Iterable[LanguageStatus], shown: Iterable[LanguageStatus] | None = None
) -> dict[str, Any]:
    """Give the report as JSON bears it; ``schema_version`` counts its incompatible changes.

    ``shown`` are the documents to be listed where those are not all; the totals are of all.
    """
    standings = tuple(standings)
    documents: dict[str, dict[str, Any]] = {}
    for standing in standings if shown is None else shown:
        languages = documents.setdefault(standing.document, {})
        languages[standing.language] = progress.as_data(standing.tally)
    return {
        "schema_version": SCHEMA_VERSION,
        "documents": [
            {"document": name, "languages": languages} for name, languages in documents.items()
        ],
        "folders": [
            {"folder": name, "languages": _languages_as_data(tallies)}
            for name, tallies in sum_by_folder(standings).items()
        ],
        "total": _languages_as_data(sum_by_language(standings)),
    }


def _languages_as_data(tallies: Mapping[str, Tally]) -> dict[str, Any]:
    return {language: progress.as_data(tally) for language, tally in tallies.items()}


def list_below(standings: Iterable[LanguageStatus], percent: float) -> list[tuple[str, float]]:
    """Name the languages whose share of words done is under a percentage, with their own."""
    shares = {
        language: 100 * progress.share(tally.words)
        for language, tally in sum_by_language(standings).items()
    }
    return [(language, share) for language, share in shares.items() if share < percent]
