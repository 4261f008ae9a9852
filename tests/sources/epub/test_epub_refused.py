"""E-books that are not read: each with a sentence that says what to do."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from dragoman.errors import SourceError
from dragoman.sources import OTHER_FORMATS
from helpers.book_files import make_book, page, read_book

ONE = {"a.xhtml": page("<p>Text.</p>")}
_ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="{}"/><enc:CipherData>'
    '<enc:CipherReference URI="OPS/x"/></enc:CipherData></enc:EncryptedData></encryption>'
)
_CIPHER = _ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
_EXTERNAL = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://127.0.0.1:1/xhtml11.dtd">'
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>a&nbsp;b &eacute;</p></body></html>'
)
_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&b;</p></body></html>'
)


def make_bomb() -> bytes:
    buffer = BytesIO(make_book(ONE))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OPS/bomb.xhtml", b" " * (100 << 20))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "the file is empty"),
        (b"\n ", "the file is empty"),
        (b"PK\3\4 damaged", "damaged"),
        (make_book(ONE)[:-60], "damaged"),
        (b"%PDF-1.7", "this is a PDF"),
        (b"x" * 60 + b"BOOKMOBI" + b"x", "convert it to EPUB"),
        (b"<html></html>", "not an e-book in the format EPUB"),
        (make_book(ONE, others={"META-INF/container.xml": None}), "it has no META-INF/container"),
        (make_book(ONE, others={"META-INF/container.xml": "<container/>"}), "where the book is"),
        (make_book(ONE, others={"OPS/package.opf": None}), "'OPS/package.opf' is missing"),
        (
            make_book(ONE, others={"OPS/package.opf": "<package>"}),
            "OPS/package.opf, line 1: a part",
        ),
        (make_book({}), "no pages of text"),
        (make_book({"a.xhtml": b""}), "no page of the book can be read: a.xhtml is not transl"),
        (make_book(ONE, others={"META-INF/encryption.xml": _CIPHER}), "protected against copying"),
        (make_book(ONE, others={"META-INF/rights.xml": "<rights/>"}), "protected against copying"),
        (
            make_book(ONE, others={"OPS/package.opf": _BOMB}),
            "declares entities, which are not safe",
        ),
        (make_book(ONE, others={"../evil": "x"}), "leads out of the file"),
        (make_bomb, "would unpack to 100 MiB"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_one_sentence_says_what_is_wrong(data: bytes | Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_book(data if isinstance(data, bytes) else data())
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "method", ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]
)
def test_disguised_fonts_are_not_protection(method: str) -> None:
    book = make_book(ONE, others={"META-INF/encryption.xml": _ENCRYPTED.format(method)})
    assert [unit.text for unit in read_book(book).units] == ["A book", "Text."]


def test_the_document_type_of_a_page_is_never_fetched() -> None:
    document = read_book(make_book({"a.xhtml": _EXTERNAL}, ""))
    assert [unit.text for unit in document.units] == ["a\u00a0b é"]


@pytest.mark.parametrize("broken", [b"", b"\xff\xfe\xff", b"<p>\xff</p>", b"a\0b"])
def test_a_page_that_cannot_be_read_is_told_and_the_others_are_read(broken: bytes) -> None:
    document = read_book(make_book({"a.xhtml": broken, "b.xhtml": page("<p>Text.</p>")}, ""))
    assert [unit.text for unit in document.units] == ["Text."]
    [(line, sentence)] = document.notes
    assert line == 1
    assert sentence.startswith("a.xhtml is not translated: ")


def test_a_damaged_table_of_contents_is_told_and_the_pages_are_read() -> None:
    document = read_book(make_book({"a.xhtml": page("<p>Text.</p>"), "toc.ncx": "<ncx"}, ""))
    assert [unit.text for unit in document.units] == ["Text."]
    assert "toc.ncx is not translated: OPS/toc.ncx, line 1: a part is not" in document.notes[0][1]


@pytest.mark.parametrize("suffix", [".mobi", ".azw", ".azw3", ".kfx", ".fb2", ".ibooks"])
def test_other_e_books_are_told_to_be_converted(suffix: str) -> None:
    assert "EPUB" in OTHER_FORMATS[suffix]
