"""Large books are set in parts: the pages, links, bookmarks and tags are those of a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.editions._typst import parts
from dragoman.model import Edition, Kind, Unit
from helpers import editions
from helpers.pdfs import build_edition, extract_text, list_bookmarks, read_pdf, render
from helpers.tools import need_module

need_module("typst")

LAYOUTS = (("columns", "a4"), ("stacked", "a4"), ("facing", "a4"), ("facing", "a6"))


@pytest.fixture(scope="module")
def book() -> Edition:
    """Chapters of rows that are all different, with notes that are named again later. A small page
    holds neither the list of contents nor one of the rows."""

    def fill(builder: editions.Builder) -> None:
        builder.add(Unit("", Kind.HEADING, 1, 1), "A book", "یک کتاب", "كتاب")
        for number in range(90):
            if number % 6 == 0:
                name = f"Chapter {number} ((((of)))) 5 0 R"
                builder.add(Unit("", Kind.HEADING, 1, 2), name, f"فصل {number}", name)
            texts = (
                " ".join([f"{word}{number}"] * (400 if number == 35 else 41 + number % 17))
                for word in ("b", "کلمه", "ك")
            )
            en, fa, ar = texts
            marks = (editions.note("1"),) if number % 40 == 5 else ()
            builder.add(Unit("", Kind.PARAGRAPH, 1, 0), (en, *marks), (fa, *marks), (ar, *marks))
        note = Unit("", Kind.NOTE, 1, note="1")
        builder.add(note, "The note.", "یادداشت.", "ملاحظة.")

    return build_edition(fill)


@pytest.fixture(scope="module", params=LAYOUTS)
def pair(request: pytest.FixtureRequest, book: Edition) -> tuple[bytes, bytes]:
    """The PDF of the book as a whole, and in parts."""
    layout, paper = request.param
    whole = render(book, layout, paper=paper)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "LARGE", 0)
        patch.setattr(parts, "PART", 20_000)
        return whole, render(book, layout, paper=paper)


def find_links(data: bytes) -> Counter[tuple[int, int]]:
    """Return from which page to which links lead."""
    reader = read_pdf(data)
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    named, found = reader.named_destinations, Counter[tuple[int, int]]()
    for number, page in enumerate(reader.pages):
        for link in page.get("/Annots", ()):
            target: Any = link.get_object()["/Dest"]
            if isinstance(target, str):
                target = named[target].dest_array
            found[number, numbers[list.__getitem__(target, 0).idnum]] += 1
    return found


def list_described(data: bytes) -> list[str]:
    """Return what the links of the contents say, without the numbers of pages."""
    links = [link.get_object() for page in read_pdf(data).pages for link in page.get("/Annots", ())]
    found = (str(link["/Contents"]).partition(",")[0] for link in links)
    return [text for text in found if text.startswith(("Chapter", "فصل"))]


def find_tags(data: bytes) -> Any:
    root: Any = read_pdf(data).trailer["/Root"]
    return root["/StructTreeRoot"]


def count_tags(data: bytes) -> Counter[str]:
    """Return how many elements there are of each kind; each leads to the one above it."""
    found, waiting = Counter[str](), [find_tags(data)]
    while waiting:
        element = waiting.pop()
        children = element.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            inner = child.get_object() if not isinstance(child, int) else {}
            if "/S" in inner:
                assert inner["/P"] == element
                found[inner["/S"]] += 1
                waiting.append(inner)
    return found


def test_the_pages_are_those_of_a_whole(
    pair: tuple[bytes, bytes], tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    tool = need_tool("pdftotext")
    whole, joined = (extract_text(data, tmp_path, tool, "-layout") for data in pair)
    assert joined.split("\f") == whole.split("\f")
    assert read_pdf(pair[1]).page_labels == read_pdf(pair[0]).page_labels


def test_links_and_bookmarks_lead_to_the_pages_that_they_lead_to_in_a_whole(
    pair: tuple[bytes, bytes],
) -> None:
    whole, joined = pair
    assert not find_links(whole) - find_links(joined)
    assert list_bookmarks(read_pdf(joined).outline) == list_bookmarks(read_pdf(whole).outline)
    assert b"block://" not in joined
    assert len(list_described(whole)) == 30
    assert list_described(joined) == list_described(whole)


def test_tags_are_those_of_a_whole(pair: tuple[bytes, bytes]) -> None:
    whole, joined = map(count_tags, pair)
    assert joined["/Part"] > 1
    for tag in ("/P", "/H1", "/H2", "/Note", "/TOCI"):
        assert joined[tag] == whole[tag], tag
    assert joined["/TOC"] == 2  # one for each language
    owners = find_tags(pair[1])["/ParentTree"]["/Nums"][::2]
    assert owners == sorted(set(owners))
    pages = read_pdf(pair[1]).pages
    assert {page["/StructParents"] for page in pages if "/StructParents" in page} <= set(owners)


def test_a_file_of_parts_is_the_same_each_time_and_says_how_many_pages_it_has(
    book: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "LARGE", 0)
    monkeypatch.setattr(parts, "PART", 20_000)
    data = render(book)
    assert data == render(book)
    size = re.search(rb"/Size (\d+)", data[-200:])
    assert size and int(size[1]) == 1 + max(map(int, re.findall(rb"\n(\d+) 0 obj\n", data)))
    told = re.search(rb"NPages>(\d+)<", data)
    assert told and int(told[1]) == len(read_pdf(data).pages)


def test_what_typst_writes_in_another_way_is_set_at_once(
    book: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: bytes) -> None:
        raise ValueError("no table of objects")

    whole = render(book)
    monkeypatch.setattr(parts, "LARGE", 0)
    monkeypatch.setattr(parts, "read_objects", refuse)
    assert render(book) == whole
