"""``dragoman update``: sources to templates, and every catalogue in step with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import _common as common
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.catalogs.update import UpdateReport
    from dragoman.commands.update import UpdatedDocument


@click.command("update", short_help="Bring the catalogues up to date with the sources.")
@common.documents_argument
@common.language_option("Update only these languages.")
@click.option(
    "--accept",
    type=click.Choice(["typography"]),
    help="Keep messages translated of whose source only the typography changed.",
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
    help="The least likeness of a suggestion.",
)
@click.option(
    "--drop-obsolete",
    is_flag=True,
    help="Remove the messages that are no longer in the source, and tell which.",
)
@common.project_option
@common.quiet_option
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Extract the sources, then bring every language's catalogue in step.

    A changed paragraph gets its old translation as a fuzzy suggestion; nothing that a translator
    wrote is lost.

    \b
    dragoman update
    dragoman update letter -l fa --accept typography
    """
    from dragoman.commands.update import update

    quiet, verbose = given["quiet"], given["verbose"]
    project = common.open_project(ctx, given["folder"])
    names = ("accept", "memory", "threshold")
    changes = {name: given[name] for name in names if given[name] is not None}
    settings = project.settings._replace(update=project.settings.update._replace(**changes))
    project = replace(project, settings=settings)
    documents = project.select(given["documents"])
    codes = project.select_languages(given["languages"])
    updating = update(project, documents, codes, drop_obsolete=given["drop_obsolete"])
    for done in common.with_progress(updating, len(documents), "Updating", quiet=quiet):
        for line in describe_update(project, done, verbose=verbose):
            common.say(line, quiet=quiet)


def describe_update(project: Project, done: UpdatedDocument, *, verbose: bool) -> Iterator[str]:
    """Say what was done with a document, a line for each file that was written."""
    if done.extracted.written or verbose:
        counted = common.count_of(done.extracted.messages, "message")
        yield f"{project.show(done.extracted.path)}: {counted}"
    for changed in done.catalogs:
        path = project.show(changed.path)
        for note in changed.notes:
            yield f"{path}: {note}"
        if changed.report.changed or verbose:
            yield f"{path}: {_describe_report(changed.report)}"
        for block in changed.report.dropped:
            yield f"{path}: removed: {_shorten(block.msgid)} = {_shorten(block.msgstr[0])}"


def _describe_report(report: UpdateReport) -> str:
    parts = [f"{count} {how.value}" for how, count in report.hows.items() if count]
    if report.untranslated:
        parts.append(f"{report.untranslated} to translate")
    if report.retired:
        kept = " (kept as obsolete)" if not report.dropped else ""
        parts.append(f"{report.retired} no longer in the source{kept}")
    return ", ".join(parts) or "nothing to translate"


def _shorten(text: str) -> str:
    """Cut a text for one line, isolated: it may run from right to left."""
    text = " ".join(text.split())
    return f"\u2068{text if len(text) <= 60 else text[:59] + '…'}\u2069"
