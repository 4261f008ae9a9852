"""The mark of a note behind a number, in a right-to-left text.

The mark is a number, too. For the bidirectional algorithm (UAX 9, rules W4 and W5), "2023." and a
raised 1 are one number, 2023.1, so the mark is shown on the right of its sentence: before it. The
same happens behind a percent sign, and to the marks of two notes side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from unicodedata import bidirectional

from dragoman.model import Span, SpanKind, walk_all

_NUMBERS = frozenset({"EN", "AN"})
_JOINING = frozenset({"ES", "CS"})
"""The classes of signs that two numbers with one of them between become one number with."""


def part_notes(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans of a right-to-left text with each mark of a note that a number before it
    would take to itself inside an isolate. The text stays the same."""
    if not any(span.kind is SpanKind.NOTE for span in walk_all(spans)):
        return tuple(spans)
    return tuple(_part(spans, ""))


def _part(spans: Sequence[Span], before: str) -> Iterator[Span]:
    """Yield the spans; ``before`` is the end of the text before them."""
    for span in spans:
        if span.kind is SpanKind.NOTE:
            is_taken = _is_taken(before)
            yield Span(SpanKind.ISOLATE, children=(span,), direction="rtl") if is_taken else span
        elif span.children and span.kind is not SpanKind.ISOLATE:
            yield replace(span, children=tuple(_part(span.children, before)))
        else:
            yield span
        before = (before + _read_end(span))[-2:]


def _read_end(span: Span) -> str:
    """Return the text that ends with a span, as the algorithm sees it: an isolate is one sign."""
    if span.kind is SpanKind.NOTE:
        return "1"
    if span.kind in (SpanKind.ISOLATE, SpanKind.CODE, SpanKind.RUBY, SpanKind.IMAGE):
        return "\ufffc"
    return span.text + "".join(map(_read_end, span.children))


def _is_taken(before: str) -> bool:
    """Return whether a number that follows this text is one with what is at its end."""
    *first, last = ["", *map(bidirectional, before[-2:])]
    return last in _NUMBERS or last == "ET" or (last in _JOINING and first[-1] in _NUMBERS)
