"""The terms that were agreed on: reading ``glossary.csv``, and finding terms in texts.

The columns are term, language, translation, alternatives, note, case. Alternatives stand between
``|``; a term may have several spellings likewise. ``case`` is "yes" where capitals matter.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.errors import ProjectError
from dragoman.scripts import fold_letters

COLUMNS = ("term", "language", "translation", "alternatives", "note", "case")
_REQUIRED = COLUMNS[:3]
_YES, _NO = frozenset({"yes", "true", "1", "x"}), frozenset({"", "no", "false", "0"})


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the source language with what it is called in one other."""

    term: str
    language: str
    translations: tuple[str, ...]
    """The agreed one first, then the alternatives."""
    note: str = ""
    case: bool = False
    """Do capitals matter?"""
    line: int = 0

    @property
    def spellings(self) -> tuple[str, ...]:
        """The ways that the term is written in the source."""
        return _split_alternatives(self.term)


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """All terms, in the order of the file; two glossaries are equal only when they are one."""

    terms: tuple[Term, ...]

    def of(self, language: str) -> tuple[Term, ...]:
        """Give the terms for a language; those of "fa" hold for "fa_AF" too."""
        return _terms_of(self, language)[0]


def read(path: Path) -> Glossary:
    """Read a glossary; raises ProjectError with the line that is wrong."""
    try:
        return parse(path.read_bytes().decode("utf-8-sig"), str(path))
    except UnicodeDecodeError:
        raise ProjectError("Save the glossary as UTF-8: it is in another encoding.", path) from None
    except OSError as error:
        raise ProjectError(f"The glossary cannot be read: {error.strerror}.", path) from None


