"""Plain text: blocks separated by blank lines, without markup.

A line of white space is blank. A block is one unit, also where it is wrapped over several lines:
the msgid has one space between two lines, and no white space around them.

A block is a **heading** where all of this is true, otherwise a paragraph:

- it is a single line of at most 80 characters, and one of them is a letter;
- it does not end in a mark that ends or pauses a sentence (``. ! ? : ; , …`` and those of other
  scripts); quotation marks and brackets after the mark are ignored;
- it does not begin like an item of a list ("- ", "3. ", "a) ");
- another block follows.

The first heading is the title, at level 1. Where the next block repeats the title, it is at level 1
too. Other headings are at level 2. A paragraph above the title does not change that.
"""

from __future__ import annotations

import re

from dragoman import scripts
from dragoman.model import Document, Kind, Unit
from dragoman.sources._common import (
    ReadOptions,
    Texts,
    decode,
    encode,
    fold_to_one_line,
    iterate_lines,
    replace_slices,
)

SUFFIXES: tuple[str, ...] = (".txt", ".text")
IS_FAST = True
"""A text is read faster than a cache is opened."""

_LONGEST_HEADING = 80
"""Characters."""
_ENDING = re.compile(f"[{scripts.SENTENCE_ENDS}{scripts.PAUSES}][{scripts.CLOSING} \u00a0]*\\Z")
_LIST_ITEM = re.compile(r"(?:[-*+•◦‣▪–—]|\(?(?:\d{1,3}|[^\W\d_])[.)])\s")
_LETTER = re.compile(r"[^\W\d_]")
_WRAP = re.compile(r"[ \t\v\f]*(?:\r\n|\r|\n)[ \t\v\f]*")
"""A line end with the white space around it, which is one space in the msgid."""


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a plain text. Every visible character is in exactly one unit."""
    text, encoding, bom = decode(data, name, options.encoding)
    return Document(
        name=name,
        format="text",
        text=text,
        units=_make_units(text),
        encoding=encoding,
        bom=bom,
    )


def rebuild(document: Document, texts: Texts) -> bytes:
    """Return the text with each translation, on one line, in the place of its unit.

    The number of blocks stays the same, whatever a translation contains. An empty translation is
    ignored. Without translations the result is the file, byte for byte.
    """
    edits = []
    for unit in document.units:
        new = texts.get(unit.key, unit.text)
        if new != unit.text and (line := fold_to_one_line(new)):
            edits.append((*unit.span, line))
    return encode(document, replace_slices(document.text, edits))


def _make_units(text: str) -> tuple[Unit, ...]:
    blocks = _find_blocks(text)
    units: list[Unit] = []
    has_title = False
    for number, (start, end, line) in enumerate(blocks):
        raw = text[start:end]
        msgid = _WRAP.sub(" ", raw) if "\n" in raw or "\r" in raw else raw
        if not (msgid is raw and number + 1 < len(blocks) and looks_like_heading(msgid)):
            units.append(Unit(msgid, Kind.PARAGRAPH, line, span=(start, end)))
            continue
        is_repetition = bool(units) and units[-1].level == 1 and units[-1].text == msgid
        level = 1 if is_repetition or not has_title else 2
        has_title = True
        units.append(Unit(msgid, Kind.HEADING, line, level=level, span=(start, end)))
    return tuple(units)


def _find_blocks(text: str) -> list[tuple[int, int, int]]:
    """Return the start, the end and the first line, from 1, of the text of each block."""
    blocks: list[tuple[int, int, int]] = []
    is_inside = False
    for number, (start, line) in enumerate(iterate_lines(text), 1):
        stripped = line.strip()
        if not stripped:
            is_inside = False
            continue
        first = start + line.index(stripped[0])
        last = first + len(stripped)
        if is_inside:
            blocks[-1] = (blocks[-1][0], last, blocks[-1][2])
        else:
            blocks.append((first, last, number))
        is_inside = True
    return blocks


def looks_like_heading(line: str) -> bool:
    """Return whether a block of this one line is a heading, if another block follows it."""
    if len(line) > _LONGEST_HEADING or _LIST_ITEM.match(line) or not _LETTER.search(line):
        return False
    return _ENDING.search(line) is None
