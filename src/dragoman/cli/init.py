"""``dragoman init``: a new project."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from dragoman.cli import _common as common

_EXAMPLES = """\b
Examples:
  dragoman init my-letters --source-language en -l fa -l ar
  dragoman init . --source docs -l fa
"""


@click.command("init", short_help="Make a new project.", epilog=_EXAMPLES)
@click.argument("directory", default=".", metavar="[DIRECTORY]")
@click.option(
    "--source-language",
    default="en",
    show_default=True,
    metavar="LANG",
    help="The language of the documents, as a code or a name: en, pt_BR, Persian.",
)
@click.option(
    "--source",
    "documents",
    default="source",
    show_default=True,
    metavar="FOLDER",
    help="The folder of the documents, in the folder of the project; it may be there already.",
)
@common.language_option("A language to translate into; may be repeated, or a list with commas.")
@click.option("--git", is_flag=True, help="Set up git to merge catalogues message by message.")
@common.quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    directory: str,
    source_language: str,
    documents: str,
    languages: tuple[str, ...],
    git: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make a new project: settings, folders, .gitattributes and an example for CI.

    Files that are there already are kept as they are.
    """
    from dragoman.commands.init import init
    from dragoman.settings import FILE

    root = Path(ctx.obj or ".", directory)
    made = init(root, source_language, languages, documents, git=git)
    for path in made.written:
        common.say(f"written: {path}", quiet=quiet)
    if verbose:
        for path in made.kept:
            common.say(f"kept as it was: {path}", quiet=quiet)
    if git:
        common.say("In this clone, git now merges catalogues message by message.", quiet=quiet)
    else:
        place = "" if root == Path() else f"{shlex.quote(str(root))} "
        common.say("To let git merge catalogues message by message, run:", quiet=quiet)
        common.say(f"  dragoman init {place}--git", quiet=quiet)
    if root / FILE in made.written:
        folder = root / documents
        what = "Run" if any(folder.iterdir()) else f"Put a document into {folder} and run"
        common.say(f"{what} `dragoman build`.", quiet=quiet)
