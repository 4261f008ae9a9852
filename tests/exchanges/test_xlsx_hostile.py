"""Workbooks that were made to do harm: refused in one sentence, and nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from zipfile import ZipFile

import pytest

from dragoman.errors import DragomanError
from dragoman.exchanges import load_exchange
from helpers.exchanges import check_losses
from helpers.workbooks import change_parts, list_returned, list_sent, make_package

XLSX = load_exchange("xlsx")
SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
PACKAGE = make_package([("One", "یک", ""), ("Two", "دو", "")])
DATA = XLSX.write(PACKAGE)
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


@contextmanager
def refused(sentence: str) -> Iterator[None]:
    with pytest.raises(DragomanError, match=sentence) as caught:
        yield
    assert "\n" not in caught.value.sentence
    assert caught.value.path == "x", "the sentence names the file"


def replace(old: str, new: str, text: str) -> str:
    return text.replace(old, new)


def add_rows(rows: str) -> bytes:
    end = "</sheetData>"
    return change_parts(DATA, {SHEET: lambda text: text.replace(end, f"{rows}{end}")})


def declare(text: str) -> str:
    return text.replace("?>", f"?>{ENTITY}", 1).replace("<t xml", "<t>&b;</t><t xml", 1)


@pytest.mark.parametrize(
    "part", [SHEET, STRINGS, BOOK, "xl/styles.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"]
)
def test_no_part_may_declare_entities(part: str) -> None:
    with refused("document type"):
        XLSX.read(change_parts(DATA, {part: declare}), "x")


def test_a_document_type_is_seen_in_every_encoding() -> None:
    buffer = BytesIO()
    with ZipFile(BytesIO(DATA)) as old, ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            is_sheet = name == SHEET
            changed = declare(text).replace("UTF-8", "UTF-16").encode("utf-16")
            new.writestr(name, changed if is_sheet else text)
    with refused("document type"):
        XLSX.read(buffer.getvalue(), "x")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ('<row r="{n}"/>', "more than 100,000 rows"),
        ('<row r="{n}"><c/><c/><c/><c/><c/><c/><c/></row>', "more than 100,000 rows"),
        ("<row><c/><c/></row>", "more than 100,000 rows|too many cells"),
        ("<x:row/>", "too many cells|damaged"),
    ],
)
def test_a_million_rows_are_refused(row: str, sentence: str) -> None:
    rows = "".join(row.format(n=n) for n in range(4, 1_000_004))
    data = add_rows(rows)
    with refused(sentence):
        XLSX.read(data, "x")


def test_cells_far_to_the_right_are_not_read() -> None:
    rows = "".join(f'<row r="{n}"><c r="XFD{n}" t="s"><v>0</v></c></row>' for n in range(4, 40_000))
    data = add_rows(rows)
    assert list_returned(XLSX.read(data, "x")) == list_sent(PACKAGE)


def test_merged_cells_are_counted() -> None:
    merged = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, 3000))
    rows = "".join(f'<row r="{n}"/>' for n in range(4, 9000))

    def change(text: str) -> str:
        return text.replace("</sheetData>", f"{rows}</sheetData><mergeCells>{merged}</mergeCells>")

    with refused("too many cells of the sheet are merged"):
        XLSX.read(change_parts(DATA, {SHEET: change}), "x")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, "</worksheet>", ""),
        (SHEET, "<sheetData>", "<sheetData>" + "<a>" * 100_000),
        (STRINGS, "<sst", "no xml <sst"),
        (STRINGS, 'encoding="UTF-8"', 'encoding="martian"'),
        (BOOK, "<sheets>", "<sheets"),
    ],
)
def test_a_part_that_is_damaged_is_refused(part: str, old: str, new: str) -> None:
    with refused("damaged"):
        XLSX.read(change_parts(DATA, {part: partial(replace, old, new)}), "x")


def test_a_bomb_is_refused() -> None:
    data = change_parts(DATA, {"xl/media/bomb": "0" * (70 << 20)})
    with refused("would unpack to 70 MiB"):
        XLSX.read(data, "x")


@pytest.mark.parametrize("end", [0.2, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_refused(end: float) -> None:
    with refused("damaged"):
        XLSX.read(DATA[: int(len(DATA) * end)], "x")


def test_sheets_elsewhere_are_not_fetched() -> None:
    for new in ('TargetMode="External" Target="worksheets/', 'Target="http://h/', 'Target="../../'):
        parts = {"xl/_rels/workbook.xml.rels": partial(replace, 'Target="worksheets/', new)}
        with refused("no row has the names"):
            XLSX.read(change_parts(DATA, parts), "x")


@pytest.mark.parametrize("number", ["99", "-1", "x", "1e9", "٣", "9" * 5000])
def test_a_cell_that_names_a_text_that_is_not_there_is_told(number: str) -> None:
    def change(text: str) -> str:
        start = text.index('<c r="D2"')
        end = text.index("</v>", start)
        return f"{text[: text.rindex('<v>', start, end)]}<v>{number}{text[end:]}"

    row = XLSX.read(change_parts(DATA, {SHEET: change}), "x").rows[0]
    assert row.text == ""
    (told,) = row.remarks
    assert (
        told
        == "its translation cannot be read, because the workbook is damaged, so it is not taken"
    )
    check_losses([(row.row, told)])
