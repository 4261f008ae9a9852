"""Whether the line ends of a block mean something, or only wrap its text.

Prose that a program has wrapped fills its lines: the word that begins a line had no room on the
line above. Where there was room, the author has ended the line on purpose. The other blocks of
the document show how wide the lines could have been.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from dragoman.patterns import compile_later
from dragoman.sources.text import marks
from dragoman.sources.text.lines import (
    Block,
    Line,
    has_words,
    is_unspaced,
    measure,
    measure_first_word,
)

NARROWEST, WIDEST = 55, 100
"""The columns that prose is wrapped at, as far as is usual."""
_NARROWEST_UNSPACED = 20
"""Lines of equal length are filled where a line can be broken anywhere; verse is shorter."""
_WIDEST_VERSE = 60
"""Columns, of verse in a script without capitals, which begin the lines of other verse."""
LONG = 140
"""The columns that no wrapped line has: such a line is a whole paragraph."""
WELL_SHORT = 0.8
"""A line is well short if the next word had room on it within this part of the width."""
_GAP = compile_later(r"\S(?:[ \u00a0]{3,}|[ \u00a0]*\t\s*)(?=\S)")
"""White space that is as wide as between two columns."""
_NARROW_GAP = compile_later(r"[^\s.!?:]  (?=\S)")
_OPENING = compile_later(r"[\W_]*")


class Width(NamedTuple):
    """How wide the lines of a document are."""

    usual: int
    """The columns at which its prose is wrapped, as far as one can tell."""
    is_known: bool
    """Whether any line is as long as a line of prose."""
    has_long_lines: bool
    """Whether paragraphs are written on one long line each, and so are not wrapped."""


def find_width(blocks: Sequence[Block]) -> Width:
    """Return how wide the lines of a document are."""
    wrapped, longest = [0], 0
    for block in blocks:
        if len(block) == 1 and len(block[0].text) > LONG:
            if longest <= LONG:  # longer lines than that say nothing more
                longest = max(longest, LONG + has_words(block[0].text))
            continue
        widths = [measure(line.text) for line in block if has_words(line.text)]
        longest = max(longest, *widths, 0)
        if len(block) > 1:
            wrapped += [width for width in widths if width <= WIDEST]
    wrapped.sort()
    usual = wrapped[-1 - len(wrapped) // 20]  # a few lines may stick out
    if 0 < usual < NARROWEST and not _is_wrapped_narrowly(blocks):
        usual = NARROWEST
    return Width(usual or NARROWEST, longest >= NARROWEST, longest > LONG)


def _is_wrapped_narrowly(blocks: Sequence[Block]) -> bool:
    """Return whether most blocks fill their lines, though these are short, as in a column."""
    shapes = [Shape(block, _ANY_WIDTH) for block in blocks if len(block) > 3]
    filled = sum(shape.is_filled and shape.ended_share < 0.5 for shape in shapes)
    return filled >= 3 and filled >= 0.6 * len(shapes)


_ANY_WIDTH = Width(NARROWEST, is_known=False, has_long_lines=False)


class Shape:
    """The lines of a block as a reader sees them: how wide they are, how they begin and end."""

    def __init__(self, block: Block, width: Width) -> None:
        self.lines = block
        self.width = width
        left = min(line.indent for line in block)
        self.widths = [line.indent - left + measure(line.text) for line in block]
        self.needed = [
            width + 1 + measure_first_word(line.text)
            for width, line in zip(self.widths, block[1:], strict=False)
        ]
        """By line end, the columns that the line would have with the next word on it."""
        breakable = [w for w, line in zip(self.widths, block, strict=True) if has_words(line.text)]
        self.own = max(breakable or self.widths)
        """The width of the block itself."""

    @cached_property
    def loose_share(self) -> float:
        """The share of the line ends where the next word had room, within the block's width."""
        return sum(needed <= self.own for needed in self.needed) / len(self.needed)

    @property
    def is_filled(self) -> bool:
        """Whether no word had room on the line above, within the width of the block."""
        return not self.loose_share

    def is_short(self, end: int) -> bool:
        """Return whether a line is well short of the usual width."""
        return self.needed[end] <= WELL_SHORT * max(self.width.usual, self.own)

    def has_room(self, end: int) -> bool:
        """Return whether the next word had room on a line, within the usual width."""
        return self.needed[end] <= max(self.width.usual, self.own)

    @cached_property
    def short_share(self) -> float:
        """The share of the line ends that are well short of the usual width."""
        ends = len(self.needed)
        return sum(map(self.is_short, range(ends))) / ends

    @cached_property
    def ended_share(self) -> float:
        """The share of the line ends, but the last, that have a mark of a sentence."""
        return sum(bool(marks.ENDING.search(line.text)) for line in self.lines[:-1]) / len(
            self.needed
        )

    @cached_property
    def continued_share(self) -> float | None:
        """The share of the later lines that begin with a small letter; None without capitals."""
        if not any(letter.islower() for line in self.lines for letter in line.text[:80]):
            return None
        firsts = [first_character(line.text) for line in self.lines[1:]]
        cased = [first for first in firsts if first.islower() or first.isupper()]
        if not cased:
            return None
        return sum(first.islower() for first in cased) / len(cased)

    def ends_within(self) -> bool:
        """Return whether a sentence ends within a line, which verse and names seldom do."""
        return any(marks.SENTENCE_END_WITHIN.search(line.text) for line in self.lines)

    def is_even(self) -> bool:
        """Return whether all lines but the last are as wide as lines of prose, and equally wide."""
        return min(self.widths[:-1]) >= max(NARROWEST, WELL_SHORT * self.own)

    def is_one_sentence(self) -> bool:
        """Return whether only the last line ends a sentence."""
        *others, last = (bool(marks.SENTENCE_END.search(line.text)) for line in self.lines)
        return last and not any(others)


