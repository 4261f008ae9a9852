"""The options of commands that write files in several formats."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dragoman.cli._common import F, split_commas


def _split_formats(
    context: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the names of formats, divided at commas and in small letters: people write PDF."""
    return tuple(name.lower() for name in split_commas(context, option, values))


class FormatOption(click.Option):
    """An option whose help names the formats that are found, and is written when it is shown."""

    def __init__(self, *args: Any, write_help: Callable[[], str], **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self._write_help = write_help

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the line of the help, with the formats as they are now."""
        self.help = self._write_help()
        return super().get_help_record(ctx)


def formats_option(
    write_help: Callable[[], str], default: tuple[str, ...] = ()
) -> Callable[[F], F]:
    """Add ``-t/--to``, which may be repeated and takes several formats with commas."""
    return click.option(
        "-t",
        "--to",
        "formats",
        cls=FormatOption,
        multiple=True,
        default=default,
        metavar="FORMAT[,FORMAT]",
        callback=_split_formats,
        write_help=write_help,
    )


def output_folder_option(text: str) -> Callable[[F], F]:
    """Add ``-o/--output`` to a command that writes several files."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, file_okay=False),
        callback=_refuse_stdout,
        metavar="DIR",
        help=text,
    )


def _refuse_stdout(
    _ctx: click.Context, _parameter: click.Parameter, folder: Path | None
) -> Path | None:
    """Return the folder that files are written to; ``-``, which means stdout, is none."""
    if folder == Path("-"):
        raise click.BadParameter("this is for a folder, and - is none")
    return folder
