"""Inline text as HTML or XHTML.

Every text goes through ``escape``, and through nothing else, before it is put into a page; so no
text ever becomes markup. All functions that are called ``write_…`` return HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dragoman.editions._common import list_reading
from dragoman.editions._web.spans import ShownPicture, to_plain_text
from dragoman.languages import make_tag
from dragoman.model import Column, Phrase, Span, SpanKind
from dragoman.texts.unbroken import cut_text

UNBROKEN = 24
"""Characters of a run that is kept on one line."""
LONG = 32
"""Characters of a word that may be broken anywhere."""
_STIFF = 12
"""Characters that a narrow column has room for in any heading."""
_SHORT_WORDS = re.compile(rf"(?:[^ ]{{0,{LONG}}}+ )*+[^ ]{{0,{LONG}}}+\Z")
"""A text whose words are not longer, with spaces between them."""
ELEMENTS = {
    SpanKind.EMPHASIS: "em",
    SpanKind.STRONG: "strong",
    SpanKind.DELETED: "del",
    SpanKind.INSERTED: "ins",
    SpanKind.SUPERSCRIPT: "sup",
    SpanKind.SUBSCRIPT: "sub",
}
"""By the kind of a span, the element of HTML that is the same."""


def escape(text: str) -> str:
    """Return a text as an element or an attribute in double quotation marks may contain it."""
    if text.isalnum():  # a number, or the name of a class: a page has many of them
        return text
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&#34;")
        .replace("'", "&#39;")
    )


@lru_cache(maxsize=256)
def write_language(lang: str, direction: str, *, xml: bool) -> str:
    """Return the attributes of a language, which is a BCP 47 tag, and of its direction."""
    lang = escape(lang)
    also = f' xml:lang="{lang}"' if xml else ""
    return f'lang="{lang}"{also} dir="{escape(direction)}"'


def write_mark(phrase: Phrase, around: str, *, xml: bool) -> str:
    """Return the attributes of a phrase inside text of the language ``around``; none if it has the
    same."""
    if phrase.language == around:
        return ""
    return f" {write_language(make_tag(phrase.language), phrase.direction, xml=xml)}"


def write_number_in(phrase: Phrase, number: str, column: Column, *, xml: bool) -> str:
    """Return a number inside an element that has the language of a phrase: it keeps that of its
    column."""
    if phrase.language == column.language:
        return escape(number)
    language = write_language(make_tag(column.language), column.direction, xml=xml)
    return f"<bdi {language}>{escape(number)}</bdi>"


def write_words(text: str, *, xml: bool) -> str:
    """Return plain text in which what never gets a hyphen is marked (``texts.unbroken``)."""
    pieces = cut_text(text)
    if len(pieces) == 1 and not pieces[0].parts:
        return escape(text)
    return "".join(
        escape(piece.text) if not piece.parts else _write_token(piece.text, piece.parts, xml=xml)
        for piece in pieces
    )


def _write_token(text: str, parts: Sequence[str], *, xml: bool) -> str:
    if len(parts) < 2 and len(text) <= UNBROKEN:
        return f'<span class="whole">{escape(text)}</span>'
    written = (
        f'<span class="whole">{escape(part)}</span>'
        if "-" in part and len(part) <= UNBROKEN
        else escape(part)
        for part in parts
    )
    return f'<span class="token">{_write_empty("wbr", xml=xml).join(written)}</span>'


def _write_empty(element: str, *, xml: bool) -> str:
    return f"<{element}/>" if xml else f"<{element}>"


def has_long_word(text: str) -> bool:
    """Return whether a text has a word that may be broken anywhere."""
    if _SHORT_WORDS.match(text):  # one step for each word, as nearly always
        return False
    return any(len(word) > LONG for word in text.split())  # other white space may be there


def write_spans(spans: Sequence[Span], *, xml: bool, is_whole: bool = False) -> str:
    """Return inline text. ``is_whole``: all of it is on one line already."""
    return "".join(
        [
            (escape(span.text) if is_whole else write_words(span.text, xml=xml))
            if span.kind is SpanKind.TEXT
            else _write_span(span, xml=xml)
            for span in spans
        ]
    )


def _write_span(span: Span, *, xml: bool) -> str:
    """Return a span that is not a text."""
    if element := ELEMENTS.get(span.kind):
        return f"<{element}>{write_spans(span.children, xml=xml)}</{element}>"
    match span.kind:
        case SpanKind.RUBY:
            characters, reading = (
                write_spans(each, xml=xml) for each in (span.children, list_reading(span))
            )
            return f"<ruby>{characters}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"
        case SpanKind.SIGN:
            return escape(span.text)
        case SpanKind.BREAK:
            return _write_empty("br", xml=xml)
        case SpanKind.PARAGRAPH:
            return 2 * _write_empty("br", xml=xml)
        case SpanKind.CODE:
            text = _write_code(span.text)
            text = f'<bdo dir="ltr">{text}</bdo>' if span.needs_override else text
            return f'<code dir="ltr"{_write_line_class(span)}>{text}</code>'
        case SpanKind.LINK:
            start = f'<a href="{escape(span.target)}"{_write_title(span)}>'
            return f"{start}{escape(span.text)}{write_spans(span.children, xml=xml)}</a>"
        case SpanKind.IMAGE:
            return _write_image(span, xml=xml)
        case SpanKind.NOTE:
            return _write_note_reference(span, xml=xml)
        case SpanKind.ISOLATE:
            return _write_isolate(span, xml=xml)
    return ""


def _write_code(text: str) -> str:
    """Return code in which no line ends at the hyphens of an option such as ``--all``."""
    if "-" not in text or " " not in text:
        return escape(text)
    return " ".join(
        f'<span class="whole">{escape(word)}</span>'
        if "-" in word and len(word) <= UNBROKEN
        else escape(word)
        for word in text.split(" ")
    )


def _write_note_reference(span: Span, *, xml: bool) -> str:
    identifier, text = escape(span.title), escape(span.text)
    if not span.target:
        return f'<sup id="{identifier}">{text}</sup>'
    kind = ' epub:type="noteref"' if xml else ""
    address = f'href="{escape(span.target)}"{kind} role="doc-noteref"'
    return f'<sup><a class="ref" id="{identifier}" {address}>{text}</a></sup>'


def _write_isolate(span: Span, *, xml: bool) -> str:
    inside = write_spans(span.children, xml=xml, is_whole=is_short(span))
    if _needs_own_digits(span):
        return f'<bdo dir="ltr"{_write_line_class(span)}>{inside}</bdo>'
    direction = f' dir="{escape(span.direction)}"' if span.direction else ""
    classes = _write_line_class(span)
    if classes and not any(map(str.isalpha, span.text + to_plain_text(span.children))):
        classes = ' class="whole figures"'  # in the face of the digits around
    return f"<bdi{direction}{classes}>{escape(span.text)}{inside}</bdi>"


def _write_image(span: Span, *, xml: bool) -> str:
    """Return a picture. One that the edition does not hold is never fetched: its description is
    shown instead, as a link to it."""
    title = _write_title(span)
    if isinstance(span, ShownPicture):
        size = f'width="{span.width}" height="{span.height}"'
        end = "/>" if xml else ">"
        return f'<img src="{escape(span.target)}" alt="{escape(span.text)}" {size}{title}{end}'
    text = escape(span.text or span.title or span.target)
    if span.target:
        return f'<a class="image" href="{escape(span.target)}"{title}>{text}</a>'
    return f'<span class="image"{title}>{text}</span>'


def _write_title(span: Span) -> str:
    return f' title="{escape(span.title)}"' if span.title else ""


def _write_line_class(span: Span) -> str:
    """Return the class of a run. Short runs are kept on one line. Long words of code may be broken
    anywhere, so that no gap is left before them; addresses are broken only where ``write_words``
    says it."""
    if is_short(span):
        return ' class="whole"'
    return ' class="long"' if _has_long_code(span) else ""


def is_short(span: Span) -> bool:
    """Return whether an isolated run is kept on one line: code, a word, a telephone number."""
    text = span.text + to_plain_text(span.children)
    if span.kind is SpanKind.LINK or len(text) > UNBROKEN:
        return False
    if span.kind is SpanKind.CODE:
        return True
    if len(text) > _STIFF and text.isalpha():
        return False  # it is whole by itself where it fits, and must be broken where it does not
    return " " not in text or not any(map(str.isalpha, text))


def _has_long_code(span: Span) -> bool:
    """Return whether a span is code with a word that may have to be broken."""
    return span.kind is SpanKind.CODE and has_long_word(span.text)


def _needs_own_digits(span: Span) -> bool:
    """Return whether a run has digits that fonts for Latin lack, or whose order is overridden."""
    if span.direction != "ltr" or span.has_rtl_letters:
        return False
    text = "".join(inner.text for inner in span.walk())
    return any(each.isdecimal() and not each.isascii() for each in text)
