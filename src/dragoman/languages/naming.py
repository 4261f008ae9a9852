"""From what people call a language to its code: by ISO 639, by name, by a name's older spelling.

Nearly all of it comes from CLDR, by Babel: which codes are aliases of others (``pes`` is Persian,
``iw`` is Hebrew), what languages are called in English and in themselves, and for some 7,000 codes
the script and the country. What CLDR does not say is in ``other_names`` and below.
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.errors import did_you_mean
from dragoman.languages.locale_names import read_locale
from dragoman.languages.other_names import ENGLISH, OTHER, OWN
from dragoman.patterns import compile_later
from dragoman.texts.scripts import fold_letters

_LIKE = {"azb": "az_Arab", "haz": "fa_AF"}
"""For a language that CLDR has no data for: the one whose dates, digits and plural forms are
the same. Others take those of the official language of their country, if its script is theirs."""

_CODE = compile_later(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
_PLAIN_CODE = compile_later(r"[a-z]{2}(?:_[A-Z]{2}|_[A-Z][a-z]{3})?")
_OLD_CODES = frozenset({"bh", "in", "iw", "ji", "jw", "mo", "sh", "tl", "tw"})
"""The codes of two letters that are aliases in CLDR."""
_WITH_PLACE = compile_later(r"(.+?)\s*\(([^()]+)\)")
_TWO_NAMES = compile_later(r"[^\W\d_]{3,}(?: [^\W\d_]{3,}){1,2}")
"""Of a variety and its language: "Sorani Kurdish"."""
_NO_LANGUAGES = frozenset({"mul", "root", "und", "zxx"})
_SHORTEST_NAME = 4
"""In characters: what is shorter is a code, and not looked for among the names of languages."""


def is_plain_code(text: str) -> bool:
    """Return whether a text is a code of two letters in the usual form, and no alias.

    It is for those who want to know without loading Babel; the language may still be unknown.
    """
    return _PLAIN_CODE.fullmatch(text) is not None and text[:2] not in _OLD_CODES


@cache
def find_language(text: str) -> str | None:
    """Return the code of a language, in the form of gettext; None where nobody knows it.

    The text is a code of ISO 639 or BCP 47 (``pt-br``, ``pes``, ``prs``), the name of a locale
    (``sr@latin``), or a name in English ("Persian", "Persian (Afghanistan)") or in the language
    itself. A code comes before a name.
    """
    text = " ".join(text.split())
    code = text if _CODE.fullmatch(text) else read_locale(text)
    found = _find_code(code) if code else None
    if found is None and (len(text) >= _SHORTEST_NAME or not text.isascii()):
        found = _find_name(text)
    return found


def shorten_code(code: str) -> str:
    """Return a code without its script where it means the same: ``zh_TW`` for ``zh_Hant_TW``.

    That is how gettext, and nearly everybody who uses it, names these languages.
    """
    language, *rest = code.split("_")
    short = "_".join([language, *(part for part in rest if len(part) != 4)])
    return short if find_language(short) == code else code


def suggest_language(text: str) -> str:
    """Return what to say after "unknown language": the nearest code or name, or an example."""
    from babel.localedata import locale_identifiers

    if all(map(find_language, text.split())) and " " in text.strip():
        return f"; divide several by commas: {','.join(text.split())}"
    if len(text) < _SHORTEST_NAME or re.search("[-_]", text):
        near = did_you_mean(text.replace("-", "_"), locale_identifiers(), cutoff=0.5)
    else:
        capitalized = text[:1].upper() + text[1:]
        near = did_you_mean(capitalized, (*_english_names(), *OTHER))
    return near or "; give a code such as 'fa' or 'ar', or a name such as 'Persian'"


def find_data_code(code: str) -> str:
    """Return the code of the language whose conventions in CLDR a language follows: mostly its own.

    Raises ValueError for a language that nobody knows.
    """
    parsed = _parse_in_cldr(code)
    if parsed is not None:
        return parsed
    language = _split(code)[0]
    if language in _LIKE:
        return _LIKE[language]
    full = find_likely(code)
    if not full:
        raise ValueError(f"unknown language {code}")
    return _parse_in_cldr(language) or _find_neighbour(full)


def is_in_cldr(code: str) -> bool:
    """Return whether CLDR knows exactly this language, with its script and country."""
    return _parse_in_cldr(code) is not None


def has_own_data(code: str) -> bool:
    """Return whether CLDR has the words of a language: the names of its months and the like."""
    language, *rest = _split(code)
    if _parse_in_cldr(code) is not None or language in _LIKE:
        return True
    in_usual_script = not any(len(part) == 4 for part in rest)
    return in_usual_script and _parse_in_cldr(language) is not None


def find_likely(code: str) -> str:
    """Return a code with the script and the country that CLDR finds most likely: ``haz_Arab_AF``.

    Return "" where it knows none.
    """
    from babel.core import get_global

    likely, aliases = get_global("likely_subtags"), get_global("language_aliases")
    language = _split(code)[0]
    if language in _NO_LANGUAGES:
        return ""
    return str(likely.get(language) or likely.get(aliases.get(language, "")) or "")


def read_name(code: str, in_language: str) -> str:
    """Return what exactly this code is called in a language; "" where there is no such name."""
    if code == in_language and code in OWN:
        return OWN[code]
    names = _read_names(find_data_code(in_language))
    return names.get(code, "") or (ENGLISH.get(code, "") if in_language == "en" else "")


def _find_code(text: str) -> str | None:
    from babel.core import get_global

    language, *rest = _split(text)
    code = "_".join((language, *rest))
    alias = get_global("language_aliases").get(language)
    known = _parse_in_cldr(_join_alias(alias, rest)) if alias else None
    known = known or _parse_in_cldr(code)
    if known is None and find_likely(language) and _are_subtags(rest):
        return code
    return known


def _split(code: str) -> list[str]:
    """Return the language of a code in small letters, and its script and country as usual."""
    language, *rest = code.replace("-", "_").split("_")
    return [language.lower(), *map(_write_subtag, rest)]


def _are_subtags(parts: list[str]) -> bool:
    """Return whether each is a script, a country or a variant that CLDR knows."""
    from babel import Locale

    english = Locale("en")
    known = {*english.territories, *english.scripts, *english.variants} - {"ZZ", "Zzzz"}
    return known.issuperset(parts)


def _write_subtag(part: str) -> str:
    """Write a script as ``Arab`` and a country as ``IR``."""
    return part.title() if len(part) == 4 and part.isalpha() else part.upper()


def _join_alias(alias: str, given: list[str]) -> str:
    """Return the code that an alias stands for, with the script and the country that are given."""
    language, *implied = alias.split("_")
    lengths = {len(part) for part in given}
    return "_".join((language, *(part for part in implied if len(part) not in lengths), *given))


@cache
def _parse_in_cldr(code: str) -> str | None:
    """Return a code as Babel writes it; None where it has no data of just this language.

    Babel finds a locale for every country: ``en_ZZ`` is ``en_US`` for it, and here it is nothing.
    """
    from babel import Locale, UnknownLocaleError

    parts = _split(code)
    try:
        found = str(Locale.parse("_".join(parts)))
    except (UnknownLocaleError, ValueError, TypeError):
        return None
    is_language = parts[0] not in _NO_LANGUAGES and parts[0] == _split(found)[0]
    return found if is_language and set(parts) <= set(_split(found)) else None


def _find_neighbour(full: str) -> str:
    """Return the code of the official language of a language's country, if in the same script."""
    from babel import Locale
    from babel.core import get_global

    _, script, country = full.split("_")
    spoken = get_global("territory_languages").get(country, {})
    official = [code for code, facts in spoken.items() if facts["official_status"]]
    for code in official:
        known = _parse_in_cldr(f"{code}_{country}") or _parse_in_cldr(code)
        if known and find_likely(code).split("_")[1:2] == [script]:
            return known
    fallback = {"Arab": "ar", "Hebr": "he", "Syrc": "ar", "Thaa": "dv", "Nkoo": "nqo"}.get(script)
    return fallback or str(Locale.parse("en"))


