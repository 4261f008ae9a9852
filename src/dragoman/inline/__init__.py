"""Reading the text of a unit as spans. No other code parses inline markup.

The spans are emphasis, strong, deleted, code, link, image, note reference and line break.
Everything else is text, with its entities decoded:

- of a link whose scheme is not http, https or mailto, and of a relative link, only the text is
  kept;
- ``<br>`` is a line break. ``<em>``, ``<i>``, ``<strong>``, ``<b>``, ``<del>``, ``<s>`` and
  ``<code>`` have their usual effect. Comments are removed, and so are other harmless tags, such as
  ``<span>``, ``<bdi>`` and ``<a>``, without the text in them. Any other tag is shown as it is
  written.

A text that would take too long to parse, because it is very long or has very many brackets, is
plain text.
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
"""How deep spans may be nested. A deeper span loses its markup and keeps its text."""

_LONGEST = 200_000
"""Characters of the longest text that is parsed."""
_MOST_BRACKETS = 2_000
"""How many ``[`` a text may have to be parsed: each one is tried as a link."""

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

LinkDefinitions = Mapping[str, tuple[str, str]]
"""Link reference definitions: normalised label to address and title."""


def parse_spans(
    text: str,
    links: LinkDefinitions | None = None,
    markup: str = "markdown",
    notes: Collection[str] | None = None,
) -> tuple[Span, ...]:
    """Return the spans of a text: joined in order, their texts are the text that a reader sees.

    ``markup`` is one of "markdown", "html" for a block of HTML, "code" for code, whose line breaks
    stay, and "plain" for text without markup. ``links`` are the link reference definitions of the
    document. ``notes`` are the labels of its notes; with None, every label is accepted.
    """
    text = clean(text)
    if markup == "html":
        return _parse_html(text)
    if markup == "code":
        return (Span(SpanKind.CODE, text),)
    if markup != "markdown" or not _is_parsable(text):
        folded = " ".join(text.split("\n"))
        return (Span(text=folded),) if folded else ()
    env: dict[str, Any] = {"references": _make_references(links), "labels": notes}
    tokens = inline_parser().parseInline(text, env)
    builder = _SpanBuilder()
    for token in tokens[0].children or ():
        builder.add(token)
    return builder.finish()


def _parse_html(html: str) -> tuple[Span, ...]:
    """Return the spans of a block of HTML, with a line break at each edge of a block element."""
    builder = _SpanBuilder()
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
    return tuple(_drop_empty_lines(builder.finish()))


def _drop_empty_lines(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans without the breaks at the beginning and end, and one break for several."""
    pending: Span | None = None
    has_text = False
    for span in spans:
        if span.kind is SpanKind.BREAK:
            pending = span if has_text else None
        elif span.kind is not SpanKind.TEXT or span.text.strip(" "):
            if pending:
                yield pending
            pending, has_text = None, True
            yield span


def plain_text(spans: Sequence[Span]) -> str:
    """Return the text of spans without markup.

    An image gives its description, a line break a newline, and a note reference nothing.
    """
    parts: list[str] = []
    for span in spans:
        if span.kind is SpanKind.BREAK:
            parts.append("\n")
        elif span.kind is not SpanKind.NOTE:
            parts += (span.text, plain_text(span.children))
    return "".join(parts)


def find_hard_breaks(text: str, links: LinkDefinitions) -> frozenset[int]:
    """Return the ordinals, from 0, of those newlines of a paragraph that are hard line breaks."""
    if not _is_parsable(text):
        pieces = enumerate(text.split("\n"))
        return frozenset(number for number, piece in pieces if piece.endswith(("  ", "\\")))
    env: dict[str, Any] = {"references": _make_references(links), "text": text, "breaks": []}
    inline_parser().parseInline(text, env)
    return frozenset(text.count("\n", 0, position) for position in env["breaks"])


def _make_references(links: LinkDefinitions | None) -> dict[str, dict[str, str]]:
    """Return link reference definitions in the shape of markdown-it."""
    return {label: {"href": href, "title": title} for label, (href, title) in (links or {}).items()}


def _is_parsable(text: str) -> bool:
    return len(text) <= _LONGEST and text.count("[") <= _MOST_BRACKETS


class _OpenSpan:
    """A span that is not closed yet, with the spans in it so far."""

    __slots__ = ("children", "kind", "tag", "target", "title")

    def __init__(self, kind: SpanKind | None, tag: str, target: str = "", title: str = "") -> None:
        self.kind = kind
        """None for one that only shows its children."""
        self.tag = tag
        """The name of the element where the span is raw HTML; else empty."""
        self.target = target
        self.title = title
        self.children: list[Span] = []


class _SpanBuilder:
    """Builds the tree of spans from the flat tokens of markdown-it."""

    def __init__(self) -> None:
        self.open_spans = [_OpenSpan(None, "")]

    def finish(self) -> tuple[Span, ...]:
        """Close all open spans and return the tree."""
        while len(self.open_spans) > 1:
            self._close()
        return tuple(self.open_spans[0].children)

    def add(self, token: Token) -> None:
        """Add a token and, for an image, its children."""
        kind = token.type
        if kind in _OPENING:
            self._open(token)
        elif token.nesting < 0:
            while self.open_spans[-1].tag:  # raw HTML that is never closed
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
            self._add_image(token)
        else:
            self.add_text(token.content)

    def _open(self, token: Token) -> None:
        kind: SpanKind | None = _OPENING[token.type]
        target = str(token.attrs.get("href", ""))
        if kind is SpanKind.LINK and not is_allowed_link(target):
            kind = None
        title = clean(str(token.attrs.get("title", "")))
        self.open_spans.append(_OpenSpan(kind, "", target if kind else "", title if kind else ""))

    def _close(self) -> None:
        closed = self.open_spans.pop()
        children = tuple(closed.children)
        if closed.kind is None or len(self.open_spans) > _DEPTH:
            for child in children:
                self.put(child)
        elif closed.kind is SpanKind.CODE:
            self.put(Span(SpanKind.CODE, plain_text(children)))
        elif children:
            self.put(Span(closed.kind, "", children, closed.target, closed.title))

    def put(self, span: Span) -> None:
        """Append a span to the innermost open one; neighbouring texts are joined."""
        siblings = self.open_spans[-1].children
        if siblings and span.kind is siblings[-1].kind is SpanKind.TEXT:
            siblings[-1] = Span(text=siblings[-1].text + span.text)
        else:
            siblings.append(span)

    def add_text(self, text: str) -> None:
        """Append a text, cleaned, unless it is empty."""
        if text:
            self.put(Span(text=clean(text)))

    def _add_image(self, token: Token) -> None:
        inner = _SpanBuilder()
        for child in token.children or ():
            inner.add(child)
        target, title = str(token.attrs.get("src", "")), str(token.attrs.get("title", ""))
        alt = " ".join(plain_text(inner.finish()).split("\n"))
        self.put(Span(SpanKind.IMAGE, alt, target=target, title=clean(title)))

    def add_html(self, raw: str, *, known: bool = False) -> None:
        """Add a tag of raw HTML: its effect, nothing, or, if it is not harmless, the tag as text.

        With ``known``, a tag is never shown as text: it is part of a block of HTML.
        """
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
            self.open_spans.append(_OpenSpan(_EFFECTS[name], name))
        elif self.open_spans[-1].tag == name:
            self._close()
