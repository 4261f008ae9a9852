"""Simple and multiline tables of Pandoc: each cell is a text, and a table is drawn anew."""

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
from helpers.durations import check_growth

SIMPLE = """\
  Right     Left     Center     Default
-------     ------ ----------   -------
     12     12        one            12
    123     b c       two           123
                     three            *x*
"""
HEADLESS = """\
-------     ------ ----------   -------
     12     12        12             12
    123     123       123           123
-------     ------ ----------   -------
"""
MULTILINE = """\
-------------------------------------------------------------
 Centered   Default           Right Left
  Header    Aligned         Aligned Aligned
----------- ------- --------------- -------------------------
   First    row                12.0 Example of a row that
                                    spans multiple lines.

  Second    row                 5.0 Here's another one. Note
                                    the blank line between
                                    rows.
-------------------------------------------------------------
"""
HEADLESS_MULTILINE = """\
----------- ------- -------------------------
   First    row     Example of a row that
                    spans multiple lines.

  Second    row     Here's another one.
----------- ------- -------------------------
"""
WIDE = """\
水果   Price
------ -----
水     1
香蕉   2
"""
TABLES = [SIMPLE, HEADLESS, MULTILINE, HEADLESS_MULTILINE, WIDE]
LONG = "این متن بلند‌تر از آن است که در این خانه جا بگیرد"


def list_cells(text: str) -> list[tuple[str, tuple[int, ...], str]]:
    units = read(text.encode(), "doc", suffix=".md").units
    return [
        (unit.text, (unit.place.cell or ())[1:], unit.place.align)
        for unit in units
        if unit.kind is Kind.TABLE_CELL
    ]


def translate(text: str, texts: dict[str, str]) -> str:
    document = read(text.encode(), "doc", suffix=".md")
    assert rebuild(document, {}) == text.encode()
    return rebuild(document, {(None, old): new for old, new in texts.items()}, "fa").decode()


def test_each_cell_of_a_simple_table_is_a_text() -> None:
    assert list_cells(SIMPLE) == [
        ("Right", (0, 0), "end"), ("Left", (0, 1), "start"), ("Center", (0, 2), "center"),
        ("Default", (0, 3), ""),
        ("12", (1, 0), "end"), ("12", (1, 1), "start"), ("one", (1, 2), "center"),
        ("12", (1, 3), ""),
        ("123", (2, 0), "end"), ("b c", (2, 1), "start"), ("two", (2, 2), "center"),
        ("123", (2, 3), ""),
        ("three", (3, 2), "center"), ("*x*", (3, 3), ""),
    ]  # fmt: skip


def test_each_cell_of_a_multiline_table_is_a_text() -> None:
    assert list_cells(MULTILINE) == [
        ("Centered Header", (0, 0), "center"), ("Default Aligned", (0, 1), ""),
        ("Right Aligned", (0, 2), "end"), ("Left Aligned", (0, 3), "start"),
        ("First", (1, 0), "center"), ("row", (1, 1), ""), ("12.0", (1, 2), "end"),
        ("Example of a row that spans multiple lines.", (1, 3), "start"),
        ("Second", (2, 0), "center"), ("row", (2, 1), ""), ("5.0", (2, 2), "end"),
        ("Here's another one. Note the blank line between rows.", (2, 3), "start"),
    ]  # fmt: skip


def test_a_table_without_a_head_has_its_rows() -> None:
    assert [(text, align) for text, _, align in list_cells(HEADLESS)] == [
        ("12", "end"), ("12", "start"), ("12", "center"), ("12", "end"),
        ("123", "end"), ("123", "start"), ("123", "center"), ("123", "end"),
    ]  # fmt: skip
    assert [text for text, _, _ in list_cells(HEADLESS_MULTILINE)] == [
        "First", "row", "Example of a row that spans multiple lines.",
        "Second", "row", "Here's another one.",
    ]  # fmt: skip


def test_what_is_around_a_table_stays_what_it_is() -> None:
    units = read(
        f"Before.\n\n{SIMPLE}\nTable: A *caption*.\n\nAfter.\n".encode(), "d", suffix=".md"
    )
    texts = [unit.text for unit in units.units if unit.kind is Kind.PARAGRAPH]
    assert texts == ["Before.", "A *caption*.", "After."]


def test_a_line_that_ends_with_a_hyphen_is_in_the_table() -> None:
    table = MULTILINE.replace("Here's another one. Note", "A line with a well-     ")
    cells = [unit.text for unit in read(table.encode(), "a.md", suffix=".md").units]
    assert cells[-1] == "A line with a well- the blank line between rows."


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_simple_table_is_drawn_with_wider_columns(line_end: str) -> None:
    text = f"A\n\n{SIMPLE}\nB\n".replace("\n", line_end)
    written = translate(
        text, {"Right": "To the right", "two": "2", "Default": "So", "b c": "long one"}
    )
    assert written.replace(line_end, "\n") == (
        "A\n\n"
        " To the right     Left       Center     So\n"
        "-------------     -------- ----------   --\n"
        "           12     12          one       12\n"
        "          123     long one     2        123\n"
        "                             three      *x*\n"
        "\nB\n"
    )


