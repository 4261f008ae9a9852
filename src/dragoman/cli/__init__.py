"""The command line: parse, call, print. The only place that knows Click.

Each file of this package that is named after a command has one ``command``; it is imported when
the command is called.
"""

from __future__ import annotations

import gc
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from keyword import iskeyword
from typing import Any

import click

from dragoman import __version__
from dragoman.cli._common import project_option
from dragoman.cli._exit import (
    DEBUG,
    end_command,
    end_unforeseen,
    open_streams,
    print_trace,
    run_step,
)
from dragoman.cli._terminal import print_line
from dragoman.errors import DragomanWarning, did_you_mean, quote
from dragoman.interrupts import end_at_signals
from dragoman.plugins import load, names

ORDER = (
    "init",
    "extract",
    "update",
    "adopt",
    "draft",
    "export",
    "import",
    "status",
    "diff",
    "check",
    "review",
    "render",
    "serve",
    "build",
)
"""The commands in the order of the work; others come after them."""
ALIASES = {"sync": "update", "stat": "status"}


class Commands(click.Group):
    """The commands of this package, found by name and imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the work."""
        found = [name.rstrip("_").replace("_", "-") for name in names(__name__)]
        return sorted(found, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, also by its alias; None for a name that is unknown."""
        name = ALIASES.get(cmd_name, cmd_name).replace("-", "_")
        name += "_" if iskeyword(name) else ""
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

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        """Parse the arguments; what goes wrong becomes a sentence, as in ``invoke``."""
        return run_step(
            lambda: super(Commands, self).make_context(*arguments, **extra),
            is_debugging=lambda: "--debug" in sys.argv or bool(os.environ.get(DEBUG)),
        )

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error becomes one line on stderr, and exit code 2, or 1 where it only
        says that an edition is refused."""
        ctx.color = _choose_color()

        def step() -> Any:
            with _say_warnings(ctx):
                return super(Commands, self).invoke(ctx)

        return run_step(
            step,
            is_debugging=lambda: bool(ctx.params["debug"]),
        )

    def main(  # type: ignore[override]  # Click's overloads only split the two modes
        self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **extra: Any
    ) -> Any:
        """Run the command line and end the process with the exit code.

        Without ``standalone_mode`` it returns, and raises what Click raises.
        """

        def run() -> Any:
            return super(Commands, self).main(args, standalone_mode=False, **extra)

        if not standalone_mode:
            return run()
        sys.exit(end_command(run))


@contextmanager
def _say_warnings(ctx: click.Context) -> Iterator[None]:
    """Say what the library warns of on stderr, each sentence once; other warnings stay Python's.

    With debugging, the trace of the error that a warning is about comes first.
    """
    said: set[str] = set()
    with warnings.catch_warnings():
        warnings.simplefilter("always", DragomanWarning)
        show = warnings.showwarning

        def say(message: Warning | str, category: type[Warning], *place: Any, **words: Any) -> None:
            if not issubclass(category, DragomanWarning):
                show(message, category, *place, **words)
            elif str(message) not in said:
                said.add(str(message))
                if isinstance(message, Warning) and message.__cause__ is not None:
                    print_trace(message.__cause__, is_debugging=bool(ctx.params["debug"]))
                print_line(f"dragoman: warning: {message}", err=True)

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


def _choose_color() -> bool | None:
    """Return whether to use colours; None lets Click decide by whether stdout is a terminal.

    NO_COLOR and FORCE_COLOR are as https://no-color.org and https://force-color.org define them. A
    terminal that calls itself dumb shows the codes of colours as text.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return False if os.environ.get("TERM") == "dumb" else None


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "DRAGOMAN"},
)
@project_option
@click.option(
    "--debug",
    is_flag=True,
    envvar=DEBUG,
    help="Show where in dragoman an error comes from: what a report of a mistake needs.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def group(ctx: click.Context, folder: str | None, debug: bool) -> None:
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
    open_streams()
    end_at_signals()
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        group(given, prog_name="dragoman")
    except Exception as error:
        sys.exit(end_unforeseen(error, given))
    finally:
        gc.freeze()  # what is left ends with the process: no search for cycles is needed
