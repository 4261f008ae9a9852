"""What is said of the text below it is never the last on a page: a term, "For example:"."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from zipfile import ZipFile

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import docx, epub, html, pdf
from dragoman.editions._typst.data import make_data
from dragoman.model import Edition, Kind, Mark, Options, Row, Unit
from dragoman.structure.introductions import mark_introductions
from helpers import editions
from helpers.editions import Inline, em, note, strong
from helpers.pdfs import read_pdf
from helpers.word_files import read_part

FAMILIES = {"en": "Libertinus Serif", "fa": "Amiri"}


def make_row(en: Inline, fa: Inline = "متن", kind: Kind = Kind.PARAGRAPH, **marks: Mark) -> Row:
    builder = editions.Builder()
    builder.add(Unit("", kind, 1, level=2 * (kind is Kind.HEADING)), en, fa, fa, **marks)
    (row,) = builder.edition("letter", ("en", "fa")).rows
    return row


@pytest.mark.parametrize(
    ("en", "fa"),
    [
        ("Include:", "متن"),
        ("Include", "شامل:"),
        ("Include: ", "متن"),
        ("Include:\u200f", "متن"),
        ("包括：", "متن"),
        ("ምሳሌ፦", "متن"),
        ("ឧទាហរណ៍៖", "متن"),
        (("Include:", note("n")), "متن"),
        ((strong("Example"), note("n")), "متن"),
        ("Include \u2067آب:\u2069", "متن"),
        (("See ", em("this:")), "متن"),
        (strong("Example"), "متن"),
        ((strong("Example"), " ", strong("two")), "متن"),
        (strong(em("Example")), "متن"),
        ("x" * 119 + ":", "متن"),
    ],
)
def test_a_short_line_that_is_bold_or_ends_with_a_colon_introduces(en: Inline, fa: str) -> None:
    assert make_row(en, fa).introduces
    assert make_row(en, fa, Kind.LIST_ITEM).introduces


@pytest.mark.parametrize(
    ("en", "fa"),
    [
        ("It ends.", "متن"),
        ("At 10:30", "متن"),
        ("a: b", "متن"),
        ("Բարև։", "متن"),  # a full stop
        ("", ""),
        ("x" * 120 + ":", "متن"),
        ("Include:", "م" * 121),  # what is long in a language has room for itself
        ((strong("Note"), " that this is a text"), "متن"),
        (em("Example"), "متن"),
    ],
)
def test_other_texts_do_not(en: Inline, fa: str) -> None:
    assert not make_row(en, fa).introduces


def test_headings_do_and_code_does_not() -> None:
    assert make_row("x" * 300, kind=Kind.HEADING).introduces
    assert not make_row("if a:", kind=Kind.CODE).introduces


def test_the_term_of_a_definition_does() -> None:
    document = sources.read(b"Well\n: A hole with water.\n", "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(columns=("en",), source_language="en"))
    assert [row.introduces for row in edition.rows] == [True, False]


@pytest.mark.parametrize("text", ["**Name {}**\n\n", "- **Name {}**\n", "Question {}:\n\n"])
def test_of_lines_that_all_look_so_only_the_last_does(text: str) -> None:
    """A list of names in bold may be longer than a page."""
    source = "".join(map(text.format, range(4))) + "\nEnd.\n"
    document = sources.read(source.encode(), "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(columns=("en",), source_language="en"))
    assert [row.introduces for row in edition.rows] == [False, False, False, True, False]


@pytest.mark.parametrize(
    ("source", "introduces"),
    [
        ("Table 1. People\n\n| a | b |\n|---|---|\n| c | d |\n", [True]),
        ("A text.\n\nTable 1. People\n\n| a | b |\n|---|---|\n| c | d |\n", [False, True]),
        ("x" * 121 + "\n\n| a | b |\n|---|---|\n| c | d |\n", [False]),
        ("| a | b |\n|---|---|\n| c | d |\n\nA text.\n", []),
        ("![A map](map.png)\n\nFigure 1. A map\n\nA text.\n", [True, False, False]),
        ("![A map](map.png)\n\n" + "x" * 121, [False, False]),
        ("![A map](map.png)\n\n![A hill](hill.png)\n\nBoth\n", [False, True, False]),
        ("A ![map](map.png)\n\nA text.\n", [False, False]),
        ("Dear members,\n\nwe ask you.\n", [True, False]),
        ("With regards,\n\nJane Roe\n", [True, False]),
        ("دوستان گرامی،\n\nسلام.\n", [True, False]),
        ("会員の皆様、\n\nお願いします。\n", [True, False]),
        ("- apples,\n- pears\n", [False, False]),
        ('![](a.png "Its caption")\n\nA short text.\n', [False, False]),
    ],
)
def test_a_caption_and_a_salutation_do(source: str, introduces: list[bool]) -> None:
    document = sources.read(source.encode(), "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(columns=("en",), source_language="en"))
    rows = [block for block in edition.blocks if isinstance(block, Row)]
    assert [row.introduces for row in rows][: len(introduces)] == introduces


def test_to_look_once_more_marks_no_other_row() -> None:
    source = b"To all:\n\nDear members,\n\nTable 1\n\n| a |\n|---|\n| b |\n\n**End**\n\nText.\n"
    document = sources.read(source, "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(columns=("en",), source_language="en"))
    rows = list(edition.rows)
    assert [row.is_lead for row in rows] == [False, True, True, False, False, True, False]
    assert list(mark_introductions(rows)) == rows


def test_lines_of_different_depth_all_do() -> None:
    source = b"Who came:\n\n- **Group**\n  - **Anna**\n\n    told all.\n"
    document = sources.read(source, "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(columns=("en",), source_language="en"))
    assert [row.introduces for row in edition.rows] == [True, True, True, False]


# The formats


def fill(count: int) -> Edition:
    """Return a text in which many lines introduce others, at every place of a page."""
    builder = editions.Builder()
    for number in range(count):
        for text in (*("x",) * (number % 6), "Above:", "Below"):
            builder.add(Unit("", Kind.PARAGRAPH, 1), text, text, text)
    return builder.edition("letter", ("en", "fa"))


@pytest.mark.parametrize("layout", ["columns", "stacked", "facing"])
def test_in_pdf_it_is_on_the_page_of_what_follows(layout: str) -> None:
    pages = [
        page.extract_text() for page in read_pdf(pdf.render(fill(60), Options(layout=layout))).pages
    ]
    for number, text in enumerate(pages):
        assert text.count("Above") == text.count("Below"), number
    assert sum("Above" in text for text in pages) > 5


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.PARAGRAPH])
def test_facing_pages_that_only_introduce_are_full(kind: Kind) -> None:
    builder = editions.Builder()
    for number in range(90):
        text = strong(str(number))
        builder.add(Unit("", kind, 1, level=2 * (kind is Kind.HEADING)), text, text, text)
    pages = read_pdf(
        pdf.render(builder.edition("letter", ("en", "fa")), Options(layout="facing", contents=0))
    ).pages
    assert len(pages) < 16


def test_a_line_with_a_footnote_does_not_stick() -> None:
    """Typst would leave the footnote on the page before."""
    builder = editions.Builder()
    lead = ("Above", note("n"), ":")
    builder.add(Unit("", Kind.PARAGRAPH, 1), lead, "Above:", "Above:")
    builder.add(Unit("", Kind.PARAGRAPH, 2), "Below:", "Below", "Below")
    builder.add(Unit("", Kind.NOTE, 3, note="n"), "note", "note", "note")
    edition = builder.edition("letter", ("en", "fa"))
    blocks = make_data(edition, Options(layout="stacked"), FAMILIES)["blocks"]
    assert [block.get("is_sticky") for block in blocks] == [False, True]


def test_in_word_all_paragraphs_of_its_row_are_kept_with_the_next() -> None:
    written = read_part(docx.render(fill(1), Options()), "word/document.xml")
    row = next(row for row in written.split("<w:tr>") if "Above" in row)
    assert row.count("<w:keepNext/>") == row.count("<w:p>") > 1
    assert "<w:keepNext/>" not in next(row for row in written.split("<w:tr>") if "Below" in row)


def read_page(edition: Edition) -> str:
    return html.render(edition, Options()).decode()


def read_book(edition: Edition) -> str:
    with ZipFile(io.BytesIO(epub.render(edition, Options()))) as book:
        files = [name for name in book.namelist() if name.endswith(("xhtml", "css"))]
        return "".join(book.read(name).decode() for name in files)


@pytest.mark.parametrize("read", [read_page, read_book])
def test_on_paper_and_in_a_book_no_page_ends_after_it(read: Callable[[Edition], str]) -> None:
    text = read(fill(1))
    assert text.count('class="row lead"') == 1
    assert re.search(r"\.lead[^{}]*\{\s*break-after: avoid", text)
