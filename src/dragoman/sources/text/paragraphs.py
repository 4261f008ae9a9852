"""Where paragraphs begin in a block that has no blank line between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.sources.text import marks
from dragoman.sources.text.layout import (
    LONG,
    NARROWEST,
    WELL_SHORT,
    WIDEST,
    Shape,
    first_character,
    is_break,
    keeps_line_ends,
)
from dragoman.sources.text.lines import Line, has_words


def find_indented(shape: Shape) -> list[int]:
    """Return the lines with which paragraphs begin in a block that shows them by indentation."""
    lines, left = shape.lines, min(line.indent for line in shape.lines)
    if lines[0].indent < left + 2 or shape.own < NARROWEST:
        return []
    return [
        number
        for number, (above, line) in enumerate(pairwise(lines), 1)
        if line.indent == lines[0].indent and marks.SENTENCE_END.search(above.text)
    ]


def find_paragraphs(shape: Shape) -> list[int]:
    """Return the lines with which paragraphs begin in prose that has no blank line between them.

    A paragraph ends with a sentence, on a line that is well short, and has a line of usual length.
    """
    lines = shape.lines
    if marks.has_label(lines[0].text) or keeps_line_ends(shape):
        return []
    starts = [0]
    for end, (old, new) in enumerate(pairwise(lines)):
        is_end = marks.SENTENCE_END.search(old.text) and is_break(shape, end, old, new)
        if is_end and max(shape.widths[starts[-1] : end + 1]) >= NARROWEST:
            starts.append(end + 1)
    if max(shape.widths[starts[-1] :]) < NARROWEST:
        starts.pop()
    return starts[1:]


def has_paragraph_lines(shape: Shape) -> bool:
    """Return whether each line of a block is a paragraph of its own, because lines are long."""
    pairs = list(zip(shape.widths, shape.lines, strict=True))
    long = [width for width, line in pairs if width > WIDEST and has_words(line.text)]
    if not long:
        is_ended = sum(bool(marks.SENTENCE_END.search(line.text)) for line in shape.lines)
        is_prose = shape.is_filled or _has_continued_line(shape) or len(pairs) < 3
        return shape.own > 80 and not is_prose and is_ended * 2 >= len(pairs)
    if max(long) <= LONG and (shape.is_filled or (shape.continued_share or 0) >= 0.5):
        return False
    is_even = min(shape.widths[:-1]) >= WELL_SHORT * shape.own
    return not (_is_mostly_wrapped(shape) or (shape.is_filled and is_even and len(pairs) > 3))


def _has_continued_line(shape: Shape) -> bool:
    """Return whether a line goes on with the sentence of the line above, as a wrapped one does."""
    if (shape.continued_share or 0) >= 0.5:
        return True
    return any(
        first_character(new.text).islower() and not marks.SENTENCE_END.search(old.text)
        for old, new in pairwise(shape.lines)
    )


def _is_mostly_wrapped(shape: Shape) -> bool:
    """Return whether most lines are wrapped prose, among which only a few stick out."""
    widest = max((width for width in shape.widths if width <= WIDEST), default=0)
    if widest < NARROWEST:
        return False
    ends = [n for n, width in enumerate(shape.widths[:-1]) if width <= WIDEST]
    filled = sum(shape.needed[end] > WELL_SHORT * widest for end in ends)
    return len(ends) >= 4 and filled >= 0.8 * len(ends) and len(ends) * 2 > len(shape.lines)


def is_heading_above(shape: Shape, *, is_first: bool) -> bool:
    """Return whether the first line of a block is a heading directly above a paragraph."""
    first, *others = shape.lines
    if not marks.looks_like_heading(first.text, is_first=is_first) or not shape.is_short(0):
        return False
    if first_character(others[0].text).islower() or shape.needed[0] > 0.75 * shape.own:
        return False
    rest: Sequence[Line] = others
    if len(rest) == 1:
        return shape.own >= NARROWEST and marks.SENTENCE_END.search(rest[0].text) is not None
    return shape.own >= NARROWEST and not keeps_line_ends(Shape(rest, shape.width))
