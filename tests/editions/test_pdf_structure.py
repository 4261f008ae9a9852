"""The structure of PDF editions: bookmarks, contents, page numbers, notes, headings."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.model import Kind, Mark, Unit
from helpers import editions
from helpers.pdfs import build_edition, extract_text, list_bookmarks, read_pdf, render, split_words
from helpers.tools import need_module

need_module("typst")


def test_bookmarks_are_in_the_first_language() -> None:
    titles = list_bookmarks(read_pdf(render(editions.torture("fa", "en"))).outline)
    assert titles[:2] == ["هر آنچه یک سند می‌تواند در خود داشته باشد", "متن درون‌سطری"]
    assert len(titles) == 8


def test_contents_stand_before_documents_of_three_headings(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    tool = need_tool("pdftotext")
    assert "Contents" in extract_text(render(editions.torture("en", "fa")), tmp_path, tool)
    assert "Contents" not in extract_text(render(editions.letter("en", "fa")), tmp_path, tool)


def test_pages_are_numbered_in_the_digits_of_each_language(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    data = render(editions.long(30, "en", "fa", "ar"))
    last = read_pdf(data).get_num_pages()
    assert last > 2
    text = extract_text(data, tmp_path, need_tool("pdftotext"))
    assert {"2", "۲", "٢"} <= set(split_words(text.split("\f")[1]))


def test_a_note_that_only_the_second_language_names_is_still_a_footnote(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    def fill(builder: editions.Builder) -> None:
        builder.add(Unit("", Kind.PARAGRAPH, 1), "Lost", ("هست", editions.note("a")), "")
        builder.add(Unit("", Kind.NOTE, 2, note="a"), "The note", "یادداشت", "")

    text = extract_text(render(build_edition(fill)), tmp_path, need_tool("pdftotext"))
    assert text.count("The note") == 1


@pytest.mark.parametrize("layout", ["columns", "stacked", "facing"])
def test_notes_that_no_text_names_stand_at_the_end(
    layout: str, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    def fill(builder: editions.Builder) -> None:
        builder.add(Unit("", Kind.PARAGRAPH, 1), ("Text", editions.note("no such")), "متن", "")
        builder.add(Unit("", Kind.NOTE, 2, note="a"), "The note", "یادداشت", "")

    text = extract_text(render(build_edition(fill), layout), tmp_path, need_tool("pdftotext"))
    assert text.count("The note") == 1
    assert text.index("Notes") < text.index("The note")


def test_right_pages_may_begin_deeper_than_left_pages_end() -> None:
    def fill(builder: editions.Builder) -> None:
        long = "word " * 400
        for level in (1, 2, 3, 4, 2):
            builder.add(Unit("", Kind.HEADING, level, level), f"H{level}", f"س{level}", "")
            if level == 3:
                builder.add(Unit("", Kind.PARAGRAPH, 9), long, long, "")

    data = read_pdf(render(build_edition(fill), "facing"))
    assert list_bookmarks(data.outline) == ["H1", "H2", "H3", "H4", "H2"]


def test_headings_may_skip_levels_and_begin_low() -> None:
    def fill(builder: editions.Builder) -> None:
        for level in (3, 1, 4, 4, 2, 6):
            builder.add(Unit("", Kind.HEADING, level, level), f"H{level}", f"س{level}", "")

    assert read_pdf(render(build_edition(fill))).get_num_pages() == 1


@pytest.mark.parametrize("layout", ["columns", "stacked", "facing"])
def test_contents_name_headings_without_their_notes(
    layout: str, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    def fill(builder: editions.Builder) -> None:
        builder.add(Unit("", Kind.HEADING, 1, 1), "Title", "عنوان", "")
        for text in ("First", "Second"):
            inline = (text, editions.note("a"))
            builder.add(Unit("", Kind.HEADING, 2, 2), inline, inline, "")
        builder.add(Unit("", Kind.NOTE, 3, note="a"), "The note", "یادداشت", "")

    text = extract_text(render(build_edition(fill), layout), tmp_path, need_tool("pdftotext"))
    assert text.count("The note") == 1
    assert re.findall(r"^(?:First|Second)\b(?! ?1)", text, re.M)


@pytest.mark.parametrize("layout", ["columns", "stacked", "facing"])
@pytest.mark.parametrize(
    "inline",
    ["", editions.note("a"), editions.ltr("C++"), editions.code("x"), editions.image("u", "a")],
)
def test_headings_of_any_text_are_set(inline: editions.Inline, layout: str) -> None:
    def fill(builder: editions.Builder) -> None:
        builder.add(Unit("", Kind.HEADING, 1, 1), inline, inline, "")
        builder.add(Unit("", Kind.HEADING, 2, 2), "Next", "بعد", "", fa_mark=Mark.MISSING)
        builder.add(Unit("", Kind.NOTE, 3, note="a"), "The note", "یادداشت", "")

    assert render(build_edition(fill), layout)
