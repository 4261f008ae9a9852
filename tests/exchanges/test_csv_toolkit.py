"""Tables of Weblate and the Translate Toolkit, which come back instead of ours."""

from __future__ import annotations

import csv
import io
from typing import Literal

import pytest

from dragoman.errors import ExchangeError
from dragoman.exchanges import find_exchange, load_exchange
from dragoman.model import ReturnedRow, State
from helpers.packages import make_full_package

CSV = load_exchange("csv")
NAMES = [
    "location",
    "source",
    "target",
    "id",
    "fuzzy",
    "context",
    "translator_comments",
    "developer_comments",
]


def save(
    rows: list[list[str]], delimiter: str = ",", quoting: Literal[0, 1] = csv.QUOTE_ALL
) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting).writerows(rows)
    return text.getvalue().encode()


def read(data: bytes) -> tuple[ReturnedRow, ...]:
    assert find_exchange(data) is CSV
    returned = CSV.read(data, "x")
    assert (returned.language, returned.states_are_kept, returned.remarks) == ("", True, ())
    return returned.rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
def test_each_row_is_a_message(delimiter: str, quoting: Literal[0, 1]) -> None:
    rows = [
        NAMES,
        ["a.md:3", "Open", "باز", "", "False", "menu", "a note", "for developers"],
        ["", "Two; lines,\nhere", "دو", "", "True", "", "", ""],
        ["", "Not yet", "", "", "False", "", "", ""],
        ["", "", "", "", "", "", "", ""],
    ]
    found = [
        (row.source, row.text, row.state, row.context, row.note)
        for row in read(save(rows, delimiter, quoting))
    ]
    assert found == [
        ("Open", "باز", State.TRANSLATED, "menu", "a note"),
        ("Two; lines,\nhere", "دو", State.FUZZY, None, ""),
        ("Not yet", "", State.UNTRANSLATED, None, ""),
    ]


def test_a_translation_without_its_source_is_told() -> None:
    returned = CSV.read(b"source,target\nOne,yek\n,do\n, \n", "x")
    assert [row.text for row in returned.rows] == ["yek"]
    assert returned.remarks == ((3, "it has a translation, but no source; it is not taken"),)


def test_a_table_that_is_too_long_is_refused() -> None:
    with pytest.raises(ExchangeError, match="more than 100,000 rows"):
        CSV.read(b"source,target\n" + b"a,b\n" * 100_001, "x")


def test_columns_may_be_missing_and_in_any_order() -> None:
    (row,) = read(b"\xef\xbb\xbfTarget,Source\nyek,One\n")
    assert (row.source, row.text, row.context) == ("One", "yek", None)


@pytest.mark.parametrize(
    ("cell", "text"),
    [("'=1+1'", "=1+1"), ("'-5'", "-5"), ("'quoted'", "'quoted'"), ("'=1", "'=1"), ("''", "''")],
)
def test_apostrophes_around_what_looks_like_a_formula_are_no_text(cell: str, text: str) -> None:
    (row,) = read(save([["source", "target"], ["a", cell]]))
    assert row.text == text


@pytest.mark.parametrize(
    "data", [b"source,other\na,b\n", b"a,b\nsource,target\n", b"sources,targets\na,b\n"]
)
def test_another_table_is_not_ours(data: bytes) -> None:
    assert find_exchange(data) is None


@pytest.mark.parametrize(
    "names",
    [
        "Source,Translation",
        "msgid,msgstr",
        "Original,Translation",
        "Source text,Target text",
        "source string,TRANSLATION",
    ],
)
def test_columns_may_have_the_names_of_other_programs(names: str) -> None:
    (row,) = read(f"{names}\nOne,yek\n".encode())
    assert (row.source, row.text) == ("One", "yek")


@pytest.mark.parametrize(
    ("names", "cells"),
    [
        ("msgid,source,target", "m.1,One,yek"),
        ("source,target,original", "One,yek,Un"),
        ("source,translation,target", "One,,yek"),
        ("Source text,Translation,Target text", "One,yek,"),
    ],
)
def test_a_column_with_the_name_itself_or_the_first_one_is_meant(names: str, cells: str) -> None:
    (row,) = read(f"{names}\n{cells}\n".encode())
    assert (row.source, row.text) == ("One", "yek")


