"""An option whose help names the formats that are found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from dragoman.cli._common import split_commas


def split_formats(
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
