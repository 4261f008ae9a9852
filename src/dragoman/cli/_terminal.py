"""The only way to the terminal: whatever is printed passes ``make_printable``.

What is printed holds names and texts of others. A control character in them could move the cursor,
set the title of the window or hide a line; an override could turn a whole line round.
"""

from __future__ import annotations

import os
import re
from typing import IO, Any

import click

from dragoman.escaping import STEERING
from dragoman.patterns import compile_later
from dragoman.texts.isolates import balance_isolates

_KEY = f"\x1b{os.urandom(8).hex()}"
"""Begins each colour of ours until it is printed. It differs in each run, so that no text of a
document can hold a colour."""
_CODES = {"red": 31, "green": 32, "yellow": 33, "cyan": 36, "bold": 1}
_END = f"{_KEY}[0m"
_OURS_OR_STEERING = compile_later(rf"{_KEY}(\[[0-9]+m)|[{STEERING}]")


def color(text: str, *looks: str) -> str:
    """Return a text in a colour ("red", "green", "yellow", "cyan") or "bold".

    The colour is taken away again where the output is not a terminal or no colours are wanted.
    """
    return "".join(f"{_KEY}[{_CODES[look]}m" for look in looks) + text + _END


def make_printable(text: str, *, colored: bool = True) -> str:
    """Return a text for a person, as it may be printed.

    Newlines and tabs stay, and the colours of ours if ``colored``. All other controls, and what
    turns the direction of text, are shown by their numbers. Isolates are balanced in each line,
    because a terminal lays out each line by itself.
    """

    if text.replace("\n", "").isprintable():
        return text  # as usual; to compile the patterns takes longer than all else

    def show(match: re.Match[str]) -> str:
        if match[1]:
            return f"\x1b{match[1]}" if colored else ""
        return f"<U+{ord(match[0]):04X}>"

    shown = _OURS_OR_STEERING.sub(show, text)
    return "\n".join(map(balance_isolates, shown.split("\n")))


def print_text(text: str, *, err: bool = False, nl: bool = False) -> None:
    """Print a text for a person that may have several lines; to stderr with ``err``."""
    click.echo(make_printable(text), err=err, nl=nl)


def print_line(text: str, *, err: bool = False) -> None:
    """Print one line for a person: a line end in a name does not begin a line of its own."""
    print_text(_join_lines(text), err=err, nl=True)


def _join_lines(text: str) -> str:
    return text if text.isprintable() else text.replace("\r\n", "⏎").replace("\n", "⏎")


def print_data(data: bytes) -> None:
    """Print what a program reads. Its writer has escaped it as its form asks for."""
    click.echo(data, nl=False)


def show_line_end(stream: IO[Any] | None) -> None:
    """End the line in which somebody stopped the program, where a terminal shows it."""
    if stream is not None and stream.isatty():
        print_line("", err=True)
