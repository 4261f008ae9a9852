"""Which languages are so near that a whole sentence may be the same in both.

A translation that equals its source is then no sign that nobody translated it.
"""

from __future__ import annotations

from functools import lru_cache

_GROUPS = (
    frozenset({"da", "nb", "nn", "no"}),
    frozenset({"bs", "cnr", "hr", "sh", "sr"}),
    frozenset({"cs", "sk"}),
    frozenset({"gan", "hak", "hsn", "lzh", "wuu", "yue", "zh"}),
    frozenset({"id", "ms"}),
    frozenset({"aeb", "apc", "apd", "ar", "arq", "ars", "ary", "arz"}),
    frozenset({"az", "azb"}),
)
"""The languages of one macrolanguage of ISO 639-3, as far as they share what is written in them,
and those that CLDR finds near each other in both directions (``languageMatching``)."""


@lru_cache(maxsize=256)
def are_near(one: str, other: str) -> bool:
    """Return whether texts of two languages may be the same, by the codes of the languages.

    It is so for the forms of one language, as ``en_GB`` and ``en_US``, and for languages such as
    Bokmål and Nynorsk, Croatian and Bosnian, or Malay and Indonesian. It is not where they are
    written in different scripts, as Serbian may be.
    """
    bases = {code.replace("-", "_").partition("_")[0].lower() for code in (one, other)}
    if len(bases) > 1 and not any(group.issuperset(bases) for group in _GROUPS):
        return False
    return _share_script(one, other)


def _share_script(one: str, other: str) -> bool:
    from dragoman.languages import naming  # asking Babel takes long; few need it
    from dragoman.languages.letters import letter_scripts

    codes = [naming.find_language(code) for code in (one, other)]
    if None in codes:
        return True  # nobody knows how they are written
    first, second = (letter_scripts(code) for code in codes if code)
    return not first.isdisjoint(second)
