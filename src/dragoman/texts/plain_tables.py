"""Tables as plain text (CSV): what is between their cells, and what programs put above them."""

from __future__ import annotations

import re

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
