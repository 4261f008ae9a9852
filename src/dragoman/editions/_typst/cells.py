"""The cells of an edition as data of the Typst templates: segments, tables, notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman import languages
from dragoman.editions._addresses import Limits
from dragoman.editions._common import count_quotations, drop_pictures, write_list_marker
from dragoman.editions._layouts import Sheet
from dragoman.editions._long_runs import soften
from dragoman.editions._typst.inline import make_runs
from dragoman.editions._typst.limits import (
    count_letters,
    find_heading_size,
    fit_limits,
    measure_inset,
)
from dragoman.editions._typst.run_shapes import Inline
from dragoman.editions._typst.shapes import ContentsShape, NoteCell, StyledText, TextCell
from dragoman.inline import plain_text
from dragoman.model import LINE_ENDS, Edition, Kind, Note, Phrase, Row, Segment, Span


@dataclass(frozen=True, slots=True)
class CellContext:
    """What is needed to make any cell of an edition."""

    edition: Edition
    is_facing: bool
    """Whether each language is on pages of its own, with its own footnotes."""
    sheet: Sheet
    limits: Limits
    """What is never broken over two lines."""
    longest_code: int
    """Characters of a run in a block of code that still fits into a line."""
    chapter_rank: int
    """The rank of the headings that begin a page; 0 for none."""
    longest_unsplit: int
    """Characters of the longest paragraph that is not split over two pages."""
    styles: Mapping[str, int]
    """By language, its index in ``EditionData.styles``."""
    sizes: Mapping[str, float]
    """By language, the size of its text relative to Latin."""
    notes: Mapping[str, Note]
    """By label."""
    targets: frozenset[str]
    """The anchors of the rows that links lead to."""
    defined: set[str]
    """The keys of the footnotes defined so far; it grows as cells are made, in order."""

    def style(self, phrase: Phrase) -> StyledText:
        """Return a phrase with the index of its style."""
        return {"style": self.styles[phrase.language], "text": phrase.text}

    def name_place(self, row: Row, index: int) -> str | None:
        """Return the name of the place that a cell is; None where no link leads to it."""
        return f"{row.anchor}-{index}" if row.anchor in self.targets else None

    def style_remark(self, segment: Segment) -> StyledText | None:
        return self.style(segment.remark) if segment.remark else None


def list_notes(rows: Iterable[Row], context: CellContext) -> list[int]:
    """Return the indices of the notes that rows refer to, each once."""
    labels = (label for row in rows for segment in row.segments for label in segment.note_labels)
    return [
        context.notes[label].number - 1 for label in dict.fromkeys(labels) if label in context.notes
    ]


def make_cell(row: Row, index: int, context: CellContext, limits: Limits | None = None) -> TextCell:
    """Return the segment of a column, with what is around it. Other limits than the column's are
    those of a table's cell."""
    unit, segment, place = row.unit, row.segments[index], row.unit.place
    kind = choose_kind(row, segment)
    digits = context.edition.columns[index].digits
    text = soften(segment.text.rstrip("\n"), context.longest_code) if kind == "code" else ""
    return {
        "kind": kind,
        "style": context.styles[segment.language],
        "body": _make_body(segment, index, context, limits or _find_limits(row, segment, context)),
        "text": text,
        "rank": max(row.rank, 1),
        "size": find_size(row),
        "entry": str(row.number),
        "name": _name_heading(row, index),
        "marker": write_list_marker(place, digits, segment.marker) or None,
        "depth": len(place.lists),
        "quotations": count_quotations(unit),
        "align": place.align,
        "mark": segment.mark.value,
        "remark": context.style_remark(segment),
        "place": context.name_place(row, index),
    }


def _find_limits(row: Row, segment: Segment, context: CellContext) -> Limits:
    """Return what is never broken in a cell of the text."""
    place, size = row.unit.place, context.sizes[segment.language]
    enlarged = 1.0
    if choose_kind(row, segment) == "heading":
        enlarged = find_heading_size(find_size(row), row.rank, segment.direction)
    letters = count_letters(context.sheet, is_wide=row.is_shared, enlarged=enlarged)
    fits = letters - measure_inset(place, count_quotations(row.unit))
    return fit_limits(context.limits, fits, size)


