"""When cues of subtitles are shown: what is shown at the same time mostly says the same.

That holds where both files are of the same recording. Then many of their cues begin at the same
time: who translates subtitles mostly keeps the times, or cuts and joins cues. The times of one
file may all be later, as behind a longer opening, or run faster, as in another frame rate. Files of
another recording have other times, which would say what is wrong; so these are not asked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

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
_FILM = 24000 / 1001
_RATES = (1.0, 25 / _FILM, _FILM / 25, 25 / 24, 24 / 25, 24 / _FILM, _FILM / 24)
"""How many times slower a file may run: those of cinema, of PAL and of NTSC."""
_FARTHEST = 600_000
"""So much later or earlier one file may be."""
_LEAST_MOVED, _FEWEST_MOVED = 0.5, 20
"""What must begin together where times are moved: more, because many ways are tried."""
_ASKED, _ANSWERS = 60, 1200
"""So many cues are asked for how far one file is moved, and so many cues of the other file may
answer each: more would be several in each second. This bounds the cost."""
_GOLDEN = (5**0.5 - 1) / 2


class Clock(NamedTuple):
    """What makes the times of one file those of another: so many times later, and then moved."""

    rate: float = 1.0
    shift: int = 0

    def convert(self, time: int) -> int:
        """Return a time as the other file has it."""
        return round(time * self.rate) + self.shift


SAME_CLOCK = Clock()


def find_clock(source: Sequence[TextBlock], target: Sequence[TextBlock]) -> Clock | None:
    """Return what makes the times of the target those of the source.

    None where the texts are not subtitles of the same recording, as their times show.
    """
    ours, theirs = ([block.times[0] for block in side] for side in (source, target))
    is_timed = all(block.times[1] > 0 for side in (source, target) for block in side)
    if not is_timed or any(starts != sorted(starts) for starts in (ours, theirs)):
        return None
    if _begin_together(ours, theirs, _LEAST, _FEWEST):
        return SAME_CLOCK
    if min(len(ours), len(theirs)) < _FEWEST_MOVED:
        return None
    for rate in _RATES:
        clock = Clock(rate, _find_shift(ours, theirs, rate))
        moved = [clock.convert(start) for start in theirs]
        if _begin_together(ours, moved, _LEAST_MOVED, _FEWEST_MOVED):
            return clock
    return None


def _begin_together(ours: Sequence[int], theirs: Sequence[int], least: float, fewest: int) -> bool:
    """Return whether so many cues begin with one of the other side, and more than by chance."""
    fewer, others = sorted((ours, theirs), key=len)
    met = sum(_is_near(start, others) for start in fewer)
    length = max(1, others[-1] - others[0]) if others else 1
    chance = min(1.0, 2 * _NEAR * len(others) / length)
    return met >= max(fewest, len(fewer) * min(1.0, max(least, _BEYOND_CHANCE * chance)))


def _find_shift(ours: Sequence[int], theirs: Sequence[int], rate: float) -> int:
    """Return how far most cues are moved at this rate.

    0 where another shift has more than half as many: cues that are all as long fit anywhere.
    """
    shifts: list[int] = []
    # From everywhere, but not every fifth: every fifth may be one that is missing.
    asked = sorted(range(len(theirs)), key=lambda at: at * _GOLDEN % 1)[:_ASKED]
    for start in map(theirs.__getitem__, asked):
        time = round(start * rate)
        first, last = bisect_left(ours, time - _FARTHEST), bisect_right(ours, time + _FARTHEST)
        if last - first > _ANSWERS:
            return 0
        shifts += [own - time for own in ours[first:last]]
    votes = Counter(shift // _NEAR for shift in shifts)
    both = {at: count + votes[at + 1] for at, count in list(votes.items())}
    best = max(both, key=lambda at: (both[at], -abs(at), at), default=0)
    most_of_others = max((both[at] for at in both if abs(at - best) > 2), default=0)
    if not both or both[best] < 2 * most_of_others:
        return 0
    near = sorted(shift for shift in shifts if shift // _NEAR in (best, best + 1))
    return near[len(near) // 2]


def list_seconds(block: TextBlock, clock: Clock = SAME_CLOCK) -> Iterator[int]:
    """Yield the seconds in which a cue is shown."""
    start, end = map(clock.convert, block.times)
    first, last = start // 1000, max(start, end - 1) // 1000
    yield from range(first, min(last, first + _LONGEST - 1) + 1)


def _is_near(start: int, others: Sequence[int]) -> bool:
    at = bisect_left(others, start - _NEAR)
    return at < len(others) and others[at] <= start + _NEAR
