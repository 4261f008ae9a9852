"""The text of a unit as spans; nothing else parses inline markup.

The subset is emphasis, strong, deleted, code, link, image, note reference and line break. All else
is text, with its entities decoded:

- a link whose scheme is not http, https or mailto (a relative one too) is its text alone;
- ``<br>`` is a line break; ``<em>``, ``<i>``, ``<strong>``, ``<b>``, ``<del>``, ``<s>`` and
  ``<code>`` have their effect; other harmless tags, such as ``<span>``, ``<bdi>`` and ``<a>``, and
  comments are dropped, with their text kept; any other tag is shown as it was written.

A text that is too long, or holds too many brackets, to be parsed in reasonable time is plain.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from dragoman.bidi import clean, isolate
from dragoman.inline._dialect import NESTING, inline_parser
from dragoman.model import Span, SpanKind, is_allowed_link

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = [
    "NESTING",
    "clean",
    "find_hard_breaks",
    "inline_parser",
    "isolate",
    "parse_spans",
    "plain_text",
]

_DEPTH = 16
"""How deep spans may be nested; what is deeper loses its markup and keeps its text."""

_LONGEST = 200_000
_MOST_BRACKETS = 2_000

_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)\b[^>]*?(/?)>\Z", re.I | re.S)
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|title)\b.*?(?:</\1\s*>|\Z)|<[?!].*?(?:>|\Z)",
    re.I | re.S,
)
_IMAGE = re.compile(
    r"<img\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?\salt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I
)
_PIECES = re.compile(r"(</?[a-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)", re.I)
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|br|center|dd|details|div|dl|dt|fieldset|figcaption"
    r"|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|t[dhr]|ul)\b",
    re.I,
)
_EFFECTS = {
    "em": SpanKind.EMPHASIS,
    "i": SpanKind.EMPHASIS,
    "strong": SpanKind.STRONG,
    "b": SpanKind.STRONG,
    "del": SpanKind.DELETED,
    "s": SpanKind.DELETED,
    "code": SpanKind.CODE,
}
_HARMLESS = re.compile(
    "a|abbr|bdi|bdo|cite|data|dfn|ins|kbd|mark|q|r[bpt]|ruby|samp|small|span|su[bp]|time|tt|u|var|wbr"
)
_OPENING = {
    "em_open": SpanKind.EMPHASIS,
    "strong_open": SpanKind.STRONG,
    "s_open": SpanKind.DELETED,
    "link_open": SpanKind.LINK,
}

Links = Mapping[str, tuple[str, str]]


def parse_spans(
    text: str,
    links: Links | None = None,
    markup: str = "markdown",
    notes: Collection[str] | None = None,
) -> tuple[Span, ...]:
    """Give the spans whose text, in order, is the text of the unit.

    ``markup`` is "markdown"; "html" for a unit of that kind; "code" for code, whose line breaks
    stay; and "plain" for what has none. ``links`` are the document's link reference definitions,
    ``notes`` the labels that it defines; None allows any label.
    """
    text = clean(text)
    if markup == "html":
        return _parse_html(text)
    if markup == "code":
        return (Span(SpanKind.CODE, text),)
    if markup != "markdown" or not _is_parsable(text):
        folded = " ".join(text.split("\n"))
        return (Span(text=folded),) if folded else ()
    env: dict[str, Any] = {"references": _references(links), "labels": notes}
    tokens = inline_parser().parseInline(text, env)
    builder = _Builder()
    for token in tokens[0].children or ():
        builder.add(token)
    return builder.done()


def _parse_html(html: str) -> tuple[Span, ...]:
    """Give what a block of HTML shows: the text, with a break where a block of it begins."""
    builder = _Builder()
    for piece in _PIECES.split(_HIDDEN.sub("", html)):
        image = _IMAGE.match(piece)
        if image:
            builder.put(Span(SpanKind.IMAGE, unescape(image[1] or image[2] or "").strip()))
        elif _BLOCK.match(piece):
            builder.put(Span(SpanKind.BREAK))
        elif _PIECES.fullmatch(piece):
            builder.add_html(piece, known=True)
        else:
            builder.add_text(re.sub(r"[ \n]+", " ", unescape(piece)))
    return tuple(_drop_empty_lines(builder.done()))


def _drop_empty_lines(found: Sequence[Span]) -> Iterator[Span]:
    """Leave out breaks that nothing stands before, and the last ones."""
    waiting: Span | None = None
    begun = False
    for span in found:
        if span.kind is SpanKind.BREAK:
            waiting = span if begun else None
        elif span.kind is not SpanKind.TEXT or span.text.strip(" "):
            if waiting:
                yield waiting
            waiting, begun = None, True
            yield span


def plain_text(spans: Sequence[Span]) -> str:
    """Give the text alone: of an image its description, of a break a newline, of a note none."""
    parts: list[str] = []
    for span in spans:
        if span.kind is SpanKind.BREAK:
            parts.append("\n")
        elif span.kind is not SpanKind.NOTE:
            parts += (span.text, plain_text(span.children))
    return "".join(parts)


def find_hard_breaks(text: str, links: Links) -> frozenset[int]:
    """Give the ordinals of those newlines of a paragraph that are hard line breaks."""
    if not _is_parsable(text):
        pieces = enumerate(text.split("\n"))
        return frozenset(number for number, piece in pieces if piece.endswith(("  ", "\\")))
    env: dict[str, Any] = {"references": _references(links), "text": text, "breaks": []}
    inline_parser().parseInline(text, env)
    return frozenset(text.count("\n", 0, position) for position in env["breaks"])


def _references(links: Links | None) -> dict[str, dict[str, str]]:
    return {label: {"href": href, "title": title} for label, (href, title) in (links or {}).items()}


def _is_parsable(text: str) -> bool:
    return len(text) <= _LONGEST and text.count("[") <= _MOST_BRACKETS


class _OpenSpan:
    """A span that is open, with what stands in it so far."""

    __slots__ = ("children", "kind", "tag", "target", "title")

    def __init__(self, kind: SpanKind | None, tag: str, target: str = "", title: str = "") -> None:
        self.kind = kind
        """None for what shows its children only."""
        self.tag = tag
        """Of raw HTML, the name of the element; else empty."""
        self.target = target
        self.title = title
        self.children: list[Span] = []


class _Builder:
    """Builds the tree of spans from the parser's flat tokens."""

    def __init__(self) -> None:
        self.frames = [_OpenSpan(None, "")]

    def done(self) -> tuple[Span, ...]:
        while len(self.frames) > 1:
            self._close()
        return tuple(self.frames[0].children)

    def add(self, token: Token) -> None:
        kind = token.type
        if kind in _OPENING:
            self._open(token)
        elif token.nesting < 0:
            while self.frames[-1].tag:
                self._close()
            self._close()
        elif kind == "text":
            self.add_text(token.content)
        elif kind == "softbreak":
            self.add_text(" ")
        elif kind == "html_inline":
            self.add_html(token.content)
        elif kind == "code_inline":
            self.put(Span(SpanKind.CODE, token.content))
        elif kind == "hardbreak":
            self.put(Span(SpanKind.BREAK))
        elif kind == "footnote_ref":
            self.put(Span(SpanKind.NOTE, token.meta["label"]))
        elif kind == "image":
            self._image(token)
        else:
            self.add_text(token.content)

    def _open(self, token: Token) -> None:
        kind: SpanKind | None = _OPENING[token.type]
        target = str(token.attrs.get("href", ""))
        if kind is SpanKind.LINK and not is_allowed_link(target):
            kind = None
        title = clean(str(token.attrs.get("title", "")))
        self.frames.append(_OpenSpan(kind, "", target if kind else "", title if kind else ""))

    def _close(self) -> None:
        frame = self.frames.pop()
        children = tuple(frame.children)
        if frame.kind is None or len(self.frames) > _DEPTH:
            for child in children:
                self.put(child)
        elif frame.kind is SpanKind.CODE:
            self.put(Span(SpanKind.CODE, plain_text(children)))
        elif children:
            self.put(Span(frame.kind, "", children, frame.target, frame.title))

    def put(self, span: Span) -> None:
        siblings = self.frames[-1].children
        if siblings and span.kind is siblings[-1].kind is SpanKind.TEXT:
            siblings[-1] = Span(text=siblings[-1].text + span.text)
        else:
            siblings.append(span)

    def add_text(self, text: str) -> None:
        if text:
            self.put(Span(text=clean(text)))

    def _image(self, token: Token) -> None:
        inner = _Builder()
        for child in token.children or ():
            inner.add(child)
        target, title = str(token.attrs.get("src", "")), str(token.attrs.get("title", ""))
        alt = " ".join(plain_text(inner.done()).split("\n"))
        self.put(Span(SpanKind.IMAGE, alt, target=target, title=clean(title)))

    def add_html(self, raw: str, *, known: bool = False) -> None:
        if raw.startswith("<!--"):
            return
        match = _TAG.match(raw)
        name = match[2].lower() if match else ""
        if match is None or not (
            known or name == "br" or name in _EFFECTS or _HARMLESS.fullmatch(name)
        ):
            self.add_text(raw)
        elif name == "br":
            self.put(Span(SpanKind.BREAK))
        elif name not in _EFFECTS or match[3]:
            return
        elif not match[1]:
            self.frames.append(_OpenSpan(_EFFECTS[name], name))
        elif self.frames[-1].tag == name:
            self._close()
