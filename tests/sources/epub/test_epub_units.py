"""What the units of an e-book are: its pages in order, its labels, its notes."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Kind
from helpers.book_files import (
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


def describe(document: Document) -> list[tuple[str, str]]:
    return [(unit.text, unit.comment) for unit in document.units]


def find_unit(document: Document, text: str) -> int:
    return [unit.text for unit in document.units].index(text)


def test_pages_are_read_in_the_order_of_the_spine_and_named_in_comments() -> None:
    book = make_book(
        {
            "text/b.xhtml": page("<h1>Second</h1><p>Later.</p>"),
            "text/a.xhtml": page("<p>Last.</p>"),
            "nav.xhtml": nav('<li><a href="text/b.xhtml">Second</a></li>'),
        }
    )
    document = read_book(book)
    assert describe(document) == [
        ("A book", "The title of the book."),
        ("Second", "text/b.xhtml"),
        ("Later.", "text/b.xhtml"),
        ("Last.", "text/a.xhtml"),
        ("Contents", "nav.xhtml\nThe title of the page, which few programs show."),
    ]
    assert [unit.line for unit in document.units] == [1, 2, 3, 4, 5]
    assert document.units[0].kind is Kind.TITLE
    assert (document.markup, document.format, document.notes) == ("markdown", "epub", ())


def test_pages_outside_of_the_line_and_of_the_spine_are_read() -> None:
    parts = {"a.xhtml": page("<p>One.</p>"), "b.xhtml": page("<p>Two.</p>")}
    opf = (
        '<package version="3.0"><metadata/><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="b" linear="no"/><itemref idref="b"/></spine></package>'
    )
    assert list_texts(make_book(parts, others={"OPS/package.opf": opf})) == ["Two.", "One."]


def test_a_label_that_a_heading_shows_has_no_unit() -> None:
    parts = {
        "a.xhtml": page(
            '<h1>Part <em>one</em><a epub:type="noteref" href="#n">1</a><br/>of two</h1>'
            '<aside epub:type="footnote" id="n"><p>Note.</p></aside>',
            "Part one of two",
        ),
        "nav.xhtml": nav('<li><a href="a.xhtml">Part one of two</a></li>'),
        "toc.ncx": ncx(("Part one of two", "a.xhtml"), title="Part one of two"),
    }
    metadata = "<dc:title>Part one  of two</dc:title>"
    guide = '<guide><reference type="text" title="Part one of two" href="a.xhtml"/></guide>'
    assert list_texts(make_book(parts, metadata, extra=guide)) == [
        "Part *one*[^1]\\\nof two",
        "Note.",
        "Contents",
    ]


def test_labels_that_nothing_shows_are_units_once_and_numbers_are_not() -> None:
    pages = '<nav epub:type="page-list"><ol><li><a href="a.xhtml#p">xii</a></li></ol></nav>'
    parts = {
        "a.xhtml": page("<p>Text.</p>"),
        "nav.xhtml": nav('<li><a href="a.xhtml">Start</a></li><li>12</li>', pages),
        "toc.ncx": ncx(("Start", "a.xhtml"), ("Other", "a.xhtml"), ("3", "a.xhtml")),
    }
    document = read_book(make_book(parts, "<dc:description>About it.</dc:description>"))
    assert describe(document) == [
        ("About it.", "The description of the book, in shops and libraries."),
        ("Text.", "a.xhtml"),
        ("Contents", "nav.xhtml\nThe title of the page, which few programs show."),
        ("Start", "nav.xhtml\nAn entry of the table of contents."),
        ("A book", "An entry of the table of contents."),
        ("Other", "An entry of the table of contents."),
    ]


def test_a_place_of_the_guide_is_a_unit_if_it_has_a_name_that_nothing_else_shows() -> None:
    guide = (
        '<guide><reference type="cover" href="a.xhtml"/>'
        '<reference type="text" title="Begin here" href="a.xhtml"/></guide>'
    )
    parts = {"a.xhtml": old_page("<p>Text.</p>"), "toc.ncx": ncx()}
    book = make_book(parts, "<dc:title>A book</dc:title>", version="2.0", extra=guide)
    assert list_texts(book) == ["A book", "A page", "Text.", "Begin here"]
    again = translate(book, {"Begin here": "از اینجا"})
    assert 'title="از اینجا"' in read_part(again, "package.opf")


@pytest.mark.parametrize("title", ["ch01.xhtml", "ch01", "CH01.XHTML"])
def test_a_title_that_is_the_name_of_its_file_is_not_a_text(title: str) -> None:
    parts = {
        "ch01.xhtml": page("<p>Text.</p>", title),
        "cover.xhtml": page("<p>More.</p>", "Cover"),
    }
    assert list_texts(make_book(parts, "")) == ["Text.", "Cover", "More."]


def test_the_contents_of_an_old_book_have_no_links_around_their_entries() -> None:
    parts = {
        "toc.xhtml": old_page(
            '<h1>What is in it</h1><p><a href="a.xhtml">First</a></p>'
            '<p><a href="a.xhtml#x">Unknown</a></p>'
        ),
        "a.xhtml": old_page('<h1 id="x">First</h1>'),
        "toc.ncx": ncx(("First", "a.xhtml")),
    }
    guide = '<guide><reference type="toc" title="What is in it" href="toc.xhtml"/></guide>'
    book = make_book(parts, "<dc:title>A page</dc:title>", version="2.0", extra=guide)
    assert list_texts(book) == ["A page", "What is in it", "Unknown", "First", "A book"]


def test_notes_lead_to_other_files_and_have_one_label_in_the_book() -> None:
    def refer(target: str) -> str:
        return f'<a epub:type="noteref" href="{target}">1</a>'

    def note(text: str) -> str:
        return f'<aside epub:type="footnote" id="n1"><p>{text}</p></aside>'

    parts = {
        "text/a.xhtml": page(f"<p>Here{refer('../notes.xhtml#n1')} it is.</p>"),
        "text/b.xhtml": page(f"<p>And{refer('#n1')} here{refer('b.xhtml#n1')}.</p>{note('B.')}"),
        "text/c.xhtml": page(f"<p>Or{refer('other.xhtml#n1')}.</p>"),
        "notes.xhtml": page(note("A.")),
    }
    document = read_book(make_book(parts, ""))
    assert [(unit.text, unit.note) for unit in document.units] == [
        ("Here[^1] it is.", ""),
        ("And[^2] here[^2].", ""),
        ("B.", "2"),
        ("Or[1](other.xhtml#n1).", ""),
        ("A.", "1"),
    ]


def test_a_link_to_a_note_that_shows_words_stays_a_link() -> None:
    body = (
        '<p>See <a epub:type="noteref" href="#n">this link</a> and '
        '<a epub:type="noteref" href="#m">[xxviii]</a>.</p>'
        '<aside epub:type="footnote" id="n">First.</aside>'
        '<aside epub:type="footnote" id="m">Second.</aside>'
    )
    document = read_book(make_book({"a.xhtml": page(body)}, ""))
    assert [unit.text for unit in document.units] == [
        "See [this link](#n) and [^xxviii].",
        "First.",
        "Second.",
    ]


def test_elements_without_an_end_tag_are_whole_in_xhtml() -> None:
    body = (
        '<h1 id="x"/><p>Text.</p><script src="a.js"/><blockquote/><p>More.</p>'
        "<table><tr><td/><td>Cell</td></tr></table>"
    )
    for text in (page(body), page(body).replace("<title></title>", "<title/>")):
        document = read_book(make_book({"a.xhtml": text}, ""))
        assert [(unit.text, unit.kind) for unit in document.units] == [
            ("Text.", Kind.PARAGRAPH),
            ("More.", Kind.PARAGRAPH),
            ("Cell", Kind.TABLE_CELL),
        ]


def test_tables_of_all_pages_have_numbers_of_their_own() -> None:
    table = "<table><tr><th>Name</th></tr><tr><td>Ann</td></tr></table>"
    parts = {"a.xhtml": page(table + table), "b.xhtml": page(f"<p>x</p>{table}")}
    cells = [unit.place.cell for unit in read_book(make_book(parts, "")).units if unit.place.cell]
    assert [cell[0] for cell in cells] == [0, 0, 1, 1, 2, 2]


def test_what_is_not_translated_is_told() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text>Words</text></svg>'
    bare = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
    parts = {"a.xhtml": page(f"<p>Text.</p>{bare}{drawing}"), "d.svg": drawing}
    opf = (
        '<package version="3.0"><metadata><meta property="rendition:layout">pre-paginated</meta>'
        '</metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="d" href="d.svg" media-type="image/svg+xml"/></manifest><spine>'
        '<itemref idref="a"/><itemref idref="d"/><itemref idref="lost"/></spine></package>'
    )
    document = read_book(make_book(parts, others={"OPS/package.opf": opf}))
    assert [sentence for _, sentence in document.notes] == [
        "lost is missing in the book; the other pages are read",
        "not translated: what is not a page of text (d.svg)",
        "pages of the book have a fixed layout, so a translation that is longer may not fit; "
        "look at them",
        "not translated: <svg> (a.xhtml, line 4)",
    ]
    assert document.left_out == ((1, "svg"), (1, "svg"))


def test_a_book_of_pictures_says_once_what_is_not_translated() -> None:
    names = [f"p{number}" for number in range(1, 9)]
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
    pictures = {f"{name}.svg": drawing for name in names}
    items = "".join(f'<item id="{n}" href="{n}.svg" media-type="image/svg+xml"/>' for n in names)
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    opf = (
        '<package version="3.0"><metadata/><manifest>'
        f'<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>{items}</manifest>'
        f'<spine><itemref idref="a"/>{spine}</spine></package>'
    )
    parts = {"a.xhtml": page("<p>Text.</p>"), **pictures}
    notes = [note for _, note in read_book(make_book(parts, others={"OPS/package.opf": opf})).notes]
    assert notes == [
        "not translated: what is not a page of text "
        "(p1.svg; p2.svg; p3.svg; p4.svg; p5.svg and more)"
    ]


def test_code_and_other_languages_are_as_in_a_web_page() -> None:
    body = (
        '<pre><code>x = 1</code></pre><p lang="fr">Bonjour.</p><p><img alt="A boat" src="b"/></p>'
    )
    document = read_book(make_book({"a.xhtml": page(body)}, ""))
    assert [(unit.text, unit.translatable) for unit in document.units] == [
        ("x = 1", False),
        ("Bonjour.", False),
        ("![A boat](b)", True),
    ]
    assert read_book(make_book({"a.xhtml": page(body)}, ""), code=True).units[0].translatable


def test_elements_with_prefixes_are_told() -> None:
    parts = {
        "a.xhtml": page("<p>Text.</p>"),
        "b.xhtml": '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body>x</h:body></h:html>',
    }
    document = read_book(make_book(parts, ""))
    assert [unit.text for unit in document.units] == ["Text."]
    assert [sentence for _, sentence in document.notes] == [
        "b.xhtml is not translated: its elements have prefixes"
    ]


def test_numbers_of_printed_pages_are_not_translated() -> None:
    body = (
        '<p>One <span epub:type="pagebreak" title="12"/>two.</p>'
        '<div role="doc-pagebreak" aria-label="xii"/><div role="doc-pagebreak" title="Page 3"/>'
        '<p><img src="i.png" alt="12"/> <span title="7">seven</span></p>'
    )
    assert list_texts(make_book({"a.xhtml": page(body)}, "")) == [
        "One <x1/>two.",
        "Page 3",
        "![12](i.png) <g1>seven</g1>",
        "7",
    ]


def test_a_page_may_stand_for_one_of_another_kind() -> None:
    opf = (
        '<package version="3.0"><metadata/><manifest>'
        '<item id="a" href="a.pdf" media-type="application/pdf" fallback="b"/>'
        '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    parts: dict[str, str | bytes] = {"a.pdf": b"%PDF", "b.xhtml": page("<p>Text.</p>")}
    document = read_book(make_book(parts, others={"OPS/package.opf": opf}))
    assert [unit.text for unit in document.units] == ["Text."]
    assert document.notes == ()


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ('<m:math xmlns:m="{}"><m:mi>x</m:mi><m:mtext>for all</m:mtext></m:math>', "If <x1/> then"),
        ('<mml:math xmlns:mml="{}" alttext="x"><mml:mi>x</mml:mi></mml:math>', "If <x1/> then"),
        ('<math xmlns="{}"><mi>x</mi></math>', "If <x1/> then"),
        ('<m:math xmlns:m="{}"/>', "If <x1/> then"),
        ('<m:mi xmlns:m="{}">x</m:mi>', "If <g1>x</g1> then"),
    ],
)
def test_a_formula_is_not_read_whatever_its_prefix_is(formula: str, text: str) -> None:
    written = formula.format("http://www.w3.org/1998/Math/MathML")
    data = make_book({"a.xhtml": page(f"<p>If {written} then</p>")})
    assert list_texts(data)[-1] == text
    new = translate(data, {text: text.replace("then", "آنگاه")}, "fa")
    assert f"<p>If {written} آنگاه</p>" in read_part(new, "OPS/a.xhtml")
