"""The order of marks around the same text: the same in every format.

Which of two marks is the outer one, nobody sees, and each program writes another: ``***x***`` is
emphasis around strong in CommonMark, pandoc writes it the other way round, and Word has no order.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Span, SpanKind

MARK_ORDER: tuple[SpanKind, ...] = (
    SpanKind.EMPHASIS,
    SpanKind.STRONG,
    SpanKind.DELETED,
    SpanKind.INSERTED,
    SpanKind.SUPERSCRIPT,
    SpanKind.SUBSCRIPT,
)
"""Of marks around the same text, the first is the outermost."""
_RANKS = {kind: rank for rank, kind in enumerate(MARK_ORDER)}


def order_marks(span: Span) -> Span:
    """Return a mark with those in it that are around the same text, in their order.

    What is in ``span`` is in order already.
    """
    if span.kind not in _RANKS or len(span.children) != 1:
        return span
    inner = span.children[0]
    if inner.kind not in _RANKS or _RANKS[inner.kind] >= _RANKS[span.kind]:
        return span
    return replace(inner, children=(order_marks(replace(span, children=inner.children)),))
