"""The translations of terms in texts: in any grammatical form, and in compounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.glossary.compounds import write_compound_pattern
from dragoman.glossary.model import Glossary, Term
from dragoman.glossary.source_terms import find_terms
from dragoman.texts.scripts import fold_letters

_ARABIC_PARTICLES = "[وف]?(?:ال|بال|كال|لل|ب|ل|ك|س)?"
_ARABIC_ENDINGS = "(?:ات|ان|ين|ون|تان|تين|ا|ه|ها|هم|هما|نا|ك|ي|يه)?"
_PERSIAN_ENDINGS = (
    "(?:[\u200c ]?(?:ها|گان|ان))?(?:\u200c?(?:يي|ي|اي|ام|ات|اش|ايم|اند|م|ت|ش"
    "|يم|يت|يش|يمان|يتان|يشان|مان|تان|شان))?"
)
_LETTERS = "a-z\u00e0-\u024f\u0370-\u052f\u0620-\u064a\u066e-\u06d5\u200c"
_LETTER = re.compile(f"[{_LETTERS}]")


def locate_translation(term: Term, target: str, language: str) -> tuple[int, int] | None:
    """Return where a translation of a term begins and ends in a text, in any grammatical form."""
    folded = [fold_letters(char) for char in target]
    places = [number for number, char in enumerate(folded) for _ in char]
    for translation in term.translations:
        pattern = _compile_translation(translation, language.partition("_")[0])
        match = pattern.search("".join(folded))
        if match and match.end() > match.start():
            end = places[match.end() - 1] + 1
            marks = next((n for n, char in enumerate(folded[end:]) if char), len(folded) - end)
            return places[match.start()], end + marks
    return None


def find_missing(glossary: Glossary, source: str, target: str, language: str) -> Iterator[Term]:
    """Yield the terms in a source whose translations are not in the target.

    Several rows for one term are alternatives of each other.
    """
    by_term: dict[str, list[Term]] = {}
    for term in find_terms(glossary, source, language):
        by_term.setdefault(term.term, []).append(term)
    if not by_term:
        return
    folded = fold_letters(target)
    base = language.partition("_")[0]
    for rows in by_term.values():
        translations = [translation for row in rows for translation in row.translations]
        if any(_has_words(one, folded) for one in translations):
            continue  # in its own form, which is quicker to see than any form
        if not any(_compile_translation(one, base).search(folded) for one in translations):
            yield rows[0]


def _has_words(translation: str, folded: str) -> bool:
    """Return whether a translation is in a folded text as it is written, not within a word."""
    words = " ".join(fold_letters(translation).split())
    before, found, after = folded.partition(words or "\0")
    return bool(found) and not _LETTER.search(before[-1:] + after[:1])


@lru_cache(maxsize=4096)
def _compile_translation(translation: str, language: str) -> re.Pattern[str]:
    """Return a pattern that finds a translation in folded text, in all its grammatical forms."""
    words = fold_letters(translation).split()
    write_patterns = {"ar": _write_arabic_pattern, "fa": _write_persian_pattern}
    write_pattern = write_patterns.get(language, _write_other_pattern)
    between = r"[\s\u200c]+" if language == "fa" else r"\s+"
    body = between.join(map(write_pattern, words))
    if len(words) == 1 and (compound := write_compound_pattern(words[0], language, _LETTERS)):
        body = f"(?:{body}|{compound})"
    return re.compile(f"(?<![{_LETTERS}]){body}(?![{_LETTERS}])")


def _write_arabic_pattern(word: str) -> str:
    """Return a pattern for a word with the particles before it and the endings after it."""
    if re.match("ال..", word):
        word = word[2:]
    stem, last_letters = word, ""
    if len(word) > 3 and word[-2:] in ("ون", "ين"):
        stem, last_letters = word[:-2], "(?:ون|ين|و|ي)"
    elif len(word) > 2 and word.endswith("ه"):
        stem, last_letters = word[:-1], "(?:[هت]|(?=ات))"
    return f"{_ARABIC_PARTICLES}{re.escape(stem)}{last_letters}{_ARABIC_ENDINGS}"


def _write_persian_pattern(word: str) -> str:
    """Return a pattern for a word with its endings; a half-space may be a space, or missing."""
    return "[\u200c ]?".join(map(re.escape, word.split("\u200c"))) + _PERSIAN_ENDINGS


def _write_other_pattern(word: str) -> str:
    return re.escape(word) + r"\w{0,3}"
