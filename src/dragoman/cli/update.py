"""``dragoman update``: sources to templates, and every catalogue up to date with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from dragoman.cli import _common as common
from dragoman.cli._output import ReportTarget
from dragoman.errors import gather, raise_errors

if TYPE_CHECKING:
    from dragoman.catalogs.update import UpdateReport
    from dragoman.commands._in_step import CatalogInStep
    from dragoman.commands.update import ChangedCatalog, UpdatedDocument
    from dragoman.project import Project


_MANY = 10
"""If more catalogues change, their numbers together are said at the end."""
_EXAMPLES = """\b
Examples:
  dragoman update
  dragoman update letter -l fa --accept typography
  dragoman update --explain
  dragoman update --check
"""


@click.command(
    "update", short_help="Bring the catalogues up to date with the sources.", epilog=_EXAMPLES
)
@common.documents_argument
@common.language_option("Update only these languages.")
@click.option(
    "--accept",
    type=click.Choice(["typography"]),
    help="Keep messages translated when only the typography of their source changed: spaces, "
    "quotation marks, dashes and the like.",
)
@click.option(
    "--memory/--no-memory",
    default=None,
    help="Look for suggestions in the other documents too (on by default).",
)
@click.option(
    "--threshold",
    type=click.FloatRange(1, 100),
    metavar="PERCENT",
    help="How similar a text must be for its translation to be suggested, from 1 to 100 (60 by "
    "default). Headings and long paragraphs must be a little more similar.",
)
@click.option(
    "--drop-obsolete",
    is_flag=True,
    help="Remove the obsolete messages, except those that a suggestion was made from, and say "
    "which.",
)
@click.option(
    "--tidy",
    is_flag=True,
    help="Bring whole catalogues into the form that dragoman writes: lines not wrapped, obsolete "
    "messages last. It undoes what other programs did to the form, and changes no text.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="For each suggestion that is made now, show the text that it was made from, how similar "
    "that is, why it was chosen and what the next best was.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; show what would change, and exit with 1 if more would than that empty "
    "messages are offered a translation.",
)
@common.report_options(
    ("text", "json"),
    "The form of what --explain shows: text is for people, json for programs.",
    "Write what --explain shows to this file instead of the terminal.",
)
@common.workers_options
@common.project_option
@common.quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    documents: tuple[str, ...],
    languages: tuple[str, ...],
    accept: str | None,
    memory: bool | None,
    threshold: float | None,
    drop_obsolete: bool,
    tidy: bool,
    explain: bool,
    check: bool,
    form: str,
    output: Path | None,
    folder: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Extract the sources, then bring the catalogues of all languages up to date with them.

    A message is a text to translate (a paragraph, a heading, a cell of a table) with its
    translation. The template of a document holds its messages without translations; a catalogue
    holds them in one language.

    Where a text has changed, its old translation is suggested for the new one. The message is
    then fuzzy: a translator has yet to confirm it. Where a text is no longer in the source, its
    message becomes obsolete: it stays at the end of the catalogue. Nothing that a translator wrote
    is lost.
    """
    if not explain and (form != "text" or output):
        raise click.UsageError("--format and --output go with --explain", ctx)
    project = common.open_project(ctx, folder)
    project = _apply_flags(project, {"accept": accept, "memory": memory, "threshold": threshold})
    names, codes = project.select(documents), project.select_languages(languages)
    how = _Way(drop_obsolete, tidy, explain, check, quiet, verbose)
    updated, errors = gather(_update_and_print(project, names, codes, how))
    if explain:
        _write_explanation(project, updated, ReportTarget(form, output, quiet))
    raise_errors(errors)
    ctx.exit(_refuse_changes(updated) if check else 0)


def _refuse_changes(updated: Sequence[UpdatedDocument]) -> int:
    """Say that nothing was written where anything would change; return the exit code."""
    if any(document.was_out_of_step for document in updated):
        common.say("nothing was written: run `dragoman update`")
        return 1
    if any(document.has_changed for document in updated):
        common.say(
            "nothing was written: all is up to date with the sources, and `dragoman update` would "
            "only offer these translations"
        )
    return 0


