"""What an update has done, in sentences: `dragoman update` and `dragoman build` print them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from shlex import quote
from typing import TYPE_CHECKING

from dragoman.cli import _common as common
from dragoman.errors import DragomanError, keep_errors, raise_errors
from dragoman.escaping import shorten_line

if TYPE_CHECKING:
    from dragoman.catalogs.update import UpdateReport
    from dragoman.commands._caches.in_step import CatalogInStep
    from dragoman.commands._update.renamed import MovedCatalog
    from dragoman.commands.update import ChangedCatalog, UpdatedDocument
    from dragoman.project import Project

_MANY = 10
"""If more catalogues change, their numbers together are said at the end."""
_LONGEST_SHOWN = 60


def print_updates(
    project: Project, documents: Iterable[UpdatedDocument], *, quiet: bool, verbose: bool
) -> Iterator[UpdatedDocument]:
    """Print what is done with each document, and yield it; with ``verbose`` also the memory.

    A mistake in a document is raised when new catalogues have been spoken of: the next run does
    not say that again.
    """
    from dragoman.cli._reading import describe_unlisted_catalogs
    from dragoman.commands._update.renamed import FormerDocuments

    updated, former = [], FormerDocuments(project)
    moved: list[MovedCatalog] = []
    made: list[ChangedCatalog] = []
    errors: list[DragomanError] = []
    for document in keep_errors(documents, errors):
        common.say_each(_describe_update(project, document, verbose=verbose), quiet=quiet)
        new = [each for each in document.changed if each.is_new]
        moved += filter(None, map(former.find_moved, (each for each in new if each.remembered)))
        made += new
        updated.append(document)
        yield document
    common.say_each(_describe_moved(project, moved, made), quiet=quiet)
    raise_errors(errors)
    common.say_each(_describe_total(updated), quiet=quiet)
    common.say_each(_describe_memory(project, updated, verbose=verbose), quiet=quiet)
    common.say_each(describe_unlisted_catalogs(project), quiet=quiet)


def _describe_update(
    project: Project, document: UpdatedDocument, *, verbose: bool
) -> Iterator[str]:
    """Say what was done with a document: a line for each file that was written, or for all."""
    extracted = document.extracted
    if extracted.written or verbose:
        messages = common.count_of(extracted.messages, "message")
        source = project.show(project.documents[extracted.document])
        change = "" if extracted.written else ", unchanged"
        template = project.template(extracted.document)
        yield f"{project.show(template)}: {messages} from {source}{change}"
    yield from extracted.notes
    for changed in document.catalogs:
        report = changed.report
        if not (verbose or report.changed or changed.notes or report.typed_over or report.dropped):
            continue  # so it is with nearly all of thousands
        path = project.show(project.catalog(changed.document, changed.language))
        for note in changed.notes:
            yield f"{path}: {note}"
        yield from (f"{path}:{line}" for line in _describe_typed_over(changed))
        if changed.report.changed or verbose:
            yield f"{path}: {_describe_change(changed)}"
        for block in changed.report.dropped:
            yield f"{path}: removed: {_show_start(block.msgid)} = {_show_start(block.msgstr[0])}"


def _describe_moved(
    project: Project, moved: Sequence[MovedCatalog], made: Sequence[ChangedCatalog]
) -> Iterator[str]:
    """Say of which new catalogues the documents may only have another name: a line for a folder.

    ``made`` are all new catalogues.
    """
    from dragoman.commands._update.renamed import group_by_folder, see_catalogs

    for folder in group_by_folder(moved, see_catalogs(project, made)) if moved else ():
        old, new = project.show(folder.old), project.show(folder.new)
        if len(folder.catalogs) == 1:
            yield (
                f"{new}: it has the messages of {folder.catalogs[0].former}, which is not a "
                f"document any more; if that was renamed, move {old} over this file and run this "
                "again: then its translations need not be confirmed"
            )
        else:
            yield (
                f"{new}: {len(folder.catalogs)} catalogues have the messages of those in {old}, "
                "whose documents are not there any more; if the folder was renamed, "
                f"{_describe_copying(old, new)} and then run this again: then their translations "
                f"need not be confirmed, and {old} can be removed"
            )


def _describe_copying(old: str, new: str) -> str:
    """Return what to do so that the files of a folder are in the place of those of another."""
    if os.name == "nt":  # there, ``cp`` and quotation marks are those of each shell
        return f"copy all files in {old} over those in {new},"
    return f"run `cp -r {quote(f'{old}/.')} {quote(new)}`"


def _describe_typed_over(changed: ChangedCatalog | CatalogInStep) -> Iterator[str]:
    """Say what became of each text that a person typed over a msgid.

    It may also be a text of the source as it was, where the template is already a newer one.
    """
    for message, original in changed.report.typed_over:
        start = f"{message.line}: no source has {_show_start(message.msgid)}"
        if original is None:
            yield f"{start}: it is kept as obsolete, because it may be typed over a msgid"
        else:
            yield (
                f"{start}: it may be typed over a msgid, and is now the fuzzy translation of "
                f"{_show_start(original.msgid)}"
            )


def _describe_change(changed: ChangedCatalog | CatalogInStep) -> str:
    parts = ["new"] if changed.is_new else []
    parts += [] if changed.report.changed else ["unchanged"]
    return ", ".join([*parts, *_describe_counts(changed.report)])


def _describe_total(documents: Sequence[UpdatedDocument]) -> Iterator[str]:
    """Say what was done in the changed catalogues together, where a window does not show all."""
    catalogs = (catalog for document in documents for catalog in document.catalogs)
    reports = [catalog.report for catalog in catalogs if catalog.report.changed]
    if len(reports) > _MANY:
        total = reports[0]._replace(
            counts=sum((Counter(report.counts) for report in reports), Counter()),
            untranslated=sum(report.untranslated for report in reports),
            retired=sum(report.retired for report in reports),
            dropped=tuple(block for report in reports for block in report.dropped),
        )
        yield ", ".join([f"{len(reports)} catalogues together", *_describe_counts(total)])


def _describe_counts(report: UpdateReport) -> list[str]:
    """Return how many messages got what, each with its number."""
    from dragoman.matching.model import MatchKind

    counts = [(report.counts.get(kind, 0), kind) for kind in MatchKind]
    parts = [f"{count} {kind.value}" for count, kind in counts if count]
    if report.untranslated:
        parts.append(f"{report.untranslated} to translate")
    if report.retired:
        kept = "" if report.dropped else " (kept as obsolete)"
        parts.append(f"{report.retired} no longer in the source{kept}")
    return parts


def _describe_memory(
    project: Project, documents: Sequence[UpdatedDocument], *, verbose: bool
) -> Iterator[str]:
    """Say which catalogues could not be read, so that nothing in them was suggested.

    Without ``verbose``, only those that no update of a document reports; with it, also those read.
    """
    from dragoman.commands._caches.outside_memory import is_outside, show_document

    updated = {document.extracted.document for document in documents}
    lines: dict[str, None] = {}
    catalogs = (catalog for document in documents for catalog in document.catalogs)
    # Thousands of catalogues of a language share what was searched for them.
    for changed in {(c.language, id(c.remembered), id(c.skipped)): c for c in catalogs}.values():
        for name in [n for n in changed.remembered if verbose and n not in updated]:
            path = show_document(name)
            if not is_outside(name):
                path = project.show(project.catalog(name, changed.language))
            lines[f"{path}: read for suggestions only"] = None
        names = project.documents if changed.skipped and not verbose else ()
        own = {project.show(project.catalog(name, changed.language)) for name in names}
        lines |= {f"skipped: {error}": None for error in changed.skipped if error.path not in own}
    yield from lines


def _show_start(text: str) -> str:
    """Return how a text begins, for a part of a line: isolated, it may run from right to left."""
    return f"\u2068{shorten_line(text, _LONGEST_SHOWN)}\u2069"
