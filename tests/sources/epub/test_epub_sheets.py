"""Lists of a book have the markers that its style sheets say."""

from __future__ import annotations

import pytest

from dragoman.sources import rebuild
from dragoman.sources._html.list_rules import read_no_sheet, read_sheet_rules
from helpers.book_files import make_book, page, read_book, read_part
from helpers.durations import check_growth

LIST = '<ol class="law"><li>x<ul><li>y</li></ul></li></ol>'


def read_markers(head: str, parts: dict[str, str], body: str = LIST) -> list[str]:
    """Return the markers around each text of a book of one page, with a head and other parts."""
    text = page(body).replace("<head>", f"<head>{head}")
    units = read_book(make_book({"text/a.xhtml": text, **parts})).units
    return [" ".join(unit.place.lists) for unit in units if unit.text in ("x", "y")]


def link(address: str, more: str = "") -> str:
    return f'<link rel="stylesheet" type="text/css" href="{address}"{more}/>'


@pytest.mark.parametrize(
    ("head", "sheet", "markers"),
    [
        (link("../style/s.css"), ".law { list-style-type: upper-roman }", ["I.", "I. -"]),
        (link("../style/s.css?v=2#x"), "ol{list-style:lower-alpha}", ["a.", "a. -"]),
        ('<LINK REL="StyleSheet" HREF="../style/s.css"/>', "ul{list-style:none}", ["1.", "1. "]),
        ('<?xml-stylesheet href="../style/s.css" type="text/css"?>', "ol{list-style:none}",
         ["", " -"]),
        (link("../style/s.css", ' media="screen and (min-width: 20em)"'), "ol{list-style:none}",
         ["", " -"]),
        # what is not used, or not for a screen
        (link("../style/s.css", ' media="print"'), "ol{list-style:none}", ["1.", "1. -"]),
        (link("../style/s.css").replace("stylesheet", "alternate stylesheet"),
         "ol{list-style:none}", ["1.", "1. -"]),
        (f'<!-- {link("../style/s.css")} -->', "ol{list-style:none}", ["1.", "1. -"]),
        (link("../style/s.css"), "@media print { ol { list-style: none } }", ["1.", "1. -"]),
        (link("../style/s.css"), "@media amzn-mobi{ol{list-style:none} li{color:red}}",
         ["1.", "1. -"]),
        # what is
        (link("../style/s.css"), "@media not print { ol { list-style: none } }", ["", " -"]),
        (link("../style/s.css"), "@media print, screen{li{color:red} ol{list-style:none}}",
         ["", " -"]),
        (link("../style/s.css"), "\ufeff@charset 'utf-8'; ol{list-style:none}", ["", " -"]),
        # no such part, and one outside of the book
        (link("../style/other.css"), "ol{list-style:none}", ["1.", "1. -"]),
        (link("https://example.org/s.css"), "ol{list-style:none}", ["1.", "1. -"]),
    ],
)  # fmt: skip
def test_a_page_has_the_style_sheets_that_it_names(
    head: str, sheet: str, markers: list[str]
) -> None:
    assert read_markers(head, {"style/s.css": sheet}) == markers


@pytest.mark.parametrize(
    "importing",
    [
        '@import "more/t.css";',
        "@import url(more/t.css);",
        "@import url( 'more/t.css' ) screen;",
        "@import 'more/t.css'",
    ],
)
def test_a_style_sheet_has_those_that_it_imports(importing: str) -> None:
    parts = {"style/s.css": importing, "style/more/t.css": "ol { list-style: upper-alpha }"}
    assert read_markers(link("../style/s.css"), parts) == ["A.", "A. -"]


def test_its_own_rules_are_after_those_that_it_imports() -> None:
    parts = {
        "style/s.css": "@import 't.css' print; @import 'u.css'; ol { list-style: lower-roman }",
        "style/t.css": ".law { list-style: none }",
        "style/u.css": "ol, ul { list-style: lower-alpha }",
    }
    assert read_markers(link("../style/s.css"), parts) == ["i.", "i. a."]


def test_style_sheets_may_import_each_other() -> None:
    parts = {
        "style/s.css": "@import 't.css'; ul { list-style: none }",
        "style/t.css": "@import 's.css'; ol { list-style: upper-alpha }",
    }
    assert read_markers(link("../style/s.css"), parts) == ["A.", "A. "]


def test_many_style_sheets_may_import_each_the_next_one() -> None:
    """They neither stop the program, nor do the rules become twice as many with each."""
    parts = {f"s{n}.css": f"@import 's{n + 1}.css';" * 2 for n in range(1500)}
    parts["s19.css"] = parts["s1499.css"] = "ol { list-style: upper-alpha }"
    assert read_markers(link("../s0.css"), parts) == ["A.", "A. -"]
    assert read_markers(link("../s1000.css"), parts) == ["1.", "1. -"]


@pytest.mark.parametrize(
    "piece",
    ["@import x", "@import x ", "@import 'x", "@media x", "@media x{a{}", "@import url(", " "],
)
def test_the_time_for_a_style_sheet_grows_with_its_length(piece: str) -> None:
    end = "{list-style:none"
    check_growth(
        lambda size: f"@import {piece * size}{end}",
        lambda sheet: read_sheet_rules(sheet, read_no_sheet),
        4000,
    )


def test_the_later_style_sheet_counts_wherever_it_is() -> None:
    own = "<style>ol { list-style: none }</style>"
    parts = {"style/s.css": "ol { list-style: lower-alpha }"}
    assert read_markers(own + link("../style/s.css"), parts) == ["a.", "a. -"]
    assert read_markers(link("../style/s.css") + own, parts) == ["", " -"]


def test_a_style_sheet_that_is_too_large_is_not_read() -> None:
    sheet = "ol{list-style:none}" + " " * (4 << 20)
    assert read_markers(link("../style/s.css"), {"style/s.css": sheet}) == ["1.", "1. -"]


def test_the_style_sheets_of_a_book_turn_over_with_it() -> None:
    sheet = "\ufeffp { direction: rtl; text-align: right }\r\n.en { direction: ltr }\xe9"
    data = make_book({"a.xhtml": page("<p>سلام دنیا</p>"), "style/s.css": sheet, "b.css": "p{}"})
    document = read_book(data)
    texts = {unit.key: "Hello" for unit in document.units if unit.text == "سلام دنیا"}
    new = rebuild(document, texts, "en")
    turned = sheet.replace("rtl", "ltr").replace("right", "left")
    assert read_part(new, "style/s.css") == turned
    assert read_part(new, "b.css") == "p{}"
    for again in (rebuild(document, texts, "ar"), rebuild(document, {}, "en")):
        assert read_part(again, "style/s.css") == sheet
