"""The agreed translations of terms: read ``glossary.csv``, and find the terms in texts.

The columns are term, language, translation, alternatives, note, case. Alternatives are separated
by ``|``, and so are several spellings of a term. ``case`` is "yes" where capitals matter.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.encodings import find_wide_encoding
from dragoman.errors import ProjectError, quote
from dragoman.language_names import find_language, is_plain_code, suggest_language
from dragoman.scripts import fold_letters

COLUMNS = ("term", "language", "translation", "alternatives", "note", "case")
_REQUIRED = COLUMNS[:3]
_SEPARATORS = {";": "semicolons", "\t": "tabs", "؛": "Arabic semicolons", "،": "Arabic commas",
               "|": "vertical lines"}  # fmt: skip
"""What spreadsheets and people write instead of commas, with its name."""
_YES, _NO = frozenset({"yes", "true", "1", "x"}), frozenset({"", "no", "false", "0"})


@dataclass(frozen=True, slots=True)
class Term:
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
        return _split_alternatives(self.term)


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """All terms, in the order of the file. Two glossaries are equal only if they are one object."""

    terms: tuple[Term, ...]

    def select_terms(self, language: str) -> tuple[Term, ...]:
        """Return the terms for a language; those for "fa" are also for "fa_AF"."""
        return _select_terms(self, language)[0]


def read(path: Path) -> Glossary:
    """Return the glossary in a file. Raises ProjectError with the line that is wrong."""
    try:
        data = path.read_bytes()
        wide = find_wide_encoding(data)
        if wide:
            raise ProjectError(f"the glossary is in {wide}; save it as UTF-8", path)
        return parse(data.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError:
        raise ProjectError("the glossary is not UTF-8; save it as UTF-8", path) from None
    except OSError as error:
        raise ProjectError(f"the glossary cannot be read: {error.strerror}", path) from None


def parse(text: str, name: str = "glossary.csv") -> Glossary:
    """Return the glossary in a text. Raises ProjectError with the line that is wrong."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = [column.strip().lower() for column in next(reader, [])]
        _check_columns(columns, name)
        terms = [
            _parse_term(
                dict(zip(columns, map(str.strip, row), strict=False)), name, reader.line_num
            )
            for row in reader
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise ProjectError(
            f"this is not a table of comma-separated values: {error}", name, reader.line_num
        ) from None
    return Glossary(tuple(terms))


def _check_columns(columns: list[str], name: str) -> None:
    separator = next((each for each in _SEPARATORS if each in "".join(columns)), "")
    if separator and not set(_REQUIRED).issubset(columns):
        sentence = f"the columns are separated by {_SEPARATORS[separator]}; separate them by commas"
        raise ProjectError(sentence, name, 1)
    is_whole = set(_REQUIRED).issubset(columns)
    for column in columns:
        may_be_code = not is_whole or len(column) > 3  # beside the others, "id" is an identity
        code = find_language(column) if column not in COLUMNS and may_be_code else None
        if code:
            raise ProjectError(
                f"the column {quote(column)} is a language; write one row for each translation, "
                f"with {code} under language and the term under translation",
                name,
                1,
            )
    for column in _REQUIRED:
        if column not in columns:
            raise ProjectError(f"the first line must name the columns, {column} too", name, 1)
    for column in columns:
        if column not in COLUMNS:
            raise ProjectError(
                f"there is no column {quote(column)}; the columns are {', '.join(COLUMNS)}", name, 1
            )


def _parse_term(row: dict[str, str], name: str, line: int) -> Term:
    for column in _REQUIRED:
        if not row.get(column):
            raise ProjectError(f"fill in the {column}: it is empty", name, line)
    case = row.get("case", "").lower()
    if case not in _YES | _NO:
        raise ProjectError(f"write yes or no under case, not {quote(case)}", name, line)
    translations = (
        *_split_alternatives(row["translation"]),
        *_split_alternatives(row.get("alternatives", "")),
    )
    return Term(
        row["term"],
        _read_language(row["language"], name, line),
        translations,
        row.get("note", ""),
        case in _YES,
        line,
    )


def _read_language(text: str, name: str, line: int) -> str:
    """Return the code of a language that may be given by any code or name of it."""
    code = text.replace("-", "_")
    found = code if is_plain_code(code) else find_language(text)
    if found is None:
        sentence = f"unknown language {quote(text)}{suggest_language(text)}"
        raise ProjectError(sentence, name, line)
    return found


def _split_alternatives(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


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
    terms, finder = _select_terms(glossary, language)
    for match in finder.finditer(source):
        yield from ((term, match.span()) for term in terms if _is_written_as(term, match[0]))


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


@lru_cache(maxsize=64)
def _select_terms(glossary: Glossary, language: str) -> tuple[tuple[Term, ...], re.Pattern[str]]:
    code = language.replace("-", "_")
    usual = code if is_plain_code(code) else find_language(code) or code
    codes = {code, code.partition("_")[0], usual, usual.partition("_")[0]}
    terms = tuple(term for term in glossary.terms if term.language in codes)
    return terms, _compile_finder(terms)


def _compile_finder(terms: tuple[Term, ...]) -> re.Pattern[str]:
    """Return a pattern that finds every spelling of the terms, and an English plural of it."""
    lengths = {
        _write_spelling_pattern(spelling, term.is_case_sensitive): len(spelling)
        for term in terms
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


_ARABIC_PARTICLES = "[وف]?(?:ال|بال|كال|لل|ب|ل|ك|س)?"
_ARABIC_ENDINGS = "(?:ات|ان|ين|ون|تان|تين|ا|ه|ها|هم|هما|نا|ك|ي|يه)?"
_PERSIAN_ENDINGS = (
    "(?:[\u200c ]?(?:ها|گان|ان))?(?:\u200c?(?:يي|ي|اي|ام|ات|اش|ايم|اند|م|ت|ش"
    "|يم|يت|يش|يمان|يتان|يشان|مان|تان|شان))?"
)
_LETTERS = "a-z\u00e0-\u024f\u0370-\u052f\u0620-\u064a\u066e-\u06d5\u200c"
_LETTER = re.compile(f"[{_LETTERS}]")


@lru_cache(maxsize=4096)
def _compile_translation(translation: str, language: str) -> re.Pattern[str]:
    """Return a pattern that finds a translation in folded text, in all its grammatical forms."""
    words = fold_letters(translation).split()
    write_patterns = {"ar": _write_arabic_pattern, "fa": _write_persian_pattern}
    write_pattern = write_patterns.get(language, _write_other_pattern)
    between = r"[\s\u200c]+" if language == "fa" else r"\s+"
    body = between.join(map(write_pattern, words))
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


def write_comments(terms: Iterable[Term]) -> tuple[str, ...]:
    """Return the terms as lines of extracted comments, which translators see."""
    return tuple(
        f"glossary: {term.term} = {', '.join(term.translations)}"
        + (f" ({term.note})" if term.note else "")
        for term in terms
    )
