"""From the tables of a document to the rows that came back, and what the user should know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.errors import ExchangeError, quote
from dragoman.escaping import shorten_line
from dragoman.exchanges._columns import (
    HEADING,
    NOTE,
    NUMBER,
    SOURCE,
    STATE,
    TRANSLATION,
    find_places,
)
from dragoman.exchanges._lost_names import NAMES_LOST, TEXTS, name_texts
from dragoman.exchanges._tables import read_table, tell_twice
from dragoman.exchanges._toolkit import cut_title, find_target, read_toolkit_rows
from dragoman.exchanges.docx.content import OfficeContent, OfficeRow, OfficeTable
from dragoman.exchanges.docx.heading import Heading, read_lines
from dragoman.exchanges.docx.signs import unescape_signs
from dragoman.model import SENT_KEY, NotTaken, Returned, ReturnedRow

ROW_NAME = "paragraph"
_NUMBER = re.compile(r"\s*(\d{1,9})")
_KEY = re.compile(SENT_KEY)
_NAMES = {len(roles) + 3: (NUMBER, *name_texts(roles), NOTE, STATE) for roles in TEXTS}
"""The names of the columns as they went out, by their number."""
_MOST_SHOWN = 20
_LONGEST_SHOWN = 60
_CHANGES = "it has tracked changes: what was inserted is taken, what was deleted is not"
_MERGED = NotTaken(
    "the cell of its translation is merged with another; divide them, it is not taken"
)
_NO_TABLE = (
    "it has no table that `dragoman export` made; a translation without the table is taken with "
    "`dragoman adopt`"
)
_TABLE_GONE = (
    "the table that `dragoman export` made is gone, and nothing shows what is in which column: "
    "send back the table; or put the translations alone, one below the other, into a text, and "
    "take that with `dragoman adopt`"
)
_DIVIDED = NotTaken("its cells were merged, divided or deleted; it is not taken")
_TWO_KEYS = "the row has the keys of two messages; the first is used"
_JOINED = NotTaken("it is one row with that of another paragraph; divide them, it is not taken")


class _OriginRow(NamedTuple):
    """A row of a table of ours."""

    row: OfficeRow
    number: int
    """As people see it: that of the paragraph."""
    places: Mapping[str, int]
    """The places of the columns, by role."""

    def read(self, role: str) -> str:
        place = self.places.get(role, len(self.row))
        return self.row[place].text if place < len(self.row) else ""

    @property
    def comments(self) -> tuple[str, ...]:
        """The remarks that were put at its cells."""
        return tuple(comment for cell in self.row for comment in cell.comments)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the row: the visible ones before those that are hidden, and those of the
        first cells before others."""
        found = sorted(
            (order, place, key)
            for place, cell in enumerate(self.row)
            for order, key in enumerate(cell.keys)
        )
        return tuple(dict.fromkeys(key for _, _, key in found))

    @property
    def is_joined(self) -> bool:
        """Whether it was two rows: the keys of both are in the cell of its number."""
        place = self.places.get(NUMBER, len(self.row))
        return place < len(self.row) and len(self.row[place].keys) > 1


