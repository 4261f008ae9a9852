"""Odd and hostile e-books: addresses, encodings, document types, CDATA, and many parts."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from dragoman.containers.archive import pack_archive
from dragoman.model import Document, MessageKey
from dragoman.sources import ReadOptions, read, rebuild
from helpers.book_files import (
    CONTAINER,
    list_parts,
    list_texts,
    make_book,
    nav,
    ncx,
    old_page,
    page,
    read_book,
    read_part,
    translate,
)
from helpers.durations import check_growth

ONE = (
    '<h1>First</h1><p>Some <b>text</b>.<a epub:type="noteref" href="#n1">1</a></p>'
    '<aside epub:type="footnote" id="n1"><p>A note.</p></aside>'
)
DECLARES = (
    "<!DOCTYPE html [ <!-- it's ]> --> <?x it's ]> ?> <!ENTITY co \"a > b ]>\"> "
    '<!ENTITY file SYSTEM "file:///etc/passwd"> <!ENTITY nbsp "&#160;"> '
    "<!ATTLIST p x CDATA #IMPLIED> ]>"
)


def change_part(data: bytes, name: str, new: str | bytes) -> bytes:
    """Return a book with another part."""
    parts: dict[str, str | bytes] = {each: read_bytes(data, each) for each in list_parts(data)}
    parts[name] = new
    return pack_archive(
        (each, part.encode() if isinstance(part, str) else part) for each, part in parts.items()
    )


def read_bytes(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def translate_all(data: bytes, language: str = "fa") -> bytes:
    document = read_book(data)
    texts = {unit.key: f"متن {unit.text}" for unit in document.units if unit.translatable}
    new = rebuild(document, texts, language)
    assert list_texts(new) == [texts.get(unit.key, unit.text) for unit in document.units]
    return new


def list_remarks(document: Document) -> list[str]:
    return [sentence for _, sentence in document.notes]


@pytest.mark.parametrize(
    "address", ["../../etc/passwd", "/etc/passwd", "http://[x#y", "a%1b%5b31m.xhtml", "C:\\x"]
)
def test_an_address_that_leads_nowhere_is_told_on_one_line(address: str) -> None:
    data = make_book({"a.xhtml": page(ONE), "b.xhtml": page("<p>More.</p>")})
    package = read_part(data, "package.opf").replace('href="b.xhtml"', f'href="{address}"')
    document = read_book(change_part(data, "OPS/package.opf", package))
    (remark,) = list_remarks(document)
    assert remark.endswith(" is missing in the book; the other pages are read")
    assert remark.isprintable()


def test_a_reference_with_a_broken_address_is_a_link() -> None:
    body = ONE.replace('href="#n1"', 'href="http://[x#n1"')
    assert any("[1](http" in text for text in list_texts(make_book({"a.xhtml": page(body)})))


def test_a_page_that_the_spine_names_twice_is_read_once() -> None:
    data = make_book({"a.xhtml": page("<p>One.</p>"), "b.xhtml": page("<p>Two.</p>")})
    package = read_part(data, "package.opf")
    package = package.replace("<spine>", '<spine><itemref idref="i1"/><itemref idref="none"/>')
    assert list_texts(change_part(data, "OPS/package.opf", package))[1:] == ["Two.", "One."]


def test_the_package_is_found_beside_a_book_in_another_form() -> None:
    other = '<rootfile full-path="OPS/b.pdf" media-type="application/pdf"/><rootfile '
    others: dict[str, str | bytes | None] = {
        "META-INF/container.xml": CONTAINER.replace("<rootfile ", other),
        "OPS/b.pdf": b"%PDF-1.4",
    }
    assert "First" in list_texts(make_book({"a.xhtml": page(ONE)}, others=others))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1251"])
def test_a_page_keeps_its_encoding_and_its_notes(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    data = make_book({"a.xhtml": (head + page(ONE)).encode(encoding)})
    assert "Some **text**.[^1]" in list_texts(data)
    translate_all(data)


def test_a_package_in_utf_16_keeps_its_encoding() -> None:
    data = make_book({"a.xhtml": page(ONE)})
    package = read_part(data, "package.opf").replace("utf-8", "utf-16").encode("utf-16")
    new = translate_all(change_part(data, "OPS/package.opf", package))
    written = read_bytes(new, "OPS/package.opf").decode("utf-16")
    assert ">متن A book</dc:title>" in written


def test_the_setting_of_an_encoding_is_not_for_pages_of_books() -> None:
    data = make_book({"a.xhtml": page("<p>Café</p>")})
    options = ReadOptions(encoding="windows-1256")
    texts = [unit.text for unit in read(data, "book", suffix=".epub", options=options).units]
    assert "Café" in texts


def declare(body: str, title: str = "") -> str:
    return page(body, title).replace("<!DOCTYPE html>", DECLARES)


def test_what_a_document_type_declares_stays_and_is_told() -> None:
    data = make_book(
        {
            "a.xhtml": declare("<p>A &co;&nbsp;note &file; &amp; more, &co;.</p><p>&co;</p>"),
            "b.xhtml": page("<p>An &co; here.</p>"),
        },
        "",
    )
    document = read_book(data)
    assert [unit.text for unit in document.units] == [
        "A <x1/>\xa0note <x2/> & more, <x3/>.",
        "An &co; here.",
    ]
    assert list_remarks(document) == [
        "a.xhtml, line 4: the document type declares the text of &co;, so it is not translated; "
        "write it out where it is",
        "a.xhtml, line 4: the document type declares the text of &file;, so it is not translated; "
        "write it out where it is",
    ]
    text = document.units[0].text
    new = translate(data, {text: r"<x2/> \&file; &file; متن <x1/>"}, "fa")
    written = read_part(new, "a.xhtml")
    assert written.startswith(DECLARES)
    assert "<p>&file; &amp;file; &amp;file; متن &co; &co;</p><p>&co;</p>" in written


def test_declared_texts_in_attributes_and_titles_stay() -> None:
    body = (
        '<p title="By &co; &amp;file; and">One <img src="a.png" alt="Of &co;"/></p>'
        "<pre><code>x &co; y</code></pre><form><textarea>In &co;</textarea></form>"
        "<svg><text>At &co;</text></svg>"
    )
    data = make_book({"a.xhtml": declare(body, "Of &co; title")}, "")
    document = read_book(data, code=True)
    texts = {
        unit.key: unit.text.replace(" \\&co;", " \\&co; &file;").replace(" &co;", " &co; &file;")
        for unit in document.units
    }
    written = read_part(rebuild(document, texts, "de"), "a.xhtml")
    for part in (
        '"By &co; &amp;file; &amp;file; and"',
        'alt="Of &co; &amp;file;"',
        ">x &co; &amp;file; y<",
        ">In &co; &amp;file;<",
        ">At &co; &amp;file;<",
        "<title>Of &co; &amp;file; title<",
    ):
        assert part in written, part


@pytest.mark.parametrize("kind", ["<!DOCTYPE html [ <!-- <p>", "<!DOCTYPE html [ '", "<!DOCTYPE"])
def test_a_document_type_without_an_end_is_read(kind: str) -> None:
    data = make_book({"a.xhtml": page("<p>Text.</p>").replace("<!DOCTYPE html>", kind)}, "")
    document = read_book(data)
    assert rebuild(document, {}) == data


def test_a_text_without_markup_is_a_text() -> None:
    body = "<p>One <![CDATA[<b> & two]]>.</p><p><![CDATA[Only]]></p><p><![CDATA[ ]]></p>"
    data = make_book({"a.xhtml": page(body)}, "")
    assert list_texts(data) == [r"One \<b> & two.", "Only"]
    written = read_part(translate_all(data), "a.xhtml")
    assert "<p>متن One &lt;b&gt; &amp; two.</p><p>متن Only</p><p><![CDATA[ ]]></p>" in written


def test_a_page_that_is_too_large_is_told_and_the_others_are_read() -> None:
    large = page("<p>x</p>" + " " * (16 << 20))
    document = read_book(make_book({"a.xhtml": large, "b.xhtml": page(ONE)}, ""))
    assert document.units[0].text == "First"
    assert list_remarks(document) == [
        "a.xhtml is not translated: the page has more than 16 MiB; divide it into several"
    ]


@pytest.mark.parametrize("tag", ["div", "span", "em"])
def test_deep_elements_are_read(tag: str) -> None:
    depth = 2_000
    body = f"<p>{f'<{tag}>' * depth}x{f'</{tag}>' * depth}</p>"
    assert any("x" in text for text in list_texts(make_book({"a.xhtml": page(body)})))


def test_the_time_for_a_book_grows_with_the_number_of_its_pages_and_labels() -> None:
    def make(count: int) -> bytes:
        pages = {
            f"p{n}.xhtml": page(
                f'<p>T{n}<a epub:type="noteref" href="#n">1</a></p>'
                f'<aside epub:type="footnote" id="n"><p>N{n}</p></aside>'
            )
            for n in range(count)
        }
        labels = "".join(f'<li><a href="p0.xhtml#{n}">Label {n}</a></li>' for n in range(4 * count))
        return make_book({**pages, "nav.xhtml": nav(labels)})

    check_growth(make, translate_all, 500)


def test_the_time_for_a_page_grows_with_its_length_only() -> None:
    def make(count: int) -> tuple[Document, dict[MessageKey, str]]:
        labels = "".join(f'<li title="Title {n}">Label <b>{n}</b></li>' for n in range(count))
        data = make_book({"a.xhtml": page("<p>x</p>"), "nav.xhtml": nav(labels)})
        document = read_book(data)
        return document, {unit.key: f"x {unit.text}" for unit in document.units}

    check_growth(make, lambda given: rebuild(*given, "fa"), 4_000)


def test_a_body_that_says_language_and_direction_says_the_new_ones() -> None:
    text = page(ONE, root="").replace("<body", '<body xml:lang="en-US" dir="ltr"')
    new = translate_all(make_book({"a.xhtml": text}))
    assert '<body xml:lang="fa" dir="rtl">' in read_part(new, "a.xhtml")


def test_a_book_from_right_to_left_becomes_one_from_left_to_right() -> None:
    title = '<dc:title xml:lang="ar" dir="rtl">A letter</dc:title>'
    data = make_book({"a.xhtml": page(ONE, root='lang="ar" dir="rtl"')}, title)
    package = read_part(data, "package.opf").replace("<dc:language>en", "<dc:language>ar")
    package = package.replace("<spine>", '<spine page-progression-direction="rtl">')
    data = change_part(data, "OPS/package.opf", package)
    new = translate(data, {"First": "1st", "A letter": "L"}, "en")
    written = read_part(new, "package.opf")
    assert '<dc:title xml:lang="en" dir="ltr">L</dc:title>' in written
    assert "<dc:language>en</dc:language>" in written
    assert '<spine page-progression-direction="ltr">' in written
    assert 'lang="en" dir="ltr"' in read_part(new, "a.xhtml")


@pytest.mark.parametrize("version", ["2.0", "3.0"])
@pytest.mark.parametrize(
    ("said", "language", "now"),
    [
        ("horizontal-lr", "fa", "horizontal-rl"),
        ("horizontal-rl", "de", "horizontal-lr"),
        ("horizontal-lr", "de", "horizontal-lr"),
        ("vertical-rl", "fa", "vertical-rl"),  # the lines run from top to bottom, also now
    ],
)
def test_a_book_for_kindle_says_the_new_direction(
    version: str, said: str, language: str, now: str
) -> None:
    meta = '<meta name="primary-writing-mode" content="{}"/><meta name="cover" content="i"/>'
    make = page if version == "3.0" else old_page
    parts = {"a.xhtml": make("<p>One.</p>")}
    book = make_book(parts, f"<dc:title>A</dc:title>{meta.format(said)}", version=version)
    package = read_part(translate(book, {"One.": "یک."}, language), "OPS/package.opf")
    assert meta.format(now) in package


def test_an_old_book_for_kindle_gets_the_direction_in_the_form_of_its_package() -> None:
    data = make_book({"a.xhtml": old_page("<p>One.</p>")}, version="2.0")
    package = read_part(data, "package.opf").replace("<metadata ", "<opf:metadata ")
    package = package.replace("</metadata>", "</opf:metadata>")
    written = translate(change_part(data, "OPS/package.opf", package), {"One.": "یک."}, "fa")
    assert '<opf:meta name="primary-writing-mode"' in read_part(written, "package.opf")


@pytest.mark.parametrize("old", ["", "<dc:language/>", "<dc:language> </dc:language>"])
def test_a_book_without_a_language_gets_one(old: str) -> None:
    data = make_book({"a.xhtml": page(ONE)})
    package = read_part(data, "package.opf").replace("<dc:language>en</dc:language>", old)
    written = read_part(translate_all(change_part(data, "OPS/package.opf", package)), "package.opf")
    assert written.count(">fa</dc:language>") == 1


def test_labels_and_titles_get_the_words_of_headings_with_marks() -> None:
    data = make_book(
        {
            "a.xhtml": page("<h1>One<br/>The <em>start</em></h1>", "One The start"),
            "b.xhtml": page("<h1>Second <i>part</i></h1>"),
            "nav.xhtml": nav('<li><a href="a.xhtml">One The start</a></li><li>Other *part*</li>'),
            "toc.ncx": ncx(("One The start", "a.xhtml"), ("Second part", "b.xhtml"), title="Book"),
        },
        "<dc:title>Book</dc:title>",
    )
    assert list_texts(data) == [
        "Book",
        "One\\\nThe *start*",
        "Second *part*",
        "Contents",
        r"Other \*part\*",
    ]
    new = translate(data, {"One\\\nThe *start*": "یک\\\nآغاز *‌نو*"}, "fa")
    for name, text in (
        ("a.xhtml", "<title>یک آغاز"),
        ("nav.xhtml", '<a href="a.xhtml">یک آغاز'),
        ("toc.ncx", "<text>یک آغاز"),
        ("toc.ncx", 'xml:lang="fa"'),
    ):
        assert text in read_part(new, name), name


def test_a_name_of_a_part_is_one_line_in_the_comments() -> None:
    data = make_book({"a%0A.xhtml": page(ONE)})
    parts = {name.replace("%0A", "\n"): read_bytes(data, name) for name in list_parts(data)}
    comment = read_book(pack_archive(parts.items())).units[1].comment
    assert comment == "a\\n.xhtml"


def test_a_part_that_cannot_be_read_is_named_on_one_line() -> None:
    parts = {"a.xhtml": page(ONE), "t%1b.ncx": "<ncx"}
    data = make_book(parts, others={"OPS/t\x1b.ncx": "<ncx"})
    for sentence in list_remarks(read_book(data)):
        assert sentence.isprintable()
        assert sentence.startswith("t\\x1b.ncx is not translated: ")
