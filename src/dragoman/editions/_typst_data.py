"""An edition as the data of the Typst template; ``typst/data.typ`` and its like read it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from dragoman import languages
from dragoman.editions._typst_inline import ISOLATES, LONGEST, POP, Inline, inline, soften
from dragoman.editions._typst_text import plain_texts
from dragoman.model import Edition, Kind, Mark, Options, Row, Segment, Span, SpanKind

Json = dict[str, object]

EARLIEST = 315_532_800
"""1980-01-01, where a date is compulsory and none is given."""
_PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_BULLETS = ("•", "–", "▪")
_LONG = 400
"""A shorter paragraph is not split over two pages: the eye finds its fellows beside it."""
_HEAD_LENGTH = {1: 80, 2: 44, 3: 40}

SIZES: Mapping[str, float] = {"Amiri": 1.22, "Vazirmatn": 0.95, "Noto Nastaliq Urdu": 1.05}
"""How large a family is set beside Latin, so that both look alike."""
_PITCHES: Mapping[str, float] = {"Noto Nastaliq Urdu": 25.0, "Gulzar": 25.0}
_PITCH, _ARABIC_PITCH = 14.5, 16.5


@dataclass(frozen=True, slots=True)
class Setting:
    """What the making of each cell needs to know."""

    edition: Edition
    facing: bool
    styles: Mapping[str, int]
    """Language to its number among the styles: the columns' own come first."""
    numbers: Mapping[str, int]
    """Label of a note to its place in the order of notes."""
    emitters: Mapping[str, int]
    """Label of a note to the column that bears its footnote."""
    emitted: set[str]
    levels: Mapping[int, int]
    """Number of a heading's row to its level without gaps."""


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
        "opening": opening,
        "blocks": blocks,
        "notes": [_note_cells(row, setting) for row in edition.notes],
        "endnotes": [
            number for label, number in setting.numbers.items() if label not in setting.emitters
        ],
    }


def shown_languages(edition: Edition) -> tuple[str, ...]:
    """Name the columns' languages, then those of sources shown for want of a translation."""
    rows = (*edition.rows, *edition.notes)
    shown = (segment.language for row in rows for segment in row.segments)
    return tuple(dict.fromkeys((*(column.language for column in edition.columns), *shown)))


def _setting(edition: Edition, options: Options) -> Setting:
    return Setting(
        edition=edition,
        facing=options.layout == "facing",
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
            for label in _labels(row.segments[index].spans):
                found.setdefault(label, index)
    return found


def _labels(spans: Sequence[Span]) -> Iterator[str]:
    for span in spans:
        if span.kind is SpanKind.NOTE:
            yield span.text
        yield from _labels(span.children)


def _levels(edition: Edition) -> dict[int, int]:
    """Give headings levels without gaps, as accessible documents must have them."""
    levels, open_levels = {}, list[int]()
    for row in edition.headings:
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


def _blocks(setting: Setting) -> Iterator[Json]:
    """Give a block for each row, and one for all cells of a table."""
    before: Row | None = None
    titles = tuple(column.title for column in setting.edition.columns)
    rows = setting.edition.rows
    for table, members in groupby(
        rows, key=lambda row: row.unit.place.cell and row.unit.place.cell[0]
    ):
        if table is not None:
            yield _table(list(members), setting)
            before = None
            continue
        for row in members:
            top = row is rows[0] and row.unit.kind in (Kind.HEADING, Kind.TITLE)
            is_title = top and any(
                title == segment.text for title, segment in zip(titles, row.segments, strict=True)
            )
            yield _row(row, before, setting, title=is_title or row.unit.kind is Kind.TITLE)
            before = row


def _row(row: Row, before: Row | None, setting: Setting, *, title: bool) -> Json:
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
        "long": max(len(segment.text) for segment in row.segments) > _LONG,
        "once": not unit.translatable,
        "broad": False,
        "notes": [setting.numbers[label] for label in _row_labels(row, setting)],
        "cells": [
            _cell(row, index, setting) | {"look": look} for index in range(len(row.segments))
        ],
    }


def _row_labels(row: Row, setting: Setting) -> tuple[str, ...]:
    labels = (label for segment in row.segments for label in _labels(segment.spans))
    return tuple(label for label in dict.fromkeys(labels) if label in setting.numbers)


