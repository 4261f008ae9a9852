"""The navigation of a book: lists in lists, whose texts are escaped and say their languages.

And the contents of a page: a list of rows, with a cell for each language.
"""

from __future__ import annotations

import pytest

from dragoman.editions._web.navigation import NavPoint, write_contents, write_points
from dragoman.editions._web.view import ContentsEntry
from dragoman.model import Column, Phrase

ENGLISH, PERSIAN = Phrase("One", "en", "ltr"), Phrase("یک", "fa", "rtl")
ONE = '<bdi lang="en" xml:lang="en" dir="ltr">One</bdi>'
COLUMNS = [
    Column(language, "", direction, Phrase("", language, direction), False, None, {}, ())
    for language, direction in (("en", "ltr"), ("fa", "rtl"))
]
TWO = '<bdi lang="fa" xml:lang="fa" dir="rtl">یک</bdi>'


def test_what_is_below_an_entry_is_a_list_in_it() -> None:
    below = NavPoint("b.xhtml#p2", (ENGLISH,), (NavPoint("c.xhtml", (PERSIAN,)),))
    written = write_points(
        [NavPoint("a.xhtml", (ENGLISH, PERSIAN), (below,)), NavPoint("d.xhtml", (ENGLISH,))],
        xml=True,
    )
    assert written.split("\n") == [
        "<ol>",
        f'<li><a href="a.xhtml">{ONE} | {TWO}</a>',
        "<ol>",
        f'<li><a href="b.xhtml#p2">{ONE}</a>',
        "<ol>",
        f'<li><a href="c.xhtml">{TWO}</a></li>',
        "</ol>",
        "</li>",
        "</ol>",
        "</li>",
        f'<li><a href="d.xhtml">{ONE}</a></li>',
        "</ol>",
        "",
    ]


@pytest.mark.parametrize("text", ["<b>&\"'", "]]>", "{{ 7*7 }}"])
def test_a_text_never_becomes_markup(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    escaped = escaped.replace('"', "&#34;").replace("'", "&#39;")
    written = write_points([NavPoint(f"a#{text}", (Phrase(text, "en", "ltr"),))], xml=False)
    shown = f'<bdi lang="en" dir="ltr">{escaped}</bdi>'
    assert written == f'<ol>\n<li><a href="a#{escaped}">{shown}</a></li>\n</ol>\n'


def test_words_of_the_other_direction_are_isolated() -> None:
    written = write_points([NavPoint("a", (Phrase("فصل HTML", "fa", "rtl"),))], xml=True)
    assert '<bdi dir="ltr" class="whole">HTML</bdi>' in written


def test_the_contents_of_a_page_are_rows_of_cells() -> None:
    entry = ContentsEntry(2, "#p3", (ENGLISH, PERSIAN))
    assert write_contents([entry], COLUMNS).split("\n") == [
        "<ol>",
        '<li class="row r2">',
        '<span class="num"></span>',
        '<a class="cell c1" href="#p3" lang="en" dir="ltr">One</a>',
        '<a class="cell c2" href="#p3" lang="fa" dir="rtl">یک</a>',
        "</li>",
        "</ol>",
        "",
    ]


def test_a_heading_of_another_language_begins_below_those_of_its_column() -> None:
    written = write_contents([ContentsEntry(2, "#p3", (ENGLISH, ENGLISH))], COLUMNS)
    assert (
        '<a class="cell c2" href="#p3" lang="en" dir="rtl"><bdi dir="ltr">One</bdi></a>' in written
    )


@pytest.mark.parametrize("text", ["<b>&\"'", "]]>", "{{ 7*7 }}"])
def test_a_heading_never_becomes_markup(text: str) -> None:
    entry = ContentsEntry(2, f"#{text}", (Phrase(text, "en", "ltr"),) * 2)
    written = write_contents([entry], COLUMNS)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    escaped = escaped.replace('"', "&#34;").replace("'", "&#39;")
    assert written.count(f'href="#{escaped}"') == 2
    assert written.count(f">{escaped}<") == 2
