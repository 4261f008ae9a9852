"""What spreadsheets do to CSV: texts that look like something else, and other encodings."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ExchangeError
from dragoman.exchanges import load_exchange
from dragoman.model import NotTaken
from helpers.workbooks import list_returned, list_sent, make_hard_package, make_package

CSV = load_exchange("csv")


def cells_of(text: str) -> list[str]:
    data = CSV.write(make_package([(text, text, text)]))
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1]


@pytest.mark.parametrize(
    "text",
    ["2015", "00123", "1/2", "12:30", "12:30 PM", "50%", "1e5", "1.5E-7", "2026-11-27", "$ 5",
     "TRUE", "false", "5 March 2016", "Mar-5", "٢٠١٦", "(7)", "=1+1", "-5", "'2015", " 'a", "＝a",
     "\u200f=a", "\u2068-a", "\ufeff@a", " +a", "\tabc", "\ta=b", "'\u200f=a", "'\tabc"],
)  # fmt: skip
def test_a_text_that_a_spreadsheet_would_write_in_its_own_way_is_guarded(text: str) -> None:
    assert cells_of(text)[2:4] == [f"'{text}"] * 2
    package = make_package([(text, text, text)])
    assert list_returned(CSV.read(CSV.write(package), "x")) == list_sent(package)


@pytest.mark.parametrize(
    "text",
    ["In 2015", "Maria", "March", "e", "a true story", "۵ مارس", "", "Room 5b", "\u200fa=b",
     "a\tb"],
)  # fmt: skip
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert cells_of(text)[3] == text


def test_our_own_numbers_are_numbers() -> None:
    assert cells_of("x")[0] == "1"


@given(st.text("0123456789 .,:/%-+eE'=٣aMy\n\t\u200f", max_size=12), st.text(max_size=12))
def test_any_guarded_text_comes_back(source: str, text: str) -> None:
    text = text.replace("\r", "")
    package = make_package([(f"x{source}", text, source)])
    assert list_returned(CSV.read(CSV.write(package), "x")) == list_sent(package)


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "mac_roman"])
def test_a_file_that_was_opened_in_another_encoding_is_refused(encoding: str) -> None:
    spoilt = CSV.write(make_hard_package()).decode(encoding, "replace").encode()
    assert CSV.recognizes(spoilt)
    with pytest.raises(ExchangeError, match="letters are spoilt"):
        CSV.read(spoilt, "x")


def wrap_lines(data: bytes, marks: str) -> bytes:
    """Return a table as a spreadsheet saves it that has shown each line in one cell.

    It puts a line in quotation marks where one of ``marks`` is in it.
    """
    lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    written = io.StringIO()
    for cells in lines:
        line = io.StringIO()
        csv.writer(line).writerow(cells)
        said = line.getvalue().removesuffix("\r\n")
        is_wrapped = any(mark in said for mark in marks)
        written.write((f'"{said.replace(chr(34), chr(34) * 2)}"' if is_wrapped else said) + "\r\n")
    return written.getvalue().encode()


@pytest.mark.parametrize("marks", [",", '"', '";'])
def test_a_table_that_was_shown_in_one_column_is_read(marks: str) -> None:
    package = make_hard_package()
    assert list_returned(CSV.read(wrap_lines(CSV.write(package), marks), "x")) == list_sent(package)


@pytest.mark.parametrize(
    ("empty", "first"), [(",,,,,,", 0), (";;;;;;", 0), (",", 0), (",,,,,,", 1), (",", 1)]
)
def test_empty_cells_beside_such_a_line_hide_nothing(empty: str, first: int) -> None:
    """The line of the names may have stayed as it was."""
    package = make_hard_package()
    names, rest = CSV.write(package).decode("utf-8-sig").split("\r\n", 1)
    rows = list(csv.reader(io.StringIO(wrap_lines(rest.encode(), ',"').decode(), newline="")))
    heads = [[names]] if first == 0 else []
    lines = [f'"{cells[0].replace(chr(34), chr(34) * 2)}"{empty}' for cells in heads + rows]
    data = "\r\n".join([*([names] if first else []), *lines, ""])
    assert list_returned(CSV.read(data.encode(), "x")) == list_sent(package)


@pytest.mark.parametrize("delimiter", [";", "\t", "|", "؛"])
def test_every_delimiter_is_read_also_where_only_the_names_have_it(delimiter: str) -> None:
    package = make_package([("One, two", "یک", "نوشته"), ("Three", "سه", "")])
    data = CSV.write(package)
    names, rest = data.decode("utf-8-sig").split("\r\n", 1)
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    whole = io.StringIO()
    csv.writer(whole, delimiter=delimiter).writerows(rows)
    assert list_returned(CSV.read(whole.getvalue().encode(), "x")) == list_sent(package)
    mixed = f"{names.replace(',', delimiter)}\r\n{rest}"
    if delimiter != "\t":  # between tabs, quotation marks are text
        assert list_returned(CSV.read(mixed.encode(), "x")) == list_sent(package)


def test_a_row_that_does_not_reach_its_translation_is_not_passed_over() -> None:
    names, row, *_ = CSV.write(make_package([("One", "یک", "")])).decode().split("\r\n")
    key = row.rpartition(",")[2]
    back = CSV.read(f"{names}\r\n1,x,{key}\r\n".encode(), "x")
    ((number, sentence),) = (each for each in back.remarks if "fewer cells" in each[1])
    assert (back.rows, number) == ((), 2)
    assert isinstance(sentence, NotTaken)


def test_byte_order_marks_are_no_part_of_the_names() -> None:
    package = make_package([("One", "یک", "")])
    data = b"\xef\xbb\xbf" + CSV.write(package)
    back = CSV.read(data, "x")
    assert list_returned(back) == list_sent(package) and not back.remarks


def test_rows_in_one_cell_are_divided_as_the_names_of_the_columns_are() -> None:
    data = '"Source: English (en);Translation: Persian (fa)"\n"c, d;e"\n'
    (row,) = load_exchange("csv").read(data.encode(), "a.csv").rows
    assert (row.source, row.text) == ("c, d", "e")
