"""Names of locales, as operating systems and the catalogues of programs have them: ``sr@latin``."""

from __future__ import annotations

import codecs

from dragoman.patterns import compile_later

_LOCALE = compile_later(r"([A-Za-z]{2,3}(?:_[A-Za-z]+)?)(?:\.([A-Za-z0-9-]+))?(?:@([A-Za-z]+))?")
_MODIFIERS = {"euro": "", "iqtelif": "Latn", "valencia": "VALENCIA"}
"""What a modifier that is not the English name of a script says of the language.

"euro" is about the currency, and says nothing of the language.
"""


def read_locale(text: str) -> str | None:
    """Return the language of a locale as a code: ``sr_Latn_RS`` for ``sr_RS.UTF-8@latin``.

    The modifier behind "@" names a script or a variant of the language. Return None for a text
    that is not the name of a locale, and for an encoding or a modifier that nobody knows: a folder
    ``fa.bak`` is a copy. Source: the gettext manual, "Locale Names".
    """
    match = _LOCALE.fullmatch(text)
    if match is None or not _is_encoding(match[2] or "UTF-8"):
        return None
    code, modifier = match[1], (match[3] or "euro").lower()
    subtag = _MODIFIERS[modifier] if modifier in _MODIFIERS else _find_script(modifier)
    if subtag is None:
        return None
    language, *country = code.split("_")
    is_script = len(subtag) == 4
    parts = [language, subtag, *country] if is_script else [language, *country, subtag]
    return "_".join(filter(None, parts))


def _is_encoding(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _find_script(name: str) -> str | None:
    """Return the code of a script by the name that CLDR has for it in English."""
    from babel import Locale

    scripts = Locale("en").scripts
    return next((str(code) for code, each in scripts.items() if str(each).lower() == name), None)
