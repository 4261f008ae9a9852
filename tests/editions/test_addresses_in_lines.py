"""Addresses in a PDF get no hyphens, and are broken where the Chicago Manual of Style says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.editions._addresses import Limits, split_addresses
from dragoman.model import Kind, PrintOptions, Unit
from helpers import editions
from helpers.pdfs import build_edition, extract_text, render
from helpers.tools import need_module

LIMITS = Limits(24, 40)


def find_addresses(text: str, limits: Limits = LIMITS) -> list[list[str]]:
    return [part for part in split_addresses(text, limits) if isinstance(part, list)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See #FreePoliticalPrisoners, or @user.name's.",
         [["#FreePoliticalPrisoners"], ["@user.name"]]),
        ("(office@example.org).", [["office@example.org"]]),
        ("Über #Pressefreiheit_jetzt an müller@bücher.de!",
         [["#Pressefreiheit_jetzt"], ["müller@bücher.de"]]),
        ("C++, C#, g++ and Notepad++", [["C++"], ["C#"], ["g++"], ["Notepad++"]]),
        ("in C++17;", [["C++17"]]),
        ("a.pdf, file_name and /usr/share/x", [["a.pdf"], ["file_name"], ["/usr/share/x"]]),
        ("www.bbc.com/news, bbc.com.", [["www.bbc.com/news"], ["bbc.com"]]),
        ("https://a.example/x(y).", [["https://a.example/x(y)"]]),
        ("(https://a.example/x)", [["https://a.example/x"]]),
        ("“https://a.example/x”", [["https://a.example/x"]]),
        ("https://example.org/reports?lang=en&page=2.",
         [["https://", "example.", "org/", "reports?", "lang=en&", "page=2"]]),
        ("mailto:first.second.third@office.example.org",
         [["mailto:first.", "second.", "third@", "office.", "example.", "org"]]),
    ],
)  # fmt: skip
def test_what_an_address_is_and_where_it_may_be_broken(text: str, found: list[list[str]]) -> None:
    limits = Limits(24, 24) if "mailto" in text else LIMITS
    assert find_addresses(text, limits) == found


@pytest.mark.parametrize(
    "text",
    ["and/or", "e.g. this", "U.S.A.", "3.5 km", "12:30", "Q&A", "# 1", "#1", "50% off", "A + B",
     "#آزادی_زندانیان", "#自由_中国", "", "well-known", "Yes.No"],
)  # fmt: skip
def test_what_no_address_is_may_be_hyphenated(text: str) -> None:
    expected = [["Yes.No"]] if text == "Yes.No" else []  # a space is missing: it looks like a host
    assert find_addresses(text) == expected


@pytest.mark.parametrize("text", ["a b.c@d.example e", "x #y", "no address", "@a/@b c++ d++e."])
def test_nothing_of_the_text_is_lost(text: str) -> None:
    parts = split_addresses(text, LIMITS)
    assert "".join("".join(part) for part in parts) == text


def test_a_part_that_fits_into_no_line_is_broken_anywhere() -> None:
    (pieces,) = find_addresses("https://example.org/" + "a" * 100 + "-b")
    assert "".join(pieces) == "https://example.org/" + "a" * 100 + "-b"
    assert max(map(len, pieces)) <= LIMITS.name
    assert find_addresses("#FreeAllPoliticalPrisonersInSyriaNow", Limits(12, 12)) == [
        ["#Free", "All", "Political", "Prisoners", "In", "Syria", "Now"]
    ]


@pytest.mark.parametrize("layout", ["stacked", "single"])
def test_no_hyphen_is_put_into_an_address(
    layout: str, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    need_module("typst")
    names = ("#FreePoliticalPrisoners", "correspondent@humanitarianorganisation.example",
             "@documentationcentre", "international_communications", "C++")  # fmt: skip

    def fill(builder: editions.Builder) -> None:
        for line in range(40):  # the addresses come to the ends of lines in all their parts
            text = "x" * line + " " + " communication ".join(names) + " representatives" * 4
            builder.add(Unit("", Kind.PARAGRAPH, line), text, "متن", "")

    languages = ("en",) if layout == "single" else ("en", "fa")
    printing = PrintOptions(margins=(20.0, 55.0, 20.0))
    data = render(build_edition(fill, *languages), layout, printing=printing)
    text = extract_text(data, tmp_path, need_tool("pdftotext"))
    assert re.search("[a-z]\u00ad\n", text), "other words are hyphenated"
    for name in names:
        assert text.count(name) >= 40, name


@pytest.mark.parametrize("longest", [1, 2, 3, 5])
@pytest.mark.parametrize(
    "text", ["name.of.one@example.org", "#FreeAllPrisoners", "www.example.org/a"]
)
def test_no_piece_is_longer_than_a_limit_of_few_characters(text: str, longest: int) -> None:
    (pieces,) = find_addresses(text, Limits(longest, longest))
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= longest
