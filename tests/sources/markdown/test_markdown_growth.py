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
        ("- A\n", "  k:: v\n", ""),
        ("", "- :LOGBOOK:\n", ""),
        ("", "#+BEGIN_SRC\n", ""),
        ("", "<div markdown>\nA\n", ""),
        ("<div markdown>\nA\n", "<p>\n</p>\n", ""),
        ("<div markdown>\nA\n\n", "<p>\n\n", ""),
        ("<div markdown", " ", "a\n"),
        ("{% note info a", " ", "b %} c\n"),
        ("{% image ", "a, ", "%} c\n"),
        ("{% comment %}", " {%", "\n"),
        ("{# a", " #", "\n"),
        ("```{theorem", " ", "b\n"),
        ("# A ", "<a></a>", "b\n"),
        ("<<< a", " [b c", "\n"),
        ("```{=html}\n", "<!-- ", "\n```\n"),
        ("a:: b\n", '"', "\n"),
        ('{% note "a a', "-a", " %} b\n"),
        (":a[", "b ", "\n"),
        ("{! ", "a/", " b\n"),
        ("{* a", ".b", " b\n"),
        ("{! ", "a.md ", " b\n"),
        ("::: note a", " ", "b\n"),
        ("::: note a", ":", "b\n"),
        ("```admonish ", 'title="a" ', "`\n"),
        ("Text\n", "{#a}\n", ""),
        ("Text\n", "{:#a}\n", ""),
        ("", "% a\n", ""),
        ("```{toctree}\n", "A b <c>\n", "```\n"),
        ("```{glossary}\n", "A\n  b\n", "```\n"),
        ("```{r}\n", "#| title: A b\n", "```\n"),
        ("```{figure} a.png\n---\n", "title: A b\n", "---\n```\n"),
        ("```js", " [a b", "\n```\n"),
        ("```js", ' title="A', "\n```\n"),
        ("```{r", ', fig.cap="A', "\n```\n"),
        ("", "::a\n", "::\n"),
        ("", "::a\n", ""),
        ("", "---\na: b\n", ""),
        ("", "!> a\n", ""),
        ("A|B\n", "-+", "\n"),
        ("::: a\n", "<div>\nb\n", ":::\n"),
        ("::: a", ' b="c"', ":::\n"),
    ],
)
def test_the_time_grows_with_the_length(begin: str, unit: str, end: str) -> None:
    def make(count: int) -> bytes:
        return f"{begin}{unit * count}{end}\nText.\n".encode()

    check_growth(make, lambda data: source.read(data, "letter.md", ReadOptions()), 20_000)


@pytest.mark.parametrize("unit", ["<A b={\n", "<A>\nb\n</A>\n", "<A>b</A>\n", "</a>\n", "<p>\n"])
def test_the_time_for_mdx_grows_with_the_length(unit: str) -> None:
    def make(count: int) -> bytes:
        return f"{unit * count}\nText.\n".encode()

    options = ReadOptions(suffix=".mdx")
    check_growth(make, lambda data: source.read(data, "letter.mdx", options), 2_000)


def test_the_time_for_a_row_grows_with_its_cells() -> None:
    def make(count: int) -> bytes:
        return ("|a" * count + "|\n" + "|-" * count + "|\n").encode()

    check_growth(make, lambda data: source.read(data, "letter.md", ReadOptions()), 4_000)


@pytest.mark.parametrize("word", ["a", "\u06cc"])
def test_the_time_for_a_grid_grows_with_its_cells(word: str) -> None:
    def make(count: int) -> bytes:
        border = "+" + "---+" * count
        return f"{border}\n|{f' {word} |' * count}\n{border}\n".encode()

    check_growth(make, lambda data: source.read(data, "letter.md", ReadOptions()), 3_000)


def test_each_row_has_its_own_cells() -> None:
    rows = "> |a|b|\n> |-|-|\n> |c|d|\n\n- |e|\n  |-|\n  |f \\| g|\n"
    document = source.read(rows.encode(), "letter.md", ReadOptions())
    assert [unit.text for unit in document.units] == ["a", "b", "c", "d", "e", "f | g"]
