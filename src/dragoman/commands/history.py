"""How far each language had got over time, from the repository's own history: no database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from dragoman import catalogs, gitlog, progress
from dragoman.commands._caches.count_cache import FREE, CountCache
from dragoman.commands._caches.known_log import print_known_log
from dragoman.errors import CatalogError, ProjectError, quote
from dragoman.gitlog import Blob, HistoryPoint, Identity, Step, TallyChange
from dragoman.model import Tally
from dragoman.project import Project

SCHEMA_VERSION = 1
_UNREADABLE = [0]
"""The cache's entry of a blob that is not a readable catalogue."""
_AT_ONCE = 200
"""So many blobs are read from git together."""


class History(NamedTuple):
    """How far the languages had got, commit by commit."""

    points: tuple[HistoryPoint, ...]
    """After each commit that changed a count, oldest first."""
    unreadable: int = 0
    """How many versions of catalogues could not be read; the version before each is used."""
    missing: int = 0
    """How many versions of catalogues and templates git does not have, as in a partial clone.
    Nothing is known of a language as long as such a version held."""
    unknown: tuple[str, ...] = ()
    """The languages of which nothing is known at the last commit."""


def read_history(
    project: Project,
    documents: Collection[str] | None,
    languages: Sequence[str],
) -> History:
    """Count every catalogue that was ever committed, each content once.

    ``documents`` are those to count, or None for all of each time. As in ``status``, where a
    language has no catalogue, all messages of the template are untranslated. What is not
    committed is not history. Raises ProjectError without git, outside a repository, and before
    the first commit.
    """
    patterns = [f"*{suffix}" for suffix in (".po", ".pot", *sorted(project.source_suffixes()))]
    identify = project.make_identifier()
    steps = gitlog.read_steps(project.root, patterns, identify, print_known_log)
    cache = CountCache(project.root)
    blobs = _list_blobs(steps, languages)
    counts = _count_blobs(project, blobs, cache)
    missing = {blob for blob in blobs if blob not in counts}
    cache.save()
    tracked = {what[1] for step in steps for what in step.files if what[0] == "source"}
    replay = _Replay(counts, missing, tuple(languages), tracked, documents)
    points = tuple(point for step in steps for point in replay.apply(step))
    return History(
        points,
        unreadable=sum(tally is None for tally in counts.values()),
        missing=len(missing),
        unknown=replay.list_unknown(),
    )


def _list_blobs(steps: Iterable[Step], languages: Collection[str]) -> list[Blob]:
    """Return all versions of templates and of catalogues in these languages, each once."""
    blobs = (
        blob
        for step in steps
        for (kind, _, language), blob in step.files.items()
        if blob and (kind == "template" or (kind == "catalog" and language in languages))
    )
    return list(dict.fromkeys(blobs))


def _count_blobs(
    project: Project, blobs: Sequence[Blob], cache: CountCache
) -> dict[Blob, Tally | None]:
    """Return the counts of the blobs that git has; None for one that cannot be read."""
    found: dict[Blob, Tally | None] = {}
    for blob in blobs:
        numbers = cache.get(f"git:{blob}", FREE + 1)
        if numbers is not None:
            found[blob] = None
            with suppress(ValueError):
                found[blob] = progress.unpack_tally(numbers)
    missing = [blob for blob in blobs if blob not in found]
    for at in range(0, len(missing), _AT_ONCE):
        for blob, data in gitlog.read_blobs(project.root, missing[at : at + _AT_ONCE]):
            found[blob] = _count_blob(data)
            tally = found[blob]
            cache.put(f"git:{blob}", _UNREADABLE if tally is None else progress.pack_tally(tally))
    return found


def _count_blob(data: bytes) -> Tally | None:
    try:
        return catalogs.count_catalog(data, "")
    except CatalogError:
        return None


@dataclass(slots=True)
class _Replay:
    """The project's files as each commit changes them."""

    counts: Mapping[Blob, Tally | None]
    missing: Collection[Blob]
    """Versions that git does not have."""
    languages: tuple[str, ...]
    tracked: Collection[str]
    """Documents whose source was ever committed: such a document exists as long as its source."""
    documents: Collection[str] | None
    """The documents to count; None for all."""
    files: dict[Identity, Tally | None] = field(default_factory=dict)
    """None for a source, and for a file of which nothing is known."""
    unknown: set[tuple[str, str]] = field(default_factory=set)
    """By document and language, of what nothing is known now."""
    now: dict[tuple[str, str], Tally] = field(default_factory=dict)
    """By document and language."""
    sums: dict[str, list[int]] = field(default_factory=dict)
    """By language, over all documents, packed."""

    def apply(self, step: Step) -> Iterator[HistoryPoint]:
        """Apply a step, and yield the state after it where it changed a count."""
        for what, blob in step.files.items():
            if not blob:
                self.files.pop(what, None)
            elif blob in self.missing:
                self.files[what] = None
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
            hidden = self.list_unknown()
            totals = {
                language: progress.unpack_tally(row)
                for language, row in self.sums.items()
                if language not in hidden
            }
            yield HistoryPoint(step.commit, step.time, totals, changes)

    def list_unknown(self) -> tuple[str, ...]:
        """Return the languages of which nothing is known in one document or more."""
        return tuple(dict.fromkeys(language for _, language in sorted(self.unknown)))

    def _change(self, document: str, language: str) -> Iterator[TallyChange]:
        if self._is_unknown(document, language):
            self.unknown.add((document, language))
            return
        self.unknown.discard((document, language))
        before = self.now.get((document, language))
        after = self._tally(document, language)
        if after == before:
            return
        row = self.sums.setdefault(language, [0] * progress.PACKED)
        for sign, tally in ((-1, before), (1, after)):
            if tally is not None:
                for index, number in enumerate(progress.pack_tally(tally)):
                    row[index] += sign * number
        if after is None:
            del self.now[document, language]
        else:
            self.now[document, language] = after
        yield TallyChange(document, language, before, after)

    def _is_there(self, document: str) -> bool:
        return document not in self.tracked or ("source", document, "") in self.files

    def _is_unknown(self, document: str, language: str) -> bool:
        """Return whether there is a file to count of which nothing is known."""
        catalog, template = ("catalog", document, language), ("template", document, "")
        counted = catalog if catalog in self.files else template
        return self._is_there(document) and self.files.get(counted, True) is None

    def _tally(self, document: str, language: str) -> Tally | None:
        """Return what ``status`` would have counted; None where there was nothing to count."""
        if not self._is_there(document):
            return None
        tally = self.files.get(("catalog", document, language))
        if tally is not None:
            return tally
        template = self.files.get(("template", document, ""))
        return None if template is None else progress.make_untranslated(template)


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
                    language: progress.describe_tally(tally)
                    for language, tally in point.totals.items()
                },
            }
            for point in points
        ],
    }


def describe_missing(history: History) -> str:
    """Return the sentence about versions that git does not have; empty where it has all."""
    if not history.missing:
        return ""
    return (
        "committed versions of catalogues or templates that are not in this copy of the "
        f"repository: {history.missing}; what they held is not known, and dragoman does not fetch "
        "them"
    )


def list_uncommitted(
    points: Sequence[HistoryPoint], totals: Mapping[str, Tally], unknown: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the languages whose present counts are not those of the last commit.

    Those of which nothing is known there are not among them.
    """
    last = points[-1].totals if points else {}
    return tuple(
        language
        for language, tally in totals.items()
        if language not in unknown and tally != last.get(language, progress.make_empty_tally())
    )
