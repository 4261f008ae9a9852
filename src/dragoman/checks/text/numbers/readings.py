"""Read digits: those of any script, with separators, and those that are short for more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks.text.characters import TO_PLAIN_DIGITS
from dragoman.patterns import compile_later

_FRACTIONS = {"½": " 1/2", "⅓": " 1/3", "⅔": " 2/3", "¼": " 1/4", "¾": " 3/4", "⅛": " 1/8"}
TO_PLAIN = TO_PLAIN_DIGITS | str.maketrans(
    {"٫": ".", "٬": ",", "،": ",", "٪": "%", "．": ".", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
    | _FRACTIONS
)
"""What makes digits, separators and fractions Latin ones, for ``str.translate``."""
_GROUPED = compile_later(
    r"(\d{1,3}([.,'’ ])\d{3}(?:\2\d{3})*|\d{1,2}(?:,\d{2})+,\d{3})(?:[.,](\d+))?"
)
"""Thousands, or the lakhs and crores of India, and then perhaps decimals."""
_THOUSANDS_MORE = compile_later(r"(\d{4,}|\d+[.,]\d+(?:[.,]\d+)*)((?: 000)+)")
"""Thousands with a space behind digits that have none: 2500 000, 2,500 000."""
_RANGE_START = compile_later(r"(?<![0-9.,])([0-9]{3,4})(?:年|\.)? ?[-–/~～〜] ?$")
_RANGE_END = compile_later(r"[-–]((?:1[0-9]|20))([0-9]{2})(?![0-9.,])")
_SHORT_DATE = compile_later(r"([0-3]?[0-9])\.([01]?[0-9])\.([0-9]{2})")
_RANGE_OF_YEARS = compile_later("[-–~～〜][0-9]{2}(?![0-9])")
_BEFORE_YEAR = compile_later(
    r"['’‘]$|(?:scal|cial|tax) year $|\bFY ?$|(?<![A-Za-z])[A-Z]{2}-?$|[^\W\d_]{3}-$"
    r"|[0-9]{1,2}[./-][0-9]{1,2}[./-]$"
)
"""What makes two digits behind it a year: '22, in fiscal year 17."""

_YEAR_BEHIND = compile_later(
    r"(?:[（(][^（）()]{1,6}[）)])?年(?!間|间|ぶり|前|後|后|以(?!降)|目|来|來|近|余|餘|超|内|內|ほど|くらい|半)"
    r"|后(?!者)|년(?!간|\s?(?:간|전|후|동안|만|이상|넘|째|차))"
)
"""What makes two digits a year of a century that everybody knows: 22年; not 22年間."""


def list_readings(text: str) -> tuple[tuple[int, ...], ...]:
    """Return the ways to read digits with separators: as one number, or as several.

    Commas before three digits group them; full stops, apostrophes and spaces may do so, or not.
    """
    several = tuple(map(read_digits, re.findall(r"\d+", text)))
    if len(several) == 1:
        return (several,)
    thousands = _THOUSANDS_MORE.fullmatch(text)
    if thousands:
        before = list_readings(thousands[1])
        zeros = re.sub(r"\D", "", thousands[2])
        whole = [(read_digits(f"{one[0]}{zeros}"),) for one in before if len(one) == 1]
        return (*whole, several)
    match = _GROUPED.fullmatch(text)
    if match is None or match[0][len(match[1]) :][:1] == match[2]:
        if text.replace(" ", "").isdigit():
            return ((read_digits(text.replace(" ", "")),), several)
        rest = re.fullmatch(r"\d+[.,](\d+?)0+", text)
        return ((several[0], read_digits(rest[1])), several) if rest else (several,)
    together = read_digits(re.sub(r"\D", "", match[1]))
    grouped = (together, read_digits(match[3])) if match[3] else (together,)
    return (grouped,) if match[2] in (",", None) else (several, grouped)


def list_long_readings(text: str, before: str, behind: str) -> Iterator[tuple[int, ...]]:
    """Yield what a short number means in full: 53 in 1950-53 is 1953, 19 in '19 or in
    COVID-19 is 2019, 22年 is 2022.

    ``before`` and ``behind`` are the ends of the text before and behind it.
    """
    date = _SHORT_DATE.fullmatch(text) if text.count(".") == 2 else None
    if date:
        day, month, year = map(int, date.groups())
        yield from ((day, month, 1900 + year), (day, month, 2000 + year))
    if len(text) > 2 or not text.isdigit():
        return
    match = _RANGE_START.search(before)
    if match and len(match[1]) > len(text):
        whole = int(match[1][: -len(text)] + text)
        if whole > int(match[1]):
            yield (whole,)
    first = _RANGE_END.match(behind) if len(text) == 2 else None
    if first and int(first[2]) < int(text):
        yield (int(first[1] + text),)  # 53-1950, as it is typed from right to left
    if len(text) == 2 and (_BEFORE_YEAR.search(before) or _is_before_year(behind)):
        yield from ((1900 + int(text),), (2000 + int(text),))
        yield from ((1800 + int(text),),) if before.endswith(("'", "’", "‘")) else ()


def _is_before_year(behind: str) -> bool:
    """Return whether a year goes on behind two digits, as 22年, or 04～05年."""
    second = _RANGE_OF_YEARS.match(behind)
    return _YEAR_BEHIND.match(behind, second.end() if second else 0) is not None


def read_digits(digits: str) -> int:
    """Return the value of digits; of more than 18 digits, the value of the last 18."""
    return int(digits[-18:])
