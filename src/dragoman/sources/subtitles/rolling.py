"""Captions that roll: each cue shows the last line of the one before it once more.

So does YouTube write what a machine has heard, and some recordings of television. On a screen the
lines roll up; as texts, each would be there two or three times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.sources.subtitles.cues import Cue
from dragoman.sources.subtitles.tags import find_tags, is_time, read_shown

_LEAST = 2
"""So many cues have to repeat a line and have a new one below it, and half of all cues have to
repeat a line: people say the same word twice, too."""
_LINE = re.compile(r"[^\r\n]+")
_Line = tuple[str, int, int]
"""What readers see of a line, and where it begins and ends in the file."""


def split_rolling(text: str, cues: Sequence[Cue], *, is_vtt: bool) -> Iterator[tuple[Cue, bool]]:
    """Yield the cues, each with whether it is only a repetition.

    Where captions roll, the lines that a cue repeats are one for themselves, so that they have the
    text, and the translation, of the lines before.
    """
    lines = [_list_lines(text, cue, is_vtt=is_vtt) for cue in cues]
    repeated = [0, *(_count_repeated(before, after) for before, after in pairwise(lines))]
    rolling = sum(0 < count < len(shown) for count, shown in zip(repeated, lines, strict=False))
    if rolling < _LEAST or 2 * sum(map(bool, repeated)) < len(cues):
        repeated = [0] * len(cues)
    for cue, shown, count in zip(cues, lines, repeated, strict=False):
        if not count:
            yield cue, False
        elif count == len(shown):
            yield cue, True
        elif _is_whole(text, shown[0][1], shown[count - 1][2], is_vtt=is_vtt):
            for number, (_, start, end) in enumerate(shown[:count]):
                begin = cue.start if not number else start
                yield cue._replace(start=begin, end=end, is_followed=False), True
            yield cue._replace(start=shown[count][1]), False
        else:
            yield cue, False


def _list_lines(text: str, cue: Cue, *, is_vtt: bool) -> list[_Line]:
    """Return the lines of a cue in which there is a text."""
    found = _LINE.finditer(text, cue.start, cue.end)
    lines = ((read_shown(each[0], is_vtt=is_vtt).strip(), *each.span()) for each in found)
    return [line for line in lines if line[0]]


def _count_repeated(before: Sequence[_Line], after: Sequence[_Line]) -> int:
    """Return with how many of the last lines of one cue the next one begins."""
    old, new = ([shown for shown, _, _ in lines] for lines in (before, after))
    counts = range(min(len(old), len(new)), 0, -1)
    return next((count for count in counts if old[-count:] == new[:count]), 0)


def _is_whole(text: str, start: int, end: int, *, is_vtt: bool) -> bool:
    """Return whether each tag in some lines ends in them."""
    tags = [tag[0] for tag in find_tags(text, start, end, is_vtt=is_vtt) if not is_time(tag[0])]
    return 2 * sum(tag.startswith("</") for tag in tags) == len(tags)
