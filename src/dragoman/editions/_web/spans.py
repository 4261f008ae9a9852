"""Spans as HTML and EPUB need them: notes with numbers and links, addresses that are safe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dragoman.inline import plain_text
from dragoman.languages import make_tag, write_digits
from dragoman.model import Column, Edition, Row, Span, SpanKind, is_allowed_link
from dragoman.texts.scripts import is_ordinary

# What HTML and XML cannot hold at all, whoever wrote it; everything else is cleaned before any
# writer gets it.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr((plane << 16) | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_CONTROLS = bytes({*range(0x20), 0x7F}.difference(b"\t\n\r"))
_SUSPECT = {
    b"\xc2": re.compile(rb"\xc2[\x80-\x9f]"),
    b"\xef": re.compile(rb"\xef\xb7[\x90-\xaf]"),
    b"\xbf": re.compile(rb"\xbf[\xbe\xbf]"),
}
"""In UTF-8, the controls U+0080 to U+009F and the noncharacters: U+FDD0 to U+FDEF, and the last two
of each plane. Each begins with a byte that most pages lack, and a byte is found much faster than a
pattern."""
_URL_SAFE = "!$%&'()*+,-./:;=?@_~"
_PIXELS_PER_POINT = 96 / 72
_HOST = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?")


class Reference(NamedTuple):
    """A place in the text that refers to a note."""

    id: str
    href: str
    number: str
    """The number of its row; where a note refers to another, the number of the note with a full
    stop."""


@dataclass(frozen=True, slots=True)
class ShownPicture(Span):
    """A picture as a page shows it; its target is where its bytes are."""

    width: int = 0
    """In pixels of CSS, when there is room enough."""
    height: int = 0


@dataclass(slots=True)
class Resolver:
    """Resolves references to notes in the order in which it gets them, and remembers them."""

    edition: Edition
    files: Mapping[str, str]
    """Anchor of a row to the name of its file, for an edition of several files; else empty."""
    pictures: Mapping[str, str]
    """The address of each picture, by its name."""
    references: dict[tuple[int, str], list[Reference]] = field(default_factory=dict)
    """The references so far, by the index of the column and the label of the note."""
    numbers: dict[str, int] = field(init=False)
    """The number of each note by its label."""
    anchors: frozenset[str] = field(init=False)
    """The anchors of the rows."""

    def __post_init__(self) -> None:
        self.numbers = self.edition.note_numbers
        self.anchors = self.edition.anchors

    def make_href(self, row: Row, anchor: str = "") -> str:
        """Return the address of an anchor inside a row, by default of the row itself."""
        return f"{self.files.get(row.anchor, '')}#{anchor or row.anchor}"

    def make_note_id(self, label: str, index: int) -> str:
        """Return the id of a note in one column."""
        return f"n{self.numbers[label]}-{_make_slug(self.edition.columns[index])}"

    def write_number(self, label: str, index: int) -> str:
        """Return the number of a note in the digits of a column."""
        return write_digits(self.numbers[label], self.edition.columns[index].digits)

    def resolve_spans(self, spans: Iterable[Span], row: Row, index: int) -> tuple[Span, ...]:
        """Return the spans of a segment as the templates take them.

        A reference to a note gets the number as its text, the address of the note as its target
        and its own id as its title; one to a note that is not there is left out. A link that is
        not allowed becomes its content; an image keeps only an address that is allowed, unless the
        edition holds it.
        """
        spans = tuple(spans)
        if all([span.kind is SpanKind.TEXT for span in spans]):  # as most segments are
            return spans
        return tuple(
            self._resolve_span(span, row, index)
            for span in spans
            if span.kind is not SpanKind.NOTE or span.text in self.numbers
        )

    def _resolve_span(self, span: Span, row: Row, index: int) -> Span:
        if span.kind is SpanKind.TEXT:
            return span
        if span.kind is SpanKind.NOTE:
            return self._resolve_note(span.text, row, index)
        if span.picture:
            return self._resolve_picture(span)
        children = self.resolve_spans(span.children, row, index)
        if span.kind is SpanKind.LINK and span.target.partition("#")[0] in self.edition.pages:
            target = span.target
        elif span.place in self.anchors:
            target = f"{self.files.get(span.place, '')}#{span.place}"
        else:
            target = make_safe_address(span.target)
        if span.kind is SpanKind.LINK and not target:
            return Span(SpanKind.ISOLATE, span.text, children)
        if span.kind is SpanKind.LINK:
            children = _remove_links(children)
        return replace(span, children=children, target=target)

    def _resolve_picture(self, span: Span) -> ShownPicture:
        picture = self.edition.pictures[span.picture]
        return ShownPicture(
            span.kind,
            span.text,
            target=self.pictures[span.picture],
            title=span.title,
            picture=span.picture,
            width=max(1, round(picture.width * _PIXELS_PER_POINT)),
            height=max(1, round(picture.height * _PIXELS_PER_POINT)),
        )

    def _resolve_note(self, label: str, row: Row, index: int) -> Span:
        earlier = self.references.setdefault((index, label), [])
        identifier = f"r{self.make_note_id(label, index)}"
        if earlier:
            identifier += f"-{len(earlier) + 1}"
        in_note = self.numbers.get(row.unit.note) if row.unit.note else None
        number = f"{row.number}" if in_note is None else f"{in_note}."
        earlier.append(Reference(identifier, self.make_href(row, identifier), number))
        note = self.edition.notes[self.numbers[label] - 1]
        return Span(
            SpanKind.NOTE,
            self.write_number(label, index),
            target=self.make_href(note.row, self.make_note_id(label, index)),
            title=identifier,
        )

    def find_references(self, label: str, index: int) -> tuple[Reference, ...]:
        """Return the references to a note in one column.

        Where a translation has lost its own, it is the first one of another language.
        """
        own = self.references.get((index, label))
        if own:
            return tuple(own)
        others = (found for (_, name), found in self.references.items() if name == label)
        return tuple(found[0] for found in others)[:1]


def _remove_links(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Remove the links from the content of a link, because no link may contain another."""
    return tuple(
        replace(
            span,
            kind=SpanKind.ISOLATE if span.kind is SpanKind.LINK else span.kind,
            target=span.target if span.picture else "",
            children=_remove_links(span.children),
        )
        for span in spans
    )