class _Collector:
    """Goes through the tables, and keeps what belongs to ours."""

    def __init__(self) -> None:
        self.origins: list[_OriginRow | None] = []
        """None for a row with names."""
        self.cells: list[tuple[int, Sequence[str]]] = []
        self.remarks: list[tuple[int, str]] = []
        self.lines: list[str] = []
        """The texts of tables that are not ours."""
        self.comments: list[str] = []
        """Those in all cells."""
        self.keys: set[str] = set()
        """Those of all rows that are there, also of those that are not taken."""
        self.refused: list[str] = []
        """Those of rows that are not taken, and are reported with their number."""
        self._places: Mapping[str, int] = {}
        self._width = 0
        self._number = 0

    def add_table(self, table: OfficeTable) -> None:
        """Add a table: one of ours, or one that somebody put into the document."""
        self.comments += (text for row in table for cell in row for text in cell.comments)
        if not self._is_ours(table):
            self.lines += (" | ".join(cell.text for cell in row) for row in table)
            return
        has_keys = any(cell.keys for row in table for cell in row)
        for row in table:
            names = [cell.text for cell in row]
            places, _ = find_places(names)
            if places:
                self._add_names(names, places)
            elif not self._width and len(row) in _NAMES and self._lose_names(row, has_keys):
                continue
            elif any(cell.text.strip() or cell.keys for cell in row):
                self._add_row(row)

    def _is_ours(self, table: OfficeTable) -> bool:
        is_known = any(cell.keys for row in table for cell in row)
        is_rest = bool(self._width) and all(len(row) == self._width for row in table)
        return (
            is_known or is_rest or any(find_places([cell.text for cell in row])[0] for row in table)
        )

    def _add_names(self, names: Sequence[str], places: Mapping[str, int]) -> None:
        self._places, self._width = places, len(names)
        self.cells.append((len(self.origins), names))
        self.origins.append(None)

    def _lose_names(self, row: OfficeRow, has_keys: bool) -> bool:
        """Name the columns as they went out, before the first row of a table without their names.

        Returns whether that row is no message: others have keys, so it has other names.
        """
        names = _NAMES[len(row)]
        self._add_names(names, find_places(names)[0])
        self.remarks.append((0, NAMES_LOST))
        return has_keys and not any(cell.keys for cell in row)

    def _add_row(self, row: OfficeRow) -> None:
        origin = _OriginRow(row, self._number, self._places)
        is_usual = len(row) == self._width or any(cell.keys for cell in row[:1])
        match = _NUMBER.match(origin.read(NUMBER)) if is_usual else None
        if match:
            self._number = int(match[1])
            origin = origin._replace(number=self._number)
        problem = self._explain_cells(origin)
        if problem:
            self._refuse_row(origin, problem, is_named=match is not None)
            return
        if origin.read(STATE).strip() != HEADING or origin.keys:
            self.keys.add(origin.keys[0] if origin.keys else origin.read(SOURCE))
        self.cells.append((len(self.origins), [unescape_signs(cell.text) for cell in row]))
        self.origins.append(origin)

    def _refuse_row(self, origin: _OriginRow, problem: str, *, is_named: bool) -> None:
        """Keep the reason why a row is not taken; one with the number of a row above is missing."""
        if is_named:
            self.refused += origin.keys[:1]
            self.keys.update(origin.keys[:1] or (origin.read(SOURCE),))
        if is_named or any(cell.text.strip() for cell in origin.row if not cell.is_merged):
            self.remarks.append((self._number, problem))

    def _explain_cells(self, origin: _OriginRow) -> str:
        """Return why nobody can say which cell of a row is which; "" where it is clear."""
        if len(origin.row) != self._width:
            texts = " | ".join(_KEY.sub("", cell.text) for cell in origin.row if cell.text.strip())
            return NotTaken(
                f"its cells were merged, divided or deleted: it has {len(origin.row)} instead of "
                f"{self._width}; it is not taken: {quote(shorten_line(texts, _LONGEST_SHOWN))}"
            )
        if origin.is_joined:
            return _JOINED
        return _MERGED if origin.row[self._places[TRANSLATION]].is_merged else ""