def first_character(text: str) -> str:
    """Return the first letter or digit of a line, after quotation marks and brackets."""
    match = _OPENING.match(text)
    return text[match.end() : match.end() + 1] if match else ""


def keeps_line_ends(shape: Shape) -> bool:
    """Return whether the line ends of a block mean something: verse, names, an address."""
    width, ends = shape.width, len(shape.needed)
    continued = shape.continued_share
    if any(line.joint == "" for line in shape.lines[:-1]):  # a word goes on
        return False
    if continued is None:
        return _keeps_line_ends_without_capitals(shape)
    if continued >= 0.5:
        if (shape.is_filled and ends >= 3) or shape.is_even():
            return False
        if not width.is_known and continued == 1 and shape.is_one_sentence():
            return False
        return shape.short_share >= 0.5
    if continued == 0 and ends >= 2:  # each line begins with a capital
        is_prose = shape.is_filled and ends < 5 and shape.ended_share < 0.5
        return not is_prose or shape.short_share >= 0.5
    return shape.short_share >= 0.5 or (width.has_long_lines and not shape.is_filled)


def _keeps_line_ends_without_capitals(shape: Shape) -> bool:
    """Return whether line ends mean something in a script without capitals: by the widths."""
    width, ends = shape.width, len(shape.needed)
    is_ended = shape.ended_share >= 0.6
    is_filled = shape.is_filled and not is_ended and shape.own >= _NARROWEST_UNSPACED
    if is_filled and ends >= (3 if width.has_long_lines else 4):
        return False
    is_wrapped = shape.ended_share == 0 and shape.is_one_sentence()
    if is_wrapped and is_unspaced(shape.lines[0].text):
        return False
    if shape.ended_share == 0 and ends >= 3 and shape.ends_within():
        return False
    is_loose = shape.loose_share >= 0.3 and shape.own <= _WIDEST_VERSE and ends >= 3
    is_verse = (is_ended and not shape.is_filled and ends >= 2) or is_loose
    return width.has_long_lines or shape.short_share >= 0.5 or is_verse


def is_table(block: Block) -> bool:
    """Return whether the lines of a block have columns: gaps or tabs at the same places."""
    gaps = [_find_gaps(_GAP, line) for line in block]
    if sum(bool(gap) for gap in gaps) * 2 > len(block):
        return True
    bars = min(line.text.count("|") for line in block)
    if bars > 1 or (bars == 1 and len(block) > 2):
        return True
    narrow = [_find_gaps(_NARROW_GAP, line) for line in block]
    return bool(set.intersection(*(a | b for a, b in zip(gaps, narrow, strict=True))))


def _find_gaps(pattern: re.Pattern[str], line: Line) -> set[int]:
    """Return the columns where gaps of a line end, without the gap after a bullet or a number."""
    if "  " not in line.text and "\t" not in line.text and "\u00a0" not in line.text:
        return set()
    start = 5 if marks.find_marker(line.text) else 0
    ends = (gap.end() for gap in pattern.finditer(line.text, start))
    return {line.indent + measure(line.text[:end]) for end in ends}


def find_kept_ends(shape: Shape) -> list[bool]:
    """Return for each line end of a block whether it is kept."""
    lines = shape.lines
    if len(lines) == 1:
        return []
    if marks.has_label(lines[0].text) and any(marks.has_label(line.text) for line in lines[1:]):
        return [
            marks.has_label(new.text) or is_break(shape, end, old, new)
            for end, (old, new) in enumerate(pairwise(lines))
        ]
    if keeps_line_ends(shape):
        return [not is_wrap(shape, end, new) for end, new in enumerate(lines[1:])]
    kept = [False]
    for end, (old, new) in enumerate(pairwise(lines)):
        follows = kept[-1] and shape.is_short(end) and not first_character(new.text).islower()
        is_kept = is_break(shape, end, old, new) or _turns_direction(old, new)
        kept.append(follows or is_kept)  # names below "Signed by:"
    return kept[1:]


def is_wrap(shape: Shape, end: int, new: Line) -> bool:
    """Return whether a line end, among those that are kept, is there because a line was full."""
    is_full = not shape.has_room(end) and shape.widths[end] >= NARROWEST
    return is_full and first_character(new.text).islower()


def _turns_direction(old: Line, new: Line) -> bool:
    """Return whether a sentence ends on a line, and the next is written in the other direction."""
    if (old.text + new.text).isascii() or not marks.SENTENCE_END.search(old.text):
        return False
    directions = [_list_directions(line.text) for line in (old, new)]
    return directions in ([{"L"}, {"R"}], [{"R"}, {"L"}])


def _list_directions(text: str) -> set[str]:
    """Return the directions of the letters of a text: "L" for left to right, and "R"."""
    classes = {unicodedata.bidirectional(char) for char in text if char.isalpha()}
    return {"R" if name == "AL" else name for name in classes}


def is_break(shape: Shape, end: int, old: Line, new: Line) -> bool:
    """Return whether the author ended a line of prose on purpose."""
    if not shape.width.is_known or not shape.is_short(end):
        return False
    if not (marks.ENDING.search(old.text) or marks.SENTENCE_END.search(old.text)):
        return False
    is_half = shape.needed[end] * 2 <= shape.width.usual
    return is_half or not first_character(new.text).islower()
