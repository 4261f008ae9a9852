"""Plain text: blocks separated by blank lines, and nothing in them is markup.

A line of nothing but white space is blank. A block is one unit, however many lines it is wrapped
over: in the msgid its lines are joined by one space, and white space around it is not part of it.

A block is a **heading** when all of this holds, else a paragraph:

- it is a single line of at most 80 characters with a letter in it;
- it does not end in a mark that ends or pauses a sentence (``. ! ? : ; , …`` and their like in
  other scripts), quotation marks and brackets after it not counted;
- it does not begin like an item of a list ("- ", "3. ", "a) ");
- another block follows.

The first heading is the title, level 1, and so is its repetition at once; other headings are of
level 2. A paragraph put above the title does not change what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman import scripts
from dragoman.model import Document, Kind, MessageKey, Unit
from dragoman.sources._common import (
    ReadOptions,
    decode,
    encode,
    file_digest,
    fold_to_one_line,
    iterate_lines,
    replace_slices,
)

SUFFIXES: tuple[str, ...] = (".txt", ".text")
IS_FAST = True
"""A text is read faster than a cache is opened."""

_LONGEST_HEADING = 80
_ENDING = re.compile(f"[{scripts.SENTENCE_ENDS}{scripts.PAUSES}][{scripts.CLOSING} \u00a0]*\\Z")
_LIST_ITEM = re.compile(r"(?:[-*+•◦‣▪–—]|\(?(?:\d{1,3}|[^\W\d_])[.)])\s")
_LETTER = re.compile(r"[^\W\d_]")
_WRAP = re.compile(r"[ \t\v\f]*(?:\r\n|\r|\n)[ \t\v\f]*")


def read(data: bytes, name: str, options: ReadOptions | None = None) -> Document:
    """Read a plain text: every visible character is in exactly one unit."""
    text, encoding, bom = decode(data, name, (options or ReadOptions()).encoding)
    return Document(
        name=name,
        format="text",
        text=text,
        units=_make_units(text),
        encoding=encoding,
        bom=bom,
        digest=file_digest(data),
    )


def rebuild(document: Document, texts: Mapping[MessageKey, str]) -> bytes:
    """Put each translation, on one line, where its unit stood.

    The number of blocks stays, whatever a translation holds; an empty one counts as none.
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
    titled = False
    for number, (start, end, line) in enumerate(blocks):
        raw = text[start:end]
        msgid = _WRAP.sub(" ", raw) if "\n" in raw or "\r" in raw else raw
        if not (msgid is raw and number + 1 < len(blocks) and looks_like_heading(msgid)):
            units.append(Unit(msgid, Kind.PARAGRAPH, line, span=(start, end)))
            continue
        again = bool(units) and units[-1].level == 1 and units[-1].text == msgid
        level = 1 if again or not titled else 2
        titled = True
        units.append(Unit(msgid, Kind.HEADING, line, level=level, span=(start, end)))
    return tuple(units)


def _find_blocks(text: str) -> list[tuple[int, int, int]]:
    """Give where each block's text begins and ends, and on which line it begins."""
    blocks: list[tuple[int, int, int]] = []
    inside = False
    for number, (start, line) in enumerate(iterate_lines(text), 1):
        stripped = line.strip()
        if not stripped:
            inside = False
            continue
        first = start + line.index(stripped[0])
        last = first + len(stripped)
        if inside:
            blocks[-1] = (blocks[-1][0], last, blocks[-1][2])
        else:
            blocks.append((first, last, number))
        inside = True
    return blocks


def looks_like_heading(line: str) -> bool:
    """Is a block of this one line a heading, if another block follows it?"""
    if len(line) > _LONGEST_HEADING or _LIST_ITEM.match(line) or not _LETTER.search(line):
        return False
    return _ENDING.search(line) is None
