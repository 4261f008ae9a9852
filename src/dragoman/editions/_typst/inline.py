"""Turn spans into the runs that the Typst templates set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from dragoman.editions._addresses import Limits, split_addresses
from dragoman.editions._common import (
    BLANKS,
    END_OVERRIDE,
    OVERRIDE,
    describe_image,
    space_notes,
    unfold_ruby,
)
from dragoman.editions._long_runs import soften_within
from dragoman.editions._typst.run_shapes import Inline, Look, Run
from dragoman.model import Span, SpanKind, is_allowed_link
from dragoman.texts.isolates import ISOLATES, POP

NoteMark = Callable[[str], Inline]
"""Returns what is shown for a reference to the note with a label."""

_SIGNED = re.compile("[\u0621-\u06d5][\u0653-\u0655]")
"""A letter and one of the signs that may be a part of it: maddah, hamza above and below."""
_LIMITS = Limits()

_WRAPPED: dict[SpanKind, Look] = {
    SpanKind.EMPHASIS: "emphasis",
    SpanKind.STRONG: "strong",
    SpanKind.DELETED: "deleted",
    SpanKind.INSERTED: "inserted",
    SpanKind.SUPERSCRIPT: "superscript",
    SpanKind.SUBSCRIPT: "subscript",
}
_MEASURED = (SpanKind.TEXT, SpanKind.CODE, SpanKind.SIGN, *_WRAPPED)


def make_runs(spans: tuple[Span, ...], note: NoteMark, *, limits: Limits = _LIMITS) -> Inline:
    """Return the runs of spans. An isolated run within the limits is never broken over two lines;
    longer ones are."""
    return [run for span in space_notes(spans) for run in _translate_span(span, note, limits)]


def compose_letters(text: str) -> str:
    """Return a text in which a letter and the sign on it are one character if Unicode has one, as
    keyboards write it. Programs that show a PDF do not find the two."""
    return _SIGNED.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)


def _translate_span(span: Span, note: NoteMark, limits: Limits) -> Inline:
    match span.kind:
        case SpanKind.TEXT | SpanKind.SIGN:
            return list(_set_text(compose_letters(BLANKS.sub(" ", span.text)), limits))
        case SpanKind.CODE:
            code: Run = {"kind": "code", "text": soften_within(BLANKS.sub(" ", span.text), limits)}
            return _isolate(span, [code], len(span.text) <= limits.run)
        case SpanKind.NOTE:
            return note(span.text)
        case SpanKind.BREAK:
            return [{"kind": "break"}]
        case SpanKind.PARAGRAPH:
            return [{"kind": "paragraph"}]
        case SpanKind.RUBY:
            return make_runs(unfold_ruby(span), note, limits=limits)
        case SpanKind.IMAGE if span.picture:
            return [{"kind": "picture", "name": span.picture, "alt": span.text.strip()}]
        case SpanKind.IMAGE:
            description = soften_within(describe_image(span), limits)
            return [{"kind": "image", "body": [description]}]
        case SpanKind.LINK:
            body = make_runs(span.children, note, limits=limits)
            if span.place:
                return [{"kind": "place", "places": [span.place], "body": body}]
            if not is_allowed_link(span.target):
                return body
            return [{"kind": "link", "target": span.target, "body": body}]
        case SpanKind.ISOLATE:
            text = _join_texts(span)
            fits = text is not None and len(text) <= limits.run and limits.keep(text)
            return _isolate(span, make_runs(span.children, note, limits=limits), fits)
        case _:
            body = make_runs(span.children, note, limits=limits)
            return [{"kind": _WRAPPED[span.kind], "body": body}]


def _set_text(text: str, limits: Limits) -> Iterator[Run]:
    """Yield the runs of plain text. The pieces of addresses are never broken; between two of them
    is a place where a line may end (U+200B)."""
    for part in split_addresses(text, limits):
        if isinstance(part, str):
            yield soften_within(part, limits)
            continue
        for number, piece in enumerate(part):
            if number:
                yield "\u200b"
            yield {"kind": "box", "direction": "ltr", "body": [piece]}


def _isolate(span: Span, body: Inline, is_whole: bool) -> Inline:
    """Return the runs of an isolated span, which is never broken over lines if it ``is_whole``.

    It is a box then. For the order of the text around, that is one sign without a direction, as an
    isolate is. So it has no characters that isolate it: who copies from the PDF would get them.
    """
    direction = span.direction or "ltr"
    if span.needs_override:
        body = [OVERRIDE, *body, END_OVERRIDE]
    if is_whole:
        return [{"kind": "box", "direction": direction, "body": body}]
    return [ISOLATES[direction], *body, POP]


def _join_texts(span: Span) -> str | None:
    """Return the text of a run; None if it contains more than text."""
    inside = [each for child in span.children for each in child.walk()]
    if any(each.kind not in _MEASURED for each in inside):
        return None
    return "".join(each.text for each in inside)
