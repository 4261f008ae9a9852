"""How the pieces of a paragraph look: what is said of each, and what that leaves for the marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dragoman.model import SpanKind
from dragoman.sources._office.pieces import InlinePiece

OtherLook = tuple[tuple[str, str], ...]
"""What differs from the style of the paragraph and is not a mark, as names and values."""
_UNLIKE = (("", ""),)
"""The look of a text that looks like its style, where most of the paragraph does not."""
_LINE = 4
"""How many underlined spaces are a line to write on; fewer are between two words."""


def iterate_pieces(
    pieces: Iterable[InlinePiece], *, into_links: bool = True
) -> Iterator[InlinePiece]:
    """Yield pieces and those in them, in order; those in links only with ``into_links``."""
    for piece in pieces:
        yield piece
        if into_links or not piece.target:
            yield from iterate_pieces(piece.children, into_links=into_links)


def find_other(piece: InlinePiece) -> OtherLook:
    """Return the look of a piece that is not a mark; empty where it is that of most of the text."""
    return next((mark for mark in piece.marks if isinstance(mark, tuple)), ())


def drop_main_look(pieces: Sequence[InlinePiece]) -> None:
    """Remove the other look that most of the text has; one without such a look gets none."""
    texts = [piece for piece in pieces if piece.kind == "text"]
    lengths: Counter[OtherLook] = Counter()
    for piece in texts:
        lengths[find_other(piece)] += len(piece.text.strip())
    if not lengths:
        return
    main = max(lengths, key=lambda look: lengths[look])  # the first of several as long
    for piece in texts:
        other = find_other(piece)
        piece.marks.discard(other)
        if not _look_alike(other, main, piece.ignored):
            piece.marks.add(other or _UNLIKE)


def _look_alike(one: OtherLook, other: OtherLook, ignored: frozenset[str]) -> bool:
    """Return whether two looks are the same but for what does not count."""
    first, second = ([each for each in look if each[0] not in ignored] for look in (one, other))
    return first == second


def _join_looks(pieces: Sequence[InlinePiece]) -> None:
    """Set the look of a text that looks like the one before it to the same."""
    before: OtherLook = ()
    for piece in pieces:
        if piece.kind != "text":
            before = ()
            continue
        other = find_other(piece)
        if before and other and _look_alike(other, before, piece.ignored):
            piece.marks.discard(other)
            piece.marks.add(before)
        before = find_other(piece)


def settle_all(pieces: Sequence[InlinePiece]) -> None:
    """Make the looks that were put into the texts of a paragraph those of all its pieces.

    A look that is not a mark stays only where it differs from that of most of the text.
    """
    _keep_lines_to_write_on(pieces)
    texts = [piece for piece in iterate_pieces(pieces, into_links=False) if piece.kind == "text"]
    drop_main_look(texts or list(iterate_pieces(pieces)))
    for piece in iterate_pieces(pieces):
        if piece.target and piece.children:
            drop_main_look(list(iterate_pieces(piece.children)))
    settle_looks(pieces)


def _keep_lines_to_write_on(pieces: Sequence[InlinePiece]) -> None:
    """Make underlined spaces objects, which stay as they are: in a form, they are a line."""
    texts = [piece for piece in iterate_pieces(pieces) if piece.kind == "text" and piece.text]
    for before, piece, after in zip(texts, texts[1:], texts[2:], strict=False):
        is_line = SpanKind.INSERTED in piece.marks and piece.text.isspace()
        is_between = SpanKind.INSERTED in before.marks & after.marks
        if is_line and not is_between and len(piece.text) >= _LINE:
            piece.kind, piece.text, piece.marks = "object", "", set()


def settle_looks(pieces: Sequence[InlinePiece]) -> None:
    """Set the looks of spaces, line breaks, objects and notes, which have none of their own."""
    for piece in pieces:
        if piece.children:
            settle_looks(piece.children)
            _lift_marks(piece)
    _join_looks(pieces)
    seen: list[set[object] | None] = []
    before: set[object] | None = None
    for piece in pieces:
        seen.append(before)
        if not _is_neutral(piece):
            before = piece.marks
    after: set[object] | None = None
    for piece, left in zip(reversed(pieces), reversed(seen), strict=True):
        if _is_neutral(piece):
            is_code = SpanKind.CODE in piece.marks
            piece.marks = set(left & after) if left is not None and after is not None else set()
            if not is_code:
                piece.marks.discard(SpanKind.CODE)
        else:
            after = piece.marks
        if piece.kind != "text":
            piece.marks.discard(SpanKind.CODE)


def _is_neutral(piece: InlinePiece) -> bool:
    is_space = piece.kind == "text" and not piece.text.strip()
    return is_space or not (piece.kind == "text" or piece.children)


def _lift_marks(group: InlinePiece) -> None:
    """Move the marks that all texts of a group have out to the group."""
    with_text = [child for child in group.children if not _is_neutral(child)]
    common = set.intersection(*(child.marks for child in with_text)) if with_text else set()
    common.discard(SpanKind.CODE)
    for child in group.children:
        child.marks -= common
    if group.target:
        common.discard(SpanKind.INSERTED)  # links are underlined
    group.marks = common
