"""The languages of an edition as plain text, for those who search, listen or copy."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman import languages
from dragoman.editions._common import BULLETS, list_shown, write_list_marker
from dragoman.inline import plain_text
from dragoman.model import Edition, Mark, Row


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
    shown = (row for row in edition.rows if not _is_said_before(row, index))
    paragraphs = [
        _write_paragraph(
            row,
            index,
            numbers,
            write_list_marker(row.unit.place, digit_set, row.segments[index].marker),
        )
        for row in shown
    ]
    paragraphs += [
        f"[{numbers[note.label]}] {_write_paragraph(note.row, index, numbers)}"
        for note in edition.notes
    ]
    return "\n\n".join(paragraphs) + "\n"


def _is_said_before(row: Row, index: int) -> bool:
    """Return whether the first cell of a table says for a cell that it is not translated."""
    segment = row.segments[index]
    return segment.mark is Mark.MISSING and not segment.has_text


def _write_paragraph(row: Row, index: int, numbers: Mapping[str, str], marker: str = "") -> str:
    segment = row.segments[index]
    marks = {label: f"[{number}]" for label, number in numbers.items()}
    text = plain_text(list_shown(row, index), marks).rstrip("\n")
    text = f"{marker} {text}" if marker not in ("", *BULLETS) else text
    return f"{text} ({segment.remark})" if segment.remark else text
