"""Which scripts a language is written in, named as Unicode names their letters."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from dragoman.languages import find_autonym, find_locale, find_script
from dragoman.texts.scripts import list_scripts

_LETTERS = {
    "Jpan": ["HIRAGANA", "KATAKANA", "CJK"],
    "Kore": ["HANGUL", "CJK"],
    "Hans": ["CJK"],
    "Hant": ["CJK"],
}
"""By the code of a script in ISO 15924 that stands for several, how their letters' names begin."""

_LATIN = "Latn"
_LATIN_LETTERS = {"LATIN"}


@cache
def letter_scripts(code: str) -> frozenset[str]:
    """Return the scripts that a language is written in, named as in ``texts.scripts.list_scripts``.

    Of a language that CLDR knows in several scripts, as Serbian, all are returned, unless the
    code names one.
    """
    from babel.localedata import locale_identifiers

    base = find_locale(code).language
    codes = [code]
    if find_locale(code).script is None:
        codes += [each for each in locale_identifiers() if each.startswith(f"{base}_")]
    by_script = {find_script(each): each for each in reversed(codes)}
    names = (
        list_scripts([find_autonym(each)])
        if iso == _LATIN
        else _list_letters(iso, find_autonym(each))
        for iso, each in by_script.items()
    )
    return frozenset(name for group in names for name in group)


def _list_letters(iso: str, own_name: str) -> Collection[str]:
    """Return the scripts of Unicode that a script of ISO 15924 is, other than the Latin one.

    They are those of the name of a language in itself. Where CLDR has that name only in English, it
    is the name of another language in the same script.
    """
    names: Collection[str] = _LETTERS.get(iso) or list_scripts([own_name])
    if set(names) != _LATIN_LETTERS:
        return names
    return _list_letters_by_script().get(iso, names)


@cache
def _list_letters_by_script() -> Mapping[str, Collection[str]]:
    """Return by its code what each script is in which CLDR has the own name of a language.

    A language whose code names the script counts where no other one is written in it.
    """
    from babel.localedata import locale_identifiers

    found: dict[str, Collection[str]] = {}
    for code in sorted(locale_identifiers(), key=lambda each: (each.count("_"), each)):
        iso = find_script(code)
        if iso != _LATIN and iso not in found:
            names = list_scripts([find_autonym(code)])
            if names and set(names) != _LATIN_LETTERS:
                found[iso] = names
    return found
