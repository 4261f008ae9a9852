"""Writing a plain text with other texts in the places of its units."""

from __future__ import annotations

import re

from dragoman.model import Document, Kind, Unit
from dragoman.patterns import compile_later
from dragoman.sources._common import (
    LINE_END,
    Texts,
    encode,
    first_line_end,
    fold_to_one_line,
    replace_slices,
)
from dragoman.sources.text.marks import cut_out_marker

_BLANK_LINE = compile_later(r"\n[^\S\n]*\n\s*")


def rebuild_text(document: Document, texts: Texts) -> bytes:
    """Return the document with its texts replaced."""
    edits = []
    for unit in document.units:
        new = texts.get(unit.key, unit.text) if unit.translatable else unit.text
        if new != unit.text and (lines := _fit_lines(unit, new)):
            edits.append((*unit.span, _join_lines(document, unit, lines)))
    return encode(document, replace_slices(document.text, edits))


def _fit_lines(unit: Unit, text: str) -> list[str]:
    """Return the lines of a translation; no empty line, because that would make a new block.

    Where the source has one line, only a blank line in the translation begins another one; a
    heading stays one line.
    An item of a list that has lost its bullet or its number gets the one of the source.
    """
    if unit.kind is Kind.HEADING:
        lines = [text]
    elif "\n" in unit.text:
        lines = LINE_END.split(text)
    else:
        lines = _BLANK_LINE.split(LINE_END.sub("\n", text))
    has_columns = "\t" in unit.text
    lines = [folded for line in lines if (folded := _fold(line, has_columns=has_columns))]
    if lines and unit.kind is Kind.LIST_ITEM and not cut_out_marker(lines[0]):
        lines[0] = cut_out_marker(unit.text) + lines[0]
    return lines


def _fold(line: str, *, has_columns: bool) -> str:
    """Return a line as it may be in a text; where the source has columns, with its tabs."""
    columns = line.split("\t") if has_columns else [line]
    return "\t".join(map(fold_to_one_line, columns)).strip("\t")


def _join_lines(document: Document, unit: Unit, lines: list[str]) -> str:
    """Join lines, each with the indentation and the marks of quotation of its line in the source.

    Where the source has fewer lines, the last of them is followed.
    """
    if len(lines) == 1:
        return lines[0]
    prefixes = _find_prefixes(document, unit)
    if len(prefixes) != unit.text.count("\n") + 1:  # some lines of the source are joined
        prefixes = prefixes[:1]
    end = first_line_end(document.text)
    first, *others = lines
    return first + "".join(
        end + prefixes[min(number, len(prefixes) - 1)] + line
        for number, line in enumerate(others, 1)
    )


def _find_prefixes(document: Document, unit: Unit) -> list[str]:
    """Return what is before the text on each line of a unit."""
    start, end = unit.span
    newline = document.text.rfind("\n", 0, start)
    before = max(newline, document.text.rfind("\r", newline + 1, start)) + 1
    space = re.compile(r"[\s>]*" if unit.place.quotations else r"\s*")
    found = []
    for line in LINE_END.split(document.text[before:end]):
        match = space.match(line)
        found.append(match[0] if match else "")
    return found
