"""Times of day: 14:30, 2 p.m., 오후 2시."""

from __future__ import annotations

import re

from dragoman.checks.text.numbers.side import Side
from dragoman.patterns import compile_later

_CLOCK = compile_later(r"(?<![\d:.])([01]?\d|2[0-4])(?:[:.][0-5]\d)(?::00)?(?![\d:])")
"""``14:30``, ``14.30``, ``14:30:00``."""
_HALF_DAY = compile_later(
    r"(?<![\d:.])(1[0-2]|0?[1-9])(?:[:.][0-5]\d){0,2} ?(?:(?:h )?[ap]\.? ?m\b|o.clock|(?:uhr |h )?"
    r"(?:abends|nachmittags|вечера|вечора|вечерта|večer|odpoledne|wieczorem|po południu|du soir"
    r"|de l.après-midi|de la (?:tarde|noche)|da (?:tarde|noite)|di sera|del pomeriggio"
    r"|sore|malam|siang|مساء[\u064b-\u0652]?|(?:من )?بعد الظهر|بعد ?از ?ظهر|عصر)\b)",
    re.IGNORECASE,
)
"""An hour up to 12 with the half of the day behind it: ``2 p.m.``, ``8 Uhr abends``, ``8 مساء``."""
_FIRST_HOUR = compile_later(
    r"(?<![\d:.])(1[0-2]|0?[1-9]) ?(?:[-–—]|to|and|until|till) ?(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?"
    r" ?[ap]\.? ?m\b",
    re.IGNORECASE,
)
"""The first hour of a range, with the half of the day behind the second: 6-8 p.m."""
_NAMED_HOUR = compile_later(
    r"\b(?:kl|klo|klokken|klokka|klukkan|godz|ore|ora)\.? ?([01]?\d|2[0-4])(?![\d:.,]?\d)",
    re.IGNORECASE,
)
"""``kl. 14``, ``ore 20``."""
_HOUR_SIGN = compile_later(r"(?<![\d:.,])([01]?\d|2[0-4]) ?(?:h|uhr|uur)(?![a-z])", re.IGNORECASE)
"""``14h``, ``14 Uhr``."""
_AFTERNOON = compile_later("(?:오후|저녁|下午|晚上|午後|夜) ?(1[0-2]|[1-9])(?=[시点點時:])")
"""``오후 2시``, ``下午3点``: the hour behind the word."""
_SIX_HOURS_LATER = frozenset({"sw", "am", "ti"})
"""Languages that count the hours from six o'clock: 3 p.m. is the ninth hour."""


def list_hours(text: str) -> set[int]:
    """Return the hours of the times of day in a text."""
    patterns = (_CLOCK, _HALF_DAY, _AFTERNOON, _FIRST_HOUR, _NAMED_HOUR, _HOUR_SIGN)
    return {int(match[1]) for times in patterns for match in times.finditer(text)}


def add_hours_from_six(
    hours: tuple[set[int], set[int]], source: Side, target: Side
) -> tuple[set[int], set[int]]:
    """Return the hours of both texts, with those that one of them counts from six o'clock."""
    in_source, in_target = hours
    for side, other, ours, theirs in (
        (source, target, in_source, in_target),
        (target, source, in_target, in_source),
    ):
        for hour in list_hours(side.text) if other.language in _SIX_HOURS_LATER else ():
            later = (hour + 5) % 12 + 1
            ours |= {later}
            theirs |= {hour} if later in other.values else set()
    return in_source, in_target
