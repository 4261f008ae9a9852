"""What a page says is not translated, and no more: also where end tags are left out."""

from __future__ import annotations

import re

import pytest

from dragoman.model import Document
from dragoman.sources import read, rebuild


def read_page(html: str) -> Document:
    return read(html.encode(), "page", suffix=".html")


@pytest.mark.parametrize("says", ['translate="no"', "class=notranslate", "lang=fr", "xml:lang=fr"])
@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p {}>X<p title='A tip'>Y", ["A tip", "Y"]),
        ("<p {} title='No'>X</p><p>Y", ["Y"]),
        ("<ul><li {}>X <input placeholder=no><li>Y <input placeholder=ja></ul>", ["Y", "ja"]),
        ("<table><tr><td {} title=no>X<td title=ja>Y</table>", ["ja", "Y"]),
        ("<div {}><p>X<p title=no>X</div><p title=ja>Y", ["ja", "Y"]),
        ("<p><b {}><input placeholder=no></b> Y <input placeholder=ja>", ["Y", "ja"]),
        ("<p>Y <b {}>z <input placeholder=no><p><input placeholder=ja>", ["Y <x1/>z", "ja"]),
        ("<p>Y <img {} src=a alt=no> z <img src=b alt=ja>", ["Y <x1/> z ![ja](b)"]),
        ("<br {}><hr {}><input placeholder=ja>", ["ja"]),
        ("<hr {} title=no><hr title=ja>", ["ja"]),
        ("<div {}><hr title=no><p><hr title=no></div><hr title=ja>", ["ja"]),
        ("<meta {} name=description content=no><meta name=description content=ja>", ["ja"]),
        ("<textarea {} placeholder=no></textarea><textarea placeholder=ja></textarea>", ["ja"]),
    ],
)
def test_only_what_says_it_is_left_alone(says: str, html: str, texts: list[str]) -> None:
    document = read_page(f"<html lang=en><body>{html.replace('{}', says)}")
    assert [unit.text for unit in document.units if unit.translatable] == texts


def test_what_is_not_read_has_attributes_that_are() -> None:
    html = "<video title='A film'></video><style title=x></style><svg aria-label=Map></svg>"
    document = read_page(html)
    assert [unit.text for unit in document.units] == ["A film", "Map"]
    texts = {unit.key: f"{unit.text}!" for unit in document.units}
    expected = html.replace("A film", "A film!").replace("=Map", '="Map!"')
    assert rebuild(document, texts).decode() == expected


def test_an_attribute_without_a_value_gets_none() -> None:
    document = read_page("<p><a href='/x' title>link</a> and <img src=a title alt=b>")
    (unit,) = document.units
    new = {unit.key: '[A](/x "tip") ![B](a "tip")'}
    assert rebuild(document, new) == b"<p><a href='/x' title>A</a> <img src=a title alt=\"B\">"


@pytest.mark.parametrize("text", ["word " * 31_000, "[" * 2_001])
def test_a_text_that_is_too_long_is_named_and_stays(text: str) -> None:
    html = f"<p>One.\n<p>{text}<p>Two."
    document = read_page(html)
    assert [unit.translatable for unit in document.units] == [True, False, True]
    ((line, sentence),) = document.notes
    assert line == 2 and "too long" in sentence
    texts = {unit.key: "X" for unit in document.units}
    assert rebuild(document, texts).decode() == html.replace("One.", "X").replace("Two.", "X")


@pytest.mark.parametrize("root", ["<html>", "<html lang=en>"])
def test_blocks_that_say_the_language_of_the_page_say_the_new_one(root: str) -> None:
    html = f"{root}<body lang='en' dir=ltr><div lang=en-GB><p>One<p lang=fr>Deux</div>"
    document = read_page(html)
    new = rebuild(document, {(None, "One"): "واحد"}, "fa").decode()
    assert '<body lang=\'fa\' dir="rtl"><div lang="fa"><p>واحد<p lang=fr>Deux</div>' in new
    assert [unit.translatable for unit in read_page(new).units] == [True, False]


