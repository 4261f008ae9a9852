"""Rows of nothing but paragraphs: the template gets no more of them than it sets.

Most of a book is such rows. Typst keeps all keys of all rows until a book is finished, and sets
these rows with fewer steps than others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from dragoman.editions._typst.run_shapes import Inline, Run
from dragoman.editions._typst.shapes import BlockShape, ParagraphsShape, TextCell

_LAYOUTS = ("columns", "single")
"""The layouts whose template can set such rows."""


def shorten_row(block: BlockShape, layout: str) -> BlockShape | ParagraphsShape:
    """Return a row of nothing but paragraphs without what is the same in all such rows, and any
    other block as it is."""
    if layout not in _LAYOUTS or block["kind"] == "table":
        return block
    if block["is_sticky"] or block["is_shared"]:
        return block
    cells = cast("list[TextCell]", block["cells"])
    if block["above"] or block["below"] or not all(map(_is_paragraph, cells)):
        return block
    return {
        "kind": "paragraphs",
        "numbers": block["numbers"],
        "is_heading": False,
        "begins_page": False,
        "is_tight": block["is_tight"],
        "may_split": block["may_split"],
        "share": block["share"],
        "notes": block["notes"],
        "cells": [{"style": cell["style"], "body": cell["body"]} for cell in cells],
    }


def _is_paragraph(cell: TextCell) -> bool:
    """Return whether a cell is text without anything around it. A picture may be a paragraph of
    its own, and an empty text is as high as a line only in a paragraph."""
    if cell["kind"] != "text" or cell["mark"] or cell["place"] is not None:
        return False
    runs = list(_walk(cell["body"]))
    return (
        not cell["depth"]
        and not cell["quotations"]
        and any(run.strip() for run in runs if isinstance(run, str))
        and all(isinstance(run, str) or run["kind"] != "picture" for run in runs)
    )


def _walk(runs: Inline) -> Iterator[Run]:
    """Yield runs and all that is in them."""
    for run in runs:
        yield run
        if not isinstance(run, str):
            yield from _walk(cast("Inline", run.get("body", [])))
