"""Links between the pages of a book: in msgids as in one file, in the book as pages need them."""

from __future__ import annotations

import pytest

from dragoman.align import EditionRequest, align
from dragoman.inline import plain_text
from dragoman.sources import rebuild
from helpers.book_files import list_texts, make_book, nav, page, read_book, read_part, translate

PAGES: dict[str, str | bytes] = {
    "text/a.xhtml": page(
        '<section id="one"><h1 id="top">One</h1><p>See <a href="b.xhtml#place">it</a>, '
        '<a href="b.xhtml#top">there</a>, <a href="b.xhtml">two</a>, <a href="../c d.xhtml">c</a>, '
        '<a href="a.xhtml#top">up</a>, <a href="a.xhtml">one</a>, <a href="#no">no</a>.</p>'
        "</section>"
    ),
    "text/b.xhtml": page(
        '<!-- x --><div> <h1 id="two">Two</h1></div><p id="place">Here.<a id="top"/></p>'
    ),
    "c%20d.xhtml": page(
        '<p>Three. <a href="text/a.xhtml#one">a</a> <a href="text/b.xhtml?x#place">q</a> '
        '<a href="text/b.xhtml#lost">l</a> <a href="https://example.org/b.xhtml#place">w</a> '
        '<a href="d.pdf#place">d</a></p><h2 id="late">Late</h2>'
    ),
    "nav.xhtml": nav('<li><a href="text/a.xhtml">One</a></li>'),
}
ONE = (
    "See [it](#place), [there](text/b.xhtml#top), [two](#two), [c](c%20d.xhtml), [up](#top), "
    "[one](#one), [no](#no)."
)
THREE = (
    "Three. [a](#one) [q](text/b.xhtml?x#place) [l](text/b.xhtml#lost) "
    "[w](https://example.org/b.xhtml#place) [d](d.pdf#place)"
)


def make() -> bytes:
    parts = {name: data for name, data in PAGES.items() if "%" not in name}
    others = {"OPS/c d.xhtml": PAGES["c%20d.xhtml"]}
    package = read_part(make_book(PAGES), "package.opf")
    return make_book(parts, others={**others, "OPS/package.opf": package})


def test_a_link_is_written_as_in_one_file_as_far_as_that_says_where_it_leads() -> None:
    texts = list_texts(make())
    assert ONE in texts
    assert THREE in texts


def test_a_place_has_the_same_name_in_a_book_that_is_divided_otherwise() -> None:
    one = page('<h1 id="x">X</h1><p><a href="#y">go</a></p><h1 id="y">Y</h1>')
    two = [
        page('<h1 id="x">X</h1><p><a href="split_2.xhtml#y">go</a></p>'),
        page('<h1 id="y">Y</h1>'),
    ]
    whole = list_texts(make_book({"a.xhtml": one}))
    for link in ("split_2.xhtml#y", "split_2.xhtml"):
        pages = {"split_1.xhtml": two[0].replace("split_2.xhtml#y", link), "split_2.xhtml": two[1]}
        assert list_texts(make_book(dict(pages))) == whole == ["A book", "X", "[go](#y)", "Y"]


def test_a_translation_keeps_the_addresses_of_the_page_in_any_order() -> None:
    new = translate(
        make(),
        {
            ONE: "[no](#no) [یک](#one) [ج](c%20d.xhtml) [دو](#two) "
            "[آنجا](text/b.xhtml#top) [ان](#place)"
        },
        "fa",
    )
    assert (
        '<p><a href="#no">no</a> <a href="a.xhtml">یک</a> <a href="../c d.xhtml">ج</a> '
        '<a href="b.xhtml">دو</a> <a href="b.xhtml#top">آنجا</a> <a href="b.xhtml#place">ان</a></p>'
    ) in read_part(new, "text/a.xhtml")


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("#place", "text/b.xhtml#place"),
        ("#late", "#late"),
        ("#one", "text/a.xhtml#one"),
        ("text/b.xhtml", "text/b.xhtml"),
        ("text/b.xhtml#top", "text/b.xhtml#top"),
        ("c%20d.xhtml", "c%20d.xhtml"),
        ("https://example.org/", "https://example.org/"),
    ],
)
def test_a_translation_may_lead_to_another_place_of_the_book(target: str, address: str) -> None:
    text = THREE.replace("[a](#one)", f"[a]({target})").replace("https://example.org/b", "x")
    assert f'<a href="{address}">a</a>' in read_part(translate(make(), {THREE: text}), "c d.xhtml")
    text = f"{THREE} [new]({target})"
    written = read_part(translate(make(), {THREE: text}), "c d.xhtml")
    assert f'<a href="{address}">new</a>' in written


@pytest.mark.parametrize("target", ["#nowhere", "../x.xhtml", "d.pdf", "javascript:x"])
def test_a_translation_leads_to_no_place_that_the_book_does_not_have(target: str) -> None:
    new = translate(make(), {THREE: f"{THREE} [new]({target})"})
    assert "</a> new</p>" in read_part(new, "c d.xhtml")


def test_a_book_that_is_read_again_has_the_same_links() -> None:
    document = read_book(make())
    texts = {unit.key: f"x {unit.text}" for unit in document.units}
    again = read_book(rebuild(document, texts, "fa"))
    assert [unit.text for unit in again.units] == [texts[unit.key] for unit in document.units]


def test_each_place_is_of_one_unit_and_a_page_is_the_first_of_its_units() -> None:
    places = {unit.text: unit.places for unit in read_book(make()).units if unit.places}
    found = {name: text for text, names in places.items() for name in names}
    assert found["one"] == "One"
    assert found["place"] == found["/text/b.xhtml#top"] == "Here."
    assert (found["two"], found["/text/b.xhtml"]) == ("Two", "Two")
    assert found["/c d.xhtml"] == THREE
    assert found["late"] == "Late"


def test_an_edition_leads_to_the_rows_of_the_pages() -> None:
    edition = align(read_book(make()), {}, EditionRequest(("en",), "en"))
    rows = {row.anchor: row.unit.text for row in edition.rows}
    found = [
        (plain_text(inner.children), rows[inner.place])
        for row in edition.rows
        for span in row.segments[0].spans
        for inner in span.walk()
        if inner.place
    ]
    assert found == [
        ("it", "Here."),
        ("there", "Here."),
        ("two", "Two"),
        ("c", THREE),
        ("one", "One"),
        ("a", "One"),
    ]
