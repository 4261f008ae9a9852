"""The sheets of a workbook that came back, whatever its kind: as tables, with their comments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.errors import ExchangeError
from dragoman.exchanges._tables import is_table, read_table
from dragoman.exchanges._toolkit import cut_title, read_toolkit_rows
from dragoman.exchanges.xlsx.cells import Place, SheetRow
from dragoman.model import NotTaken, Returned, ReturnedRow

_NO_MESSAGE = NotTaken("its comment belongs to no message; it is not taken")


def read_sheet(
    rows: Sequence[SheetRow], comments: Mapping[Place, str], name: str
) -> Returned | None:
    """Return what a sheet says; None for one that is neither a table of ours nor of Weblate.

    ``comments`` are those on its cells. ``name`` is that of the file, for errors.
    """
    is_own = is_table(row.cells for row in rows)
    cells: Sequence[tuple[int, Sequence[str]]] = [(row.number, row.cells) for row in rows]
    cells = cells if is_own else cut_title(cells)
    if not cells:
        return None
    doubts = {(row.number, place): doubt for row in rows for place, doubt in row.doubts.items()}
    table = (read_table if is_own else read_toolkit_rows)(cells, name, doubts)
    return _add_comments(table, comments)


def join_sheets(found: Iterable[Returned | None], name: str) -> Returned:
    """Return what all sheets say that have the names of the columns.

    Raises ExchangeError where none has, and where they are in several languages.
    """
    sheets = [sheet for sheet in found if sheet is not None]
    if not sheets:
        return read_table((), name)  # it says what is missing
    if len({sheet.language for sheet in sheets}) > 1:
        raise ExchangeError(
            "its sheets are in several languages; save each as a workbook of its own", name
        )
    return replace(
        sheets[0],
        rows=tuple(row for sheet in sheets for row in sheet.rows),
        remarks=tuple(each for sheet in sheets for each in sheet.remarks),
        refused=tuple(each for sheet in sheets for each in sheet.refused),
    )


def _add_comments(table: Returned, comments: Mapping[Place, str]) -> Returned:
    """Return a table with the comments on the cells of each row at the end of its note."""
    by_row: dict[int, list[str]] = {}
    for (row, _), text in sorted(comments.items()):
        by_row.setdefault(row, []).extend([text] if text else [])
    rows = tuple(_add_note(row, by_row.pop(row.row, [])) for row in table.rows)
    lost = ((row, _NO_MESSAGE) for row in by_row)
    return replace(table, rows=rows, remarks=(*table.remarks, *lost))


def _add_note(row: ReturnedRow, comments: list[str]) -> ReturnedRow:
    return row._replace(note="\n".join(filter(None, [row.note, *comments])))
