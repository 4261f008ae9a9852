"""When cues of subtitles are shown: what is shown at the same time mostly says the same.

That holds where both files are of the same recording. Then many of their cues begin at the same
time: who translates subtitles mostly keeps the times, or cuts and joins cues. Files of another
recording have other times, which would say what is wrong; so these are not asked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dragoman.bitext.model import TextBlock

_NEAR = 100
"""So many thousandths of a second apart, two cues begin at the same time."""
_LEAST, _BEYOND_CHANCE = 0.25, 3.0
"""The share of the cues of one side that must begin with one of the other, and how many times as
many they must be as there would be by chance. In translations whose cues were cut anew, it was .39
to .99; by chance it is about .05."""
_FEWEST = 2
_LONGEST = 60
"""So many seconds of a cue are looked at."""


def have_same_times(source: Sequence[TextBlock], target: Sequence[TextBlock]) -> bool:
    """Return whether two texts are subtitles of the same recording, as their times show."""
    sides = [[block.times[0] for block in side] for side in (source, target)]
    is_timed = all(block.times[1] > 0 for side in (source, target) for block in side)
    if not is_timed or any(starts != sorted(starts) for starts in sides):
        return False
    fewer, others = sorted(sides, key=len)
    met = sum(_is_near(start, others) for start in fewer)
    length = max(1, others[-1] - others[0]) if others else 1
    chance = min(1.0, 2 * _NEAR * len(others) / length)
    return met >= max(_FEWEST, len(fewer) * min(1.0, max(_LEAST, _BEYOND_CHANCE * chance)))


def list_seconds(block: TextBlock) -> Iterator[int]:
    """Yield the seconds in which a cue is shown."""
    start, end = block.times
    first, last = start // 1000, max(start, end - 1) // 1000
    yield from range(first, min(last, first + _LONGEST - 1) + 1)


def _is_near(start: int, others: Sequence[int]) -> bool:
    at = bisect_left(others, start - _NEAR)
    return at < len(others) and others[at] <= start + _NEAR
