"""Front matter without fences, as Pelican, MkDocs and MultiMarkdown have it."""

from __future__ import annotations

import re

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
        ["title: A", "Tags: b", "", "c"],
        ["Slug: b", "TITLE: A", "", "c"],
        ["Title: A", "date: 2024-03-01", "Category: b", " ", "c"],
        ["latex input:\tx  ", "Title:\tA  ", "Cover File: y", "", "c"],
        ["Base header level: 2", "Title:\tA", "Keywords: x", "", "c"],
        ["title: A", "toc_depth: 2", "Anything: x", "", "c"],
        ["Title: A", "Lang: fa", "Tags:", "", "c"],
        ["Title: A", "Status: Hidden", "", "c"],
        ["Title: A", "Description:", "", "c"],
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
        "Title: A\nDate: 3 May 2024\nCategory: B",
        "Title: An open letter\nDate: 2024-03-01",
        "Title: A concert\nDate: 2024-03-01 20:00\nPlace: The old hall",
        "Title: The board met\nDate: 2024-03-01\nCategory: Minutes\nPresent: Four of us",
        "Title: Soup\nCategory: Starters\nServes: 4",
        "Title: Soup\nTags: winter\nServes: 4",
        "Title: A story\nAuthor: B\nSummary: Two friends meet",
        "Title: Of rivers\nAuthors: B\nKeywords: water",
        "Title: A queue\nStatus: Accepted\nDate: 2024-03-01",
        "Title: A garden\nLayout: Three beds",
        "Title: A vote\nLang: English and Persian",
        "Title: A job\nDescription: We look for a cook\nContact: B",
        "Title: A song\nSubtitle: An old one",
        "Title: A song",
        "Title: نامه\nتاریخ: 2024-03-01\nTags: آب",
        "عنوان: نامه\nSlug: b",
        "To: Ann\nSubject: A\nDate: 2024-03-01",
        "Category: A\nTags: b",
        "Title: A\nSlug: b\nThis goes on",
        "Title: A\nSlug: b\n  This goes on",
        "Some text.\nTitle: A\nSlug: b",
    ],
)
def test_lines_with_colons_that_may_be_for_readers_are_a_text(text: str) -> None:
    assert list_texts(f"{text}\n\nc") == [re.sub(r"\n *", " ", text), "c"]


def test_lines_that_end_for_readers_are_a_text() -> None:
    assert list_texts("Title: A  \nTags: b\n\nc") == ["Title: A\\\nTags: b", "c"]
    assert list_texts("Title: A\nTags: b  \nLang: fa\n\nc") == ["Title: A Tags: b\\\nLang: fa", "c"]
