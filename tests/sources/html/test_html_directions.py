"""Which way the blocks of a page are written, in its translation."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild

WORD = "<meta name=Generator content='Microsoft Word 15 (filtered)'>"
LIBRE = "<meta name='generator' content='LibreOffice 7.4 (Linux)'>"


def translate(page: str, language: str, *, without: str = "-") -> str:
    """Return a page in which each text is "T", but for those that have something in them."""
    document = read(page.encode(), "x", suffix=".html")
    units = [unit for unit in document.units if unit.translatable and without not in unit.text]
    texts = {unit.key: "T" for unit in units}
    return rebuild(document, texts, language).decode()


@pytest.mark.parametrize(
    ("page", "written"),
    [
        # nothing says the direction of the page: its letters do
        ("<html><body><p dir=RTL>سلام دنیا</p>", '<p dir="ltr">T</p>'),
        ("<html><body><div dir='rtl'><p>سلام</p></div>", "<div dir='ltr'><p>T</p></div>"),
        ("<html><body><p dir='auto'>سلام</p>", "<p dir='auto'>T</p>"),
        ("<html><body><p dir=ltr>12 Main St</p><p>سلام دنیا</p>", "<p dir=ltr>T</p>"),
        # an editor wrote the language into the page, or an office program
        ('<html lang="en"><body><p dir="rtl">سلام دنیا</p>', '<p dir="ltr">T</p>'),
        (f"<html><head>{WORD}</head><body lang=EN-US><p dir=RTL>سلام</p>", '<p dir="ltr">T</p>'),
        (f"<html><head>{LIBRE}</head><body dir='ltr'><p dir='rtl'>سلام</p>", "<p dir='ltr'>T</p>"),
        # the side at which a line begins goes with it
        (
            "<html><body><p dir=RTL style='text-align:right;direction:rtl'>سلام دنیا</p>",
            "<p dir=\"ltr\" style='text-align:left;direction:ltr'>T</p>",
        ),
        ('<html><body><p align="right" dir="rtl">سلام</p>', '<p align="left" dir="ltr">T</p>'),
        ('<html><body><p align="center" dir="rtl">سلام</p>', '<p align="center" dir="ltr">T</p>'),
        ('<html><body><p align="right">سلام</p>', '<p align="right">T</p>'),
        (
            '<html><body><p style="Direction: RTL; flex-direction: row">سلام</p>',
            '<p style="Direction: ltr; flex-direction: row">T</p>',
        ),
        ('<html><body style="direction:rtl"><p>سلام</p>', '<body style="direction:ltr"><p>T</p>'),
        (
            "<html><style>body, p {direction:rtl; text-align: right} td {text-align:right}</style>"
            "<body><p>سلام",
            "<style>body, p {direction:ltr; text-align: left} td {text-align:right}</style>",
        ),
        (
            "<html><style>[dir=rtl] p{direction:rtl} .en{direction:ltr}</style><body><p>سلام",
            "<style>[dir=rtl] p{direction:rtl} .en{direction:ltr}</style>",
        ),
        # a part of a page, as templates have it
        ('<div dir="rtl"><h1>سلام</h1></div>', '<div dir="ltr"><h1>T</h1></div>'),
        # what is kept apart in a text, and code, stay
        (
            '<html><body><p>س <span dir="rtl">د</span></p><pre dir="rtl"><code>ب</code></pre>',
            '<pre dir="rtl"><code>ب</code></pre>',
        ),
        ('<html><body><p>سلام دنیا</p><p dir="rtl" translate="no">خدا', '<p dir="rtl" translate'),
    ],
)
def test_blocks_of_a_right_to_left_page_turn_over(page: str, written: str) -> None:
    assert written in translate(page, "en")
    assert translate(page, "ar").count("ltr") == page.lower().count("ltr")


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("<html><body><p dir=ltr>Hello</p>", '<p dir="rtl">T</p>'),
        (
            '<html><body><p style="direction:ltr;text-align:left">Hello</p>',
            '<p style="direction:rtl;text-align:right">T</p>',
        ),
        # a quotation in another direction keeps it
        (
            '<html lang="en"><body><p>Hello to you</p><blockquote dir="rtl" lang="ar">سلام',
            '<blockquote dir="rtl" lang="ar">سلام',
        ),
        ('<html lang="en"><body><p>Hello to all</p><p dir="rtl">سلام', '<p dir="rtl">T'),
    ],
)
def test_blocks_of_a_left_to_right_page_turn_over(page: str, written: str) -> None:
    assert written in translate(page, "fa")
    assert "rtl" not in translate(page, "de").replace('dir="rtl"', "")


@pytest.mark.parametrize(
    ("page", "language", "kept"),
    [
        # what has no text, or only code, is a map or a player, or a listing
        ('<p>Hello</p><div dir="ltr" id="map"></div>', "fa", '<div dir="ltr" id="map">'),
        ("<p>Hello</p><div dir=ltr><video></video></div>", "fa", "<div dir=ltr><video>"),
        ("<p>A<div dir=ltr><div><pre><code>a = b</code></pre></div></div>", "fa", "<div dir=ltr>"),
        ('<p dir=rtl>سلام دنیا</p><ul dir="rtl"></ul>', "en", '<ul dir="rtl">'),
        # so is what nobody has translated yet, and the other language of a page with two
        ("<p dir=rtl>سلام دنیا</p><p dir=rtl>خدا - و</p>", "en", "<p dir=rtl>خدا - و</p>"),
        ("<p dir=ltr>Hello</p><p dir=ltr>not - yet</p>", "fa", "<p dir=ltr>not - yet</p>"),
        ("<tr><td>house<td dir=rtl>خانه - سرا</table>", "de", "<td dir=rtl>خانه - سرا"),
        ("<p lang=en>Hi</p><p lang=fa dir=rtl>س - د</p>", "de", "<p lang=fa dir=rtl>س - د</p>"),
        # what a style sheet says of code, formulas or maps
        ("<style>p{} pre, code {direction:ltr}</style><p>Hi", "fa", "code {direction:ltr}"),
        ("<style>.katex{direction:ltr}</style><p>Hello", "fa", ".katex{direction:ltr}"),
        ("<style>.map > p{direction:ltr}</style><p>Hello", "fa", "p{direction:ltr}"),
        # what is no rule of a style sheet
        ("<style>p{/* direction:rtl */}</style><p>سلام", "en", "/* direction:rtl */"),
        ("<style>p{content:'direction:rtl'}</style><p>سلام", "en", "'direction:rtl'"),
    ],
)  # fmt: skip
def test_what_has_no_translated_text_keeps_its_direction(
    page: str, language: str, kept: str
) -> None:
    assert kept in translate(page, language, without="-")


@pytest.mark.parametrize(
    ("page", "language", "written"),
    [
        ("<p dir=ltr>12</p><p dir=ltr>Hello - you</p><p dir=ltr>Hi", "fa", '<p dir="rtl">T</p>'),
        ("<div dir=ltr><p>Hello<p>Hello - you</div>", "fa", '<div dir="rtl">'),
        ("<div dir=ltr><div>Hi</div><div>a - b</div></div>", "fa", '<div dir="rtl">'),
        ("<p dir=rtl>سلام دنیا</p><p dir=rtl>A - B</p>", "en", '<p dir="ltr">A - B'),
        # a page that says no language; its blocks do
        ("<html><p lang=fa dir=rtl>سلام</p>", "en", '<p lang="en" dir="ltr">T'),
        ("<div lang='fa-IR'><p>سلام</p></div>", "en", "<div lang='en'><p>T"),
        # rules for every text, as word processors write them
        ("<style>td p, h1.western {direction: ltr}</style><p>Hi", "fa", "western {direction: rtl}"),
        ("<style>ol{} .c1{a:b;direction:ltr}</style><p>Hi", "fa", ".c1{a:b;direction:rtl}"),
        ("<style><!-- p {direction: ltr} --></style><p>Hi", "fa", "<!-- p {direction: rtl}"),
        ("<style>/* rtl */.ultra {direction: rtl}</style><p>سلام", "en", ".ultra {direction: ltr}"),
        ("<style>@import 'rtl.css'; p {direction: rtl}</style><p>سلام", "en", "p {direction: ltr}"),
        ("<style>@media print{p{direction: rtl}}</style><p>سلام", "en", "{p{direction: ltr}}"),
    ],
)  # fmt: skip
def test_what_has_a_translated_text_turns_over(page: str, language: str, written: str) -> None:
    assert written in translate(page, language)
    assert translate(page, language, without="") == page
