"""E-books in another language: what changes, what stays, and what they say about people."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.inline import plain_text, read_marks
from dragoman.model import MessageKey
from dragoman.sources import rebuild
from helpers.book_files import (
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
from helpers.pictures import SECRET, make_png, soil_png

PARTS: dict[str, str | bytes] = {
    "a.xhtml": page("<h1 id='s1'>One <em>day</em></h1><p>Text &amp; <b>more</b>.</p>", "One day"),
    "b.xhtml": page("<h2 id='s1'>Two</h2><p>See <a href='#s1'>here</a>.<br/>End.</p>", "Two"),
    "c.xhtml": page("<p>Kept.</p>"),
    "d.xhtml": page('<img src="x.png" alt=""/>'),
    "nav.xhtml": nav('<li><a href="a.xhtml">One day</a></li><li><a href="b.xhtml">Two</a></li>'),
    "toc.ncx": ncx(("One day", "a.xhtml"), ("Two", "b.xhtml")),
    "style.css": b"p { color: red }",
}
BOOK = make_book(PARTS)
MODIFIED = '<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>'
METADATA = f'<dc:title id="t">A book</dc:title>{MODIFIED}'
NAMES = """
<p> </p> <b> </b> <i/> <ul> <li> </li> </ul> <br/> <h1> </h1> <svg> </svg> <td/> &nbsp; &x; <!--
--> ]]> <![CDATA[ <a epub:type="noteref" href="#n"> </a> one two <aside id="n"> </aside>
"""
PIECES = NAMES.split()
ARABIC = {"One *day*": "يوم *ما*", "Two": "اثنان", "A book": "كتاب"}


@pytest.mark.parametrize("language", ["", "ar", "de"])
def test_without_another_text_the_file_is_the_same_bytes(language: str) -> None:
    document = read_book(BOOK)
    same = {unit.key: unit.text for unit in document.units}
    empty = {unit.key: " " for unit in document.units}
    unknown: dict[MessageKey, str] = {(None, "unknown"): "x"}
    for texts in ({}, same, empty, unknown):
        assert rebuild(document, texts, language) == BOOK


def test_each_text_is_in_the_place_of_its_unit() -> None:
    document = read_book(BOOK)
    texts = {unit.key: f"{unit.text} نص" for unit in document.units}
    new = rebuild(document, texts, "ar")
    again = read_book(new)
    assert [unit.text for unit in again.units] == [texts[unit.key] for unit in document.units]
    facts = [(unit.kind, unit.level, unit.place, unit.comment) for unit in document.units]
    assert facts == [(unit.kind, unit.level, unit.place, unit.comment) for unit in again.units]
    assert new == rebuild(document, texts, "ar")


def test_only_what_has_another_text_is_changed() -> None:
    new = translate(BOOK, {"Two": "Zwei"}, "de")
    assert list_parts(new) == list_parts(BOOK)
    changed = [name for name in list_parts(BOOK) if read_part(new, name) != read_part(BOOK, name)]
    assert changed == [
        *("OPS/package.opf", "OPS/b.xhtml", "OPS/d.xhtml", "OPS/nav.xhtml", "OPS/toc.ncx")
    ]
    before = read_part(BOOK, "b.xhtml")
    after = before.replace(">Two<", ">Zwei<").replace('lang="en"', 'lang="de"')
    assert read_part(new, "b.xhtml") == after


def test_labels_get_the_translation_of_their_heading_without_marks() -> None:
    new = translate(BOOK, ARABIC, "ar")
    assert "<h1 id='s1'>يوم <em>ما</em></h1>" in read_part(new, "a.xhtml")
    assert "<title>يوم ما</title>" in read_part(new, "a.xhtml")
    assert '<a href="a.xhtml">يوم ما</a>' in read_part(new, "nav.xhtml")
    assert "<text>يوم ما</text>" in read_part(new, "toc.ncx")
    assert "<docTitle><text>كتاب</text>" in read_part(new, "toc.ncx")
    assert "كتاب</dc:title>" in read_part(new, "package.opf")
    assert list_texts(new)[:2] == ["كتاب", "يوم *ما*"]


def test_an_entry_with_a_picture_has_a_text_of_its_own() -> None:
    entry = '<li><a href="a.xhtml"><img src="p.png" alt="A boat"/></a></li>'
    parts: dict[str, str | bytes] = {"a.xhtml": page("<h1>A boat</h1>"), "nav.xhtml": nav(entry)}
    assert list_texts(make_book(parts, "")) == ["A boat", "Contents", "![A boat](p.png)"]
    new = translate(make_book(parts, ""), {"A boat": "Ein Boot", "![A boat](p.png)": "![B](p.png)"})
    assert '<img src="p.png" alt="B"/></a>' in read_part(new, "nav.xhtml")


def test_a_book_in_another_direction_says_so_everywhere() -> None:
    new = translate(BOOK, ARABIC, "ar")
    package = read_part(new, "package.opf")
    assert "<dc:language>ar</dc:language>" in package
    assert 'page-progression-direction="rtl"' in package
    assert '<dc:title xml:lang="ar" dir="rtl">' in package
    for name in ("a.xhtml", "b.xhtml", "d.xhtml", "nav.xhtml"):
        assert re.search('<html [^>]*xml:lang="ar" lang="ar"', read_part(new, name)), name
        assert 'dir="rtl"' in read_part(new, name)
    assert 'xml:lang="ar" dir="rtl">' in read_part(new, "toc.ncx")
    assert read_part(new, "c.xhtml") == read_part(BOOK, "c.xhtml")  # it is still in English
    back = translate(new, {"كتاب": "Ein Buch", "يوم *ما*": "Ein Tag"}, "de")
    package = read_part(back, "package.opf")
    assert 'page-progression-direction="ltr"' in package
    assert '<dc:title xml:lang="de" dir="ltr">' in package
    assert 'dir="ltr"' in read_part(back, "a.xhtml")


def test_a_dictionary_says_its_language_in_all_places() -> None:
    words = '<meta property="source-language">en</meta><meta property="target-language">fr</meta>'
    metadata = f"{METADATA}<dc:language>fr</dc:language>{words}"
    package = read_part(translate(make_book(PARTS, metadata), ARABIC, "ar"), "package.opf")
    assert words.replace("en<", "ar<") in package
    assert re.findall("<dc:language>(.*?)<", package) == ["ar", "fr"]


def test_blocks_that_say_the_language_of_the_page_say_the_new_one() -> None:
    body = (
        '<div lang="en-US" xml:lang="en-US"><p>One.</p><p lang="fr">Deux.</p></div>'
        '<p lang="en" translate="no">Three.</p>'
    )
    for root in ("", 'lang="en"'):
        text = page(body, root=root).replace("<body>", '<body xml:lang="en" dir="ltr">')
        new = translate(make_book({"a.xhtml": text}), {"One.": "واحد"}, "ar")
        written = read_part(new, "a.xhtml")
        assert '<body xml:lang="ar" dir="rtl"><div lang="ar" xml:lang="ar"><p>واحد' in written
        assert '<p lang="fr">' in written
        assert '<p lang="en" translate="no">' in written
        assert [unit.translatable for unit in read_book(new).units[1:]] == [True, False, False]


def test_without_a_language_no_direction_changes() -> None:
    new = translate(BOOK, {"Two": "Zwei"})
    assert read_part(new, "package.opf") == read_part(BOOK, "package.opf")
    assert read_part(new, "b.xhtml") == read_part(BOOK, "b.xhtml").replace(">Two<", ">Zwei<")


def test_an_old_book_gets_only_what_its_version_has() -> None:
    parts = {"a.xhtml": old_page("<h1>One</h1><p>Text.</p>"), "toc.ncx": ncx(("One", "a.xhtml"))}
    book = make_book(parts, "<dc:title>One</dc:title>", version="2.0")
    new = translate(book, {"One": "واحد", "Text.": "a\\\nb"}, "fa")
    text = read_part(new, "a.xhtml")
    assert '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fa"' in text.replace(
        ' dir="rtl"', ""
    )
    assert ' lang="' not in text
    assert "<p>a<br/>b</p>" in text
    package = read_part(new, "package.opf")
    assert "page-progression-direction" not in package
    assert package.count('<meta name="primary-writing-mode" content="horizontal-rl"/>') == 1
    assert "writing-mode" not in read_part(translate(book, {"Text.": "Ein"}, "de"), "package.opf")
    assert '<dc:title xml:lang="fa">واحد</dc:title>' in package


def test_the_same_id_in_two_pages_is_not_mixed() -> None:
    new = translate(BOOK, {"See [here](#s1).\\\nEnd.": "[hier](#s1) sehen.\\\nEnde."}, "de")
    assert "<p><a href='#s1'>hier</a> sehen.<br/>Ende.</p>" in read_part(new, "b.xhtml")
    assert read_part(new, "a.xhtml") == read_part(BOOK, "a.xhtml")


def test_notes_in_another_file_keep_their_links() -> None:
    link = '<a epub:type="noteref" href="n.xhtml#n1" id="r1">1</a>'
    note = '<aside epub:type="footnote" id="n1"><p>A note.</p></aside>'
    book = make_book({"a.xhtml": page(f"<p>Here{link}.</p>"), "n.xhtml": page(note)})
    new = translate(book, {"Here[^1].": "[^1]هنا.", "A note.": "حاشية"}, "ar")
    assert f"<p>{link}هنا.</p>" in read_part(new, "a.xhtml")
    assert note.replace("A note.", "حاشية") in read_part(new, "n.xhtml")


PEOPLE = """<dc:creator id="c">An Author</dc:creator><dc:publisher>A House</dc:publisher>
<dc:contributor opf:role="trl">A Translator</dc:contributor>
<dc:contributor opf:role="bkp">calibre (7.1) [https://calibre-ebook.com]</dc:contributor>
<dc:contributor id="maker">Some Body</dc:contributor>
<meta refines="#maker" property="role">bkp</meta>
<meta refines="#c" property="file-as">Author, An</meta>
<meta name="calibre:user_categories" content="{}"/><meta name="calibre:series" content="Rivers"/>
<meta name="calibre:author_link_map" content="{}"/><meta name="generator" content="pc-of-maryam"/>
<meta property="calibre:timestamp">2020</meta><meta name="Sigil version" content="1"/>
<dc:identifier opf:scheme="calibre">0b9c</dc:identifier><dc:title>T</dc:title>"""


@pytest.mark.parametrize("texts", [{"Text.": "نص"}, {}])
def test_who_handled_the_file_is_not_named_and_who_wrote_the_book_is(texts: dict[str, str]) -> None:
    head = '<meta name="Author" content="maryam"/><meta name="viewport" content="width=1"/>'
    text = page("<p>Text.</p>").replace("<title>", f"{head}<title>")
    private: dict[str, str | bytes | None] = {
        "iTunesMetadata.plist": "buyer@example.org",
        "META-INF/calibre_bookmarks.txt": "mine",
        "__MACOSX/OPS/._a.xhtml": "x",
        "META-INF/com.apple.ibooks.display-options.xml": "<display_options/>",
    }
    other = text.replace("Text.", "Still English.")
    table = ncx(("Text.", "a.xhtml")).replace(
        "<head>", '<head><meta name="dtb:generator" content="the pc of maryam"/>'
    )
    parts: dict[str, str | bytes] = {
        "a.xhtml": text,
        "b.xhtml": other,
        "toc.ncx": table,
        "p.png": soil_png(make_png()),
    }
    book = make_book(parts, PEOPLE, others=private)
    new = translate(book, texts, "ar")
    whole = b"".join(zipfile.ZipFile(BytesIO(new)).read(name) for name in list_parts(new))
    gone = ("maryam", "bkp", "calibre (", "Some Body", "timestamp", "author_link", "Sigil", "0b9c")
    for word in (*gone, "buyer", "mine", "user_categories", "maker", SECRET.decode()):
        assert word.encode() in b"".join(
            zipfile.ZipFile(BytesIO(book)).read(name) for name in list_parts(book)
        )
        assert word.encode() not in whole, word
    for word in (
        "An Author",
        "A House",
        "A Translator",
        "Author, An",
        "Rivers",
        "urn:x",
        "width=1",
    ):
        assert word.encode() in whole, word
    kept = [name for name in list_parts(book) if name not in private]
    assert list_parts(new) == [*kept, "META-INF/com.apple.ibooks.display-options.xml"]
    assert rebuild(read_book(book), {}) == book


def test_a_book_in_which_nothing_is_translated_says_no_other_language() -> None:
    book = make_book({**PARTS, "e.svg": "<svg><!-- maryam --></svg>"})
    new = rebuild(read_book(book), {}, "ar")
    changed = [name for name in list_parts(book) if read_part(new, name) != read_part(book, name)]
    assert changed == ["OPS/e.svg"]


def test_a_picture_that_the_book_does_not_list_is_cleaned() -> None:
    soiled, drawing = soil_png(make_png()), "<svg>{}<a/></svg>"
    others: dict[str, str | bytes | None] = {
        "OPS/old.PNG": soiled,
        "OPS/b.svg": drawing.format("<!-- maryam -->"),
        "c.txt": "<!-- -->",
    }
    book = make_book({"a.xhtml": page("<p>Text.</p>")}, others=others)
    new = zipfile.ZipFile(BytesIO(translate(book, {"Text.": "نص"}, "ar")))
    assert SECRET not in new.read("OPS/old.PNG")
    assert new.read("OPS/b.svg").decode() == drawing.format("")
    assert new.read("c.txt") == b"<!-- -->"


def test_the_time_of_a_change_is_kept_or_the_one_that_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert MODIFIED in read_part(translate(BOOK, ARABIC, "ar"), "package.opf")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    package = read_part(translate(BOOK, ARABIC, "ar"), "package.opf")
    assert '<meta property="dcterms:modified">2023-11-14T22:13:20Z</meta>' in package


def pack(order: Callable[[list[str]], list[str]], *, packed: bool) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(BOOK)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in order(old.namelist()):
            method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            new.writestr(name, old.read(name), method)
    return buffer.getvalue()


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("order", [list, lambda names: names[::-1], lambda names: names[1:]])
def test_a_changed_book_begins_with_its_type(
    order: Callable[[list[str]], list[str]], packed: bool
) -> None:
    book = pack(order, packed=packed)
    assert rebuild(read_book(book), {}) == book
    new = translate(book, ARABIC, "ar")
    assert new[30:58] == b"mimetypeapplication/epub+zip"
    assert sorted(list_parts(new)) == sorted(list_parts(BOOK))
    assert read_part(new, "style.css") == "p { color: red }"
    assert list_texts(new)[0] == "كتاب"


@example("*1*\\\n")  # a text that is plain in one place and a heading in another
@given(st.text(st.sampled_from("ab<>/&*_`[]()!\\\n \"'gx1=p؛ن"), max_size=14))
def test_any_translation_stays_in_its_place(new: str) -> None:
    document = read_book(BOOK)
    text = f"ن {new} ن"
    written = rebuild(document, {unit.key: text for unit in document.units}, "fa")
    for name in list_parts(written):
        if name.endswith((".xhtml", ".opf", ".ncx")):
            ElementTree.fromstring(read_part(written, name))  # noqa: S314
    again = read_book(written)
    marked = [unit for unit in again.units if not unit.markup]
    assert len(marked) == len([unit for unit in document.units if not unit.markup])
    for unit in marked:
        shown = plain_text(read_marks(unit.text)).split()
        assert (shown[0], shown[-1]) == ("ن", "ن")


@given(st.lists(st.sampled_from(PIECES), max_size=20))
@example(["<svg>", "<!--", "</svg>"])
def test_any_page_is_given_back(pieces: list[str]) -> None:
    book = make_book({"a.xhtml": page(" ".join(pieces)), "b.xhtml": page("<p>x</p>")})
    document = read_book(book)
    assert rebuild(document, {}) == book
    assert rebuild(document, {unit.key: unit.text for unit in document.units}, "fa") == book
    assert [unit.line for unit in document.units] == list(range(1, len(document.units) + 1))


@pytest.mark.parametrize("end", ["/>", " />", "></spine>"])
def test_a_book_without_an_order_says_the_direction_of_its_pages(end: str) -> None:
    package = read_part(BOOK, "package.opf")
    empty = re.sub(r"(<spine[^>]*)>.*</spine>", lambda match: match[1] + end, package)
    data = make_book(PARTS, others={"OPS/package.opf": empty})
    new = read_part(translate(data, {"Two": "اثنان"}, "ar"), "package.opf")
    spine = ElementTree.fromstring(new).find("{*}spine")  # noqa: S314 (we made it)
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
