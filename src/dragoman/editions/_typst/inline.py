"""Spans as the template takes them: a string is text, a list begins with what it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dragoman.model import Span, SpanKind, is_allowed_link

Inline = list[object]
NoteMark = Callable[[str], Inline]
"""Gives what stands for the note of that label."""

ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
POP = "\u2069"

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_RUN = re.compile(r"[^\s\u200b\u0e00-\U0010ffff]+")
"""Characters without a space between; East Asian lines break anywhere."""
LONGEST = 24
"""A longer run may not fit into a column."""
_BREAKS = re.compile(r"(?<=[/.\-_&?=+,;:@])(?![/.])")
_SHORT = 12
"""A piece between punctuation that is no longer is kept whole."""
_PIECE = 4

_WRAPPED = {SpanKind.EMPHASIS: "e", SpanKind.STRONG: "s", SpanKind.DELETED: "d"}


def inline(spans: tuple[Span, ...], note: NoteMark, *, box: int = LONGEST) -> Inline:
    """Translate spans; an isolated run of up to ``box`` characters is never broken, others are."""
    return [item for span in spans for item in _translated(span, note, box)]


def soften(text: str, longest: int = LONGEST) -> str:
    """Let runs without a space that are longer break, after their punctuation or anywhere."""

    def softened(run: re.Match[str]) -> str:
        whole = run.group()
        return "\u200b".join(_pieces(whole)) if len(whole) > longest else whole

    return _RUN.sub(softened, text)


def _pieces(run: str) -> Iterator[str]:
    for part in _BREAKS.split(run):
        size = len(part) if len(part) <= _SHORT else _PIECE
        for start in range(0, len(part), size or 1):
            yield part[start : start + size]


def _translated(span: Span, note: NoteMark, box: int) -> Inline:
    match span.kind:
        case SpanKind.TEXT:
            return [soften(_BLANKS.sub(" ", span.text), box)]
        case SpanKind.CODE:
            code: Inline = [["c", soften(_BLANKS.sub(" ", span.text), box)]]
            if len(span.text) <= box:
                code = [["box", "ltr", code]]
            return [ISOLATES["ltr"], *code, POP]
        case SpanKind.NOTE:
            return note(span.text)
        case SpanKind.BREAK:
            return [["br"]]
        case SpanKind.IMAGE:
            return [["i", [f"[{soften(span.text or span.title, box)}]"]]]
        case SpanKind.LINK:
            inner = inline(span.children, note, box=box)
            return [["a", span.target, inner]] if is_allowed_link(span.target) else inner
        case SpanKind.ISOLATE:
            return _isolated(span, note, box)
        case _:
            return [[_WRAPPED[span.kind], inline(span.children, note, box=box)]]


def _isolated(span: Span, note: NoteMark, box: int) -> Inline:
    inner = inline(span.children, note, box=box)
    size = _length(span)
    if size is not None and size <= box:
        inner = [["box", span.direction or "ltr", inner]]
    return [ISOLATES[span.direction or "ltr"], *inner, POP]


def _length(span: Span) -> int | None:
    """Count the characters of a run of text; None if there is more than text in it."""
    if any(child.kind not in (SpanKind.TEXT, SpanKind.CODE) for child in span.children):
        return None
    return sum(len(child.text) for child in span.children)
