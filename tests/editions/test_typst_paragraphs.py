"""Rows of nothing but paragraphs are set as all other rows are, with less."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from typing import Any

import pytest

from dragoman.editions._typst import data
from dragoman.editions._typst.data import make_data
from dragoman.editions._typst.pdf_objects import read_objects
from dragoman.editions._typst.shapes import BlockShape
from dragoman.model import Edition, Kind, Mark, Options, Place, Unit
from helpers import editions
from helpers.editions import Builder, code, em, link, ltr
from helpers.pdfs import build_edition, render
from helpers.tools import need_module

need_module("typst")

FAMILIES = {language: ("Libertinus Serif", "Amiri") for language in ("en", "fa", "ar")}
PARAGRAPH = Unit("", Kind.PARAGRAPH, 1)


def keep(block: BlockShape, layout: str) -> BlockShape:
    """Shorten nothing."""
    return block


def list_kinds(edition: Edition, layout: str = "columns") -> list[str]:
    return [
        block["kind"] for block in make_data(edition, Options(layout=layout), FAMILIES)["blocks"]
    ]


def list_pages_and_tags(pdf: bytes) -> tuple[list[bytes], Counter[bytes]]:
    """Return what is drawn on the pages, without the numbers of tags, and how many tags there are
    of each kind, without the groups that mean nothing."""
    pages, tags = [], Counter[bytes]()
    for content in read_objects(pdf).objects.values():
        tags.update(re.findall(rb"/S/(\w+)", content[:200]))
        head, mark, data = content.partition(b"stream\n")
        if mark and b"FlateDecode" in head:
            drawn = zlib.decompress(data[: data.rindex(b"\nendstream")])
            pages += [re.sub(rb"/MCID \d+", b"", drawn)] if b"BT" in drawn else []
    del tags[b"Div"]
    return pages, tags


def make_long_texts(builder: Builder) -> None:
    """Add paragraphs of which many are split over two pages."""
    for number in range(60):
        text = " ".join(f"word{each}" for each in range(number, 3 * number + 12))
        builder.add(PARAGRAPH, text, "متن " * (number + 5), "نص " * (2 * number + 1))


@pytest.mark.parametrize(
    ("edition", "layout"),
    [
        (editions.torture("en", "fa", "ar"), "columns"),
        (editions.torture("fa", "en"), "columns"),
        (editions.torture("fa"), "single"),
        (build_edition(make_long_texts), "columns"),
    ],
    ids=["torture", "right-to-left", "single", "split"],
)
def test_a_pdf_has_the_same_pages_as_if_they_were_set_like_all_rows(
    edition: Edition, layout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "paragraphs" in list_kinds(edition, layout)
    short = render(edition, layout=layout)
    monkeypatch.setattr(data, "shorten_row", keep)
    assert "paragraphs" not in list_kinds(edition, layout)
    assert list_pages_and_tags(render(edition, layout=layout)) == list_pages_and_tags(short)


def add_pair(unit: Unit, fa: Any, **marks: Mark) -> Edition:
    """An edition of a paragraph, and of a row that may be another one."""

    def fill(builder: Builder) -> None:
        builder.add(PARAGRAPH, "x", "x", "x")
        builder.add(unit, "x", fa, "x", **marks)

    return build_edition(fill)


@pytest.mark.parametrize(
    "inline",
    ["x", ("x", em("x"), ltr("C++")), (link("https://example.org", "x"),), (code("x"), "x")],
    ids=["text", "emphasis", "link", "code"],
)
def test_it_is_one_whatever_text_is_in_it(inline: Any) -> None:
    assert list_kinds(add_pair(PARAGRAPH, inline)) == ["paragraphs"] * 2


@pytest.mark.parametrize(
    "unit",
    [
        Unit("", Kind.HEADING, 1, level=2),
        Unit("", Kind.CODE, 1),
        Unit("", Kind.PARAGRAPH, 1, place=Place(lists=("-",))),
        Unit("", Kind.PARAGRAPH, 1, place=Place(quotations=1)),
    ],
    ids=["heading", "code", "item", "quotation"],
)
def test_it_is_none_with_something_around_its_text(unit: Unit) -> None:
    assert list_kinds(add_pair(unit, "x")) == ["paragraphs", "row"]


def test_it_is_none_where_one_language_is_marked_or_empty() -> None:
    assert list_kinds(add_pair(PARAGRAPH, "x", fa_mark=Mark.OUTDATED)) == ["paragraphs", "row"]
    assert list_kinds(add_pair(PARAGRAPH, "")) == ["paragraphs", "row"]


@pytest.mark.parametrize("layout", ["stacked", "facing"])
def test_layouts_that_set_each_language_by_itself_have_none(layout: str) -> None:
    assert list_kinds(add_pair(PARAGRAPH, "x"), layout) == ["row", "row"]
