"""Links inside an edition, as each writer has them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from zipfile import ZipFile

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import docx, epub, html, pdf
from dragoman.model import Edition, Options, Span, SpanKind
from helpers.markup import parse
from helpers.pdfs import read_pdf
from helpers.tools import need_module

SOURCE = """# Title

See [the end](#the-end), [a cell](#cell), [code](#code), [a note](#note) and [nothing](#none).[^1]

| a | b |
|---|---|
| one | two <a id="cell"></a> |

<div id="code"></div>

```
print(1)
```

## The end

Back to [the *title*](#title).

[^1]: A note <a id="note"></a>, and [the end](#the-end).
"""
PLACES = ["p9", "p6", "p7", "p8", "p1", "p9"]


@pytest.fixture(scope="module")
def edition() -> Edition:
    document = sources.read(SOURCE.encode(), "letter", suffix=".md")
    return align(document, {}, EditionRequest(("en", "fa"), "en", missing="source"))


def list_numbers(edition: Edition) -> list[str]:
    return [
        inner.place
        for row in edition.all_rows
        for span in row.segments[0].spans
        for inner in span.walk()
        if inner.place
    ]


def test_the_edition_has_them(edition: Edition) -> None:
    anchors = {row.unit.text[:7]: row.anchor for row in edition.all_rows}
    end, cell, code = anchors["The end"], anchors["two <a "], anchors["print(1"]
    note, title = anchors["A note "], anchors["Title"]
    assert list_numbers(edition) == [end, cell, code, note, title, end]


def test_html_leads_to_the_ids_of_rows(edition: Edition) -> None:
    page = parse(html.render(edition, Options()))
    ids = {
        each.attributes["id"]
        for each in page.all("div") + page.all("td")
        if "id" in each.attributes
    }
    links = [each.attributes["href"] for each in page.all("a") if set(each.attributes) == {"href"}]
    assert len(links) == 2 * len(PLACES)
    assert {link[1:] for link in links} == set(list_numbers(edition)) <= ids


def test_epub_leads_to_the_file_of_the_row(edition: Edition) -> None:
    data = epub.render(edition, Options())
    book = ZipFile(io.BytesIO(data))
    text = book.read("EPUB/text-1.xhtml").decode()
    note = book.read("EPUB/notes.xhtml").decode()
    numbers = list_numbers(edition)
    assert f'href="text-1.xhtml#{numbers[0]}"' in text
    assert f'href="notes.xhtml#{numbers[3]}"' in text
    assert f'href="text-1.xhtml#{numbers[0]}"' in note
    assert f'id="{numbers[3]}"' in note


def test_word_leads_to_the_bookmark_of_the_same_language(edition: Edition) -> None:
    with ZipFile(io.BytesIO(docx.render(edition, Options(contents=0)))) as archive:
        parts = [archive.read(f"word/{name}.xml").decode() for name in ("document", "footnotes")]
    anchors = re.findall(r'<w:hyperlink w:anchor="([^"]+)"', parts[0])
    names = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', "".join(parts))
    assert set(anchors) <= set(names)
    code = list_numbers(edition)[2]
    expected = {
        f"dg_{place}_{'en' if place == code else language}"
        for place in list_numbers(edition)
        for language in ("en", "fa")
    }
    assert set(anchors) == expected


@pytest.mark.parametrize("layout", ["columns", "facing"])
def test_pdf_leads_to_a_place_on_a_page(edition: Edition, layout: str) -> None:
    need_module("typst")
    document = read_pdf(pdf.render(edition, Options(layout=layout)))
    links = [
        note.get_object()
        for page in document.pages
        for note in page.get("/Annots", [])
        if note.get_object().get("/Subtype") == "/Link"
    ]
    inside = [link for link in links if "/Dest" in link]
    of_notes, of_columns = 4, 2
    assert len(inside) >= of_columns * len(PLACES) + of_notes
    assert not [link for link in links if "/A" in link]


def test_a_link_to_a_row_that_is_not_there_is_text(edition: Edition) -> None:
    link = Span(SpanKind.LINK, children=(Span(text="x"),), target="#p99")
    row = edition.rows[0]
    segments = tuple(segment._replace(spans=(link,)) for segment in row.segments)
    blocks = (row._replace(segments=segments), *edition.blocks[1:])
    page = html.render(replace(edition, blocks=blocks), Options()).decode()
    assert 'href="#p99"' not in page
