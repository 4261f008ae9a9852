"""What must be known of the cells of a table: said once below it, not in each narrow cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dragoman.inline import plain_text
from dragoman.model import NO_PHRASE, Mark, Phrase, Segment, Span, Table
from dragoman.patterns import compile_later

_SIGN = "*"
"""Every font has it. The second remark of a table has two, and so on; where cells of the author
have some themselves, the first remark has more than they."""
_OWN = compile_later(r"\*+")


def list_remarks(table: Table, index: int) -> tuple[Phrase, ...]:
    """Return what is said below a table in one language, as readers see it: of the whole table, or
    of some cells, behind the sign that they have."""
    signs = find_signs(table, index)
    return tuple(
        remark._replace(text=f"{sign} {remark}".lstrip()) for remark, sign in signs.items()
    )


def find_signs(table: Table, index: int) -> dict[Phrase, str]:
    """Return what is said below a table, and the sign of it: none for what is true of all cells.

    What is true of one cell alone is said in it.
    """
    if table.remarks[index]:
        return {table.remarks[index]: ""}
    segments = (row.segments[index] for row in table.rows if row.unit.translatable)
    counts = Counter(filter(None, map(_find_remark, segments)))
    shared = [remark for remark, count in counts.items() if count > 1]
    first = 1 + _count_own_signs(table, index) if shared else 1
    return {remark: _SIGN * number for number, remark in enumerate(shared, first)}


def _count_own_signs(table: Table, index: int) -> int:
    """Return how many signs there are in a row in the texts of cells: those are the author's."""
    texts = (plain_text(row.segments[index].spans) for row in table.rows)
    return max((len(found) for text in texts for found in _OWN.findall(text)), default=0)


def shorten_remark(segment: Segment, signs: Mapping[Phrase, str]) -> Segment:
    """Return the segment of a cell with a sign in the place of what is said below the table: behind
    its text, or in the place of a placeholder."""
    remark = _find_remark(segment)
    if remark not in signs:
        return segment
    sign = signs[remark]
    text, spans = ("", ()) if segment.mark is Mark.MISSING else (segment.text, segment.spans)
    if sign:
        text, spans = text + sign, (*spans, Span(text=sign))
    return segment._replace(text=text, spans=spans, remark=NO_PHRASE)


def _find_remark(segment: Segment) -> Phrase:
    if segment.mark is not Mark.MISSING:
        return segment.remark
    return Phrase(segment.text, segment.language, segment.direction)
