"""The form in which marks are read back: one text beside another, edges without spaces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.inline._dialect import inline_parser
from dragoman.inline._order import order_marks
from dragoman.model import LINE_ENDS, Span, SpanKind
from dragoman.patterns import compile_later

_EDGED = frozenset(
    (
        SpanKind.EMPHASIS,
        SpanKind.STRONG,
        SpanKind.DELETED,
        SpanKind.INSERTED,
        SpanKind.ISOLATE,
        SpanKind.QUOTATION,
        SpanKind.SUBSCRIPT,
        SpanKind.SUPERSCRIPT,
    )
)
"""The marks that have no space and no line break at their edges."""
_OFF_LINE = compile_later(r"[\t\r\n\0]")
_ON_LINE = {9: " ", 10: " ", 13: " ", 0: "\ufffd"}


def normalise_marks(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same marks in the form in which they are read back.

    Neighbouring texts are one. Line ends in them are spaces. A mark has no spaces and line breaks
    at its edges: they are beside it. In a link there is no other link, and notes are behind it. A
    mark without content is left out, and so are spaces beside a line break. Addresses are encoded.
    Marks around the same text are in one order (``MARK_ORDER``).
    """
    spans = tuple(spans)
    if len(spans) == 1 and spans[0].kind is SpanKind.TEXT:  # as most paragraphs are
        return (_put_on_line(spans[0]),) if spans[0].text else ()
    joined: list[Span] = []
    for span in (each for old in spans for each in _normalise(old)):
        if joined and span.kind in LINE_ENDS:
            _strip_last(joined)
        elif joined and joined[-1].kind in LINE_ENDS and span.kind is SpanKind.TEXT:
            span = Span(text=span.text.lstrip(" "))
        if joined and span.kind is joined[-1].kind is SpanKind.TEXT:
            joined[-1] = Span(text=joined[-1].text + span.text)
        elif span.kind is not SpanKind.TEXT or span.text:
            joined.append(span)
    return tuple(joined)


def _strip_last(spans: list[Span]) -> None:
    if spans[-1].kind is SpanKind.TEXT:
        spans[-1] = Span(text=spans[-1].text.rstrip(" "))
        if not spans[-1].text:
            spans.pop()


def _normalise(span: Span) -> Sequence[Span]:
    """Return the spans that a span becomes: itself, and what was at its edges."""
    match span.kind:
        case SpanKind.TEXT:
            return [_put_on_line(span)]
        case SpanKind.SIGN:
            return [Span(text=_write_on_line(span.text))]
        case SpanKind.CODE:
            text = _write_on_line(span.text)
            return [Span(SpanKind.CODE, text)] if text.strip(" ") else [Span(text=text)]
        case SpanKind.IMAGE:
            return [_normalise_address(span, _write_on_line(span.text))]
        case SpanKind.PLACEHOLDER if span.text[0] != "g":
            return [Span(SpanKind.PLACEHOLDER, span.text)]
        case SpanKind.PLACEHOLDER:
            return [Span(SpanKind.PLACEHOLDER, span.text, normalise_marks(span.children))]
        case SpanKind.RUBY:
            return normalise_marks((*span.children, Span(text=f" ({span.text})")))
        case SpanKind.LINK:
            content, notes = _clear_link(span.children)
            link = _normalise_address(span, span.text)
            return [*_move_edges(link, normalise_marks(content)), *notes]
        case kind if kind in _EDGED:
            return list(map(order_marks, _move_edges(span, normalise_marks(span.children))))
        case _:
            return [span]


def _clear_link(spans: Iterable[Span]) -> tuple[list[Span], list[Span]]:
    """Return the content of a link without links and notes in it, and the notes.

    CommonMark has no link in a link, and a reference to a note is one for the parser.
    """
    content: list[Span] = []
    notes: list[Span] = []
    for span in spans:
        inside, found = _clear_link(span.children)
        notes += [span] if span.kind is SpanKind.NOTE else found
        if span.kind is SpanKind.LINK:
            content += inside
        elif span.kind is not SpanKind.NOTE:
            content.append(replace(span, children=tuple(inside)) if span.children else span)
    return content, notes


def _move_edges(span: Span, inside: Sequence[Span]) -> list[Span]:
    """Return a mark with its content, and before and after it the spaces that were at its edges."""
    before: list[Span] = []
    after: list[Span] = []
    content = list(inside)
    while content and (edge := _cut_edge(content, 0)):
        before.append(edge)
    while content and (edge := _cut_edge(content, -1)):
        after.insert(0, edge)
    if content or span.kind is SpanKind.LINK:
        children = tuple(content)
        before.append(Span(span.kind, "", children, span.target, span.title, span.direction))
    return before + after


def _cut_edge(content: list[Span], at: int) -> Span | None:
    """Cut the space or the line break off one end, and return it; None if there is none."""
    edge = content[at]
    if edge.kind in LINE_ENDS:
        return content.pop(at)
    if edge.kind is not SpanKind.TEXT:
        return None
    rest = edge.text.lstrip(" ") if at == 0 else edge.text.rstrip(" ")
    if rest == edge.text:
        return None
    content[at : at + 1 or None] = [Span(text=rest)] * bool(rest)
    return Span(text=" " * (len(edge.text) - len(rest)))


def _put_on_line(span: Span) -> Span:
    """Return a text on one line: as a rule, it is the same span."""
    text = _write_on_line(span.text)
    return span if text is span.text else Span(text=text)


def _write_on_line(text: str) -> str:
    # what can be printed has no line ends, which is seen faster than by a pattern
    is_on_line = text.isprintable() or _OFF_LINE.search(text) is None
    return text if is_on_line else text.translate(_ON_LINE)


def _normalise_address(span: Span, text: str) -> Span:
    target = inline_parser().normalizeLink(span.target) if span.target else ""
    title = _write_on_line(span.title).strip(" ")
    return Span(span.kind, text, span.children, target, title, span.direction, span.picture)
