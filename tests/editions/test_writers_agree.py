"""All writers show the same structure of a document: outline, title, tables and notes."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.containers.ooxml import W
from dragoman.editions import docx, epub, html, pdf
from dragoman.model import Edition, Options
from helpers.markup import parse
from helpers.pdfs import list_bookmarks, read_pdf
from helpers.tools import need_module

GAPS = """# Title

Text[^late].

#### Deep

## Two

###### Six[^early]

| Head[^early] | *Other* |
|------|-------|
| cell |       |

[^early]: Defined first.
[^late]: Defined last, see[^early].
"""

Outline = list[tuple[int, str]]

DOCUMENTS: dict[str, tuple[str, str, Outline]] = {
    "gaps": (".md", GAPS, [(1, "Title"), (2, "Deep"), (2, "Two"), (3, "Six")]),
    "no title": (".md", "Text.\n\n## Two\n\n##### Five\n\n## Two again\n\nText.\n",
                 [(1, "Two"), (2, "Five"), (1, "Two again")]),
    "title repeated": (".txt", "Title\n\nTitle\n\nText, long.\n\nBelow\n\nText, longer.\n",
                       [(1, "Title"), (2, "Below")]),
    "front matter": (".md", "---\ntitle: Title\n---\n\nText.\n\n### Below\n\n# Part\n",
                     [(1, "Title"), (2, "Below"), (2, "Part")]),
}  # fmt: skip
TITLED = {"gaps", "title repeated", "front matter"}


def make(name: str) -> Edition:
    """Return the edition of a document in English and Persian, which shows English instead."""
    suffix, text, _ = DOCUMENTS[name]
    document = sources.read(text.encode(), "letter", suffix=suffix)
    return align(document, {}, EditionRequest(("en", "fa"), "en", missing="source"))


def outline_of_page(page: bytes) -> Outline:
    cells = [cell for cell in parse(page).all("div", class_="c1") if not cell.all(id="contents")]
    return [
        (int(heading.name[1]), re.sub(r"\d", "", heading.text))
        for cell in cells
        for heading in cell.all()
        if re.fullmatch("h[1-6]", heading.name)
        if heading.text not in {"Notes", "About this edition", "Contents"}
    ]


def outline_of_html(edition: Edition) -> Outline:
    return outline_of_page(html.render(edition, Options()))


def outline_of_epub(edition: Edition) -> Outline:
    with ZipFile(io.BytesIO(epub.render(edition, Options()))) as archive:
        return outline_of_page(archive.read("EPUB/text-1.xhtml"))


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def paragraphs(edition: Edition) -> Iterator[tuple[str, Element]]:
    """Yield the style and the element of each English paragraph of text, then of the footnotes."""
    with ZipFile(io.BytesIO(docx.render(edition, Options()))) as archive:
        names = "word/document.xml", "word/footnotes.xml"
        parts = [fromstring(archive.read(name)) for name in names]  # noqa: S314  (our own)
    for paragraph in (paragraph for part in parts for paragraph in part.iter(w("p"))):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        marks = [mark.get(w("name"), "") for mark in paragraph.iter(w("bookmarkStart"))]
        if style is not None and any(mark.endswith("_en") for mark in marks):
            yield style.get(w("val"), ""), paragraph


def outline_of_docx(edition: Edition) -> Outline:
    found = []
    for style, paragraph in paragraphs(edition):
        if style == "Title" or style.startswith("Heading"):
            text = "".join(inner.text or "" for inner in paragraph.iter(w("t")))
            rank = 1 if style == "Title" else int(style.removeprefix("Heading"))
            found.append((rank, re.sub(r"\d", "", text)))
    return found


def outline_of_pdf(edition: Edition) -> Outline:
    """Return the ranks of the tags, of which each language has one, and the bookmarks' texts."""
    need_module("typst")

    def find_tags(element: Any) -> Iterator[int]:
        if isinstance(element, list):
            for child in element:
                yield from find_tags(child.get_object())
        elif isinstance(element, dict):
            if re.fullmatch("/H[1-6]", str(element.get("/S", ""))):
                yield int(element["/S"][2:])
            if "/K" in element:
                yield from find_tags(element["/K"].get_object())

    read = read_pdf(pdf.render(edition, Options()))
    ranks = list(find_tags(read.root_object["/StructTreeRoot"].get_object()))
    assert ranks[::2] == ranks[1::2]
    texts = [re.sub(r"\d", "", text) for text in list_bookmarks(read.outline)]
    return list(zip(ranks[::2], texts, strict=True))


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("find_outline", [outline_of_docx, outline_of_pdf])
def test_on_paper_headings_have_the_ranks_of_the_edition(
    name: str, find_outline: Callable[[Edition], Outline]
) -> None:
    assert find_outline(make(name)) == DOCUMENTS[name][2]


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("find_outline", [outline_of_html, outline_of_epub])
def test_a_page_always_has_a_title_and_all_headings_are_below_it(
    name: str, find_outline: Callable[[Edition], Outline]
) -> None:
    expected = DOCUMENTS[name][2]
    if name not in TITLED:
        expected = [(1, "Two"), *((rank + 1, text) for rank, text in expected)]
    assert find_outline(make(name)) == expected


@pytest.mark.parametrize("name", DOCUMENTS)
def test_only_the_title_is_words_title(name: str) -> None:
    styles = [style for style, _ in paragraphs(make(name))]
    assert styles.count("Title") == (name in TITLED)
    assert (styles[0] == "Title") is (name in TITLED)


def test_notes_have_the_same_numbers_in_all_formats() -> None:
    edition = make("gaps")
    assert [(note.number, note.label) for note in edition.notes] == [(1, "late"), (2, "early")]
    page = parse(html.render(edition, Options()))
    notes = page.one("section", class_="notes").all("div", class_="c1")
    assert [" ".join(note.text.split())[:14] for note in notes[1:]] == [
        "1.Defined last", "2.Defined firs"
    ]  # fmt: skip
    in_word = ["".join(t.text or "" for t in p.iter(w("t"))) for s, p in paragraphs(edition)
               if s == "FootnoteText"]  # fmt: skip
    assert in_word == ["1 Defined last, see2.", "2 Defined first."]
    need_module("typst")
    attached = read_pdf(pdf.render(edition, Options())).attachments["letter.en.txt"][0].decode()
    assert attached.split("\n\n")[-2:] == [
        "[1] Defined last, see[2].", "[2] Defined first.\n"
    ]  # fmt: skip


def test_a_table_has_its_header_in_all_formats() -> None:
    edition = make("gaps")
    page = parse(html.render(edition, Options()))
    assert [th.text for th in page.all("table")[0].all("th")] == ["Head2", "Other"]
    assert [style for style, _ in paragraphs(edition) if style.startswith("Table")] == [
        "TableHeading", "TableHeading", "TableContents"
    ]  # fmt: skip
