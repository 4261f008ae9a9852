"""Facts about languages: their names, directions, digits and plural forms.

Nearly all of them come from Babel, which has them from CLDR of Unicode. This module adds what Babel
does not do: it does not write numbers in other digits, and its plural rule for Persian is neither
the one of gettext nor the one of CLDR. A language code is in the form of gettext: ``fa``,
``pt_BR``, ``az_Arab``. ``make_tag`` returns the form of BCP 47.

The other modules of the room know what people call a language, its letters and its dates, which
languages are near to each other, and whether a text is in another one than it should be.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from dragoman.errors import ProjectError, quote
from dragoman.languages import naming

if TYPE_CHECKING:
    from babel import Locale

_PLURALS = {
    "fa": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 ? 4 : 5);",
}
"""Plural rules of CLDR in the form of gettext, where the table of Babel differs from CLDR.

Babel has only one form for Persian, and the last two forms of Arabic in the opposite order.
"""

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
"""The zero of each decimal numbering system that is the default of a CLDR locale.

Source: CLDR, numberingSystems.xml. The ten digits of a system follow each other in Unicode.
"""

_RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Armi", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
)
"""The scripts that run from right to left, for languages that CLDR has no data for."""
_COMPLEX = _RIGHT_TO_LEFT | {
    *("Aran", "Beng", "Deva", "Gujr", "Guru", "Khmr", "Knda", "Laoo", "Mlym", "Mymr", "Orya"),
    *("Sinh", "Taml", "Telu", "Thai", "Tibt"),
}

_LONGEST_SCRIPT = 4
"""In characters, of a subtag: a longer one is a variant of the language."""


def normalize_code(code: str) -> str:
    """Return the code of a language in the form of gettext: ``pt_BR`` for ``pt-br``.

    What ``naming`` knows is accepted: aliases (``prs``) and names ("Persian"). A script
    that a country has by itself is not in the code (``zh_TW``), unless somebody names it. Raises
    ProjectError for what is not a language; it names the nearest that is.
    """
    found = naming.find_language(code)
    if found is None:
        raise ProjectError(f"unknown language {quote(code)}{naming.suggest_language(code)}")
    is_whole = found.lower() == code.replace("-", "_").lower()
    return found if is_whole else naming.shorten_code(found)


@cache
def find_locale(code: str) -> Locale:
    """Return the locale whose conventions a language follows."""
    from babel import Locale

    return Locale.parse(naming.find_data_code(code))


@cache
def make_tag(code: str) -> str:
    """Return the BCP 47 tag of a language, for ``lang`` and ``xml:lang``: ``az-Arab``.

    A variant is in small letters: ``ca-valencia`` (RFC 5646, 2.1.1).
    """
    parts = code.split("_")
    return "-".join(part.lower() if len(part) > _LONGEST_SCRIPT else part for part in parts)


@cache
def find_direction(code: str) -> str:
    """Return the direction that the language is written in: "ltr" or "rtl".

    Mongolian in its own script runs from top to bottom ("ttb" in CLDR). On a page whose lines run
    across, it runs from left to right (UAX #50).
    """
    if naming.is_in_cldr(code):
        return "rtl" if find_locale(code).text_direction == "rtl" else "ltr"
    return "rtl" if find_script(code) in _RIGHT_TO_LEFT else "ltr"


def find_script(code: str) -> str:
    """Return the ISO 15924 code of the script of the language: "Arab", "Latn"."""
    from babel.core import get_global

    own = next((part for part in make_tag(code).split("-")[1:] if _is_script(part)), "")
    if own or not naming.has_own_data(code):
        likely = naming.find_likely(code).split("_")
        return own or next(filter(_is_script, likely), "Latn")
    locale = find_locale(code)
    if locale.script:
        return locale.script
    likely_tags = get_global("likely_subtags")
    language, territory = locale.language, locale.territory
    full = likely_tags.get(f"{language}_{territory}") or likely_tags.get(language, "")
    return next(filter(_is_script, full.split("_")), "Latn")


def is_complex(code: str) -> bool:
    """Return whether the letters of a language have a font, a size and a language of their own in
    each text of Word and LibreOffice.

    They call these scripts complex: those from right to left, of India, and of Southeast Asia.
    """
    return find_script(code) in _COMPLEX


def has_half_space(code: str) -> bool:
    """Return whether the half-space (ZWNJ) is a part of the spelling of a language.

    It is in all languages in Arabic letters but Arabic itself; few keyboards of phones have it.
    """
    return find_script(code) == "Arab" and code.partition("_")[0] != "ar"


def _is_script(subtag: str) -> bool:
    return len(subtag) == 4 and subtag.isalpha()


@cache
def list_ancestors(code: str) -> tuple[str, ...]:
    """Return the language and those that it inherits from in CLDR, the nearest first.

    ``es_MX`` has ``es_419`` and ``es``. A script that is not the usual one of a language inherits
    nothing: ``uz_Arab`` has no Uzbek in Latin letters.
    """
    found = [code]
    while parent := _find_parent(found[-1]):
        found.append(parent)
    return tuple(found)


def _find_parent(code: str) -> str:
    """Return the language that a language inherits from in CLDR; empty for none."""
    from babel.core import get_global

    exceptions: Mapping[str, str] = get_global("parent_exceptions")
    base = code.rpartition("_")[0]
    if not base or code in exceptions:
        return exceptions.get(code, "")
    if find_script(base) == find_script(code):
        return base
    full = naming.find_language(code) or code
    return _find_parent(full) if full != code else ""


def find_autonym(code: str) -> str:
    """Return the name of the language in itself: "فارسی"; in English where nobody has it."""
    return find_language_name(code, code)


def find_language_name(code: str, in_language: str = "en") -> str:
    """Return the name of a language in another language, or its tag where there is no name."""
    exact = naming.read_name(code, in_language)
    if exact:
        return exact
    if naming.is_in_cldr(code):
        return find_locale(code).get_display_name(find_locale(in_language)) or make_tag(code)
    english = naming.read_name(code, "en")
    return english or _name_with_subtags(code, in_language) or make_tag(code)


def _name_with_subtags(code: str, in_language: str) -> str:
    """Return the name of a language in a script, a country or a variant that CLDR has no data for.

    Return "" where one of them has no name.
    """
    base, *subtags = code.split("_")
    words = find_locale(in_language)
    known = {**words.scripts, **words.territories, **words.variants}
    if not subtags or not known.keys() >= set(subtags):
        return ""
    return f"{find_language_name(base, in_language)} ({', '.join(known[each] for each in subtags)})"


@cache
def find_digit_set(code: str, system: str | None = None) -> str:
    """Return the ten digits, 0 to 9, of a language or of a CLDR numbering system ("arab").

    Raises ProjectError for a numbering system that is not known.
    """
    system = system or find_locale(code).default_numbering_system
    zero = _ZEROS.get(system)
    if zero is None:
        known = ", ".join(sorted(_ZEROS))
        raise ProjectError(
            f"unknown numbering system {quote(system)} for {code}; use one of {known}"
        )
    return "".join(chr(ord(zero) + value) for value in range(10))


def write_digits(text: str | int, digit_set: str) -> str:
    """Replace the digits 0 to 9 of a text by those of a ``digit_set``, and nothing else."""
    return str(text).translate(_map_digits(digit_set))


@cache
def _map_digits(digit_set: str) -> dict[int, str]:
    return {ord("0") + value: digit for value, digit in enumerate(digit_set)}


def format_number(value: float, code: str, digit_set: str) -> str:
    """Write a number with the separators of the language, in the digits of ``digit_set``."""
    return _format_value(value, code, digit_set)


def format_percent(share: float, code: str, digit_set: str) -> str:
    """Write a share of 1 as whole per cent, in the digits of ``digit_set``."""
    return _format_value(round_percent(share) / 100, code, digit_set, percent_sign=True)


def round_percent(share: float) -> int:
    """Return a share of 1 in whole per cent: 100 only for all, and 0 only for nothing."""
    rounded = int(share * 100 + 0.5)
    return min(max(rounded, 1), 99) if 0 < share < 1 else rounded


def _format_value(value: float, code: str, digit_set: str, *, percent_sign: bool = False) -> str:
    """Format a number with the separators of the numbering system that the digits belong to."""
    from babel.numbers import format_decimal, format_percent

    zeros = {zero: name for name, zero in _ZEROS.items()}
    system = zeros[digit_set[0]]
    if system not in find_locale(code).number_symbols:
        system = "latn"
    form = format_percent if percent_sign else format_decimal
    text = form(value, locale=find_locale(code), numbering_system=system)
    sign = find_locale(code).number_symbols[system].get("percentSign", "%")
    return write_digits(text.replace("%", sign), digit_set)


def find_plural_forms(code: str) -> str:
    """Return the value of the header field ``Plural-Forms`` of a catalogue in the language."""
    locale = find_locale(code)
    if locale.language in _PLURALS:
        return _PLURALS[locale.language]
    from babel.messages.plurals import get_plural

    return get_plural(locale).plural_forms
