"""A run of text as marks of our dialect: what a translator gets of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.inline import inline_parser, plain_text
from dragoman.model import Span, SpanKind
from dragoman.sources._common import LINE_END
from dragoman.sources._html.readings import add_brackets, is_reading
from dragoman.sources._html.runs import Node, join_space, read_blank
from dragoman.sources._html.tokens import Attributes, read_tag_attributes


class RunSpans:
    """Makes the marks of a run: white space is one space, and placeholders get their numbers."""

    def __init__(self, text: str, *, keeps_lines: bool) -> None:
        self._text = text
        self._keeps_lines = keeps_lines
        self._is_after_space = True
        self._count = 0

    def make(self, nodes: Sequence[Node]) -> list[Span]:
        """Return the spans of nodes."""
        return [span for node in nodes for span in self._make_spans(node)]

    def _make_spans(self, node: Node) -> Iterator[Span]:
        token, kind = node.token, node.kind
        if kind is None or token is None:
            return
        if kind is SpanKind.TEXT:
            yield from self._read_text(token.read_text(self._text))
            return
        if node.is_unseen:
            yield from self.make(node.children)
            return
        if kind is SpanKind.PLACEHOLDER:
            self._count += 1
            node.label = f"{'g' if node.children else 'x'}{self._count}"
        attributes = read_tag_attributes(self._text, token) if token.kind == "start" else {}
        count = self._count
        inside = tuple(self.make(node.children))
        if inside and (node.is_kept or kind is SpanKind.CODE):
            inside, self._count = (Span(text=plain_text(inside)),), count
        if kind is SpanKind.CODE:
            node.code = plain_text(inside)
        if is_reading(self._text, node):
            inside = add_brackets(inside)
        if kind is SpanKind.BREAK:
            self._is_after_space = True
        elif not node.children:
            self._is_after_space = False
        yield _make_span(node, attributes, inside)
        yield from self._read_text(read_blank(self._text, node))

    def _read_text(self, text: str) -> Iterator[Span]:
        if self._keeps_lines:
            for number, line in enumerate(LINE_END.split(text)):
                if number:
                    yield Span(SpanKind.BREAK)
                yield Span(text=line)
            return
        text = join_space(text)
        if self._is_after_space:
            text = text.removeprefix(" ")
        if text:
            self._is_after_space = text.endswith(" ")
            yield Span(text=text)


def _make_span(node: Node, attributes: Attributes, inside: tuple[Span, ...]) -> Span:
    values = {name: join_space(attribute.value) for name, attribute in attributes.items()}
    title = values.get("title", "").strip()
    match node.kind:
        case SpanKind.LINK:
            return Span(SpanKind.LINK, "", inside, node.address, title)
        case SpanKind.IMAGE:
            alt = values.get("alt", "").strip()
            return Span(SpanKind.IMAGE, alt, target=values["src"].strip(), title=title)
        case SpanKind.CODE:
            return Span(SpanKind.CODE, node.code)
        case SpanKind.ISOLATE:
            direction = values.get("dir", "auto").lower()
            return Span(SpanKind.ISOLATE, children=inside, direction=direction)
        case SpanKind.NOTE | SpanKind.PLACEHOLDER:
            return Span(node.kind, node.label, inside)
        case _:
            return Span(node.kind or SpanKind.TEXT, children=inside)


def normalise_target(address: str) -> str:
    """Return an address as it is read back from a text of our dialect."""
    return inline_parser().normalizeLink(join_space(address).strip())
