"""The small writers of web pages at their edges: marks, words, addresses, notes, tables, sizes."""

from __future__ import annotations

import pytest

from dragoman.editions import html
from dragoman.editions._web.faces import (
    find_scale,
    list_latin_families,
    write_font_face,
)
from dragoman.editions._web.markup import (
    UNBROKEN,
    escape,
    write_language,
    write_mark,
    write_number_in,
    write_words,
)
from dragoman.editions._web.page import lay_out_page
from dragoman.editions._web.paper import count_letters_of_line
from dragoman.editions._web.pitch import (
    BOOK_LEAD,
    PRINT_LEAD,
    SCREEN_LEAD,
    find_book_lead,
    write_book_pitch,
    write_page_pitch,
)
from dragoman.editions._web.spans import (
    encode,
    make_safe_address,
    to_isolated_spans,
    to_plain_text,
)
from dragoman.fonts.measures import TALL
from dragoman.model import Options, Phrase, PrintOptions, Span, SpanKind
from helpers import editions


def test_a_phrase_says_its_language_where_that_is_another_one() -> None:
    phrase = Phrase("Aleppo", "fa", "rtl")
    assert write_mark(phrase, "fa", xml=False) == ""
    assert write_mark(phrase, "en", xml=False) == ' lang="fa" dir="rtl"'
    assert write_mark(phrase, "en", xml=True) == ' lang="fa" xml:lang="fa" dir="rtl"'
    assert write_language('a"b', "ltr", xml=False) == 'lang="a&#34;b" dir="ltr"'
    assert escape("<&>\"'") == "&lt;&amp;&gt;&#34;&#39;"


def test_a_number_keeps_the_language_of_its_column() -> None:
    column = editions.letter("fa", "en").columns[0]
    assert write_number_in(Phrase("Row", "fa", "rtl"), "<1", column, xml=False) == "&lt;1"
    assert write_number_in(Phrase("Row", "en", "ltr"), "<1", column, xml=False) == (
        '<bdi lang="fa" dir="rtl">&lt;1</bdi>'
    )


@pytest.mark.parametrize(
    ("text", "page", "book"),
    [
        ("a & b", "a &amp; b", "a &amp; b"),
        (
            "see www.example.org/a now",
            'see <span class="token">www.<wbr>example.<wbr>org/<wbr>a</span> now',
            None,
        ),
        (
            "https://a.example/d-e",
            '<span class="token">https://<wbr>a.<wbr>example/<wbr>'
            '<span class="whole">d-e</span></span>',
            None,
        ),
        ("@name", '<span class="whole">@name</span>', '<span class="whole">@name</span>'),
    ],
)
def test_what_gets_no_hyphen_is_marked(text: str, page: str, book: str | None) -> None:
    assert write_words(text, xml=False) == page
    assert write_words(text, xml=True) == (book or page.replace("<wbr>", "<wbr/>"))


@pytest.mark.parametrize(("length", "kind"), [(UNBROKEN, "whole"), (UNBROKEN + 1, "token")])
def test_a_handle_is_on_one_line_up_to_a_length(length: int, kind: str) -> None:
    text = "@" + "x" * (length - 1)
    assert write_words(text, xml=False) == f'<span class="{kind}">{text}</span>'


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://a.example:8080/b?c=d#e", "https://a.example:8080/b?c=d#e"),
        ("https://a.example:0/", "https://a.example:0/"),
        ("http://user name@a.example/", "http://user%20name@a.example/"),
        ("https://a.example/%20%zz%", "https://a.example/%20%25zz%25"),
        ("https://a.example/نامه", "https://a.example/%D9%86%D8%A7%D9%85%D9%87"),
        ("https://نامه.example/", "https://xn--mgb4dbg.example/"),
        ("https://a.example./", "https://a.example./"),
        ("https://a..example/", ""),
        ("https://.example/", ""),
        ("https://a_b.example/", "https://a_b.example/"),
        ("https://a.example:x/", ""),
        ("https://", ""),
        ("mailto:a@b.example?subject=c d", "mailto:a@b.example?subject=c%20d"),
        ("a/b.html", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_an_address_is_safe_or_empty(target: str, address: str) -> None:
    assert make_safe_address(target) == address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a", [("", "a")]),
        ("a \u2066b\u2069 c", [("", "a "), ("ltr", "b"), ("", " c")]),
        ("\u2067b\u2069", [("rtl", "b")]),
        ("\u2068b\u2069\u2068c\u2069", [("auto", "b"), ("auto", "c")]),
        ("", []),
    ],
)
def test_what_is_isolated_becomes_a_span(text: str, shown: list[tuple[str, str]]) -> None:
    found = [
        (span.direction, span.children[0].text if span.children else span.text)
        for span in to_isolated_spans(text)
    ]
    assert found == shown


def test_a_text_on_one_line_has_a_space_for_each_end_of_a_line() -> None:
    spans = (Span(text="a"), Span(SpanKind.BREAK), Span(text="b\n\nc"))
    assert to_plain_text(spans) == "a b c"


