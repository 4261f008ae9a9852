"""The title in the properties of a Word file or an OpenDocument text, and other plain texts."""

from __future__ import annotations

import pytest

from dragoman.align import EditionRequest, align
from dragoman.model import Kind
from dragoman.po import parse
from dragoman.sources import read, rebuild
from helpers import odt_files, word_files

TITLE = "<dc:title>{}</dc:title>"


def make(suffix: str, text: str, title: str) -> bytes:
    """Return a document with a heading and a title in its properties."""
    if suffix == "docx":
        return word_files.make_word(word_files.paragraph(text), core=TITLE.format(title))
    return odt_files.make_odt(odt_files.p(text), "", TITLE.format(title))


def read_title(data: bytes, suffix: str) -> str:
    name = "docProps/core.xml" if suffix == "docx" else "meta.xml"
    written = word_files.read_part(data, name)
    return written[written.index("<dc:title>") + 10 : written.index("</dc:title>")]


@pytest.mark.parametrize("suffix", ["docx", "odt"])
@pytest.mark.parametrize(
    ("title", "text", "translation", "written"),
    [
        ("A letter", "A letter", "**نامه** *تازه*", "نامه تازه"),
        ("A letter", "A letter", "`x` [a](https://example.org) &amp; b\\\nc", "x a &amp; b c"),
        ("A letter", "A letter", "a\\*b", "a*b"),
        # another text stands only there: it has no marks, so an asterisk is one
        ("A letter", "Something else", "2 * 3 * 4 **x**", "2 * 3 * 4 **x**"),
    ],
)
def test_the_title_of_the_file_has_no_marks(
    suffix: str, title: str, text: str, translation: str, written: str
) -> None:
    data = make(suffix, text, title)
    document = read(data, "x", suffix=f".{suffix}")
    again = rebuild(document, {(None, title): translation}, "fa")
    assert read_title(again, suffix) == written


def test_the_description_of_a_picture_has_no_marks_of_a_text_that_is_the_same() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="Our wall"/></wp:inline>'
        "</w:drawing></w:r>"
    )
    data = word_files.make_word(f"<w:p>{picture}</w:p>" + word_files.paragraph("Our wall"))
    again = word_files.translate(data, {"Our wall": "**دیوار**"})
    written = word_files.read_part(again)
    assert 'descr="دیوار"' in written
    assert "**" not in written


@pytest.mark.parametrize("suffix", ["docx", "odt"])
@pytest.mark.parametrize("missing", ["placeholder", "source", "refuse"])
def test_a_title_that_only_the_properties_have_is_in_no_edition(suffix: str, missing: str) -> None:
    """Nobody sees it in the document: it may be an old one, with a name in it."""
    data = make(suffix, "The road is closed.", "Draft 7, for Jane")
    document = read(data, "x", suffix=f".{suffix}")
    assert [unit.text for unit in document.units] == ["The road is closed.", "Draft 7, for Jane"]
    catalog = parse('msgid "The road is closed."\nmsgstr "جاده بسته است."\n'.encode(), "x")
    request = EditionRequest(("en", "fa"), "en", missing=missing)
    edition = align(document, {"fa": catalog}, request)
    assert [row.unit.text for row in edition.all_rows] == ["The road is closed."]
    assert "Draft" not in repr(edition.columns)
    tally = edition.columns[1].tally
    assert tally is not None
    assert sum(tally.messages.values()) == 1


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_a_title_that_the_text_has_too_is_a_paragraph_of_every_edition(suffix: str) -> None:
    document = read(make(suffix, "A letter", "A letter"), "x", suffix=f".{suffix}")
    (unit,) = document.units
    assert unit.is_shown
    assert unit.kind is Kind.PARAGRAPH
