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


def cut_beginning(text: str) -> str:
    """Return a table without byte order marks, which some programs write twice, and without the
    line that says what is between the cells: ``sep=;``."""
    return _SAID_DELIMITER.sub("", text.lstrip("\ufeff"), count=1)


def list_tables(data: bytes) -> Iterator[list[list[str]]]:
    """Yield the rows of a text in UTF-8 or UTF-16, for each mark that may be between its cells: of
    a table whose columns nobody knows, what is in it shows which mark it is."""
    encoding = "utf-16" if find_wide_encoding(data) == "UTF-16" else "utf-8"
    with suppress(UnicodeDecodeError, csv.Error):
        text = cut_beginning(data.decode(encoding))
        for mark in filter(text.__contains__, DELIMITERS):
            yield list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