def test_only_what_no_page_can_hold_is_replaced() -> None:
    forbidden = "\x00\x08\x0b\x0c\x0e\x1f\x7f\x9f\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff"
    allowed = "\t a\u00a0\u0600\ufdcf\ufdf0\ufffd\U0001fffd\U0010fffd"
    assert encode(f"a{forbidden}b\n{allowed}").decode() == f"a{'�' * len(forbidden)}b\n{allowed}"


def test_each_character_that_no_page_can_hold_is_found_alone() -> None:
    planes = {(plane << 16) | low for plane in range(17) for low in (0xFFFE, 0xFFFF)}
    controls = {*range(0x20), *range(0x7F, 0xA0)} - {*b"\t\n\r"}
    forbidden = controls | planes | {*range(0xFDD0, 0xFDF0), *range(0xD800, 0xE000, 0x101)}
    for code in forbidden:
        assert encode(f"«یک»\n{chr(code)} two").decode() == "«یک»\n� two", hex(code)
    neighbours = {code + step for code in forbidden for step in (-1, 1)} - forbidden
    for code in (code for code in neighbours if 0 <= code < 0xD7FF or 0xE000 <= code < 0x110000):
        assert encode(f"«یک»\n{chr(code)} two").decode() == f"«یک»\n{chr(code)} two", hex(code)


# Sizes


@pytest.mark.parametrize(
    ("language", "scale"),
    [("en", 1.0), ("fa", 1.06), ("fa_AF", 1.06), ("ur", 1.1), ("ar", 1.12), ("ckb", 1.12),
     ("hi", 1.05), ("ne", 1.05), ("ru", 1.0), ("ku", 1.0)],
)  # fmt: skip
def test_each_script_has_the_size_at_which_it_looks_as_large(language: str, scale: float) -> None:
    assert find_scale(language) == scale


def test_the_names_of_families_are_safe_in_a_style_sheet() -> None:
    face = write_font_face('A"};b', "400", "a.woff2")
    assert '  font-family: "Ab";\n  font-weight: 400;' in face
    assert 'src: url("a.woff2") format("woff2");' in face
    families = list_latin_families(['N"oto', "Georgia", " ", "N oto-1.2"])
    assert families.endswith('"Noto Serif", "Noto", "N oto-1.2", serif')
    assert families.count("Georgia") == 1


@pytest.mark.parametrize(
    ("options", "letters"),
    [
        (Options(), 85),
        (Options(printing=PrintOptions(size=14.0)), 60),
        (Options(printing=PrintOptions(margins=(1.0, 24.0, 1.0))), 74),
        (Options(printing=PrintOptions(binding=8.0)), 80),
    ],
)
def test_so_many_letters_are_in_a_line(options: Options, letters: int) -> None:
    assert count_letters_of_line(editions.letter("en", "fa"), options) == letters


def test_lines_are_further_apart_only_where_a_language_needs_it() -> None:
    for lead, screen, paper in (
        (PRINT_LEAD, False, False), (PRINT_LEAD + 0.01, False, True),
        (SCREEN_LEAD, False, True), (SCREEN_LEAD + 0.01, True, True),
    ):  # fmt: skip
        rules = write_page_pitch({"en": lead}, side_by_side=False)
        assert (f"--lead: {lead:.4g}rem;" in rules) is screen
        assert (f"--lead: {lead * 10:.4g}pt;" in rules) is paper
        assert ("h1" in rules) is (lead >= TALL)
        assert ("line-height: calc(var(--lead) * 0.88)" in rules) is bool(rules)
        assert "@media screen and" not in rules
        both = write_page_pitch({"en": lead, "de": 1.0}, side_by_side=True)
        assert ("align-items: baseline" in both) is paper
    assert write_page_pitch({"en": 1.0}, side_by_side=True) == ""


def test_a_book_has_the_pitch_that_its_languages_need() -> None:
    assert "line-height: 1.7;" not in write_book_pitch({"en": BOOK_LEAD})
    assert write_book_pitch({"en": 1.75}).startswith('[lang="en"] {\n  line-height: 1.75;\n}')
    assert write_book_pitch({"en": TALL - 0.01}) == ""
    assert "h1" in write_book_pitch({"en": TALL})
    assert "h1" not in write_book_pitch({"en": TALL - 0.01})
    assert find_book_lead({}) == find_book_lead({"en": 1.75}) == "1.75"
    assert find_book_lead({"en": 1.8, "ar": 1.7}) == "1.904"


# Notes


def test_each_note_leads_back_to_every_place_that_names_it_in_its_own_column() -> None:
    edition = editions.torture("en", "fa")
    page = lay_out_page(edition, dict.fromkeys(edition.pictures, "x"))
    written = html.render(edition, Options()).decode()
    links = [
        (cell.anchor, href, number)
        for note in page.notes for cell in note.cells for href, number in cell.back_links
    ]  # fmt: skip
    assert len(links) > 2
    for anchor, href, number in links:
        language = anchor.partition("-")[2]
        assert href.startswith("#r") and f"-{language}" in href
        assert f'id="{href[1:]}"' in written
        assert number
    assert len({href for _, href, _ in links}) == len(links)
