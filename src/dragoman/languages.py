"""What is known of languages: their names, directions, digits, plurals and dates.

Babel knows nearly all of it (from Unicode's CLDR). What it lacks is here: digits are not
transliterated by Babel, and its plural rule for Persian differs from gettext's and CLDR's own.
A language's code is gettext's form of it, ``fa``, ``pt_BR``, ``az_Arab``; ``tag`` gives BCP 47's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from dragoman.errors import EditionError, ProjectError, did_you_mean

if TYPE_CHECKING:
    from babel import Locale

# CLDR's rules in gettext's form, where Babel's own table of such forms says otherwise: one form
# for Persian, and the last two of Arabic the other way round.
_PLURALS = {
    "fa": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 ? 4 : 5);",
}

# The zero of each of Unicode's decimal numbering systems that a CLDR locale has as its default
# (CLDR, numberingSystems.xml); the ten digits follow each other in Unicode.
_ZEROS = {
    "latn": "0",
    "arab": "\u0660",
    "arabext": "\u06f0",
    "deva": "\u0966",
    "beng": "\u09e6",
    "mymr": "\u1040",
    "tibt": "\u0f20",
    "olck": "\u1c50",
    "nkoo": "\u07c0",
    "adlm": "\U0001e950",
    "cakm": "\U00011136",
    "mtei": "\uabf0",
    "rohg": "\U00010d30",
    "hmnp": "\U0001e140",
}

_CODE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")


def canonical_code(code: str) -> str:
    """Give the code of a language that Babel knows in gettext's form: ``pt-br`` is ``pt_BR``.

    Raises ProjectError for any other, naming the nearest known code.
    """
    from babel import Locale, UnknownLocaleError

    if _CODE.fullmatch(code):
        try:
            return str(Locale.parse(code.replace("-", "_")))
        except (UnknownLocaleError, ValueError):
            pass
    raise ProjectError(f"unknown language {code!r}{_suggest_code(code)}")


def _suggest_code(code: str) -> str:
    from babel.localedata import locale_identifiers

    near = did_you_mean(code.replace("-", "_"), locale_identifiers(), cutoff=0.5)
    return near or "; give a code such as 'fa' or 'ar'"


@cache
def _locale(code: str) -> Locale:
    from babel import Locale

    return Locale.parse(code.replace("-", "_"))


def tag(code: str) -> str:
    """Give the BCP 47 tag, for ``lang`` and ``xml:lang``: ``az-Arab``."""
    return code.replace("_", "-")


def direction(code: str) -> str:
    """Tell how the language's script runs: "ltr" or "rtl"."""
    return _locale(code).text_direction


def script(code: str) -> str:
    """Give the ISO 15924 code of the script that the language is written in: "Arab", "Latn"."""
    from babel.core import get_global

    locale = _locale(code)
    if locale.script:
        return locale.script
    likely = get_global("likely_subtags")
    full = likely.get(f"{locale.language}_{locale.territory}") or likely.get(locale.language, "")
    return next((part for part in full.split("_") if len(part) == 4), "Latn")


def autonym(code: str) -> str:
    """Give the language's name for itself: "فارسی"."""
    return name(code, code)


def name(code: str, in_language: str = "en") -> str:
    """Give the language's name in another language, or its tag where CLDR has none."""
    return _locale(code).get_display_name(in_language) or tag(code)


@cache
def digit_set(code: str, system: str | None = None) -> str:
    """Give the ten digits of a language, or of the CLDR numbering system named instead.

    Raises ProjectError for a system that is not known.
    """
    system = system or _locale(code).default_numbering_system
    zero = _ZEROS.get(system)
    if zero is None:
        known = ", ".join(sorted(_ZEROS))
        raise ProjectError(f"unknown numbering system {system!r} for {code}; known are {known}")
    return "".join(chr(ord(zero) + value) for value in range(10))


def write_digits(text: str | int, ten: str) -> str:
    """Write the digits 0 to 9 of a text with the ten digits given; keep all else."""
    return str(text).translate({ord("0") + value: digit for value, digit in enumerate(ten)})


def format_number(value: float, code: str, ten: str) -> str:
    """Write a number with the language's separators, in the ten digits given."""
    return _format_value(value, code, ten)


def format_percent(share: float, code: str, ten: str) -> str:
    """Write a share of 1 as whole per cent."""
    return _format_value(round_percent(share) / 100, code, ten, percent_sign=True)


def round_percent(share: float) -> int:
    """Round a share of 1 to whole per cent; never to 100 before all, nor to 0 after something."""
    rounded = int(share * 100 + 0.5)
    return min(max(rounded, 1), 99) if 0 < share < 1 else rounded


def _format_value(value: float, code: str, ten: str, *, percent_sign: bool = False) -> str:
    """Format with separators of the same numbering system as the digits."""
    from babel.numbers import format_decimal, format_percent

    zeros = {zero: name for name, zero in _ZEROS.items()}
    system = zeros[ten[0]]
    if system not in _locale(code).number_symbols:
        system = "latn"
    form = format_percent if percent_sign else format_decimal
    text = form(value, locale=_locale(code), numbering_system=system)
    sign = _locale(code).number_symbols[system].get("percentSign", "%")
    return write_digits(text.replace("%", sign), ten)


def join_list(items: Sequence[str], code: str) -> str:
    """Join a list as the language does: "a, b, and c"."""
    from babel.lists import format_list

    return format_list(list(items), locale=_locale(code)) if items else ""


def plural_forms(code: str) -> str:
    """Give the value of a catalogue's ``Plural-Forms``."""
    locale = _locale(code)
    if locale.language in _PLURALS:
        return _PLURALS[locale.language]
    from babel.messages.plurals import get_plural

    return get_plural(locale).plural_forms


def long_date(iso: str, code: str, ten: str) -> str:
    """Write an ISO date of the Gregorian calendar in the language's words and digits."""
    from datetime import date

    from babel.dates import format_date

    day = date.fromisoformat(iso)
    return write_digits(_to_latin_digits(format_date(day, "long", locale=_locale(code))), ten)


def solar_hijri(iso: str, ten: str) -> str:
    """Write an ISO date in the Persian calendar, Solar Hijri, in Persian.

    Raises EditionError where the extra that knows the calendar is not installed.
    """
    try:
        from persiantools import jdatetime
    except ImportError:
        raise EditionError("Solar Hijri dates need: pip install 'dragoman[calendar]'") from None
    from datetime import date

    calendar: Any = jdatetime  # the library has no types
    day = calendar.JalaliDate(date.fromisoformat(iso))
    month = day.strftime("%B", locale="fa")
    return write_digits(f"{day.day} {month} {day.year}", ten)


def _to_latin_digits(text: str) -> str:
    """Write any decimal digit as 0 to 9."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)
