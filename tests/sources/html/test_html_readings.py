"""Readings above characters, in web pages and e-books: in a text they are between brackets."""

from __future__ import annotations

import pytest

from dragoman.inline import parse_spans, plain_text
from dragoman.sources import read, rebuild

PAGE = "<!doctype html><html lang=ja><body><p>{}</p></body></html>"


def rebuild_page(inside: str, text: str) -> str:
    """Return what is in a page with one paragraph after this text has been put into it."""
    document = read(PAGE.format(inside).encode(), "a", suffix=".html")
    (unit,) = document.units
    written = rebuild(document, {unit.key: text}, "ja").decode()
    return written.partition("<p>")[2].partition("</p>")[0]


@pytest.mark.parametrize(
    ("inside", "text", "shown"),
    [
        ("<ruby>漢<rt>かん</rt></ruby>です", "<g1>漢<g2>(かん)</g2></g1>です", "漢(かん)です"),
        (
            "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>。",
            "<g1>漢<g2>(かん)</g2>字<g3>(じ)</g3></g1>。",
            "漢(かん)字(じ)。",
        ),
        (
            "<ruby><rb>東京</rb> <rt><i>tokyo</i></rt></ruby>",
            "<g1>東京</g1> <g2>(*tokyo*)</g2>",
            "東京 (tokyo)",
        ),
        # a page that has brackets keeps them
        (
            "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>です",
            "<g1>漢<g2>(</g2><g3>かん</g3><g4>)</g4></g1>です",
            "漢(かん)です",
        ),
        (
            "<ruby><rb><ruby>東<rt>とう</rt></ruby></rb><rt>tō</rt></ruby>の",
            "<g1><g2><g3>東<g4>(とう)</g4></g3></g2><g5>(tō)</g5></g1>の",
            "東(とう)(tō)の",
        ),
        # ends that a page leaves out
        ("<ruby>漢<rt>かん</ruby>です", "<g1>漢<g2>(かん)</g2></g1>です", "漢(かん)です"),
        (
            "<ruby>漢<rp>(<rt>かん<rp>)</ruby>です",
            "<g1>漢<g2>(</g2><g3>かん</g3><g4>)</g4></g1>です",
            "漢(かん)です",
        ),
        (
            "<ruby><rb>東<rb>京<rt><i>tō</i><rt>kyō</ruby>",
            "<g1>東</g1><g2>京</g2><g3>(*tō*)</g3><g4>(kyō)</g4>",
            "東京(tō)(kyō)",
        ),
    ],
)
def test_a_reading_is_read_in_brackets(inside: str, text: str, shown: str) -> None:
    (unit,) = read(PAGE.format(inside).encode(), "a", suffix=".html").units
    assert unit.text == text
    assert plain_text(parse_spans(text)) == shown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<g1>文<g2>(ぶん)</g2></g1>です", "<ruby>文<rt>ぶん</rt></ruby>です"),
        ("<g1>文<g2>（ぶん）</g2></g1>です", "<ruby>文<rt>ぶん</rt></ruby>です"),
        ("<g1>文<g2>ぶん</g2></g1>です", "<ruby>文<rt>ぶん</rt></ruby>です"),
        ("<g1>文<g2>(a) ぶん</g2></g1>です", "<ruby>文<rt>(a) ぶん</rt></ruby>です"),
        ("kanji", "kanji"),
    ],
)
def test_the_page_gets_the_reading_without_the_brackets(text: str, written: str) -> None:
    assert rebuild_page("<ruby>漢<rt>かん</rt></ruby>です", text) == written


@pytest.mark.parametrize(
    ("inside", "text", "written"),
    [
        (
            "<ruby>漢<rt>かん</ruby>です",
            "<g1>文<g2>(ぶん)</g2></g1>だ",
            "<ruby>文<rt>ぶん</ruby>だ",
        ),
        (
            "<ruby>漢<rp>(<rt>かん<rp>)</ruby>です",
            "<g1>文<g2>(</g2><g3>ぶん</g3><g4>)</g4></g1>だ",
            "<ruby>文<rp>(<rt>ぶん<rp>)</ruby>だ",
        ),
    ],
)
def test_an_end_that_the_page_leaves_out_is_not_written(
    inside: str, text: str, written: str
) -> None:
    assert rebuild_page(inside, text) == written
