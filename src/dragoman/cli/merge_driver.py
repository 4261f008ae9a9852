"""``dragoman merge-driver``: what git calls to merge a catalogue."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dragoman.cli import _common as common
from dragoman.cli._exit import end_unforeseen
from dragoman.errors import DragomanError

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


_EXAMPLES = """\b
Examples:
  dragoman init --git
  dragoman merge-driver sent.po locale/fa/LC_MESSAGES/letter.po returned.po
"""


@click.command("merge-driver", short_help="Merge catalogues, called by git.", epilog=_EXAMPLES)
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("name", required=False, default="")
@click.pass_context
def command(ctx: click.Context, base: Path, ours: Path, theirs: Path, name: str) -> None:
    """Merge two versions of a catalogue, for git.

    A catalogue is a .po or .pot file. It is merged message by message: the changes from BASE to
    THEIRS go into the file OURS. Where both sides translated a message differently, the message
    becomes fuzzy (not confirmed) and keeps both texts; then the exit code is 1. NAME is what errors
    call the catalogue, because git gives the three files names of its own.

    git calls this command itself, after `dragoman init --git`.
    """
    from dragoman.catalogs.merge import merge_files

    try:
        conflict = merge_files(base, ours, theirs, name=name)
    except DragomanError:
        raise
    except Exception as error:
        # Python's own exit code, 1, would say to git that ours holds both sides.
        ctx.exit(end_unforeseen(error, sys.argv))
    if conflict:
        place = f"{name}: " if name else ""
        common.say(
            f"dragoman: {place}messages with two translations are fuzzy now and have both texts; "
            "choose with `dragoman serve` or `dragoman review`"
        )
    ctx.exit(1 if conflict else 0)
