"""A catalogue that came back in the text of a mail, or through a program that broke its lines."""

from __future__ import annotations

import pytest

from dragoman.errors import CatalogError
from dragoman.exchanges import find_exchange, load_exchange
from helpers import exchanges

PO = load_exchange("po")
PACKAGE = exchanges.hard_package()
DATA = PO.write(PACKAGE)
LINES = DATA.count(b"\n")


def quote_lines(data: bytes, mark: bytes) -> bytes:
    return b"".join(mark + line for line in data.splitlines(keepends=True))


@pytest.mark.parametrize("mark", [b"> ", b">", b">> ", b"> > "])
def test_the_marks_of_an_answer_are_no_part_of_it(mark: bytes) -> None:
    data = quote_lines(DATA, mark)
    assert find_exchange(data) is PO
    assert PO.read(data, "x").rows == PO.read(DATA, "x").rows


def test_text_around_it_is_told_with_its_line() -> None:
    data = b"Hello,\n\nhere it is:\n" + DATA + b"-- \nA name\n"
    assert find_exchange(data) is PO
    returned = PO.read(data, "x")
    assert exchanges.list_rows(returned) == exchanges.list_items(PACKAGE)
    said = "a text outside of the catalogue is not taken: "
    assert returned.remarks == (
        (1, f"{said}Hello,"),
        (3, f"{said}here it is:"),
        (LINES + 4, f"{said}--"),
        (LINES + 5, f"{said}A name"),
    )
    assert returned.rows[0].row == PO.read(DATA, "x").rows[0].row + 3


@pytest.mark.parametrize("end", [b'msgid "z"\nmsgstr "Dan', b'msgid "z"\n', b'#~ msgid "z"\n'])
def test_what_was_cut_off_is_never_taken_for_text_around_it(end: bytes) -> None:
    with pytest.raises(CatalogError):
        PO.read(DATA + b"\n" + end, "x")


@pytest.mark.parametrize("start", [b"", b"# a comment\n", b"\n\n"])
def test_a_byte_order_mark_is_no_text_before_it(start: bytes) -> None:
    returned = PO.read(b"\xef\xbb\xbf" + start + DATA, "x")
    assert exchanges.list_rows(returned) == exchanges.list_items(PACKAGE)
    assert returned.remarks == ()


def test_text_between_its_lines_is_refused_with_its_line() -> None:
    with pytest.raises(CatalogError, match="Hello") as raised:
        PO.read(DATA + b'\nHello\nmsgid "z"\nmsgstr "z"\n', "x")
    assert raised.value.line == LINES + 2


def test_line_ends_of_old_programs_of_apple_are_read() -> None:
    data = DATA.replace(b"\n", b"\r")
    assert find_exchange(data) is PO
    assert PO.read(data, "x").rows == PO.read(DATA, "x").rows


@pytest.mark.parametrize(
    ("comment", "note"),
    [
        ('# | msgid "old"', ""),
        ('#  | msgctxt "menu"', ""),
        ('# | "goes on"', ""),
        ("# | a table | of two", " | a table | of two"),
        ('# "old"', ' "old"'),
    ],
)
def test_an_old_source_that_a_program_made_a_comment_is_no_comment(comment: str, note: str) -> None:
    (row,) = PO.read(f'{comment}\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n'.encode(), "x").rows
    assert row.note.strip() == note.strip()
