"""The command line: parse, call, print. The only place that knows Click.

Each file of this package that is named after a command has one ``command``; it is imported when
the command is called.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from dragoman import __version__
from dragoman.errors import (
    DragomanError,
    DragomanWarning,
    did_you_mean,
    is_refusal,
    list_errors,
    quote,
)
from dragoman.plugins import load, names

ORDER = ("init", "extract", "update", "status", "diff", "check", "review", "render", "build")
"""The commands in the order of the work; others come after them."""
ALIASES = {"sync": "update", "stat": "status"}


class Commands(click.Group):
    """The commands of this package, found by name and imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the work."""
        found = [name.replace("_", "-") for name in names(__name__)]
        return sorted(found, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, also by its alias; None for a name that is unknown."""
        name = ALIASES.get(cmd_name, cmd_name).replace("-", "_")
        if name not in names(__name__):
            return None
        command = load(__name__, name).command
        assert isinstance(command, click.Command)  # noqa: S101 - else a file of ours is wrong
        _name_variables(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of the first argument; an error names the nearest that is known."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = did_you_mean(args[0], [*self.list_commands(ctx), *ALIASES])
            raise click.UsageError(f"no command {quote(args[0])}{near}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error becomes one line on stderr, and exit code 2, or 1 where it only
        says that an edition is refused."""
        ctx.color = _choose_color()
        try:
            with _say_warnings():
                return super().invoke(ctx)
        except DragomanError as error:
            for one in list_errors(error):
                click.echo(f"dragoman: {_show_error(one)}", err=True)
            ctx.exit(1 if is_refusal(error) else 2)
        except OSError as error:  # of the output: a full disk, or a terminal that was closed
            if error.errno == errno.EPIPE:
                raise
            click.echo(f"dragoman: {error.filename or 'output'}: {error.strerror}", err=True)
        ctx.exit(2)


@contextmanager
def _say_warnings() -> Iterator[None]:
    """Say what the library warns of on stderr, each sentence once; other warnings stay Python's."""
    said: set[str] = set()
    with warnings.catch_warnings():
        warnings.simplefilter("always", DragomanWarning)
        show = warnings.showwarning

        def say(message: Warning | str, category: type[Warning], *place: Any, **words: Any) -> None:
            if not issubclass(category, DragomanWarning):
                show(message, category, *place, **words)
            elif str(message) not in said:
                said.add(str(message))
                click.echo(f"dragoman: warning: {message}", err=True)

        warnings.showwarning = say
        yield


def _name_variables(command: click.Command) -> None:
    """Let each flag be set by a variable of its name: DRAGOMAN_RENDER_TO for ``render --to``.

    Click would take the name of the function's parameter, which no user knows.
    """
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.envvar is None:
            flag = max(parameter.opts, key=len).lstrip("-")
            name = f"DRAGOMAN_{command.name}_{flag}"
            parameter.envvar = name.replace("-", "_").upper()


def _show_error(error: DragomanError) -> DragomanError:
    """Return the error with its path as seen from the current folder, where it lies below it."""
    from pathlib import Path

    from dragoman.project import show_path

    path = show_path(Path(os.path.normpath(error.path))) if error.path else None
    return DragomanError(error.sentence, path, error.line)


def _choose_color() -> bool | None:
    """Return whether to use colours; None lets Click decide by whether stdout is a terminal.

    NO_COLOR and FORCE_COLOR are as https://no-color.org and https://force-color.org define them.
    """
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "DRAGOMAN"},
)
@click.option(
    "-C",
    "--project",
    "folder",
    metavar="DIR",
    help="Work on the project of this folder instead of the current one.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def group(ctx: click.Context, folder: str | None) -> None:
    """Carry a document from one language into several, and publish it side by side.

    Put documents into source/. For each language, `update` makes a catalogue: a gettext file
    (.po) with every paragraph and its translation, which translators edit. `render` makes
    editions of it, in which the languages are side by side. `build` does it all.

    \b
    dragoman init my-letters --source-language en -l fa -l ar
    dragoman build
    """
    ctx.obj = folder


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line on the arguments, or else on those of the process."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding shows what it can; it must not stop the work.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        group(None if arguments is None else list(arguments), prog_name="dragoman")
    finally:
        gc.freeze()  # what is left ends with the process: no search for cycles is needed
