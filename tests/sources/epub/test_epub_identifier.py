"""A translated book is another publication: it has an identifier of its own."""

from __future__ import annotations

import re

import pytest

from helpers.book_files import make_book, ncx, page, read_part, translate

PARTS: dict[str, str | bytes] = {"a.xhtml": page("<p>Text.</p>"), "toc.ncx": ncx(("T", "a.xhtml"))}
BOTH = """<dc:title>T</dc:title><dc:identifier id="isbn">978-3-16-148410-0</dc:identifier>
<meta refines="#isbn" property="identifier-type" scheme="onix:codelist5">15</meta>
<meta refines="#uid" property="identifier-type">01</meta>"""
DISGUISED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod
Algorithm="http://www.idpf.org/2008/embedding"/></enc:EncryptedData></encryption>"""


def read_identifier(book: bytes) -> str:
    package = read_part(book, "package.opf")
    found = re.findall(r"<dc:identifier[^>]*>([^<]*)</dc:identifier>", package)
    assert len(found) == 1
    return str(found[0])


def test_each_language_has_its_own_and_always_the_same() -> None:
    book = make_book(PARTS)
    found = [read_identifier(translate(book, {"Text.": "x"}, code)) for code in ("ar", "fa", "ar")]
    assert found[0] == found[2] != found[1]
    assert all(each.startswith("urn:uuid:") for each in found)
    assert read_identifier(translate(book, {"Text.": "y"}, "ar")) == found[0]  # a mistake corrected


def test_another_book_has_another() -> None:
    others = {
        "OPS/package.opf": read_part(make_book(PARTS), "package.opf").replace("urn:x", "urn:y")
    }
    books = make_book(PARTS), make_book(PARTS, others=others)
    first, second = (read_identifier(translate(each, {"Text.": "x"}, "ar")) for each in books)
    assert first != second


def test_the_table_of_contents_says_the_same() -> None:
    book = make_book(PARTS)
    assert 'name="dtb:uid" content="urn:x"' in read_part(book, "toc.ncx")
    new = translate(book, {"Text.": "x"}, "ar")
    assert f'content="{read_identifier(new)}"' in read_part(new, "toc.ncx")


def test_those_of_the_source_say_what_it_was_made_from() -> None:
    new = read_part(translate(make_book(PARTS, BOTH), {"Text.": "x"}, "ar"), "package.opf")
    assert "<dc:source>urn:x</dc:source>" in new
    assert '<dc:source id="isbn">978-3-16-148410-0</dc:source>' in new
    assert 'refines="#isbn"' in new
    assert 'refines="#uid"' not in new  # it said what kind the old one was


@pytest.mark.parametrize("language", ["", "en"])
def test_a_book_in_its_own_language_keeps_it(language: str) -> None:
    assert read_identifier(translate(make_book(PARTS), {"Text.": "x"}, language)) == "urn:x"


def test_disguised_fonts_need_it() -> None:
    book = make_book(PARTS, others={"META-INF/encryption.xml": DISGUISED})
    assert read_identifier(translate(book, {"Text.": "x"}, "ar")) == "urn:x"


def test_the_scheme_of_an_old_book_does_not_fit_another_identifier() -> None:
    package = read_part(make_book(PARTS, version="2.0"), "package.opf")
    named = re.sub(r"(<dc:identifier)([^>]*)>", r'\1\2 opf:scheme="ISBN">', package)
    book = make_book(PARTS, version="2.0", others={"OPS/package.opf": named})
    new = translate(book, {"Text.": "x"}, "ar")
    assert "scheme" not in read_part(new, "package.opf")
    assert read_identifier(new).startswith("urn:uuid:")


def test_the_one_that_a_program_gave_says_nothing_of_a_source() -> None:
    package = read_part(make_book(PARTS, version="2.0"), "package.opf")
    named = re.sub(r"(<dc:identifier)([^>]*)>", r'\1\2 opf:scheme="calibre">', package)
    book = make_book(PARTS, version="2.0", others={"OPS/package.opf": named})
    new = read_part(translate(book, {"Text.": "x"}, "ar"), "package.opf")
    assert "dc:source" not in new
    assert "urn:x" not in new
