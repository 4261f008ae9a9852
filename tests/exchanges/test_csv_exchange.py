"""Tables as plain text: what a spreadsheet makes of them comes back whole."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dragoman.errors import ExchangeError
from dragoman.escaping import may_be_formula
from dragoman.exchanges import find_exchange, load_exchange
from dragoman.exchanges._row_faults import OWN_WORDS
from dragoman.model import State
from helpers import exchanges

CSV = load_exchange("csv")


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def save(rows: list[list[str]], delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def test_hard_texts_come_back_as_they_went_out() -> None:
    package = exchanges.hard_package()
    data = CSV.write(package)
    assert data.startswith(b"\xef\xbb\xbf"), "Excel would not read it as UTF-8"
    assert exchanges.list_rows(CSV.read(data, "x")) == exchanges.list_items(package)
    assert CSV.write(package) == data


@pytest.mark.parametrize("form", ["| {} |", "|{}|", "  | {} |  "])
def test_a_table_of_markdown_is_read_without_the_spaces_around_its_cells(form: str) -> None:
    texts = [("Two\nlines", "دو\nخط"), ("A | B", "الف | ب"), ("*One* \\", "*یک* \\")]
    package = exchanges.make_package(texts)
    names, *rows = rows_of(CSV.write(package))
    written = [
        " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in row)
        for row in (names, ["---"] * len(names), *rows)
    ]
    table = "\n".join(form.format(row) for row in written)
    returned = CSV.read(f"Here it is:\n\n{table}\n".encode(), "x")
    assert exchanges.list_rows(returned) == exchanges.list_items(package)
    assert [row.state for row in returned.rows] == [item.state for item in package.items]


def test_no_cell_is_a_formula() -> None:
    for row in rows_of(CSV.write(exchanges.hard_package())):
        assert not [cell for cell in row if may_be_formula(cell)]


@given(
    st.lists(st.tuples(exchanges.texts, exchanges.texts), max_size=5, unique_by=lambda p: p[0]),
    st.sampled_from([",", ";", "\t"]),
)
def test_any_texts_come_back_whatever_is_between_them(
    pairs: list[tuple[str, str]], delimiter: str
) -> None:
    package = exchanges.make_package([(source, text) for source, text in pairs if source])
    # A translation that is the word of another column is reported as exchanged, and not taken.
    assume(not any(form.fullmatch(text) for _, text in pairs for form in OWN_WORDS.values()))
    data = save(rows_of(CSV.write(package)), delimiter)
    assert exchanges.list_rows(CSV.read(data, "x")) == exchanges.list_items(package)


def test_other_encodings_of_excel_are_read() -> None:
    package = exchanges.hard_package()
    text = CSV.write(package).decode("utf-8-sig")
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        data = text.encode(encoding)
        assert find_exchange(data) is CSV
        assert exchanges.list_rows(CSV.read(data, "x")) == exchanges.list_items(package)
    with pytest.raises(ExchangeError, match="CSV UTF-8"):
        CSV.read(text[:200].encode() + "رسالة".encode("cp1256"), "x")


def test_columns_and_rows_may_change_their_places() -> None:
    package = exchanges.hard_package()
    rows = rows_of(CSV.write(package))
    moved = [["A title"], [], *([row[::-1] for row in [rows[0], *rows[:0:-1]]])]
    returned = CSV.read(save(moved), "x")
    assert sorted(exchanges.list_rows(returned)) == sorted(exchanges.list_items(package))
    assert returned.language == "fa"
    assert returned.rows[0].row == 4, "rows are counted as a spreadsheet counts them"


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("translated", State.TRANSLATED),
        (" Done ", State.TRANSLATED),
        ("OK", State.TRANSLATED),
        ("Fuzzy", State.FUZZY),
        ("needs  work", State.FUZZY),
        ("untranslated", State.UNTRANSLATED),
        ("reviewed", State.TRANSLATED),
        ("whatever", None),
        ("", None),
    ],
)
def test_the_state_is_what_the_cell_says(word: str, state: State | None) -> None:
    rows = rows_of(CSV.write(exchanges.make_package([("One", "یک")])))
    rows[1][rows[0].index("State")] = word
    assert CSV.read(save(rows), "x").rows[0].state is state


def test_a_key_is_found_wherever_it_stands() -> None:
    package = exchanges.make_package([("One", "یک")])
    rows = rows_of(CSV.write(package))
    rows[1][0], rows[1][-1] = f"1 {rows[1][-1]}", ""
    assert CSV.read(save(rows), "x").rows[0].key == package.items[0].key


def test_a_row_may_end_before_the_columns_that_were_put_last() -> None:
    rows = rows_of(CSV.write(exchanges.make_package([("One", "یک"), ("Two", "دو")])))
    moved = [[*row[:4], *row[:3:-1]] for row in rows]  # the key, the note, the state
    moved[1] = [*moved[1][:4], "", moved[1][4]]  # the key one cell too far, and nothing behind it
    returned = CSV.read(save(moved), "x")
    assert [(row.source, row.text) for row in returned.rows] == [("One", "یک"), ("Two", "دو")]


def test_a_translation_that_nobody_can_place_is_told() -> None:
    rows = rows_of(CSV.write(exchanges.make_package([("One", "یک")])))
    text = rows[0].index("Translation: Persian (fa)")
    rows.append(["" if place != text else "دو" for place in range(len(rows[0]))])
    assert [row for row, _ in CSV.read(save(rows), "x").remarks] == [3]


def test_a_translation_of_a_heading_that_is_only_shown_is_told() -> None:
    package = exchanges.make_package([("One", "یک")])
    shown = package.items[0]._replace(key="", text="")
    rows = rows_of(CSV.write(replace(package, items=(shown, *package.items))))
    assert CSV.read(save(rows), "x").remarks == ()
    rows[1][rows[0].index("Translation: Persian (fa)")] = "یک دیگر"
    returned = CSV.read(save(rows), "x")
    assert [row.text for row in returned.rows] == ["یک"]
    assert [row for row, _ in returned.remarks] == [2]


def test_a_second_table_below_has_its_own_names() -> None:
    package = exchanges.hard_package()
    rows = rows_of(CSV.write(package))
    both = [*rows[:4], [], *([row[::-1] for row in [rows[0], *rows[4:]]])]
    assert exchanges.list_rows(CSV.read(save(both), "x")) == exchanges.list_items(package)


def test_a_table_without_names_and_keys_at_the_end_is_refused() -> None:
    rows = [row[::-1] for row in rows_of(CSV.write(exchanges.hard_package()))]
    with pytest.raises(ExchangeError, match="names of the columns"):
        CSV.read(save(rows[1:]), "x")


def test_a_table_that_is_too_long_is_refused() -> None:
    rows = rows_of(CSV.write(exchanges.make_package([("One", "یک")])))
    data = save([rows[0]]) + save([rows[1]]) * 100_001
    with pytest.raises(ExchangeError, match="100,000 rows"):
        CSV.read(data, "x")


def test_a_damaged_table_is_refused_with_its_line() -> None:
    data = CSV.write(exchanges.make_package([("One", "یک")])) + b'"no end\n'
    with pytest.raises(ExchangeError, match="damaged") as caught:
        CSV.read(data, "x")
    assert caught.value.line == 3


def test_a_table_is_refused_where_nobody_knows_which_translation_is_meant() -> None:
    names, *rows = rows_of(CSV.write(exchanges.make_package([("One", "یک"), ("Two", "دو")])))
    place = next(at for at, name in enumerate(names) if name.startswith("Translation"))
    other = [*names[:place], "Translation: German (de)", *names[place + 1 :]]
    for table, sentence in (
        ([[*names, names[place]], *rows], "two columns with a translation"),
        ([[*names, other[place]], *rows], "two columns with a translation"),
        ([names, rows[0], other, *rows[1:]], "tables are in several languages"),
        ([rows[0], names, *rows[1:]], "not above all others"),
    ):
        with pytest.raises(ExchangeError, match=sentence) as caught:
            CSV.read(save(table), "file.csv")
        assert caught.value.path == "file.csv"
    assert len(CSV.read(save([names, rows[0], names, *rows[1:]]), "x").rows) == 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("column", ["Translation", "State", "Note"])
def test_a_row_that_was_copied_and_changed_is_told_with_its_number(
    delimiter: str, column: str
) -> None:
    rows = rows_of(CSV.write(exchanges.hard_package()))
    place = next(at for at, name in enumerate(rows[0]) if name.startswith(column))
    other = [*rows[2][:place], "" if rows[2][place] else "fuzzy", *rows[2][place + 1 :]]
    returned = CSV.read(save([*rows, rows[2], rows[0], other], delimiter), "x")
    told = [row.row for row in returned.rows if row.remarks]
    assert told == [len(rows) + 3]
    assert returned.rows[-1].remarks == ("the row is there twice, and the two are not the same",)


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_row_whose_texts_were_divided_is_not_taken(delimiter: str) -> None:
    package = exchanges.make_package([("One", "یک"), ("Two, three", "دو"), ("Four", "چهار, پنج")])
    lines = save(rows_of(CSV.write(package)), delimiter).decode().splitlines()
    data = "\n".join(line.replace(",", delimiter).replace('"', "") for line in lines) + "\n"
    returned = CSV.read(data.encode(), "x")
    assert [(row.source, row.text) for row in returned.rows] == [("One", "یک")]
    said = (
        "its texts are divided into more cells than there are columns, because quotation marks "
        "around them were lost; it is not taken"
    )
    assert [(number, str(each)) for number, each in returned.remarks] == [(3, said), (4, said)]
