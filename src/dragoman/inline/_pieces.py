"""Cutting a text into its marks and what is between them; joined again, they are the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.inline._dialect import is_parsable, make_parser, may_have_marks
from dragoman.inline._tags import MARKS, TAG
from dragoman.model import SpanKind

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_DELIMITERS = {
    "em": SpanKind.EMPHASIS,
    "strong": SpanKind.STRONG,
    "s": SpanKind.DELETED,
}
_TAGS = MARKS | {"a": SpanKind.LINK}
_ALONE = {"autolink": SpanKind.LINK, "footnote_ref": SpanKind.NOTE, "attributes": SpanKind.SIGN}
"""The rules of the parser that read one mark without a text in it."""


_WITHOUT_MARKS = frozenset({"text", "entity", "linkify"})
"""The rules of the parser that read no mark: most of what it asks."""


class PieceRole(StrEnum):
    """What a piece of a text is."""

    TEXT = "text"
    OPEN = "open"
    """The beginning of a mark."""
    CLOSE = "close"
    """The end of the mark that is open, of several the innermost."""
    ALONE = "alone"
    """A mark without a text in it, or one that has no other end or crosses another."""


class MarkPiece(NamedTuple):
    """A piece of a text, as it is written."""

    role: PieceRole
    text: str
    kind: SpanKind = SpanKind.TEXT
    """What the mark is, for who shows it."""


class _MarkEdge(NamedTuple):
    start: int
    end: int
    role: PieceRole
    kind: SpanKind
    name: str = ""
    """What the other edge of the mark must have."""


def cut_marks(text: str, markup: str = "markdown") -> tuple[MarkPiece, ...]:
    """Return a text in pieces: its marks, and the text between them.

    The texts of the pieces, joined, are the text. Marks are nested: each end belongs to the last
    beginning that is still open. Text in another markup than "markdown" has no marks.
    """
    whole = (MarkPiece(PieceRole.TEXT, text),) if text else ()
    if markup != "markdown" or not is_parsable(text) or not may_have_marks(text):
        return whole
    edges = sorted(_find_edges(text))
    position = 0
    for edge in edges:
        if not position <= edge.start < edge.end:
            return whole  # they overlap: no mark is better than a wrong one
        position = edge.end
    return tuple(_cut(text, _nest(edges)))


def _cut(text: str, edges: Iterable[_MarkEdge]) -> Iterator[MarkPiece]:
    position = 0
    for edge in edges:
        if edge.start > position:
            yield MarkPiece(PieceRole.TEXT, text[position : edge.start])
        yield MarkPiece(edge.role, text[edge.start : edge.end], edge.kind)
        position = edge.end
    if position < len(text):
        yield MarkPiece(PieceRole.TEXT, text[position:])


def _nest(edges: list[_MarkEdge]) -> list[_MarkEdge]:
    """Return the edges, where those that cross others or have no partner are alone."""
    nested = [edge._replace(role=PieceRole.ALONE) for edge in edges]
    waiting: list[int] = []
    for number, edge in enumerate(edges):
        if edge.role is PieceRole.OPEN:
            waiting.append(number)
        elif edge.role is PieceRole.CLOSE:
            names = [edges[each].name for each in waiting]
            if edge.name in names:
                at = len(names) - 1 - names[::-1].index(edge.name)
                nested[waiting[at]], nested[number] = edges[waiting[at]], edge
                del waiting[at:]
    return nested


def _find_edges(text: str) -> Iterator[_MarkEdge]:
    env: dict[str, Any] = {"text": text, "edges": []}
    tokens = _placing_parser().parseInline(text, env)[0].children or ()
    yield from env["edges"]
    for token in tokens:
        start = token.meta.get("start")
        if token.nesting and start is not None:
            # Of two signs, the parser turns the inner ones into the beginning and the end.
            start -= len(token.markup) - 1 if token.type == "strong_open" else 0
            role = PieceRole.OPEN if token.nesting > 0 else PieceRole.CLOSE
            yield _MarkEdge(
                start, start + len(token.markup), role, _DELIMITERS[token.tag], token.markup
            )


@lru_cache(maxsize=1)
def _placing_parser() -> MarkdownIt:
    """Return the parser of the dialect, which records where its marks are."""
    md = make_parser()
    for rule in list(md.inline.ruler.__rules__):
        if rule.name in _WITHOUT_MARKS:
            continue
        md.inline.ruler.at(rule.name, _record_place(rule.name, rule.fn))
    return md


def _record_place(name: str, rule: Any) -> Any:
    """Wrap a rule of markdown-it so that it adds the edges of its marks to ``env["edges"]``.

    Of emphasis it is known only at the end whether it is a mark: there the tokens learn where they
    begin. The description of a picture is another text than ``env["text"]``; nothing in it is
    recorded.
    """

    def recording_rule(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        had_pending = bool(state.pending)
        matched = bool(rule(state, silent))
        if matched and not silent and state.src == state.env["text"]:
            new = state.tokens[before:]
            is_flushed = had_pending and bool(new)  # the text before it came first
            _record(name, state, start, new[is_flushed:])
        return matched

    return recording_rule


def _record(name: str, state: StateInline, start: int, tokens: list[Token]) -> None:
    edges: list[_MarkEdge] = state.env["edges"]
    if name in ("emphasis", "strikethrough"):
        for token in tokens:
            token.meta["start"] = start
            start += len(token.content)
    elif name in _ALONE:
        edges.append(_MarkEdge(start, state.pos, PieceRole.ALONE, _ALONE[name]))
    elif name == "html_inline" and tokens:
        edges.append(_read_tag(tokens[-1].content, start))
    elif name == "link":
        label = state.md.helpers.parseLinkLabel(state, start, True)
        edges += _pair(start, start + 1, label, state.pos, SpanKind.LINK)
    elif name == "image":
        label = state.md.helpers.parseLinkLabel(state, start + 1, False)
        edges += _pair(start, start + 2, label, state.pos, SpanKind.IMAGE)
    elif tokens and tokens[-1].type == "code_inline":
        width = len(tokens[-1].markup)
        edges += _pair(start, start + width, state.pos - width, state.pos, SpanKind.CODE)
    elif tokens and tokens[-1].type == "hardbreak":
        edges.append(_MarkEdge(start, state.pos, PieceRole.ALONE, SpanKind.BREAK))


def _pair(start: int, inner: int, inner_end: int, end: int, kind: SpanKind) -> list[_MarkEdge]:
    name = f"{start}"
    return [
        _MarkEdge(start, inner, PieceRole.OPEN, kind, name),
        _MarkEdge(inner_end, end, PieceRole.CLOSE, kind, name),
    ]


def _read_tag(raw: str, start: int) -> _MarkEdge:
    match = TAG.match(raw)
    end = start + len(raw)
    if match is None or match[4] or match[2].lower() == "br":
        kind = SpanKind.BREAK if match and match[2].lower() == "br" else SpanKind.PLACEHOLDER
        return _MarkEdge(start, end, PieceRole.ALONE, kind)
    name = match[2].lower()
    role = PieceRole.CLOSE if match[1] else PieceRole.OPEN
    return _MarkEdge(start, end, role, _TAGS.get(name, SpanKind.PLACEHOLDER), f"<{name}")
