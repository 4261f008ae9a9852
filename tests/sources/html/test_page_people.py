"""Whom the head of a page names: nobody, in a page or a book that is written."""

from __future__ import annotations

import base64

import pytest

from dragoman.sources import read, rebuild
from helpers.book_files import make_book, page, read_part
from helpers.book_files import translate as translate_book
from helpers.pictures import make_png, soil_png

NAMING = (
    '<meta name="author" content="Maryam">',
    "<META CONTENT='Maryam' NAME = Author />",
    '<meta name="dc.creator" content="Maryam">',
    '<meta name="DCTERMS.contributor" content="Maryam">',
    '<meta property="article:author" content="https://example.org/maryam">',
    '<meta property="og:article:author" content="Maryam">',
    '<meta name="twitter:creator" content="@maryam">',
    '<meta name="twitter:creator:id" content="7">',
    '<meta name="twitter:label1" content="نویسنده">',
    '<meta name="twitter:data1" content="Maryam">',
    '<meta name="twitter:site:id" content="7">',
    '<meta property="profile:first_name" content="Maryam">',
    '<meta name="fediverse:creator" content="@maryam@example.org">',
    '<meta name="citation_author" content="Maryam">',
    '<meta name="parsely-author" content="Maryam">',
    '<meta itemprop="author" content="Maryam">',
    '<meta http-equiv="Reply-To" content="maryam@example.org">',
    '<meta name="changedby" content="Maryam">',
    '<meta name="copyright" content="Maryam">',
    "<meta name=Generator content='Microsoft Word 15 (of Maryam)'>",
    '<link rel="author" href="https://example.org/maryam">',
    '<link href="/maryam" rel="nofollow ME">',
)
KEPT = (
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    '<meta name="keywords" content="the author, rivers">',
    '<meta name="robots" content="index">',
    '<meta property="og:site_name" content="Rivers">',
    '<meta name="authority" content="1">',
    '<link rel="stylesheet" href="author.css">',
    '<link rel="icon" href="me.png">',
    "<!-- the author -->",
    '<script>var html = \'<meta name="author" content="x">\';</script>',
)
BODY = '<body><p>One.</p><p><a rel="author" href="/maryam">Maryam</a></p></body>'


def translate(text: str, suffix: str = ".html", **texts: str) -> str:
    document = read(text.encode(), "page", suffix=suffix)
    assert rebuild(document, {}) == text.encode()
    return rebuild(document, {(None, old): new for old, new in texts.items()}, "fr").decode()


@pytest.mark.parametrize("tag", NAMING)
def test_what_names_who_made_a_page_is_not_in_it(tag: str) -> None:
    text = f"<html><head>{{}}<title>T</title></head>{BODY}</html>"
    assert translate(text.format(tag)) == text.format(""), "also where nothing is translated"
    assert tag not in translate(text.format(tag), T="x")


@pytest.mark.parametrize("tag", KEPT)
def test_what_names_nobody_stays(tag: str) -> None:
    text = f"<html><head>{tag}</head>{BODY}</html>"
    assert translate(text) == text


@pytest.mark.parametrize(
    "around",
    [
        "{}<p>One.</p>",
        "<title>T</title>{}<p>One.</p>",
        "<head><noscript><img></noscript>{}</head><p>One.</p>",
        "<head></head><body>{}<p>One.</p></body>",
        "<div itemscope>{}<p>One.</p></div>",
        "<p>One {}and <b>two</b>.</p>",
    ],
)
def test_such_a_tag_goes_wherever_it_is(around: str) -> None:
    for tag in (NAMING[0], NAMING[-1]):
        assert translate(around.format(tag)) == around.format("")
        texts = {
            "One.": "x",
            "One and **two**.": "x **y**",
            "One <x1/>and **two**.": "x<x1/> **y**",
        }
        assert "aryam" not in translate(around.format(tag), **texts)


def test_in_xhtml_a_tag_goes_with_the_one_that_closes_it() -> None:
    head = '<meta name="author" content="Maryam"> </meta><link rel="me" href="/maryam"></link>'
    text = f'<?xml version="1.0"?><html><head>{{}}</head>{BODY}</html>'
    assert translate(text.format(head), ".xhtml") == text.format("")


def test_a_tag_that_goes_may_have_a_picture_in_it() -> None:
    picture = base64.b64encode(soil_png(make_png())).decode()
    tag = f'<meta name="author" content="data:image/png;base64,{picture}">'
    text = '<img src="a.png" alt="A">{}<svg><!-- maryam --></svg><p>One.</p>'
    expected = text.format("").replace("<!-- maryam -->", "")
    assert translate(text.format(tag)) == expected


def test_the_properties_that_word_writes_into_a_page_are_not_in_it() -> None:
    own = "<o:DocumentProperties>\n<o:Author>Maryam</o:Author>\n</o:DocumentProperties>"
    text = f"<head><!--[if gte mso 9]><xml>\n{{}}<w:View/></xml><![endif]--></head>{BODY}"
    assert translate(text.format(own)) == text.format("")


def test_the_pages_of_a_book_name_nobody_in_their_heads() -> None:
    head = "".join(tag.replace(">", "/>") for tag in (NAMING[0], NAMING[4], NAMING[-2]))
    text = page("<p>One.</p>").replace("<title>", f"{head}<title>")
    written = read_part(translate_book(make_book({"a.xhtml": text}), {}, "fr"), "a.xhtml")
    assert written == page("<p>One.</p>")
