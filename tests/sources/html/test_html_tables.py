"""The tables of web pages: which row of an edition's table a cell is in, and which is its header.

Row 0 is the header: one in ``thead``, or the first if all of its cells are ``th`` or empty.
"""

from __future__ import annotations

import pytest

from dragoman.sources import ReadOptions, read


def find_cells(page: str) -> dict[str, tuple[int, int, int] | None]:
    document = read(page.encode(), "page", suffix=".html", options=ReadOptions())
    return {unit.text: unit.place.cell for unit in document.units}


@pytest.mark.parametrize(
    ("row", "is_header"),
    [
        ("<tr><th>a<th>b", True),
        ("<thead><tr><td>a<td>b</thead><tbody>", True),
        ("<thead><tr><th>a<td>b</thead>", True),
        ("<tr><td>a<td>b", False),
        ("<tbody><tr><td>a<td>b", False),
        ("<tr><th>a<td>b", False),  # what the row is, and its value
        ("<tr><td>a<th>b", False),
        ("<tr><th>a<td><p>b", False),
        ("<tr><th>a<td>&#98;", False),
        ("<th>a<th>b", True),  # the tag of a row may be left out
        ("<td>a<td>b", False),
        ("<caption>x</caption><colgroup><col></colgroup><tr><th>a<th>b", True),
    ],
)
def test_the_first_row_is_a_header_or_not_as_a_whole(row: str, is_header: bool) -> None:
    cells = find_cells(f"<table>{row}<tr><td>c<td>d</table>")
    first = 0 if is_header else 1
    rows = {"a": (0, first, 0), "b": (0, first, 1), "c": (0, first + 1, 0), "d": (0, first + 1, 1)}
    assert {name: cell for name, cell in cells.items() if name != "x"} == rows


@pytest.mark.parametrize("corner", ["", " ", "&nbsp;", "<br>", "<svg></svg>"])
def test_an_empty_corner_leaves_a_header_what_it_is(corner: str) -> None:
    cells = find_cells(f"<table><tr><td>{corner}</td><th>a<tr><th>b<td>c</table>")
    assert cells == {"a": (0, 0, 1), "b": (0, 1, 0), "c": (0, 1, 1)}


def test_an_empty_first_row_is_no_header() -> None:
    assert find_cells("<table><tr><td><td><tr><td>a</table>") == {"a": (0, 2, 0)}


def test_later_rows_count_through_all_parts_of_a_table() -> None:
    page = "<table><thead><tr><th>a<tbody><tr><td>b<tbody><tr><th>c<tfoot><tr><td>d</table>"
    assert find_cells(page) == {"a": (0, 0, 0), "b": (0, 1, 0), "c": (0, 2, 0), "d": (0, 3, 0)}


def test_tables_are_numbered_and_one_in_a_cell_counts_for_itself() -> None:
    page = "<table><tr><th>a<td><table><tr><th>b<tr><td>c</table><td>d<tr><td>e</table>f"
    page += "<table><tr><td>g</table>"
    assert find_cells(page) == {
        "a": (0, 1, 0), "b": (1, 0, 0), "c": (1, 1, 0), "d": (0, 1, 2), "e": (0, 2, 0),
        "f": None, "g": (2, 1, 0),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        (
            "<tr><th rowspan=2>a<th colspan=2>b<tr><th>c<th>d",
            {"a": (0, 0), "b": (0, 1), "c": (1, 1), "d": (1, 2)},
        ),
        ("<tr><td rowspan=3>a<td>b<tr><td>c<tr><td>d", {"c": (2, 1), "d": (3, 1)}),
        ("<tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e", {"d": (2, 0), "e": (2, 2)}),
        ("<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>d", {"c": (2, 2), "d": (3, 0)}),
        ("<tr><td>a<td rowspan=0>b<tr><td>c<td>d<tr><td>e<td>f", {"d": (2, 2), "f": (3, 2)}),
        ("<tr><td rowspan=9>a<td>b<tbody><tr><td>c<td>d", {"c": (2, 0), "d": (2, 1)}),
        ('<tr><td rowspan=" +2x">a<td>b<tr><td>c', {"c": (2, 1)}),
        ("<tr><td rowspan=-2 colspan=none>a<td>b<tr><td>c", {"b": (1, 1), "c": (2, 0)}),
        ("<tr><td colspan=0>a<td>b", {"b": (1, 1)}),
        ("<tr><td colspan=5000>a<td>b", {"b": (1, 1000)}),
    ],
)
def test_a_cell_takes_the_columns_and_lines_that_it_says(
    rows: str, places: dict[str, tuple[int, int]]
) -> None:
    cells = find_cells(f"<table>{rows}</table>")
    assert {name: cell[1:] for name, cell in cells.items() if cell and name in places} == places