class _Way(NamedTuple):
    """How the catalogues are updated, and what is printed of it."""

    drop_obsolete: bool
    tidy: bool
    explain: bool
    check: bool
    quiet: bool
    verbose: bool


def _update_and_print(
    project: Project, names: Sequence[str], codes: Sequence[str], way: _Way
) -> Iterator[UpdatedDocument]:
    """Update the documents, or only look what would change, and print each."""
    from dragoman.commands._update_plans import UpdateRequest
    from dragoman.commands.update import preview_update, update

    carry_out = preview_update if way.check else update
    request = UpdateRequest(way.drop_obsolete, way.tidy, way.explain)
    updating = carry_out(project, names, codes, request, common.find_workers(project))
    documents = common.with_progress(updating, len(names), "Updating", quiet=way.quiet)
    quiet = way.quiet and not way.check
    yield from print_updates(project, documents, quiet=quiet, verbose=way.verbose)


def _write_explanation(
    project: Project, updated: Sequence[UpdatedDocument], target: ReportTarget
) -> None:
    from dragoman.cli._explanation import write_explanation

    write_explanation(project, updated, target.output, form=target.form, quiet=target.quiet)


def _apply_flags(project: Project, flags: dict[str, str | bool | float | None]) -> Project:
    """Return the project with the options of the command line instead of its settings."""
    changes: dict[str, Any] = {name: value for name, value in flags.items() if value is not None}
    settings = project.settings.update._replace(**changes)
    return replace(project, settings=project.settings._replace(update=settings))


def print_updates(
    project: Project, documents: Iterable[UpdatedDocument], *, quiet: bool, verbose: bool
) -> Iterator[UpdatedDocument]:
    """Print what is done with each document, and yield it; with ``verbose`` also the memory."""
    updated = []
    for document in documents:
        for line in _describe_update(project, document, verbose=verbose):
            common.say(line, quiet=quiet)
        updated.append(document)
        yield document
    for line in _describe_total(updated):
        common.say(line, quiet=quiet)
    for line in _describe_memory(project, updated, verbose=verbose):
        common.say(line, quiet=quiet)
    common.say_unlisted(project, quiet=quiet)


def _describe_update(
    project: Project, document: UpdatedDocument, *, verbose: bool
) -> Iterator[str]:
    """Say what was done with a document: a line for each file that was written, or for all."""
    extracted = document.extracted
    if extracted.written or verbose:
        messages = common.count_of(extracted.messages, "message")
        source = project.show(project.documents[extracted.document])
        change = "" if extracted.written else ", unchanged"
        yield f"{project.show(extracted.path)}: {messages} from {source}{change}"
    yield from extracted.notes
    for changed in document.catalogs:
        report = changed.report
        if not (verbose or report.changed or changed.notes or report.typed_over or report.dropped):
            continue  # so it is with nearly all of thousands
        path = project.show(changed.path)
        for note in changed.notes:
            yield f"{path}: {note}"
        yield from (f"{path}:{line}" for line in _describe_typed_over(changed))
        if changed.report.changed or verbose:
            yield f"{path}: {_describe_change(changed)}"
        for block in changed.report.dropped:
            yield f"{path}: removed: {_shorten(block.msgid)} = {_shorten(block.msgstr[0])}"


def _describe_typed_over(changed: ChangedCatalog | CatalogInStep) -> Iterator[str]:
    """Say what became of each text that a person typed over a msgid."""
    for message, original in changed.report.typed_over:
        start = f"{message.line}: the msgid was overwritten with {_shorten(message.msgid)}"
        if original is None:
            yield f"{start}: it is kept as obsolete, because it is not certain which message it was"
        else:
            yield f"{start}: that is now the fuzzy translation of {_shorten(original.msgid)}"


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
    from dragoman.commands._outside_memory import is_outside, show_document

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


def _shorten(text: str) -> str:
    """Cut a text for a part of a line, isolated: it may run from right to left."""
    text = " ".join(text.split())
    return f"\u2068{text if len(text) <= 60 else text[:59] + '…'}\u2069"
