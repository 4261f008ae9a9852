"""Reading a text as it is written: its marks, with nothing dropped and nothing cleaned."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.inline._dialect import JOINED, OPENING, inline_parser, is_parsable, may_have_marks
from dragoman.inline._normal_form import normalise_marks
from dragoman.inline._shown_text import plain_text
from dragoman.inline._tags import ISOLATING, MARKS, TAG, read_attributes
from dragoman.model import PLACEHOLDER_NAME, Span, SpanKind

if TYPE_CHECKING:
    from markdown_it.token import Token

DEEPEST = 60
"""How deep marks may be nested; a deeper tag is text."""
_TAGS = MARKS | dict.fromkeys(ISOLATING, SpanKind.ISOLATE)
"""The elements that are marks. All other tags are text, but those of placeholders."""
_DIRECTIONS = ("ltr", "rtl", "auto")


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
        if kind in OPENING:
            target, title = (str(token.attrs.get(name, "")) for name in ("href", "title"))
            self._open.append(_Open(Span(OPENING[kind], target=target, title=title)))
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
