"""Notes of web pages that only two links show, as word processors and people write them."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Kind
from dragoman.sources import read, rebuild


def read_page(body: str) -> Document:
    return read(f"<html lang=en><body>{body}</body></html>".encode(), "a", suffix=".html")


@pytest.mark.parametrize(
    ("reference", "note"),
    [
        # Google Docs
        (
            '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
            '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> A note.</span></p></div>',
        ),
        # LibreOffice
        (
            '<a class="sdfootnoteanc" name="s1anc" href="#s1sym"><sup>1</sup></a>',
            '<div id="s1"><p><a name="s1sym" href="#s1anc">1</a> A note.</p></div>',
        ),
        # Word
        (
            '<a href="#_ftn1" name="_ftnref1"><span><![if !f]>[1]<![endif]></span></a>',
            '<div id=f1><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> A note.</p></div>',
        ),
        # docutils and Sphinx, where the text is the meaning of the number
        (
            '<a class="footnote-reference" href="#id3" id="id1">1</a>',
            '<dl><dt class="label" id="id3"><span><a class="fn-backref" href="#id1">1</a></span>'
            "</dt><dd><p>A note.</p></dd></dl>",
        ),
        # people
        (
            '<sup><a href="#fn1" id="ref1">1</a></sup>',
            '<p id="fn1"><a href="#ref1">1.</a> A note.</p>',
        ),
        (
            '<sup id="ref1"><a href="#fn1">1</a></sup>',
            '<ol><li id="fn1">A note. <a href="#ref1">↩</a></li></ol>',
        ),
        # names in other letters, whose addresses are encoded
        (
            '<a id="متن" href="#%DB%8C"><sup>1</sup></a>',
            '<p id="ی"><a href="#%D9%85%D8%AA%D9%86">1</a> A note.</p>',
        ),
    ],
)
def test_a_number_and_a_paragraph_that_link_to_each_other_are_a_note(
    reference: str, note: str
) -> None:
    document = read_page(f"<p>A text{reference}.</p><p>More.</p><hr>{note}")
    found = [(unit.text.strip(" \xa0"), unit.kind, unit.note) for unit in document.units]
    assert found == [
        ("A text[^1].", Kind.PARAGRAPH, ""),
        ("More.", Kind.PARAGRAPH, ""),
        (found[2][0], Kind.NOTE, "1"),
    ]
    assert "A note." in found[2][0]
    written = rebuild(document, {document.units[0].key: "متن[^1]."}, "fa").decode()
    assert f"<p>متن{reference}.</p>" in written


@pytest.mark.parametrize(
    "body",
    [
        # a table of contents and its chapters
        '<ul><li><a id="t1" href="#c1">1</a> One</li></ul><h2><a id="c1" href="#t1">1</a> One</h2>',
        '<p>See <a id="t1" href="#c1">1</a>.</p><h2 id="c1"><a href="#t1">1</a> One</h2>',
        # words have to be translated
        '<p>A <a id="r" href="#n">word</a>.</p><p id="n"><a href="#r">back</a> More</p>',
        # only one leads to the other
        '<p>A <a id="r" href="#n">1</a>.</p><p id="n"><a href="#top">1</a> More</p>',
        '<p id="n">A <a id="r" href="#n">1</a> <a href="#r">2</a>.</p>',
    ],
)
def test_other_links_are_links(body: str) -> None:
    assert not any(unit.note or "[^" in unit.text for unit in read_page(body).units)


def test_a_link_to_the_top_of_the_page_leads_back_from_no_note() -> None:
    document = read_page(
        '<p>A text<a id="r" href="#n">1</a>, see <a href="#">the top</a>.</p>'
        '<p id="n"><a href="#r">1</a> See <a href="#">more</a> of it.</p>'
    )
    assert [(unit.text, unit.note) for unit in document.units] == [
        ("A text[^1], see [the top](#).", ""),
        ("See [more](#) of it.", "1"),
    ]


def test_a_note_of_several_paragraphs_is_one_note() -> None:
    document = read_page(
        '<p>A text<a name="r" href="#n">1</a></p>'
        '<div id="d"><p><a name="n" href="#r">1</a> First.</p><p>Second.</p></div>'
    )
    assert [unit.note for unit in document.units] == ["", "1", "1"]


def test_two_notes_with_one_number_are_links_from_the_second_on() -> None:
    pairs = "".join(
        f'<p>Text<a id="r{n}" href="#n{n}">1</a></p><p id="n{n}"><a href="#r{n}">1</a> Note.</p>'
        for n in "ab"
    )
    assert [unit.note for unit in read_page(pairs).units] == ["", "1", "", ""]


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("[", "]", "A word[^1]."),  # Asciidoctor
        ("(", ")", "A word[^1]."),
        ("", ".", "A word[^1]."),
        ("see ", "", "A word<sup>see [^1]</sup>."),
    ],
)
def test_brackets_in_a_raised_reference_belong_to_it(before: str, after: str, text: str) -> None:
    raised = f'<sup class="footnote">{before}<a id="r1" href="#n1">1</a>{after}</sup>'
    page = f'<p>A word{raised}.</p><div id="n1"><a href="#r1">1</a>. The note.</div>'
    document = read(page.encode(), "a", suffix=".html")
    first, note = document.units
    assert (first.text, note.text, note.note) == (text, "The note.", "1")
    written = rebuild(document, {first.key: text.replace("A word", "یک واژه")}).decode()
    assert written == page.replace("A word", "یک واژه")


def test_only_the_meaning_of_a_number_is_a_note() -> None:
    listed = (
        '<dl><dt id="n"><a href="#r">1</a></dt><dd>A note.</dd><dd>More of it.</dd>'
        "<dt>A term</dt><dd>Its meaning.</dd></dl><dl><dd>Another.</dd></dl>"
    )
    document = read_page(f'<p>A text<a id="r" href="#n">1</a></p>{listed}')
    assert [(unit.text, unit.note) for unit in document.units][1:] == [
        ("A note.", "1"),
        ("More of it.", "1"),
        ("A term", ""),
        ("Its meaning.", ""),
        ("Another.", ""),
    ]
