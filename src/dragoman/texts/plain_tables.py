"""Tables as plain text (CSV): what is between their cells, and what programs put above them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress

from dragoman.encodings import find_wide_encoding

DELIMITERS = (",", ";", "\t", "|", "؛")
"""The last is what Persian has between the items of a list (CLDR), and so Windows in Persian."""
_SAID_DELIMITER = re.compile(
    rf'\A"?sep=(.)"?[{re.escape("".join(DELIMITERS))}]*(?:\r?\n|\r)', re.IGNORECASE
)
"""A first line that says to Excel what is between the cells."""
_RULE = re.compile(r"^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br ?/?>")


def cut_beginning(text: str) -> str:
    """Return a table without byte order marks, which some programs write twice, and without the
    line that says what is between the cells: ``sep=;``."""
    return _SAID_DELIMITER.sub("", text.lstrip("\ufeff"), count=1)


def is_markdown(text: str) -> bool:
    """Return whether a text has a table of Markdown, as editors of notes keep one."""
    return _RULE.search(text) is not None


def split_markdown(text: str) -> list[list[str]]:
    """Return the rows of a table of Markdown, one for each line, without the spaces around cells.

    A line that is no row is one cell, and the rule below the names of the columns is none.
    """
    return [_split_bars(line) for line in text.splitlines()]


def _split_bars(line: str) -> list[str]:
    bare = line.strip()
    if not bare.startswith("|"):
        return [bare] if bare else []
    if _RULE.fullmatch(bare):
        return []
    cells = _BAR.split(bare[1:-1] if bare.endswith("|") else bare[1:])
    return [_BREAK.sub("\n", cell.strip().replace("\\|", "|")) for cell in cells]


def list_tables(data: bytes) -> Iterator[list[list[str]]]:
    """Yield the rows of a text in UTF-8 or UTF-16, for each mark that may be between its cells: of
    a table whose columns nobody knows, what is in it shows which mark it is."""
    encoding = "utf-16" if find_wide_encoding(data) == "UTF-16" else "utf-8"
    with suppress(UnicodeDecodeError, csv.Error):
        text = cut_beginning(data.decode(encoding))
        if is_markdown(text):
            yield split_markdown(text)
            return
        for mark in filter(text.__contains__, DELIMITERS):
            yield list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
