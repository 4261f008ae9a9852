"""The places in the sources that messages come from, as ``#:`` lines name them."""

from __future__ import annotations

import re


def isolate_path(path: str) -> str:
    """Return a path as a reference has it: between U+2068 and U+2069 where it contains a space.

    So says the gettext manual ("The Format of PO Files"). ``parse_reference`` undoes it.
    """
    return f"\u2068{path}\u2069" if re.search(r"\s", path) else path


def parse_reference(reference: str) -> tuple[str, str]:
    """Return the path and the line number of a reference; "" for a reference without a number."""
    path, colon, number = reference.rpartition(":")
    if not (colon and number.isdecimal()):
        path, number = reference, ""
    return path.strip("\u2068\u2069"), number
