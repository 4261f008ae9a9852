"""Attributes of web pages: those that readers see or hear are messages, the others are not."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ('<p><i data-tooltip="A tip">Word</i> two</p>', ["*Word* two", "A tip"]),
        ("<a href=x data-bs-title='A tip'>Word</a>", ["[Word](x)", "A tip"]),
        ('<p data-original-title="A tip">Word</p>', ["A tip", "Word"]),
        ('<p data-tippy-content="A tip">Word</p>', ["A tip", "Word"]),
        ('<p data-tooltip="<b>A</b> tip">Word</p>', ["Word"]),  # a program's own markup
        ('<p data-id="A tip" data-title="x">Word</p>', ["Word"]),
        ('<div role=slider aria-valuetext="Half full">Word</div>', ["Half full", "Word"]),
        ('<p aria-roledescription="slide" aria-labelledby="A b">Word</p>', ["slide", "Word"]),
        ('<input aria-placeholder="Name" aria-description="Yours">', ["Yours", "Name"]),
        ('<table summary="All"><th abbr="Made">Date made</table>', ["All", "Made", "Date made"]),
        ('<p abbr="Made" summary="All" label="L">Word</p>', ["Word"]),
        ('<select><option label="Red">R</option></select>', ["Red", "R"]),
    ],
)
def test_attributes_that_readers_see(page: str, texts: list[str]) -> None:
    document = read(page.encode(), "a", suffix=".html")
    assert sorted(unit.text for unit in document.units) == sorted(texts)
    assert rebuild(document, {}) == page.encode()
    new = rebuild(document, {(None, text): text.replace("i", "ï") for text in texts}).decode()
    again = read(new.encode(), "a", suffix=".html")
    assert sorted(unit.text for unit in again.units) == sorted(
        text.replace("i", "ï") for text in texts
    )