def test_a_multiline_table_wraps_the_new_text() -> None:
    new = "Sehr viel mehr Text, als in eine Zeile passt"
    old = "Example of a row that spans multiple lines."
    assert (
        translate(MULTILINE, {old: new, "First": "Donaudampfschiff"})
        == """\
------------------------------------------------------------------
    Centered     Default           Right Left
     Header      Aligned         Aligned Aligned
---------------- ------- --------------- -------------------------
Donaudampfschiff row                12.0 Sehr viel mehr Text, als
                                         in eine Zeile passt

     Second      row                 5.0 Here's another one. Note
                                         the blank line between
                                         rows.
------------------------------------------------------------------
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        "A text\n--- ---\nmore text\n",  # no text in the second column
        "A text\n--- ---\n",
        "Two words that go on\n---- ------\nhere and here\n",  # over the gap
        "--- ---\n\nA text\n",  # it separates
        "A\n\n--- ---\n\nB\n\n--- ---\n",
        "- - -\n\nA\n",
        "a   b\n-------\n",  # a heading
        "a | b\n--|--\n1 | 2\n",
        "> a   b\n> --- ---\n> 1   2\n",
        "- a   b\n  --- ---\n  1   2\n",
        "a\tb\n--- ---\n1\t2\n",
        "A text\na   b\n--- ---\n1   2\n",  # the head has one line
        "--- ---\n1   2\n\n",
    ],
)
def test_what_only_looks_like_such_a_table_is_none(text: str) -> None:
    assert all(cell[2] == "" and "|" in text for cell in list_cells(text))
    assert translate(text, {}) == text


TEXT = st.text(alphabet="ab *_|+-=:>#1.`<\\[]()\n水آ\u200c", max_size=30)


@pytest.mark.parametrize("table", TABLES)
@given(texts=st.lists(TEXT, min_size=12, max_size=12))
def test_any_translation_leaves_the_same_cells(table: str, texts: list[str]) -> None:
    text = f"A\n\n{table}\nB\n"
    old = read(text.encode(), "doc", suffix=".md").units
    new = dict(zip(dict.fromkeys(unit.text for unit in old), texts, strict=False))
    units = read(translate(text, new).encode(), "doc", suffix=".md").units
    assert [(unit.kind, unit.place) for unit in units] == [(unit.kind, unit.place) for unit in old]


def read_with_pandoc(pandoc: str, text: str) -> list[tuple[str, str]]:
    """Return the cells of the only table of a text with their sides, as Pandoc reads it."""
    command = [pandoc, "-f", "markdown", "-t", "json"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    (table,) = (block["c"] for block in json.loads(done.stdout)["blocks"] if block["t"] == "Table")
    sides = [column[0]["t"] for column in table[2]]
    rows = [*table[3][1], *(row for body in table[4] for row in body[3])]
    return [(_show(c[4]), s) for row in rows for c, s in zip(row[1], sides, strict=True)]


def _show(node: Any) -> str:
    if isinstance(node, dict):
        return {"Space": " ", "SoftBreak": " "}.get(node["t"]) or _show(node.get("c", ""))
    return "".join(map(_show, node)) if isinstance(node, list) else str(node)


@pytest.mark.parametrize("table", TABLES)
def test_pandoc_reads_the_same_cells(need_tool: Callable[[str], str], table: str) -> None:
    pandoc = need_tool("pandoc")
    words = {"end": "AlignRight", "start": "AlignLeft", "center": "AlignCenter", "": "AlignDefault"}

    def expect(texts: dict[str, str]) -> list[tuple[str, str]]:
        return [
            (texts.get(text, text).replace("*", "").replace("'", "’"), words[align])
            for text, _, align in list_cells(table)
        ]

    assert [each for each in read_with_pandoc(pandoc, table) if each[0]] == expect({})
    for new in ("x", LONG, "水果 和 更 多", "two words"):
        texts = {cell[0]: new for cell in list_cells(table)[::2]}
        written = translate(table, texts)
        assert [each for each in read_with_pandoc(pandoc, written) if each[0]] == expect(texts)


@pytest.mark.parametrize(
    "part",
    ["--- ---\n", "---\n", "a   b\n--- ---\n", "---\na\n\n", "--- ---\n\n", "a   b\n--- ---\n\n"],
)
def test_many_such_lines_take_no_long_time(part: str) -> None:
    check_growth(lambda n: (part * n).encode(), lambda data: read(data, "d", suffix=".md"), 400)
