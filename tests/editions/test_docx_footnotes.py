"""Footnotes of Word editions: in each language, with the numbers of the edition."""

from __future__ import annotations

import io
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest

from dragoman.containers.ooxml import R, W
from dragoman.editions import docx
from dragoman.model import Edition, Kind, Options, Unit
from helpers import editions
from helpers.editions import Inline, link, note

BESIDE = [
    ("columns", ("en", "fa", "ar")),
    ("columns", ("fa", "ar")),
    ("stacked", ("fa", "en")),
    ("single", ("ar",)),
    ("single", ("en",)),
]


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def render(edition: Edition, layout: str = "columns") -> dict[str, Element]:
    """Return the parts of a Word edition by their names."""
    with ZipFile(io.BytesIO(docx.render(edition, Options(layout=layout)))) as archive:
        return {
            name: fromstring(archive.read(name))  # noqa: S314  (our own)
            for name in archive.namelist()
        }


def read(paragraph: Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(w("t")))


def list_footnotes(parts: dict[str, Element]) -> dict[str, Element]:
    """Return the footnotes by their ids, without the lines above them."""
    notes = parts["word/footnotes.xml"].findall(w("footnote"))
    return {each.get(w("id"), ""): each for each in notes if each.get(w("type")) is None}


def list_references(parts: dict[str, Element]) -> list[tuple[str, str, str]]:
    """Return the ids of the references, their marks, and the bookmarks that they are in."""
    found = []
    for paragraph in parts["word/document.xml"].iter(w("p")):
        for run in paragraph.iter(w("r")):
            reference = run.find(w("footnoteReference"))
            if reference is not None:
                (mark,) = paragraph.iter(w("bookmarkStart"))
                place = mark.get(w("name"), "").removeprefix("dg_")
                found.append((reference.get(w("id"), ""), read(run), place))
    return found


def build(*texts: tuple[Inline, Inline, Inline], notes: dict[str, str]) -> editions.Builder:
    builder = editions.Builder()
    for en, fa, ar in texts:
        builder.add(Unit("", Kind.PARAGRAPH, 1), en, fa, ar)
    for label, text in notes.items():
        builder.add(Unit("", Kind.NOTE, 1, note=label), f"{text} en", f"{text} fa", f"{text} ar")
    return builder


@pytest.mark.parametrize(("layout", "languages"), BESIDE)
def test_each_footnote_is_referred_to_once_and_each_note_is_there_in_each_language(
    layout: str, languages: tuple[str, ...]
) -> None:
    edition = editions.torture(*languages)
    parts = render(edition, layout)
    references = [number for number, _, _ in list_references(parts)]
    assert sorted(references, key=int) == list(list_footnotes(parts)) == references
    marks = [
        mark.get(w("name"), "")
        for name in ("word/document.xml", "word/footnotes.xml")
        for mark in parts[name].iter(w("bookmarkStart"))
    ]
    for each in edition.notes:
        for language in languages:
            assert marks.count(f"dg_{each.row.anchor}_{language}") == 1


def test_a_note_has_the_same_number_in_each_language_in_its_own_digits() -> None:
    a, b = note("a"), note("b")
    builder = build((("x", b), ("y", b, a), ("z", a)), notes={"a": "A", "b": "B"})
    parts = render(builder.edition("letter", ("en", "fa", "ar")))
    assert list_references(parts) == [
        ("1", "1", "p1_en"), ("2", "۱", "p1_fa"), ("3", "۲", "p1_fa"), ("4", "٢", "p1_ar"),
    ]  # fmt: skip
    shown = [read(each) for each in list_footnotes(parts).values()]
    assert shown == ["1 B en", "۱ B fa", "۲ A fa", "٢ A ar"]


def test_a_footnote_has_the_direction_and_the_language_of_its_text() -> None:
    parts = render(build(((note("a"),) * 1,) * 3, notes={"a": "A"}).edition("letter", ("en", "fa")))
    english, persian = list_footnotes(parts).values()
    assert english.find(f".//{w('bidi')}") is None
    assert persian.find(f"{w('p')}/{w('pPr')}/{w('bidi')}") is not None
    languages = {each.get(w("bidi")) for each in persian.iter(w("lang"))}
    assert languages == {"fa"}


