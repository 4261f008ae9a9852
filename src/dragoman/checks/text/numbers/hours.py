"""Times of day: 14:30, 2 p.m., 오후 2시."""

from __future__ import annotations

import re

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


def list_hours(text: str) -> set[int]:
    """Return the hours of the times of day in a text."""
    patterns = (_CLOCK, _HALF_DAY, _AFTERNOON, _FIRST_HOUR, _NAMED_HOUR, _HOUR_SIGN)
    return {int(match[1]) for times in patterns for match in times.finditer(text)}
