"""Dates in the words and the digits of a language, and in the calendar of Iran."""

from __future__ import annotations

from typing import Any

from dragoman import languages
from dragoman.languages import naming
from dragoman.packages import need_packages


def write_long_date(iso: str, code: str, digit_set: str) -> str:
    """Write an ISO date (2016-12-23, Gregorian) in the words of the language.

    Where CLDR does not have these words, the ISO date stays: another language's would be wrong.
    """
    months = languages.find_locale(code).months["format"]["wide"]
    if not naming.has_own_data(code) or months[12] == "M12":  # of no language
        return languages.write_digits(iso, digit_set)
    from datetime import date

    from babel.dates import format_date

    day = date.fromisoformat(iso)
    text = format_date(day, "long", locale=languages.find_locale(code))
    return languages.write_digits(_to_ascii_digits(text), digit_set)


def write_solar_hijri(iso: str, digit_set: str) -> str:
    """Write an ISO date in the Persian calendar (Solar Hijri), in Persian.

    Raises EditionError where the distribution persiantools is not installed or too old.
    """
    need_packages("Solar Hijri dates need", "persiantools")
    from datetime import date

    from persiantools import jdatetime

    calendar: Any = jdatetime  # the library has no types
    day = calendar.JalaliDate(date.fromisoformat(iso))
    month = day.strftime("%B", locale="fa")
    return languages.write_digits(f"{day.day} {month} {day.year}", digit_set)


def _to_ascii_digits(text: str) -> str:
    """Replace every decimal digit of any script by its ASCII form, 0 to 9."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)
