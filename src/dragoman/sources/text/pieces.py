"""From the blocks of a plain text to its pieces: what becomes one unit each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from dragoman.model import Kind
from dragoman.sources._rules import only_separates
from dragoman.sources.text import marks
from dragoman.sources.text.layout import (
    LONG,
    Shape,
    Width,
    find_kept_ends,
    first_character,
    is_table,
)
from dragoman.sources.text.lines import Block, Line, join_block
from dragoman.sources.text.paragraphs import (
    find_indented,
    find_paragraphs,
    has_paragraph_lines,
    is_heading_above,
)


class Piece(NamedTuple):
    """The lines that are one unit."""

    text: str
    """The msgid: a line end is in it where the author means one."""
    first: Line
    last: Line
    kind: Kind = Kind.PARAGRAPH
    may_be_heading: bool = False
    """Whether it is a heading if it looks like one and something follows."""
    is_paragraph_line: bool = False
    """Whether it is one of many paragraphs that have a line each."""


def make_piece(block: Block, kept: Sequence[bool] = (), kind: Kind = Kind.PARAGRAPH) -> Piece:
    """Return lines as one piece. ``kept`` says of each line end whether it stays in the text."""
    text = block[0].text if len(block) == 1 else _join(block, kept)
    if block[0].quotations and kind is Kind.PARAGRAPH:
        kind = Kind.QUOTATION
    may_be_heading = len(block) == 1 and kind is Kind.PARAGRAPH
    return Piece(text, block[0], block[-1], kind, may_be_heading)


def _join(block: Block, kept: Sequence[bool]) -> str:
    parts: list[list[Line]] = [[block[0]]]
    for number, line in enumerate(block[1:]):
        if kept and kept[number]:
            parts.append([line])
        else:
            parts[-1].append(line)
    return "\n".join(map(join_block, parts))


def split_lines(block: Block) -> Iterator[Piece]:
    """Yield each line as a piece of its own."""
    for line in block:
        kind = Kind.LIST_ITEM if marks.find_marker(line.text) else Kind.PARAGRAPH
        piece = make_piece([line], kind=kind)
        yield piece._replace(is_paragraph_line=True)


def split_block(block: Block, width: Width, *, is_first: bool) -> Iterator[Piece]:
    """Yield the pieces of a block of several lines: the items of its list, a table, verse, a
    heading, prose."""
    if is_table(block):
        yield make_piece(block, [True] * (len(block) - 1))
        return
    for is_rule, run in groupby(block, lambda line: only_separates(line.text)):
        if is_rule:
            yield from (make_piece([line]) for line in run)
        else:
            yield from _split_at_lists(list(run), width, is_first=is_first)
            is_first = False


def _split_at_lists(block: list[Line], width: Width, *, is_first: bool) -> Iterator[Piece]:
    """Yield the pieces of lines, in which lists may begin and end."""
    shape = Shape(block, width)
    styles = [marks.find_marker(line.text) for line in block]
    position = 0
    starts = _find_list_starts(shape, styles) if any(styles) else []
    for start in (*starts, len(block)):
        if start < position:  # an item of the list before
            continue
        if start > position:
            prose = block[position:start]
            yield from _split_prose(prose, width, is_first=is_first and not position)
        if start < len(block):
            items, position = _read_items(shape, styles, start)
            yield from (make_piece(item, kind=Kind.LIST_ITEM) for item in items)


def _find_list_starts(shape: Shape, styles: Sequence[str]) -> list[int]:
    """Return the lines with which a list may begin: another line has the same bullet or number."""
    lines_by_style: dict[str, list[Line]] = {}
    for line, style in zip(shape.lines, styles, strict=True):
        lines_by_style.setdefault(style, []).append(line)
    known = {
        style
        for style, lines in lines_by_style.items()
        if len(lines) > 1 and (not style.endswith(("a.", "A.")) or _are_in_order(lines))
    }
    return [
        number
        for number, style in enumerate(styles)
        if style and style in known and _may_begin_list(shape, number)
    ]


def _may_begin_list(shape: Shape, number: int) -> bool:
    """Return whether the line above does not run on: it ends a sentence, or it is short."""
    if not number:
        return True
    return shape.is_short(number - 1) or bool(marks.ENDING.search(shape.lines[number - 1].text))


def _are_in_order(items: Sequence[Line]) -> bool:
    """Return whether items are numbered with letters in their order; initials of names are not."""
    letters = [marks.find_letter(line.text).lower() for line in items]
    if any(len(letter) != 1 for letter in letters):
        return True  # i, ii, iii
    return all(ord(new) == ord(old) + 1 for old, new in pairwise(letters))


def _read_items(shape: Shape, styles: Sequence[str], start: int) -> tuple[list[list[Line]], int]:
    """Return the lines of each item of a list, and the number of the line after the list."""
    lines = shape.lines
    items = [[lines[start]]]
    known = {styles[start]}
    for number in range(start + 1, len(lines)):
        line, style = lines[number], styles[number]
        is_deeper = line.indent > items[0][0].indent
        is_below = marks.find_repeated_bullet(line.text) in known and _may_begin_list(shape, number)
        if is_below:
            items.append([line])
        elif style and (is_deeper or (style in known and _is_next_item(shape, items, number))):
            known.add(style)
            items.append([line])
        elif is_deeper or _continues(shape, number):
            items[-1].append(line)
        else:
            return items, number
    return items, len(lines)


def _is_next_item(shape: Shape, items: Sequence[Sequence[Line]], number: int) -> bool:
    """Return whether a line is not prose that begins with a number by chance."""
    new = marks.find_number(shape.lines[number].text)
    if new is None or _may_begin_list(shape, number):
        return True
    return any(marks.find_number(item[0].text) == new - 1 for item in items[-3:])


def _continues(shape: Shape, number: int) -> bool:
    """Return whether a line without a marker continues the item above it."""
    first = first_character(shape.lines[number].text)
    if first.islower():
        return True
    if not shape.has_room(number - 1):
        return shape.widths[number - 1] <= LONG
    is_ended = marks.SENTENCE_END.search(shape.lines[number - 1].text) is not None
    return not is_ended and not shape.is_short(number - 1)


def _split_prose(block: Block, width: Width, *, is_first: bool) -> Iterator[Piece]:
    """Yield the pieces of lines that are not a list."""
    if len(block) == 1:
        yield make_piece(block)
        return
    shape = Shape(block, width)
    if is_heading_above(shape, is_first=is_first):
        yield make_piece(block[:1])
        yield from _split_paragraphs(block[1:], width)
    else:
        yield from _split_paragraphs(block, width)


def _split_paragraphs(block: Block, width: Width) -> Iterator[Piece]:
    """Yield the pieces of lines that may be several paragraphs."""
    shape = Shape(block, width)
    if len(block) > 1 and has_paragraph_lines(shape):
        yield from split_lines(block)
        return
    starts = (find_indented(shape) or find_paragraphs(shape)) if len(block) > 1 else []
    for start, end in pairwise((0, *starts, len(block))):
        part = block[start:end]
        yield make_piece(part, find_kept_ends(Shape(part, width)))
