"""Where a report goes: to stdout, or whole to a file. How it looks on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import click

_BAR = 20


def write_report(
    text: str, output: Path | None, *, quiet: bool = False, form: str = "text"
) -> None:
    """Print a report, or write it to a file, whole or not at all.

    What a program reads is UTF-8 whatever the terminal's encoding is.
    """
    if output is None:
        click.echo(text if form == "text" else text.encode(), nl=False)
        return
    from dragoman import files

    files.write(output, text.encode(), root=output.absolute().parent)
    if not quiet:
        click.echo(str(output), err=True)


def draw_bar(share: float) -> str:
    """Draw a share of 1; in ASCII where the terminal knows no more."""
    full, blank = ("█", "░") if (sys.stdout.encoding or "").lower() == "utf-8" else ("#", "-")
    filled = int(share * _BAR)
    return full * filled + blank * (_BAR - filled)


def isolate_line(text: str) -> str:
    """Show a text of any direction on a line of its own: no controls, no effect on others."""
    from dragoman.bidi import clean

    return f"\u2068{clean(text)}\u2069"
