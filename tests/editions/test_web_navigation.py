"""The navigation of a book: lists in lists, whose texts are escaped and say their languages."""

from __future__ import annotations

import pytest

from dragoman.editions._web.navigation import NavPoint, write_points
from dragoman.model import Phrase

ENGLISH, PERSIAN = Phrase("One", "en", "ltr"), Phrase("یک", "fa", "rtl")
ONE = '<bdi lang="en" xml:lang="en" dir="ltr">One</bdi>'
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
