"""How far each language had got over time, from the repository's own history: no database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from dragoman import gitlog, progress
from dragoman.catalogs import count_catalog
from dragoman.commands._count_cache import FREE, CountCache
from dragoman.errors import CatalogError, ProjectError, quote
from dragoman.gitlog import Blob, HistoryPoint, Identity, Step, TallyChange
from dragoman.model import Tally
from dragoman.project import Project

SCHEMA_VERSION = 1
_UNREADABLE = [0]
"""The cache's entry of a blob that is not a readable catalogue."""
_AT_ONCE = 200
"""So many blobs are read from git together."""


@dataclass(frozen=True, slots=True)
class History:
    """How far the languages had got, commit by commit."""

    points: tuple[HistoryPoint, ...]
    """After each commit that changed a count, oldest first."""
    unreadable: int = 0
    """How many versions of catalogues could not be read; the version before each is used."""


def read_history(
    project: Project,
    documents: Collection[str] | None,
    languages: Sequence[str],
    cache: CountCache | None = None,
) -> History:
    """Count every catalogue that was ever committed, each content once.

    ``documents`` are those to count, or None for all of each time. As in ``status``, where a
    language has no catalogue, all messages of the template are untranslated. What is not
    committed is not history. Raises ProjectError without git, outside a repository, and before
    the first commit.
    """
    patterns = [f"*{suffix}" for suffix in (".po", ".pot", *sorted(project.source_suffixes()))]
    steps = gitlog.read_steps(project.root, patterns, project.make_identifier())
    cache = cache or CountCache(project.root)
    counts = _count_blobs(project, steps, languages, cache)
    cache.save()
    tracked = {what[1] for step in steps for what in step.files if what[0] == "source"}
    replay = _Replay(counts, tuple(languages), tracked, documents)
    points = tuple(point for step in steps for point in replay.apply(step))
    return History(points, sum(tally is None for tally in counts.values()))


def _count_blobs(
    project: Project, steps: Iterable[Step], languages: Collection[str], cache: CountCache
) -> dict[Blob, Tally | None]:
    """Return the counts of each blob; None for one that is not a readable catalogue."""
    blobs = dict.fromkeys(
        blob
        for step in steps
        for (kind, _, language), blob in step.files.items()
        if blob and (kind == "template" or (kind == "catalog" and language in languages))
    )
    found: dict[Blob, Tally | None] = {}
    for blob in blobs:
        numbers = cache.get(f"git:{blob}", FREE + 1)
        if numbers is not None:
            found[blob] = None
            with suppress(ValueError):
                found[blob] = progress.unpack(numbers)
    missing = [blob for blob in blobs if blob not in found]
    for at in range(0, len(missing), _AT_ONCE):
        for blob, data in gitlog.read_blobs(project.root, missing[at : at + _AT_ONCE]):
            found[blob] = _count_blob(data)
            tally = found[blob]
            cache.put(f"git:{blob}", _UNREADABLE if tally is None else progress.pack(tally))
    return found


def _count_blob(data: bytes) -> Tally | None:
    try:
        return count_catalog(data, "")
    except CatalogError:
        return None


@dataclass(slots=True)
class _Replay:
    """The project's files as each commit changes them."""

    counts: Mapping[Blob, Tally | None]
    languages: tuple[str, ...]
    tracked: Collection[str]
    """Documents whose source was ever committed: such a document exists as long as its source."""
    documents: Collection[str] | None
    """The documents to count; None for all."""
    files: dict[Identity, Tally | None] = field(default_factory=dict)
    now: dict[tuple[str, str], Tally] = field(default_factory=dict)
    """By document and language."""
    sums: dict[str, list[int]] = field(default_factory=dict)
    """By language, over all documents, packed."""

    def apply(self, step: Step) -> Iterator[HistoryPoint]:
        """Apply a step, and yield the state after it where it changed a count."""
        for what, blob in step.files.items():
            if not blob:
                self.files.pop(what, None)
            else:
                tally = self.counts.get(blob)
                self.files[what] = tally if tally is not None else self.files.get(what)
        documents = sorted({what[1] for what in step.files})
        changes = tuple(
            change
            for document in documents
            if self.documents is None or document in self.documents
            for language in self.languages
            for change in self._change(document, language)
        )
        if changes:
            totals = {language: progress.unpack(row) for language, row in self.sums.items()}
            yield HistoryPoint(step.commit, step.time, totals, changes)

    def _change(self, document: str, language: str) -> Iterator[TallyChange]:
        before = self.now.get((document, language))
        after = self._tally(document, language)
        if after == before:
            return
        row = self.sums.setdefault(language, [0] * progress.PACKED)
        for sign, tally in ((-1, before), (1, after)):
            if tally is not None:
                for index, number in enumerate(progress.pack(tally)):
                    row[index] += sign * number
        if after is None:
            del self.now[document, language]
        else:
            self.now[document, language] = after
        yield TallyChange(document, language, before, after)

    def _tally(self, document: str, language: str) -> Tally | None:
        """Return what ``status`` would have counted; None where there was nothing to count."""
        if document in self.tracked and ("source", document, "") not in self.files:
            return None
        tally = self.files.get(("catalog", document, language))
        if tally is not None:
            return tally
        template = self.files.get(("template", document, ""))
        return None if template is None else progress.as_untranslated(template)


def parse_day(text: str, *, end: bool = False) -> int:
    """Return the second at which a day begins, or ends, in UTC, counted from 1970.

    Raises ProjectError for a text that is not a date.
    """
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise ProjectError(f"{quote(text)} is not a date; write it as 2016-12-23") from None
    return int(datetime.combine(found, time.max if end else time.min, UTC).timestamp())


def as_data(points: Iterable[HistoryPoint]) -> dict[str, Any]:
    """Return the history as it is written in JSON."""
    return {
        "schema_version": SCHEMA_VERSION,
        "points": [
            {
                "date": point.date,
                "time": point.time,
                "commit": point.commit,
                "languages": {
                    language: progress.as_data(tally) for language, tally in point.totals.items()
                },
            }
            for point in points
        ],
    }


def list_uncommitted(
    points: Sequence[HistoryPoint], totals: Mapping[str, Tally]
) -> tuple[str, ...]:
    """Return the languages whose present counts are not those of the last commit."""
    last = points[-1].totals if points else {}
    return tuple(
        language
        for language, tally in totals.items()
        if tally != last.get(language, progress.empty_tally())
    )
