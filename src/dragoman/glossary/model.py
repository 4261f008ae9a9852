"""What a glossary is: terms with their translations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dragoman.languages.naming import find_language, is_plain_code


class Term(NamedTuple):
    """A term of the source language with its translations into one other language."""

    term: str
    language: str
    translations: tuple[str, ...]
    """First the agreed translation, then the alternatives."""
    note: str = ""
    is_case_sensitive: bool = False
    line: int = 0
    """The line of the file that it was read from."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The ways that the term is written in the source."""
        return split_alternatives(self.term)


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """All terms, in the order of the file. Two glossaries are equal only if they are one object."""

    terms: tuple[Term, ...]

    def select_terms(self, language: str) -> tuple[Term, ...]:
        """Return the terms for a language; those for "fa" are also for "fa_AF"."""
        return _select_terms(self, language)


@lru_cache(maxsize=64)
def _select_terms(glossary: Glossary, language: str) -> tuple[Term, ...]:
    code = language.replace("-", "_")
    usual = code if is_plain_code(code) else find_language(code) or code
    codes = {code, code.partition("_")[0], usual, usual.partition("_")[0]}
    return tuple(term for term in glossary.terms if term.language in codes)


def split_alternatives(cell: str) -> tuple[str, ...]:
    """Return the texts between the vertical lines of a cell."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
