"""Turn an edition into the data of the Typst templates (``shapes`` explains it)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from dragoman import languages
from dragoman.editions._addresses import LONGEST
from dragoman.editions._colours import PRINT, choose_colours
from dragoman.editions._common import (
    FIVE_LINES,
    find_file_time,
    is_bare,
    isolate_phrase,
    join_titles,
    list_credits,
    list_languages,
    say_once,
)
from dragoman.editions._layouts import Sheet, measure_sheet
from dragoman.editions._long_runs import soften
from dragoman.editions._typst.cells import (
    CellContext,
    choose_kind,
    find_size,
    list_notes,
    make_cell,
    make_contents_entry,
    make_note_cells,
)
from dragoman.editions._typst.figures import make_figure, make_pictures
from dragoman.editions._typst.heights import (
    SHORTEST_UNSPLIT,
    estimate_height,
    guess_pages,
    is_long_table,
)
from dragoman.editions._typst.limits import find_limits
from dragoman.editions._typst.paragraphs import shorten_row
from dragoman.editions._typst.plain_text import write_plain_texts
from dragoman.editions._typst.shapes import (
    AttachedFile,
    BlockShape,
    ColoursShape,
    ColumnData,
    EditionData,
    SheetShape,
    Style,
)
from dragoman.editions._typst.styles import ARABIC_PITCH, BODY, as_direction, find_pitch, make_style
from dragoman.editions._typst.tables import has_room, make_text_table
from dragoman.editions._typst.titles import HEADS_IN_LINE, make_head, make_title_page
from dragoman.model import Column, Edition, Options, Phrase, PrintOptions, Row, Table

_UNSPLIT = {"columns": FIVE_LINES, "facing": 400, "stacked": 400, "single": 400}
"""By layout, characters of the longest paragraph that is not split over two pages. The lines of
the other layouts are longer."""
_LONGEST_CODE = 60


def make_data(
    edition: Edition,
    options: Options,
    families: Mapping[str, Sequence[str]],
    plain: frozenset[str] = frozenset(),
) -> EditionData:
    """Return all that the templates get.

    ``families`` are the font families of each language, the best first, and ``plain`` the languages
    whose letters and digits must not have the forms that fonts have for languages.
    """
    sheet = measure_sheet(edition, options)
    styles = {code: make_style(code, families, plain) for code in list_languages(edition)}
    context = _make_context(edition, options, sheet, styles)
    blocks = list(_make_blocks(context))
    pitches = [find_pitch(language, chain[0]) for language, chain in families.items()]
    opening = 1 if blocks and blocks[0]["is_heading"] else 0
    return {
        "layout": options.layout,
        "sheet": _make_sheet(sheet, options.printing),
        "colours": _make_colours(options.printing),
        "pitch": max(pitches),
        "tall": max(pitches) / BODY if max(pitches) > ARABIC_PITCH else 0,
        "title": join_titles(edition),
        "authors": [phrase.text for phrase in list_credits(edition, "author")],
        "title_page": make_title_page(context),
        "date": _split_date(find_file_time(options)),
        "styles": list(styles.values()),
        "columns": _make_columns(edition.columns, context),
        "heads_in_line": HEADS_IN_LINE,
        "files": _make_files(edition),
        "contents": [str(row.number) for row in edition.list_contents(options.contents)],
        "page_digits": len(str(guess_pages(context))),
        "entries": {str(row.number): make_contents_entry(row, context) for row in edition.headings},
        "pictures": make_pictures(edition),
        "opening": blocks[:opening],
        "blocks": [shorten_row(each, options.layout) for each in blocks[opening:]],
        "notes": [make_note_cells(note.row, context) for note in edition.notes],
        "endnotes": [index for index, note in enumerate(edition.notes) if note.column is None],
    }


def _make_colours(printing: PrintOptions) -> ColoursShape:
    colours = choose_colours(PRINT, monochrome=printing.monochrome)
    return {"soft": colours.soft, "accent": colours.accent, "tint": colours.tint}


def list_bookmark_ranks(edition: Edition) -> list[int]:
    """Return the ranks of the headings that are bookmarks of the PDF: those of the first
    language, in order."""
    rows = [block for block in edition.blocks if isinstance(block, Row)]
    return [row.rank for row in rows if choose_kind(row, row.segments[0]) == "heading"]


def _make_sheet(sheet: Sheet, printing: PrintOptions) -> SheetShape:
    return {
        "width": sheet.width,
        "height": sheet.height,
        "top": sheet.top,
        "bottom": sheet.bottom,
        "inside": sheet.inside,
        "outside": sheet.outside,
        "gutter": sheet.gutter,
        "bleed": printing.bleed,
        "has_marks": printing.marks,
        "scale": sheet.scale,
    }


def _make_context(
    edition: Edition, options: Options, sheet: Sheet, styles: Mapping[str, Style]
) -> CellContext:
    return CellContext(
        edition=edition,
        sheet=sheet,
        is_facing=options.layout == "facing",
        limits=find_limits(sheet),
        longest_code=sheet.count_characters(_LONGEST_CODE, LONGEST),
        longest_unsplit=sheet.count_characters(_UNSPLIT[options.layout], SHORTEST_UNSPLIT),
        chapter_rank=edition.chapter_rank if options.printing.chapters == "new-page" else 0,
        styles={language: index for index, language in enumerate(styles)},
        sizes={language: style["size"] for language, style in styles.items()},
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
    height, notes = estimate_height(row, context), list_notes((row,), context)
    return {
        "kind": "row",
        "numbers": [] if row.part else _write_numbers(row, context),
        "is_heading": row.rank > 0,
        "is_sticky": row.rank > 0 or (row.introduces and not notes),
        "size": find_size(row),
        "begins_page": 0 < row.rank == context.chapter_rank,
        "is_tight": (in_list and row.unit.place.first) or row.part > 0,
        "may_split": longest > context.longest_unsplit or height > context.sheet.text_height,
        "share": math.ceil(100 * height / context.sheet.text_height),
        "is_shared": row.is_shared,
        "is_wide": False,
        "may_split_cells": False,
        "notes": notes,
        "cells": [make_cell(row, index, context) for index in range(len(row.segments))],
        "above": list(map(make_figure, row.above)),
        "below": list(map(make_figure, row.below)),
        "is_bare": is_bare(row),
    }


def _write_numbers(row: Row, context: CellContext) -> list[str]:
    """Return the number of a row in the digits of each column."""
    columns = context.edition.columns
    return [languages.write_digits(row.number, column.digits) for column in columns]


def _make_table_block(table: Table, context: CellContext) -> BlockShape:
    count = len(context.edition.columns)
    is_wide = count > 1 and not context.is_facing and not has_room(table, context)
    is_long = is_long_table(table, context, is_wide=is_wide)
    return {
        "kind": "table",
        "numbers": _write_numbers(table.rows[0], context),
        "is_heading": False,
        "is_sticky": False,
        "size": 1,
        "begins_page": False,
        "is_tight": False,
        "may_split": is_wide or is_long,
        "share": 100 if is_wide or is_long or context.sheet.columns != count else 50,
        "is_shared": False,
        "is_wide": is_wide,
        "may_split_cells": is_long,
        "notes": list_notes(table.rows, context),
        "cells": [
            make_text_table(table, index, context, is_wide=is_wide) for index in range(count)
        ],
        "above": [],
        "below": [],
        "is_bare": False,
    }


def _make_columns(columns: Sequence[Column], context: CellContext) -> list[ColumnData]:
    notes = say_once(columns, "Notes")
    return [_make_column(*each, context) for each in zip(columns, notes, strict=True)]


def _make_column(column: Column, notes: Phrase, context: CellContext) -> ColumnData:
    return {
        "tag": languages.make_tag(column.language),
        "dir": as_direction(column.direction),
        "digits": column.digits,
        "head": make_head(column, context),
        "byline": [context.style(isolate_phrase(phrase)) for phrase in column.byline],
        "contents": context.style(column.word("Contents")),
        "notes": context.style(notes or Phrase("", column.language, column.direction)),
        "colophon": [
            context.style(sentence._replace(text=soften(sentence.text)))
            for sentence in column.colophon
        ],
    }


def _split_date(seconds: int) -> list[int]:
    return list(datetime.fromtimestamp(seconds, UTC).timetuple()[:6])


def _make_files(edition: Edition) -> list[AttachedFile]:
    """Return each language as plain text; the name of the file is safe in every system."""
    stem = re.sub(r"[^\w.-]+", "-", edition.document.rpartition("/")[2]).strip("-.") or "text"
    return [
        {
            "name": f"{stem}.{languages.make_tag(column.language)}.txt",
            "text": text,
            "description": f"{column.title or stem} ({languages.make_tag(column.language)})",
        }
        for column, text in zip(edition.columns, write_plain_texts(edition), strict=True)
    ]
