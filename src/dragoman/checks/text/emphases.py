"""The emphases of a text, and the quotations of its translation that are there instead of them."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import SpanKind
from dragoman.patterns import compile_later
from dragoman.texts.scripts import SPACELESS

_OPENING_QUOTES = compile_later(
    "[„‟‹「『《〈]"
    r"|(?<!\w)(?:«|[“‘](?=\S))"
    rf"|(?<=[{SPACELESS}])[“‘]"
    r"|(?<![^\s(])(?:[\"'](?=\S)|»(?=\w))"
)
"""The last sign of „German“ and »German« quotations opens others; an apostrophe may be a quotation
mark, too."""
_CLOSING_QUOTE = compile_later("[”»“«\"'’‘›‹」』》〉]")
_TIMES_AS_LONG, _MORE_LETTERS = (2, 4), 8
"""How much longer than an emphasis the quotation may be that is in its place, and the other way
round: Chinese says in few characters what English says in many letters."""
_FARTHEST = 80
"""How many letters away a quotation may be: the order of words is another one."""


def count_new_quotations(source: str, target: str) -> int:
    """Count the quotations of a translation that the source does not have."""
    return len(_OPENING_QUOTES.findall(target)) - len(_OPENING_QUOTES.findall(source))


def count_quotations_instead(texts: tuple[str, str], masked: tuple[str, str]) -> int:
    """Count the new quotations of a translation that may be there instead of an emphasis.

    ``texts`` are the source and the translation, and ``masked`` the same without code.
    """
    source, target = ([*_find_quotations(text)] for text in masked)
    scale = len(texts[1]) / len(texts[0])
    wanted = _find_emphases(texts[0])
    new = sum(any(_is_instead(each, *one, scale) for one in wanted) for each in target)
    old = sum(any(_is_instead(each, *one, 1.0) for one in wanted) for each in source)
    return max(0, min(new - old, len(target) - len(source)))


def _find_emphases(text: str) -> list[tuple[int, int]]:
    """Return where each emphasis of a text in Markdown begins and ends."""
    from dragoman.inline import PieceRole, cut_marks

    starts: list[int] = []
    found: list[tuple[int, int]] = []
    place = 0
    for piece in cut_marks(text):
        if piece.kind is SpanKind.EMPHASIS and piece.role is PieceRole.OPEN:
            starts.append(place + len(piece.text))
        elif piece.kind is SpanKind.EMPHASIS and piece.role is PieceRole.CLOSE and starts:
            found.append((starts.pop(), place))
        place += len(piece.text)
    return found


def _find_quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each quotation of a text begins and ends."""
    for found in _OPENING_QUOTES.finditer(text):
        if closing := _CLOSING_QUOTE.search(text, found.end() + 1):
            yield found.end(), closing.start()


def _is_instead(quotation: tuple[int, int], start: int, end: int, scale: float) -> bool:
    """Return whether a quotation is about as long as an emphasis, and not far from its place.

    ``scale`` is how many letters of the translation are one of the source.
    """
    longer, shorter = _TIMES_AS_LONG
    ours, theirs = quotation[1] - quotation[0], end - start
    return (
        ours <= longer * theirs + _MORE_LETTERS
        and theirs <= shorter * ours + _MORE_LETTERS
        and abs(quotation[0] - scale * start) <= _FARTHEST
    )
