"""Spans as Markdown that GitHub and CommonMark read, in which a text is never markup.

Three things make the text safe. What may be a mark gets a backslash. What may begin a block, at
the beginning of a line, gets one too (``protect_lines``). And signs that GitHub acts on only after
Markdown is read, where no backslash is left, are put into a ``<span>`` of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from dragoman.editions._common import BLANKS, describe_image, list_reading
from dragoman.model import Span, SpanKind

_LONG = re.compile("[!-~]{33,}")
"""A word that widens a table, most often an address."""
_PIECE = re.compile("[!-~]{16}(?=[!-~])")
_MARK = re.compile(
    r"[\\`*_\[\]<|~]"
    r"|&(?=[#A-Za-z])"
    r"|[!^]\Z"  # before a link, they would make a picture or a note
    r"|:(?=//)|(?<=[wW]{3})\."  # else a bare address is a link up to the next space
)
_ACTS = re.compile(r":(?=[a-z0-9_+-]+:)|(?<![A-Za-z0-9_])(?:@(?=[A-Za-z0-9])|#(?=[0-9]))|\$")
"""What becomes an emoji, a message to a person, a link to an issue, or a formula."""
_BLOCK = re.compile(
    r"[0-9]{1,9}(?=[.)](?:\s|\Z))"
    r"|(?=#{1,6}(?:\s|\Z)|[-+](?:[\s-]|\Z)|[=>]|:-)"
)
"""What is before the sign that begins a block: the number of an item, or nothing."""
_IN_TAG = re.compile(r"[&<>\"'\\`*_\[\]|~$:@#!]|(?<=[wW])\.")
_CLOSING = re.compile(r"#+\s*\Z")
_TAGS = {
    SpanKind.EMPHASIS: ("em", "*"),
    SpanKind.STRONG: ("strong", "**"),
    SpanKind.DELETED: ("del", "~~"),
    SpanKind.INSERTED: ("ins", ""),
    SpanKind.SUPERSCRIPT: ("sup", ""),
    SpanKind.SUBSCRIPT: ("sub", ""),
}
_ONE_DOLLAR = "<span>$</span>"
_UNSAFE_BESIDE = frozenset("*~\\")
RLM, LRM = "\u200f", "\u200e"


@dataclass(frozen=True, slots=True)
class MarkdownStyle:
    """How the spans of one place are written."""

    direction: str = "ltr"
    """The direction of the text around."""
    footnotes: frozenset[str] = frozenset()
    """The ids of those notes that are footnotes of Markdown; to others, there are links."""
    on_one_line: bool = False
    """Whether the place is a heading or a cell of a table of Markdown."""
    is_top: bool = True
    """Whether no other mark is around, so that marks may be written with asterisks."""

    in_link: bool = False
    """Whether a link is around. Not every reader of Markdown takes ``\\[`` for a sign there."""

    @property
    def inner(self) -> MarkdownStyle:
        """The style of what is inside a mark."""
        return replace(self, is_top=False)


def write_inline(spans: Sequence[Span], style: MarkdownStyle) -> str:
    """Return spans as Markdown. Line breaks are line ends after a backslash."""
    pieces = []
    for number, span in enumerate(spans):
        before = spans[number - 1] if number else None
        after = spans[number + 1] if number + 1 < len(spans) else None
        pieces.append(_write_span(span, before, after, style))
    return "".join(pieces)


def _write_span(span: Span, before: Span | None, after: Span | None, style: MarkdownStyle) -> str:
    match span.kind:
        case SpanKind.TEXT | SpanKind.SIGN:
            text = _escape_brackets(escape_text(span.text), style)
            is_after_note = before is not None and before.kind is SpanKind.NOTE
            return f"\\{text}" if is_after_note and text[:1] in ("(", ":") else text
        case SpanKind.CODE:
            return _write_code(span, (before, after), style)
        case SpanKind.BREAK:
            return "<br>" if style.on_one_line or not style.is_top else "\\\n"
        case SpanKind.PARAGRAPH:
            return "<br><br>"
        case SpanKind.NOTE:
            return _write_note(span, style)
        case SpanKind.LINK:
            return _write_link(span, span.children, style)
        case SpanKind.IMAGE:
            return _write_link(replace(span, title=""), (Span(text=describe_image(span)),), style)
        case SpanKind.RUBY:
            reading = write_inline(list_reading(span), style.inner)
            inside = write_inline(span.children, style.inner)
            return f"<ruby>{inside}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"
        case SpanKind.ISOLATE:
            return _write_isolate(span, style)
        case _:
            return _write_mark(span, before, after, style)


def escape_text(text: str) -> str:
    """Return a text in which nothing is a mark, but for what begins a line."""
    text = BLANKS.sub(" ", text.replace("\0", ""))
    text = _LONG.sub(lambda match: _PIECE.sub("\\g<0>\0", match[0]), text)
    parts, last = [], 0
    for match in _ACTS.finditer(text):
        parts += [_MARK.sub(r"\\\g<0>", text[last : match.start()]), f"<span>{match[0]}</span>"]
        last = match.end()
    written = "".join((*parts, _MARK.sub(r"\\\g<0>", text[last:])))
    return written.replace("\0", "<wbr>")


def _escape_brackets(text: str, style: MarkdownStyle) -> str:
    if not style.in_link:
        return text
    return text.replace("\\[", "&#91;").replace("\\]", "&#93;")


def protect_lines(text: str, *, is_heading: bool = False) -> str:
    """Return written text in which no line begins a block of Markdown, and none is too far in."""
    lines = [_protect_line(line.strip(" ")) for line in re.sub(r"(\\\n)+\Z", "", text).split("\n")]
    text = "\n".join(lines)
    if text.count(_ONE_DOLLAR) == 1:
        text = text.replace(_ONE_DOLLAR, "$")  # a formula needs two
    closing = _CLOSING.search(text) if is_heading else None
    return text[: closing.start()] + "\\" + text[closing.start() :] if closing else text


def _protect_line(line: str) -> str:
    begin = _BLOCK.match(line)
    return f"{begin[0]}\\{line[begin.end() :]}" if begin else line


def lead_direction(spans: Sequence[Span], direction: str) -> str:
    """Return the mark that a block needs before it, or nothing.

    GitHub gives each block the direction of its first letter (``dir="auto"``). Where that letter is
    of the other direction, a mark that nobody sees is the first.
    """
    for span in spans:
        for inner in _walk_outside(span):
            for char in inner.text:
                kind = unicodedata.bidirectional(char)
                if kind in ("L", "R", "AL"):
                    is_right = (kind != "L") == (direction == "rtl")
                    return "" if is_right else {"rtl": RLM}.get(direction, LRM)
    return RLM if direction == "rtl" else ""


def _walk_outside(span: Span) -> list[Span]:
    """Return a span and those inside it, without what is isolated: ``dir="auto"`` skips that."""
    if span.kind in (SpanKind.ISOLATE, SpanKind.NOTE):
        return []
    return [span, *(inner for child in span.children for inner in _walk_outside(child))]


def _write_code(span: Span, beside: tuple[Span | None, Span | None], style: MarkdownStyle) -> str:
    text = BLANKS.sub(" ", span.text)
    runs = [len(run) for run in re.findall("`+", text)]
    needs_tag = (
        not text.strip()
        or text != text.strip()
        or (style.on_one_line and "|" in text)
        or (style.in_link and re.search(r"[\[\]\\`]", text) is not None)
        or any(span and (span.kind is SpanKind.CODE or "`" in span.text) for span in beside)
    )
    if span.needs_override:
        written = f'<code><bdo dir="ltr">{escape_html(text)}</bdo></code>'
    elif needs_tag:
        written = f"<code>{escape_html(text)}</code>"
    else:
        fence = "`" * next(size for size in range(1, len(runs) + 2) if size not in runs)
        pad = " " if "`" in text else ""
        written = f"{fence}{pad}{text}{pad}{fence}"
    return f'<span dir="ltr">{written}</span>' if style.direction == "rtl" else written


def escape_html(text: str) -> str:
    """Return a text for the inside of a tag of HTML in Markdown, in which nothing is a mark."""
    return _IN_TAG.sub(lambda match: f"&#{ord(match[0])};", text)


def _write_note(span: Span, style: MarkdownStyle) -> str:
    anchor = span.target.removeprefix("#")
    if anchor in style.footnotes:
        return f"[^{read_note_number(anchor)}]"
    if not span.target:
        return f"<sup>{escape_text(span.text)}</sup>"
    name = f' id="{escape(span.title)}"'
    return f'<sup><a{name} href="#{escape(anchor)}">{escape_text(span.text)}</a></sup>'


def read_note_number(anchor: str) -> str:
    """Return the number in the id of a note: "3" of "n3-fa"."""
    return anchor[1:].partition("-")[0]


def _write_link(span: Span, content: Sequence[Span], style: MarkdownStyle) -> str:
    inside = write_inline(content, replace(style.inner, in_link=bool(span.target)))
    if not span.target or not inside.strip():
        return inside
    address = escape(span.target, quote=True).replace("|", "%7C")
    title = f' "{escape_html(BLANKS.sub(" ", span.title))}"' if span.title.strip() else ""
    return f"[{inside}](<{address}>{title})"


def _write_isolate(span: Span, style: MarkdownStyle) -> str:
    direction = span.direction or "auto"
    inner = replace(style.inner, direction="ltr" if direction == "auto" else direction)
    inside = escape_text(span.text) + write_inline(span.children, inner)
    name = "bdo" if span.needs_override else "span"  # GitHub removes <bdi>
    return f'<{name} dir="{direction}">{inside}</{name}>' if inside else ""


def _write_mark(span: Span, before: Span | None, after: Span | None, style: MarkdownStyle) -> str:
    """Return a mark with asterisks where every reader takes them as one, or else as a tag."""
    tag, sign = _TAGS[span.kind]
    inside = write_inline(span.children, style.inner)
    if (
        sign
        and style.is_top
        and inside
        and inside[0].isalnum()
        and inside[-1].isalnum()
        and _is_safe_beside(before, -1)
        and _is_safe_beside(after, 0)
    ):
        return f"{sign}{inside}{sign}"
    return f"<{tag}>{escape_text(span.text)}{inside}</{tag}>"


def _is_safe_beside(span: Span | None, at: int) -> bool:
    """Return whether a delimiter can stand beside a span: there is nothing, or a text."""
    if span is None or span.kind is SpanKind.BREAK:
        return True
    return span.kind is SpanKind.TEXT and bool(span.text) and span.text[at] not in _UNSAFE_BESIDE
