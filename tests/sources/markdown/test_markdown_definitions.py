"""Lists of definitions in Markdown: terms and definitions are texts, and stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources import read, rebuild
from helpers.durations import check_growth


def list_texts(data: str) -> list[str]:
    document = read(data.encode(), "a", suffix=".md")
    assert rebuild(document, {}) == data.encode()
    return [unit.text for unit in document.units]


def translate(data: str, **new: str) -> str:
    document = read(data.encode(), "a", suffix=".md")
    texts = {unit.key: new.get(unit.text, "") for unit in document.units}
    return rebuild(document, texts).decode()


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ("A\n: one\n: two\n", ["A", "one", "two"]),
        ("A\n\n: one\n\nB\n\n: two\n", ["A", "one", "B", "two"]),
        ("A\n:   one\n    goes on\n\n    more\n", ["A", "one goes on", "more"]),
        ("*A*\n: one\n  - item\n", ["*A*", "one", "item"]),
        ("- item\n\n  A\n  : one\n", ["item", "A", "one"]),
        ("> A\n> : one\n", ["A", "one"]),
        ("A\r\n: one\r\n", ["A", "one"]),
        ("A\nB\n: one\n: two\n", ["A", "B", "one", "two"]),
        (
            "*A*\n`b c`\nD\n:   one\n\n    more\n\nE\nF\n: two\n",
            ["*A*", "`b c`", "D", "one", "more", "E", "F", "two"],
        ),
        ("- item\n\n  A\n  B\n  : one\n", ["item", "A", "B", "one"]),
        ("> A\n> B\n> : one\n", ["A", "B", "one"]),
        ("A\r\nB\r\n: one\r\n", ["A", "B", "one"]),
        # no definitions
        ("A line of prose, and\nits end.\n: one\n", ["A line of prose, and its end. : one"]),
        (f"{'long ' * 20}\nB\n: one\n", [f"{'long ' * 20}B : one"]),
        ("A\nB\n\n: one\n", ["A B", ": one"]),
        ("- A\nB\n: one\n", ["A B : one"]),
        ("A\n    B\n: one\n", ["A B : one"]),
        ("All the best,\n~ Ann\n", ["All the best, ~ Ann"]),
        ("A\n:one\n", ["A :one"]),
        ("A\n:smile: b\n", ["A :smile: b"]),
        ("A:\none\n", ["A: one"]),
        (": one\n", [": one"]),
        ("| a |\n|---|\n| b |\n\n: A caption\n", ["a", "b", "A caption"]),
        ("    code\n: one\n", ["code", ": one"]),
    ],
)
def test_what_is_a_definition(data: str, texts: list[str]) -> None:
    assert list_texts(data) == texts


@pytest.mark.parametrize(
    ("new", "written"),
    [
        ("x", "x\n: x\n\nx\n"),
        ("x\\\ny", "x y\n: x\\\n  y\n\nx\\\ny\n"),
        (": x", "\\: x\n: \\: x\n\n\\: x\n"),
        ("# x", "\\# x\n: \\# x\n\n\\# x\n"),
    ],
)
def test_a_translation_is_what_its_source_was(new: str, written: str) -> None:
    assert translate("A\n: one\n\nEnd\n", A=new, one=new, End=new) == written


def test_several_terms_stay_on_their_lines() -> None:
    assert translate("A\nB\n: one\n", A="x", B="y\\\nz", one="w") == "x\ny z\n: w\n"


def test_a_caption_of_a_table_stays_one() -> None:
    table = "| a |\n|---|\n| b |\n\n"
    assert translate(f"{table}: one\n", one="x") == f"{table}: x\n"


@given(st.lists(st.sampled_from(["A\n", ": b\n", "\n", "  c\n", "> ", "- ", "~ d\n", ":\n"])))
def test_without_translations_the_bytes_are_the_same(pieces: list[str]) -> None:
    list_texts("".join([*pieces, "End\n"]))


@pytest.mark.parametrize(
    "line", ["A\n", "A\nB\n: b\n", "A\n: b\n", ": b\n", "A\n\n: b\n\n", "A\n: A\n  : "]
)
def test_the_time_grows_with_the_length(line: str) -> None:
    check_growth(lambda size: line * size, list_texts, 200)
