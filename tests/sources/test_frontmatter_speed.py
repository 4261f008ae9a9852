"""Front matter of any length is read in time that grows with it."""

from __future__ import annotations

import time

import pytest

from dragoman.sources import ReadOptions
from dragoman.sources import markdown as source


@pytest.mark.parametrize("unit", [" ", "\t", "  ", " #", "\\ ", ": ", "a b "])
@pytest.mark.parametrize("start", ["title: a", 'title: "a', "title: 'a", "title: >\n  a"])
def test_a_long_value_is_read_in_linear_time(unit: str, start: str) -> None:
    """Spaces within a value took the square of their number."""
    text = f"---\n{start}{unit * 100_000}b\n---\n\nText.\n"
    began = time.process_time()
    source.read(text.encode(), "letter.md", ReadOptions())
    assert time.process_time() - began < 3
