"""The spans that are open, and the line that they are on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.inline._shown_text import plain_text, write_reading
from dragoman.inline._tags import READINGS
from dragoman.model import Span, SpanKind

_DEPTH = 16
"""How deep spans may be nested. A deeper span loses its markup and keeps its text."""
_REACH = 3 * _DEPTH
"""How many open spans are searched for the one that a tag closes."""
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
"""By bidirectional class, the direction of a letter."""


@dataclass(slots=True)
class OpenSpan:
    """A span that is not closed yet, with the spans in it so far."""

    kind: SpanKind | None = None
    """None for one that only shows its children."""
    tag: str = ""
    """The name of the element where the span is raw HTML; else empty."""
    target: str = ""
    title: str = ""
    direction: str = ""
    """For an isolate, the value of ``dir``."""
    is_hidden: bool = False
    """Whether no reader sees its content."""
    is_ended: bool = False
    """Whether its tag has been closed inside an emphasis that is still open."""
    is_deep: bool = False
    """Whether it is nested so deep that its content is that of the span around it."""
    children: list[Span] = field(default_factory=list)


class SpanStack:
    """The open spans, from the outermost. The line knows which breaks and signs come next."""

    def __init__(self, quotes: tuple[str, str, str, str]) -> None:
        self.signs: list[str] = []
        """The signs that are written before the next thing on the line."""
        self._quotes = quotes
        self._open = [OpenSpan()]
        self._skipped: dict[str, int] = {}
        """By name, how many open elements are nested so deep that they have no effect."""
        self._links = self._quotations = 0
        """How many links and quotations are open."""
        self._has_line = False
        """Whether the current line shows something."""
        self._line_end: SpanKind | None = None
        """What ended the last line; it is written when the next one begins."""
        self._is_row_new = False
        """Whether a row of a table has begun and shows nothing yet."""

    @property
    def is_in_link(self) -> bool:
        """Whether a link is open."""
        return self._links > 0

    def push(self, span: OpenSpan) -> None:
        """Open a span. One that is nested too deep has no effect."""
        if span.kind is not None or span.tag == "q":
            self._begin_line()
        if span.tag and len(self._open) > _DEPTH:
            self._skipped[span.tag] = self._skipped.get(span.tag, 0) + 1
            return
        if len(self._open) > _DEPTH:
            span.kind, span.children, span.is_deep = None, self._open[-1].children, True
        self._links += span.kind is SpanKind.LINK
        self._quotations += span.tag == "q"
        self._open.append(span)

    def close_mark(self) -> None:
        """Close the innermost span that is not an element, and the elements open in it."""
        while self._open[-1].tag:
            self._close()
        if len(self._open) > 1:
            self._close()

    def close_element(self, tag: str) -> None:
        """Close an element. Those in it that are still open go on after it, as in browsers.

        One around an emphasis that is still open is closed together with the emphasis.
        """
        if self._skipped.get(tag):
            self._skipped[tag] -= 1
            return
        inside: list[OpenSpan] = []
        for span in reversed(self._open[-_REACH:]):
            if span.tag == tag and not span.is_ended:
                break
            inside.append(span)
        else:
            return
        if not all(each.tag for each in inside):
            self._open[-1 - len(inside)].is_ended = True
            return
        for _ in inside:
            self._close()
        self._close(by_its_tag=True)
        for each in reversed(inside):
            if each.kind is not None and not span.is_hidden:
                self.push(replace(each, children=[]))

    def end_implied(self, tags: frozenset[str]) -> None:
        """Close the innermost span if it is one of these elements."""
        if self._open[-1].tag in tags:
            self._close()

    def _close(self, *, by_its_tag: bool = False) -> None:
        closed = self._open.pop()
        self._links -= closed.kind is SpanKind.LINK
        self._quotations -= closed.tag == "q"
        if not closed.is_deep and not (closed.is_hidden and (by_its_tag or closed.tag == "rp")):
            for span in self._finish_span(closed):
                self._append(span)
        if self._open[-1].is_ended:
            self._close(by_its_tag=True)

    def _finish_span(self, closed: OpenSpan) -> Iterator[Span]:
        children = tuple(closed.children)
        if closed.tag == "q":
            opening, closing = self._quotes[2:] if self._quotations % 2 else self._quotes[:2]
            yield from (Span(text=opening), *children, Span(text=closing))
        elif closed.tag in READINGS:
            yield from self._add_reading(" ".join(plain_text(children).split()))
        elif closed.kind is SpanKind.CODE:
            yield from _split_code(plain_text(children))
        elif closed.kind is SpanKind.ISOLATE:
            yield from _isolate(children, closed.direction)
        elif closed.kind is None:
            yield from children
        elif children:
            yield Span(closed.kind, "", children, closed.target, closed.title)

    def _add_reading(self, reading: str) -> Iterator[Span]:
        """Yield the characters before a reading together with it."""
        siblings = self._open[-1].children
        start = len(siblings)
        while start and siblings[start - 1].kind is not SpanKind.RUBY:
            start -= 1
        word = tuple(siblings[start:]) if self._open[-1].tag == "ruby" else ()
        if not reading:
            return
        if not plain_text(word).strip():
            yield Span(text=write_reading(plain_text(siblings[-1:]), reading))
            return
        del siblings[start:]
        yield Span(SpanKind.RUBY, reading, word, direction=_find_direction(reading))

    def show(self, span: Span) -> None:
        """Append a span to the innermost open one."""
        self._begin_line()
        self._append(span)

    def show_text(self, text: str) -> None:
        """Append a text. The spaces at the beginning of a line are left out."""
        if not self._has_line or self.signs:
            text = text.lstrip(" ")
        if text:
            self.show(Span(text=text))

    def show_preformatted(self, text: str) -> None:
        """Append a text with its spaces. Those of an empty line are not shown."""
        if text.strip():
            self.show_text(text)
        elif text and self._has_line:
            self.show(Span(text=text))
        elif text:
            self.signs = [text]

    def _append(self, span: Span) -> None:
        """Append a span to the innermost open one; neighbouring texts are joined."""
        siblings = self._open[-1].children
        if siblings and span.kind is siblings[-1].kind is SpanKind.TEXT:
            siblings[-1] = Span(text=siblings[-1].text + span.text)
        else:
            siblings.append(span)

    def end_line(self, kind: SpanKind = SpanKind.BREAK) -> None:
        """End the line, or, where it has nothing on it yet, the paragraph before it."""
        if self._has_line:
            self._line_end, self._has_line = kind, False
        elif self._line_end:
            self._line_end = SpanKind.PARAGRAPH

    def reach_edge(self) -> None:
        """End the line, if it has anything on it: an element begins or ends here.

        The first element of a cell stays on the line of its row.
        """
        if self._has_line and not self.signs:
            self.end_line()

    def begin_row(self) -> None:
        """End the line: a row of a table begins or ends here."""
        self.signs = []
        self.reach_edge()
        self._is_row_new = True

    def continue_row(self, sign: str) -> None:
        """Go on with a sign on the line of the cell before, also where that ended a line."""
        if self._line_end and not self._is_row_new:
            self._line_end, self._has_line = None, True
        self.signs.append(sign)

    def _begin_line(self) -> None:
        """Write the end of the last line and the signs, now that something follows them."""
        if self._line_end:
            self._append(Span(self._line_end))
        for sign in self.signs:
            self._append(Span(SpanKind.SIGN, sign))
        self.signs, self._line_end, self._has_line, self._is_row_new = [], None, True, False

    def finish(self) -> tuple[Span, ...]:
        """Close all open spans and return the tree; the ends of paragraphs are at its top."""
        while len(self._open) > 1:
            self._close()
        return join_paragraphs(_split_paragraphs(self._open[0].children))


def join_paragraphs(paragraphs: Sequence[Sequence[Span]]) -> tuple[Span, ...]:
    """Return the spans of paragraphs with the end of a paragraph between them."""
    joined: list[Span] = []
    for paragraph in filter(None, map(_trim, paragraphs)):
        joined += [Span(SpanKind.PARAGRAPH)] * bool(joined)
        joined += paragraph
    return tuple(joined)


def _trim(spans: Sequence[Span]) -> Sequence[Span]:
    """Return the spans of a paragraph without line breaks at its beginning and end."""
    first, last = 0, len(spans)
    while first < last and spans[first].kind is SpanKind.BREAK:
        first += 1
    while last > first and spans[last - 1].kind is SpanKind.BREAK:
        last -= 1
    return spans[first:last]


def _split_paragraphs(spans: Sequence[Span]) -> list[list[Span]]:
    """Split spans at the ends of paragraphs; a span that contains one becomes several."""
    paragraphs: list[list[Span]] = [[]]
    for span in spans:
        if span.kind is SpanKind.PARAGRAPH:
            paragraphs.append([])
            continue
        parts = _split_paragraphs(span.children)
        if len(parts) == 1:
            paragraphs[-1].append(span)
            continue
        wrapped = [[replace(span, children=tuple(part))] * bool(part) for part in parts]
        if span.kind is SpanKind.RUBY:  # only the end of the word has its reading
            wrapped[:-1] = parts[:-1]
        paragraphs[-1] += wrapped[0]
        paragraphs += wrapped[1:]
    return paragraphs


def _split_code(text: str) -> Iterator[Span]:
    """Yield a span of code for each line, and between them the ends of the lines."""
    for number, line in enumerate(text.split("\n")):
        if number and line:
            yield Span(SpanKind.BREAK)
        elif number:
            yield Span(SpanKind.PARAGRAPH)
        if line:
            yield Span(SpanKind.CODE, line)


def _isolate(spans: tuple[Span, ...], direction: str) -> Iterator[Span]:
    """Yield spans that are kept apart; for another direction than these two, by their letters."""
    if direction not in ("ltr", "rtl"):
        direction = _find_direction(plain_text(spans))
    if spans and direction:
        yield Span(SpanKind.ISOLATE, children=spans, direction=direction)
    else:
        yield from spans


def _find_direction(text: str) -> str:
    """Return the direction of the first letter of a text; empty where it has none."""
    classes = map(unicodedata.bidirectional, text)
    return next((_STRONG[each] for each in classes if each in _STRONG), "")
