"""Rows of nothing but paragraphs: the template gets no more of them than it sets.

Most of a book is such rows. Typst keeps all keys of all rows until a book is finished, and sets
these rows with fewer steps than others.
"""

from __future__ import annotations

from typing import cast

from dragoman.editions._typst.run_shapes import Inline
from dragoman.editions._typst.shapes import BlockShape, ParagraphsShape, TextCell

LAYOUTS = ("columns", "single")
"""The layouts whose template can set such rows."""


def shorten_row(block: BlockShape) -> BlockShape | ParagraphsShape:
    """Return a row of nothing but paragraphs without what is the same in all such rows, and any
    other block as it is."""
    if block["kind"] == "table" or block["is_heading"] or block["is_shared"]:
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
        "is_short": block["is_short"],
        "notes": block["notes"],
        "cells": [{"style": cell["style"], "body": cell["body"]} for cell in cells],
    }


def _is_paragraph(cell: TextCell) -> bool:
    """Return whether a cell is text without anything around it. A picture may be a paragraph of
    its own, and an empty text is as high as a line only in a paragraph."""
    around = cell["mark"] or cell["depth"] or cell["quotations"]
    return (
        cell["kind"] == "text"
        and not around
        and cell["place"] is None
        and _has_text(cell["body"])
        and not _has_picture(cell["body"])
    )


def _has_text(runs: Inline) -> bool:
    return any(run.strip() for run in runs if isinstance(run, str))


def _has_picture(runs: Inline) -> bool:
    for run in runs:
        if isinstance(run, str):
            continue
        if run["kind"] == "picture" or _has_picture(cast("Inline", run.get("body", []))):
            return True
    return False
