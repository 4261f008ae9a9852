"""Make one edition of a document: its bytes, and what the publisher must know about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman import editions, own_messages, sources
from dragoman.align import EditionRequest, align
from dragoman.align.losses import name_places
from dragoman.catalogs import find_state
from dragoman.commands._credits import find_credits, read_cover
from dragoman.commands._editions.neighbours import read_neighbours
from dragoman.commands._editions.options import find_date, make_options
from dragoman.commands._editions.pictures import EditionPictures
from dragoman.commands._editions.sisters import find_address
from dragoman.commands._glossaries import read_word_list
from dragoman.commands._parallel.jobs import SOURCE, Job
from dragoman.credits import Credits
from dragoman.errors import (
    DragomanError,
    EditionError,
)
from dragoman.model import Cover, Document, Edition, MessageKey, State, Unit
from dragoman.po import Catalog
from dragoman.project import Project


class AlignedEdition(NamedTuple):
    """An edition before it is written, and what it was made from."""

    edition: Edition
    document: Document
    catalogs: Mapping[str, Catalog]
    """By language, without those that do not exist yet."""
    request: EditionRequest


def align_edition(project: Project, job: Job) -> AlignedEdition:
    """Return the edition that a job asks for, not yet written in its format.

    Raises RefusedEditionError for what the settings refuse.
    """
    document = project.read_document(job.document)
    catalogs = _read_catalogs(project, job)
    pictures = _find_pictures(project, job, document)
    request = _make_request(project, job, find_credits(project, job.document, document))
    request = replace(request, pictures=pictures)
    return AlignedEdition(align(document, catalogs, request), document, catalogs, request)


class MadeEdition(NamedTuple):
    """The bytes of an edition, and what the publisher must know about it."""

    data: bytes
    warnings: tuple[str, ...] = ()
    remarks: tuple[tuple[int, str], ...] = ()
    """What is to be said of lines of the source: their numbers, and sentences."""
    is_lasting: bool = True
    """Whether the same files give it again: not where the system did not give one of them now."""


def make_edition(project: Project, job: Job) -> MadeEdition:
    """Return an edition, and what the publisher must know about it.

    Raises EditionError for what the settings refuse or the format cannot show. In a part of a
    project, so does a picture that is not there: it may be in the project itself.
    """
    edition, document, catalogs, request = align_edition(project, job)
    pictures = request.pictures
    unshown = () if job.format == SOURCE else edition.unshown
    if project.is_part and edition.lost_pictures:
        raise EditionError(edition.lost_pictures[0][1], job.name)
    found, unread = (
        (pictures.remarks, pictures.unread) if isinstance(pictures, EditionPictures) else ((), ())
    )
    remarks = (*edition.lost_pictures, *found)
    are_read = all(neighbour.href for neighbour in request.neighbours.values())
    said = tuple(f"{job.document}: {warning}" for warning in (*edition.warnings, *unshown))
    if job.format == SOURCE:
        texts = _select_usable(project, catalogs.values())
        data, kept = sources.rebuild_telling(document, texts, job.columns[0])
        said += tuple(_say_kept(job, kept))
        said += tuple(_say_unused(project, job, catalogs.values(), len(texts)))
        return MadeEdition(data, said, tuple(dict.fromkeys(remarks)))
    edition_format = editions.load_format(job.format)
    try:
        options = make_options(project, request.credits.date)
        data = edition_format.render(edition, options)
        return MadeEdition(data, said, tuple(dict.fromkeys(remarks)), are_read and not unread)
    except DragomanError:
        raise
    except Exception as error:
        if editions.is_own(job.format):
            raise
        sentence = f"the format {job.format!r} has a mistake in it: {type(error).__name__}: {error}"
        raise EditionError(sentence, job.name) from error


def _find_pictures(project: Project, job: Job, document: Document) -> EditionPictures | None:
    """Return what finds the pictures of an edition; None for a format that holds none, and for the
    document's own."""
    if job.format == SOURCE:
        return None
    kinds = getattr(editions.load_format(job.format), "PICTURES", ())
    return EditionPictures(project, document, kinds, job.format) if kinds else None


def _select_usable(project: Project, catalogs: Iterable[Catalog]) -> dict[MessageKey, str]:
    """Return the translations that may be used in a document's own format.

    Fuzzy ones may not: nothing in such a text could mark them as outdated. Nor could anything mark
    one as not reviewed, where that is wanted.
    """
    shows_unreviewed = project.settings.unreviewed == "show"
    usable = {State.TRANSLATED, State.REVIEWED} if shows_unreviewed else {State.REVIEWED}
    return {
        block.key: block.msgstr[0]
        for catalog in catalogs
        for block in catalog.blocks
        if not block.obsolete and find_state(block) in usable
    }


def _say_unused(
    project: Project, job: Job, catalogs: Iterable[Catalog], used: int
) -> Iterator[str]:
    """Yield what must be said of a document in its own format that has more translations which may
    not be used than ``used`` ones: it looks as if nobody had translated it."""
    there = sum(
        not block.obsolete and find_state(block) is not State.UNTRANSLATED
        for catalog in catalogs
        for block in catalog.blocks
    )
    if there - used > used:
        lacking = "confirmed" if project.settings.unreviewed == "show" else "reviewed"
        yield (
            f"{job.document}: most of its translations are not used, because they are not "
            f"{lacking} ({there - used} of {there})"
        )


def _say_kept(job: Job, kept: Sequence[Unit]) -> Iterator[str]:
    """Yield what must be said of texts that stay though they are translated."""
    if kept:
        where = name_places("line", [unit.line for unit in kept])
        yield (
            f"{job.document}: {where}: the text stays as in the source, because the document would "
            "have other blocks with the translation; compare its tags and signs"
        )


def _read_catalogs(project: Project, job: Job) -> dict[str, Catalog]:
    """Return the catalogues of the job's languages, by language, without those that do not exist
    yet."""
    catalogs = {}
    for code in job.columns:
        if code != project.settings.source_language:
            catalog = project.read_catalog(job.document, code)
            if catalog is not None:
                catalogs[code] = catalog
    return catalogs


def _read_cover(project: Project, job: Job, credits: Credits) -> Cover | None:
    """Return the picture of the cover; None for a format that does not show it."""
    if job.format == SOURCE or not editions.uses_cover(job.format):
        return None
    return read_cover(project, credits)


def _make_request(project: Project, job: Job, credits: Credits) -> EditionRequest:
    settings = project.settings
    return EditionRequest(
        columns=job.columns,
        source_language=settings.source_language,
        missing=settings.missing,
        outdated=settings.outdated,
        unreviewed=settings.unreviewed,
        words={
            code: own_messages.read_own_messages(code, project.locale_folder, project.root)
            for code in job.columns
        },
        digits=settings.digits,
        date=credits.date or find_date(project),
        calendar=settings.calendar,
        rows=settings.rows,
        credits=credits,
        cover=_read_cover(project, job, credits),
        sisters=job.sisters,
        address=find_address(project, job.name),
        neighbours=read_neighbours(project, job),
        glossary=None if job.format == SOURCE else read_word_list(project),
    )
