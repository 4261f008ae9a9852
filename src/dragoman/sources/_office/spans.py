"""Writing marks as the spans or runs of an office program: what every format does alike."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dragoman.containers.xml_places import ByteEdit, XmlNode, replace_bytes
from dragoman.inline import inline_parser
from dragoman.model import Span, SpanKind
from dragoman.sources._office.marks import Content, Placeholders
from dragoman.sources._office.pieces import FIELD, InlinePiece, Slice, take_out
from dragoman.texts.quotation_marks import choose_quotation_marks

Marks = frozenset[object]
"""Kinds of spans, and looks that Markdown has no mark for."""


class TextLook(NamedTuple):
    """A text of the source whose look a translation may take."""

    marks: Marks
    link: int
    """Which link it is in, as a number; 0 for none."""
    run: XmlNode | None
    length: int


class SpanWriter(ABC):
    """Writes marks: text takes the look of the source's text with the same marks."""

    def __init__(self, data: bytes, content: Content, names: Placeholders, language: str) -> None:
        self._data = data
        self._content = content
        self._names = names
        self._language = language
        self._edits: Sequence[ByteEdit] = ()
        self._left: dict[str, list[InlinePiece]] = {}
        self._objects: list[InlinePiece] = []
        self._quotations = 0
        """How many quotations are open."""
        self._sources: list[TextLook] = []
        self._collect(content.pieces, frozenset(), 0)
        self._exact = {
            (each.marks, each.link): each
            for each in sorted(self._sources, key=lambda source: source.length)
        }
        """The longest text with the same marks in the same link."""

    def _collect(self, pieces: Sequence[InlinePiece], around: Marks, link: int) -> None:
        for piece in pieces:
            marks = around | piece.marks
            if piece.kind == "text":
                length = len(piece.text.strip())
                self._sources.append(TextLook(frozenset(marks), link, piece.run, length))
            elif piece.kind in ("object", "note"):
                self._objects.append(piece)
            if piece.kind in ("link", "note"):
                self._left.setdefault(piece.kind, []).append(piece)
            inside = id(piece) if piece.target else link
            self._collect(piece.children, frozenset(marks), inside)

    def write(self, spans: Sequence[Span], edits: Sequence[ByteEdit] = ()) -> bytes:
        """Return the content of the paragraph with a translation.

        ``edits`` are those of what is in the paragraph, such as text boxes. What the translation
        does not have of the objects and notes of the source is put at its end, so that nothing is
        lost.
        """
        self._edits = edits
        before = b"".join(map(self._copy_all, self._content.before))
        written = self._write_all(spans, frozenset(), 0)
        rest = b"".join(self._copy(piece.slices) for piece in self._objects)
        after = b"".join(map(self._copy_all, self._content.after))
        return before + written + rest + after

    @abstractmethod
    def _write_text(self, text: str, marks: Marks, link: int) -> bytes:
        """Return a text with its look."""

    @abstractmethod
    def _write_break(self, marks: Marks, link: int) -> bytes:
        """Return the end of a line."""

    @abstractmethod
    def _write_isolate(self, direction: str, inside: Iterable[bytes]) -> bytes:
        """Return what is kept apart from the text around it; ``inside`` is written when asked."""

    @abstractmethod
    def _wrap_copy(self, copied: bytes, run: XmlNode) -> bytes:
        """Return what was copied, with the look of a run."""

    def _write_field(self, field: InlinePiece, span: Span, marks: Marks, link: int) -> bytes:
        """Return a field with what it shows."""
        inside = self._write_all(span.children, marks, id(field) if field.target else link)
        return self._copy(field.slices) + inside + self._copy(field.closing)

    def _write_all(self, spans: Sequence[Span], marks: Marks, link: int) -> bytes:
        return b"".join(piece for span in spans for piece in self._write_span(span, marks, link))

    def _write_span(self, span: Span, marks: Marks, link: int) -> Iterator[bytes]:
        match span.kind:
            case SpanKind.TEXT | SpanKind.IMAGE:
                yield self._write_text(span.text, marks, link)
            case SpanKind.CODE:
                yield self._write_text(span.text, marks | {SpanKind.CODE}, link)
            case SpanKind.BREAK:
                yield self._write_break(marks, link)
            case SpanKind.PARAGRAPH:
                yield self._write_break(marks, link) + self._write_break(marks, link)
            case SpanKind.NOTE:
                yield from self._write_note(span)
            case SpanKind.LINK:
                yield self._write_link(span, marks, link)
            case SpanKind.PLACEHOLDER:
                yield self._write_placeholder(span, marks, link)
            case SpanKind.QUOTATION:
                yield from self._write_quotation(span, marks, link)
            case SpanKind.ISOLATE:
                inside = (self._write_all([child], marks, link) for child in span.children)
                yield self._write_isolate(span.direction, inside)
            case _:
                yield self._write_all(span.children, marks | {span.kind}, link)

    def _write_quotation(self, span: Span, marks: Marks, link: int) -> Iterator[bytes]:
        """Yield a quotation with the marks of the language; within another one it has others."""
        opening, closing = choose_quotation_marks(self._language, self._quotations)
        yield self._write_text(opening, marks, link)
        self._quotations += 1
        yield self._write_all(span.children, marks, link)
        self._quotations -= 1
        yield self._write_text(closing, marks, link)

    def _write_note(self, span: Span) -> Iterator[bytes]:
        left = self._left.get("note", [])
        note = next((each for each in left if each.text == span.text), None)
        if note is not None:
            take_out(left, note)
            take_out(self._objects, note)
            yield self._copy(note.slices)

    def _write_link(self, span: Span, marks: Marks, link: int) -> bytes:
        left = self._left.get("link", [])
        found = next((each for each in left if is_same_address(each.target, span.target)), None)
        found = found or next(iter(left), None)
        if found is None or link:  # a link has no other in it
            return self._write_all(span.children, marks, link)
        take_out(left, found)
        before = self._copy(found.slices)
        inside = self._write_all(span.children, marks, id(found))
        return before + inside + self._copy(found.closing)

    def _write_placeholder(self, span: Span, marks: Marks, link: int) -> bytes:
        """Write a placeholder once. One that is unknown or repeated shows only what is in it."""
        look = self._names.looks.get(span.text)
        if look is not None:
            return self._write_all(span.children, marks | {look}, link)
        piece = self._names.pieces.get(span.text)
        if piece is None or (piece.target and link):
            return self._write_all(span.children, marks, link)
        del self._names.pieces[span.text]
        if piece.kind == "object":
            take_out(self._objects, piece)
            return self._copy(piece.slices)
        if piece.text == FIELD:
            return self._write_field(piece, span, marks, link)
        before = self._copy(piece.slices)
        inside = self._write_all(span.children, marks, id(piece) if piece.target else link)
        return before + inside + self._copy(piece.closing)

    def _find_source(self, marks: Marks, link: int) -> TextLook | None:
        """Return the text of the source whose look is nearest to marks."""
        return self._exact.get((marks, link)) or max(
            self._sources,
            key=lambda each: (
                -sum(not isinstance(mark, SpanKind) for mark in each.marks ^ marks),
                -len(each.marks ^ marks),
                each.link == link,
                not each.link,
                each.length,
            ),
            default=None,
        )

    def _copy_all(self, piece: InlinePiece) -> bytes:
        inside = b"".join(map(self._copy_all, piece.children))
        return self._copy(piece.slices) + inside + self._copy(piece.closing)

    def _copy(self, slices: Sequence[Slice]) -> bytes:
        """Return what is copied from the source, with the edits of what is in it."""
        written = b""
        for start, end, run in slices:
            inside = [
                (first - start, last - start, new)
                for first, last, new in self._edits
                if start <= first and last <= end
            ]
            copied = replace_bytes(self._data[start:end], inside)
            written += copied if run is None else self._wrap_copy(copied, run)
        return written


def is_same_address(address: str, written: str) -> bool:
    """Return whether an address is that of a link, as it is read back from our dialect."""
    return inline_parser().normalizeLink(address.strip()) == written
