"""Bare addresses of the web become links in editions, as in Word and at GitHub.

A message keeps the address as it is written: only readers get the link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import Span, SpanKind, clean_address
from dragoman.patterns import compile_later
from dragoman.texts.unbroken import cut_text

_WEB = compile_later(r"https?://[^/?#.][^/?#]*\.[^/?#]", re.I)
"""As at GitHub, a host has a dot: ``http://localhost`` is only an example."""
_CLOSED = frozenset({SpanKind.LINK, SpanKind.CODE, SpanKind.IMAGE})


def link_addresses(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in which bare addresses are links; a mark behind one belongs to the sentence.

    One with a user before its host stays text: it would seem to lead to that name.
    """
    return tuple([each for span in spans for each in _link(span)])


def _link(span: Span) -> Iterator[Span]:
    if span.kind is not SpanKind.TEXT:
        is_open = span.children and span.kind not in _CLOSED
        yield replace(span, children=link_addresses(span.children)) if is_open else span
        return
    if "://" not in span.text:  # as in nearly every text
        yield span
        return
    text = ""
    for piece in cut_text(span.text):
        if not _WEB.match(piece.text) or clean_address(piece.text) != piece.text:
            text += piece.text
            continue
        if text:
            yield Span(text=text)
        yield Span(SpanKind.LINK, target=piece.text, children=(Span(text=piece.text),))
        text = ""
    if text:
        yield Span(text=text)
