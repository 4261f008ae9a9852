"""Chats as WhatsApp and other programs export them: each message begins with its day and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

from dragoman.patterns import compile_later
from dragoman.sources.text.layout import Shape, Width, is_wrap
from dragoman.sources.text.lines import Block, Line
from dragoman.sources.text.pieces import Piece, make_piece

_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?\s?[Mm]\.?)?"
_STAMP = compile_later(
    rf"[\u200e\u200f]*(?:\[(?:{_DAY}[,،T ]\s*)?{_TIME}\]|{_DAY}[,،]?\s{_TIME}\s?[-–:])\s*\S"
)


def is_chat(blocks: Sequence[Block]) -> bool:
    """Return whether a text is a chat: two lines begin with a day and a time."""
    found = filter(begins_message, chain.from_iterable(blocks))
    return sum(1 for _ in islice(found, 2)) == 2


def begins_message(line: Line) -> bool:
    """Return whether a line begins with a day and a time."""
    return _STAMP.match(line.text) is not None


def split_chat(block: Block, width: Width) -> Iterator[Piece]:
    """Yield the messages of a chat, and what is before the first one."""
    starts = [number for number, line in enumerate(block) if number and begins_message(line)]
    for start, end in pairwise((0, *starts, len(block))):
        lines = block[start:end]
        yield make_piece(lines, _find_kept_ends(Shape(lines, width)))._replace(may_be_heading=False)


def _find_kept_ends(shape: Shape) -> list[bool]:
    """Return for each line end of a message whether it is kept: all, unless the text is wrapped."""
    wraps = (is_wrap(shape, end, new) for end, new in enumerate(shape.lines[1:]))
    return [shape.width.has_long_lines or not wrap for wrap in wraps]
