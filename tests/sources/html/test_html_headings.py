"""The headings of web pages: where they end, also with the wrong end tag."""

from __future__ import annotations

from dragoman.sources import read, rebuild
from helpers.cases import each_case


@each_case(
    [
        ("<h2>One</h3><p>two</p>", ["One 2", "two"]),
        ("<h2>One<h3>Two</h2>three", ["One 2", "Two 3", "three"]),
        ("<h1>One</h2>two<h4>Three</h4>", ["One 1", "two", "Three 4"]),
        ("<div><h2>One</div></h2>two", ["One 2", "two"]),
        ("one</h2>two<h2>Three</h2>", ["one", "two", "Three 2"]),
        ("<h2>One <b>two</h3> three", ["One two 2", "three"]),
    ]
)
def test_any_end_tag_of_a_heading_ends_one_as_in_a_browser(page: str, shown: list[str]) -> None:
    units = read(page.encode(), "page", suffix=".html").units
    found = [f"{unit.text} {unit.level or ''}".strip().replace("<x1/>", "") for unit in units]
    assert found == shown


EDIT = "<span class=mw-editsection>[<a href=/edit title='Edit section'>edit</a>]</span>"


@each_case(
    [
        (f"<h2><span class=mw-headline id=a>One</span>{EDIT}</h2>", "One"),
        (f"<h2 id=a>One *two*</h2>{EDIT}", "One \\*two\\*"),
        (f"<h2>{EDIT} One <i>two</i></h2>", "One *two*"),
    ]
)
def test_the_links_of_wikipedia_to_edit_a_section_are_no_text(page: str, text: str) -> None:
    document = read(page.encode(), "page", suffix=".html")
    (unit,) = document.units
    assert unit.text == text
    assert EDIT in rebuild(document, {unit.key: "یک"}).decode()
