"""An edition's languages as plain text, for those who search, listen or copy."""

from __future__ import annotations

from dragoman import languages
from dragoman.model import Edition, Row, Span, SpanKind


def plain_texts(edition: Edition) -> list[str]:
    """Give each language's text: a paragraph a line, blank lines between, notes at the end."""
    return [_column(edition, index) for index in range(len(edition.columns))]


def plain(span: Span, numbers: dict[str, str]) -> str:
    """Give what a reader sees of a span, without its markup."""
    match span.kind:
        case SpanKind.NOTE:
            return f"[{numbers.get(span.text, '')}]"
        case SpanKind.BREAK:
            return "\n"
        case SpanKind.TEXT | SpanKind.CODE | SpanKind.IMAGE:
            return span.text
        case _:
            return "".join(plain(child, numbers) for child in span.children)


def _column(edition: Edition, index: int) -> str:
    ten = edition.columns[index].digits
    numbers = {
        label: languages.write_digits(number, ten) for label, number in edition.note_numbers.items()
    }
    parts = [_paragraph(row, index, numbers) for row in edition.rows]
    parts += [
        f"[{numbers[note.label]}] {_paragraph(note.row, index, numbers)}" for note in edition.notes
    ]
    return "\n\n".join(parts) + "\n"


def _paragraph(row: Row, index: int, numbers: dict[str, str]) -> str:
    segment = row.segments[index]
    text = "".join(plain(span, numbers) for span in segment.spans).rstrip("\n")
    return f"{text} ({segment.remark})" if segment.remark else text
