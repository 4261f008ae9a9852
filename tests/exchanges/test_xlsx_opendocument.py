"""A workbook that LibreOffice saved in its own form: what it made of texts, and hostile ones."""

from __future__ import annotations

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from dragoman.containers.archive import pack_archive
from dragoman.errors import DragomanError
from dragoman.exchanges import find_exchange, load_exchange
from dragoman.exchanges.xlsx import list_sheets
from dragoman.model import Returned

XLSX = load_exchange("xlsx")
KIND = b"application/vnd.oasis.opendocument.spreadsheet"
KEY = "dgm_" + "0" * 32 + "u"
NAMES = ("Source: English (en)", "Translation: Persian (fa)", "Note", "Key: do not change")
HEAD = (
    '<office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x" '
    'xmlns:dc="urn:d"><office:body><office:spreadsheet><table:table>'
)
END = "</table:table></office:spreadsheet></office:body></office:document-content>"


def cell(inside: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def texts(*words: str) -> list[str]:
    return [cell(f"<text:p>{word}</text:p>") for word in words]


def pack(*rows: str, head: str = HEAD) -> bytes:
    content = f"{head}{row(*texts(*NAMES))}{''.join(rows)}{END}"
    return pack_archive([("mimetype", KIND), ("content.xml", content.encode())])


def read(translation: str, *more: str) -> Returned:
    first = row(*texts("One"), translation, *texts("a note", KEY))
    data = pack(first, *more)
    assert find_exchange(data) is XLSX
    return XLSX.read(data, "x")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<text:p>one</text:p><text:p/><text:p>two</text:p>", "one\n\ntwo"),
        ('<text:p>a<text:s text:c="3"/>b<text:s/><text:tab/>c<text:line-break/>d</text:p>',
         "a   b \tc\nd"),
        ("<text:p>a\n  <text:span>b<text:a>c</text:a></text:span> d</text:p>", "a bc d"),
        ("<text:p>a<text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>x</text:ruby-text>"
         "</text:ruby></text:p>", "ab"),
    ],
)  # fmt: skip
def test_a_text_is_read_as_it_is_shown(inside: str, text: str) -> None:
    (found,) = read(cell(inside)).rows
    assert (found.text, found.key, found.note, found.remarks) == (text, KEY, "a note", ())


@pytest.mark.parametrize(
    ("attributes", "text", "told"),
    [
        ('office:value-type="float" office:value="7"', "7", "taken as 7"),
        ('office:value-type="boolean" office:boolean-value="true"', "shown", "taken as shown"),
        ('office:value-type="date" office:date-value="2026-01-02"', "", "is a date"),
        ('office:value-type="percentage" office:value="0.5"', "", "is a date"),
        ('office:value-type="string" table:formula="of:=1+1"', "", "is a formula"),
        ('office:value-type="string" table:number-rows-spanned="2"', "", "is merged"),
    ],
)
def test_what_a_program_made_of_a_text_is_told(attributes: str, text: str, told: str) -> None:
    (found,) = read(cell("<text:p>shown</text:p>", attributes)).rows
    assert found.text == text
    assert told in found.remarks[0]


def test_comments_become_notes_without_those_who_wrote_them() -> None:
    inside = (
        "<office:annotation><dc:creator>R. Daneshvar</dc:creator><text:p>is it?</text:p>"
        "<text:p>yes</text:p></office:annotation><text:p>یک</text:p>"
    )
    (found,) = read(cell(inside)).rows
    assert (found.text, found.note) == ("یک", "a note\nis it?\nyes")
    answer = inside.replace("is it?", "Reply to R. Daneshvar (01/02/2026, 10:00): ")
    (found,) = read(cell(answer)).rows
    assert found.note == "a note\nyes"


def test_rows_are_counted_as_the_program_counts_them() -> None:
    many = '<table:table-row table:number-rows-repeated="1048000">'
    empty = f"{many}<table:table-cell/></table:table-row>"
    twice = '<table:table-cell office:value-type="string" table:number-columns-repeated="2">'
    same = row(f"{twice}<text:p>OK</text:p></table:table-cell>", *texts("", KEY))
    returned = read(*texts("یک"), empty, same)
    assert [(each.row, each.source, each.text) for each in returned.rows] == [
        (2, "One", "یک"),
        (1_048_003, "OK", "OK"),
    ]


@pytest.mark.parametrize(
    ("make_data", "sentence"),
    [
        (lambda: pack(head='<!DOCTYPE x [<!ENTITY a "b">]>' + HEAD), "document type"),
        (lambda: pack(head=HEAD[:-20]), "damaged"),
        (lambda: pack(row(cell("<text:p/>") * 600_000)), "too many cells"),
        (lambda: pack_archive([("mimetype", KIND), ("other.xml", b"")]), "missing or damaged"),
        (lambda: pack("<a>" * 100_000), "damaged"),
    ],
    ids=["entity", "not well-formed", "large", "no content", "deep"],
)
def test_what_could_do_harm_is_refused(make_data: Callable[[], bytes], sentence: str) -> None:
    data = make_data()
    with pytest.raises(DragomanError, match=sentence):
        XLSX.read(data, "x")


def test_deep_markup_in_a_cell_is_no_crash() -> None:
    inside = "<text:span>" * 3000 + "یک" + "</text:span>" * 3000
    with pytest.raises(DragomanError, match="nested"):
        read(cell(f"<text:p>{inside}</text:p>"))


def test_repeated_cells_and_spaces_are_bounded() -> None:
    many = 'office:value-type="string" table:number-columns-repeated="999999999"'
    data = pack(*[row(cell("<text:p>x</text:p>", many))] * 500)
    assert len(XLSX.read(data, "x").rows) == 500
    (found,) = read(cell('<text:p>a<text:s text:c="999999999"/></text:p>')).rows
    assert len(found.text) == 10_001


def test_the_kind_of_a_workbook_may_be_anywhere_in_it_and_compressed() -> None:
    """SheetJS writes it so, and so does whoever packs the parts of a file again."""
    content = f"{HEAD}{row(*texts(*NAMES))}{row(*texts('One', 'یک', 'a note', KEY))}{END}"
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", content)
        archive.writestr("mimetype", KIND + b"\n")
    assert find_exchange(file.getvalue()) is XLSX
    (found,) = XLSX.read(file.getvalue(), "x").rows
    assert (found.key, found.text) == (KEY, "یک")
    assert [len(rows) for rows in list_sheets(file.getvalue(), "x")] == [2]


@pytest.mark.parametrize("kind", [b"application/vnd.oasis.opendocument.presentation", b""])
def test_another_archive_is_no_workbook(kind: bytes) -> None:
    parts = [("mimetype", kind), ("content.xml", HEAD.encode() + END.encode())]
    assert find_exchange(pack_archive(parts)) is None
