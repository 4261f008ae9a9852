"""The terms of a glossary in texts of the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dragoman.glossary.model import Glossary, Term


def find_terms(glossary: Glossary, source: str, language: str) -> tuple[Term, ...]:
    """Return the terms in a text, in the order of the file.

    Where a term is part of a longer term of the text, only the longer one is returned.
    """
    found = dict.fromkeys(term for term, _ in locate_terms(glossary, source, language))
    return tuple(term for term in glossary.select_terms(language) if term in found)


def locate_terms(
    glossary: Glossary, source: str, language: str
) -> Iterator[tuple[Term, tuple[int, int]]]:
    """Yield each term in a text with where it begins and ends, as often as it is there."""
    terms, finder = glossary.select_terms(language), _compile_finder(glossary, language)
    for match in finder.finditer(source):
        yield from ((term, match.span()) for term in terms if _is_written_as(term, match[0]))


@lru_cache(maxsize=64)
def _compile_finder(glossary: Glossary, language: str) -> re.Pattern[str]:
    """Return a pattern that finds each spelling of the terms, and an English plural of it."""
    lengths = {
        _write_spelling_pattern(spelling, term.is_case_sensitive): len(spelling)
        for term in glossary.select_terms(language)
        for spelling in term.spellings
    }
    longest_first = sorted(lengths, key=lambda pattern: -lengths[pattern])
    spellings = "|".join(longest_first) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{spellings})(?:s|es)?(?!\w)", re.IGNORECASE)


def _write_spelling_pattern(spelling: str, is_case_sensitive: bool) -> str:
    pattern = r"\s+".join(map(re.escape, spelling.split()))
    return f"(?-i:{pattern})" if is_case_sensitive else pattern


def _is_written_as(term: Term, text: str) -> bool:
    """Return whether a text is one of the spellings of a term, or its English plural."""
    written = " ".join(text.split())
    for spelling in term.spellings:
        wanted = " ".join(spelling.split())
        if not term.is_case_sensitive:
            written, wanted = written.casefold(), wanted.casefold()
        if written in (wanted, wanted + "s", wanted + "es"):
            return True
    return False


def write_comments(terms: Iterable[Term]) -> tuple[str, ...]:
    """Return the terms as lines of extracted comments, which translators see."""
    return tuple(
        f"glossary: {term.term} = {', '.join(term.translations)}"
        + (f" ({term.note})" if term.note else "")
        for term in terms
    )
