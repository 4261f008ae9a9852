"""Tables with bars: a plus in the line below the header, and the line above a footer."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from dragoman.sources import read, rebuild

Cells = list[tuple[str, tuple[int, int, int] | None]]
WHOLE: Cells = [("A", (0, 0, 0)), ("B", (0, 0, 1)), ("c", (0, 1, 0)), ("d", (0, 1, 1))]


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("A | B\n---+---\nc | d", WHOLE),
        ("| A | B |\n|---+--:|\n| c | d |", WHOLE),
        ("| A | B |\n|---|---|\n| c | d |", WHOLE),
        ("| A | B |\n|---|---|\n| c | d |\n|===|===|\n| e | |", [*WHOLE, ("e", (0, 3, 0))]),
        ("A | B\n--|--\nc | d\n=====+====\ne | ", [*WHOLE, ("e", (0, 3, 0))]),
        (
            "| A | B |\n|---|---|\n| c | d |\n| = | == |",
            [*WHOLE, ("=", (0, 2, 0)), ("==", (0, 2, 1))],
        ),
        (
            "| A | B |\n|---|---|\n| c | d |\n| === | the same |",
            [*WHOLE, ("===", (0, 2, 0)), ("the same", (0, 2, 1))],
        ),
        ("| A | B |\n|---|---|\n| c | d |\n===", [*WHOLE, ("===", (0, 2, 0))]),
    ],
)
@pytest.mark.parametrize("around", ["{}\n", "- Item\n\n  {}\n", "> {}\n"])
def test_cells(table: str, cells: Cells, around: str) -> None:
    indent = {"-": "  ", ">": "> "}.get(around[0], "")
    data = around.format(table.replace("\n", f"\n{indent}"))
    document = read(data.encode(), "a", suffix=".md")
    units = [unit for unit in document.units if unit.kind is Kind.TABLE_CELL]
    assert [(unit.text, unit.place.cell) for unit in units] == cells
    assert rebuild(document, {}) == data.encode()
    written = rebuild(document, {unit.key: f"x{unit.text}" for unit in units})
    again = read(written, "a", suffix=".md")
    found = [unit.text for unit in again.units if unit.kind is Kind.TABLE_CELL]
    assert found == [f"x{text}" for text, _ in cells]


@pytest.mark.parametrize("text", ["A\n---+---\nb", "A | B\n+---+\nc", "A | B\n---+-x-\nc"])
def test_what_has_no_header_with_a_bar_is_no_table(text: str) -> None:
    units = read(text.encode(), "a", suffix=".md").units
    assert not [unit for unit in units if unit.kind is Kind.TABLE_CELL]


@pytest.mark.parametrize(
    "text", ["<div dir=ltr>x</div>", "- x", "# x", "1. x", "+ 5", "=== x", "> x", "```x```"]
)
def test_what_would_begin_a_block_begins_a_cell_as_it_is(text: str) -> None:
    document = read(b"| a | b |\n|---|---|\n| c | d |\n", "x", suffix=".md")
    texts = {unit.key: text for unit in document.units if unit.text in "bcd"}
    written = f"| a | {text} |\n|---|---|\n| {text} | {text} |\n"
    assert rebuild(document, texts).decode() == written
    plain = read(b"a | b\n--|--\nc | d\n", "x", suffix=".md")  # here, it would
    again = rebuild(plain, {unit.key: text for unit in plain.units if unit.text in "bcd"})
    units = read(again, "x", suffix=".md").units
    assert [unit.kind for unit in units] == [Kind.TABLE_CELL] * 4
