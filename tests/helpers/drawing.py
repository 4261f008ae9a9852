"""Spans as a line that one can read."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model import Span, SpanKind


def draw(spans: Sequence[Span]) -> str:
    """Return spans as a line that one can read: {kind text}, ⟦isolated run⟧, ⏎, ¶ and ^note."""
    parts = []
    for span in spans:
        inside = span.text + draw(span.children)
        if span.kind is SpanKind.TEXT:
            parts.append(inside)
        elif span.kind is SpanKind.BREAK:
            parts.append("⏎")
        elif span.kind is SpanKind.PARAGRAPH:
            parts.append("¶")
        elif span.kind is SpanKind.NOTE:
            parts.append(f"^{inside}")
        elif span.kind is SpanKind.ISOLATE:
            parts.append(f"⟦{inside}⟧")
        else:
            parts.append(f"{{{span.kind} {inside}}}")
    return "".join(parts)