def collect_rows(content: OfficeContent, name: str) -> Returned:
    """Return the rows of our tables in a document, or else those of other programs.

    Raises ExchangeError for a document without such a table, and for a table that is too long.
    """
    collector = _Collector()
    for table in content.tables:
        collector.add_table(table)
    if not collector.cells and not collector.remarks:
        return _read_others(content, name)
    table_read = read_table(collector.cells, name)
    rows, remarks = [], [*collector.remarks]
    for row in table_read.rows:
        origin = collector.origins[row.row]
        assert origin is not None  # noqa: S101 - a row with names is no message
        rows.append(_finish_row(row, origin))
        for comment in origin.comments:
            del collector.comments[collector.comments.index(comment)]
    remarks += [(_number_of(collector, place), text) for place, text in table_read.remarks]
    heading = read_lines(content.lines)
    remarks += _tell_around(content, collector, heading)
    return Returned(
        tuple(tell_twice(rows)),
        table_read.language,
        heading.document,
        table_read.pivot,
        ROW_NAME,
        remarks=tuple(remarks),
        columns_are_guessed=any(text == NAMES_LOST for _, text in remarks),
        is_whole=True,
        missing=max(0, heading.texts - len(collector.keys)) if heading.texts else None,
        refused=(*collector.refused, *table_read.refused),
    )


def _read_others(content: OfficeContent, name: str) -> Returned:
    """Return the rows of tables whose columns are called source and target, as programs of
    translators write them. Raises ExchangeError where there is none."""
    remarks: list[tuple[int, str]] = [(0, _CHANGES)] if content.has_changes else []
    rows: list[ReturnedRow] = []
    found: Returned | None = None
    for table in content.tables:
        named = cut_title([(n, [cell.text for cell in row]) for n, row in enumerate(table, 1)])
        if not named:
            continue
        names = named[0][1]
        place = find_target(names)
        whole = [named[0]]
        for number, cells in named[1:]:
            row = table[number - 1]
            if len(cells) != len(names) or row[place].is_merged:
                remarks.append((number, _DIVIDED))
            else:
                whole.append((number, cells))
                remarks += ((number, doubt) for doubt in row[place].doubts)
        found = read_toolkit_rows(whole, name)
        rows += found.rows
        remarks += found.remarks
    if found is None:
        is_ours = any(map(_KEY.search, content.lines))
        raise ExchangeError(_TABLE_GONE if is_ours else _NO_TABLE, name)
    return replace(found, rows=tuple(rows), remarks=tuple(remarks))


def _number_of(collector: _Collector, place: int) -> int:
    origin = collector.origins[place]
    return origin.number if origin else 0


def _finish_row(row: ReturnedRow, origin: _OriginRow) -> ReturnedRow:
    """Return a row with its number, its key, and what was put at it as remarks."""
    keys = origin.keys or ((row.key,) if row.key else ())
    remarks = [*row.remarks, *([_TWO_KEYS] if len(keys) > 1 else [])]
    key = keys[0] if keys else ""
    cells = [
        origin.row[origin.places[role]] for role in (TRANSLATION, NOTE) if role in origin.places
    ]
    remarks += dict.fromkeys(doubt for cell in cells for doubt in cell.doubts)
    note = "\n".join(filter(None, (row.note, *origin.comments)))
    return row._replace(row=origin.number, key=key, note=note, remarks=tuple(remarks))


def _tell_around(
    content: OfficeContent, collector: _Collector, heading: Heading
) -> Iterator[tuple[int, str]]:
    """Yield what is to be known of the whole document, and of what is in it beside the rows."""
    if content.has_changes:
        yield 0, _CHANGES
    lines = (*heading.others, *collector.lines)
    yield from _tell_each(lines, "a text outside of the table is not taken")
    remarks = (*content.remarks, *collector.comments)
    yield from _tell_each(remarks, "a comment that belongs to no text is not taken")
    lost = heading.texts - len(collector.keys)
    if lost > 0:
        yield 0, f"rows are missing: {lost} of the {heading.texts} that went out"


def _tell_each(texts: Iterable[str], sentence: str) -> Iterator[tuple[int, str]]:
    """Yield a sentence for each text that is not taken; of very many, one for all the others."""
    every = [text for text in texts if text.strip(" |\n\t")]
    for text in every[:_MOST_SHOWN]:
        yield 0, NotTaken(f"{sentence}: {quote(shorten_line(text, _LONGEST_SHOWN))}")
    if len(every) > _MOST_SHOWN:
        yield 0, NotTaken(f"{sentence}: {len(every) - _MOST_SHOWN} more")
