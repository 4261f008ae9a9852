"""The emphases of a text, and the quotations of its translation that are there instead of them."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Iterator

from dragoman.model import SpanKind
from dragoman.patterns import compile_later
from dragoman.texts.scripts import SPACELESS

_Place = tuple[int, int]
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
    wanted = _find_emphases(texts[0])
    new = _count_instead(target, wanted, len(texts[1]) / len(texts[0]))
    old = _count_instead(source, wanted, 1.0)
    return max(0, min(new - old, len(target) - len(source)))


def _count_instead(quotations: list[_Place], emphases: list[_Place], scale: float) -> int:
    """Count the quotations that are about as long as an emphasis, and not far from its place.

    ``scale`` is how many letters of the text of the quotations are one of the other.
    """
    starts = [scale * start for start, _ in emphases]
    count = 0
    for start, end in quotations:
        first, last = bisect_left(starts, start - _FARTHEST), bisect(starts, start + _FARTHEST)
        count += any(_are_as_long(end - start, b - a) for a, b in emphases[first:last])
    return count


def _find_emphases(text: str) -> list[_Place]:
    """Return where each emphasis of a text in Markdown begins and ends."""
    from dragoman.inline import PieceRole, cut_marks

    starts: list[int] = []
    found: list[_Place] = []
    place = 0
    for piece in cut_marks(text):
        if piece.kind is SpanKind.EMPHASIS and piece.role is PieceRole.OPEN:
            starts.append(place + len(piece.text))
        elif piece.kind is SpanKind.EMPHASIS and piece.role is PieceRole.CLOSE and starts:
            found.append((starts.pop(), place))
        place += len(piece.text)
    return sorted(found)


def _find_quotations(text: str) -> Iterator[_Place]:
    """Yield where each quotation of a text begins and ends."""
    for found in _OPENING_QUOTES.finditer(text):
        closing = _CLOSING_QUOTE.search(text, found.end() + 1)
        if closing is None:
            return
        yield found.end(), closing.start()


def _are_as_long(quotation: int, emphasis: int) -> bool:
    longer, shorter = _TIMES_AS_LONG
    return (
        quotation <= longer * emphasis + _MORE_LETTERS
        and emphasis <= shorter * quotation + _MORE_LETTERS
    )
