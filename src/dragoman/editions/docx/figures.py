"""A picture that all languages of a Word edition share: a cell over all columns."""

from __future__ import annotations

from dragoman.editions._common import describe_picture, join_descriptions
from dragoman.editions.docx.elements import write_cell, write_paragraph, write_table_row
from dragoman.editions.docx.page import DocumentContext
from dragoman.editions.docx.parts import AS_HIGH
from dragoman.editions.docx.runs import write_runs
from dragoman.model import Figure


def write_figure(figure: Figure, number_cell: str, context: DocumentContext) -> str:
    """Return the row of a table with a picture, after the cell with its number.

    It stays on one page with the row that follows, which most often is its caption.
    """
    first = next(span for span in figure.spans if span)
    span = describe_picture(first, join_descriptions(figure))
    width, edition = sum(context.widths), context.edition
    look = context.looks[edition.columns[0].language]
    run = write_runs((span,), look, context.notes[0], context.give_room(width).links)
    side = "center" if len(edition.columns) > 1 else "start"
    content = write_paragraph("Figure", run, edition.direction == "rtl", AS_HIGH, side)
    cell = write_cell(content, width, context.count)
    return write_table_row(number_cell, [cell], "<w:cantSplit/>")
