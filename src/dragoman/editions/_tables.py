"""Tables as writers set them side by side: the room that one needs, and how its cells are set."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dragoman.editions._table_remarks import find_signs, shorten_remark
from dragoman.inline import plain_text
from dragoman.model import Mark, Phrase, Row, Segment, Span, Table
from dragoman.patterns import compile_later

_MOST_COLUMNS = 4  # columns of a table that fit beside the same table in another language
_LIGHTEST, _HEAVIEST = 3, 60  # characters: shorter and longer texts get no less and no more width
_SHORT = 12  # characters of a text that is better not broken over two lines
_NARROW = 34  # characters that fit side by side even on a telephone
_LONGEST_WHOLE = 24  # characters of a word: longer ones, such as addresses, may be broken
_WIDE = compile_later(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")
"""A character of Chinese or Japanese: as wide as two letters, and a line may end after it."""
_SPACE = compile_later(r"[^\S\u00a0\u2007\u202f]+")
"""Where a line may end: not at the spaces that are in numbers: 12\\u202f345."""
_GAP = 2  # characters between two columns
_FIGURE = 12  # characters of a number, a date or a sum of money
_QUANTITY = compile_later(r"[^ ]*\d[^ ]* [^\W\d][^ ]{0,3}")
"""A number with a short unit: "12.5 km"."""


def list_lines(table: Table, index: int) -> tuple[tuple[Row | None, ...], ...]:
    """Return the lines of a table as they are set in one language.

    What is said below the table (``list_remarks``) is not in the cells. A figure such as 12 345,
    and one with its unit, have no space at which a line could end. In a column of figures, the
    units are below each other: numbers are written from left to right in every script, so all cells
    of the column are at the right, which is the end of a left-to-right cell and the start of the
    others.
    """
    figures, signs = _find_figures(table, index), find_signs(table, index)
    return tuple(
        tuple(
            row and _set_cell(row, index, signs, is_figure=position in figures)
            for position, row in enumerate(line)
        )
        for line in table.lines
    )


def _set_cell(row: Row, index: int, signs: Mapping[Phrase, str], *, is_figure: bool) -> Row:
    before = row.segments[index]
    segment = shorten_remark(_hold_figure(before), signs)
    if segment is not before:
        row = row._replace(segments=(*row.segments[:index], segment, *row.segments[index + 1 :]))
    if is_figure:
        align = "start" if segment.direction == "rtl" else "end"
        row = row._replace(unit=row.unit._replace(place=row.unit.place._replace(align=align)))
    return row


def _hold_figure(segment: Segment) -> Segment:
    """Return the segment of a cell; the spaces of a figure are such that no line ends at them."""
    if " " not in segment.text:
        return segment
    text = plain_text(segment.spans)
    if not is_figure(text) and not (len(text) <= _FIGURE and _QUANTITY.fullmatch(text)):
        return segment
    spans = tuple(map(_hold_spaces, segment.spans))
    return segment._replace(text=segment.text.replace(" ", "\u00a0"), spans=spans)


def _hold_spaces(span: Span) -> Span:
    children = tuple(map(_hold_spaces, span.children))
    return replace(span, text=span.text.replace(" ", "\u00a0"), children=children)


def _find_figures(table: Table, index: int) -> set[int]:
    """Return the positions of the columns that hold figures below their header.

    The author may have said that they are at the end of the cell, but nothing else.
    """
    lines = table.lines[1:] if table.has_header else table.lines
    return {
        position
        for position, column in enumerate(zip(*lines, strict=True))
        if _are_figures([row.segments[index] for row in column if row])
        and _may_be_at_the_end(table, position)
    }


def _are_figures(segments: Sequence[Segment]) -> bool:
    """Return whether all cells with text are figures, and some have digits; a dash is one too."""
    texts = [
        plain_text(segment.spans)
        for segment in segments
        if segment.has_text and segment.mark is not Mark.MISSING
    ]
    return all(map(is_figure, texts)) and any(each.isdecimal() for text in texts for each in text)


def is_figure(text: str) -> bool:
    """Return whether a text is a number, a date or the like, which is kept on one line."""
    return len(text) <= _FIGURE and not any(map(str.isalpha, text))


def _may_be_at_the_end(table: Table, position: int) -> bool:
    rows = (line[position] for line in table.lines)
    return {row.unit.place.align for row in rows if row} <= {"", "end"}


def needs_full_width(table: Table) -> bool:
    """Return whether a table needs the whole width of the page, so that its languages are below
    each other."""
    return len(table.lines[0]) > _MOST_COLUMNS


def share_width(table: Table, index: int) -> tuple[float, ...]:
    """Return the share of the width that each column of a table gets in one language.

    The shares are relative to each other. They follow the longest text of each column: short texts
    get the room that keeps them on one line, and long texts leave the others some.
    """
    longest = (max(map(len, texts)) for texts in _texts_of_columns(table, index))
    return tuple(
        math.sqrt(min(max(length, _LIGHTEST), _HEAVIEST)) + min(length, _SHORT) / 2
        for length in longest
    )


def fits_narrow_screen(table: Table, index: int) -> bool:
    """Return whether the longest words of the columns fit side by side on a narrow screen, so that
    none has to be broken."""
    return sum(_find_widest(texts, len) for texts in _list_read_texts(table, index)) <= _NARROW


def _list_read_texts(table: Table, index: int) -> list[list[str]]:
    """Return all that is read in the cells of each column, with the remarks that each cell has."""
    cells = zip(*list_lines(table, index), strict=True)
    return [
        [
            text
            for row in column
            if row
            for text in (row.segments[index].text, str(row.segments[index].remark))
        ]
        for column in cells
    ]


def count_letters(table: Table, index: int) -> int:
    """Return how many letters a line must have room for, so that no word of a table is broken.

    What is between two columns counts as letters."""
    return sum(measure_words(table, index, letter=1, margin=_GAP))


def _texts_of_columns(table: Table, index: int) -> list[list[str]]:
    return [
        [plain_text(row.segments[index].spans) if row else "" for row in column]
        for column in zip(*list_lines(table, index), strict=True)
    ]


def _find_widest(texts: list[str], measure: Callable[[str], float]) -> float:
    """Return the width of the widest part of a text that is never broken."""
    words = (word for text in texts for word in _SPACE.split(text))
    return max((_measure_unbroken(word, measure) for word in words), default=0)


def _measure_unbroken(word: str, measure: Callable[[str], float]) -> float:
    parts = _WIDE.split(word)
    return max(2 if len(parts) > 1 else 0, *map(measure, parts))


def measure_words(
    table: Table,
    index: int,
    letter: int,
    margin: int,
    measure: Callable[[str], float] = len,
) -> list[int]:
    """Return the width that each column of a table needs in one language, so that no word in it is
    broken. ``letter`` is the width of a character, ``margin`` what a cell has besides its text, and
    ``measure`` says how many letters a word needs the room of."""
    return [
        round(min(_find_widest(texts, measure), _LONGEST_WHOLE) * letter) + margin
        for texts in _list_read_texts(table, index)
    ]


def divide_room(room: int, shares: Sequence[float], least: Sequence[int]) -> list[int]:
    """Return widths that fill a room and follow the shares, but none is less than its least width.

    Where not even the least widths have room, the widest of them get less, all the same: only the
    longest words are broken.
    """
    if sum(least) >= room:
        most = _find_most(room, least)
        return [min(each, most) for each in least]
    fixed: set[int] = set()
    while True:
        rest = room - sum(least[place] for place in fixed)
        total = sum(share for place, share in enumerate(shares) if place not in fixed)
        widths = [
            least[place] if place in fixed else int(rest * share / total)
            for place, share in enumerate(shares)
        ]
        narrow = {place for place, width in enumerate(widths) if width < least[place]}
        if not narrow:
            return widths
        fixed |= narrow


def _find_most(room: int, least: Sequence[int]) -> int:
    """Return the width that the widest columns may have so that all columns fill a room."""
    for others, each in zip(range(len(least), 0, -1), sorted(least), strict=True):
        if each * others >= room:
            return room // others
        room -= each
    return max(least)
