"""Rows of paragraphs in a PDF: all begin at the same places, and each text says its language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.model import Kind, Unit
from helpers import editions
from helpers.pdfs import build_edition, read_pdf, render
from helpers.tools import need_module

need_module("typst")

LONG = 60
"""Words of a row that may be split over two pages."""


def fill(builder: editions.Builder) -> None:
    """Add a short row, a long one, and another short one."""
    for number, words in enumerate((2, LONG, 3), start=1):
        texts = (" ".join([word] * words) for word in ("word", "کلمه", "كلمة"))
        builder.add(Unit("", Kind.PARAGRAPH, number), *texts)


def list_languages(element: Any, around: str) -> Iterator[str]:
    """Yield the language of each paragraph that a screen reader finds, in its order."""
    element = element.get_object()
    if not isinstance(element, dict):
        return
    language = element.get("/Lang", around)
    if element.get("/S") == "/P":
        yield language
    below = element.get("/K", [])
    for each in below if isinstance(below, list) else [below]:
        yield from list_languages(each, language)


@pytest.mark.parametrize("languages", [("fa", "en", "ar"), ("ar", "fa", "en"), ("en", "fa")])
def test_every_row_begins_at_the_same_places(languages: tuple[str, ...]) -> None:
    starts: list[float] = []

    def visit(text: str, place: list[float], *_: object) -> None:
        if text.strip().startswith("word"):
            starts.append(round(place[4], 2))

    read_pdf(render(build_edition(fill, *languages))).pages[0].extract_text(visitor_text=visit)
    assert len(starts) > 3
    assert len(set(starts)) == 1


@pytest.mark.parametrize("languages", [("fa", "en", "ar"), ("en", "fa", "ar"), ("ar",)])
def test_every_paragraph_says_its_language_in_the_order_of_the_columns(
    languages: tuple[str, ...],
) -> None:
    layout = "columns" if len(languages) > 1 else "single"
    root: Any = read_pdf(render(build_edition(fill, *languages), layout)).trailer["/Root"]
    found = list(list_languages(root["/StructTreeRoot"], root["/Lang"]))
    assert found[: 3 * len(languages)] == list(languages) * 3
