"""Which languages are written in the Arabic script, and how languages set spaces and marks."""

from __future__ import annotations

from functools import lru_cache

from dragoman.checks.text.characters import read_words
from dragoman.languages.naming import find_likely
from dragoman.texts import scripts

ARABIC_SCRIPT = scripts.ARABIC_LANGUAGES
"""Languages that are written in the Arabic script unless their code names another script: those
that are asked for most. For others, CLDR says the script."""

SPACED_GUILLEMETS = frozenset({"fr", "br", "oc"})
"""Languages with a space inside « … »; the space is an ordinary, a no-break or a narrow one."""

TIGHT_GUILLEMETS = ARABIC_SCRIPT | read_words(
    "es it pt ca gl eu el ru uk be bg hy ka sq tr az ro lv lt et nb nn no"
)
"""Languages in which « opens and » closes a quotation, without a space inside."""

OUTWARD_GUILLEMETS = SPACED_GUILLEMETS | TIGHT_GUILLEMETS
"""Languages in which « opens and » closes. In German, Danish and others » may open."""

SAME_MARKS = read_words("sv fi da nb nn no he yi")
"""Languages in which ” may both open and close a quotation."""

GERSHAYIM = read_words("he yi")
"""Languages that write \" inside of a word, in abbreviations."""

SPACED_WORDS = OUTWARD_GUILLEMETS | read_words(
    """
    en de nl lb da sv fi is fo pl cs sk hu hr sl sr bs mk cy ga gd mt af eo he yi ku kmr uz tk kk ky
    id ms sw so ha hi mr ne
    """
)
"""Languages in which one space is between two words, and none at the ends of a text."""


@lru_cache(maxsize=256)
def base_language(language: str) -> str:
    """Return the language of a code, without script, country and variant: "fa" of "fa_AF"."""
    return language.replace("-", "_").partition("_")[0].partition("@")[0].lower()


@lru_cache(maxsize=256)
def is_in_arabic_script(language: str) -> bool:
    """Return whether texts of a language are written in the Arabic script."""
    subtags = language.replace("-", "_").lower().split("_")[1:]
    named = [subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()]
    base = base_language(language)
    if named or base in ARABIC_SCRIPT:
        return "arab" in named or not named
    return find_likely(base).split("_")[1:2] == ["Arab"]
