"""The cells of an edition as data of the Typst template: segments, tables, notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman import languages
from dragoman.editions._common import count_quotations, write_list_marker
from dragoman.editions._tables import needs_full_width, share_width
from dragoman.editions._typst.inline import LONGEST, Inline, inline, soften
from dragoman.inline import plain_text
from dragoman.model import Edition, Kind, Note, Row, Segment, Table

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
    notes: Mapping[str, Note]
    """By label."""
    emitted: set[str]


def row_labels(row: Row, setting: CellContext) -> tuple[str, ...]:
    """Give the labels of a row's notes, each once, those that there are notes for."""
    named = (label for segment in row.segments for label in segment.note_labels)
    return tuple(label for label in dict.fromkeys(named) if label in setting.notes)


def cell(row: Row, index: int, setting: CellContext, *, box: int = LONGEST) -> Json:
    """Give a segment with all that stands around it."""
    unit, segment, place = row.unit, row.segments[index], row.unit.place
    column = setting.edition.columns[index]
    kind = "code" if unit.kind is Kind.CODE else "heading" if row.rank else "text"
    return {
        "style": setting.styles[segment.language],
        "kind": kind if plain_text(segment.spans).strip() else "text",
        "text": soften_code(segment.text),
        "body": _body(segment, index, setting, box),
        "level": max(row.rank, 1),
        "entry": str(row.number),
        "look": 0,
        "marker": write_list_marker(place, column.digits) or None,
        "depth": len(place.lists),
        "quotes": count_quotations(unit),
        "align": place.align,
        "mark": segment.mark.value,
        "remark": segment.remark or None,
    }


def entry(row: Row) -> Json:
    """Give a heading as the contents name it, in all languages: without its notes."""
    return {
        "level": row.rank,
        "bodies": [inline(segment.spans, lambda _: []) for segment in row.segments],
    }


def _body(segment: Segment, index: int, setting: CellContext, box: int) -> Inline:
    ten = setting.edition.columns[index].digits

    def mark(label: str) -> Inline:
        if label not in setting.notes:
            return []
        note = setting.notes[label].number - 1
        key = f"{note}-{index}" if setting.facing else str(note)
        emits = key not in setting.emitted and (
            setting.facing or setting.notes[label].column == index
        )
        if emits:
            setting.emitted.add(key)
        value = [note, index] if setting.facing else note
        return [["n", key, value, languages.write_digits(note + 1, ten), emits]]

    return inline(segment.spans, mark, box=box)


def soften_code(text: str) -> str:
    """Keep a code's lines as they are, but let the longest runs break."""
    return soften(text.rstrip("\n"), 60)


def table_block(table: Table, setting: CellContext) -> Json:
    """Give the block of a table in all languages."""
    rows = table.rows
    count = len(setting.edition.columns)
    broad = count > 1 and needs_full_width(table) and not setting.facing
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
        "notes": [setting.notes[label].number - 1 for label in named],
        "cells": [_text_table(table, index, setting) for index in range(count)],
    }


def _text_table(table: Table, index: int, setting: CellContext) -> Json:
    """Give one language's table, its columns as wide as their longest texts ask for."""
    lines = [
        [cell(row, index, setting, box=12) if row else None for row in line] for line in table.lines
    ]
    return {"rows": lines, "weights": share_width(table, index), "head": table.has_header}


def note_cells(row: Row, setting: CellContext) -> list[Json]:
    """Give a note's text in all languages."""
    return [
        {
            "style": setting.styles[segment.language],
            "body": _note_body(segment, index, setting),
            "remark": segment.remark or None,
        }
        for index, segment in enumerate(row.segments)
    ]


def _note_body(segment: Segment, index: int, setting: CellContext) -> Inline:
    """Translate a note's text; a note within it is named by its number alone."""
    ten = setting.edition.columns[index].digits

    def mark(label: str) -> Inline:
        note = setting.notes.get(label)
        return [["n", "", 0, languages.write_digits(note.number, ten), None]] if note else []

    return inline(segment.spans, mark)
