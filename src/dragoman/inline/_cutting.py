"""Cutting spans at places of the text that they show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.inline._shown_text import plain_text
from dragoman.model import LINE_ENDS, Span, SpanKind

_DIVISIBLE = frozenset(
    (
        SpanKind.EMPHASIS,
        SpanKind.STRONG,
        SpanKind.DELETED,
        SpanKind.INSERTED,
        SpanKind.LINK,
        SpanKind.ISOLATE,
        SpanKind.QUOTATION,
    )
)
"""What looks the same when it is two spans and not one."""


def cut_spans(spans: Sequence[Span], places: Iterable[int]) -> tuple[tuple[Span, ...], ...]:
    """Return the parts of spans between places, in order; there is one part more than places.

    ``places`` are numbers of characters of ``plain_text(spans)``, each higher than the one before.
    What is at a place and shows no text, as the number of a note, belongs to the part
    before. A part does not begin or end with spaces or line ends; nothing else is left out. What
    cannot be cut, as code or a picture, is wholly in the part that it begins in.
    """
    parts: list[tuple[Span, ...]] = []
    rest, done = tuple(spans), 0
    for place in places:
        before = _measure(rest)
        head, rest = _cut_once(rest, max(0, place - done))
        done += before - _measure(rest)
        parts.append(head)
    return tuple(map(_trim, (*parts, rest)))


def _measure(spans: Sequence[Span]) -> int:
    return len(plain_text(spans))


def _cut_once(spans: Sequence[Span], size: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans with the first ``size`` characters, and all others."""
    for number, span in enumerate(spans):
        length = _measure((span,))
        if length <= size:
            size -= length
            continue
        before, after = tuple(spans[:number]), tuple(spans[number + 1 :])
        if size == 0:
            return before, (span, *after)
        if span.kind in _DIVISIBLE and not span.text:
            inside, outside = _cut_once(span.children, size)
            left = (replace(span, children=inside),)
            right = (replace(span, children=outside),) if outside else ()
            return (*before, *left), (*right, *after)
        if span.kind is SpanKind.TEXT:
            left = (replace(span, text=span.text[:size]),)
            return (*before, *left), (replace(span, text=span.text[size:]), *after)
        return (*before, span), after
    return tuple(spans), ()


def _trim(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans without the spaces and line ends that they begin and end with."""
    trimmed = list(spans)
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while trimmed:
            edge = trimmed[end]
            if (edge.kind is SpanKind.TEXT and not strip(edge.text)) or edge.kind in LINE_ENDS:
                del trimmed[end]
            else:
                if edge.kind is SpanKind.TEXT:
                    trimmed[end] = replace(edge, text=strip(edge.text))
                break
    return tuple(trimmed)