def parse(text: str, name: str = "glossary.csv") -> Glossary:
    """Read the text of a glossary; raises ProjectError with the line that is wrong."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [column.strip().lower() for column in next(reader, [])]
        _check_head(head, name)
        terms = [
            _parse_term(dict(zip(head, map(str.strip, row), strict=False)), name, reader.line_num)
            for row in reader
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise ProjectError(
            f"Not a table of comma-separated values: {error}.", name, reader.line_num
        ) from None
    return Glossary(tuple(terms))


def _check_head(head: list[str], name: str) -> None:
    for column in _REQUIRED:
        if column not in head:
            raise ProjectError(f"The first line must name the columns, {column} too.", name, 1)
    for column in head:
        if column not in COLUMNS:
            raise ProjectError(
                f"There is no column {column!r}: the columns are {', '.join(COLUMNS)}.", name, 1
            )


def _parse_term(row: dict[str, str], name: str, line: int) -> Term:
    for column in _REQUIRED:
        if not row.get(column):
            raise ProjectError(f"Fill in the {column}: it is empty.", name, line)
    case = row.get("case", "").lower()
    if case not in _YES | _NO:
        raise ProjectError(f"Write yes or no under case, not {case!r}.", name, line)
    translations = (
        *_split_alternatives(row["translation"]),
        *_split_alternatives(row.get("alternatives", "")),
    )
    return Term(
        row["term"],
        row["language"].replace("-", "_"),
        translations,
        row.get("note", ""),
        case in _YES,
        line,
    )


def _split_alternatives(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def find_terms(glossary: Glossary, source: str, language: str) -> tuple[Term, ...]:
    """Give the terms that stand in a text; of terms within each other, the longest."""
    terms, finder = _terms_of(glossary, language)
    found: dict[int, None] = {}
    for match in finder.finditer(source):
        for index, term in enumerate(terms):
            if any(_is_spelling(spelling, match[0], term.case) for spelling in term.spellings):
                found.setdefault(index)
    return tuple(terms[index] for index in sorted(found))


def find_missing(glossary: Glossary, source: str, target: str, language: str) -> Iterator[Term]:
    """Give the terms that stand in a text and whose translation does not stand in the other.

    Several rows for one term are alternatives of each other.
    """
    by_term: dict[str, list[Term]] = {}
    for term in find_terms(glossary, source, language):
        by_term.setdefault(term.term, []).append(term)
    if not by_term:
        return
    folded = fold_letters(target)
    base = language.partition("_")[0]
    for same in by_term.values():
        agreed = [one for term in same for one in term.translations]
        if not any(translation_pattern(one, base).search(folded) for one in agreed):
            yield same[0]


@lru_cache(maxsize=64)
def _terms_of(glossary: Glossary, language: str) -> tuple[tuple[Term, ...], re.Pattern[str]]:
    codes = {language.replace("-", "_"), language.replace("-", "_").partition("_")[0]}
    terms = tuple(term for term in glossary.terms if term.language in codes)
    return terms, _compile_finder(terms)


def _compile_finder(terms: tuple[Term, ...]) -> re.Pattern[str]:
    spellings = {
        (f"(?-i:{_spelling_pattern(one)})" if term.case else _spelling_pattern(one)): len(one)
        for term in terms
        for one in term.spellings
    }
    longest = sorted(spellings, key=lambda one: -spellings[one])
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest) or '(?!)'})(?:s|es)?(?!\w)", re.IGNORECASE)


def _spelling_pattern(spelling: str) -> str:
    return r"\s+".join(map(re.escape, spelling.split()))


def _is_spelling(spelling: str, found: str, case: bool) -> bool:
    said, wanted = " ".join(found.split()), " ".join(spelling.split())
    if not case:
        said, wanted = said.casefold(), wanted.casefold()
    return said in (wanted, wanted + "s", wanted + "es")


_AR_BEFORE = "[وف]?(?:ال|بال|كال|لل|ب|ل|ك|س)?"
_AR_AFTER = "(?:ات|ان|ين|ون|تان|تين|ا|ه|ها|هم|هما|نا|ك|ي|يه)?"
_FA_AFTER = (
    "(?:[\u200c ]?(?:ها|گان|ان))?(?:\u200c?(?:يي|ي|اي|ام|ات|اش|ايم|اند|م|ت|ش"
    "|يم|يت|يش|يمان|يتان|يشان|مان|تان|شان))?"
)
_INNER = "a-z\u00e0-\u024f\u0370-\u052f\u0620-\u064a\u066e-\u06d5\u200c"


@lru_cache(maxsize=4096)
def translation_pattern(translation: str, language: str) -> re.Pattern[str]:
    """Give what finds a translation in folded text, in the forms that grammar gives it."""
    words = fold_letters(translation).split()
    make = {"ar": _arabic_pattern, "fa": _persian_pattern}.get(language, _other_pattern)
    body = (r"[\s\u200c]+" if language == "fa" else r"\s+").join(map(make, words))
    inner = _INNER.replace("\\u200c", "") if language == "fa" else _INNER
    return re.compile(f"(?<![{inner}]){body}(?![{inner}])")


def _arabic_pattern(word: str) -> str:
    """A word with the particles before it and the endings after it."""
    if re.match("ال..", word):
        word = word[2:]
    stem, swaps = word, ""
    if len(word) > 3 and word[-2:] in ("ون", "ين"):
        stem, swaps = word[:-2], "(?:ون|ين|و|ي)"
    elif len(word) > 2 and word.endswith("ه"):
        stem, swaps = word[:-1], "(?:[هت]|(?=ات))"
    return f"{_AR_BEFORE}{re.escape(stem)}{swaps}{_AR_AFTER}"


def _persian_pattern(word: str) -> str:
    """A word with its endings; a half-space may be a space, or missing."""
    return "[\u200c ]?".join(map(re.escape, word.split("\u200c"))) + _FA_AFTER


def _other_pattern(word: str) -> str:
    return re.escape(word) + r"\w{0,3}"


def write_comments(terms: Iterable[Term]) -> tuple[str, ...]:
    """Say the terms as extracted comments tell them to a translator."""
    return tuple(
        f"glossary: {term.term} = {', '.join(term.translations)}"
        + (f" ({term.note})" if term.note else "")
        for term in terms
    )
