"""The languages of an edition as plain text, for those who search, listen or copy."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman import languages
from dragoman.model import Edition, Row, Span, SpanKind


def write_plain_texts(edition: Edition) -> list[str]:
    """Return the text of each column: one paragraph per line with blank lines between them, and
    the notes at the end."""
    return [_write_column(edition, index) for index in range(len(edition.columns))]


def _write_column(edition: Edition, index: int) -> str:
    digit_set = edition.columns[index].digits
    numbers = {
        label: languages.write_digits(number, digit_set)
        for label, number in edition.note_numbers.items()
    }
    paragraphs = [_write_paragraph(row, index, numbers) for row in edition.rows]
    paragraphs += [
        f"[{numbers[note.label]}] {_write_paragraph(note.row, index, numbers)}"
        for note in edition.notes
    ]
    return "\n\n".join(paragraphs) + "\n"


def _write_paragraph(row: Row, index: int, numbers: Mapping[str, str]) -> str:
    segment = row.segments[index]
    text = "".join(_write_span(span, numbers) for span in segment.spans).rstrip("\n")
    return f"{text} ({segment.remark})" if segment.remark else text


def _write_span(span: Span, numbers: Mapping[str, str]) -> str:
    """Return what a reader sees of a span; ``numbers`` are those of the notes, by label."""
    match span.kind:
        case SpanKind.NOTE:
            return f"[{numbers.get(span.text, '')}]"
        case SpanKind.BREAK:
            return "\n"
        case SpanKind.TEXT | SpanKind.CODE | SpanKind.IMAGE:
            return span.text
        case _:
            return "".join(_write_span(child, numbers) for child in span.children)
