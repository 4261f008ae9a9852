"""A glossary as CSV: the columns of ``glossary.csv``, guarded for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.errors import DragomanError, ExchangeError
from dragoman.escaping import escape_cell
from dragoman.glossary import COLUMNS, Term, parse
from dragoman.model import NotTaken
from dragoman.patterns import compile_later
from dragoman.terms.model import MOST_TERMS, ReturnedTerms
from dragoman.terms.wide import are_terms, find_source, is_wide, list_terms
from dragoman.texts.plain_tables import cut_beginning

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NEEDED = frozenset(COLUMNS[:3])
_DELIMITERS = (",", ";", "\t", "؛")
_SAMPLE = 4096
_UTX = compile_later(
    r"#UTX[^;\n]*;\s*([\w-]+)/([\w-]+).*\n(?:#(?!src\t).*\n)*#src\ttgt([^\r\n]*)\r?\n"
)
"""The head of the glossaries of the Asia-Pacific Association for Machine Translation."""


def list_cells(term: Term) -> dict[str, str]:
    """Return the cells of a row of ``glossary.csv``, by the names of their columns."""
    first, *others = term.translations
    case = "yes" if term.is_case_sensitive else ""
    cells = (term.term, term.language, first, "|".join(others), term.note, case)
    return dict(zip(COLUMNS, cells, strict=True))


def write(terms: Sequence[Term], source_language: str) -> bytes:
    """Return terms as a table in UTF-8 with a byte order mark and commas."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(escape_cell, list_cells(term).values()) for term in terms)
    return _BOM + text.getvalue().encode()


def recognizes(data: bytes) -> bool:
    """Return whether bytes are text whose first line names the columns of a glossary.

    Where it has only names of languages, the texts below it must be short.
    """
    lines = _decode(data[:_SAMPLE], "ignore").splitlines()
    mark = _find_mark(lines[0]) if lines else None
    if mark is None:
        return False
    names = _names(lines[0], mark)
    return set(names) >= _NEEDED or are_terms(names, csv.reader(lines[1:], delimiter=mark))


def _find_mark(first: str) -> str | None:
    """Return what is between the names of the columns of a glossary; None for another line."""
    for mark in _DELIMITERS:
        names = _names(first, mark)
        if set(names) >= _NEEDED or is_wide(names):
            return mark
    return None


def read(data: bytes, name: str, source_language: str) -> ReturnedTerms:
    """Read a table with commas, semicolons or tabs, in UTF-8 or UTF-16.

    A row that is wrong is mentioned and left out; so is one without a translation.
    """
    try:
        text = _decode(data, "strict")
    except UnicodeDecodeError:
        raise ExchangeError("it is not in UTF-8; save it as “CSV UTF-8”", name) from None
    first = text.splitlines()[0]
    mark = _find_mark(first) or _DELIMITERS[0]
    if is_wide(_names(first, mark)) and not find_source(_names(first, mark), source_language):
        sentence = f"none of its columns is in the language of the source, {source_language!r}"
        raise ExchangeError(sentence, name)
    terms: list[Term] = []
    remarks: list[tuple[int, str]] = []
    for row, cells in _list_rows(text, mark, name, source_language):
        if len(terms) >= MOST_TERMS:
            raise ExchangeError(f"it has more than {MOST_TERMS:,} terms; divide it", name)
        try:
            (term,) = parse(_write_row(cells), name).terms
        except DragomanError as error:
            remarks.append((row, NotTaken(f"{error.sentence}; it is not taken")))
        else:
            terms.append(term._replace(line=row))
    return ReturnedTerms(tuple(terms), tuple(remarks), "row")


def _decode(data: bytes, errors: str) -> str:
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8"
    return _name_utx(cut_beginning(data.decode(encoding, errors)))


def _name_utx(text: str) -> str:
    """Return a glossary in UTX, which has its languages in a comment, with names that have them."""
    match = _UTX.match(text)
    if match is None:
        return text
    source, target, others = match.groups()
    others = re.sub(r"term[ _]status", f"status [{target}]", others)
    lines = "\n" * match[0].count("\n")  # the rows below keep their numbers
    return f"term [{source}]\tterm [{target}]{others}{lines}{text[match.end() :]}"


def _names(line: str, mark: str) -> list[str]:
    return [cell.strip().strip('"').lower() for cell in line.split(mark)]


def _list_rows(
    text: str, mark: str, name: str, source_language: str
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the number of each row that is not empty, and its cells by the names of columns.

    A row with terms in several languages is one for each of them.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    names: list[str] = []
    is_divided = False
    try:
        for row, found in enumerate(reader, 1):
            cells = _divide_cell(found, mark) if row == 1 or is_divided else found
            if row == 1:
                is_divided = cells is not found
                names = [cell.strip().lower() for cell in cells]
            elif any(cell.strip() for cell in cells):
                by_name = dict(zip(names, map(_unguard, cells), strict=False))
                if is_wide(names):
                    yield from ((row, each) for each in list_terms(by_name, source_language))
                else:
                    yield row, {key: cell for key, cell in by_name.items() if key in COLUMNS}
    except csv.Error as error:
        line = reader.line_num
        raise ExchangeError(f"it is damaged ({error}); save it again as CSV", name, line) from None


def _divide_cell(cells: list[str], mark: str) -> list[str]:
    """Return the cells of a row of which a spreadsheet has made one: it does so with every row of a
    table whose mark is not its own."""
    first, *others = cells or [""]
    if mark not in first or any(map(str.strip, others)):
        return cells
    return next(csv.reader([first], delimiter=mark))


def _unguard(cell: str) -> str:
    """Return a cell without the apostrophe that ``write`` put before it."""
    bare = cell[1:]
    return bare if cell[:1] == "'" and escape_cell(bare) == cell else cell


def _write_row(cells: Mapping[str, str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows((cells.keys(), cells.values()))
    return text.getvalue()
