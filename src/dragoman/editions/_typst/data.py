"""Turn an edition into the data of the Typst templates (``shapes`` explains it)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from dragoman import languages
from dragoman.editions._common import (
    EARLIEST,
    FIVE_LINES,
    ISOLATES,
    POP,
    isolate_phrase,
    join_titles,
    list_credits,
    list_languages,
    list_titles,
)
from dragoman.editions._layouts import measure_page
from dragoman.editions._tables import needs_full_width
from dragoman.editions._typst.cells import (
    CellContext,
    find_size,
    list_notes,
    make_cell,
    make_contents_entry,
    make_note_cells,
    make_text_table,
)
from dragoman.editions._typst.inline import soften
from dragoman.editions._typst.plain_text import write_plain_texts
from dragoman.editions._typst.shapes import (
    AttachedFile,
    BlockShape,
    ColumnData,
    Direction,
    EditionData,
    Style,
    StyledText,
)
from dragoman.model import Column, Edition, Options, Phrase, Row, Table

_UNSPLIT = {"columns": FIVE_LINES, "facing": 400, "stacked": 400, "single": 400}
"""By layout, characters of the longest paragraph that is not split over two pages. The lines of
the other layouts are longer."""
_UNSPLIT_TABLE = 400
"""Characters of the longest table that is not split over two pages."""
_HEAD_LENGTHS = {1: 80, 2: 44, 3: 40}
"""By the number of columns, characters of a title that fits on one line at the head of a page."""
_SHORTEST_HEAD = 30

SIZES: Mapping[str, float] = {"Amiri": 1.22, "Vazirmatn": 0.95, "Noto Nastaliq Urdu": 1.05}
"""By family, the size at which it looks as large as Latin."""
_PITCHES: Mapping[str, float] = {"Noto Nastaliq Urdu": 25.0, "Gulzar": 25.0}
_PITCH, _ARABIC_PITCH = 14.5, 16.5
"""From baseline to baseline, in points."""


def make_data(edition: Edition, options: Options, families: Mapping[str, str]) -> EditionData:
    """Return all that the templates get; ``families`` is the font family of each language."""
    context = _make_context(edition, options)
    blocks = list(_make_blocks(context))
    opening = 1 if blocks and blocks[0]["is_heading"] else 0
    return {
        "layout": options.layout,
        "page_size": measure_page(edition, options),
        "pitch": max(map(_find_pitch, families.values())),
        "title": join_titles(edition),
        "authors": [phrase.text for phrase in list_credits(edition, "author")],
        "title_page": _make_title_page(context),
        "date": _split_date(options.modified),
        "styles": [_make_style(language, families) for language in context.styles],
        "columns": [_make_column(column, context) for column in edition.columns],
        "files": _make_files(edition),
        "has_contents": edition.needs_contents,
        "entries": {str(row.number): make_contents_entry(row, context) for row in edition.headings},
        "opening": blocks[:opening],
        "blocks": blocks[opening:],
        "notes": [make_note_cells(note.row, context) for note in edition.notes],
        "endnotes": [index for index, note in enumerate(edition.notes) if note.column is None],
    }


def _make_context(edition: Edition, options: Options) -> CellContext:
    return CellContext(
        edition=edition,
        is_facing=options.layout == "facing",
        longest_unsplit=_UNSPLIT[options.layout],
        styles={language: index for index, language in enumerate(list_languages(edition))},
        notes={note.label: note for note in edition.notes},
        targets=edition.targets,
        defined=set(),
    )


def _make_blocks(context: CellContext) -> Iterator[BlockShape]:
    above: Row | None = None
    for block in context.edition.blocks:
        if isinstance(block, Table):
            yield _make_table_block(block, context)
            above = None
        else:
            yield _make_row_block(block, above, context)
            above = block


def _make_row_block(row: Row, above: Row | None, context: CellContext) -> BlockShape:
    in_list = bool(row.unit.place.lists) and above is not None and bool(above.unit.place.lists)
    longest = max(len(segment.text) for segment in row.segments)
    return {
        "kind": "row",
        "number": None if row.part else row.number,
        "is_heading": row.rank > 0,
        "size": find_size(row),
        "is_tight": (in_list and row.unit.place.first) or row.part > 0,
        "may_split": longest > context.longest_unsplit,
        "is_shared": row.is_shared,
        "is_wide": False,
        "may_split_cells": False,
        "notes": list_notes((row,), context),
        "cells": [make_cell(row, index, context) for index in range(len(row.segments))],
    }


def _make_table_block(table: Table, context: CellContext) -> BlockShape:
    count = len(context.edition.columns)
    is_wide = count > 1 and needs_full_width(table) and not context.is_facing
    is_long = sum(len(row.segments[0].text) for row in table.rows) > _UNSPLIT_TABLE
    return {
        "kind": "table",
        "number": table.rows[0].number,
        "is_heading": False,
        "size": 1,
        "is_tight": False,
        "may_split": is_wide or is_long,
        "is_shared": False,
        "is_wide": is_wide,
        "may_split_cells": is_long,
        "notes": list_notes(table.rows, context),
        "cells": [make_text_table(table, index, context) for index in range(count)],
    }


def _make_column(column: Column, context: CellContext) -> ColumnData:
    length = _HEAD_LENGTHS.get(len(context.edition.columns), _SHORTEST_HEAD)
    title = column.title or Phrase(column.autonym, column.language, column.direction)
    head = replace(title, text=_shorten_title(title.text, length))
    return {
        "tag": languages.tag(column.language),
        "dir": _as_direction(column.direction),
        "digits": column.digits,
        "head": context.style(isolate_phrase(head)),
        "byline": [context.style(isolate_phrase(phrase)) for phrase in column.byline],
        "contents": context.style(column.word("Contents")),
        "notes": context.style(column.word("Notes")),
        "colophon": [
            context.style(replace(sentence, text=soften(sentence.text)))
            for sentence in column.colophon
        ],
    }


def _make_title_page(context: CellContext) -> list[StyledText] | None:
    """Return the titles that the title page shows, or none where the title of the document itself
    is there; None where there is no title page."""
    edition = context.edition
    if not edition.has_title_page:
        return None
    if edition.title_row and not edition.has_own_title:
        return []
    return [context.style(isolate_phrase(title)) for title in list_titles(edition)]


def _as_direction(text: str) -> Direction:
    return "rtl" if text == "rtl" else "ltr"


def _shorten_title(title: str, length: int) -> str:
    """Cut a title after a word, so that it fits on one line, and close the isolates in it."""
    if len(title) <= length:
        return title
    cut = title[:length].rsplit(" ", 1)[0].rstrip(" ,;:،؛")
    opened = sum(cut.count(sign) for sign in ISOLATES.values())
    return cut + POP * (opened - cut.count(POP)) + "…"


def _make_style(language: str, families: Mapping[str, str]) -> Style:
    base, _, rest = language.partition("_")
    region = rest.rpartition("_")[2]
    own = families[language]
    return {
        "lang": base.lower(),
        "region": region if re.fullmatch("[A-Z]{2}", region) else None,
        "dir": _as_direction(languages.direction(language)),
        "fonts": list(dict.fromkeys((own, *families.values(), "Libertinus Serif"))),
        "size": SIZES.get(own, 1.0),
    }


def _find_pitch(family: str) -> float:
    usual = _ARABIC_PITCH if family in SIZES else _PITCH
    return _PITCHES.get(family, usual)


def _split_date(modified: int | None) -> list[int]:
    moment = datetime.fromtimestamp(EARLIEST if modified is None else modified, UTC)
    return list(moment.timetuple()[:6])


def _make_files(edition: Edition) -> list[AttachedFile]:
    """Return each language as plain text; the name of the file is safe in every system."""
    stem = re.sub(r"[^\w.-]+", "-", edition.document.rpartition("/")[2]).strip("-.") or "text"
    return [
        {
            "name": f"{stem}.{languages.tag(column.language)}.txt",
            "text": text,
            "description": f"{column.title or stem} ({languages.tag(column.language)})",
        }
        for column, text in zip(edition.columns, write_plain_texts(edition), strict=True)
    ]
