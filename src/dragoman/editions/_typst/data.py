"""An edition as the data of the Typst template; ``typst/data.typ`` and its like read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from dragoman import languages
from dragoman.editions._common import EARLIEST, FIVE_LINES, join_titles, list_languages
from dragoman.editions._layouts import measure_page
from dragoman.editions._typst.cells import (
    CellContext,
    Json,
    cell,
    entry,
    note_cells,
    row_labels,
    table_block,
)
from dragoman.editions._typst.inline import ISOLATES, POP, soften
from dragoman.editions._typst.plain_text import plain_texts
from dragoman.model import Edition, Options, Row, Table

_LONG = {"columns": FIVE_LINES, "facing": 400, "stacked": 400, "single": 400}
"""By layout, five lines: a shorter paragraph is not split, the eye finds its fellows beside it."""
_HEAD_LENGTH = {1: 80, 2: 44, 3: 40}

SIZES: Mapping[str, float] = {"Amiri": 1.22, "Vazirmatn": 0.95, "Noto Nastaliq Urdu": 1.05}
"""How large a family is set beside Latin, so that both look alike."""
_PITCHES: Mapping[str, float] = {"Noto Nastaliq Urdu": 25.0, "Gulzar": 25.0}
_PITCH, _ARABIC_PITCH = 14.5, 16.5


def data(edition: Edition, options: Options, families: Mapping[str, str]) -> Json:
    """Give all that the template sets; ``families`` names each language's font."""
    setting = _setting(edition, options)
    opening, blocks = _opened(list(_blocks(setting)))
    return {
        "layout": options.layout,
        "page": measure_page(edition, options),
        "pitch": max(map(_pitch, families.values())),
        "title": join_titles(edition),
        "date": _date(options.modified),
        "styles": [_style(language, families) for language in setting.styles],
        "columns": [_column(edition, index) for index in range(len(edition.columns))],
        "files": _files(edition),
        "contents": edition.needs_contents,
        "entries": {str(row.number): entry(row) for row in edition.headings},
        "opening": opening,
        "blocks": blocks,
        "notes": [note_cells(note.row, setting) for note in edition.notes],
        "endnotes": [number for number, note in enumerate(edition.notes) if note.column is None],
    }


def _setting(edition: Edition, options: Options) -> CellContext:
    return CellContext(
        edition=edition,
        facing=options.layout == "facing",
        long=_LONG[options.layout],
        styles={language: index for index, language in enumerate(list_languages(edition))},
        notes={note.label: note for note in edition.notes},
        emitted=set(),
    )


def _opened(blocks: list[Json]) -> tuple[list[Json], list[Json]]:
    """Part the title from what follows it."""
    if blocks and blocks[0]["heading"]:
        return blocks[:1], blocks[1:]
    return [], blocks


def _blocks(setting: CellContext) -> Iterator[Json]:
    """Give a block for each row, and one for all cells of a table."""
    before: Row | None = None
    for block in setting.edition.blocks:
        if isinstance(block, Table):
            yield table_block(block, setting)
            before = None
        else:
            yield _row(block, before, setting)
            before = block


def _row(row: Row, before: Row | None, setting: CellContext) -> Json:
    unit = row.unit
    in_list = bool(unit.place.lists) and before is not None and bool(before.unit.place.lists)
    look = 0 if row.is_title else max(unit.level, 1)
    return {
        "kind": "row",
        "number": row.number,
        "heading": row.rank > 0,
        "look": look,
        "tight": in_list and unit.place.first,
        "long": max(len(segment.text) for segment in row.segments) > setting.long,
        "once": row.is_shared,
        "broad": False,
        "split": False,
        "notes": [setting.notes[label].number - 1 for label in row_labels(row, setting)],
        "cells": [cell(row, index, setting) | {"look": look} for index in range(len(row.segments))],
    }


def _column(edition: Edition, index: int) -> Json:
    column = edition.columns[index]
    length = _HEAD_LENGTH.get(len(edition.columns), 30)
    return {
        "tag": languages.tag(column.language),
        "dir": column.direction,
        "digits": column.digits,
        "head": _shortened(column.title or column.autonym, length),
        "contents": column.word("Contents"),
        "notes": column.word("Notes"),
        "colophon": [soften(sentence) for sentence in column.colophon],
    }


def _shortened(title: str, length: int) -> str:
    """Cut a title after a word, so that it stands on one line; an isolate is not left open."""
    if len(title) <= length:
        return title
    cut = title[:length].rsplit(" ", 1)[0].rstrip(" ,;:،؛")
    opened = sum(cut.count(sign) for sign in ISOLATES.values())
    return cut + POP * (opened - cut.count(POP)) + "…"


def _style(language: str, families: Mapping[str, str]) -> Json:
    base, _, rest = language.partition("_")
    region = rest.rpartition("_")[2]
    own = families[language]
    return {
        "lang": base.lower(),
        "region": region if re.fullmatch("[A-Z]{2}", region) else None,
        "dir": languages.direction(language),
        "fonts": list(dict.fromkeys((own, *families.values(), "Libertinus Serif"))),
        "size": SIZES.get(own, 1.0),
    }


def _pitch(family: str) -> float:
    usual = _ARABIC_PITCH if family in SIZES else _PITCH
    return _PITCHES.get(family, usual)


def _date(modified: int | None) -> list[int]:
    moment = datetime.fromtimestamp(EARLIEST if modified is None else modified, UTC)
    return list(moment.timetuple()[:6])


def _files(edition: Edition) -> list[Json]:
    stem = re.sub(r"[^\w.-]+", "-", edition.document.rpartition("/")[2]).strip("-.") or "text"
    return [
        {
            "name": f"{stem}.{languages.tag(column.language)}.txt",
            "text": text,
            "description": f"{column.title or stem} ({languages.tag(column.language)})",
        }
        for column, text in zip(edition.columns, plain_texts(edition), strict=True)
    ]
