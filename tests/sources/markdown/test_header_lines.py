"""Front matter without fences, as Pelican, MkDocs and MultiMarkdown have it."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from dragoman.sources import read, rebuild

HEADER = """\
Title: Rivers: "old" & new
Date: 2024-03-01 10:20
Tags: water, dragoman
Slug: rivers
Author: Somebody
Summary: What rivers
    tell us
Empty:

A text.
"""


def list_texts(text: str) -> list[str]:
    return [unit.text for unit in read(text.encode(), "doc", suffix=".md").units]


def test_what_readers_see_of_a_header_is_translated_and_its_lines_stay_apart() -> None:
    document = read(HEADER.encode(), "doc", suffix=".md")
    assert [unit.text for unit in document.units] == [
        'Rivers: "old" & new', "What rivers tell us", "A text.",
    ]  # fmt: skip
    assert document.units[0].kind is Kind.TITLE
    texts = {unit.key: f"{unit.text}!\n#" for unit in document.units[:2]}
    assert rebuild(document, texts, "fa").decode() == HEADER.replace("new", "new! #").replace(
        "rivers\n    tell us", "rivers tell us! #"
    )
    assert rebuild(document, {}).decode() == HEADER


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "lines",
    [
        ["title: A", "Category: b", "", "c"],
        ["Slug: b", "TITLE: A", "", "c"],
        ["Title: A", "date: 2024-03-01", " ", "c"],
        ["Base header level: 2", "Title:\tA", "Keywords: x", "", "c"],
        ["Title: A", "Summary:", "", "c"],
    ],
)
def test_a_header_ends_at_an_empty_line(lines: list[str], end: str) -> None:
    assert list_texts(end.join(lines)) == ["A", "c"]


def test_a_document_may_be_nothing_but_a_header() -> None:
    assert list_texts("Title: A\nSlug: b") == ["A"]


@pytest.mark.parametrize(
    "text",
    [
        "Title: A\nAuthor: B",
        "Title: A\nDate: 3 May 2024",
        "To: Ann\nSubject: A\nDate: 2024-03-01",
        "Category: A\nTags: b",
        "Title: A\nSlug: b\nThis goes on",
        "Some text.\nTitle: A\nSlug: b",
    ],
)
def test_lines_with_colons_that_may_be_for_readers_are_a_text(text: str) -> None:
    assert list_texts(f"{text}\n\nc") == [text.replace("\n", " "), "c"]


def test_lines_that_end_for_readers_are_a_text() -> None:
    assert list_texts("Title: A  \nTags: b\n\nc") == ["Title: A\\\nTags: b", "c"]
