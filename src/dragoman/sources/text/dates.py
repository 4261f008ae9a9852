"""Lines that are only a date, as above a letter: "Berlin, 12 March 2022"."""

from __future__ import annotations

from dragoman.patterns import compile_later

_PLACE = r"(?:[^\W\d_][^\W\d_'’.-]*(?:[ -][^\W\d_][^\W\d_'’.-]*){0,2}[,،、]?\s*[,،–—-]?\s*)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|\.|º|ª|-?(?:го|е))?"
_MONTH = r"(?:(?:de|d'|of)\s+)?(?!(?:de|of)\b)[^\W\d_][^\W\d_\u200c'’]*\.?(?:\s[ء-ی]+)?"
"""A month; two words only in Arabic, as in "كانون الثاني"."""
_YEAR = r"\d{4}(?:\s?(?:г\.|года|р\.|року|م|هـ|ق|ش|AD|CE))?"
_DATE = compile_later(
    rf"{_PLACE}(?:{_PLACE}{_DAY}\s+{_MONTH}[,،]?\s+(?:de\s+|del\s+)?{_YEAR}"
    rf"|{_MONTH}\s+{_DAY}[,،]?\s+{_YEAR}"
    rf"|{_PLACE}(?:\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}})"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])\.?"
)
"""``Berlin, 12 March 2022``, ``March 12, 2022``, ``2022-03-12``, ``12.3.2022`` and
``2022年3月12日``."""
_LONGEST = 60


def is_date(line: str) -> bool:
    """Return whether a line is a day, with the place or the weekday before it or without them."""
    has_digits = len(line) <= _LONGEST and any(map(str.isdecimal, line))  # as few lines have
    return has_digits and _DATE.fullmatch(line) is not None
