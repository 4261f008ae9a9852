"""The cells of an edition as data of the Typst template: segments, tables, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman import languages
from dragoman.editions._common import list_marker, quotation_depth
from dragoman.editions._tables import Grid, make_grid
from dragoman.editions._typst.inline import LONGEST, Inline, inline, soften
from dragoman.model import Edition, Kind, Mark, Row, Segment, Span, SpanKind

Json = dict[str, object]
_SHORT_TABLE = 400
"""Characters of a table that is not split over two pages."""


@dataclass(frozen=True, slots=True)
class CellContext:
    """What the making of each cell needs to know."""

    edition: Edition
    facing: bool
    long: int
    """Characters of a paragraph that may be split over two pages."""
    styles: Mapping[str, int]
    """Language to its number among the styles: the columns' own come first."""
    numbers: Mapping[str, int]
    """Label of a note to its place in the order of notes."""
    emitters: Mapping[str, int]
    """Label of a note to the column that bears its footnote."""
    emitted: set[str]
    levels: Mapping[int, int]
    """Number of a heading's row to its level without gaps."""


def labels(spans: Sequence[Span]) -> Iterator[str]:
    """Give the labels of the notes that spans name, in order."""
    for span in spans:
        if span.kind is SpanKind.NOTE:
            yield span.text
        yield from labels(span.children)


def visible(spans: Sequence[Span]) -> bool:
    """Tell whether spans have text of their own: a heading without is none in an outline."""
    return any(
        span.text.strip() or visible(span.children)
        for span in spans
        if span.kind is not SpanKind.NOTE
    )


def row_labels(row: Row, setting: CellContext) -> tuple[str, ...]:
    """Give the labels of a row's notes, each once, those that there are notes for."""
    named = (label for segment in row.segments for label in labels(segment.spans))
    return tuple(label for label in dict.fromkeys(named) if label in setting.numbers)


def cell(row: Row, index: int, setting: CellContext, *, box: int = LONGEST) -> Json:
    """Give a segment with all that stands around it."""
    unit, segment, place = row.unit, row.segments[index], row.unit.place
    column = setting.edition.columns[index]
    kind = {Kind.HEADING: "heading", Kind.TITLE: "heading", Kind.CODE: "code"}
    return {
        "style": setting.styles[segment.language],
        "kind": kind.get(unit.kind, "text") if visible(segment.spans) else "text",
        "text": soften_code(segment.text),
        "body": _body(segment, index, setting, box),
        "level": setting.levels.get(row.number, 1),
        "entry": str(row.number),
        "look": 0,
        "marker": list_marker(place, column.digits) or None,
        "depth": len(place.lists),
        "quotes": quotation_depth(unit),
        "align": place.align,
        "mark": segment.mark.value,
        "remark": _remark(segment),
    }


def entry(row: Row, setting: CellContext) -> Json:
    """Give a heading as the contents name it, in all languages: without its notes."""
    return {
        "level": setting.levels[row.number],
        "bodies": [inline(segment.spans, lambda _: []) for segment in row.segments],
    }


def _body(segment: Segment, index: int, setting: CellContext, box: int) -> Inline:
    ten = setting.edition.columns[index].digits

    def mark(label: str) -> Inline:
        if label not in setting.numbers:
            return []
        note = setting.numbers[label]
        key = f"{note}-{index}" if setting.facing else str(note)
        emits = key not in setting.emitted and (setting.facing or setting.emitters[label] == index)
        if emits:
            setting.emitted.add(key)
        value = [note, index] if setting.facing else note
        return [["n", key, value, languages.write_digits(note + 1, ten), emits]]

    return inline(segment.spans, mark, box=box)


def _remark(segment: Segment) -> str | None:
    """Give what is said of a segment, unless the segment itself says it."""
    shown = segment.mark and segment.mark is not Mark.MISSING and segment.remark
    return segment.remark if shown else None


def soften_code(text: str) -> str:
    """Keep a code's lines as they are, but let the longest runs break."""
    return soften(text.rstrip("\n"), 60)


def table_block(rows: list[Row], setting: CellContext) -> Json:
    """Give the block of a table, of which each row given is a cell in all languages."""
    table = make_grid(rows)
    count = len(setting.edition.columns)
    broad = count > 1 and table.broad and not setting.facing
    short = sum(len(row.segments[0].text) for row in rows) <= _SHORT_TABLE
    named = dict.fromkeys(label for row in rows for label in row_labels(row, setting))
    return {
        "kind": "table",
        "number": rows[0].number,
        "heading": False,
        "look": 1,
        "tight": False,
        "long": broad or not short,
        "once": False,
        "broad": broad,
        "split": not short,
        "notes": [setting.numbers[label] for label in named],
        "cells": [_text_table(table, index, setting) for index in range(count)],
    }


def _text_table(table: Grid, index: int, setting: CellContext) -> Json:
    """Give one language's table, its columns as wide as their longest texts ask for."""
    lines = [
        [cell(row, index, setting, box=12) if row else None for row in line] for line in table.rows
    ]
    return {"rows": lines, "weights": table.weights(index), "head": table.head}


def note_cells(row: Row, setting: CellContext) -> list[Json]:
    """Give a note's text in all languages."""
    return [
        {
            "style": setting.styles[segment.language],
            "body": _note_body(segment, index, setting),
            "remark": _remark(segment),
        }
        for index, segment in enumerate(row.segments)
    ]


def _note_body(segment: Segment, index: int, setting: CellContext) -> Inline:
    """Translate a note's text; a note within it is named by its number alone."""
    ten = setting.edition.columns[index].digits

    def mark(label: str) -> Inline:
        number = setting.numbers.get(label)
        return (
            [] if number is None else [["n", "", 0, languages.write_digits(number + 1, ten), None]]
        )

    return inline(segment.spans, mark)
