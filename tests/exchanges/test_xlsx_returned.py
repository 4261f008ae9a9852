"""Workbooks that somebody has worked on, in whatever program: taken, or told with the row."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from dragoman.errors import ExchangeError
from dragoman.exchanges import find_exchange, load_exchange
from dragoman.exchanges._lost_names import NAMES_LOST
from dragoman.model import Returned, State
from helpers.exchanges import check_losses
from helpers.tools import need_module
from helpers.workbooks import change_parts, list_returned, list_sent, make_package

openpyxl = need_module("openpyxl")
XLSX = load_exchange("xlsx")
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
PACKAGE = make_package(
    [(f"Source {n}", f"متن {n}", f"note {n}" if n % 2 else "") for n in range(6)]
)
DATA = XLSX.write(PACKAGE)


def edit(change: Callable[[Any], object], data: bytes = DATA) -> Returned:
    """Change the sheet with openpyxl, which is a program that saves workbooks, and read it."""
    book = openpyxl.load_workbook(BytesIO(data))
    change(book.active)
    buffer = BytesIO()
    book.save(buffer)
    assert find_exchange(buffer.getvalue()) is XLSX
    returned = XLSX.read(buffer.getvalue(), "x")
    check_losses(returned.remarks)
    check_losses((0, each) for row in returned.rows for each in row.remarks)
    return returned


def put(cell: str, value: object, number_format: str = "General") -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        sheet[cell].number_format = number_format
        sheet[cell].value = value

    return change


def test_a_workbook_that_another_program_saved_is_the_same() -> None:
    returned = edit(lambda sheet: None)
    assert list_returned(returned) == list_sent(PACKAGE)
    assert not any(row.remarks for row in returned.rows)


def test_what_was_written_is_taken() -> None:
    returned = edit(put("D3", "  =نو\n«متن» ", "@"))
    assert (returned.rows[1].text, returned.rows[1].remarks) == ("  =نو\n«متن» ", ())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2015, "2015"),
        (7.5, "7.5"),
        (0.1 + 0.2, "0.3"),
        (-3, "-3"),
        (True, "TRUE"),
        (False, "FALSE"),
    ],
)
def test_a_number_is_taken_as_it_is_shown_and_told(value: object, text: str) -> None:
    row = edit(put("D3", value)).rows[1]
    assert row.text == text
    assert row.remarks == (
        f"its translation is a number or a value, and was taken as {text}; see whether that is "
        "meant",
    )


@pytest.mark.parametrize(
    ("value", "form", "told"),
    [
        (datetime.date(2026, 1, 2), "dd/mm/yyyy", "is a date or another number with a format"),
        (datetime.time(12, 30), "hh:mm", "is a date or another number with a format"),
        (0.5, "0%", "is a date or another number with a format"),
        (7, "000", "is a date or another number with a format"),
        ("=1+1", "General", "is a formula"),
        ("=C3", "@", "is a formula"),
        ("#NAME?", "General", "is a formula"),
    ],
)
def test_what_a_program_made_of_a_text_is_told_and_not_taken(
    value: object, form: str, told: str
) -> None:
    returned = edit(put("D3", value, form))
    assert (returned.rows[1].text, returned.rows[1].key) == ("", PACKAGE.items[1].key)
    (sentence,) = returned.rows[1].remarks
    assert sentence.startswith(f"its translation {told}")
    assert not returned.rows[2].remarks


def test_a_formula_in_a_column_of_somebody_else_is_harmless() -> None:
    returned = edit(put("K3", "=LEN(D3)"))
    assert list_returned(returned) == list_sent(PACKAGE)
    assert not returned.rows[1].remarks


def test_a_note_that_is_a_formula_is_told_as_a_note() -> None:
    row = edit(put("F3", "=1+1")).rows[1]
    assert (row.note, row.text) == ("", "متن 1")
    assert row.remarks[0].startswith("its note is a formula")


def test_columns_that_were_put_in_and_rows_in_another_order_are_harmless() -> None:
    def change(sheet: Any) -> None:
        sheet.insert_cols(4)
        sheet["D1"] = "My own"
        values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(values), 2):
            for place, value in enumerate(row, 1):
                sheet.cell(number, place).value = value
        sheet.row_dimensions[4].hidden = True
        sheet.auto_filter.add_filter_column(5, ["fuzzy"])

    returned = edit(change)
    assert list_returned(returned) == list_sent(PACKAGE)[::-1]
    assert returned.rows[0].row == 2


def test_a_row_that_was_doubled_is_there_twice_and_one_that_was_deleted_is_not() -> None:
    def change(sheet: Any) -> None:
        sheet.append([cell.value for cell in sheet[3]])
        sheet.append(["other" if cell.column == 4 else cell.value for cell in sheet[3]])
        sheet.delete_rows(5)

    returned = edit(change)
    sent = list_sent(PACKAGE)
    assert list_returned(returned)[:-1] == [*sent[:3], *sent[4:], sent[1]]
    told = [row.remarks for row in returned.rows]
    assert told == [*[()] * 6, ("the row is there twice, and the two are not the same",)]


def test_a_text_of_merged_rows_belongs_to_nobody() -> None:
    returned = edit(lambda sheet: sheet.merge_cells("D3:D4"))
    told = [row.remarks for row in returned.rows]
    assert told[1] == ("its translation is merged with that of another row, so it is not taken",)
    assert returned.rows[1].text == returned.rows[2].text == ""
    assert [bool(each) for each in told] == [False, True, False, False, False, False]
    beside = edit(lambda sheet: sheet.merge_cells("D3:E3"))
    assert [row.text for row in beside.rows] == [item.text for item in PACKAGE.items]


def test_a_state_of_the_list_is_taken() -> None:
    returned = edit(put("E4", "fuzzy"))
    assert returned.rows[2].state is State.FUZZY


def test_comments_become_notes_without_those_who_wrote_them() -> None:
    def change(sheet: Any) -> None:
        sheet["D3"].comment = openpyxl.comments.Comment(
            "R. Daneshvar:\nis it a “step”?", "R. Daneshvar"
        )
        sheet["C3"].comment = openpyxl.comments.Comment("who?", "")
        sheet["A1"].comment = openpyxl.comments.Comment("thank you", "R. Daneshvar")

    returned = edit(change)
    assert returned.rows[1].note == "note 1\nwho?\nis it a “step”?"
    assert returned.remarks == ((1, "its comment belongs to no message; it is not taken"),)


RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="../comments1.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/comments"/>{}</Relationships>'
)


@pytest.mark.parametrize("number", ["", "²", "-1", "7", "9" * 5_000])
def test_a_comment_whose_author_is_not_there_is_taken(number: str) -> None:
    comment = (
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors>'
        f'<author>R. D.</author></authors><commentList><comment ref="D3" authorId="{number}">'
        "<text><t>is it?</t></text></comment></commentList></comments>"
    )
    relations = RELATIONS.format("")
    parts = {"xl/worksheets/_rels/sheet1.xml.rels": relations, "xl/comments1.xml": comment}
    assert XLSX.read(change_parts(DATA, parts), "x").rows[1].note == "note 1\nis it?"


def test_threads_of_comments_are_read_once() -> None:
    relations = RELATIONS.format(
        '<Relationship Id="r2" Target="/xl/threadedComments/t1.xml" '
        'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/>'
    )
    old = (
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors>'
        '<author>tc={1}</author></authors><commentList><comment ref="D3" authorId="0"><text><t>'
        "[Threaded comment] Your version of Excel …</t></text></comment></commentList></comments>"
    )
    new = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        'threadedcomments"><threadedComment ref="D3" personId="{2}"><text>is it?</text>'
        '</threadedComment><threadedComment ref="D3" parentId="{1}"><text>it is</text>'
        "</threadedComment></ThreadedComments>"
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations,
        "xl/comments1.xml": old,
        "xl/threadedComments/t1.xml": new,
    }
    returned = XLSX.read(change_parts(DATA, parts), "x")
    assert returned.rows[1].note == "note 1\nis it?\nit is"


def test_a_text_with_looks_is_read_without_them_and_without_how_it_is_pronounced() -> None:
    rich = "<r><rPr><b/></rPr><t>東</t></r><r><t>京 </t></r><rPh sb='0' eb='1'><t>トウ</t></rPh>"
    data = change_parts(
        DATA, {STRINGS: lambda text: text.replace('<t xml:space="preserve">متن 1</t>', rich)}
    )
    assert XLSX.read(data, "x").rows[1].text == "東京 "


def test_the_forms_that_other_programs_write_are_read() -> None:
    def rewrite(text: str) -> str:
        text = text.replace("<c ", "<x:c ").replace("</c>", "</x:c>").replace("<row ", "<x:row ")
        text = text.replace("</row>", "</x:row>").replace(' xmlns="', ' xmlns:x="x" xmlns="', 1)
        start = text.index('<x:c r="D3"')
        inside = '<x:c r="D3" t="inlineStr"><is><t>بی‌فهرست</t></is></x:c>'
        return text[:start] + inside + text[text.index("</x:c>", start) + 6 :]

    returned = XLSX.read(change_parts(DATA, {SHEET: rewrite}), "x")
    assert [row.text for row in returned.rows][:3] == ["متن 0", "بی‌فهرست", "متن 2"]


def test_without_a_list_of_looks_a_number_is_as_it_is() -> None:
    cell = '<c r="D3"><v>2015</v></c>'
    parts: dict[str, Callable[[str], str] | str] = {
        SHEET: lambda text: re.sub(r'<c r="D3".*?</c>', cell, text),
        "xl/_rels/workbook.xml.rels": lambda text: re.sub(
            r"<Relationship [^>]*styles[^>]*>", "", text
        ),
    }
    row = XLSX.read(change_parts(DATA, parts), "x").rows[1]
    assert row.text == "2015"
    assert "was taken as 2015" in row.remarks[0]


def test_cells_and_rows_without_names_follow_each_other() -> None:
    data = change_parts(DATA, {SHEET: lambda text: re.sub(r' r="[A-Z]*\d+"', "", text)})
    assert list_returned(XLSX.read(data, "x")) == list_sent(PACKAGE)
    assert [row.row for row in XLSX.read(data, "x").rows] == [2, 3, 4, 5, 6, 7]


def test_all_sheets_with_the_names_of_the_columns_are_read() -> None:
    def change(sheet: Any) -> None:
        first = sheet.parent.create_sheet("My notes", 0)
        for number in range(60):
            first.append([f"line {number}"])
        half = sheet.parent.copy_worksheet(sheet)
        half.delete_rows(2, 3)
        half.sheet_state = "hidden"
        sheet.delete_rows(5, 3)

    assert list_returned(edit(change)) == list_sent(PACKAGE)


def test_sheets_in_several_languages_are_refused() -> None:
    def change(sheet: Any) -> None:
        other = sheet.parent.copy_worksheet(sheet)
        other["D1"] = "Translation: Arabic (ar)"

    with pytest.raises(ExchangeError, match="several languages"):
        edit(change)


def test_a_workbook_without_the_names_is_read_in_the_order_in_which_it_went_out() -> None:
    returned = edit(lambda sheet: sheet.delete_rows(1))
    assert list_returned(returned) == list_sent(PACKAGE)
    assert returned.remarks == ((0, NAMES_LOST),)


def test_a_workbook_without_the_names_whose_columns_were_moved_is_refused() -> None:
    def change(sheet: Any) -> None:
        sheet.delete_rows(1)
        sheet.delete_cols(2)

    with pytest.raises(ExchangeError, match="no row has the names of the columns"):
        edit(change)


def test_a_binary_workbook_is_refused_with_what_to_do() -> None:
    data = change_parts(DATA, {"xl/workbook.bin": "x"})
    assert find_exchange(data) is XLSX
    with pytest.raises(ExchangeError, match=r"it is a binary workbook .*; save it as \.xlsx"):
        XLSX.read(data, "x")


def test_macros_of_a_workbook_are_not_read() -> None:
    assert list_returned(XLSX.read(change_parts(DATA, {"xl/vbaProject.bin": "x"}), "x")) == (
        list_sent(PACKAGE)
    )


def test_a_row_has_the_number_that_the_program_shows() -> None:
    def shift(text: str) -> str:  # as where rows above were deleted and nothing closed the gap
        return re.sub(r'(<row r=|<c r="[A-Z]+)("?)([2-9])', add_to_number, text)

    def add_to_number(match: re.Match[str]) -> str:
        return f"{match[1]}{match[2]}{int(match[3]) + 40}"

    data = change_parts(DATA, {"xl/worksheets/sheet1.xml": shift})
    before, after = XLSX.read(DATA, "x"), XLSX.read(data, "x")
    assert list_returned(after) == list_returned(before)
    assert [row.row for row in after.rows] == [row.row + 40 for row in before.rows]


def make_foreign(*rows: list[Any]) -> bytes:
    """Return a workbook as a server for translators writes it: without keys of ours."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "names",
    [
        ("location", "source", "target", "state"),
        ("Key", "Source string", "Translation", "Status"),
        ("ID", "Source (en-US)", "Target [fa-IR]", "State"),
        ("ID", "Original text", "Translated text", "Status"),
    ],
)
def test_a_workbook_of_a_server_is_read_as_its_csv_is(names: tuple[str, ...]) -> None:
    data = make_foreign(
        [*names], [1, "One", "یک", "translated"], [2, "Two", "دو", "Needs-Review"], [3, "No", None]
    )
    returned = XLSX.read(data, "x")
    assert [(row.row, row.source, row.text, row.state) for row in returned.rows] == [
        (2, "One", "یک", State.TRANSLATED),
        (3, "Two", "دو", State.FUZZY),
        (4, "No", "", State.UNTRANSLATED),
    ]
    assert not any(row.remarks for row in returned.rows), "numbers of other columns do not matter"


def test_a_title_may_be_above_the_names_of_such_a_workbook() -> None:
    (row,) = XLSX.read(
        make_foreign(["a letter"], [], ["source", "target"], ["One", "یک"]), "x"
    ).rows
    assert (row.row, row.source, row.text) == (4, "One", "یک")


def test_a_formula_in_a_workbook_of_a_server_is_told_and_not_taken() -> None:
    data = make_foreign(["source", "target"], ["One", '=CONCAT("a")'], ["Two", 2])
    one, two = XLSX.read(data, "x").rows
    assert (one.text, *one.remarks) == ("", "its translation is a formula, which is not taken; "
        "write it as text")  # fmt: skip
    assert two.text == "2" and "a number or a value" in two.remarks[0]
