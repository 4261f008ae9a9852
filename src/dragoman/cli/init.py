"""``dragoman init``: a new project."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli import _common as common


@click.command("init")
@click.argument("directory", default=".", metavar="[DIRECTORY]")
@click.option(
    "--source-language",
    default="en",
    show_default=True,
    metavar="LANG",
    help="The language of the sources.",
)
@common.language_option("A language to translate into; repeatable and comma-separated.")
@click.option("--git", is_flag=True, help="Set up git's merge driver for catalogues too.")
@common.quiet_option
def command(
    directory: str,
    source_language: str,
    languages: tuple[str, ...],
    git: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make a new project: settings, folders, .gitattributes and an example for CI.

    What is there already is left as it is.

    \b
    dragoman init my-letters --source-language en -l fa -l ar
    """
    from dragoman.commands.init import MERGE_DRIVER, init

    root = Path(directory)
    for path in init(root, source_language, languages, git=git):
        common.say(f"written: {path}", quiet=quiet)
    if not git:
        common.say("To let git merge catalogues message by message, run:", quiet=quiet)
        for name, value in MERGE_DRIVER:
            common.say(f"  git config {name} '{value}'", quiet=quiet)
    common.say(f"Put a document into {root / 'source'} and run `dragoman build`.", quiet=quiet)
