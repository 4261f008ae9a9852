"""``dragoman serve``: translate and review in the browser."""

from __future__ import annotations

import click

from dragoman.cli import _common as common
from dragoman.cli._no_documents import require_documents
from dragoman.cli._numbers import WholeNumber
from dragoman.cli._terminal import print_line

_EXAMPLES = """\b
Examples:
  dragoman serve --open
  dragoman serve --port 9000
"""


@click.command("serve", short_help="Translate and review in the browser.", epilog=_EXAMPLES)
@click.option(
    "--port",
    type=WholeNumber(1, 65535),
    metavar="NUMBER",
    help="Where it listens; without it, 8765 or the next port that is free.",
)
@click.option("--open", "is_opened", is_flag=True, help="Open the page in the browser.")
@common.project_options
@click.pass_context
def command(
    ctx: click.Context,
    port: int | None,
    is_opened: bool,
    folder: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show the project as a page in the browser, to translate and review every paragraph.

    Beside the paragraphs is the edition as it will look. What is saved goes into the catalogues
    (the gettext files with the translations) at once, and other people and programs may work on
    them at the same time. The page is reached from this machine only, by the address that is
    printed: keep it to yourself. Control-C ends it.
    """
    from dragoman.workbench.serve import serve

    project = common.open_project(ctx, folder)
    require_documents(project)

    def announce(address: str) -> None:
        print_line(address)
        common.say("Control-C ends it", quiet=quiet)

    serve(project.root, port=port, is_opened=is_opened, announce=announce)
