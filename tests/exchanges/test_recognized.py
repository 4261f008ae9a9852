"""Each format is asked whether a file is its own: that is quick, whatever is in the file."""

from __future__ import annotations

import pytest

from dragoman.exchanges import load_exchange
from helpers.durations import check_growth


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("xliff", b"<xliff "),
        ("xliff", b"<xliff version"),
        ("xliff12", b"<x:xliff "),
        ("tmx", b"<tmx "),
        ("page", b"<body "),
    ],
)
def test_elements_without_an_end_are_no_format_and_take_no_square_of_the_time(
    name: str, beginning: bytes
) -> None:
    recognizes = load_exchange(name).recognizes

    def ask(data: bytes) -> None:
        for _ in range(5):
            assert not recognizes(data)

    check_growth(lambda size: beginning * (size // len(beginning)), ask, 60_000)