@pytest.mark.parametrize(
    ("block", "now"),
    [
        ('<p dir="ltr">a</p>', '<p dir="rtl">b</p>'),  # as Google Docs writes each paragraph
        ("<ul dir=LTR><li>a</li></ul>", '<ul dir="rtl"><li>b</li></ul>'),
        ('<div lang="en" dir="ltr"><p>a</p></div>', '<div lang="fa" dir="rtl"><p>b</p></div>'),
        ('<p dir="auto">a</p>', '<p dir="auto">b</p>'),
        ('<p dir="rtl">a</p>', '<p dir="rtl">b</p>'),
        ('<p><span dir="ltr">a</span></p>', '<p><span dir="ltr">b</span></p>'),
        ('<pre dir="ltr">a</pre>', '<pre dir="ltr">b</pre>'),
        ('<div dir="ltr"><pre>a</pre></div>', '<div dir="ltr"><pre>b</pre></div>'),
        ('<p dir="ltr" translate="no">a</p>', '<p dir="ltr" translate="no">a</p>'),
        ('<p dir="ltr" lang="de">a</p>', '<p dir="ltr" lang="de">a</p>'),
        (
            '<div lang="de"><p dir="ltr">a</p></div><p dir="ltr">a</p>',
            '<div lang="de"><p dir="ltr">a</p></div><p dir="rtl">b</p>',
        ),
    ],
)
@pytest.mark.parametrize("root", ['lang="en"', "", 'lang="en" dir="ltr"'])
def test_a_block_in_the_direction_of_its_page_gets_the_new_one(
    root: str, block: str, now: str
) -> None:
    if not root and "lang" in block:
        return  # what the language of the page is, nobody knows
    data = f"<html {root}><body><h1>T</h1>{block}</body></html>".encode()
    document = read(data, "page", suffix=".html")
    written = rebuild(document, {(None, "a"): "b", (None, "T"): "ت"}, "fa").decode()
    assert written.partition("</h1>")[2] == f"{now}</body></html>"


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("<p><span lang=EN-US>a</span></p>", '<p><span lang="fa">b</span></p>'),  # as Word does
        ("<p>a <i lang='en-GB'>c</i></p>", "<p>b <i lang='fa'>d</i></p>"),
        ("<P>a <FONT LANG=en>c</FONT></P>", '<P>b <FONT LANG="fa">d</FONT></P>'),
        ("<p>a <b><span lang=en>c</span></b></p>", '<p>b <b><span lang="fa">d</span></b></p>'),
        ("<p>a <bdi lang=en dir=ltr>c</bdi></p>", '<p>b <bdi lang="fa" dir=ltr>d</bdi></p>'),
        ("<p><a lang=en href=x title=a>c</a>.</p>", '<p><a lang="fa" href=x title="b">d</a>.</p>'),
        ("<p>a <i lang=fr>x</i></p>", "<p>b <i lang=fr>x</i></p>"),
        (
            "<p>a <i lang=fr>x <b lang=en>y</b></i></p>",
            "<p>b <i lang=fr>x <b lang=en>y</b></i></p>",
        ),
        ("<p>a <code lang=en>x</code></p>", "<p>b <code lang=en>x</code></p>"),
        ("<p>a <a href=x lang=en hreflang=en>c</a>", "<p>b <a href=x lang=en hreflang=en>d</a>"),
        ("<meta name=author lang=en content=X><p>a", "<p>b"),
        (
            "<meta name=description lang=en content=a><p>c",
            '<meta name=description lang="fa" content="b"><p>d',
        ),
        ("<p class=lang>a <b class=lang>c</b>", "<p class=lang>b <b class=lang>d</b>"),
    ],
)
def test_what_is_in_a_text_and_says_the_language_of_the_page_says_the_new_one(
    html: str, written: str
) -> None:
    document = read_page(f"<html lang=en>{html}")
    letters = str.maketrans("ac", "bd")
    texts = {
        unit.key: re.sub(r"(?<!\()\b[ac]\b", lambda found: found[0].translate(letters), unit.text)
        for unit in document.units
    }
    new = rebuild(document, texts, "fa").decode()
    assert new == f'<html dir="rtl" lang="fa">{written}'


@pytest.mark.parametrize(
    ("program", "is_office"),
    [
        ("Microsoft Word 15 (filtered)", True),
        ("LibreOffice 7.4 (Linux)", True),
        ("OpenOffice.org 3.2", True),
        ("A program for sites", False),
    ],
)
def test_in_a_page_of_an_office_program_no_language_is_another_one(
    program: str, is_office: bool
) -> None:
    """The language of its body is that of the program, or of the spelling that it checks."""
    data = (
        f"<html><head><meta name=Generator content='{program}'></head><body lang=EN-US>"
        "<p dir=RTL><span lang=FA>متن</span></p><p>a <span lang=AR-SA>عين</span></p></body></html>"
    )
    document = read_page(data)
    texts = {unit.key: unit.text.replace("متن", "z").replace("عين", "y") for unit in document.units}
    assert [unit.translatable for unit in document.units] == [is_office, True]
    new = rebuild(document, texts, "de").decode()
    assert ('<p dir="ltr"><span lang="de">z</span></p>' in new) == is_office
    assert ("<p>a y</p>" in new) == is_office
    assert '<body lang="de">' in new


@pytest.mark.parametrize(
    ("meta", "is_office"),
    [
        ("<META CONTENT=LibreOffice NAME=GENERATOR>", True),
        ('<meta name="description" content="LibreOffice in schools">', False),
        ("<meta property='og:title' content='Microsoft Word for writers'>", False),
    ],
)
def test_only_what_made_a_page_says_that_an_office_program_did(meta: str, is_office: bool) -> None:
    document = read_page(f"<html lang=en>{meta}<p>a<p lang=fr>b")
    texts = [unit.text for unit in document.units if unit.translatable]
    assert ("b" in texts) == is_office


def test_a_block_of_a_page_from_right_to_left_gets_the_new_direction() -> None:
    data = '<html lang="ar"><body><p dir="rtl">ا</p><p dir="ltr">abc</p></body></html>'
    document = read(data.encode(), "page", suffix=".html")
    written = rebuild(document, {(None, "ا"): "a"}, "en").decode()
    assert '<p dir="ltr">a</p><p dir="ltr">abc</p>' in written


@pytest.mark.parametrize(
    ("html", "is_translatable"),
    [
        ("<p><i translate=no>X</i> <b class=notranslate>Y</b></p>", False),
        ("<p><a href=x><span class=notranslate>X</span></a></p>", False),
        ("<p><span lang=fr>X</span> <span lang=fr>Y</span></p>", False),
        ("<p><i translate=no>X</i>: <b translate=no>Y</b></p>", True),
        ("<p><a href=x title=Tip><span class=notranslate>X</span></a></p>", True),
        ("<p><img src=a alt=Map> <i translate=no>X</i></p>", True),
        ("<p>Z <i translate=no>X</i></p>", True),
    ],
)
def test_a_text_of_which_nothing_is_translated_is_no_message(
    html: str, is_translatable: bool
) -> None:
    (unit,) = read_page(f"<html lang=en><body>{html}").units
    assert unit.translatable is is_translatable
