"""``dragoman merge-driver``: what git calls to merge a catalogue."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli import _common as common

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("merge-driver", short_help="Merge catalogues, called by git.")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("name", required=False, default="")
@click.pass_context
def command(ctx: click.Context, base: Path, ours: Path, theirs: Path, name: str) -> None:
    """Merge the changes BASE to THEIRS into the catalogue OURS, message by message, for git.

    NAME is what messages call the catalogue: git's own names for the three mean nothing.
    Where both sides translated a message differently, it becomes fuzzy, keeps both texts, and
    the exit code is 1.

    \b
    git config merge.dragoman.driver "dragoman merge-driver %O %A %B %P"
    echo "*.po merge=dragoman" >> .gitattributes
    echo "*.pot merge=dragoman" >> .gitattributes
    """
    from dragoman.catalogs.merge import merge_driver

    conflict = merge_driver(base, ours, theirs, name=name)
    if conflict:
        place = f"{name}: " if name else ""
        common.say(f"dragoman: {place}messages with two translations are fuzzy now and hold both")
    ctx.exit(conflict)