def _make_slug(column: Column) -> str:
    """Return the language of a column as ids contain it."""
    return make_tag(column.language).lower()


def make_safe_address(target: str) -> str:
    """Return an address as HTML and EPUB may contain it, encoded where it has to be.

    It is empty where the target is not allowed or is not a valid address.
    """
    from urllib.parse import urlsplit, urlunsplit

    if not is_allowed_link(target):
        return ""
    try:
        parts = urlsplit(target)
        host = _encode_host(parts.netloc, parts.hostname or "", parts.port)
    except ValueError:
        return ""
    if not host and parts.scheme != "mailto":
        return ""
    rest = (_encode_part(parts.path), _encode_part(parts.query), _encode_part(parts.fragment))
    return urlunsplit((parts.scheme, host, *rest))


def _encode_host(netloc: str, name: str, port: int | None) -> str:
    """Return a host in ASCII, as addresses contain it; empty where the name cannot be a host."""
    ascii_name = name.encode("idna").decode("ascii") if name else ""
    if not _HOST.fullmatch(ascii_name):
        return ""
    user, at, _ = netloc.rpartition("@")
    return f"{_encode_part(user)}{at}{ascii_name}" + ("" if port is None else f":{port}")


def _encode_part(part: str) -> str:
    """Percent-encode what a part of an address may not contain; keep what is encoded already."""
    from urllib.parse import quote

    return re.sub("%(?![0-9A-Fa-f]{2})", "%25", quote(part, safe=_URL_SAFE))


def to_isolated_spans(text: str) -> tuple[Span, ...]:
    """Return plain text as spans; what is between isolate characters (U+2066 to U+2069) becomes
    an ISOLATE span."""
    spans: list[Span] = []
    for part in re.findall("[\u2066-\u2068][^\u2066-\u2069]*\u2069|[^\u2066-\u2069]+", text):
        direction = {"\u2066": "ltr", "\u2067": "rtl", "\u2068": "auto"}.get(part[0], "")
        inside = Span(text=part.strip("\u2066\u2067\u2068\u2069"))
        isolate = Span(SpanKind.ISOLATE, children=(inside,), direction=direction)
        spans.append(isolate if direction else inside)
    return tuple(spans)


def to_plain_text(spans: Sequence[Span]) -> str:
    """Return the text of spans on one line, without markup and without the numbers of notes."""
    text = plain_text(spans)
    return re.sub("\n+", " ", text) if "\n" in text else text


def encode(text: str) -> bytes:
    """Return a page in UTF-8; a replacement character is in place of what no page can contain."""
    with suppress(UnicodeEncodeError):  # a surrogate
        data = text.encode()
        if _is_allowed(data):
            return data
    lines = (
        line if is_ordinary(line) else _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", line)
        for line in text.split("\n")
    )
    return "\n".join(lines).encode()


def _is_allowed(data: bytes) -> bool:
    """Return whether a page in UTF-8 has nothing that no page can contain. To look at its bytes
    is much quicker than to look at each character; it may find something where nothing is."""
    is_printed = len(data.translate(None, _CONTROLS)) == len(data)
    return is_printed and not any(
        first in data and pattern.search(data) for first, pattern in _SUSPECT.items()
    )
