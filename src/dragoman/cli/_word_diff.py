"""A word diff on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.bidi import clean
from dragoman.catalogs.changes import WordChange
from dragoman.cli._terminal import color


def paint_diff(changes: Iterable[WordChange]) -> str:
    """Return a word diff as git shows it: what was deleted and inserted in brackets, and coloured
    where colours are wanted."""
    shown = "".join(map(_paint_change, changes))
    return "\n".join(f"\u2068{line}\u2069" for line in shown.split("\n"))


def _paint_change(change: WordChange) -> str:
    text = clean(change.text)
    if change.op == "delete":
        return color(f"[-{text}-]", "red")
    return color(f"{{+{text}+}}", "green") if change.op == "insert" else text
