"""``dragoman update``: sources to templates, and every catalogue up to date with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from dragoman.cli import _common as common
from dragoman.cli._no_documents import tell_no_documents
from dragoman.cli._numbers import AnyNumber
from dragoman.cli._output import ReportTarget
from dragoman.cli._updates import print_updates
from dragoman.errors import gather, raise_errors

if TYPE_CHECKING:
    from dragoman.commands.update import UpdatedDocument
    from dragoman.project import Project


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
    type=AnyNumber(1, 100),
    metavar="PERCENT",
    help="How similar a text must be for its translation to be suggested, from 1 to 100 (54 by "
    "default). A higher number gives fewer and better suggestions.",
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
@common.project_options
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
    values = {"update.accept": accept, "update.memory": memory, "update.threshold": threshold}
    project = common.apply_options(project, values)
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
    from dragoman.commands._update.plans import UpdateRequest
    from dragoman.commands.update import preview_update, update

    tell_no_documents(project, names, quiet=way.quiet)
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

    write_explanation(project, updated, target)
