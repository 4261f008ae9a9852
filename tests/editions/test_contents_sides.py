"""In the contents, a heading that is not translated runs as the source does, but begins where the
other entries of its column do."""

from __future__ import annotations

import re

import pypdfium2

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import docx, html
from dragoman.model import Edition, Options
from helpers.pdfs import render
from helpers.word_files import read_part


def make_edition() -> Edition:
    """Return a text that nobody has translated, so that the Persian contents are in English."""
    source = b"".join(b"## %s\n\nText.\n\n" % each for each in (b"One", b"Two (a)", b"Three"))
    document = sources.read(source, "letter", suffix=".md")
    return align(document, {}, EditionRequest(columns=("en", "fa"), source_language="en"))


def test_a_web_page_isolates_it_in_a_cell_of_the_direction_of_its_column() -> None:
    page = html.render(make_edition(), Options()).decode()
    links = re.findall(r'<a class="cell c2"[^>]* (lang="..") (dir="...")>(.*?)</a>', page)
    assert links == [
        ('lang="en"', 'dir="rtl"', f'<bdi dir="ltr">{each}</bdi>')
        for each in ("One", "Two (a)", "Three")
    ]


def test_word_isolates_it_in_a_paragraph_of_the_direction_of_its_column() -> None:
    document = read_part(docx.render(make_edition(), Options()))
    entries = re.findall(r'<w:p><w:pPr><w:pStyle w:val="TOC1"/>(.*?)</w:p>', document)
    shown = [("<w:bidi/>" in each, *re.findall(r"<w:t[ >][^<]*", each)) for each in entries]
    assert [(is_rtl, text.partition(">")[2]) for is_rtl, text in shown] == [
        (False, "One"),
        (False, "Two (a)"),
        (False, "Three"),
        (True, "\u2066One\u2069"),
        (True, "\u2066Two (a)\u2069"),
        (True, "\u2066Three\u2069"),
    ]


def test_in_pdf_its_number_is_at_the_end_of_the_lines_of_its_column() -> None:
    (page, *_) = pypdfium2.PdfDocument(render(make_edition(), contents=6))
    text = page.get_textpage()
    index, _ = text.search("Two (a)").get_next()
    height = text.get_charbox(index)[1]
    places = [
        text.get_charbox(at)[0]
        for at in range(text.count_chars())
        if text.get_text_range(at, 1) == "۱" and abs(text.get_charbox(at)[1] - height) < 6
    ]
    middle = page.get_width() / 2
    assert [0 < each - middle < 40 for each in places] == [True]
