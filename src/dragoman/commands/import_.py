"""Take what came back from translators: what they changed goes into the catalogues.

The module has the name of its command with ``_``, because ``import`` is a word of Python.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from dragoman import clock
from dragoman.catalogs.returned_texts import (
    MergedReturn,
    ReturnedText,
    ReturnOutcome,
    ReviewStamp,
    put_returned,
)
from dragoman.catalogs.saving import change_catalog
from dragoman.commands._check.findings import list_errors_by_row
from dragoman.commands._returned.copies import NOT_TRANSLATED, empty_copies
from dragoman.commands._returned.files import ReturnedFile, read_returned
from dragoman.commands._returned.languages import divide_languages
from dragoman.commands._returned.missing import tell_missing
from dragoman.commands._returned.parts import divide_file
from dragoman.commands._returned.past import drop_unknown_past
from dragoman.commands._returned.pivots import SentPivots
from dragoman.commands._returned.places import KnownMessages, find_place
from dragoman.commands._returned.rows import explain_language, match_rows
from dragoman.commands._returned.sources import restore_sources
from dragoman.commands._returned.terms import take_terms
from dragoman.commands._returned.versions import TakenTexts, follow_versions
from dragoman.commands.review import clean_reviewer
from dragoman.errors import CatalogError, DragomanError, ExchangeError
from dragoman.model import CatalogName, MessageKey, NotTaken
from dragoman.po import Catalog
from dragoman.project import Project

SCHEMA_VERSION = 1
MOST_REPEATED = 20
"""How many rows of one file may be for the same message: each may be a conflict of its own."""
_SENTENCES = {
    ReturnOutcome.CONFLICT: "it was changed here, too, since it went out: both texts are kept, and "
    "it is fuzzy",
    ReturnOutcome.EMPTY: "it came back empty; the translation is kept",
    ReturnOutcome.LATE: "its source has changed since it went out: the translation is kept, and "
    "suggested for the new source unless somebody has worked on that",
    ReturnOutcome.STALE: "it is another text here now, so what was said of it does not count",
}
_UNKNOWN_CONFLICT = (
    "the text here is another one, and the file does not say which of the two is newer: both are "
    "kept, and it is fuzzy"
)


class ImportRequest(NamedTuple):
    """What is to be taken, and how."""

    places: Sequence[Path]
    """Files, folders, ZIP archives."""
    document: str | None = None
    """The name of a document; None where the files say it."""
    language: str | None = None
    who: str = ""
    """Whose work it is, as the marks of reviews and comments name it; "" names nobody."""
    dry_run: bool = False


class _How(NamedTuple):
    """What all files of one command have in common."""

    request: ImportRequest
    stamp: ReviewStamp
    drafts: dict[CatalogName, Catalog]
    """What the catalogues would be now, where nothing is written: each file meets what the files
    before it have changed."""
    taken: TakenTexts


class ImportedFile(NamedTuple):
    """What became of a file that came back."""

    file: str
    """As messages show it."""
    place: CatalogName | None
    """None for a file that was refused, and for a glossary."""
    outcomes: Mapping[ReturnOutcome, int]
    remarks: tuple[tuple[int, str], ...] = ()
    """What the user should know: a row of the file, 0 for the whole, and a sentence."""
    row_name: str = "row"
    refused: str = ""
    """Why nothing of it was taken, in a sentence."""
    written: Path | None = None
    """The catalogue or the glossary, where it changed."""

    @property
    def not_taken(self) -> int:
        """How many remarks are about something that was not taken."""
        return sum(isinstance(sentence, NotTaken) for _, sentence in self.remarks)

    @property
    def has_two_texts(self) -> bool:
        """Whether somebody must choose one of several texts; a glossary keeps its own."""
        return self.place is not None and self.outcomes.get(ReturnOutcome.CONFLICT, 0) > 0

    @property
    def needs_work(self) -> bool:
        """Whether somebody must look at it: something was refused, or there are conflicts."""
        return bool(self.refused or self.not_taken or self.outcomes.get(ReturnOutcome.CONFLICT))


def import_(project: Project, request: ImportRequest) -> Iterator[ImportedFile]:
    """Take the files one by one, and yield what became of each, or of each document in it.

    What a translator changed is taken, where nobody changed it here since it went out; else it is a
    conflict, and both texts are kept. An empty text never replaces one. A file that cannot be taken
    changes nothing and does not stop the others. With ``dry_run`` nothing is written.
    """
    known = KnownMessages(project)
    stamp = ReviewStamp(clock.now().date().isoformat(), clean_reviewer(request.who))
    how = _How(request, stamp, {}, TakenTexts(project.root, stamp.who))
    for file in (
        part
        for each in read_returned(request.places)
        for part in divide_languages(project, known, each, request.language)
    ):
        if file.returned is not None:
            documents = [request.document] if request.document else project.documents
            spaced = restore_sources(known, documents, file.returned)
            file = file._replace(returned=drop_unknown_past(known, documents, spaced))
        for part in divide_file(project, known, file, request.document):
            try:
                yield _import_file(project, known, part, how)
            except DragomanError as error:
                refused = _explain_refusal(project, part, error)
                yield ImportedFile(file.name, None, {}, refused=refused)
        if not request.dry_run:
            how.taken.save()


def _explain_refusal(project: Project, file: ReturnedFile, error: DragomanError) -> str:
    """Return why nothing of a file was taken; the place is named where it is in another file."""
    if error.path and error.path != file.name:
        return project.show_error(error)
    place = f"{file.document}: " if file.document else ""
    place += f"line {error.line}: " if error.line else ""
    return f"{place}{error.sentence}"


def _import_file(
    project: Project, known: KnownMessages, file: ReturnedFile, how: _How
) -> ImportedFile:
    request = how.request
    if file.glossary is not None:
        return _import_terms(project, file.name, file.glossary, request)
    if file.returned is None:
        raise file.error or ExchangeError("it cannot be read")
    returned = file.returned
    if returned.is_memory:
        raise ExchangeError("it is a memory, which belongs to no document: name it in memory.files")
    wanted = (file.document or request.document, request.language)
    place = find_place(project, known, returned, wanted)
    matched = match_rows(known, place, returned, SentPivots(project, place))
    _check_repeated(matched.texts)
    present = _list_present(project, place, how)
    texts = follow_versions(how.taken, place, present, matched.texts)
    strange = explain_language(known, place, texts)
    if strange and not request.language:
        raise ExchangeError(f"{strange}; if they are, give -l {place.language}")
    texts, copied = empty_copies(texts, present, (project.settings.source_language, place.language))
    merged, written = _put(project, place, texts, how)
    said = zip(matched.rows, _describe_outcomes(merged.outcomes, texts, copied), strict=True)
    remarks = [*matched.remarks, *([(0, strange)] if strange else [])]
    remarks += [(0, sentence) for sentence in known.tell_unread(place)]
    remarks += [(row, words) for row, words in said if words]
    remarks += [(0, sentence) for sentence in tell_missing(project, known, place, returned)]
    applied = [outcome is ReturnOutcome.APPLIED for outcome in merged.outcomes]
    rows = zip(texts, matched.rows, strict=True)
    taken = {text.key: row for text, row in compress(rows, applied)}
    how.taken.add(place, present, compress(texts, applied))
    remarks += list_errors_by_row(project, place, merged.catalog, taken)
    return ImportedFile(
        file.name,
        place,
        Counter(merged.outcomes),
        tuple(sorted(dict.fromkeys(remarks), key=itemgetter(0))),
        returned.row_name,
        written=written,
    )


def _describe_outcomes(
    outcomes: Sequence[ReturnOutcome], texts: Sequence[ReturnedText], copied: Sequence[bool]
) -> Iterator[str]:
    """Yield what must be said of each message that came back; "" for nothing."""
    for outcome, text, is_copy in zip(outcomes, texts, copied, strict=True):
        if outcome is ReturnOutcome.CONFLICT and text.sent is None:
            yield _UNKNOWN_CONFLICT
        else:
            yield NOT_TRANSLATED if is_copy else _SENTENCES.get(outcome, "")


def _import_terms(project: Project, name: str, data: bytes, request: ImportRequest) -> ImportedFile:
    """Add the new terms of a glossary. One that the project has in another way is a conflict."""
    merged, row_name, is_written = take_terms(project, data, name, dry_run=request.dry_run)
    outcomes = {
        ReturnOutcome.APPLIED: len(merged.added),
        ReturnOutcome.UNCHANGED: merged.unchanged,
        ReturnOutcome.CONFLICT: merged.different,
    }
    path = project.glossary_file if is_written else None
    return ImportedFile(name, None, outcomes, merged.remarks, row_name, written=path)


def _list_present(project: Project, place: CatalogName, how: _How) -> dict[MessageKey, str]:
    """Return the translations that the messages of a place have now."""
    catalog = how.drafts.get(place) or project.read_catalog(*place)
    blocks = catalog.blocks if catalog else ()
    return {block.key: block.msgstr[0] for block in blocks if len(block.msgstr) == 1}


def _put(
    project: Project,
    place: CatalogName,
    texts: Sequence[ReturnedText],
    how: _How,
) -> tuple[MergedReturn, Path | None]:
    """Put texts into their catalogue; return what became of it, and the file that changed."""
    path = project.catalog(*place)
    merged: list[MergedReturn] = []

    def put(current: Catalog | None) -> Catalog:
        if current is None:
            raise CatalogError("there is no such catalogue yet: run `dragoman update`")
        merged[:] = [put_returned(current, texts, how.stamp, project.settings.source_language)]
        return merged[0].catalog

    if how.request.dry_run:
        how.drafts[place] = put(how.drafts.get(place) or project.read_catalog(*place))
        return merged[0], None
    # `put_returned` has already checked that nothing is lost.
    is_written = change_catalog(path, put, root=project.root, keep=False)
    return merged[0], path if is_written else None


def _check_repeated(texts: Sequence[ReturnedText]) -> None:
    """Raise ExchangeError for a file that has one message again and again."""
    counts = Counter(text.key for text in texts)
    if any(count > MOST_REPEATED for count in counts.values()):
        raise ExchangeError(f"it has the same message more than {MOST_REPEATED} times")


def summarize(file: ImportedFile) -> str:
    """Return in one line what became of a file."""
    if file.refused:
        return f"not taken: {file.refused}"
    data = _describe_file(file)
    counts = [f"{data['applied']} taken", f"{data['unchanged']} unchanged"]
    conflicts = data["conflicts"]
    counts += [f"{conflicts} in conflict"] if conflicts else []
    counts += [f"{file.not_taken} not taken"] if file.not_taken else []
    what = f"{file.place.document} in {file.place.language}" if file.place else "terms"
    return f"{what}: {', '.join(counts)}"


def as_data(imported: Sequence[ImportedFile]) -> dict[str, Any]:
    """Return the report for programs."""
    return {"schema_version": SCHEMA_VERSION, "files": [_describe_file(file) for file in imported]}


def _describe_file(file: ImportedFile) -> dict[str, Any]:
    taken = (ReturnOutcome.APPLIED, ReturnOutcome.LATE)
    conflicts = file.outcomes.get(ReturnOutcome.CONFLICT, 0)
    applied = sum(file.outcomes.get(outcome, 0) for outcome in taken)
    return {
        "file": file.file,
        "document": file.place.document if file.place else None,
        "language": file.place.language if file.place else None,
        "applied": applied,
        "unchanged": sum(file.outcomes.values()) - applied - conflicts,
        "conflicts": conflicts,
        "not_taken": file.not_taken,
        "refused": file.refused or None,
        "told": [{"row": row, "sentence": sentence} for row, sentence in file.remarks],
    }
