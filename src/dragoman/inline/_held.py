"""Spaces at which no line may end: before a unit, inside guillemets, and before a sign that repeats
a word."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Span, SpanKind
from dragoman.patterns import compile_later

_UNIT = "(?:[kMGTcdmµn]?(?:m|g|l|L|s|W|Wh|Hz|B|V|A|Pa)|km/h|m/s|ha|t|min|h)"
"""Not km²: where "5 km²" does not fit, LibreOffice would end the line before the "²"."""
_BEFORE_UNIT = compile_later(rf" (?<=\d )(?=(?:[%‰€£¥₹₽₺₪]|°[CFK]?|{_UNIT})(?![\w/]))")
"""It begins with the space, because a pattern that looks behind first takes seven times as long."""
_REPEATING = "\u0e46\u0ec6\u17d7"
_BEFORE_REPEATING = compile_later(rf"(?<=\w) (?=[{_REPEATING}])")
_IN_GUILLEMETS = compile_later(
    r"(?:(?<=[\s(\[\u2013\u2014]«)|(?<=\A«)) | (?=»(?:[\s.,;:!?)\]\u2026]|\Z))"
)
"""As in French: « so ». In German and Danish they point the other way and have no space inside."""


def hold_spaces(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans in which a number and its unit are on one line (SI Brochure, 5.4.3), and a sign
    of Thai, Lao or Khmer that repeats a word does not begin one (Royal Society of Thailand). In
    « French », the guillemets stay with their words.

    The author's space becomes U+00A0 there. Code stays as it is: readers copy it.
    """
    return tuple([_hold_span(span) for span in spans])


def _hold_span(span: Span) -> Span:
    if span.kind is SpanKind.TEXT:
        text = _hold_in_text(span.text)
        return span if text == span.text else replace(span, text=text)
    if span.kind is SpanKind.CODE or not span.children:
        return span
    return replace(span, children=hold_spaces(span.children))


def _hold_in_text(text: str) -> str:
    text = _BEFORE_UNIT.sub("\u00a0", text)
    if "«" in text or "»" in text:  # one sign is found much faster than two
        text = _IN_GUILLEMETS.sub("\u00a0", text)
    for sign in _REPEATING:
        if sign in text:  # in few languages, so that the others need no second look at each space
            return _BEFORE_REPEATING.sub("\u00a0", text)
    return text
