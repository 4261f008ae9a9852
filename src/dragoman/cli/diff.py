"""``dragoman diff``: what changed in the source since each translation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import _common as common
from dragoman.cli._no_documents import tell_no_documents
from dragoman.cli._output import isolate_line, write_report
from dragoman.cli._terminal import color
from dragoman.errors import gather, raise_errors

if TYPE_CHECKING:
    from dragoman.commands.diff import FuzzyMessage
    from dragoman.project import Project

_COLOURS = {"typography": "cyan", "wording": "yellow", "meaning": "red"}


_EXAMPLES = """\b
Examples:
  dragoman diff
  dragoman diff letter -l fa
  dragoman diff --format html -o build/diff.html
"""


@click.command(
    "diff", short_help="Show what changed in the source since it was translated.", epilog=_EXAMPLES
)
@common.documents_argument
@common.language_option("Compare only these languages.")
@common.report_options(("text", "json", "html"), "The form of the report. html: a page.")
@common.project_options
@click.pass_context
def command(
    ctx: click.Context,
    documents: tuple[str, ...],
    languages: tuple[str, ...],
    form: str,
    output: Path | None,
    folder: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show word by word what changed in the source since each fuzzy message was translated.

    A fuzzy message has a translation that somebody must confirm: its source changed since, or
    the translation is a draft.
    """
    from dragoman.commands.diff import diff

    project = common.open_project(ctx, folder)
    names = project.select(documents)
    messages, errors = gather(diff(project, names, project.select_languages(languages)))
    tell_no_documents(project, names, quiet=quiet)
    if names and not messages and not errors and form == "text":
        common.say(
            "No message is fuzzy: every translation fits the text as it is now.", quiet=quiet
        )
    if form != "text" or output or not quiet:
        write_report(_write_form(project, messages, form), output, quiet=quiet, form=form)
    raise_errors(errors)


def _write_form(project: Project, messages: Sequence[FuzzyMessage], form: str) -> str:
    if form == "json":
        from dragoman.commands.diff import as_data
        from dragoman.escaping import write_json

        return write_json(as_data(messages))
    if form == "html":
        from dragoman.commands.dashboard import write_diff_page

        return write_diff_page(project, messages)
    return "".join(f"{line}\n" for message in messages for line in _write_lines(message))


def _write_lines(message: FuzzyMessage) -> Sequence[str]:
    """Return the place and the grade of a message, its word diff and its translation.

    Each text is isolated, on a line of its own.
    """
    from dragoman.catalogs.states import describe_unconfirmed
    from dragoman.cli._word_diff import paint_diff
    from dragoman.commands._numbered_messages import name_paragraphs

    if message.pivot:
        reason = f"outdated by its pivot '{message.pivot}', whose text has changed since"
    elif message.grade is None:
        reason = describe_unconfirmed(message.block)
    else:
        reason = color(message.grade.words, _COLOURS[message.grade.value])
    place = name_paragraphs(message.numbers)
    head = f"{message.document}, {message.language}, {place}: {reason}"
    return [head, paint_diff(message.changes), isolate_line(message.block.msgstr[0]), ""]
