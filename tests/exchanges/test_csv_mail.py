"""A table that was copied into a mail, and what programs for mail make of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exchanges import find_exchange
from dragoman.exchanges._mail import join_lines, unquote_mail
from dragoman.model import Returned

HEAD = ["Number", "Source: English (en)", "Translation: Persian (fa)", "Note", "State"]
KEYS = [f"dgm_{number:032x}u" for number in range(3)]
ROWS = [
    [f"1\nheading 1\n{KEYS[0]}", "A letter", "نامه", "", "untranslated"],
    [f"2\n{KEYS[1]}", "One\ntwo", '"یک"\nدو', "a note\nof two lines", "untranslated"],
    [f"3\n{KEYS[2]}", '"Three" and four', '"سه" و چهار', "", "untranslated"],
]
GREETING, FAREWELL = "Hello,\n\nhere it is.\n\n", "\n\n-- \nFrom my phone\n"
LINES = st.text('ab "', min_size=1, max_size=4).filter(str.strip)
CELLS = st.lists(LINES, max_size=3).map("\n".join)


def paste(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in [HEAD, *rows])


def read(text: str) -> Returned:
    form = find_exchange(text.encode())
    assert form is not None
    return form.read(text.encode(), "mail.txt")


def quote_lines(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.split("\n"))


@pytest.mark.parametrize(
    "change",
    [str, quote_lines, lambda text: quote_lines(quote_lines(text)), lambda text: text + "\n"],
    ids=["as it is", "in an answer", "in an answer to an answer", "a blank line more"],
)
def test_a_table_in_a_mail_is_read(change: Callable[[str], str]) -> None:
    returned = read(change(GREETING + paste(ROWS) + FAREWELL))
    assert [row.key for row in returned.rows] == KEYS
    assert [row.source for row in returned.rows] == [row[1] for row in ROWS]
    assert [row.text for row in returned.rows] == [row[2] for row in ROWS]
    assert [row.note for row in returned.rows] == [row[3] for row in ROWS]
    assert [said for _, said in returned.remarks if "outside of the table" in said][-1:] == [
        "a text outside of the table is not taken: From my phone"
    ]


def test_a_row_whose_end_is_missing_takes_nothing_from_the_next() -> None:
    short = [ROWS[0][:3], *ROWS[1:]]  # without the empty cells at its end
    returned = read(paste(short) + "\n")
    assert [(row.key, row.text) for row in returned.rows] == [
        (KEYS[0], "نامه"), (KEYS[1], ROWS[1][2]), (KEYS[2], ROWS[2][2])
    ]  # fmt: skip


def test_a_blank_line_ends_a_table() -> None:
    cells = [*ROWS[0][:4]]
    returned = read(f"{paste([cells])}\n\nuntranslated\n")
    assert [(row.text, row.state) for row in returned.rows] == [("نامه", None)]


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=3))
def test_whatever_lines_cells_have_a_row_is_one_again(texts: list[tuple[str, str]]) -> None:
    rows = [
        [f"{at}\n{KEYS[at]}", source, text, "", "untranslated"]
        for at, (source, text) in enumerate(texts)
    ]
    lines = [line.split("\t") for line in paste(rows).split("\n")]
    numbered = [(number, cells) for number, cells in enumerate(lines, 1)]
    assert [cells for _, cells in join_lines(numbered)] == [HEAD, *rows]


def test_only_a_table_in_an_answer_loses_its_signs() -> None:
    text = "> he said\n" + paste(ROWS)
    assert unquote_mail(text) == text


def test_a_quotation_that_goes_over_several_messages_joins_no_rows() -> None:
    rows = [
        [KEYS[0], '"Go now, he said.', "«حالا برو.", "", ""],
        [KEYS[1], "Nobody went.", "هیچ‌کس نرفت.", "", ""],
        [KEYS[2], 'Then all went."', "بعد همه رفتند.»", "", ""],
    ]
    returned = read(paste(rows))
    assert [(row.key, row.source, row.text) for row in returned.rows] == [
        tuple(row[:3]) for row in rows
    ]


@pytest.mark.parametrize(
    ("texts", "quoting"),
    [
        (['"یک"', "دو"], None),
        (['"a, b"', "c, d"], None),
        (['"a, b"', "c"], csv.QUOTE_MINIMAL),
        (['"a"\nb', "c, d"], csv.QUOTE_MINIMAL),
        (['"a"', "b, c"], csv.QUOTE_ALL),
    ],
)
def test_quotation_marks_around_a_whole_text_stay(texts: list[str], quoting: int | None) -> None:
    rows = [
        [key, "A, b" if "," in text else "A", text, "", ""]
        for key, text in zip(KEYS, texts, strict=False)
    ]
    table = paste(rows)
    if quoting is not None:
        file = io.StringIO()
        csv.writer(file, delimiter="\t", quoting=quoting).writerows([HEAD, *rows])  # type: ignore[arg-type]
        table = file.getvalue()
    assert [row.text for row in read(table).rows] == texts


def test_what_excel_puts_into_quotation_marks_for_its_comma_has_none() -> None:
    rows = [[KEYS[0], '"A, b"', '"c, d"', "", ""], [KEYS[1], "A", "c", "", ""]]
    assert [row.text for row in read(paste(rows)).rows] == ["c, d", "c"]
