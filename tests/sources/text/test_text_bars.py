"""Lines with bars are a table if the bars cannot be chance."""

from __future__ import annotations

import pytest

from dragoman.sources.text.layout import is_table
from dragoman.sources.text.lines import find_blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Name | Age | Town\nA person | 30 | here", True),
        ("| Name | Age |\n| A person | 30 |", True),
        ("Name | Age\nA person | 30\nAnother | 31", True),
        ("Name | Age | Town | Work\nA | 3 | here | none", True),
        ("Name | Age\nA person | 30", False),  # two lines with one bar may be chance
        ("Name | Age | Town\nA person who is 30", False),
        ("Name | Age\nA person\nAnother | 31", False),
        ("A line of words\nand another one\nand a third", False),
    ],
)
def test_bars_in_every_line_are_columns(text: str, expected: bool) -> None:
    (block,) = find_blocks(text)
    assert is_table(block) is expected
