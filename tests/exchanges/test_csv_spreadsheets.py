"""What spreadsheets do to CSV: texts that look like something else, and other encodings."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ExchangeError
from dragoman.exchanges import load_exchange
from helpers.workbooks import list_returned, list_sent, make_hard_package, make_package

CSV = load_exchange("csv")


def cells_of(text: str) -> list[str]:
    data = CSV.write(make_package([(text, text, text)]))
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1]


@pytest.mark.parametrize(
    "text",
    ["2015", "00123", "1/2", "12:30", "12:30 PM", "50%", "1e5", "1.5E-7", "2026-11-27", "$ 5",
     "TRUE", "false", "5 March 2016", "Mar-5", "٢٠١٦", "(7)", "=1+1", "-5", "'2015"],
)  # fmt: skip
def test_a_text_that_a_spreadsheet_would_write_in_its_own_way_is_guarded(text: str) -> None:
    assert cells_of(text)[2:4] == [f"'{text}"] * 2
    package = make_package([(text, text, text)])
    assert list_returned(CSV.read(CSV.write(package), "x")) == list_sent(package)


@pytest.mark.parametrize(
    "text", ["In 2015", "Maria", "March", "e", "a true story", "۵ مارس", "", "Room 5b"]
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert cells_of(text)[3] == text


def test_our_own_numbers_are_numbers() -> None:
    assert cells_of("x")[0] == "1"


@given(st.text("0123456789 .,:/%-+eE'=٣aMy\n", max_size=12), st.text(max_size=12))
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
