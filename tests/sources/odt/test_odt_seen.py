"""What somebody hid in an OpenDocument text comes out nowhere, nor do its notes and text boxes;
and no folder of a person does."""

from __future__ import annotations

import pytest

from helpers.odt_files import (
    STYLES,
    make_odt,
    p,
    read_odt,
    read_part,
    span,
    style,
    text_style,
    translate,
)

HIDDEN = '<style:text-properties text:display="none"/>'
AUTOMATIC = (
    STYLES
    + style("paragraph", "HP", HIDDEN)
    + style("paragraph", "HP2", parent="HP")
    + text_style("Shown", 'text:display="true"')
)
BOX = (
    "<draw:custom-shape{}><text:p>SECRET box</text:p><svg:desc>SECRET shape</svg:desc>"
    "</draw:custom-shape>"
)
FIELD = '<text:hidden-paragraph text:condition="ooow:1" text:is-hidden="{}"/>'


def note(text: str) -> str:
    return (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p(text)}</text:note-body></text:note>"
    )


@pytest.mark.parametrize("inside", [note("SECRET"), BOX.format(""), "SECRET"])
@pytest.mark.parametrize(
    ("hidden", "paragraphs"),
    [
        ("<text:p>a<text:span text:style-name='H'>S {}</text:span>b{note}</text:p>", "a<x1/>b"),
        ("<text:p text:style-name='HP'>SECRET {}</text:p><text:p>b{note}</text:p>", "b"),
        ("<text:p text:style-name='HP2'>SECRET {}</text:p><text:p>b{note}</text:p>", "b"),
        ("<text:h>SECRET {}" + FIELD.format("true") + "</text:h><text:p>b{note}</text:p>", "b"),
        ("<text:section text:display='none'><text:p>SECRET {}</text:p></text:section>"
         "<text:p>b{note}</text:p>", "b"),
    ],
)  # fmt: skip
def test_nothing_that_a_hidden_text_leads_to_is_read(
    inside: str, hidden: str, paragraphs: str
) -> None:
    document = read_odt(make_odt(hidden.format(inside, note=note("note")), AUTOMATIC))
    assert [unit.text for unit in document.units] == [f"{paragraphs}[^1]", "note"]
    assert document.notes == ((1, "not translated: hidden text (in paragraph 1)"),)


def test_a_field_that_hides_nothing_now_and_a_span_that_shows_its_text_are_read() -> None:
    body = (
        p("a", FIELD.format("false"))
        + p(span("b", "Shown"), style="HP")
        + p("SECRET ", span("c", "Shown"), " SECRET", style="HP")
    )
    document = read_odt(make_odt(body, AUTOMATIC))
    assert [unit.text for unit in document.units] == ["a", "b", "c"]


def test_a_link_in_a_hidden_paragraph_shows_what_its_span_shows_and_no_field_around_it() -> None:
    link = f"<text:a xlink:href='b.html'>SECRET {span('a', 'Shown')}</text:a>"
    field = "<text:date>SECRET</text:date>"
    document = read_odt(make_odt(p(link, field, style="HP"), AUTOMATIC))
    assert [unit.text for unit in document.units] == ["[<x1/>a](b.html)"]


def test_a_field_in_a_link_hides_its_paragraph() -> None:
    body = p("SECRET ", f"<text:a xlink:href='b.html'>{FIELD.format('true')}SECRET</text:a>")
    assert not read_odt(make_odt(body, AUTOMATIC)).units


def test_a_hidden_shape_is_told_and_not_read() -> None:
    for said, texts in (
        (' draw:display="none"', ["a"]),
        (' draw:display="always"', ["a", "SECRET box", "SECRET shape"]),
    ):
        document = read_odt(make_odt(p("a", BOX.format(said)), AUTOMATIC))
        assert [unit.text for unit in document.units] == texts
        assert bool(document.notes) is (len(texts) == 1)


def test_a_comment_in_hidden_text_is_told() -> None:
    comment = f"<office:annotation>{p('SECRET')}</office:annotation>"
    document = read_odt(make_odt(p("a", span(f"x{comment}", "H")), AUTOMATIC))
    assert any("has comments" in text for _, text in document.notes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("file:///home/eve/map.png", "map.png"),
        ("C:\\Users\\eve\\map.png", "map.png"),
        ("../../eve/map.png", "map.png"),
        ("Pictures/1.png", "Pictures/1.png"),
        ("./Object 1", "./Object 1"),
        ("http://example.org/map.png", "http://example.org/map.png"),
    ],
)
def test_files_that_are_linked_are_named_without_their_folders(old: str, new: str) -> None:
    picture = f'<draw:frame draw:name="{old}"><draw:image xlink:href="{old}"/></draw:frame>'
    body = (
        p("a", picture)
        + p("b")
        + p(picture)
        + f'<text:section><text:section-source xlink:href="{old}"/>{p("c")}</text:section>'
        + p(f'<text:a xlink:href="{old}">d</text:a>')
    )
    written = read_part(translate(make_odt(body), {"a": "x"}), "content.xml")
    assert written.count(f'="{new}"') == (6 if new == old else 5)
    assert written.count(f'xlink:href="{old}">d<') == 1, "the address of a link is content"


def test_a_description_that_is_a_path_loses_its_folders() -> None:
    frame = "<draw:frame><draw:image xlink:href='a.png'/><svg:desc>{}</svg:desc></draw:frame>"
    body = p("a") + p(frame.format("/home/eve/map.png")) + p(frame.format("/home is where"))
    written = read_part(translate(make_odt(body), {"a": "x"}), "content.xml")
    assert "<svg:desc>map.png</svg:desc>" in written
    assert "<svg:desc>/home is where</svg:desc>" in written


def test_who_contributed_and_published_is_not_in_a_document_that_was_changed() -> None:
    meta = "<dc:contributor>Eve</dc:contributor><dc:publisher>Eve</dc:publisher>"
    data = make_odt(p("a"), meta=f"{meta}<dc:date>2020-01-01</dc:date>")
    written = read_part(translate(data, {"a": "x"}), "meta.xml")
    assert "Eve" not in written
    assert "<dc:date>2020-01-01</dc:date>" in written


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("dc:subject", "text:subject"),
        ("dc:description", "text:description"),
        ("meta:keyword", "text:keywords"),
    ],
)
def test_a_property_in_which_anything_may_be_stays_only_where_a_field_shows_it(
    name: str, field: str
) -> None:
    meta = f"<{name}>of Eve</{name}>"
    data = make_odt(p("a"), meta=meta)
    assert "Eve" not in read_part(translate(data, {"a": "x"}), "meta.xml")
    data = make_odt(p("a") + p(f"<{field}>of Eve</{field}>"), meta=meta)
    assert meta in read_part(translate(data, {"a": "x"}), "meta.xml")
