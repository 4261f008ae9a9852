"""Workbooks: what goes out comes back whole, and only what a translator writes can be changed."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ExchangeError
from dragoman.exchanges import find_exchange, load_exchange
from dragoman.model import State
from helpers.tools import need_module
from helpers.workbooks import (
    HARD_TEXTS,
    RARE_TEXTS,
    list_returned,
    list_sent,
    make_hard_package,
    make_large_package,
    make_package,
)

openpyxl = need_module("openpyxl")
XLSX = load_exchange("xlsx")
any_text = st.text(max_size=30)


def open_sheet(data: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(data)).active


@pytest.mark.parametrize("texts", [HARD_TEXTS, RARE_TEXTS])
def test_hard_texts_come_back_as_they_went_out(texts: tuple[str, ...]) -> None:
    package = make_hard_package(texts)
    returned = XLSX.read(XLSX.write(package), "x")
    assert list_returned(returned) == list_sent(package)
    assert (returned.language, returned.remarks) == ("fa", ())
    assert [row.row for row in returned.rows] == list(range(2, len(texts) + 2))


@given(st.lists(st.tuples(any_text.filter(str.strip), any_text, any_text), max_size=4))
def test_any_texts_come_back(rows: list[tuple[str, str, str]]) -> None:
    package = make_package(rows)
    assert list_returned(XLSX.read(XLSX.write(package), "x")) == list_sent(package)


def test_the_pivot_stands_beside_the_source() -> None:
    package = make_large_package("fa")
    data = XLSX.write(package)
    names = [cell.value for cell in next(open_sheet(data).rows)]
    assert names[2:5] == [
        "Source: English (en)",
        "Pivot: Arabic (ar)",
        "Translation: Persian (fa)",
    ]
    assert [row.pivot for row in XLSX.read(data, "x").rows] == [i.pivot for i in package.items]


def test_the_same_messages_give_the_same_bytes_which_name_nobody() -> None:
    package = make_hard_package()
    data = XLSX.write(package)
    assert data == XLSX.write(package)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert not [name for name in archive.namelist() if "docProps" in name]
        assert b"creator" not in b"".join(map(archive.read, archive.namelist()))


def test_each_cell_is_a_text_and_none_a_formula() -> None:
    sheet = open_sheet(XLSX.write(make_hard_package()))
    cells = [cell for row in sheet.rows for cell in row if cell.value is not None]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert "=1+1" in {cell.value for cell in cells}


def test_only_what_a_translator_writes_can_be_changed() -> None:
    package = make_package([("One", "یک", ""), ("Two", "", "")])
    shown = package.items[0]._replace(key="")
    sheet = open_sheet(XLSX.write(type(package)("x", "en", "fa", (shown, package.items[1]))))
    assert sheet.protection.sheet and not sheet.protection.password
    assert not sheet.protection.objects, "else nobody could write a comment"
    free = [[not cell.protection.locked for cell in row] for row in sheet.rows]
    assert free == [[False] * 7, [False] * 7, [False, False, False, True, True, True, False]]
    assert sheet.column_dimensions["G"].hidden, "the keys"
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"untranslated,fuzzy,translated"', "E2:E3")


@pytest.mark.parametrize(("language", "side", "order"), [("fa", "right", 2), ("de", "left", 1)])
def test_the_sheet_has_the_direction_of_its_language(language: str, side: str, order: int) -> None:
    sheet = open_sheet(XLSX.write(make_package([("One", "یک", "")], language=language)))
    assert bool(sheet.sheet_view.rightToLeft) is (language == "fa")
    assert sheet.freeze_panes == "A2"
    source, translation, note = (sheet[cell].alignment for cell in ("C2", "D2", "F2"))
    assert (source.horizontal, source.readingOrder) == ("left", 1)
    assert (translation.horizontal, translation.readingOrder) == (side, order)
    assert (note.horizontal, note.readingOrder) == ("general", 0), "each note has its own"
    assert translation.wrap_text and source.wrap_text


def test_a_row_is_as_high_as_its_longest_text() -> None:
    long, wide, marked = "word " * 100, "水" * 200, "بِ" * 60
    texts = (long, wide, marked, "One")
    sheet = open_sheet(XLSX.write(make_package([(text, "", "") for text in texts])))
    heights = [sheet.row_dimensions[row].height for row in (2, 3, 4, 5)]
    assert heights == [15 * 11 + 2, 15 * 9 + 2, 15 * 2 + 2, 15 + 2]


def test_a_text_and_its_translation_have_the_same_room() -> None:
    sheet = open_sheet(XLSX.write(make_package([("One", "یک", "")])))
    source, translation = (sheet.column_dimensions[name].width for name in "CD")
    assert source == translation > 40


def test_a_text_that_no_cell_holds_is_an_error() -> None:
    assert XLSX.write(make_package([("x" * 32_767, "", "")]))
    with pytest.raises(ExchangeError, match="paragraph 2 has a text of more than 32,767"):
        XLSX.write(make_package([("One", "", ""), ("👩" * 16_384, "", "")]))


def test_it_is_recognized_by_its_content() -> None:
    data = XLSX.write(make_hard_package())
    assert find_exchange(data) is XLSX
    assert not XLSX.recognizes(b"PK\3\4 a text about xl/worksheets/")
    assert not XLSX.recognizes(b"Source: Translation:")


def test_a_heading_that_is_only_shown_is_no_message() -> None:
    package = make_package([("One", "یک", ""), ("Two", "دو", "")])
    shown = package.items[0]._replace(key="", text="", state=State.TRANSLATED)
    package = type(package)("x", "en", "fa", (shown, package.items[1]))
    returned = XLSX.read(XLSX.write(package), "x")
    assert [(row.key, row.text) for row in returned.rows] == [(package.items[1].key, "دو")]
    assert not returned.remarks


def test_every_look_that_a_cell_names_is_there() -> None:
    with zipfile.ZipFile(BytesIO(XLSX.write(make_large_package("ar")))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
        strings = archive.read("xl/sharedStrings.xml").decode()
    looks = re.findall("<cellXfs.*</cellXfs>", styles)[0].count("<xf ")
    assert max(map(int, re.findall(r' s="(\d+)"', sheet))) == looks - 1
    assert max(map(int, re.findall(r"<v>(\d+)</v>", sheet))) == strings.count("<si>") - 1
