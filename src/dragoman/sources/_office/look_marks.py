"""Putting into the pieces of a paragraph how they look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dragoman.sources._office.compare import Difference, list_ignored
from dragoman.sources._office.looks import settle_all
from dragoman.sources._office.pieces import InlinePiece

CompareText = Callable[[InlinePiece, bool], Difference]
"""Returns how a text differs from the style of its paragraph; the second argument says whether it
is in a link."""


def mark_pieces(
    pieces: Sequence[InlinePiece], compare: CompareText, *, is_link: bool = False
) -> None:
    """Put into each piece how it looks.

    Marks are what differs from the style of the paragraph. Another look is one only where it
    differs from that of most of the text. ``is_link`` says that a link is around all pieces.
    """
    _mark_texts(pieces, compare, is_link=is_link)
    settle_all(pieces)


def _mark_texts(pieces: Iterable[InlinePiece], compare: CompareText, *, is_link: bool) -> None:
    for piece in pieces:
        _mark_texts(piece.children, compare, is_link=is_link or bool(piece.target))
        if piece.kind == "text":
            found = compare(piece, is_link)
            piece.marks = {*found.marks, found.other} if found.other else set(found.marks)
            piece.ignored = list_ignored(piece.text, found)
