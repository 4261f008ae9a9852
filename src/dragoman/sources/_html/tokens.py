"""The tokens of HTML with their places in the text: tags, texts, comments.

This follows the tokenizer of the HTML standard (section 13.2.5) as far as it says where a token
begins and ends. A tag that nothing ends goes to the end of the file, as there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from dragoman.html_references import unescape
from dragoman.sources._html.declared import (
    DOCTYPE,
    find_declared,
    find_doctype_end,
    find_references,
)
from dragoman.sources._html.names import OPAQUE, RAW

_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*+)"
    r"((?:[\s/]++|[^\s/>][^\s/>=]*+"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+|(?=>))|(?!\s*+=)))*+)>"
)
"""A whole tag. A quotation mark around a value that nothing ends goes to the end of the file: a
translation that has such a mark would end it."""
_ATTRIBUTE = re.compile(
    r"([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)))?"
)
_COMMENT = re.compile(r"<!--(?:-?>|(?:[^-]|-(?!-!?>))*+(?:--!?>|\Z))")
_BOGUS = re.compile(r"<(?:[!?]|/(?=[^a-zA-Z]))[^>]*+(?:>|\Z)")
_PHP_STRINGS = (
    r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\\[\"']"
    r"|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|(?://|#)(?:[^?\n]|\?(?!>))*+"
    r"|<<<[ \t]*(?P<quote>[\"']?)(?P<name>[^\W\d]\w*)(?P=quote)\r?(?=\n)"
    r"(?:[^\n]|\n(?![ \t]*(?P=name)\b))*+"
)
"""What in PHP may have the sign of its end in it and does not end there: strings and comments. They
are read as PHP reads them, in full: where one ends too early, its last quotation mark begins
another one, and the text of the page is in that. A comment of one line, which may have one
quotation mark, does end there.
https://www.php.net/manual/en/language.basic-syntax.comments.php
https://www.php.net/manual/en/language.types.string.php
"""
PHP = rf"(?i:<\?(?:php\b|=))(?:{_PHP_STRINGS}|[^?]|\?(?!>))*+(?:\?>|\Z)"
"""What a page in PHP has in the place of a text that a program writes."""
_PROGRAM = re.compile(PHP, re.S)
_CDATA = "<![CDATA["
_MARKUP = re.compile(r"<(?=[a-zA-Z!?/])")
DECLARED = "&"
"""The name of a token that stands for a text which the document type declares."""
PROGRAM = "?"
"""The name of a token that stands for a part in PHP."""
_UNFINISHED_REFERENCE = re.compile(r"(&[A-Za-z][A-Za-z0-9]*=)")


TokenKind = Literal["start", "end", "text", "comment", "title", "opaque"]
"""What a piece of the file is. "opaque" is an element with its content, or the name of a text that
the document type declares."""


class HtmlToken(NamedTuple):
    """A piece of the file."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    """The name of the element, in small letters; "cdata" for a text in which nothing is markup,
    ``DECLARED`` for one that the document type declares, and ``PROGRAM`` for a part in PHP."""
    inside: tuple[int, int] = (0, 0)
    """Of a tag, where its attributes are; of a title and of "cdata", where its text is."""

    def read_text(self, text: str) -> str:
        """Return the characters that a text means."""
        if self.name == "cdata":
            return text[slice(*self.inside)]
        return unescape(text[self.start : self.end])

    def closes_itself(self, text: str) -> bool:
        """Return whether it is a tag that ends with ``/>``."""
        return text.startswith("/>", self.end - 2)

    def is_blank(self, text: str) -> bool:
        """Return whether readers see nothing of it: it is a comment, or white space."""
        return self.kind == "comment" or (self.kind == "text" and not self.read_text(text).strip())


class Attribute(NamedTuple):
    """An attribute of a tag."""

    value: str
    """Its value, decoded."""
    span: tuple[int, int]
    """Where the value is in the file, without its quotation marks."""
    quote: str
    """The quotation mark around it; empty where there is none."""


Attributes = Mapping[str, Attribute]
"""The attributes of a tag, by their names in small letters."""


def read_value(attributes: Attributes, name: str) -> str:
    """Return the value of an attribute without the spaces around it; "" where it is not there."""
    found = attributes.get(name)
    return found.value.strip() if found else ""


def read_words(attributes: Attributes, name: str) -> list[str]:
    """Return the words in the value of an attribute, as the names of classes."""
    return read_value(attributes, name).split()


def begins_as_xml(text: str) -> bool:
    """Return whether a page says in its first characters that it is XML."""
    return text.lstrip().startswith("<?xml")


def read_html_tokens(text: str, *, is_xml: bool | None = None) -> Iterator[HtmlToken]:
    """Yield the tokens of a text; together they are the text.

    In XML, a tag that ends with ``/>`` is a whole element. Without ``is_xml``, the text itself says
    whether it is XML.
    """
    is_xml = begins_as_xml(text) if is_xml is None else is_xml
    unclosed: set[str] = set()
    declared = find_declared(text) if is_xml else frozenset()
    position = 0
    while position < len(text):
        match = _MARKUP.search(text, position)
        start = match.start() if match else len(text)
        if start > position:
            yield from _split_text(text, position, start, declared)
        if match is None:
            return
        token = _read_markup(text, start, is_xml, unclosed)
        yield token
        if token.name == "plaintext" and token.kind == "start":
            yield HtmlToken("text", token.end, len(text))
            return
        position = token.end


def _split_text(text: str, start: int, end: int, declared: frozenset[str]) -> Iterator[HtmlToken]:
    """Yield a text, and the references in it to texts that the document type declares.

    Such a text is not read: it may be endless, and it may be another file.
    """
    for match in find_references(text, declared, start, end):
        if match.start() > start:
            yield HtmlToken("text", start, match.start())
        yield HtmlToken("opaque", *match.span(), DECLARED)
        start = match.end()
    if end > start:
        yield HtmlToken("text", start, end)


def _read_markup(text: str, start: int, is_xml: bool, unclosed: set[str]) -> HtmlToken:
    if not is_xml and (program := _PROGRAM.match(text, start)):
        return HtmlToken("opaque", start, program.end(), PROGRAM)
    if text.startswith("<!--", start):
        pattern = _COMMENT
    elif is_xml and text.startswith(_CDATA, start) and (end := text.find("]]>", start)) > 0:
        return HtmlToken("text", start, end + 3, "cdata", (start + len(_CDATA), end))
    elif is_xml and text.startswith(DOCTYPE, start) and (end := find_doctype_end(text, start)):
        return HtmlToken("comment", start, end)
    elif text[start + 1] in "!?" or (text[start + 1] == "/" and not _is_end_tag(text, start)):
        pattern = _BOGUS
    else:
        return _read_tag(text, start, is_xml, unclosed)
    match = pattern.match(text, start)
    return HtmlToken("comment", start, match.end() if match else len(text))


def _is_end_tag(text: str, start: int) -> bool:
    letter = text[start + 2 : start + 3]
    return letter.isascii() and letter.isalpha()


def _read_tag(text: str, start: int, is_xml: bool, unclosed: set[str]) -> HtmlToken:
    match = _TAG.match(text, start)
    if match is None:
        return HtmlToken("comment", start, len(text))
    name, end = match[2].lower(), match.end()
    if match[1]:
        return HtmlToken("end", start, end, name, match.span(3))
    closes_itself = is_xml and match[3].endswith("/")
    if name == "title" and not closes_itself:
        stop, after = _find_end_tag(text, end, name)
        return HtmlToken("title", start, after, name, (end, stop))
    is_shown = name == "template" and "shadowrootmode" in match[3].lower()
    is_opaque = name in OPAQUE and not is_shown
    if is_xml and name.endswith(":math") and not closes_itself:  # a formula, with prefixes
        stop = _find_end(text, end, name, unclosed)
        return HtmlToken("opaque", start, stop, "math", match.span(3))
    if is_opaque and not closes_itself and not (name == "svg" and match[3].endswith("/")):
        stop = _find_end(text, end, name, unclosed)
        return HtmlToken("opaque", start, stop, name, match.span(3))
    return HtmlToken("start", start, end, name, match.span(3))


@cache
def _compile_edge(name: str, slash: str = "/?") -> re.Pattern[str]:
    """Compile the pattern of the beginning of a tag. Where the tag ends is searched only once: for
    many tags that nothing ends, a pattern of whole tags would take the square of their length."""
    return re.compile(rf"<{slash}{re.escape(name)}(?=[\s/>])", re.I)


def _find_end_tag(text: str, position: int, name: str) -> tuple[int, int]:
    """Return where the end tag of an element without markup in it begins and ends; without one,
    both are the end of the file."""
    found = _compile_edge(name, "/").search(text, position)
    end = text.find(">", found.end()) + 1 if found else 0
    return (found.start(), end) if found and end else (len(text), len(text))


def _find_end(text: str, position: int, name: str, unclosed: set[str]) -> int:
    """Return where an element ends that is not read. Without an end tag, it is where it began.

    One whose content is no markup goes to the end of the file then.
    """
    if name in RAW:
        return _find_end_tag(text, position, name)[1]
    if name in unclosed:
        return position
    depth, after = 1, position
    while depth and (edge := _compile_edge(name).search(text, after)):
        tag = _TAG.match(text, edge.start())
        if tag is None:  # it goes to the end of the file
            break
        after = tag.end()
        if tag[1]:
            depth -= 1
        else:
            depth += not tag[3].endswith("/")
    if not depth:
        return after
    unclosed.add(name)
    return position


def read_tag_attributes(text: str, token: HtmlToken) -> dict[str, Attribute]:
    """Return the attributes of a tag by their names in small letters; the first of a name counts.

    An attribute without a value has an empty one.
    """
    attributes: dict[str, Attribute] = {}
    start, end = token.inside
    if token.kind == "title" or start == end:
        return attributes
    for match in _ATTRIBUTE.finditer(text, start, end):
        group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
        span = match.span(group) if group else (match.end(1), match.end(1))
        value = unescape_value(match[group]) if group else ""
        quote = {2: '"', 3: "'"}.get(group, "")
        attributes.setdefault(match[1].lower(), Attribute(value, span, quote))
    return attributes


def unescape_value(value: str) -> str:
    """Return the value of an attribute with its character references decoded.

    In an address, ``&copy=1`` is not one (HTML standard, 13.2.5.73).
    """
    if "&" not in value:
        return value
    pieces = _UNFINISHED_REFERENCE.split(value)
    return "".join(piece if number % 2 else unescape(piece) for number, piece in enumerate(pieces))
