"""Where a report goes: to stdout, or whole to a file. How it looks on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import click

_BAR = 20


class ReportTarget(NamedTuple):
    """In which form a report is written, and where it goes."""

    form: str
    output: Path | None
    """The file; None for stdout."""
    quiet: bool
    """Whether nothing is said beside the report."""


def write_report(
    text: str, output: Path | None, *, quiet: bool = False, form: str = "text"
) -> None:
    """Print a report, or write it to a file, whole or not at all.

    What a program reads is UTF-8, whatever the terminal's encoding is.
    """
    if output is None:
        click.echo(text if form == "text" else text.encode(), nl=False)
        return
    from dragoman import files

    files.write(output, text.encode(), root=output.absolute().parent)
    if not quiet:
        click.echo(str(output), err=True)


def draw_bar(share: float) -> str:
    """Draw a share, from 0 to 1, as a bar; in ASCII where the terminal knows no more."""
    full, blank = ("█", "░") if (sys.stdout.encoding or "").lower() == "utf-8" else ("#", "-")
    filled = int(share * _BAR)
    return full * filled + blank * (_BAR - filled)


def isolate_line(text: str) -> str:
    """Return a text of any direction as a line of its own.

    It has no control characters, and does not change the direction of other text.
    """
    from dragoman.bidi import clean

    return f"\u2068{clean(text)}\u2069"
