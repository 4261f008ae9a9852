"""A line across the page divides a text: no edition loses it."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Kind
from dragoman.sources import ReadOptions, html, markdown
from dragoman.structure import row_units

LINE = "* * *"


def list_rows(document: Document) -> list[str]:
    return [unit.text for unit in row_units(document)]


def read_markdown(text: str) -> Document:
    return markdown.read(text.encode(), "scenes", ReadOptions())


def read_page(text: str) -> Document:
    return html.read(text.encode(), "scenes", ReadOptions(suffix=".html"))


LINES = ("***", "---", "_ _ _", "<hr>", '<HR class="scene" />', "<div><hr></div>")
SIGNS = ("<center>* * *</center>", '<p align="center">***</p>', "<div>\n&#42;&#42;&#42;\n</div>")


@pytest.mark.parametrize("line", [*LINES, *SIGNS])
def test_a_line_of_markdown_is_a_row_between_two_texts(line: str) -> None:
    document = read_markdown(f"One.\n\n{line}\n\nTwo.\n\nThree.\n")
    assert list_rows(document) == ["One.", LINE, "Two.", "Three."]
    assert [unit.text for unit in document.units] == ["One.", "Two.", "Three."]


@pytest.mark.parametrize("line", ["<hr>", "<hr/>", "<HR>", "<div><hr></div><hr>"])
def test_so_is_one_of_a_web_page(line: str) -> None:
    assert list_rows(read_page(f"<p>One.</p>{line}<p>Two.</p>")) == ["One.", LINE, "Two."]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("***\n\nOne.\n\n***\n", ["One."]),  # nothing is before or behind it
        ("One.\n\n---\n\n***\n\nTwo.\n", ["One.", LINE, "Two."]),
        ("One.\n\n***\n\n# Two\n\nThree.\n", ["One.", "Two", "Three."]),  # a heading divides, too
        ("> One.\n>\n> ***\n>\n> Two.\n", ["One.", LINE, "Two."]),
        ("- One.\n\n***\n\n- Two.\n", ["One.", LINE, "Two."]),
        ("- One.\n\n  ***\n\n  Two.\n", ["One.", "Two."]),  # a row would end the item
        ("- One.\n  - Two.\n\n    ***\n\n    Three.\n", ["One.", "Two.", "Three."]),
        ("One.\n\n***\n\n| Two |\n|---|\n| Three |\n", ["One.", LINE, "Two", "Three"]),
        ("One.[^a]\n\n[^a]: Two.\n\n    ***\n\n    Three.\n", ["One.[^a]", "Two.", "Three."]),
        (
            "One.[^a]\n\n[^a]: Two.\n\n    ***\n\n    Three.\n\nB\n",
            ["One.[^a]", "Two.", "Three.", "B"],
        ),
        ("One.[^a]\n\n***\n\n[^a]: Two.\n\n[^b]: B\n\nC\n", ["One.[^a]", "Two.", "B", LINE, "C"]),
    ],
)
def test_where_it_divides_nothing_it_is_no_row(text: str, rows: list[str]) -> None:
    assert list_rows(read_markdown(text)) == rows


@pytest.mark.parametrize(
    "text",
    [
        "<p>One.</p><hr hidden><p>Two.</p>",
        "<table><tr><th>One.</th></tr><tr><td><hr></td></tr><tr><td>Two.</td></tr></table>",
        "<table><tr><th>One.</th></tr><tr><td><hr>Two.</td></tr></table>",
    ],
)
def test_a_line_that_nobody_sees_or_that_is_in_a_table_is_no_row(text: str) -> None:
    assert list_rows(read_page(text)) == ["One.", "Two."]


@pytest.mark.parametrize("block", ["<!-- *** -->", "<!--\n<hr>\n-->", "<a id='x'></a>", "<br>"])
def test_other_blocks_of_html_show_no_line(block: str) -> None:
    assert list_rows(read_markdown(f"One.\n\n{block}\n\nTwo.\n")) == ["One.", "Two."]
    text = f"One.\n\n***\n\n{block}\n\nTwo.\n"
    assert list_rows(read_markdown(text)) == ["One.", LINE, "Two."]


@pytest.mark.parametrize("block", ["<p>⁂</p>", "<div>\n⁂\n</div>", "<center>* * *</center>"])
def test_signs_are_there_once(block: str) -> None:
    shown = list_rows(read_markdown(f"One.\n\n{block}\n\nTwo.\n"))
    assert len(shown) == 3 and (shown[0], shown[2]) == ("One.", "Two.")


@pytest.mark.parametrize(
    "between", ["<a name='x'></a>", "<p><a id='x'></a>&#8203;</p>", "<svg></svg>", "<p>&nbsp;</p>"]
)
def test_a_block_without_a_text_keeps_the_line_above_it(between: str) -> None:
    shown = list_rows(read_page(f"<p>One.</p><hr>{between}<p>Two.</p>"))
    assert shown == ["One.", LINE, "Two."]


def test_a_line_between_two_tables_is_a_row() -> None:
    one, two = (f"<table><tr><th>{word}.</th></tr><tr><td>a</td></tr></table>" for word in "12")
    assert list_rows(read_page(f"{one}<hr>{two}")) == ["1.", "a", LINE, "2.", "a"]


def test_the_row_is_the_same_in_every_language() -> None:
    _, line, _ = row_units(read_markdown("One.\n\n***\n\nTwo.\n"))
    assert not line.translatable and line.kind is Kind.PARAGRAPH


def test_the_document_keeps_its_own_line() -> None:
    document = read_markdown("One.\n\n- - -\n\nTwo.\n")
    texts = {unit.key: f"{unit.text} Übersetzt." for unit in document.units}
    assert markdown.rebuild(document, {}) == b"One.\n\n- - -\n\nTwo.\n"
    assert b"\n\n- - -\n\n" in markdown.rebuild(document, texts)
