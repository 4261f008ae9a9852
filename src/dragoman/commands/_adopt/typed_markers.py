"""The bullets, letters and numbers that somebody typed before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.commands._adopt.marks import cut_spans, show_text
from dragoman.model import Span
from dragoman.patterns import compile_later
from dragoman.texts.list_markers import read_label, read_marker

_TYPED_MARKER = compile_later(
    r"\s*(?:(?P<bullet>[*•·▪●◦‣]|[-–—](?!\s*\d))"
    r"|\(?(?P<number>\d{1,3})\s?(?:[.)]|[-–:](?!\s*\d))"
    r"|\(?(?P<letter>[^\W\d_]{1,8})[.)])[\s\u200e\u200f]+(?=\S)"
)
"""What people type before an item: a bullet, a letter, or a number in any digits. A dash or a colon
before another number belongs to the text: ``3 – 5 years``. A phone may put a mark of
direction behind."""


def drop_marker(spans: Sequence[Span], source: str, marker: str) -> tuple[Span, ...]:
    """Return a translation without the marker of a list item that somebody has typed in it.

    ``marker`` is that of the item in the document, "-", "3." or "(c)"; an edition shows it. It is
    kept where the text of the source has one too, and where it is another number or letter: other
    paragraphs of the translation may say it.
    """
    shown = show_text(spans)
    typed = _find_typed_marker(shown)
    if typed is None or _find_typed_marker(source):
        return tuple(spans)
    is_same = _is_same_marker(typed, marker)
    return cut_spans(spans, typed.end(), len(shown)) if is_same else tuple(spans)


def _find_typed_marker(text: str) -> re.Match[str] | None:
    typed = _TYPED_MARKER.match(text)
    is_word = typed is not None and typed["letter"] and not read_label(typed["letter"])
    return None if is_word else typed


def _is_same_marker(typed: re.Match[str], marker: str) -> bool:
    parts = read_marker(marker)
    if typed["letter"]:
        return parts is not None and parts.label.casefold() == typed["letter"].casefold()
    if parts is None or typed["bullet"]:
        return parts is None and typed["bullet"] is not None
    return parts.label.isdecimal() and int(parts.label) == int(typed["number"])