def test_a_later_reference_is_a_link_to_the_footnote() -> None:
    a = note("a")
    builder = build((("x", a), "y", "z"), (("again", a), "y", "z"), notes={"a": "A"})
    parts = render(builder.edition("letter", ("en", "fa")))
    assert [place for _, _, place in list_references(parts)] == ["p1_en"]
    (again,) = parts["word/document.xml"].iter(w("hyperlink"))
    assert (again.get(w("anchor")), read(again)) == ("dg_p3_en", "1")


def test_a_reference_within_a_note_is_a_link_because_no_footnote_can_begin_there() -> None:
    builder = build(((note("a"), note("b")), "y", "z"), notes={})
    builder.add(Unit("", Kind.NOTE, 1, note="a"), ("see ", note("b")), "-", "-")
    builder.add(Unit("", Kind.NOTE, 1, note="b"), "B", "-", "-")
    parts = render(builder.edition("letter", ("en", "fa")))
    (within,) = parts["word/footnotes.xml"].iter(w("hyperlink"))
    assert (within.get(w("anchor")), read(within)) == ("dg_p3_en", "2")
    assert not list(parts["word/footnotes.xml"].iter(w("footnoteReference")))


def test_a_note_that_a_language_does_not_refer_to_is_after_its_text() -> None:
    """Law: nothing that an edition has is left out."""
    builder = build((("x", note("a")), "y", "z"), notes={"a": "A", "b": "B"})
    edition = builder.edition("letter", ("en", "fa"))
    parts = render(edition)
    assert [read(each) for each in list_footnotes(parts).values()] == ["1 A en"]
    rows = [[read(cell) for cell in row.findall(w("tc"))]
            for row in parts["word/document.xml"].iter(w("tr"))]  # fmt: skip
    assert ["2", "", "۱. A fa"] in rows
    assert ["3", "2. B en", "۲. B fa"] in rows
    stacked = render(edition, "stacked")["word/document.xml"]
    rows = [[read(cell) for cell in row.findall(w("tc"))] for row in stacked.iter(w("tr"))]
    assert ["2", "۱. A fa"] in rows and ["3", "2. B en"] in rows and ["", "۲. B fa"] in rows


def test_word_counts_the_notes_of_one_language_with_digits_that_it_has() -> None:
    builder = build((("x", note("a")), ("y", note("a")), "z"), notes={"a": "A"})
    english = render(builder.edition("letter", ("en",)), "single")
    assert [mark for _, mark, _ in list_references(english)] == [""]
    (footnote,) = list_footnotes(english).values()
    assert footnote.find(f".//{w('footnoteRef')}") is not None and read(footnote) == " A en"
    persian = render(builder.edition("letter", ("fa",)), "single")
    assert [mark for _, mark, _ in list_references(persian)] == ["۱"]


def test_links_in_footnotes_are_relations_of_the_footnotes() -> None:
    builder = build(((note("a"), link("https://example.org/t", "t")), "y", "z"), notes={})
    builder.add(Unit("", Kind.NOTE, 1, note="a"), (link("https://example.org/n", "n"),), "-", "-")
    parts = render(builder.edition("letter", ("en",)), "single")
    for name, target in (("document", "t"), ("footnotes", "n")):
        (found,) = [each for each in parts[f"word/{name}.xml"].iter(w("hyperlink"))
                    if each.get(f"{{{R}}}id")]  # fmt: skip
        targets = {each.get("Id"): each.get("Target") for each in
                   parts[f"word/_rels/{name}.xml.rels"]}  # fmt: skip
        assert targets[found.get(f"{{{R}}}id")] == f"https://example.org/{target}"


def test_settings_and_content_types_know_the_footnotes() -> None:
    parts = render(editions.letter("fa", "en"))
    assert any(
        each.get("PartName") == "/word/footnotes.xml" for each in parts["[Content_Types].xml"]
    )
    lines = parts["word/footnotes.xml"].findall(w("footnote"))
    listed = parts["word/settings.xml"].findall(f"{w('footnotePr')}/{w('footnote')}")
    assert [each.get(w("id")) for each in lines] == [each.get(w("id")) for each in listed]
    assert all(each.find(f".//{w('bidi')}") is not None for each in lines)
