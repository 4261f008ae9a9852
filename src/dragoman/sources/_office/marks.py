"""The pieces of a paragraph as marks of our dialect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.inline import MARK_ORDER
from dragoman.model import Span, SpanKind
from dragoman.sources._office.pieces import FIELD, InlinePiece, join_objects


@dataclass(slots=True)
class Content:
    """The content of a paragraph between what stays at its edges."""

    pieces: list[InlinePiece]
    before: list[InlinePiece] = field(default_factory=list)
    """What is before the text and not in it."""
    after: list[InlinePiece] = field(default_factory=list)
    is_field: bool = False
    """Whether a field is around all of it: Word writes the text anew."""
    is_link: bool = False
    """Whether a link is around all of it."""
    is_code: bool = False
    """Whether it is code: then a tab is a text."""


def cut_edges(pieces: Sequence[InlinePiece]) -> Content:
    """Return the pieces from the first to the last text, and what is before and after it.

    A group around all of it is at the edges too: translators need not see it.
    """
    inside = join_objects(piece for piece in pieces if piece.kind not in ("begin", "end"))
    content = Content(inside)
    content.before = [piece for piece in pieces if piece.kind == "begin"]
    while True:
        inside = content.pieces
        first = next((n for n, piece in enumerate(inside) if piece.shows_text), len(inside))
        last = next((n for n in range(len(inside), first, -1) if inside[n - 1].shows_text), first)
        content.before += inside[:first]
        content.after[:0] = inside[last:]
        content.pieces = inside = inside[first:last]
        if len(inside) != 1 or inside[0].kind != "group":
            break
        group = inside[0]
        content.before.append(InlinePiece("object", group.slices))
        content.after.insert(0, InlinePiece("object", group.closing))
        content.is_field = content.is_field or group.text == FIELD
        content.is_link = content.is_link or bool(group.target)
        content.pieces = group.children
    content.after += [piece for piece in pieces if piece.kind == "end"]
    return content


@dataclass(slots=True)
class Placeholders:
    """What the placeholders of a paragraph stand for, by name."""

    pieces: dict[str, InlinePiece] = field(default_factory=dict)
    """Objects and groups."""
    looks: dict[str, object] = field(default_factory=dict)
    """Looks that Markdown has no mark for."""
    _count: int = 0

    def name_next(self, letter: str) -> str:
        """Return the next name: "g1", "x2"."""
        self._count += 1
        return f"{letter}{self._count}"


def make_spans(pieces: Sequence[InlinePiece], names: Placeholders) -> list[Span]:
    """Return the marks of pieces; names of placeholders are put into ``names``."""
    return _wrap(list(pieces), frozenset(), names)


def _wrap(pieces: list[InlinePiece], around: frozenset[object], names: Placeholders) -> list[Span]:
    spans: list[Span] = []
    position = 0
    while position < len(pieces):
        marks = pieces[position].marks - around - {SpanKind.CODE}
        if marks:
            ends = {mark: _find_end(pieces, position, mark) for mark in marks}
            mark = max(marks, key=lambda each: (ends[each], _rank(each)))
            end = ends[mark]
            spans.append(_make_mark(mark, pieces[position:end], around | {mark}, names))
        else:
            end = _find_end_of_leaf(pieces, position)
            spans.append(_make_leaf(pieces[position:end], names))
        position = end
    return spans


def _rank(mark: object) -> int:
    return -MARK_ORDER.index(mark) if mark in MARK_ORDER else -len(MARK_ORDER)


def _find_end(pieces: Sequence[InlinePiece], start: int, mark: object) -> int:
    """Return the place of the first piece from ``start`` on that does not have a mark."""
    places = range(start, len(pieces))
    return next((place for place in places if mark not in pieces[place].marks), len(pieces))


def _find_end_of_leaf(pieces: Sequence[InlinePiece], start: int) -> int:
    """Return the place behind what becomes one span without marks: a piece, or texts of code."""
    first, end = pieces[start], start + 1
    if first.kind == "text" and SpanKind.CODE in first.marks:
        while end < len(pieces) and pieces[end].kind == "text" and pieces[end].marks == first.marks:
            end += 1
    return end


def _make_mark(
    mark: object, pieces: list[InlinePiece], around: frozenset[object], names: Placeholders
) -> Span:
    if isinstance(mark, SpanKind):
        return Span(mark, children=tuple(_wrap(pieces, around, names)))
    name = names.name_next("g")
    names.looks[name] = mark
    return Span(SpanKind.PLACEHOLDER, name, tuple(_wrap(pieces, around, names)))


def _make_leaf(pieces: Sequence[InlinePiece], names: Placeholders) -> Span:
    """Return the span of one piece, or of texts of code."""
    piece = pieces[0]
    match piece.kind:
        case "text" if SpanKind.CODE in piece.marks:
            return Span(SpanKind.CODE, "".join(each.text for each in pieces))
        case "text":
            return Span(text=piece.text)
        case "break":
            return Span(SpanKind.BREAK)
        case "note":
            return Span(SpanKind.NOTE, piece.text)
        case "link":
            inside = _wrap(piece.children, frozenset(), names)
            return Span(SpanKind.LINK, "", tuple(inside), piece.target)
        case "isolate":
            inside = _wrap(piece.children, frozenset(), names)
            return Span(SpanKind.ISOLATE, "", tuple(inside), direction=piece.text)
        case "group":
            piece.name = names.name_next("g")
            names.pieces[piece.name] = piece
            inside = _wrap(piece.children, frozenset(), names)
            return Span(SpanKind.PLACEHOLDER, piece.name, tuple(inside))
        case _:
            piece.name = names.name_next("x")
            names.pieces[piece.name] = piece
            return Span(SpanKind.PLACEHOLDER, piece.name)