def _find_name(text: str) -> str | None:
    wanted = _fold(text)
    for names in (_all_english_names, _autonyms):
        if wanted in names():
            return _find_code(names()[wanted]) or names()[wanted]
    match = _WITH_PLACE.fullmatch(text)
    if match:
        return _find_with_place(match[1], match[2])
    if not _TWO_NAMES.fullmatch(text):
        return None
    variety, _, language = text.rpartition(" ")
    return _find_variety(language, variety)


def _find_with_place(language: str, place: str) -> str | None:
    """Return the code of a name such as "Persian (Afghanistan)" or "Azerbaijani (Arabic)"."""
    from babel import Locale

    english = Locale("en")
    code = find_language(language)
    for places in (english.territories, english.scripts):
        for subtag, name in places.items():
            if code and _fold(str(name)) == _fold(place):
                return _parse_in_cldr(f"{code}_{subtag}")
    return _find_variety(language, place)


def _find_variety(language: str, variety: str) -> str | None:
    """Return the code of a name such as "Kurdish (Sorani)", "Arabic (Egyptian)", "Persian (Farsi)".

    A variety belongs to the language if both together are a name, if they have one code, or if its
    own name ends with the language, as "Central Kurdish" does. "German (Swiss)" is none: there are
    Swiss German and Swiss High German.
    """
    names, start, end = _all_english_names(), _fold(f"{variety} "), _fold(f" {language}")
    found = names.get(_fold(f"{variety} {language}")) or names.get(_fold(f"{language} {variety}"))
    if found:
        like = [name for name in names if name.startswith(start) and name.endswith(end)]
        return None if len(like) > 1 else _find_code(found) or found
    code, own = find_language(language), find_language(variety)
    if code is None or own is None:
        return None
    name = _read_names("en").get(own, "")
    is_of_it = own.split("_")[0] == code or _fold(name).endswith(end)
    return own if is_of_it else None


def _fold(name: str) -> str:
    return fold_letters(name).replace("\u200c", " ")


@cache
def _english_names() -> dict[str, str]:
    """Return the codes of languages by their English names."""
    return {name: code for code, name in {**_read_names("en"), **ENGLISH}.items()}


@cache
def _all_english_names() -> dict[str, str]:
    """Return the codes by English and other names, folded."""
    return {_fold(name): code for name, code in {**_english_names(), **OTHER}.items()}


@cache
def _read_names(language: str) -> dict[str, str]:
    """Return what CLDR calls languages in one of them, by their codes."""
    from babel import Locale

    names = Locale.parse(language).languages
    return {str(code): str(name) for code, name in names.items()}


@cache
def _autonyms() -> dict[str, str]:
    """Return the codes of languages by their names in themselves, folded."""
    from dragoman.languages.autonyms import read_autonyms

    own = {_fold(name): code for code, name in read_autonyms()}
    return {**{_fold(name): code for code, name in OWN.items()}, **own}
