"""CSV (.csv): a table as plain text, for any spreadsheet; those of Weblate are read too."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from dragoman.encodings import find_wide_encoding
from dragoman.errors import ExchangeError
from dragoman.escaping import may_be_formula
from dragoman.exchanges._columns import (
    NUMBER,
    SOURCE,
    TRANSLATION,
    find_places,
    list_cells,
    list_columns,
)
from dragoman.exchanges._mail import (
    LINE_END,
    NumberedCells,
    has_quoted_cells,
    join_lines,
    unquote_mail,
)
from dragoman.exchanges._tables import MOST_ROWS, count_keys, read_table
from dragoman.exchanges._toolkit import is_head, read_toolkit_rows, unquote_cell
from dragoman.model import SENT_KEY, Package, Returned
from dragoman.texts.plain_tables import DELIMITERS, cut_beginning, is_markdown, split_markdown

SUFFIX = ".csv"
_BOM = b"\xef\xbb\xbf"
"""Without it, Excel does not read UTF-8."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WORDS_OF_VALUES = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?<=\d)e(?=[+-]?\d)"
    r"|\b[ap]\.?m\b",
    re.IGNORECASE,
)
_LONGEST_VALUE = 40
_SPOILT = frozenset(
    _BOM.decode(encoding, "replace") for encoding in ("cp1252", "cp1256", "cp1251", "mac_roman")
)
"""How the mark at the beginning looks when the file was opened in another encoding than its own."""
_SAMPLE = 1 << 16
_LONGEST_CELL = 1 << 20
"""In characters."""
_NAMES = (SOURCE, TRANSLATION)
_ANY = re.escape("".join(DELIMITERS))
_LAST_KEY = re.compile(rf'([{_ANY}])"?{SENT_KEY}"?[{_ANY} \r]*$', re.MULTILINE)


