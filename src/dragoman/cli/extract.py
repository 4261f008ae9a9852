"""``dragoman extract``: sources to templates."""

from __future__ import annotations

import click

from dragoman.cli import _common as common


@click.command("extract")
@common.documents_argument
@common.project_option
@common.quiet_option
@click.pass_context
def command(
    ctx: click.Context, documents: tuple[str, ...], folder: str | None, quiet: bool, verbose: bool
) -> None:
    """Extract the paragraphs of the sources into templates (locale/*.pot).

    A template whose messages have not changed keeps its bytes.

    \b
    dragoman extract
    dragoman extract letter
    """
    from dragoman.commands.extract import extract

    project = common.open_project(ctx, folder)
    names = project.select(documents)
    for done in common.with_progress(
        extract(project, names), len(names), "Extracting", quiet=quiet
    ):
        if done.written or verbose:
            change = "written" if done.written else "unchanged"
            common.say(
                f"{project.show(done.path)}: {common.count_of(done.messages, 'message')}, {change}",
                quiet=quiet,
            )
