"""Where the cues of a file of subtitles are, and where the text of each begins and ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.sources._common import iterate_lines
from dragoman.sources.subtitles.tags import DIRECTION_MARKS

_TIME = r"-?\d+(?:\s?[:：]\s?\d+){1,3}(?:\s?[.,،٫，]\s?\d+)?"
_ARROW = r"[^\S\r\n]*(?:-{1,3}[^\S\r\n]?|[‐-―−]{1,2})>|(?<=[.,،٫，]\d{3})[^\S\r\n]*[→➔⟶⇒]"
"""Word processors write ``–>`` or ``→`` for ``-->``, and machines translate the signs of times. Two
times of a day may have ``→`` between them, too, in the text of a cue."""
_UNSEEN = rf"[{DIRECTION_MARKS}\u200b\ufeff\s]*"
"""What programs for right-to-left subtitles write around numbers and times."""
_TIMES = re.compile(rf"{_UNSEEN}({_TIME})(?:{_ARROW})[^\S\r\n]*({_TIME})")
_POINT = re.compile("[.,،٫，]")
_NUMBER = re.compile(rf"{_UNSEEN}\d+{_UNSEEN}\Z")
_SIGNATURE = re.compile(r"WEBVTT(?![^\s])")
_BLOCKS = ("NOTE", "STYLE", "REGION", "WEBVTT")
"""What the blocks of WebVTT begin with that are not cues, and that no player shows."""

_PARTS = 3
"""Hours, minutes and seconds. A fourth number counts pictures, of which a second has some 24."""
_DIGITS = 6
"""So many digits of a number are read: a longer one is no time."""

Line = tuple[int, str]
"""Where a line begins, and the line."""


class Cue(NamedTuple):
    """A cue that has a text."""

    start: int
    """Where its text begins in the file; white space around it does not count."""
    end: int
    time: str
    """When it is shown, as the file says it, without parts of a second."""
    is_followed: bool
    """Whether the next line of the file is not empty."""
    times: tuple[int, int] = (0, 0)
    """From when until when it is shown, in thousandths of a second."""


class Cues(NamedTuple):
    """The cues of a file."""

    cues: tuple[Cue, ...]
    stray: int
    """Where the first text begins that is in no cue; -1 if there is none."""


def is_webvtt(text: str) -> bool:
    """Return whether a file is WebVTT: its first line says so."""
    return _SIGNATURE.match(text) is not None


def find_cues(text: str) -> Cues:
    """Return the cues of a file.

    In WebVTT, an empty line ends the text of a cue (W3C WebVTT, section 6.1). In SubRip, all lines
    up to the next time belong to it, without the number of the next cue. So empty lines in a cue,
    and missing ones between cues, lose no text.
    """
    lines = list(iterate_lines(text))
    times = [(at, match) for at, (_, line) in enumerate(lines) if (match := _TIMES.match(line))]
    if not times:
        return Cues((), _find_stray(lines, 0, len(lines)) if not is_webvtt(text) else -1)
    has_end = is_webvtt(text)
    is_spaced = _are_lines_apart(lines[: times[0][0]])
    cues: list[Cue] = []
    stray = _find_stray_before(lines, times[0][0]) if not has_end else -1
    for ordinal, (at, match) in enumerate(times):
        stop = times[ordinal + 1][0] if ordinal + 1 < len(times) else len(lines)
        end = _find_end(lines, at + 1, stop) if has_end else stop
        if end == stop < len(lines):
            end = _drop_number(lines, at + 1, stop, is_spaced=is_spaced)
        if cue := _make_cue(lines, at + 1, end, match):
            cues.append(cue)
        if has_end and stray < 0:
            stray = _find_stray(lines, end, stop)
    return Cues(tuple(cues), stray)


def _find_end(lines: Sequence[Line], start: int, stop: int) -> int:
    return next((at for at in range(start, stop) if not lines[at][1]), stop)


def _are_lines_apart(head: Sequence[Line]) -> bool:
    """Return whether an empty line is between the first number and its time.

    So it is where a program has doubled every line end.
    """
    numbers = [at for at, (_, line) in enumerate(head) if _NUMBER.match(line)]
    return bool(numbers) and numbers[-1] < len(head) - 1


def _drop_number(lines: Sequence[Line], start: int, stop: int, *, is_spaced: bool) -> int:
    """Return where a cue ends, without the number of the next one, which has its time at stop."""
    last = stop - 1
    while is_spaced and last >= start and not lines[last][1].strip():
        last -= 1
    return last if last >= start and _NUMBER.match(lines[last][1]) else stop


def _make_cue(lines: Sequence[Line], start: int, stop: int, times: re.Match[str]) -> Cue | None:
    shown = [at for at in range(start, stop) if lines[at][1].strip()]
    if not shown:
        return None
    first, line = lines[shown[0]]
    last, ending = lines[shown[-1]]
    after = shown[-1] + 1
    return Cue(
        first + len(line) - len(line.lstrip()),
        last + len(ending.rstrip()),
        _POINT.split(times[1])[0].strip(),
        after < len(lines) and bool(lines[after][1].strip()),
        (_read_time(times[1]), _read_time(times[2])),
    )


def _read_time(time: str) -> int:
    """Return a time in thousandths of a second; one before the beginning is the beginning."""
    whole, *part = _POINT.split(re.sub(r"\s", "", time).replace("：", ":"))
    if whole.startswith("-"):
        return 0
    seconds = 0
    for number in whole.split(":")[:_PARTS]:
        seconds = 60 * seconds + int(number[-_DIGITS:])
    return 1000 * seconds + int("".join(part)[:3].ljust(3, "0"))


def _find_stray(lines: Sequence[Line], start: int, stop: int) -> int:
    """Return where text begins that is in no cue, and in no block that players pass over."""
    is_first = True
    is_passed = False
    for at in range(start, stop):
        begin, line = lines[at]
        if not line.strip():
            is_first = True
            continue
        if is_first:
            is_named = at + 1 == stop < len(lines)  # the name of the next cue
            is_passed = line.startswith(_BLOCKS) or is_named
        if not is_passed and any(map(str.isalnum, line)):
            return begin
        is_first = False
    return -1


def _find_stray_before(lines: Sequence[Line], stop: int) -> int:
    """Return where text before the first cue of SubRip begins; its number is none."""
    shown = [at for at in range(stop) if lines[at][1].strip()]
    if shown and _NUMBER.match(lines[shown[-1]][1]):
        shown.pop()
    return next((lines[at][0] for at in shown if any(map(str.isalnum, lines[at][1]))), -1)
