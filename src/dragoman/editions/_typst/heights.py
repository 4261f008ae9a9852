"""How high rows and tables are at most. What is higher than a page has to be split: Typst sets what
must not be split over the end of the page, where nobody sees it."""

from __future__ import annotations

import math

from dragoman.editions._common import list_shown
from dragoman.editions._typst.cells import CellContext, find_size
from dragoman.editions._typst.limits import LETTER, find_heading_size
from dragoman.editions._typst.tables import divide_width
from dragoman.model import Row, Span, SpanKind, Table

SHORTEST_UNSPLIT = 120
"""On narrow pages, the least number of characters of a paragraph or a table that may be split."""
_UNSPLIT_TABLE = 400
"""Characters of the longest table that is not split over two pages."""
_LINE, _TABLE_LINE = 6.5, 8.0
"""Millimetres from one line to the next, of text of the usual size and of a table."""
_BROKEN = 1.4
"""How many times the lines that its characters would fill a text of several lines may have: the
ends of lines are empty where a word did not fit."""
_POINT = 25.4 / 72
_HIGHEST = 0.75
"""The share of the height of the text that a picture has at most, as in the templates."""


def is_long_table(table: Table, context: CellContext, *, is_wide: bool) -> bool:
    """Return whether a table is too long to be kept on one page, beside what else is there."""
    sheet = context.sheet
    length = sum(len(row.segments[0].text) for row in table.rows)
    spans = (span for row in table.rows for item in row.segments[0].spans for span in item.walk())
    pictures = sum(_find_height(span, context) for span in spans)
    lines = _count_table_lines(table, context, is_wide=is_wide)
    height = (len(table.lines) * (_TABLE_LINE - _LINE) + lines * _LINE) * sheet.scale + pictures
    longest = sheet.count_characters(_UNSPLIT_TABLE, SHORTEST_UNSPLIT)
    return length > longest or height > sheet.text_height / 2


def _count_table_lines(table: Table, context: CellContext, *, is_wide: bool) -> int:
    """Return about how many lines of text a table has, in the language in which it has most. Side
    by side, each line of the table has those of the language in which it is highest."""

    def count(index: int) -> list[int]:
        _, fitting = divide_width(table, index, context, is_wide=is_wide)
        return [
            max(
                _count_cell_lines(len(row.segments[index].text) if row else 0, fits)
                for row, fits in zip(line, fitting, strict=True)
            )
            for line in table.lines
        ]

    counts = [count(index) for index in range(len(context.edition.columns))]
    return max(map(sum, counts)) if is_wide else sum(map(max, zip(*counts, strict=True)))


def _count_cell_lines(length: int, fitting: float) -> int:
    return 1 if length <= fitting else math.ceil(_BROKEN * length / fitting)


def estimate_height(row: Row, context: CellContext) -> float:
    """Return about how high a row is in millimetres, rather more than less."""
    indices = range(len(row.segments))
    shown = [[each for span in list_shown(row, i) for each in span.walk()] for i in indices]
    size = find_heading_size(find_size(row), row.rank, "ltr") if row.rank else 1
    texts = [
        _count_lines(spans, size * len(row.segments[i].text), context)
        for i, spans in enumerate(shown)
    ]
    pictures = [sum(_find_height(span, context) for span in spans) for spans in shown]
    is_beside = context.sheet.columns > 1 or row.is_shared
    lines = max(texts) if is_beside else sum(texts)
    has_own = any(span.picture for segment in row.segments for span in segment.spans)
    height = sum(pictures) if has_own and not is_beside else max(pictures)
    return size * lines * _LINE * context.sheet.scale + height


def guess_pages(context: CellContext) -> int:
    """Return about how many pages the text of an edition fills, without its pictures."""
    sheet, rows = context.sheet, list(context.edition.all_rows)
    fitting = sheet.column_width / (LETTER * sheet.scale)
    counts = ([1 + len(each.text) / fitting for each in row.segments] for row in rows)
    lines = sum(map(max if sheet.columns > 1 else sum, counts))
    chapters = sum(0 < row.rank == context.chapter_rank for row in rows)
    return chapters + math.ceil(lines * _LINE * sheet.scale / sheet.text_height)


def _count_lines(spans: list[Span], length: float, context: CellContext) -> float:
    """Return the lines of a text of a language, and half a line between it and the next."""
    ends = {SpanKind.BREAK: 1, SpanKind.PARAGRAPH: 2}
    breaks = sum(ends.get(span.kind, span.text.count("\n")) for span in spans)
    sheet = context.sheet
    return 1.5 + breaks + length * LETTER * sheet.scale / sheet.column_width


def _find_height(span: Span, context: CellContext) -> float:
    """Return the height of a picture in millimetres, with the room around it; 0 for other spans."""
    if not span.picture:
        return 0
    picture, sheet = context.edition.pictures[span.picture], context.sheet
    share = min(1, sheet.text_width / (picture.width * _POINT))
    return min(picture.height * _POINT * share, _HIGHEST * sheet.text_height) + _LINE
