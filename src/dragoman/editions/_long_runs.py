"""Where a long run without a space may be broken over two lines, for what prints pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.editions._addresses import LONGEST, Limits
from dragoman.editions._letter_groups import count_shown, cut_pieces

_RUN = re.compile(r"[^\s\u0e00-\u200b\u200e-\u2018\u201a-\U0010ffff]+")
"""Characters without a space between them, and half-spaces, joiners and apostrophes, at which no
line ends. East Asian lines can be broken anywhere."""
_BREAKS = re.compile(r"(?<=[/.\-_&?=+,;:@\u200c])(?![/.])")
_SHORT = 12
"""Characters of a piece between punctuation that is kept whole."""
_PIECE = 4


def soften(text: str, longest: int = LONGEST) -> str:
    """Return a text in which runs without a space that are longer than ``longest`` may be broken,
    after their punctuation or a half-space, or else between any two letters (U+200B is put in)."""
    return soften_within(text, Limits(longest, longest))


def soften_within(text: str, limits: Limits) -> str:
    """Return a text in which runs without a space that are not within the limits may be broken."""

    def soften_run(match: re.Match[str]) -> str:
        run = match.group()
        return run if limits.keep(run) else "\u200b".join(_split_run(run, limits))

    return _RUN.sub(soften_run, text)


def _split_run(run: str, limits: Limits) -> Iterator[str]:
    for part in _BREAKS.split(run):
        shown = count_shown(part)
        is_whole = shown <= _SHORT and limits.keep(part)
        yield from cut_pieces(part, shown if is_whole else min(_PIECE, limits.run))
