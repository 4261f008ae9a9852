"""A glossary or another table that came back in an office document, as tables in CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from dragoman.exchanges import docx, xlsx
from dragoman.exchanges.xlsx.cells import SheetRow


def list_sheet_tables(data: bytes, name: str) -> list[bytes]:
    """Return the sheets of a workbook, or the tables of a text, as CSV; none for another file.

    Its rows have the numbers that they have in the sheet, if the names of its columns are in the
    first. A cell with something strange in it, as a formula, is empty. Raises ExchangeError for a
    file that cannot be read.
    """
    if xlsx.recognizes(data):
        return [_write_table(_fill_gaps(rows)) for rows in xlsx.list_sheets(data, name)]
    return list(map(_write_table, docx.list_tables(data, name))) if docx.recognizes(data) else []


def _write_table(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _fill_gaps(rows: Iterable[SheetRow]) -> Iterator[list[str]]:
    """Yield the cells of all rows from the first one on, with nothing in those that are empty."""
    number = 0
    for row in rows:
        yield from ([] for _ in range(row.number - number - 1 if number else 0))
        number = row.number
        yield ["" if place in row.doubts else cell for place, cell in enumerate(row.cells)]
