"""Turn spans into the runs that the Typst templates set."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dragoman.editions._common import END_OVERRIDE, ISOLATES, OVERRIDE, POP, unfold_ruby
from dragoman.editions._typst.shapes import Inline, Look, Run
from dragoman.model import Span, SpanKind, is_allowed_link

NoteMark = Callable[[str], Inline]
"""Returns what is shown for a reference to the note with a label."""

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_RUN = re.compile(r"[^\s\u200b\u0e00-\U0010ffff]+")
"""Characters without a space between them. East Asian lines can be broken anywhere."""
LONGEST = 24
"""Characters of a run that still fits into a column."""
_BREAKS = re.compile(r"(?<=[/.\-_&?=+,;:@])(?![/.])")
_SHORT = 12
"""Characters of a piece between punctuation that is kept whole."""
_PIECE = 4

_WRAPPED: dict[SpanKind, Look] = {
    SpanKind.EMPHASIS: "emphasis",
    SpanKind.STRONG: "strong",
    SpanKind.DELETED: "deleted",
    SpanKind.INSERTED: "inserted",
    SpanKind.SUPERSCRIPT: "superscript",
    SpanKind.SUBSCRIPT: "subscript",
}
_MEASURED = (SpanKind.TEXT, SpanKind.CODE, SpanKind.SIGN, *_WRAPPED)


def make_runs(spans: tuple[Span, ...], note: NoteMark, *, box: int = LONGEST) -> Inline:
    """Return the runs of spans. An isolated run of up to ``box`` characters is never broken over
    two lines; longer ones are."""
    return [run for span in spans for run in _translate_span(span, note, box)]


def soften(text: str, longest: int = LONGEST) -> str:
    """Return a text in which runs without a space that are longer than ``longest`` may be broken,
    after their punctuation or else anywhere (U+200B is put in)."""

    def soften_run(match: re.Match[str]) -> str:
        run = match.group()
        return "\u200b".join(_split_run(run)) if len(run) > longest else run

    return _RUN.sub(soften_run, text)


def _split_run(run: str) -> Iterator[str]:
    for part in _BREAKS.split(run):
        size = len(part) if len(part) <= _SHORT else _PIECE
        for start in range(0, len(part), size or 1):
            yield part[start : start + size]


def _translate_span(span: Span, note: NoteMark, box: int) -> Inline:
    match span.kind:
        case SpanKind.TEXT | SpanKind.SIGN:
            return [soften(_BLANKS.sub(" ", span.text), box)]
        case SpanKind.CODE:
            code: Run = {"kind": "code", "text": soften(_BLANKS.sub(" ", span.text), box)}
            return _isolate(span, [code], len(span.text) <= box)
        case SpanKind.NOTE:
            return note(span.text)
        case SpanKind.BREAK:
            return [{"kind": "break"}]
        case SpanKind.PARAGRAPH:
            return [{"kind": "paragraph"}]
        case SpanKind.RUBY:
            return make_runs(unfold_ruby(span), note, box=box)
        case SpanKind.IMAGE:
            description = f"[{soften(span.text or span.title or span.target, box)}]"
            return [{"kind": "image", "body": [description]}]
        case SpanKind.LINK:
            body = make_runs(span.children, note, box=box)
            if span.place:
                return [{"kind": "place", "places": [span.place], "body": body}]
            if not is_allowed_link(span.target):
                return body
            return [{"kind": "link", "target": span.target, "body": body}]
        case SpanKind.ISOLATE:
            length = _measure_text(span)
            fits = length is not None and length <= box
            return _isolate(span, make_runs(span.children, note, box=box), fits)
        case _:
            body = make_runs(span.children, note, box=box)
            return [{"kind": _WRAPPED[span.kind], "body": body}]


def _isolate(span: Span, body: Inline, is_whole: bool) -> Inline:
    """Return the runs of an isolated span, which is never broken over lines if it ``is_whole``."""
    direction = span.direction or "ltr"
    if span.needs_override:
        body = [OVERRIDE, *body, END_OVERRIDE]
    if is_whole:
        body = [{"kind": "box", "direction": direction, "body": body}]
    return [ISOLATES[direction], *body, POP]


def _measure_text(span: Span) -> int | None:
    """Return the number of characters of a run of text; None if it contains more than text."""
    inside = [each for child in span.children for each in child.walk()]
    if any(each.kind not in _MEASURED for each in inside):
        return None
    return sum(len(each.text) for each in inside)
