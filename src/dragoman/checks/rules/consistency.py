"""Consistency: one sentence has one translation in all documents."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks._model import Example, Hit, Pair, rule
from dragoman.scripts import fold_letters

_WORDS = 4


def comparable_text(text: str) -> str:
    """Give what two texts have in common that differ in marks, spaces and the mark at the end."""
    return " ".join(fold_letters(text).replace("\u200c", "").split()).rstrip(".:!…؟? ")


@rule(
    "inconsistent",
    "hint",
    silent=[
        Example(
            "fa",
            "Send us a letter",
            "به ما نامه بفرستید",
            others=(("Send us a letter.", "به ما نامه بفرستید."),),
        ),
        Example("ar", "Write now", "اكتب الآن", others=(("Write now", "اكتبوا الآن"),)),
    ],
    fires=[
        Example(
            "fa",
            "Send us a letter",
            "به ما نامه بفرستید",
            others=(("Send us a letter", "برایمان نامه بفرستید"),),
        )
    ],
)
def inconsistent(pair: Pair) -> Iterator[Hit]:
    """Another document translates the same sentence in another way."""
    if not pair.others or len(pair.source.split()) < _WORDS:
        return
    source, target = comparable_text(pair.source), comparable_text(pair.target)
    for theirs, other in pair.others:
        if comparable_text(theirs) == source and comparable_text(other) != target:
            shown = other if len(other) <= 60 else other[:59] + "…"
            yield Hit(0, len(pair.target), f"Another document has: {shown}")
            return
