"""The lines of a cue: which of them are joined, and where a long text is broken again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from dragoman.sources._common import join_wrapped
from dragoman.texts import scripts

LINE_WIDTH = 42
"""In characters of Latin: so long is a line at most that needs no break.
Source: the guides of broadcasters and of streaming services for subtitles."""
_BEGINS = re.compile("[-\u2010-\u2015\u2212*\u2022\u266a-\u266c#]|>>")
"""A line of another speaker, or of a song."""
_BRACKETED = re.compile(r"[(\[][^)\]]*[)\]]\Z")
_SPEAKER = re.compile(
    r"[^\W\d_][\w.'\u200c\u2019-]{0,20}(?: [^\W\d_][\w.'\u200c\u2019-]{0,20})?: *\S"
)
"""A name in small letters, too. Two lines that begin so are a dialogue."""
_LONGEST_NAME = 30
_LATIN = re.compile("[A-Za-z]")
_MOST_TIMES_LONGER = 3
"""A line in another language is a third as wide as the other line, or more."""
_AFTER_MARK = {
    re.compile(rf"[{scripts.SENTENCE_ENDS}][{scripts.CLOSING}]*\Z"): 24,
    re.compile(rf"[{scripts.PAUSES}\u2013\u2014][{scripts.CLOSING}]*\Z"): 16,
}
"""In characters: so much less balanced two lines may be to break after such a mark."""
_MOST_PLACES = 40
"""So many places next to the middle of a line may be where it is broken: no mark makes up for more
than 24 characters of balance."""
_PLACE = re.compile(rf" |(?<=[{scripts.CJK_MARKS}])(?=[{scripts.SPACELESS}])")


def find_separator(before: str, after: str) -> str:
    """Return what is between two lines of a cue in a text: a space, nothing, or a line end.

    The lines are as a reader sees them, without tags. A line end is between two speakers, and
    between two languages.
    """
    if not before or not after:
        return " "
    if _BEGINS.match(after) or _BRACKETED.match(after) or _BRACKETED.match(before):
        return "\n"
    if _is_named(after) or (before.endswith(":") and _is_named(before)):
        return "\n"
    if _are_two_languages(before, after) or (_SPEAKER.match(before) and _SPEAKER.match(after)):
        return "\n"
    joined = join_wrapped((before[-1], after[0]))
    return " " if len(joined) > len(before[-1] + after[0]) else ""


def _are_two_languages(*lines: str) -> bool:
    """Return whether one of two lines is in Latin letters and the other one in others, and neither
    is so short that it may be a name in a sentence that goes over both."""
    if sum(_LATIN.search(line) is not None for line in lines) != 1:
        return False  # which is quick, and so in most cues
    first, second = (scripts.list_scripts([line]) for line in lines)
    shorter, longer = sorted(map(measure_width, lines))
    is_other = ["LATIN"] in (first, second) and {*first}.isdisjoint(second)
    return is_other and bool(first and second) and shorter * _MOST_TIMES_LONGER >= longer


def _is_named(line: str) -> bool:
    """Return whether a line begins with who speaks: a name in capitals and a colon."""
    name, colon, _ = line.partition(":")
    return bool(colon) and name.isupper() and len(name) <= _LONGEST_NAME


def measure_width(text: str) -> int:
    """Return how wide a text is; ideographs count twice, and marks on a letter do not."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
        if not unicodedata.combining(each)
    )


def break_lines(
    lines: Sequence[str], most: int, width: int, read_text: Callable[[str], str]
) -> list[str]:
    """Return lines of which those that are too long are broken, as long as there are few enough.

    ``most`` is how many lines there may be. A line is broken at a space, most often after a mark,
    so that both halves are about as long; and only where joining the halves gives the line again.
    ``read_text`` returns a line as a reader sees it.
    """
    broken = list(lines)
    widths = [measure_width(read_text(line)) for line in broken]
    while len(broken) < most:
        longest = widths.index(max(widths))
        if widths[longest] <= width:
            break
        halves = _halve_line(broken[longest], width, read_text)
        if halves is None:
            break
        broken[longest : longest + 1] = halves
        widths[longest : longest + 1] = [measure_width(read_text(half)) for half in halves]
    return broken


def _halve_line(line: str, width: int, read_text: Callable[[str], str]) -> tuple[str, str] | None:
    best: tuple[int, int, int] | None = None
    middle = len(line) / 2
    places = sorted(_PLACE.finditer(line), key=lambda match: abs(match.start() - middle))
    for match in sorted(places[:_MOST_PLACES], key=re.Match.start):
        before, after = read_text(line[: match.start()]), read_text(line[match.end() :])
        is_joined = before and after and find_separator(before, after) == match[0]
        if is_joined and not after.isdecimal():
            cost = _rate_halves(before, after, width)
            if best is None or cost < best[0]:
                best = cost, match.start(), match.end()
    return None if best is None else (line[: best[1]], line[best[2] :])


def _rate_halves(before: str, after: str, width: int) -> int:
    """Return how bad two halves are: out of balance, too long, and not broken after a mark."""
    first, second = measure_width(before), measure_width(after)
    cost = abs(first - second) + 4 * max(0, max(first, second) - width)
    return cost - max(
        (gain for mark, gain in _AFTER_MARK.items() if mark.search(before)), default=0
    )
