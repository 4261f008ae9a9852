"""The file ``glossary.csv``: its columns, and what is wrong with one.

The columns are term, language, translation, alternatives, note, case. Alternatives are separated
by ``|``, and so are several spellings of a term. ``case`` is "yes" where capitals matter.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from dragoman.encodings import find_wide_encoding
from dragoman.errors import ProjectError, quote, word_refusal
from dragoman.glossary.model import Glossary, Term, split_alternatives
from dragoman.languages.naming import find_language, is_plain_code, suggest_language
from dragoman.texts.edge_marks import clean_edges

COLUMNS = ("term", "language", "translation", "alternatives", "note", "case")
_REQUIRED = COLUMNS[:3]
_SEPARATORS = {";": "semicolons", "\t": "tabs", "؛": "Arabic semicolons", "،": "Arabic commas",
               "|": "vertical lines"}  # fmt: skip
"""What spreadsheets and people write instead of commas, with its name."""
_YES, _NO = frozenset({"yes", "true", "1", "x"}), frozenset({"", "no", "false", "0"})


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
        raise ProjectError(f"the glossary {word_refusal(error, path, 'read')}", path) from None


def parse(text: str, name: str = "glossary.csv") -> Glossary:
    """Return the glossary in a text. Raises ProjectError with the line that is wrong."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = [column.strip().lower() for column in next(reader, [])]
        _check_columns(columns, name)
        terms = [
            _parse_term(
                dict(zip(columns, map(clean_cell, row), strict=False)), name, reader.line_num
            )
            for row in reader
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise ProjectError(
            f"this is not a table of comma-separated values: {error}", name, reader.line_num
        ) from None
    return Glossary(tuple(terms))


def clean_cell(text: str) -> str:
    """Return what is in a cell, without white space at its edges, and without marks there that
    nobody sees: a term with such a mark is in no text."""
    bare = text.strip()
    return bare if bare.isprintable() else clean_edges(bare, "")  # the marks are not printable


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
        *split_alternatives(row["translation"]),
        *split_alternatives(row.get("alternatives", "")),
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
