"""An edition as the data of the Typst template; ``typst/data.typ`` and its like read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby

from dragoman import languages
from dragoman.editions._common import shown_languages
from dragoman.editions._tables import table_number
from dragoman.editions._typst.cells import (
    CellContext,
    Json,
    cell,
    entry,
    labels,
    note_cells,
    row_labels,
    table_block,
    visible,
)
from dragoman.editions._typst.inline import ISOLATES, POP, soften
from dragoman.editions._typst.plain_text import plain_texts
from dragoman.model import Edition, Kind, Options, Row

EARLIEST = 315_532_800
"""1980-01-01, where a date is compulsory and none is given."""
_PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_LONG = {"columns": 240, "facing": 400, "stacked": 400, "single": 400}
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
    first = edition.columns[0]
    return {
        "layout": options.layout,
        "page": _page(edition, options),
        "pitch": max(map(_pitch, families.values())),
        "title": " | ".join(dict.fromkeys(c.title for c in edition.columns if c.title))
        or edition.document
        or first.autonym,
        "date": _date(options.modified),
        "styles": [_style(language, families) for language in setting.styles],
        "columns": [_column(edition, index) for index in range(len(edition.columns))],
        "files": _files(edition),
        "contents": len(edition.headings) >= 3,
        "entries": {
            str(row.number): entry(row, setting)
            for row in edition.headings
            if row.number in setting.levels
        },
        "opening": opening,
        "blocks": blocks,
        "notes": [note_cells(row, setting) for row in edition.notes],
        "endnotes": [
            number for label, number in setting.numbers.items() if label not in setting.emitters
        ],
    }


def _setting(edition: Edition, options: Options) -> CellContext:
    return CellContext(
        edition=edition,
        facing=options.layout == "facing",
        long=_LONG[options.layout],
        styles={language: index for index, language in enumerate(shown_languages(edition))},
        numbers={row.unit.note: number for number, row in enumerate(edition.notes)},
        emitters=_emitters(edition),
        emitted=set(),
        levels=_levels(edition),
    )


def _emitters(edition: Edition) -> dict[str, int]:
    """Find for each note the first column in whose text its marker stands."""
    found: dict[str, int] = {}
    for index in range(len(edition.columns)):
        for row in edition.rows:
            for label in labels(row.segments[index].spans):
                found.setdefault(label, index)
    return found


def _levels(edition: Edition) -> dict[int, int]:
    """Give headings levels without gaps, as accessible documents must have them."""
    levels, open_levels = {}, list[int]()
    for row in edition.headings:
        if not any(visible(segment.spans) for segment in row.segments):
            continue
        while open_levels and open_levels[-1] >= row.unit.level:
            open_levels.pop()
        open_levels.append(row.unit.level)
        levels[row.number] = len(open_levels)
    return levels


def _opened(blocks: list[Json]) -> tuple[list[Json], list[Json]]:
    """Part the title from what follows it."""
    if blocks and blocks[0]["heading"]:
        return blocks[:1], blocks[1:]
    return [], blocks


def _blocks(setting: CellContext) -> Iterator[Json]:
    """Give a block for each row, and one for all cells of a table."""
    before: Row | None = None
    titles = tuple(column.title for column in setting.edition.columns)
    rows = setting.edition.rows
    for table, members in groupby(rows, key=table_number):
        if table is not None:
            yield table_block(list(members), setting)
            before = None
            continue
        for row in members:
            top = row is rows[0] and row.unit.kind in (Kind.HEADING, Kind.TITLE)
            is_title = top and any(
                title == segment.text for title, segment in zip(titles, row.segments, strict=True)
            )
            yield _row(row, before, setting, title=is_title or row.unit.kind is Kind.TITLE)
            before = row


def _row(row: Row, before: Row | None, setting: CellContext, *, title: bool) -> Json:
    unit = row.unit
    heading = unit.kind in (Kind.HEADING, Kind.TITLE)
    in_list = bool(unit.place.lists) and before is not None and bool(before.unit.place.lists)
    look = 0 if title else max(unit.level, 1)
    return {
        "kind": "row",
        "number": row.number,
        "heading": heading,
        "look": look,
        "tight": in_list and unit.place.first,
        "long": max(len(segment.text) for segment in row.segments) > setting.long,
        "once": not unit.translatable,
        "broad": False,
        "split": False,
        "notes": [setting.numbers[label] for label in row_labels(row, setting)],
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
        "contents": column.words.get("Contents", "Contents"),
        "notes": column.words.get("Notes", "Notes"),
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


def _page(edition: Edition, options: Options) -> tuple[float, float]:
    width, height = _PAPERS[options.paper]
    landscape = options.layout == "columns" and len(edition.columns) > 2
    return (height, width) if landscape else (width, height)


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
