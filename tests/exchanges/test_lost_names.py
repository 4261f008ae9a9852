"""A table without the names of its columns is read in the order in which it went out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from dragoman.errors import ExchangeError
from dragoman.exchanges import csv as csv_format
from dragoman.exchanges import find_exchange
from dragoman.exchanges._lost_names import NAMES_LOST
from dragoman.model import Returned
from helpers.workbooks import make_package

GERMAN = "Nummer,Über,Quelle: Englisch (en),Übersetzung: Persisch (fa),Zustand,Notiz,Schlüssel"
Rows = list[list[str]]


def write(change: Callable[[Rows], Rows], delimiter: str = ",", pivot: str = "") -> bytes:
    """Return a table of three messages that somebody has changed."""
    messages = [("One", "یک", ""), ("Two", "", "why?"), ("Three", "سه", "")]
    sent = csv_format.write(make_package(messages, pivot=pivot))
    rows = list(csv.reader(io.StringIO(sent.decode("utf-8-sig"))))
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n").writerows(change(rows))
    return written.getvalue().encode()


def read(change: Callable[[Rows], Rows], delimiter: str = ",", pivot: str = "") -> Returned:
    data = write(change, delimiter, pivot)
    assert find_exchange(data) is csv_format
    return csv_format.read(data, "back.csv")


def translate_names(rows: Rows) -> Rows:
    return [GERMAN.split(","), *rows[1:]]


def take_names(rows: Rows) -> Rows:
    return rows[1:]


def put_title(rows: Rows) -> Rows:
    return [["Tabelle 1"], [""], GERMAN.split(","), *rows[1:]]


@pytest.mark.parametrize("change", [translate_names, take_names, put_title])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_names_that_are_gone_or_in_other_words_are_told_and_all_is_taken(
    change: Callable[[Rows], Rows], delimiter: str
) -> None:
    returned = read(change, delimiter)
    assert [(row.source, row.text, row.note) for row in returned.rows] == [
        ("One", "یک", ""), ("Two", "", "why?"), ("Three", "سه", ""),
    ]  # fmt: skip
    assert all(row.key for row in returned.rows)
    assert returned.remarks == ((0, NAMES_LOST),)
    assert returned.language == "", "nobody knows: the project, or -l, says it"


def test_what_was_written_over_the_source_is_still_seen() -> None:
    def translate_all(rows: Rows) -> Rows:
        return [GERMAN.split(","), *([*row[:2], "Eins", "", *row[4:]] for row in rows[1:])]

    returned = read(translate_all)
    assert {(row.source, row.text) for row in returned.rows} == {("Eins", "")}


def test_names_that_were_sorted_to_the_end_of_a_long_table_count_from_there() -> None:
    def sort(rows: Rows) -> Rows:
        return [*(rows[1:] * 20), rows[0]]

    returned = read(sort)
    assert returned.remarks == ((0, NAMES_LOST),)
    assert {row.text for row in returned.rows} == {"یک", "", "سه"}


@pytest.mark.parametrize(
    "move",
    [
        lambda row: [row[6], *row[:6]],  # the key first
        lambda row: [*row[:4], *row[5:]],  # a column is gone
        lambda row: ["new", *row],
        lambda row: [*row[1:4], "mine", *row[4:]],  # one is gone, and another was put in
        lambda row: [*row[1:6], "mine", row[6]],
        lambda row: [*row[:3], "mine", row[3], *row[5:]],
        lambda row: [*row[:4], row[5], "mine", row[6]] if row[5] else [*row[:4], "other", *row[5:]],
    ],
)
def test_a_table_whose_columns_were_moved_is_refused(
    move: Callable[[list[str]], list[str]],
) -> None:
    with pytest.raises(ExchangeError, match="no row has the names of the columns"):
        csv_format.read(write(lambda rows: [move(row) for row in rows[1:]]), "back.csv")


def test_a_pivot_could_be_a_column_that_was_put_in_so_the_names_are_needed() -> None:
    with pytest.raises(ExchangeError, match="no row has the names of the columns"):
        csv_format.read(write(take_names, pivot="ar"), "back.csv")


def test_states_in_other_words_are_told_once_and_one_of_them_in_its_row() -> None:
    def translate_states(rows: Rows) -> Rows:
        return [rows[0], *([*row[:4], "übersetzt", *row[5:]] for row in rows[1:])]

    returned = read(translate_states)
    assert [text for _, text in returned.remarks] == [
        "the states are in words that are not known, so they are not taken: "
        "untranslated, fuzzy, translated"
    ]
    assert not any(row.remarks or row.state for row in returned.rows)

    returned = read(lambda rows: [rows[0], [*rows[1][:4], "übersetzt", *rows[1][5:]], *rows[2:]])
    assert returned.remarks == ()
    assert [bool(row.remarks) for row in returned.rows] == [True, False, False]


def test_states_of_another_language_do_not_hide_the_order() -> None:
    states = {"untranslated": "nicht übersetzt", "translated": "übersetzt"}

    def change(rows: Rows) -> Rows:
        return [[*row[:4], states.get(row[4], ""), *row[5:]] for row in rows[1:] * 3]

    assert {row.text for row in read(change).rows} == {"یک", "", "سه"}
