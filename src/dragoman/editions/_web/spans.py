"""Spans as HTML and EPUB need them: notes with their number and ways, addresses made safe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.editions._common import may_follow
from dragoman.languages import tag, write_digits
from dragoman.model import Column, Edition, Kind, Row, Span, SpanKind

# What HTML and XML cannot hold at all, whoever wrote it; the rest is cleaned before any writer.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr((plane << 16) | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_URL_SAFE = "!$%&'()*+,-./:;=?@_~"
_HOST = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?")


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in the text that leads to a note."""

    id: str
    href: str
    number: str
    """The paragraph's, or the note's with a full stop where a note refers to another."""


@dataclass(slots=True)
class Resolver:
    """Resolves note references in the order in which it is asked to, and remembers them."""

    edition: Edition
    files: Mapping[str, str]
    """The file of a row's anchor, where the edition has several; else empty."""
    references: dict[tuple[int, str], list[Reference]] = field(default_factory=dict)
    """By column and label."""
    numbers: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        notes = self.edition.notes
        self.numbers = {row.unit.note: n for n, row in reversed(list(enumerate(notes, start=1)))}

    def href(self, row: Row, anchor: str = "") -> str:
        """Give the address of an anchor that stands in a row."""
        return f"{self.files.get(row.anchor, '')}#{anchor or row.anchor}"

    def note_id(self, label: str, column: int) -> str:
        return f"n{self.numbers[label]}-{slug(self.edition.columns[column])}"

    def number(self, label: str, column: int) -> str:
        return write_digits(self.numbers[label], self.edition.columns[column].digits)

    def resolve(self, spans: Iterable[Span], row: Row, column: int) -> tuple[Span, ...]:
        """Give notes their number as text, the note's address as target and an id as title.

        A link that may not be followed becomes what it holds; an image keeps only an address
        that a reader may open.
        """
        return tuple(self._span(span, row, column) for span in spans if self._shown(span))

    def _shown(self, span: Span) -> bool:
        return span.kind is not SpanKind.NOTE or span.text in self.numbers

    def _span(self, span: Span, row: Row, column: int) -> Span:
        if span.kind is SpanKind.NOTE:
            return self._note(span.text, row, column)
        children = self.resolve(span.children, row, column)
        target = address(span.target)
        if span.kind is SpanKind.LINK and not target:
            return Span(SpanKind.ISOLATE, span.text, children)
        if span.kind is SpanKind.LINK:
            children = _unlinked(children)
        return replace(span, children=children, target=target)

    def _note(self, label: str, row: Row, column: int) -> Span:
        seen = self.references.setdefault((column, label), [])
        identifier = f"r{self.note_id(label, column)}" + (f"-{len(seen) + 1}" if seen else "")
        own = self.numbers.get(row.unit.note) if row.unit.kind is Kind.NOTE else None
        number = f"{row.number}" if own is None else f"{own}."
        seen.append(Reference(identifier, self.href(row, identifier), number))
        note = self.edition.notes[self.numbers[label] - 1]
        return Span(
            SpanKind.NOTE,
            self.number(label, column),
            target=self.href(note, self.note_id(label, column)),
            title=identifier,
        )

    def backs(self, label: str, column: int) -> tuple[Reference, ...]:
        """Give the ways back from a note in one language: where its references are, or where
        another language's are when a translation has lost its own."""
        own = self.references.get((column, label))
        if own:
            return tuple(own)
        others = (found for (_, name), found in self.references.items() if name == label)
        return tuple(found[0] for found in others)[:1]


def _unlinked(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Take the ways out of what stands in a link: no link may hold another."""
    return tuple(
        replace(
            span,
            kind=SpanKind.ISOLATE if span.kind is SpanKind.LINK else span.kind,
            target="",
            children=_unlinked(span.children),
        )
        for span in spans
    )


def slug(column: Column) -> str:
    """Give a language as ids and class names hold it."""
    return tag(column.language).lower()


def address(target: str) -> str:
    """Give an address that a reader may open, as HTML and EPUB may hold it; else nothing."""
    from urllib.parse import urlsplit, urlunsplit

    if not may_follow(target):
        return ""
    try:
        parts = urlsplit(target)
        host = _host(parts.netloc, parts.hostname or "", parts.port)
    except ValueError:
        return ""
    if not host and parts.scheme != "mailto":
        return ""
    rest = (_quoted(parts.path), _quoted(parts.query), _quoted(parts.fragment))
    return urlunsplit((parts.scheme, host, *rest))


def _host(netloc: str, name: str, port: int | None) -> str:
    """Give a host as addresses hold it, in ASCII; nothing for what is no host."""
    ascii_name = name.encode("idna").decode("ascii") if name else ""
    if not _HOST.fullmatch(ascii_name):
        return ""
    user, at, _ = netloc.rpartition("@")
    return f"{_quoted(user)}{at}{ascii_name}" + ("" if port is None else f":{port}")


def _quoted(part: str) -> str:
    """Encode what a part of an address may not hold, and keep what is encoded already."""
    from urllib.parse import quote

    return re.sub("%(?![0-9A-Fa-f]{2})", "%25", quote(part, safe=_URL_SAFE))


def isolated(text: str) -> tuple[Span, ...]:
    """Make spans of plain text, what stands between isolates (U+2066 to U+2069) apart."""
    spans: list[Span] = []
    for part in re.findall("[\u2066-\u2068][^\u2066-\u2069]*\u2069|[^\u2066-\u2069]+", text):
        direction = {"\u2066": "ltr", "\u2067": "rtl", "\u2068": "auto"}.get(part[0], "")
        inside = Span(text=part.strip("\u2066\u2067\u2068\u2069"))
        isolate = Span(SpanKind.ISOLATE, children=(inside,), direction=direction)
        spans.append(isolate if direction else inside)
    return tuple(spans)


def plain(spans: Sequence[Span]) -> str:
    """Give the text of spans without markup and without the marks of notes."""
    return "".join(
        " " if span.kind is SpanKind.BREAK else span.text + plain(span.children)
        for span in spans
        if span.kind is not SpanKind.NOTE
    )


def encode(text: str) -> bytes:
    """Encode a page as UTF-8, what no page can hold replaced."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text).encode()