def find_size(row: Row) -> int:
    """Return how large a row is set: 0 for the title, else the level that the author wrote."""
    return 0 if row.is_title else max(row.unit.level, 1)


def choose_kind(row: Row, segment: Segment) -> Literal["text", "heading", "code"]:
    """Return the kind of a cell. A heading that has no text in this language is none here."""
    if not plain_text(segment.spans).strip():
        return "text"
    if row.unit.kind is Kind.CODE:
        return "code"
    return "heading" if row.rank else "text"


def _name_heading(row: Row, index: int) -> Inline | None:
    """Return what names a heading in the outline of the PDF, where that is not its own text."""
    named = row.name_heading(index) if row.rank else row.segments[index]
    return (
        None
        if named is row.segments[index]
        else make_runs(drop_pictures(named.spans), lambda _: [])
    )


def make_contents_entry(row: Row, context: CellContext) -> ContentsShape:
    """Return a heading as the list of contents shows it: on one line, without the numbers of
    notes."""
    named = [row.name_heading(index) for index in range(len(row.segments))]
    return {
        "rank": row.rank,
        "styles": [context.styles[segment.language] for segment in named],
        "bodies": [
            make_runs(drop_pictures(_join_lines(segment.spans)), lambda _: []) for segment in named
        ],
    }


def _join_lines(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of a heading on one line."""
    return tuple(Span(text=" ") if span.kind in LINE_ENDS else span for span in spans)


def _make_body(segment: Segment, index: int, context: CellContext, limits: Limits) -> Inline:
    """Return the runs of a segment. The first reference to a note, in the first column that has
    one, defines the footnote."""
    digit_set = context.edition.columns[index].digits

    def mark_note(label: str) -> Inline:
        note = context.notes.get(label)
        if note is None:
            return []
        position = note.number - 1
        key = f"{position}-{index}" if context.is_facing else str(position)
        defines = key not in context.defined and (context.is_facing or note.column == index)
        if defines:
            context.defined.add(key)
        return [
            {
                "kind": "note",
                "number": languages.write_digits(note.number, digit_set),
                "role": "define" if defines else "refer",
                "key": key,
                "footnote": [position, index] if context.is_facing else [position],
            }
        ]

    return choose_places(make_runs(segment.spans, mark_note, limits=limits), index)


def choose_places(runs: Inline, index: int) -> Inline:
    """Return runs whose links lead to the column that they are in, or else to the first: there is
    what is the same in all languages."""
    for run in runs:
        if isinstance(run, str) or run["kind"] == "code" or run["kind"] == "note":
            continue
        if run["kind"] == "break" or run["kind"] == "paragraph" or run["kind"] == "picture":
            continue
        if run["kind"] == "place":
            run["places"] = [f"{run['places'][0]}-{each}" for each in (index, 0)]
        choose_places(run["body"], index)
    return runs


def make_note_cells(row: Row, context: CellContext) -> list[NoteCell]:
    """Return the text of a note in all languages."""
    return [
        {
            "style": context.styles[segment.language],
            "body": _make_note_body(segment, index, context),
            "remark": context.style_remark(segment),
            "place": context.name_place(row, index),
        }
        for index, segment in enumerate(row.segments)
    ]


def _make_note_body(segment: Segment, index: int, context: CellContext) -> Inline:
    """Return the runs of a note's text; it mentions other notes only by their numbers."""
    digit_set = context.edition.columns[index].digits

    def mark_note(label: str) -> Inline:
        note = context.notes.get(label)
        if note is None:
            return []
        number = languages.write_digits(note.number, digit_set)
        return [{"kind": "note", "number": number, "role": "mention", "key": "", "footnote": []}]

    return choose_places(make_runs(segment.spans, mark_note, limits=context.limits), index)
