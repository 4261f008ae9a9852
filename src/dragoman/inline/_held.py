"""Spaces at which no line may end: before a unit, and before a sign that repeats a word."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Span, SpanKind
from dragoman.patterns import compile_later

_UNIT = "(?:[kMGTcdmµn]?(?:m|g|l|L|s|W|Wh|Hz|B|V|A|Pa)|km/h|m/s|ha|t|min|h)"
"""Not km²: where "5 km²" does not fit, LibreOffice would end the line before the "²"."""
_HELD = compile_later(
    rf" (?:(?<=\d )(?=(?:[%‰€£¥₹₽₺₪]|°[CFK]?|{_UNIT})(?![\w/]))"
    r"|(?=[\u0e46\u0ec6\u17d7])(?<=\w ))"
)
"""It begins with the space, because a pattern that looks behind first takes seven times as long."""


def hold_spaces(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans in which a number and its unit are on one line (SI Brochure, 5.4.3), and a sign
    of Thai, Lao or Khmer that repeats a word does not begin one (Royal Society of Thailand).

    The author's space becomes U+00A0 there. Code stays as it is: readers copy it.
    """
    return tuple(map(_hold_span, spans))


def _hold_span(span: Span) -> Span:
    if span.kind is SpanKind.CODE:
        return span
    text = _HELD.sub("\u00a0", span.text) if span.kind is SpanKind.TEXT else span.text
    children = hold_spaces(span.children) if span.children else ()
    if text == span.text and children == span.children:
        return span
    return replace(span, text=text, children=children)
