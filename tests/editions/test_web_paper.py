"""What the style sheet of a page says about printing it."""

from __future__ import annotations

import re

import pytest

from dragoman.editions import epub, html
from dragoman.model import Kind, Options, PrintOptions, Unit
from helpers import editions


def read_print_rules(*languages: str, **options: object) -> str:
    edition = editions.letter(*(languages or ("en", "fa")))
    page = html.render(edition, Options(**options)).decode()  # type: ignore[arg-type]
    return page.partition("@media print {")[2].partition("</style>")[0]


@pytest.mark.parametrize(
    ("languages", "options", "size"),
    [
        (("en", "fa"), {}, "A4 portrait"),
        (("en", "fa", "ar"), {}, "A4 landscape"),
        (("en", "fa", "ar"), {"layout": "stacked"}, "A4 portrait"),
        (("en", "fa"), {"paper": "Letter"}, "letter portrait"),
        (("en", "fa"), {"paper": "a5"}, "148mm 210mm"),
        (("en", "fa", "ar"), {"paper": "b5"}, "250mm 176mm"),
        (("en", "fa"), {"paper": "6x9in"}, "152.4mm 228.6mm"),
    ],
)
def test_the_page_has_the_size_of_the_paper(
    languages: tuple[str, ...], options: dict[str, object], size: str
) -> None:
    assert f"    size: {size};\n" in read_print_rules(*languages, **options)


def test_a_page_is_wider_with_each_column_unless_they_are_one_below_the_other() -> None:
    every = ("en", "fa", "ar")

    def measure(count: int, layout: str) -> float:
        page = html.render(editions.letter(*every[:count]), Options(layout=layout)).decode()
        found = re.search(r"max-width: (\d+)rem;", page)
        assert found
        return float(found[1])

    beside = [measure(count, "columns") for count in (1, 2, 3)]
    assert beside == [44, 74, 98]
    assert [measure(count, "stacked") for count in (1, 2, 3)] == [44, 44, 44]


def test_margins_binding_and_size_are_those_of_the_settings() -> None:
    printing = PrintOptions(size=14, margins=(21, 17, 22.5), binding=8)
    rules = read_print_rules(printing=printing)
    assert "    margin: 21mm 17mm 22.5mm;\n" in rules
    assert re.search(r"@page :right \{\s+margin-left: 25mm;\s+\}", rules)
    assert re.search(r"@page :left \{\s+margin-right: 25mm;\s+\}", rules)
    assert "font-size: 14pt" in rules
    assert "--lead: 21.7pt" in rules
    usual = read_print_rules()
    assert "margin: 16mm 14mm 18mm;" in usual
    assert "@page :" not in usual
    assert "font-size: 10pt" in usual


@pytest.mark.parametrize(("has_title", "level"), [(True, 2), (False, 3)])
def test_the_highest_headings_below_the_title_begin_pages(has_title: bool, level: int) -> None:
    builder = editions.Builder()
    if has_title:
        builder.add(Unit("", Kind.HEADING, 1, 1), "Title", "عنوان", "")
    builder.add(Unit("", Kind.PARAGRAPH, 2), "Text", "متن", "")
    builder.add(Unit("", Kind.HEADING, 3, level), "Chapter", "فصل", "")
    edition = builder.edition("letter", ("en", "fa"))
    page = html.render(edition, Options(printing=PrintOptions(chapters="new-page"))).decode()
    assert "<h2>Chapter</h2>" in page
    assert "main > .row:has(h2) {\n    break-before: page;" in page
    assert "break-before: page" not in html.render(edition, Options()).decode()


def test_monochrome_pages_and_books_have_no_colour() -> None:
    options = Options(printing=PrintOptions(monochrome=True))
    page = html.render(editions.torture("en", "fa"), options).decode()
    colours = set(re.findall(r": (#[0-9a-f]{6});", page))
    assert len(colours) > 5
    assert all(colour[1:3] == colour[3:5] == colour[5:] for colour in colours)
    assert "grayscale(1)" in page
    assert "grayscale(1)" not in html.render(editions.torture("en"), Options()).decode()
    assert epub.render(editions.letter("en"), options) != epub.render(
        editions.letter("en"), Options()
    )
