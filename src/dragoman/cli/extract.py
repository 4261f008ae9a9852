"""``dragoman extract``: sources to templates."""

from __future__ import annotations

import click

from dragoman.cli import _common as common
from dragoman.cli._no_documents import tell_no_documents

_EXAMPLES = """\b
Examples:
  dragoman extract
  dragoman extract letter
"""


@click.command(
    "extract",
    short_help="Write the templates: all texts that are to be translated.",
    epilog=_EXAMPLES,
)
@common.documents_argument
@common.workers_options
@common.project_options
@click.pass_context
def command(
    ctx: click.Context, documents: tuple[str, ...], folder: str | None, quiet: bool, verbose: bool
) -> None:
    """Write the paragraphs of each source into its template, locale/DOCUMENT.pot.

    A template is a gettext file with all messages of a document and no translation; `update`
    makes the catalogues of the languages from it. A template whose messages have not changed is
    not written again.
    """
    from dragoman.commands.extract import extract

    project = common.open_project(ctx, folder, catalogs=False)
    tell_no_documents(project, documents, quiet=quiet)
    names = project.select(documents)
    extracting = extract(project, names, workers=common.find_workers(project))
    for template in common.with_progress(extracting, len(names), "Extracting", quiet=quiet):
        if template.written or verbose:
            messages = common.count_of(template.messages, "message")
            change = "written" if template.written else "unchanged"
            path = project.show(project.template(template.document))
            common.say(f"{path}: {messages}, {change}", quiet=quiet)
        common.say_each(template.notes, quiet=quiet)
