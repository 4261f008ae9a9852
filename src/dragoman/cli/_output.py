"""Where a report goes: to stdout, or whole to a file. How it looks on a terminal."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import NamedTuple

from dragoman.cli._terminal import color, make_printable, print_data, print_line, print_text

_WIDTH = 80
"""Of what goes to a pipe or a file, in cells."""


_COLOURS = {"error": "red", "warning": "yellow", "hint": "cyan", "place": "bold"}


def paint(what: str, text: str) -> str:
    """Return a text in the colour of a severity; what is marked ("place") is bold.

    The colours go away again where the output is not a terminal or they are not wanted.
    """
    return color(text, _COLOURS[what])


_STDOUT = Path("-")
"""As most programs call it where they want the name of a file."""


def name_file(output: Path | None) -> Path | None:
    """Return the file that a report goes to; None for stdout, also where it is called ``-``."""
    return None if output == _STDOUT else output


class ReportTarget(NamedTuple):
    """In which form a report is written, and where it goes."""

    form: str
    output: Path | None
    """The file; None for stdout."""
    quiet: bool
    """Whether nothing is said beside the report."""


def write_report(text: str, output: Path | None, *, quiet: bool, form: str = "text") -> None:
    """Print a report, or write it to a file, whole or not at all.

    What a program reads is UTF-8, whatever the terminal's encoding is.
    """
    output = name_file(output)
    if form == "text" and output is None:
        print_text(text)
        return
    written = make_printable(text, colored=False) if form == "text" else text
    data = written.encode(errors="replace")  # names of files may hold bytes that are not text
    if output is None:
        print_data(data)
        return
    from dragoman import files

    files.write(output, data, root=output.absolute().parent)
    if not quiet:
        print_line(str(output), err=True)


class Window(NamedTuple):
    """What a table is written for."""

    width: int
    """How many cells a line may have."""
    is_terminal: bool
    """Whether names are shortened to that: in a pipe or a file, where another program looks for
    them, they are whole."""


def find_window(output: Path | None = None) -> Window:
    """Return the window of the terminal; what goes to a pipe or a file has 80 cells."""
    if name_file(output) is None and sys.stdout.isatty():
        import shutil  # slow to import, and most reports go to a pipe or a file

        return Window(shutil.get_terminal_size((_WIDTH, 24)).columns, is_terminal=True)
    return Window(_WIDTH, is_terminal=False)


def measure_width(text: str) -> int:
    """Return how many cells of a terminal a text takes: two for an ideograph, none for a mark."""
    if text.isascii():
        return len(text)
    return sum(map(_measure_character, text))


def _measure_character(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shorten_middle(text: str, width: int) -> str:
    """Return a text that takes at most so many cells, with ``…`` for what is left out.

    The beginning and the end stay: names of documents differ there.
    """
    if measure_width(text) <= width:
        return text
    first, last = "", ""
    for left, right in zip(text, reversed(text), strict=True):
        if measure_width(first + left + last) >= width:
            break
        first += left
        if measure_width(first + right + last) >= width:
            break
        last = right + last
    return f"{first}…{last}"


def draw_bar(share: float, length: int) -> str:
    """Draw a share, from 0 to 1, as a bar; in ASCII where the terminal knows no more."""
    full, blank = ("█", "░") if (sys.stdout.encoding or "").lower() == "utf-8" else ("#", "-")
    filled = int(share * length)
    return full * filled + blank * (length - filled)


def isolate_line(text: str) -> str:
    """Return a text of any direction as a line of its own, or as several where it has several.

    It has no control characters, and does not change the direction of other text. Each line is
    isolated by itself, because the end of a line ends an isolate.
    """
    from dragoman.bidi import clean

    return "\n".join(f"\u2068{line}\u2069" for line in clean(text).split("\n"))
