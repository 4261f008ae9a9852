"""From the pieces of a plain text to its units: headings and their levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model import Kind, Place, Unit
from dragoman.sources._rules import only_separates
from dragoman.sources.text import marks
from dragoman.sources.text.chats import begins_message, is_chat, split_chat
from dragoman.sources.text.dates import is_date
from dragoman.sources.text.divided import mark_divided
from dragoman.sources.text.layout import Width, find_width
from dragoman.sources.text.lines import Block, find_blocks, measure, split_quotations
from dragoman.sources.text.pieces import Piece, make_piece, split_block, split_lines

_PLAIN = Place()
_LINE_IS_PARAGRAPH = (
    "each line is a paragraph here, because the lines are long and no blank line is between them; "
    '`paragraphs = "blank-lines"` in [text] joins them'
)
_MANY_LINES = 40
"""Few poems have so many lines without a blank one; a column of a table often has."""


def make_units(text: str, paragraphs: str) -> tuple[tuple[Unit, ...], tuple[tuple[int, str], ...]]:
    """Return the units of a text, and what the user should know, each with its line.

    ``paragraphs`` says what separates them: "auto", "blank-lines" or "lines".
    """
    blocks = mark_divided(find_blocks(text), text)
    if paragraphs == "blank-lines":
        return tuple(_make_units([make_piece(block) for block in blocks])), ()
    if paragraphs == "lines":
        return tuple(_make_units([piece for block in blocks for piece in split_lines(block)])), ()
    parts = blocks
    if ">" in text:
        parts = [part for block in blocks for part in split_quotations(block)]
    width = find_width(parts)
    pieces = list(_find_pieces(parts, width))
    number = next((piece.first.number for piece in pieces if piece.is_paragraph_line), 0)
    if not number and width.has_long_lines and len(pieces) > len(parts) == 1:
        number = pieces[0].first.number
    notes = [(number, _LINE_IS_PARAGRAPH)] if number else []
    return tuple(_make_units(pieces)), (*notes, *_tell_many_lines(pieces))


def _tell_many_lines(pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    """Yield a note for the first message of very many lines, which may be as many texts."""
    counted = ((piece.first.number, piece.text.count("\n") + 1) for piece in pieces)
    long = [(number, count) for number, count in counted if count >= _MANY_LINES]
    if long:
        number, count = long[0]
        places = "another place" if len(long) == 2 else f"{len(long) - 1} other places"
        yield (
            number,
            f"these {count} lines are one message, because no blank line is between them"
            f"{f', and so are those in {places}' if len(long) > 1 else ''}; "
            '`paragraphs = "lines"` in [text] makes each line a message',
        )


def _find_pieces(blocks: Sequence[Block], width: Width) -> Iterator[Piece]:
    styles = [marks.find_marker(block[0].text) for block in blocks]
    has_messages = is_chat(blocks)
    for number, (block, style) in enumerate(zip(blocks, styles, strict=True)):
        if has_messages and any(map(begins_message, block)):
            pieces = list(split_chat(block, width))
        elif len(block) == 1:
            pieces = [make_piece(block)]
        else:
            pieces = list(split_block(block, width, is_first=not number))
        if style and len(pieces) == 1 and _has_neighbour(styles, number):
            pieces = [pieces[0]._replace(kind=Kind.LIST_ITEM, may_be_heading=False)]
        yield from pieces


def _has_neighbour(styles: Sequence[str], number: int) -> bool:
    """Return whether a block is an item of a list that has blank lines between its items."""
    near = (*styles[max(number - 1, 0) : number], *styles[number + 1 : number + 2])
    return styles[number] in near


def _make_units(pieces: Sequence[Piece]) -> Iterator[Unit]:
    title = above = ""
    underlined = 0
    date = _find_date_above_title(pieces)
    for number, piece in enumerate(pieces):
        text, first, last, kind, *_ = piece
        level = 0
        is_rule = only_separates(text)
        if number != date and _is_heading(pieces, number):
            is_repetition = above == title == text
            level = 1 if is_repetition or not title else 2
            title = title or text
            kind = Kind.HEADING
            underlined = last.number + 1
        above = text
        yield Unit(
            text,
            kind,
            first.number,
            level,
            place=Place(quotations=first.quotations) if first.quotations else _PLAIN,
            translatable=not is_rule,
            span=(first.start, last.end),
            is_shown=not is_rule or first.number != underlined,
        )


def _find_date_above_title(pieces: Sequence[Piece]) -> int | None:
    """Return which piece is the date of a letter above its title; None for none.

    A date above a text without a title is its heading, and so is each of several dates.
    """
    number = next((n for n in range(len(pieces)) if _is_heading(pieces, n)), None)
    if number is None or not is_date(pieces[number].text):
        return None
    for after in range(number + 1, len(pieces)):
        if _is_heading(pieces, after):
            return None if is_date(pieces[after].text) else number
        if marks.SENTENCE_END.search(pieces[after].text):  # and no salutation
            return None
    return None


def _is_heading(pieces: Sequence[Piece], number: int) -> bool:
    """Return whether a piece is a heading: it looks like one, and something follows it.

    Of neighbouring lines that look like headings only the last is one: they may be names.
    """
    piece = pieces[number]
    if len(piece.text) > marks.LONGEST_HEADING:  # as nearly all are
        return False
    if not piece.may_be_heading or number + 1 == len(pieces):
        return False
    after = pieces[number + 1]
    if _is_underlined(piece, after):
        return True
    if not marks.looks_like_heading(piece.text, is_first=not number):
        return False
    if number > 1 and _closes_letter(*pieces[number - 2 : number]):
        return False
    is_among_lines = piece.is_paragraph_line and after.is_paragraph_line and number
    return not (is_among_lines and marks.looks_like_heading(after.text))


def _is_underlined(piece: Piece, rule: Piece) -> bool:
    """Return whether a line with a number, ``1. Money``, has a rule of its length below it."""
    if rule.first.number != piece.last.number + 1 or not only_separates(rule.text):
        return False
    is_long = abs(measure(piece.text) - len(rule.text)) <= 2
    is_numbered = any(map(str.isalnum, marks.find_marker(piece.text)))
    return is_long and is_numbered and not marks.SENTENCE_END.search(piece.text)


def _closes_letter(before: Piece, above: Piece) -> bool:
    """Return whether a piece is what is above a name, ``Yours,``, below a text."""
    is_comma = len(above.text) <= marks.LONGEST_HEADING and above.text[-1] in marks.COMMAS
    return is_comma and marks.SENTENCE_END.search(before.text) is not None
