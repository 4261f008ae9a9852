"""Writing marks as text in our dialect, as somebody who knows Markdown would write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.inline._dialect import inline_parser, is_parsable
from dragoman.inline._normal_form import normalise_marks
from dragoman.inline._reading import read_marks
from dragoman.model import Span, SpanKind
from dragoman.patterns import compile_later

_SPECIAL = compile_later(r"[\\`*_\[\]<&~!{]")
_CLASSES = {
    "*": r"\*",
    "_": "_",
    "`": "`",
    "[": r"[\[\]]",
    "<": r"<(?=[A-Za-z/!?])",
    "&": r"&(?=#?\w+;)",
    "~": "~",
    "\\": r"\\",
    "!": r"!(?=\[|\Z)",
    "{": r"\{",
}
"""By the character that may begin a mark, the pattern of where it may."""
_DELIMITERS = {SpanKind.EMPHASIS: "*", SpanKind.STRONG: "**", SpanKind.DELETED: "~~"}
_TAGS = {
    SpanKind.EMPHASIS: "em",
    SpanKind.STRONG: "strong",
    SpanKind.DELETED: "del",
    SpanKind.INSERTED: "u",
    SpanKind.SUPERSCRIPT: "sup",
    SpanKind.SUBSCRIPT: "sub",
    SpanKind.QUOTATION: "q",
}
_MOST_TRIED = 8
"""How many marks are tried one by one as a tag."""
_MOST_CHOSEN = 5_000
"""Of more marks in one text, nobody looks for the plainest way: to try each takes a second."""
_NEAR = 50
"""So many characters beside a delimiter have as a rule one that is not its sign."""
_PLAIN_ADDRESS = compile_later(r"(?:[^\s<>()\\\x00-\x20\x7f]|\([^\s<>()\\\x00-\x20\x7f]*\))*+\Z")
"""One that needs no brackets around it; round ones in it are in pairs."""
_AUTOLINK = compile_later(r"(?:https?|mailto):[^\s<>\x00-\x20]+\Z", re.I)
_LIKE_TAG = compile_later(r"<(?=[A-Za-z/!?][^<>]*>)")
"""What an edition may take for a tag, and so not show."""
_ENTITY = compile_later(r"&(?=#?\w+;)")


class _Style(NamedTuple):
    """One way to write marks; the first that is read back is taken."""

    escaped: str = ""
    """The pattern of the characters of texts that get a backslash."""
    tagged: frozenset[int] = frozenset()
    """The numbers of the marks that are written as tags."""
    keeps_tags: bool = False
    """Whether what looks like a tag in a text is one, and gets no backslash."""


class _Edge(NamedTuple):
    """Where a mark of Markdown begins or ends in the text."""

    number: int
    at: int
    delimiter: str
    opens: bool


def write_marks(spans: Iterable[Span], *, keep_tags: bool = False) -> str:
    """Return marks as a text in our dialect.

    The law is ``read_marks(write_marks(spans)) == normalise_marks(spans)``, except for a text so
    long that it is not read as marks (``is_parsable``). Where the text is read back so, marks are
    written as in Markdown and not as tags, and only what looks like a tag is escaped; with
    ``keep_tags`` that is not, because the text was read from Markdown, in which tags that the
    dialect does not have are tags.
    """
    wanted = normalise_marks(spans)
    if all(span.kind is SpanKind.TEXT for span in wanted):
        text = "".join(span.text for span in wanted)
        if _SPECIAL.search(text) is None:
            return text
    plain = _MarkWriter(_Style(keeps_tags=keep_tags))
    written = plain.write(wanted)
    if _is_read_back(written, wanted):
        return written
    for style in _list_styles(plain, written):
        if not is_parsable(written):  # what other styles write is longer
            break
        written = _MarkWriter(style._replace(keeps_tags=keep_tags)).write(wanted)
        if _is_read_back(written, wanted):
            break
    return written


def _is_read_back(text: str, wanted: tuple[Span, ...]) -> bool:
    """Return whether a text is read as these marks, by us and by other programs."""
    if read_marks(text) != wanted:
        return False
    return text.isascii() or read_marks(text, joins=False) == wanted


def _list_styles(writer: _MarkWriter, text: str) -> Iterator[_Style]:
    """Yield the ways to write marks, the plainest first, after what a writer has written."""
    tagged = frozenset(edge.number for edge in writer.edges if not _is_read(edge, text))
    present = [pattern for sign, pattern in _CLASSES.items() if sign in text or sign == "["]
    every = "|".join(present)
    all_marks = frozenset(range(writer.count))
    if writer.count > _MOST_CHOSEN:
        yield _Style("", tagged)
        yield _Style(_SPECIAL.pattern, all_marks)
        return
    for marks in (tagged, *_add_one(tagged, writer.count), all_marks):
        yield _Style("", marks)
        if marks in (tagged, all_marks):
            for each in present:
                yield _Style(each, marks)
        yield _Style(every, marks)
    yield _Style(_SPECIAL.pattern, all_marks)


def _add_one(tagged: frozenset[int], count: int) -> Iterator[frozenset[int]]:
    if count <= _MOST_TRIED:
        for number in range(count):
            if number not in tagged:
                yield tagged | {number}


def _is_read(edge: _Edge, text: str) -> bool:
    """Return whether CommonMark's rules for flanking let a delimiter open or close here."""
    before, after = _find_around(text, edge)
    inside, outside = (after, before) if edge.opens else (before, after)
    if inside.isspace():
        return False
    return not _is_punctuation(inside) or outside.isspace() or _is_punctuation(outside)


