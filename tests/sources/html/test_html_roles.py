"""Web pages: what elements are by their roles, classes and styles, as programs write them."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Kind
from dragoman.sources import read, rebuild
from helpers.book_files import list_texts, make_book, nav, page


def read_page(body: str) -> Document:
    return read(f"<html lang=en><body>{body}</body></html>".encode(), "a", suffix=".html")


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ('<p>a <span role="doc-pagebreak" id="p14">14</span>b</p>', ["a <x1/>b"]),
        ('<p>a.</p><div role="doc-pagebreak" aria-label="15">15</div><p>b</p>', ["a.", "15", "b"]),
        ('<p><span epub:type="pagebreak">16</span>b</p>', ["b"]),
        # In HTML such a tag is not closed, and what follows is inside.
        (
            '<div role="doc-pagebreak" id="p1"/>The first of our demands is that all go free.',
            ["The first of our demands is that all go free."],
        ),
        ('<p>a <span role="note">14</span> b</p>', ["a <g1>14</g1> b"]),
    ],
)
def test_the_number_of_a_printed_page_is_no_text(body: str, texts: list[str]) -> None:
    document = read_page(body)
    assert [unit.text for unit in document.units] == texts
    written = rebuild(document, {document.units[0].key: texts[0].upper().replace("X", "x")})
    assert written.decode().count("1") == body.count("1")


def test_the_number_of_a_printed_page_is_not_in_the_text_of_a_book() -> None:
    body = '<p>It <span epub:type="pagebreak" id="p7">7</span>goes on.</p>'
    book = make_book(
        {"nav.xhtml": nav('<li><a href="a.xhtml">One</a></li>'), "a.xhtml": page(body)}
    )
    assert "It <x1/>goes on." in list_texts(book)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ('<p>Go <i class="material-icons">home</i> now</p>', ["Go <x1/> now"]),
        ('<p><span class="big material-symbols-outlined">home</span> Start</p>', ["Start"]),
        ('<div><i class="material-icons md-18">home</i></div><p>Start</p>', ["Start"]),
        ('<p>The <i class="materials">wool</i></p>', ["The *wool*"]),
        ('<p>The <i class="material-icons-text">wool</i></p>', ["The *wool*"]),
        ('<p>The <i class="material-icons-note">goat</i></p>', ["The *goat*"]),
    ],
)
def test_the_name_of_an_icon_is_no_text(body: str, texts: list[str]) -> None:
    document = read_page(body)
    assert [unit.text for unit in document.units] == texts
    written = rebuild(document, {document.units[0].key: texts[0].replace("o", "ö")}).decode()
    assert written.count("home") == body.count("home")


_BULLET = (
    "<![if !supportLists]><span style='font:7pt;mso-list:Ignore'>{}"
    "<span>&nbsp;</span></span><![endif]>"
)


@pytest.mark.parametrize(
    ("shown", "marker"),
    [
        ("·", "-"),
        ("§", "-"),
        ("o", "-"),
        ("1.", "1."),
        ("b)", "b)"),
        ("iv.", "iv."),
        ("(2)", "(2)"),
    ],
)
def test_a_list_that_word_wrote_is_a_list(shown: str, marker: str) -> None:
    bullet = _BULLET.format(shown)
    style = "text-indent:-18.0pt;mso-list:l0 level1 lfo1"
    document = read_page(f"<p style='{style}'>{bullet}The <b>first</b></p><p>After</p>")
    first, after = document.units
    assert (first.text, first.kind, first.place.lists) == (
        "The **first**",
        Kind.LIST_ITEM,
        (marker,),
    )
    assert (after.text, after.kind) == ("After", Kind.PARAGRAPH)
    written = rebuild(document, {first.key: "اول"}, "fa").decode()
    assert f"{bullet}اول</p>" in written


@pytest.mark.parametrize(
    ("references", "note"),
    [
        # Wikipedia
        (
            '<sup id="r1"><a href="#n1">[1]</a></sup> b<sup id="r2"><a href="#n1">[1]</a></sup>',
            '<li id="n1"><span class="mw-cite-backlink">^ <a href="#r1"><sup>a</sup></a>'
            ' <a href="#r2"><sup>b</sup></a></span> <span>Note</span></li>',
        ),
        # GitHub
        (
            '<sup><a href="#n1" id="r1" data-footnote-ref>1</a></sup>'
            ' b<sup><a href="#n1" id="r2" data-footnote-ref>1</a></sup>',
            '<li id="n1"><p>Note <a href="#r1" class="data-footnote-backref">↩</a>'
            ' <a href="#r2" class="data-footnote-backref">↩<sup>2</sup></a></p></li>',
        ),
        # people
        (
            '<a href="#n1" id="r1">1</a> b<a href="#n1" id="r2">1</a>',
            '<li id="n1"><a href="#r1">a</a> <a href="#r2">b</a> Note</li>',
        ),
    ],
)
def test_a_note_with_several_references_has_only_its_text(references: str, note: str) -> None:
    document = read_page(f"<p>a{references}</p><ol>{note}</ol>")
    assert [(unit.text, unit.note) for unit in document.units] == [
        ("a[^1] b[^1]", ""),
        ("Note", "1"),
    ]


def test_what_kobo_puts_around_sentences_is_not_in_the_text() -> None:
    spans = (
        '<p><span class="koboSpan" id="kobo.1.1">One </span><i><span class="koboSpan"'
        ' id="kobo.1.2">two</span></i><span class="koboSpan" id="kobo.1.3">. Three.</span></p>'
    )
    document = read_page(f"{spans}<p><span>x</span> <span class=koboSpan>y</p>")
    assert [unit.text for unit in document.units] == ["One *two*. Three.", "<g1>x</g1> <x2/>y"]
    assert rebuild(document, {}).decode().count("koboSpan") == 4
    written = rebuild(document, {document.units[0].key: "یک *دو*."}, "fa").decode()
    assert '<p><span class="koboSpan" id="kobo.1.1">یک <i>دو</i>.</span></p>' in written


@pytest.mark.parametrize("name", ["og:image:alt", "twitter:image:alt"])
def test_the_description_of_a_shared_picture_is_a_message(name: str) -> None:
    data = f"<html lang=en><head><meta property={name} content='A map'></head><body>x</body></html>"
    document = read(data.encode(), "a", suffix=".html")
    assert [unit.text for unit in document.units] == ["A map", "x"]
    assert "content='نقشه'" in rebuild(document, {(None, "A map"): "نقشه"}).decode()


def test_the_label_of_a_note_is_all_that_its_mark_shows() -> None:
    marks = ["".join(f"<span>{digit}</span>" for digit in number) for number in ("123", "124")]
    links = [
        f'<p>A<a role="doc-noteref" href="#n{at}">{mark}</a>.' for at, mark in enumerate(marks)
    ]
    notes = [f'<aside id="n{at}" role="doc-footnote">Note {at}</aside>' for at in range(2)]
    page = "".join((*links, *notes)).encode()
    found = [(unit.text, unit.note) for unit in read(page, "a", suffix=".html").units]
    assert found == [("A[^123].", ""), ("A[^124].", ""), ("Note 0", "123"), ("Note 1", "124")]


_BACK = '<a href="#r1" role="doc-backlink">1</a>'


@pytest.mark.parametrize(
    ("written", "text"),
    [
        # pandoc, from 3.1.2 on
        (f"<p>{_BACK}. Note <i>one</i>.</p>", "Note *one*."),
        (f"<p>[{_BACK}] Note</p>", "Note"),
        (f"<p>({_BACK}). Note</p>", "Note"),
        (f"<p>{_BACK}) Note</p>", "Note"),
        (f"<p><span> [<b>{_BACK}.</b>] </span>Note</p>", "Note"),
        (f"<p><span>{_BACK}: Note</span></p>", "Note"),
        (f"<p>{_BACK}.</p><p>Note</p>", "Note"),
        (f"<p>Note. [{_BACK}]</p>", "Note."),
        # other scripts, and marks of direction
        (f"<p>{_BACK}۔ یادداشت</p>", "یادداشت"),
        (f"<p>\u200f({_BACK})\u200f. یادداشت</p>", "یادداشت"),
        (f"<p>{_BACK}、注记</p>", "注记"),
        (f"<p>【{_BACK}】注记</p>", "注记"),
        # What belongs to the text stays in it.
        (f"<p>{_BACK} … and so on</p>", "… and so on"),
        (f"<p>{_BACK} ...and so on</p>", "...and so on"),
        (f"<p>{_BACK}.5 metres</p>", ".5 metres"),
        (f"<p>{_BACK} .NET, too</p>", ".NET, too"),
        (f"<p>[{_BACK}] .NET, too</p>", ".NET, too"),
        (f"<p>{_BACK}. .NET, too</p>", ".NET, too"),
        (f"<p>{_BACK} (Note)</p>", "(Note)"),
        (f"<p>(Note) {_BACK}</p>", "(Note)"),
        (f"<p>Note ({_BACK}).</p>", "Note (<x1/>)."),
        (f"<p>See [{_BACK}] there</p>", "See [<x1/>] there"),
    ],
)
def test_brackets_and_a_dot_around_a_way_back_are_not_in_the_note(written: str, text: str) -> None:
    document = read_page(
        '<p>a<a href="#n1" id="r1" role="doc-noteref">1</a></p>'
        f'<aside id="n1" role="doc-footnote">{written}</aside>'
    )
    assert [(unit.text, unit.note) for unit in document.units[1:]] == [(text, "1")]
    assert rebuild(document, {}) == document.text.encode()


def test_many_spaces_behind_a_way_back_are_read_at_once() -> None:
    """Each more space once took the cube of their number: this would not end."""
    many = " " * 10_000
    document = read_page(f'<aside role="doc-footnote"><p><i>{_BACK}{many}Note</i></p></aside>')
    assert [unit.text for unit in document.units] == ["*<x1/> Note*"]


@pytest.mark.parametrize(
    ("written", "new"),
    [
        (f"<p>{_BACK}. Note</p>", f"<p>{_BACK}. متن</p>"),
        (f"<p> [<b>{_BACK}</b>] Note</p>", f"<p> [<b>{_BACK}</b>] متن</p>"),
        (f"<p>Note [{_BACK}]</p>", f"<p>متن [{_BACK}]</p>"),
    ],
)
def test_a_way_back_keeps_its_brackets_beside_a_translation(written: str, new: str) -> None:
    document = read_page(f'<p>a</p><aside id="n1" role="doc-footnote">{written}</aside>')
    assert new in rebuild(document, {document.units[1].key: "متن"}, "fa").decode()


@pytest.mark.parametrize(
    ("reference", "note", "text"),
    [
        ('<a href="#n1" id="r1" role="doc-noteref">1</a>', '<a href="#r1">1.</a> Note', "Note"),
        (
            '<sup id="r1"><a href="#n1" role="doc-noteref">1</a></sup>',
            'Note <a href="#r1">↩</a>',
            "Note",
        ),
        # Words are a link, also one to a reference.
        (
            '<a href="#n1" id="r1" role="doc-noteref">1</a>',
            'Note <a href="#r1">to the text above</a>',
            "Note [to the text above](#r1)",
        ),
        # A number in a sentence is read, a sign is not.
        (
            '<a href="#n1" id="r1" role="doc-noteref">1</a>',
            'Note, see <a href="#r1">1</a>, too',
            "Note, see [1](#r1), too",
        ),
        (
            '<a href="#n1" id="r1" role="doc-noteref">1</a>',
            'A line<br><a href="#r1">[1]</a>: Note <a href="#r1">&#8617;</a>',
            "A line\\\n<x1/>: Note",
        ),
        # A paragraph is no reference, though it begins with one.
        (
            '</p><p id="r1"><a href="#n1" role="doc-noteref">1</a> b',
            'See <a href="#r1">2</a>',
            "See [2](#r1)",
        ),
    ],
)
def test_a_number_or_sign_that_leads_to_a_reference_is_a_way_back(
    reference: str, note: str, text: str
) -> None:
    document = read_page(f'<p>a{reference}</p><aside id="n1" role="doc-footnote">{note}</aside>')
    assert [unit.text for unit in document.units if unit.note] == [text]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('<p>Apples, <a href="#page_12">12</a></p>', "Apples, [12](#page_12)"),
        ('<p>See note <a href="#r1">1</a>.</p>', "See note [1](#r1)."),
        (
            '<aside id="n2" role="doc-footnote"><p>See p. <a href="#page_12">12</a></p></aside>',
            "See p. [12](#page_12)",
        ),
    ],
)
def test_a_number_that_leads_to_a_reference_from_elsewhere_is_a_link(
    written: str, text: str
) -> None:
    """An index leads to the places where the pages of a printed book begin: maybe at a note."""
    document = read_page(
        '<p>a<a id="page_12"></a><a href="#n1" id="r1" role="doc-noteref">1</a>'
        '<a href="#n2" role="doc-noteref">2</a></p>'
        f'<aside id="n1" role="doc-footnote"><p>Note</p></aside>{written}'
    )
    assert document.units[-1].text == text


def test_a_way_back_leads_to_another_page_of_a_book() -> None:
    back = '<a href="a.xhtml#r1">1.</a>'
    note = f'<p>{back} Note <a href="a.xhtml#r1">↩</a></p>'
    book = make_book(
        {
            "nav.xhtml": nav('<li><a href="a.xhtml">One</a></li>'),
            "a.xhtml": page('<p>a<a epub:type="noteref" href="n.xhtml#n1" id="r1">1</a></p>'),
            "n.xhtml": page(f'<div epub:type="endnote" id="n1">{note}</div>'),
        }
    )
    document = read(book, "a", suffix=".epub")
    assert [
        (unit.text, unit.note) for unit in document.units if "a[" in unit.text or unit.note
    ] == [
        ("a[^1]", ""),
        ("Note", "1"),
    ]
    assert rebuild(document, {}) == book
