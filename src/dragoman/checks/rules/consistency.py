"""Consistency: one sentence has one translation in all documents."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Example, Hit, Pair, rule
from dragoman.checks.text.folding import fold_text
from dragoman.escaping import shorten

_FEWEST_WORDS = 4
"""Of the findings in sources of four words and more 9 of 9 were true; of all, 32 of 50."""
_LONGEST_SHOWN = 60
"""Characters of the other translation that the message shows."""


@rule(
    "inconsistent",
    "hint",
    silent=[
        Example(
            "fa",
            "Send us a letter",
            "به ما نامه بفرستید",
            other_translations=(("Send us a letter.", "به ما نامه بفرستید."),),
        ),
        Example("ar", "Write now", "اكتب الآن", other_translations=(("Write now", "اكتبوا الآن"),)),
    ],
    fires=[
        Example(
            "fa",
            "Send us a letter",
            "به ما نامه بفرستید",
            other_translations=(("Send us a letter", "برایمان نامه بفرستید"),),
        )
    ],
)
def inconsistent(pair: Pair) -> Iterator[Hit]:
    """Another document translates the same sentence differently."""
    if not pair.other_translations or len(pair.source.split()) < _FEWEST_WORDS:
        return
    source, target = fold_text(pair.source), fold_text(pair.target)
    for other_source, other in pair.other_translations:
        if fold_text(other_source) == source and fold_text(other) != target:
            shown = shorten(other, _LONGEST_SHOWN)
            yield Hit(0, len(pair.target), f"Another document has: {shown}")
            return