def write(package: Package) -> bytes:
    """Return a table in UTF-8 with a byte order mark and commas."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    columns = list_columns(package)
    writer.writerow(column.name for column in columns)
    for item in package.items:
        cells = zip(columns, list_cells(package, item), strict=True)
        writer.writerow(cell if column.role == NUMBER else _guard(cell) for column, cell in cells)
    return _BOM + text.getvalue().encode()


def _guard(cell: str) -> str:
    """Return a cell that no spreadsheet takes for anything but a text; ``_unguard`` undoes it."""
    return f"'{cell}" if _is_misread(cell) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _is_misread(cell[1:]) else cell


def _is_misread(cell: str) -> bool:
    """Return whether a spreadsheet may take a text for a formula, or for a number or a date.

    It saves these in its own way: 00123 as 123, 1/2 as 01/02/26. It hides an apostrophe at the
    beginning, so a text with one of its own gets another one.
    """
    if may_be_formula(cell) or cell.lstrip().startswith("'"):
        return True
    others = _WORDS_OF_VALUES.sub("", cell[: _LONGEST_VALUE + 1])
    is_value = any(map(str.isdigit, others)) and not any(map(str.isalpha, others))
    return len(cell) <= _LONGEST_VALUE and (is_value or cell.strip().lower() in ("true", "false"))


def recognizes(data: bytes) -> bool:
    """Return whether bytes are text with the names of our columns near the beginning."""
    start = data[:_SAMPLE]
    encoding = _find_encoding(start)
    if start.startswith(b"PK") or (b"\0" in start and encoding == "utf-8"):
        return False
    text = cut_beginning(start.decode(encoding, "ignore")).lstrip()
    if text.startswith(("{", "<")):
        return False  # JSON or XML, in which texts may have the same words
    return _find_delimiter(text) is not None


def _find_encoding(start: bytes) -> str:
    """Return the encoding of a table, by its beginning: UTF-16 also without a byte order mark."""
    if start.startswith(_UTF16):
        return "utf-16"
    if find_wide_encoding(start) != "UTF-16":
        return "utf-8"
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"


def read(data: bytes, name: str) -> Returned:
    """Read a table, with one of ``DELIMITERS`` between its cells, in UTF-8 or UTF-16."""
    encoding = _find_encoding(data[:_SAMPLE])
    try:
        text = cut_beginning(data.decode(encoding))
    except UnicodeDecodeError:
        raise ExchangeError("it is not in UTF-8; save it as “CSV UTF-8”", name) from None
    if text.lstrip('"').startswith(tuple(_SPOILT)):
        raise ExchangeError(
            "its letters are spoilt, because it was opened in another encoding; open the file that "
            "you got as UTF-8, and save it again",
            name,
        )
    delimiter = _find_delimiter(text) or ","
    text = unquote_mail(text) if delimiter == "\t" else text
    is_of_toolkit = _has_toolkit_head(text, delimiter)
    read_cell = unquote_cell if is_of_toolkit else _unguard
    if delimiter == "\t":
        rows = _read_tabbed(text, name, read_cell)
    elif delimiter == "|" and is_markdown(text):
        cells = (map(read_cell, each) for each in split_markdown(text))
        rows = [(number, list(each)) for number, each in enumerate(cells, 1)]
    else:
        rows = _read_rows(text, delimiter, name, read_cell)
    if rows and not text.endswith(("\n", "\r")) and len(rows[-1][1]) < _count_columns(rows):
        raise ExchangeError("it was cut off in its last row; ask for the file again", name)
    if is_of_toolkit:
        return read_toolkit_rows(rows, name)
    return read_table(join_lines(rows) if delimiter == "\t" else rows, name)


def _count_columns(rows: Sequence[tuple[int, list[str]]]) -> int:
    """Return how many cells each row has where a program saved it: as many as most have."""
    return Counter(len(cells) for _, cells in rows).most_common(1)[0][0]


def _find_delimiter(text: str) -> str | None:
    """Return what is between the cells of the line that has the names of the columns.

    Where no line has them, it is what is before the key at the end of a row.
    """
    for mark in DELIMITERS:
        if _has_toolkit_head(text, mark):
            return mark
    line = _find_names(text)
    if line:
        counts = {line.count(mark): mark for mark in DELIMITERS}
        return counts[max(counts)] if max(counts) else None
    key = _LAST_KEY.search(text)
    return key[1] if key else None


def _find_names(text: str) -> str:
    """Return the line that has the names of our columns; "" where none near the beginning has."""
    lines = text.splitlines()[:50]
    return next((line for line in lines if all(f"{name}:" in line for name in _NAMES)), "")


def _has_toolkit_head(text: str, delimiter: str) -> bool:
    """Return whether the first line has the names of the Toolkit's columns, and none has ours.

    The Toolkit writes its own names above a table whose names it does not know. A text of a message
    may have our words as well.
    """
    head = re.split(r"[\r\n]", text, maxsplit=1)[0]
    if not is_head(cell.strip().strip('"') for cell in head.split(delimiter)):
        return False
    cells = next(csv.reader([_find_names(text)[:_SAMPLE]], delimiter=delimiter), [])
    return not find_places(_divide_cell(cells, 0, DELIMITERS)[0])[0]


def _read_tabbed(text: str, name: str, read_cell: Callable[[str], str]) -> list[NumberedCells]:
    """Return the rows of a table with tabs, in which quotation marks may be around cells, or text.

    They are text where the table cannot be read otherwise, or a row would have two messages.
    """
    try:
        rows = _read_rows(text, "\t", name, read_cell) if has_quoted_cells(text) else []
    except ExchangeError:
        rows = []
    if not rows or any(count_keys(cells) > 1 for _, cells in rows):
        return _split_lines(text, read_cell)
    return rows


def _split_lines(text: str, read_cell: Callable[[str], str]) -> list[NumberedCells]:
    """Return the rows of lines whose cells are between tabs, in which quotation marks are text."""
    lines = islice(LINE_END.split(text.rstrip("\r\n")), MOST_ROWS + 2)
    cells = (line.split("\t") if line else [] for line in lines)
    return [(number, list(map(read_cell, each))) for number, each in enumerate(cells, 1)]


def _read_rows(
    text: str, delimiter: str, name: str, read_cell: Callable[[str], str]
) -> list[NumberedCells]:
    """Return the rows of a table; so many as show that there are too many, if there are."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[NumberedCells] = []
    columns, delimiters = 0, [*DELIMITERS]
    try:
        for number, cells in islice(enumerate(reader, 1), MOST_ROWS + 2):
            divided, used = _divide_cell(cells, columns, delimiters)
            if not columns and find_places(divided)[0]:
                columns, delimiters = len(divided), [used or delimiter, *DELIMITERS]
            rows.append((number, [read_cell(cell).replace("\r\n", "\n") for cell in divided]))
    except csv.Error as error:
        line = reader.line_num
        raise ExchangeError(f"it is damaged ({error}); save it again as CSV", name, line) from None
    return rows


def _divide_cell(
    cells: list[str], columns: int, delimiters: Iterable[str]
) -> tuple[list[str], str]:
    """Return the cells of a row of which a spreadsheet has made one, and what was between them.

    It does so with a file whose delimiter is not its own: it shows each line in one cell, and saves
    that in quotation marks, with nothing in the cells beside it, if there are any. There are as
    many cells as ``columns``; while that is 0, the row must have the names of the columns.
    """
    for delimiter in delimiters if cells and not any(map(str.strip, cells[1:])) else ():
        divided = next(csv.reader(io.StringIO(cells[0], newline=""), delimiter=delimiter), [])
        if len(divided) == columns or (not columns and find_places(divided)[0]):
            return divided, delimiter
    return cells, ""
