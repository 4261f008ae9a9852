"""Reading a table that came back, in whatever file it is.

A table has a row of names first. A column is known by its name, so that columns may change their
places: ``Translation: Persian (fa)``. A row is known by its key, wherever that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from dragoman.errors import ExchangeError
from dragoman.escaping import shorten
from dragoman.exchanges._columns import (
    ABOUT,
    HEADING,
    KEY,
    LANGUAGE,
    NOTE,
    NUMBER,
    PIVOT,
    SOURCE,
    STATE,
    STATES,
    TRANSLATION,
    find_places,
    fold,
    read_cell,
    read_state,
)
from dragoman.exchanges._lost_names import (
    KEY_FORM,
    NAMES_LOST,
    SEARCHED,
    guess_names,
    read_code,
    restore_names,
)
from dragoman.exchanges._row_faults import (
    OWN_WORDS,
    SHOWN_ONLY,
    explain_divided,
    explain_exchanged,
    explain_lost,
)
from dragoman.model import (
    NotTaken,
    Returned,
    ReturnedRow,
)

MOST_ROWS = 100_000

_UNKNOWN_STATE = NotTaken(f"its state is none of these, so it is not taken: {', '.join(STATES)}")
UNKNOWN_STATES = NotTaken(
    f"the states are in words that are not known, so they are not taken: {', '.join(STATES)}"
)
_NAMES_GONE = (
    "no row has the names of the columns, such as 'Translation: Persian (fa)'; put that row back "
    "as it was"
)
_NAMES_BELOW = (
    "the row with the names of the columns is not above all others; put it back to the top"
)
_TWICE = "the row is there twice, and the two are not the same"
_LONGEST_SHOWN = 60


def is_table(rows: Iterable[Sequence[str]]) -> bool:
    """Return whether some rows are a table of ours, by its names or by the places of its keys."""
    first = list(islice(rows, SEARCHED))
    return any(find_places(cells)[0] for cells in first) or bool(guess_names(first))


def read_table(
    rows: Iterable[tuple[int, Sequence[str]]],
    name: str,
    doubts: Mapping[tuple[int, int], str] | None = None,
) -> Returned:
    """Read a table: numbers of rows, as their reader counts, each with its cells.

    ``doubts`` has what is strange about a cell, by the number of its row and its place in the row:
    the end of a sentence that begins with "its translation". It counts for the cells that a
    translator writes into. Raises ExchangeError for a table without the names of its columns, and
    for one that is too long.
    """
    rows, remarks = restore_names(rows)
    taken = _take_rows(rows, name, doubts or {})
    found, strange = _tell_states_once(taken.rows)
    remarks += (*taken.remarks, *((0, each) for each in strange))
    language, pivot = (read_code(taken.codes.get(role, "")) for role in (TRANSLATION, PIVOT))
    return Returned(
        tuple(tell_twice(found)),
        language,
        "",
        pivot,
        remarks=tuple(remarks),
        columns_are_guessed=(0, NAMES_LOST) in remarks,
        is_whole=True,
        refused=tuple(taken.refused),
    )


class _TakenRows(NamedTuple):
    """What is below the names of columns."""

    rows: list[ReturnedRow]
    codes: Mapping[str, str]
    """The languages of columns."""
    remarks: list[tuple[int, str]]
    refused: list[str]
    """The keys of rows that are not taken."""


def _take_rows(
    rows: Iterable[tuple[int, Sequence[str]]], name: str, doubts: Mapping[tuple[int, int], str]
) -> _TakenRows:
    """Return the rows below the names of columns, and what to say."""
    places: Mapping[str, int] = {}
    codes: Mapping[str, str] = {}
    found: list[ReturnedRow] = []
    remarks: list[tuple[int, str]] = []
    refused: list[str] = []
    above = 0
    for count, (number, cells) in enumerate(rows):
        if count > MOST_ROWS:
            raise ExchangeError(f"the table has more than {MOST_ROWS:,} rows; divide it", name)
        named, languages = find_places(cells)
        if named:
            if above and not places:
                raise ExchangeError(_NAMES_BELOW, name)
            _check_names(cells, (codes, languages), name)
            places, codes = named, languages  # a second table, pasted below, has its own names
        elif places and any(cell.strip() for cell in cells):
            row, sentences = _take_row(number, cells, places, doubts)
            found += [] if row is None else [row]
            refused += [] if row is not None else _list_keys(cells)[:1]
            remarks += ((number, sentence) for sentence in sentences)
        elif not places:
            above += _has_key(cells)
            if count >= SEARCHED:
                break
    if not places:
        raise ExchangeError(_NAMES_GONE, name)
    return _TakenRows(found, codes, remarks, refused)


def _tell_states_once(rows: list[ReturnedRow]) -> tuple[list[ReturnedRow], list[NotTaken]]:
    """Return the rows, and what is to be said of all their states: that they are in other words."""
    strange = sum(_UNKNOWN_STATE in row.remarks for row in rows)
    if strange < 2 or any(row.state is not None for row in rows):
        return rows, []
    others = (tuple(each for each in row.remarks if each != _UNKNOWN_STATE) for row in rows)
    bare = [row._replace(remarks=each) for row, each in zip(rows, others, strict=True)]
    return bare, [UNKNOWN_STATES]


def tell_twice(rows: Iterable[ReturnedRow]) -> Iterator[ReturnedRow]:
    """Yield the rows; one that says something else than one above with its key gets a remark.

    A mere copy does no harm.
    """
    first: dict[str, tuple[object, ...]] = {}
    for row in rows:
        said = row.text, row.state, row.note
        is_told = not row.key or first.setdefault(row.key, said) == said or _TWICE in row.remarks
        yield row if is_told else row._replace(remarks=(*row.remarks, _TWICE))


def _read_row(
    number: int,
    cells: Sequence[str],
    places: Mapping[str, int],
    doubts: Mapping[tuple[int, int], str],
) -> ReturnedRow:
    read = partial(read_cell, cells, places)
    keys = _list_keys((read(KEY), *cells))
    remarks = tuple(
        describe_cell(role, doubts[number, places[role]])
        for role in (TRANSLATION, STATE, NOTE)
        if role in places and (number, places[role]) in doubts
    )
    state = read_state(read(STATE))
    if state is None and read(STATE).strip():
        remarks = (*remarks, _UNKNOWN_STATE)
    return ReturnedRow(
        number,
        keys[0] if keys else "",
        read(SOURCE),
        read(TRANSLATION),
        state,
        read(NOTE),
        pivot=read(PIVOT) if PIVOT in places else None,
        remarks=remarks,
    )


def describe_cell(role: str, doubt: str) -> str:
    """Return a sentence about a cell of a column; ``doubt`` is the end of it."""
    sentence = f"its {role.lower()} {doubt}"
    return NotTaken(sentence) if isinstance(doubt, NotTaken) else sentence


def _has_key(cells: Iterable[str]) -> bool:
    return any(KEY_FORM.search(cell) for cell in cells)


def count_keys(cells: Iterable[str]) -> int:
    """Return how many keys of messages some cells have."""
    return len(_list_keys(cells))


def _list_keys(cells: Iterable[str]) -> list[str]:
    return [match[0] for cell in cells for match in KEY_FORM.finditer(cell)]


def _check_names(
    cells: Sequence[str], languages: tuple[Mapping[str, str], Mapping[str, str]], name: str
) -> None:
    """Raise ExchangeError where nobody knows which translation is meant.

    ``languages`` are those of the texts above and those that ``cells``, a row of names, has.
    """
    roles = [match[1].capitalize() for cell in cells if (match := LANGUAGE.fullmatch(fold(cell)))]
    if roles.count(TRANSLATION) > 1:
        raise ExchangeError("it has two columns with a translation; delete one of them", name)
    said = {read_code(each[TRANSLATION]) for each in languages if TRANSLATION in each}
    if len(said - {""}) > 1:
        raise ExchangeError(
            "its tables are in several languages; save each as a file of its own", name
        )


def _take_row(
    number: int,
    cells: Sequence[str],
    places: Mapping[str, int],
    doubts: Mapping[tuple[int, int], str],
) -> tuple[ReturnedRow | None, list[str]]:
    """Return the row of a message, if it can be taken, and what is to be said of it."""
    said = list(_tell_others(cells, places))
    if _is_shown_only(cells, places):
        has_text = bool(read_cell(cells, places, TRANSLATION).strip())
        return None, [SHOWN_ONLY, *said] if has_text else said
    row = _read_row(number, cells, places, doubts)
    problem = explain_lost(row, len(cells) > places[TRANSLATION])
    problem = problem or explain_divided(cells, places) or explain_exchanged(cells, places)
    if problem:
        return None, [NotTaken(f"{problem}; it is not taken"), *said]
    if row.key or (row.source or "").strip():
        return row, said
    return None, [*said, *_tell_around(cells, places)]


def _is_shown_only(cells: Sequence[str], places: Mapping[str, int]) -> bool:
    """Return whether a row is a heading that shows where others belong: it is no message."""
    return read_cell(cells, places, STATE).strip() == HEADING and not _has_key(cells)


def _tell_others(cells: Sequence[str], places: Mapping[str, int]) -> Iterable[str]:
    """Yield what is in columns that are not ours: a translator may have worked there.

    Our numbers are not, where a program has damaged the name of their column.
    """
    others = (
        cell
        for place, cell in enumerate(cells)
        if place not in places.values()
        and cell.strip()
        and not KEY_FORM.search(cell)
        and (NUMBER in places or not OWN_WORDS[NUMBER].fullmatch(cell.strip()))
    )
    for cell in others:
        shown = shorten(fold(cell), _LONGEST_SHOWN)
        yield NotTaken(f"a text in a column that was added is not taken: {shown}")


def _tell_around(cells: Sequence[str], places: Mapping[str, int]) -> Iterable[str]:
    """Yield what is in our columns of a row that is no message: text around the table."""
    for role in (NUMBER, ABOUT, STATE, NOTE):
        text = fold(read_cell(cells, places, role))
        if text and not (role in OWN_WORDS and OWN_WORDS[role].fullmatch(text)):
            yield f"a text outside of the table is not taken: {shorten(text, _LONGEST_SHOWN)}"
