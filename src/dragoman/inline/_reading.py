"""Reading a text as it is written: its marks, with nothing dropped and nothing cleaned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dragoman.inline._dialect import JOINED, inline_parser, is_parsable, may_have_marks
from dragoman.inline._order import order_marks
from dragoman.inline._shown_text import plain_text
from dragoman.inline._tags import TAG, read_attributes
from dragoman.model import PLACEHOLDER_NAME, Span, SpanKind
from dragoman.patterns import compile_later

if TYPE_CHECKING:
    from markdown_it.token import Token

DEEPEST = 60
"""How deep marks may be nested; a deeper tag is text."""
_MARKDOWN = {
    "em_open": SpanKind.EMPHASIS,
    "strong_open": SpanKind.STRONG,
    "s_open": SpanKind.DELETED,
    "link_open": SpanKind.LINK,
}
_TAGS = {
    **dict.fromkeys(("em", "i"), SpanKind.EMPHASIS),
    **dict.fromkeys(("strong", "b"), SpanKind.STRONG),
    **dict.fromkeys(("del", "s"), SpanKind.DELETED),
    **dict.fromkeys(("ins", "u"), SpanKind.INSERTED),
    **dict.fromkeys(("bdi", "bdo", "span"), SpanKind.ISOLATE),
    "code": SpanKind.CODE,
    "q": SpanKind.QUOTATION,
    "sub": SpanKind.SUBSCRIPT,
    "sup": SpanKind.SUPERSCRIPT,
}
"""The elements that are marks. All other tags are text, but those of placeholders."""
_DIRECTIONS = ("ltr", "rtl", "auto")
_EDGED = frozenset(_TAGS.values())
"""The marks that have no space and no line break at their edges."""
_OFF_LINE = compile_later(r"[\t\r\n\0]")
_ON_LINE = {9: " ", 10: " ", 13: " ", 0: "\ufffd"}
_LINE_ENDS = (SpanKind.BREAK, SpanKind.PARAGRAPH)


@dataclass(slots=True)
class _Open:
    """A mark that is not closed yet; its span has no children yet."""

    span: Span
    tag: str = ""
    """The name of the tag that closes it; empty for a mark of Markdown."""
    children: list[Span] = field(default_factory=list)


def read_marks(
    text: str, notes: Collection[str] | None = None, *, joins: bool = True
) -> tuple[Span, ...]:
    """Return the tree of a text in our dialect, as it is written.

    The dialect is the inline markup of Markdown, the tags of ``_TAGS``, ``<br>``, and numbered
    placeholders. Nothing is dropped, cleaned or isolated; relative links and pictures keep their
    addresses, encoded as CommonMark says. A tag that is not of the dialect is text, and so is an
    end tag without a beginning. A tag that nothing closes is closed where the mark around it ends.
    ``notes`` are the labels of notes; with None, every label is accepted. Without ``joins``, an
    emphasis begins and ends only where it does for CommonMark (``JOINED``).
    """
    if not is_parsable(text):
        return (Span(text=text),) if text else ()
    if not may_have_marks(text):
        return normalise_marks([Span(text=text)])
    reader = _MarkReader()
    env = {"labels": notes, **({JOINED: True} if joins else {})}
    for token in inline_parser().parseInline(text, env)[0].children or ():
        reader.add(token)
    return normalise_marks(reader.finish())


class _MarkReader:
    """Builds the tree of marks from the tokens of markdown-it."""

    def __init__(self) -> None:
        self._open = [_Open(Span())]

    def finish(self) -> list[Span]:
        while len(self._open) > 1:
            self._close()
        return self._open[0].children

    def add(self, token: Token) -> None:
        """Add a token."""
        kind = token.type
        if kind in _MARKDOWN:
            target, title = (str(token.attrs.get(name, "")) for name in ("href", "title"))
            self._open.append(_Open(Span(_MARKDOWN[kind], target=target, title=title)))
        elif token.nesting < 0:
            while self._open[-1].tag:
                self._close()
            self._close()
        elif kind == "html_inline":
            self._add_tag(token.content)
        elif kind == "image":
            self._show(_read_image(token))
        else:
            self._show(_read_leaf(token))

    def _show(self, span: Span) -> None:
        self._open[-1].children.append(span)

    def _close(self) -> None:
        closed = self._open.pop()
        span, children = closed.span, tuple(closed.children)
        text = plain_text(children) if span.kind is SpanKind.CODE else span.text
        children = () if span.kind is SpanKind.CODE else children
        self._show(Span(span.kind, text, children, span.target, span.title, span.direction))

    def _add_tag(self, raw: str) -> None:
        match = TAG.match(raw)
        name = match[2].lower() if match else ""
        if match is None:
            self._show(Span(text=raw))
        elif PLACEHOLDER_NAME.match(name):
            self._add_placeholder(name, closes=bool(match[1]), is_empty=bool(match[4]))
        elif name == "br" and not match[1]:
            self._show(Span(SpanKind.BREAK))
        elif match[1]:
            self._close_element(name, raw)
        elif (span := _make_mark(name, match[3])) and len(self._open) <= DEEPEST:
            self._open.append(_Open(span, name))
        else:
            self._show(Span(text=raw))

    def _add_placeholder(self, name: str, *, closes: bool, is_empty: bool) -> None:
        if name[0] == "x" or is_empty or (not closes and len(self._open) > DEEPEST):
            self._show(Span(SpanKind.PLACEHOLDER, f"/{name}" if closes else name))
        elif closes:
            self._close_element(name, "")
        else:
            self._open.append(_Open(Span(SpanKind.PLACEHOLDER, name), name))

    def _close_element(self, name: str, raw: str) -> None:
        """Close the innermost element of that name which no mark of Markdown keeps open."""
        for number in range(len(self._open) - 1, 0, -1):
            if self._open[number].tag == name:
                while len(self._open) > number:
                    self._close()
                return
            if not self._open[number].tag:
                break
        stray = Span(text=raw) if raw else Span(SpanKind.PLACEHOLDER, f"/{name}")
        self._show(stray)


def _make_mark(name: str, attributes: str) -> Span | None:
    """Return the span of a tag without its children; None for a tag that is not a mark."""
    kind = _TAGS.get(name)
    if kind is not SpanKind.ISOLATE:
        return Span(kind) if kind and not attributes.strip() else None
    direction = read_attributes(attributes).get("dir", "" if name == "span" else "auto").lower()
    return Span(kind, direction=direction) if direction in _DIRECTIONS else None


def _read_leaf(token: Token) -> Span:
    match token.type:
        case "softbreak":
            return Span(text=" ")
        case "hardbreak":
            return Span(SpanKind.BREAK)
        case "paragraph_end":
            return Span(SpanKind.PARAGRAPH)
        case "code_inline":
            return Span(SpanKind.CODE, token.content)
        case "footnote_ref":
            return Span(SpanKind.NOTE, str(token.meta["label"]))
        case _:
            return Span(text=token.content)


def _read_image(token: Token) -> Span:
    reader = _MarkReader()
    for child in token.children or ():
        reader.add(child)
    target, title = (str(token.attrs.get(name, "")) for name in ("src", "title"))
    return Span(SpanKind.IMAGE, plain_text(reader.finish()), target=target, title=title)


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
        if joined and span.kind in _LINE_ENDS:
            _strip_last(joined)
        elif joined and joined[-1].kind in _LINE_ENDS and span.kind is SpanKind.TEXT:
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
    if edge.kind in _LINE_ENDS:
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
