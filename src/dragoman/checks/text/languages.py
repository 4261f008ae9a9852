"""Which languages are written in the Arabic script."""

from __future__ import annotations

from functools import lru_cache

from dragoman.language_names import find_likely

ARABIC_SCRIPT = frozenset({"ar", "fa", "ur", "ps", "ckb", "ug", "sd", "prs", "pnb", "mzn", "arz"})
"""Languages that are written in the Arabic script unless their code names another script: those
that are asked for most. For others, CLDR says the script."""


@lru_cache(maxsize=256)
def base_language(language: str) -> str:
    """Return the language of a code, without script, country and variant: "fa" of "fa_AF"."""
    return language.replace("-", "_").partition("_")[0].partition("@")[0].lower()


@lru_cache(maxsize=256)
def is_in_arabic_script(language: str) -> bool:
    """Return whether texts of a language are written in the Arabic script."""
    subtags = language.replace("-", "_").lower().split("_")[1:]
    scripts = [subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()]
    base = base_language(language)
    if scripts or base in ARABIC_SCRIPT:
        return "arab" in scripts or not scripts
    return find_likely(base).split("_")[1:2] == ["Arab"]
