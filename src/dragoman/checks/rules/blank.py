"""A translation that shows nothing: some editors write a space where nothing is meant."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Hit, Pair, rule
from dragoman.texts.unseen import shows_nothing


@rule(
    "blank",
    "error",
    silent=[
        ("fa", "A letter", "نامه"),
        ("de", "“…”", "„…“"),
        ("tok", "A letter", "\uf1900\uf1901"),
    ],
    fires=[
        ("fa", "A letter", " "),
        ("de", "A letter", "\u00a0\u200b\n"),
    ],
)
def blank(pair: Pair) -> Iterator[Hit]:
    """The translation has only signs that nobody sees, such as spaces: readers see nothing."""
    if shows_nothing(pair.target):
        yield Hit(0, len(pair.target), "This shows nothing: translate it, or leave it empty.")