def _cell(row: Row, index: int, setting: Setting, *, box: int = LONGEST) -> Json:
    unit, segment, place = row.unit, row.segments[index], row.unit.place
    column = setting.edition.columns[index]
    kind = {Kind.HEADING: "heading", Kind.TITLE: "heading", Kind.CODE: "code", Kind.HTML: "code"}
    marker = _marker(place.lists[-1], len(place.lists), column.digits) if place.lists else None
    return {
        "style": setting.styles[segment.language],
        "kind": kind.get(unit.kind, "text"),
        "text": soften_code(segment.text),
        "body": _body(segment, index, setting, box),
        "level": setting.levels.get(row.number, 1),
        "look": 0,
        "marker": marker if place.first else None,
        "depth": len(place.lists),
        "quotes": max(place.quotations, int(unit.kind is Kind.QUOTATION)),
        "mark": segment.mark.value,
        "remark": _remark(segment),
    }


def _body(segment: Segment, index: int, setting: Setting, box: int) -> Inline:
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
        return [["n", key, value, languages.digits(note + 1, ten), emits]]

    return inline(segment.spans, mark, box=box)


def _remark(segment: Segment) -> str | None:
    """Give what is said of a segment, unless the segment itself says it."""
    shown = segment.mark and segment.mark is not Mark.MISSING and segment.remark
    return segment.remark if shown else None


def _marker(marker: str, depth: int, ten: str) -> str:
    """Give a list's marker as the language writes it; the text of others is isolated."""
    if marker in ("-", "*", "+"):
        return _BULLETS[min(depth, len(_BULLETS)) - 1]
    return languages.digits(marker, ten)[:12]


def soften_code(text: str) -> str:
    """Keep a code's lines as they are, but let the longest runs break."""
    return soften(text.rstrip("\n"), 60)


def _table(rows: list[Row], setting: Setting) -> Json:
    places = [row.unit.place.cell or (0, 0, 0) for row in rows]
    height = 1 + max(line for _, line, _ in places)
    width = 1 + max(rank for _, _, rank in places)
    count = len(setting.edition.columns)
    labels = dict.fromkeys(label for row in rows for label in _row_labels(row, setting))
    return {
        "kind": "table",
        "number": rows[0].number,
        "heading": False,
        "look": 1,
        "tight": False,
        "long": True,
        "once": False,
        "broad": count > 1 and width > 4 and not setting.facing,
        "notes": [setting.numbers[label] for label in labels],
        "cells": [_text_table(rows, index, (height, width), setting) for index in range(count)],
    }


def _text_table(rows: list[Row], index: int, size: tuple[int, int], setting: Setting) -> Json:
    """Give one language's table, its columns as wide as their longest texts ask for."""
    height, width = size
    table: list[list[Json | None]] = [[None] * width for _ in range(height)]
    weights = [1.0] * width
    for row in rows:
        _, line, rank = row.unit.place.cell or (0, 0, 0)
        table[line][rank] = _cell(row, index, setting, box=12)
        weights[rank] = max(weights[rank], math.sqrt(min(len(row.segments[index].text), 60)))
    return {"rows": table, "weights": weights, "head": any(table[0]) and height > 1}


def _note_cells(row: Row, setting: Setting) -> list[Json]:
    return [
        {
            "style": setting.styles[segment.language],
            "body": _note_body(segment, index, setting),
            "remark": _remark(segment),
        }
        for index, segment in enumerate(row.segments)
    ]


def _note_body(segment: Segment, index: int, setting: Setting) -> Inline:
    """Translate a note's text; a note within it is named by its number alone."""
    ten = setting.edition.columns[index].digits

    def mark(label: str) -> Inline:
        number = setting.numbers.get(label)
        return [] if number is None else [["n", "", 0, languages.digits(number + 1, ten), None]]

    return inline(segment.spans, mark)


def _column(edition: Edition, index: int) -> Json:
    column = edition.columns[index]
    length = _HEAD_LENGTH.get(len(edition.columns), 30)
    return {
        "tag": languages.tag(column.language),
        "dir": column.direction,
        "digits": column.digits,
        "head": _shortened(column.title or column.autonym, length),
        "contents": column.words.get("Contents", "Contents"),
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
