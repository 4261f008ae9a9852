"""A translation of spaces: some editors write one instead of nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Hit, Pair, rule


@rule(
    "blank",
    "error",
    silent=[
        ("fa", "A letter", "نامه"),
        ("de", "“…”", "„…“"),
    ],
    fires=[
        ("fa", "A letter", " "),
        ("de", "A letter", "\u00a0\u200b\n"),
    ],
)
def blank(pair: Pair) -> Iterator[Hit]:
    """The translation has only spaces and signs that nobody sees, but counts as translated."""
    if not any(char.isprintable() and not char.isspace() for char in pair.target):
        yield Hit(0, len(pair.target), "This shows nothing: translate it, or leave it empty.")
