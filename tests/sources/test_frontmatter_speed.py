"""Front matter of any length is read in time that grows with it."""

from __future__ import annotations

import pytest

from dragoman.sources import ReadOptions
from dragoman.sources import markdown as source
from helpers.durations import check_growth


@pytest.mark.parametrize("unit", [" ", "\t", "  ", " #", "\\ ", ": ", "a b "])
@pytest.mark.parametrize("start", ["title: a", 'title: "a', "title: 'a", "title: >\n  a"])
def test_a_long_value_is_read_in_linear_time(unit: str, start: str) -> None:
    """Spaces within a value took the square of their number."""

    def make(count: int) -> bytes:
        return f"---\n{start}{unit * count}b\n---\n\nText.\n".encode()

    check_growth(make, lambda data: source.read(data, "letter.md", ReadOptions()), 100_000)
