"""Reading the text of a unit as spans. No other code parses inline markup.

The spans are the kinds of ``SpanKind``. Everything else is text, with its entities decoded:

- of a link whose scheme is not http, https or mailto, only the text is kept; a link to a place in
  the document or to a file near it (``is_inner_link``) keeps its target as it is written;
- a tag of HTML has its effect, and is never shown as it is written. ``_tags`` says which effect. A
  quotation (``<q>``) gets the marks of its language. A row of a table, an item of a list and a line
  of ``<pre>`` are a line each. Comments, scripts and styles are removed. Other tags are left out
  without the text in them, and ``find_unshown`` names those that a reader misses;
- a numbered placeholder is left out: ``<g1>…</g1>`` shows the text in it, and ``<x2/>`` a space if
  it is between two words;
- a list of attributes after a picture, a link, code, an emphasis or an emoji is left out;
- of the marks of programs that extend Markdown, readers see what ``_extensions`` says;
- a blank line, which a translation may have, ends a paragraph.

A text that would take too long to parse, because it is very long or has very many brackets, is
plain text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from dragoman.bidi import clean, isolate
from dragoman.html_references import unescape
from dragoman.inline._attributes import ATTRIBUTES, KRAMDOWN, mark_addresses
from dragoman.inline._bare_addresses import link_addresses
from dragoman.inline._cutting import cut_spans
from dragoman.inline._dialect import (
    JOINED,
    NESTING,
    inline_parser,
    is_parsable,
    may_have_marks,
)
from dragoman.inline._edges import Conventions
from dragoman.inline._expressions import (
    EXPRESSION,
    JSX_ATTRIBUTES,
    hide_expressions,
    show_block,
)
from dragoman.inline._extensions import (
    EMBEDDED_PICTURE,
    PICTURE_SUFFIXES,
    show_extensions,
    show_page_marks,
)
from dragoman.inline._formulas import is_tex
from dragoman.inline._held import hold_spaces
from dragoman.inline._masks import MaskedText, mask_marks, unmask_marks
from dragoman.inline._normal_form import normalise_marks
from dragoman.inline._order import MARK_ORDER
from dragoman.inline._pieces import MarkPiece, PieceRole, cut_marks
from dragoman.inline._reading import DEEPEST, read_marks
from dragoman.inline._references import References
from dragoman.inline._roles import ROLE
from dragoman.inline._shortcodes import is_shortcode
from dragoman.inline._shown_text import plain_text, write_reading
from dragoman.inline._tags import FILE_ELEMENTS, LATE_ADDRESSES, find_picture_address
from dragoman.inline._writing import write_marks
from dragoman.model import Span, SpanKind
from dragoman.patterns import compile_later

if TYPE_CHECKING:
    from dragoman.inline._builder import SpanBuilder

__all__ = [
    "ATTRIBUTES",
    "DEEPEST",
    "EMBEDDED_PICTURE",
    "EXPRESSION",
    "FILE_ELEMENTS",
    "JSX_ATTRIBUTES",
    "KRAMDOWN",
    "LATE_ADDRESSES",
    "MARK_ORDER",
    "NESTING",
    "PICTURE_SUFFIXES",
    "ROLE",
    "Conventions",
    "MarkPiece",
    "MaskedText",
    "PieceRole",
    "clean",
    "cut_marks",
    "cut_spans",
    "find_hard_breaks",
    "find_picture_address",
    "find_unshown",
    "hold_spaces",
    "inline_parser",
    "is_parsable",
    "is_shortcode",
    "is_tex",
    "isolate",
    "link_addresses",
    "mask_marks",
    "normalise_marks",
    "parse_spans",
    "plain_text",
    "read_marks",
    "unmask_marks",
    "write_marks",
    "write_reading",
]

_HIDDEN = compile_later(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|title)\b.*?(?:</\1\s*>|\Z)|<[?!].*?(?:>|\Z)",
    re.I | re.S,
)
_PIECES = compile_later(r"(</?[a-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)", re.I)
_BLANK_LINE = compile_later(r"\n[^\S\n]*\n\s*")
_COLUMN_GAP = compile_later(r"(?<=\S)(?: {3,}| *\t[ \t]*)(?=\S)")
_TAB = 4
_WITH_MARKDOWN = compile_later(
    r"\s*<(?:[a-z][^<>]*\smarkdown(?:=[\"']?(?:1|block|span)[\"']?)?[\s>]"
    r"|(?-i:[A-Z][\w.]*[a-z]))",
    re.I,
)
_NO_CONVENTIONS = Conventions()

LinkDefinitions = Mapping[str, tuple[str, str]]
"""Link reference definitions: normalised label to address and title."""


def parse_spans(
    text: str,
    links: LinkDefinitions | None = None,
    markup: str = "markdown",
    notes: Collection[str] | None = None,
    conventions: Conventions = _NO_CONVENTIONS,
) -> tuple[Span, ...]:
    """Return the spans of a text: joined in order, their texts are the text that a reader sees.

    ``markup`` is one of "markdown", "marks" for Markdown that a source has made of another format,
    "html" for a block of HTML, "code" for code, whose line breaks stay, and "plain" for text
    without markup, whose lines are lines, and whose gaps between columns stay wide. ``links`` are
    the link reference definitions of the document. ``notes`` are the labels of its notes; with
    None, every label is accepted. ``conventions`` are those of the language of the text.
    """
    if markup == "plain" and "\n" in text:
        text = _COLUMN_GAP.sub(_keep_gap, text)
    text = clean(text)
    if markup == "code":
        return (Span(SpanKind.CODE, text),)
    if markup == "html":
        return _read_html(text, conventions, {"references": References(links or {})}).finish()
    if markup not in ("markdown", "marks"):
        return _read_lines(text)
    if not is_parsable(text):
        return (Span(text=" ".join(text.split("\n"))),)
    if not may_have_marks(text):
        return _read_lines(text.lstrip(" "))
    references = References(links or {})
    env: dict[str, Any] = {"references": references, "labels": notes, JOINED: True}
    show = show_extensions if markup == "markdown" else show_page_marks
    return _read_markdown(mark_addresses(show(text, references)), conventions, env).finish()


def find_unshown(text: str, markup: str, *, pictures: bool = False) -> tuple[str, ...]:
    """Return the names of the tags in a text that no edition can show, each once and in order.

    They are those of films and the like without an address, of drawings and of forms, and those
    that HTML does not have. With ``pictures``, it is also those of pictures and films, which are
    shown by their descriptions or addresses. ``markup`` is as for ``parse_spans``.
    """
    if "<" not in text or markup not in ("markdown", "html") or not is_parsable(text):
        return ()
    read = _read_html if markup == "html" else _read_markdown
    builder = read(clean(text), _NO_CONVENTIONS)
    return tuple(builder.unshown | builder.pictures if pictures else builder.unshown)


def _keep_gap(gap: re.Match[str]) -> str:
    """Return spaces between columns that are shown as wide, and end where a line may break."""
    return "\u00a0" * (len(gap[0].expandtabs(_TAB)) - 1) + " "


def _read_lines(text: str) -> tuple[Span, ...]:
    """Return the spans of plain text: a line end is a line break, a blank line ends a paragraph."""
    if "\n" not in text:
        return (Span(text=text),) if text else ()
    spans: list[Span] = []
    shown = text.rstrip()
    if "\n" not in text[len(shown) :]:
        shown = text
    for number, paragraph in enumerate(_BLANK_LINE.split(shown.lstrip("\n"))):
        if number:
            spans.append(Span(SpanKind.PARAGRAPH))
        for ordinal, line in enumerate(paragraph.split("\n")):
            if ordinal:
                spans.append(Span(SpanKind.BREAK))
            if line:
                spans.append(Span(text=line))
    return tuple(spans)


def _read_markdown(
    text: str, conventions: Conventions, env: dict[str, Any] | None = None
) -> SpanBuilder:
    from dragoman.inline._builder import SpanBuilder

    builder = SpanBuilder(conventions)
    _add_markdown(hide_expressions(text), builder, env)
    return builder


def _add_markdown(text: str, builder: SpanBuilder, env: dict[str, Any] | None) -> None:
    for token in inline_parser().parseInline(text, env or {})[0].children or ():
        builder.add(token)


def _read_html(
    html: str, conventions: Conventions, env: dict[str, Any] | None = None
) -> SpanBuilder:
    """Read a block of HTML. White space is one space, except in ``pre``.

    Text in an element with the attribute ``markdown`` is Markdown, as kramdown and Python-Markdown
    read it, and so is text in a component, as MDX does.
    """
    from dragoman.inline._builder import SpanBuilder

    builder = SpanBuilder(conventions)
    has_markdown = _WITH_MARKDOWN.match(html) is not None and is_parsable(html)
    for piece in _PIECES.split(_HIDDEN.sub("", show_block(html))):
        if _PIECES.fullmatch(piece):
            builder.add_html(piece)
        elif builder.is_preformatted:
            builder.add_text(unescape(piece))
        elif has_markdown:
            references = (env or {}).get("references", {})
            shown = mark_addresses(show_extensions(piece, references))
            _add_markdown(shown, builder, env)
        else:
            _read_html_text(unescape(piece), builder)
    return builder


def _read_html_text(text: str, builder: SpanBuilder) -> None:
    """Add the text between two tags. A blank line within it ends a paragraph, as in Markdown."""
    middle = text.strip(" \n")
    start = text[: text.find(middle)]
    paragraphs = _BLANK_LINE.split(middle)
    for number, paragraph in enumerate(paragraphs):
        if number:
            builder.end_paragraph()
        before = start if not number else ""
        after = text[len(start) + len(middle) :] if number == len(paragraphs) - 1 else ""
        builder.add_text(re.sub(r"[ \n]+", " ", f"{before}{paragraph}{after}"))


def find_hard_breaks(text: str, links: LinkDefinitions) -> frozenset[int]:
    """Return the ordinals, from 0, of those newlines of a paragraph that are hard line breaks."""
    if not is_parsable(text):
        pieces = enumerate(text.split("\n"))
        return frozenset(number for number, piece in pieces if piece.endswith(("  ", "\\")))
    env: dict[str, Any] = {"references": References(links or {}), "text": text, "breaks": []}
    inline_parser().parseInline(text, env)
    return frozenset(text.count("\n", 0, position) for position in env["breaks"])
