"""A word diff on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

import click

from dragoman.bidi import clean
from dragoman.catalogs.changes import WordChange


def paint_diff(changes: Iterable[WordChange]) -> str:
    """Return a word diff as git shows it: what was deleted and inserted in brackets, and coloured
    where colours are wanted."""
    return "\u2068" + "".join(map(_paint_change, changes)) + "\u2069"


def _paint_change(change: WordChange) -> str:
    text = clean(change.text)
    if change.op == "delete":
        return click.style(f"[-{text}-]", fg="red")
    return click.style(f"{{+{text}+}}", fg="green") if change.op == "insert" else text
