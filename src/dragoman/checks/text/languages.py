"""Which languages are written in the Arabic script."""

from __future__ import annotations

from functools import lru_cache

from dragoman import scripts

ARABIC_SCRIPT = scripts.ARABIC_LANGUAGES
"""Languages that are written in the Arabic script unless their code names another script."""


@lru_cache(maxsize=256)
def base_language(language: str) -> str:
    """Return the language of a code, without script, country and variant: "fa" of "fa_AF"."""
    return language.replace("-", "_").partition("_")[0].partition("@")[0].lower()


@lru_cache(maxsize=256)
def is_in_arabic_script(language: str) -> bool:
    """Return whether texts of a language are written in the Arabic script."""
    subtags = language.replace("-", "_").lower().split("_")[1:]
    named = [subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()]
    return "arab" in named if named else base_language(language) in ARABIC_SCRIPT