@pytest.mark.parametrize(
    ("names", "cells", "state"),
    [
        ("source,target", "One,yek", None),
        ("source,target,fuzzy", "One,yek,", State.TRANSLATED),
        ("source,target,fuzzy", "One,yek,true", State.FUZZY),
        ("Source,Translation,Status", "One,yek,Needs work", State.FUZZY),
        ("Source,Translation,State", "One,yek,ok", State.TRANSLATED),
        ("source,target,fuzzy,state", "One,yek,False,fuzzy", State.TRANSLATED),
    ],
)
def test_a_state_is_what_the_table_says_and_nothing_else(
    names: str, cells: str, state: State | None
) -> None:
    (row,) = read(f"{names}\n{cells}\n".encode())
    assert row.state is state


@pytest.mark.parametrize("said", ["sep={}", '"sep={}"', "SEP={}", "sep={}{}{}"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_first_line_may_say_what_is_between_the_cells(
    said: str, delimiter: str, encoding: str
) -> None:
    table = save([["source", "target"], ["One", "yek"]], delimiter).decode()
    first = said.format(delimiter, delimiter, delimiter)
    (row,) = read(f"{first}\r\n{table}".encode(encoding))
    assert (row.source, row.text) == ("One", "yek")


def test_so_it_may_with_line_ends_of_old_programs() -> None:
    (row,) = read(b"sep=;\rsource;target\rOne;yek\r")
    assert (row.source, row.text) == ("One", "yek")


def test_names_that_the_toolkit_wrote_above_a_table_of_ours_are_not_those_of_its_columns() -> None:
    """It does so with a table whose names it does not know."""
    package = make_full_package("markdown")
    table = CSV.write(package).removeprefix(b"\xef\xbb\xbf")
    added = b'"location","source","target","id","fuzzy","context","translator_comments"\r\n'
    returned = CSV.read(b"\xef\xbb\xbf" + added + table, "x")
    assert returned.rows and returned.remarks == ()
    assert [(row.key, row.text) for row in returned.rows] == [
        (row.key, row.text) for row in CSV.read(table, "x").rows
    ]
    assert returned.language == package.language


@pytest.mark.parametrize("mark", [",", ";", "|"])
def test_a_message_about_our_columns_has_not_their_names(mark: str) -> None:
    """Only a row of which the cells are the names is one."""
    said = "The columns are Source: English (en) and Translation: Persian (fa)."
    (row,) = read(f'source{mark}target\n"{said}"{mark}"Source: x; Translation: y"\n'.encode())
    assert (row.source, row.text) == (said, "Source: x; Translation: y")


@pytest.mark.parametrize(
    ("source", "text", "read_as"),
    [
        ("One\\\\\nTwo", "یک\\\\\nدو", ("One\\\nTwo", "یک\\\nدو")),
        ("One\\\\\nTwo", "یک\\\nدو", ("One\\\nTwo", "یک\\\nدو")),  # of a person
        ("One\\\nTwo", "یک\\\\\nدو", ("One\\\nTwo", "یک\\\\\nدو")),
        ("\\\\server\\here", "آن", ("\\\\server\\here", "آن")),
        ("a \\\\\\* b", "c", ("a \\\\\\* b", "c")),
        ("a \\\\\\\\ b", "c", ("a \\\\ b", "c")),
    ],
)
def test_doubled_backslashes_are_single_ones(
    source: str, text: str, read_as: tuple[str, str]
) -> None:
    """The Toolkit doubles each; other programs, and people, do not."""
    (row,) = read(save([["source", "target"], [source, text]]))
    assert (row.source, row.text) == read_as


def test_one_single_backslash_shows_that_none_is_doubled() -> None:
    first, second = read(save([["source", "target"], ["a\\*", "b\\*"], ["a\\\\", "b\\\\"]]))
    assert (first.source, second.source) == ("a\\*", "a\\\\")


def test_states_that_are_not_known_are_told() -> None:
    returned = CSV.read(b"Source,Translation,State\nOne,yek,sent\nTwo,do,ok\n", "x")
    assert [row.state for row in returned.rows] == [None, State.TRANSLATED]
    ((place, sentence),) = returned.remarks
    assert place == 0 and "words that are not known" in sentence
