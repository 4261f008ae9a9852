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


@pytest.mark.parametrize(
    "unit",
    [
        "a: b\n",
        "- a\n",
        "- ",
        "a: [x,\n",
        "a: [x, 'y', z]\n",
        " b: c\n",
        "a:\n",
        "a: 'x\n",
        "  a b\n",
        "a b: {x: [y]}\n",
        "a: {\n",
        'a: [{"',
    ],
)
@pytest.mark.parametrize("start", ["title: a\n", "tags: [a,", "tags:\n", "x: 'y\n"])
def test_many_keys_are_read_in_linear_time(start: str, unit: str) -> None:
    options = ReadOptions(front_matter=("tags.*",))

    def make(count: int) -> bytes:
        return f"---\n{start}{unit * count}\n---\n\nText.\n".encode()

    check_growth(make, lambda data: source.read(data, "letter.md", options), 3_000)


@pytest.mark.parametrize(
    "unit", ["a = 'b'\n", "[a]\n", "a = [\n", "[", "[[a]]\nb.c = 1\n", '"""', "a ", "{a=", "'a\n"]
)
def test_many_keys_of_toml_are_read_in_linear_time(unit: str) -> None:
    def make(count: int) -> bytes:
        return f"+++\na = 1\n{unit * count}\n+++\n\nText.\n".encode()

    check_growth(make, lambda data: source.read(data, "letter.md", ReadOptions()), 3_000)