def _find_around(text: str, edge: _Edge) -> tuple[str, str]:
    """Return the characters before and after the signs of a delimiter; a space where there is none.

    They are looked for near the delimiter first, because a text may have as many delimiters as
    words; and not one by one, because a text may be nothing but such signs.
    """
    sign, at = edge.delimiter[0], edge.at
    before = text[max(0, at - _NEAR) : at].rstrip(sign) or text[:at].rstrip(sign)
    after = text[at : at + _NEAR].lstrip(sign) or text[at:].lstrip(sign)
    return before[-1:] or " ", after[:1] or " "


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


class _MarkWriter:
    """Writes marks in one style, and remembers where those of Markdown are."""

    def __init__(self, style: _Style) -> None:
        self.edges: list[_Edge] = []
        self.count = 0
        """How many marks have a form in Markdown and one as a tag."""
        self._style = style
        self._length = 0
        self._escaped = re.compile(style.escaped) if style.escaped else None

    def write(self, spans: Sequence[Span]) -> str:
        """Return the text of spans."""
        return "".join(piece for span in spans for piece in self._write_span(span))

    def _put(self, piece: str) -> str:
        self._length += len(piece)
        return piece

    def _escape(self, text: str) -> str:
        if self._escaped:
            text = self._escaped.sub(r"\\\g<0>", text)
        is_left = self._style.keeps_tags or "<" in self._style.escaped
        return text if is_left else _LIKE_TAG.sub(r"\\<", text)

    def _write_span(self, span: Span) -> Iterator[str]:
        match span.kind:
            case SpanKind.TEXT:
                yield self._put(self._escape(span.text))
            case SpanKind.CODE:
                yield from self._write_code(span)
            case SpanKind.BREAK:
                yield self._put("\\\n")
            case SpanKind.PARAGRAPH:
                yield self._put("\n\n")
            case SpanKind.NOTE:
                yield self._put(f"[^{span.text}]")
            case SpanKind.IMAGE:
                yield self._put(f"![{self._escape(span.text)}]({_write_address(span)})")
            case SpanKind.LINK:
                yield from self._write_link(span)
            case SpanKind.PLACEHOLDER if span.text[0] != "g":
                yield self._put(f"<{span.text}{'' if span.text[0] == '/' else '/'}>")
            case _:
                yield from self._write_mark(span)

    def _write_code(self, span: Span) -> Iterator[str]:
        """Yield code between backticks, or, beside other backticks, in a tag."""
        number, self.count = self.count, self.count + 1
        if number in self._style.tagged:
            yield self._put(f"<code>{self._escape(span.text)}</code>")
        else:
            yield self._put(_quote_code(span.text))

    def _write_link(self, span: Span) -> Iterator[str]:
        text = span.children[0].text if len(span.children) == 1 else ""
        if text and not span.title and span.target in (text, f"mailto:{text}"):
            short = text if span.target == text else f"mailto:{text}"
            is_shown = inline_parser().normalizeLinkText(text) == text  # not with %20 as a space
            if is_shown and _AUTOLINK.match(short) and (short == text or "@" in text):
                yield self._put(f"<{text}>")
                return
        yield self._put("[")
        for child in span.children:
            yield from self._write_span(child)
        yield self._put(f"]({_write_address(span)})")

    def _write_mark(self, span: Span) -> Iterator[str]:
        delimiter = _DELIMITERS.get(span.kind, "")
        if delimiter:
            number, self.count = self.count, self.count + 1
            if number in self._style.tagged:
                delimiter = ""
        opening, closing = (delimiter, delimiter) if delimiter else _write_tags(span)
        yield self._put(opening)
        if delimiter:
            self.edges.append(_Edge(number, self._length, delimiter, opens=True))
        for child in span.children:
            yield from self._write_span(child)
        if delimiter:
            self.edges.append(_Edge(number, self._length, delimiter, opens=False))
        yield self._put(closing)


def _write_tags(span: Span) -> tuple[str, str]:
    if span.kind is SpanKind.PLACEHOLDER:
        return f"<{span.text}>", f"</{span.text}>"
    if span.kind is SpanKind.ISOLATE:
        direction = "" if span.direction in ("", "auto") else f' dir="{span.direction}"'
        return f"<bdi{direction}>", "</bdi>"
    tag = _TAGS[span.kind]
    return f"<{tag}>", f"</{tag}>"


def _quote_code(text: str) -> str:
    """Return code between backticks: more of them than there are together in it.

    Where there are some in it, a space is beside those around it, as people write it.
    """
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    while fence in re.findall("`+", text):
        fence += "`"
    is_padded = text[0] == text[-1] == " "
    pad = " " if is_padded or "`" in text else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _write_address(span: Span) -> str:
    """Return the address of a link or picture, with its title."""
    address = _ENTITY.sub("&amp;", span.target)
    if not _PLAIN_ADDRESS.match(address) or (not address and span.title):
        address = "<" + re.sub(r"[\\<>]", r"\\\g<0>", address) + ">"
    if not span.title:
        return address
    title = _ENTITY.sub("&amp;", re.sub(r'[\\"]', r"\\\g<0>", span.title))
    return f'{address} "{title}"'
