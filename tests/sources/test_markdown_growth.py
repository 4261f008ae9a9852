"""Long lines and many blocks of Markdown are read in time that grows with their length.

Each of these took the square of it: one part of the file was looked at again from every other part.
"""

from __future__ import annotations

import pytest

from dragoman.sources import ReadOptions
from dragoman.sources import markdown as source
from helpers.durations import check_growth


@pytest.mark.parametrize(
    ("begin", "unit", "end"),
    [
        ("---\na", " " * 5, "\n---\n"),
        ("+++\na = 1\n", "a . ", "\n+++\n"),
        ("+++\na = 1\n", '"a".', "\n+++\n"),
        ("", "/// note\n", "///\n"),
        ("- /// a\n", "  /// a\n", "x\n"),
        ("Text\n", "| a\n", ""),
        ("", "| a\n", "| a |\n"),
        ("![[", "#", "\n"),
        ("::: note a", " ", "b\n"),
        ("::: note a", ":", "b\n"),
        ("```admonish ", 'title="a" ', "`\n"),
        ("Text\n", "{#a}\n", ""),
        ("Text\n", "{:#a}\n", ""),
        ("", "% a\n", ""),
        ("```{toctree}\n", "A b <c>\n", "```\n"),
    ],
)
def test_the_time_grows_with_the_length(begin: str, unit: str, end: str) -> None:
    def make(count: int) -> bytes:
        return f"{begin}{unit * count}{end}\nText.\n".encode()

    check_growth(make, lambda data: source.read(data, "letter.md", ReadOptions()), 20_000)
