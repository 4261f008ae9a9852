"""Grid tables of Pandoc: each cell is a text, and the table is drawn anew around translations."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Kind
from dragoman.sources import read, rebuild

GRID = """Before.

+---------------+--------------:+
| Fruit         | Price         |
+===============+==============:+
| Bananas are   | 1.34 for      |
| yellow        | each          |
+---------------+---------------+
| **Oranges**   |               |
+---------------+---------------+

After.
"""
TEXTS = [
    "Before.",
    "Fruit",
    "Price",
    "Bananas are yellow",
    "1.34 for each",
    "**Oranges**",
    "After.",
]
LONG = "این متن بلند‌تر از آن است که در این خانه جا بگیرد"


def list_texts(data: bytes) -> list[str]:
    return [unit.text for unit in read(data, "doc", suffix=".md").units]


def translate(text: str, texts: dict[str, str]) -> str:
    document = read(text.encode(), "doc", suffix=".md")
    assert rebuild(document, {}) == text.encode()
    return rebuild(document, {(None, old): new for old, new in texts.items()}, "fa").decode()


def test_each_cell_is_a_text() -> None:
    units = read(GRID.encode(), "doc", suffix=".md").units
    assert [unit.text for unit in units] == TEXTS
    cells = [(*(unit.place.cell or ()), unit.place.align) for unit in units[1:-1]]
    assert cells == [
        (0, 0, 0, ""), (0, 0, 1, "end"), (0, 1, 0, ""), (0, 1, 1, "end"), (0, 2, 0, ""),
    ]  # fmt: skip
    assert all(unit.kind is Kind.TABLE_CELL for unit in units[1:-1])
    assert [unit.line for unit in units] == [1, 4, 4, 6, 6, 9, 12]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_table_is_drawn_anew_around_a_translation(line_end: str) -> None:
    written = translate(GRID.replace("\n", line_end), {"Bananas are yellow": "Kurz", "Price": LONG})
    assert written.replace(line_end, "\n").split("\n")[2:14] == [
        "+---------------+--------------:+",
        "| Fruit         | این متن       |",
        "|               | بلند‌تر از آن  |",
        "|               | است که در این |",
        "|               | خانه جا بگیرد |",
        "+===============+==============:+",
        "| Kurz          | 1.34 for      |",
        "|               | each          |",
        "+---------------+---------------+",
        "| **Oranges**   |               |",
        "+---------------+---------------+",
        "",
    ]
    assert list_texts(written.encode())[1:4] == ["Fruit", LONG, "Kurz"]


def test_a_column_is_as_wide_as_its_longest_word_and_wide_letters_count_two() -> None:
    table = "+----+----+\n| 水 | b  |\n+----+----+\n"
    assert translate(table, {"b": "Donaudampfschiff", "水": "水果"}) == (
        "+------+------------------+\n| 水果 | Donaudampfschiff |\n+------+------------------+\n"
    )


@pytest.mark.parametrize(
    "table",
    [
        "+---+---+\n| a     |\n+---+---+\n| c | d |\n+---+---+",  # a cell over two columns
        "+---+---+\n| a | b |\n|   +---+\n|   | d |\n+---+---+",  # one over two rows
        "+-----+---+\n| - a | b |\n| - c |   |\n+-----+---+",  # a list in a cell
        "+---+---+\n| a | b |\n|   |   |\n| c |   |\n+---+---+",  # two paragraphs
    ],
)
def test_any_other_table_is_code_that_keeps_its_lines(table: str) -> None:
    (_before, code, _after) = read(f"A.\n\n{table}\n\nB.\n".encode(), "doc", suffix=".md").units
    assert (code.kind, code.text, code.translatable) == (Kind.CODE, table, False)
    assert translate(f"A.\n\n{table}\n\nB.\n", {"A.": "X.", "B.": "Y."}) == (
        f"X.\n\n{table}\n\nY.\n"
    )


def test_a_table_in_a_list_keeps_its_lines() -> None:
    text = "- Item\n\n  +---+---+\n  | c | d |\n  +---+---+\n"
    assert translate(text, {"Item": "Punkt"}) == text.replace("Item", "Punkt")


@pytest.mark.parametrize(
    "lines",
    [
        "> {}\n> {}\n> {}",  # in a quotation
        "> > {}\n> > {}\n> > {}",
        "{}\n  {}\n{}",  # a line is indented
        "| a line of verse\n{}\n{}\n{}",
        "+ item\n{}\n{}\n{}",
        "| h | i |\n|---|---|\n| 1 | 2 |\n{}\n{}\n{}",
    ],
)
def test_a_table_that_could_not_be_found_again_keeps_its_lines(lines: str) -> None:
    border = "+---+---+"
    text = f"A.\n\n{lines.format(border, '| c | d |', border)}\n\nB.\n"
    assert "c" not in list_texts(text.encode())
    assert translate(text, {"B.": "Y.", "c": "new"}) == text.replace("B.", "Y.")


def test_two_tables_are_drawn_anew_each_for_itself() -> None:
    table = "+---+---+\n| {} | b |\n+---+---+\n"
    text = f"{table.format('c')}\n> quoted\n{table.format('d')}"
    assert translate(text, {"c": "C", "d": "D"}) == text.replace("c |", "C |").replace(
        "| d |", "| D |"
    )


def test_lines_that_only_look_like_a_table_are_text() -> None:
    assert list_texts(b"+---+\n\ntext\n\n+---+---+\nwords\n") == [
        "+---+",
        "text",
        "+---+---+ words",
    ]


@given(
    st.lists(
        st.text(alphabet="ab *_|+-=:>#1.`<\\[]()\n水آ\u200c", max_size=30), min_size=5, max_size=5
    )
)
def test_any_translation_leaves_the_same_cells(texts: list[str]) -> None:
    new = dict(zip(TEXTS[1:6], texts, strict=True))
    units = read(translate(GRID, new).encode(), "doc", suffix=".md").units
    assert [(unit.kind, unit.place) for unit in units] == [
        (unit.kind, unit.place) for unit in read(GRID.encode(), "doc", suffix=".md").units
    ]


def read_with_pandoc(pandoc: str, text: str) -> list[str]:
    """Return the cells of the only table of a text as Pandoc reads them."""
    command = [pandoc, "-f", "markdown", "-t", "json"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    (table,) = (block["c"] for block in json.loads(done.stdout)["blocks"] if block["t"] == "Table")
    rows = [*table[3][1], *(row for body in table[4] for row in body[3])]
    return [_show(cell[4]) for row in rows for cell in row[1]]


def _show(node: Any) -> str:
    if isinstance(node, dict):
        return {"Space": " ", "SoftBreak": " "}.get(node["t"]) or _show(node.get("c", ""))
    return "".join(map(_show, node)) if isinstance(node, list) else str(node)


def test_pandoc_reads_the_same_cells(need_tool: Callable[[str], str]) -> None:
    pandoc = need_tool("pandoc")
    expected = ["Fruit", "Price", "Bananas are yellow", "1.34 for each", "Oranges", ""]
    assert read_with_pandoc(pandoc, GRID) == expected
    written = translate(GRID, {"Price": LONG, "Fruit": "水果 和 更 多", "1.34 for each": "a | b"})
    expected[:2], expected[3] = ["水果 和 更 多", LONG], "a | b"
    assert read_with_pandoc(pandoc, written) == expected
