"""Writing a translation as runs, with the looks and the things that the source has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.inline import inline_parser
from dragoman.model import Span, SpanKind, is_allowed_link
from dragoman.quotation_marks import find_quotation_marks
from dragoman.sources._office.marks import Content, Placeholders
from dragoman.sources._office.pieces import InlinePiece, Slice, take_out
from dragoman.sources.docx.direction import Target
from dragoman.sources.docx.links import NewLinks
from dragoman.sources.docx.properties import read_properties, write_run_properties
from dragoman.sources.docx.run_looks import NO_LINK, LookSource, RunLooks
from dragoman.sources.docx.styles import Styles
from dragoman.xml_places import ByteEdit, escape_text, replace_bytes

_LINE_BREAK = b"<w:br/>"
_NON_BREAKING_HYPHEN = "\u2011"


class RunWriter:
    """Writes marks as runs: text takes the look of the source's text with the same marks."""

    def __init__(
        self, data: bytes, content: Content, names: Placeholders, style: str, styles: Styles
    ) -> None:
        self._data = data
        self._content = content
        self._names = names
        self._target = Target("")
        self._edits: Sequence[ByteEdit] = ()
        self._addresses: frozenset[str] = frozenset()
        self.links = NewLinks({}, frozenset())
        """The addresses that links of the part have; those that it does not have yet are added."""
        self._left: dict[str, list[InlinePiece]] = {}
        self._objects: list[InlinePiece] = []
        self._sources: list[LookSource] = []
        self._collect(content.pieces, frozenset(), 0)
        self._looks = RunLooks(data, self._sources, style, styles, has_other=bool(names.looks))
        self._known: dict[tuple[frozenset[object], int], bytes] = {}

    def _collect(self, pieces: Sequence[InlinePiece], around: frozenset[object], link: int) -> None:
        for piece in pieces:
            marks = around | piece.marks
            if piece.kind == "text":
                length = len(piece.text.strip())
                self._sources.append(LookSource(frozenset(marks), link, piece.run, length))
            elif piece.kind in ("object", "note"):
                self._objects.append(piece)
            if piece.kind in ("link", "note"):
                self._left.setdefault(piece.kind, []).append(piece)
            inside = id(piece) if piece.target else link
            self._collect(piece.children, frozenset(marks), inside)

    def write(self, spans: Sequence[Span], target: Target, edits: Sequence[ByteEdit] = ()) -> bytes:
        """Return the content of the paragraph with a translation.

        ``edits`` are those of what is in the paragraph, such as text boxes. What the translation
        does not have of the objects and notes of the source is put at its end, so that nothing is
        lost.
        """
        self._target, self._edits = target, edits
        self._addresses = frozenset(_list_addresses(spans))
        written = self._write_all(spans, frozenset(), 0)
        rest = b"".join(self._copy(piece.slices) for piece in self._objects)
        before, after = (
            b"".join(self._copy_all(piece) for piece in pieces)
            for pieces in (self._content.before, self._content.after)
        )
        return before + written + rest + after

    def _write_all(self, spans: Sequence[Span], marks: frozenset[object], link: int) -> bytes:
        return b"".join(piece for span in spans for piece in self._write_span(span, marks, link))

    def _write_span(self, span: Span, marks: frozenset[object], link: int) -> Iterator[bytes]:
        match span.kind:
            case SpanKind.TEXT:
                yield self._write_text(span.text, marks, link)
            case SpanKind.CODE:
                yield self._write_text(span.text, marks | {SpanKind.CODE}, link)
            case SpanKind.IMAGE:
                yield self._write_text(span.text, marks, link)
            case SpanKind.BREAK:
                yield self._wrap(_LINE_BREAK, marks, link)
            case SpanKind.PARAGRAPH:
                yield self._wrap(_LINE_BREAK * 2, marks, link)
            case SpanKind.NOTE:
                yield from self._write_note(span)
            case SpanKind.LINK:
                yield self._write_link(span, marks, link)
            case SpanKind.PLACEHOLDER:
                yield self._write_placeholder(span, marks, link)
            case SpanKind.QUOTATION:
                opening, closing, *_ = find_quotation_marks(self._target.language)
                yield self._write_text(opening, marks, link)
                yield self._write_all(span.children, marks, link)
                yield self._write_text(closing, marks, link)
            case SpanKind.ISOLATE:
                yield self._write_isolate(span, marks, link)
            case _:
                yield self._write_all(span.children, marks | {span.kind}, link)

    def _write_isolate(self, span: Span, marks: frozenset[object], link: int) -> bytes:
        inside = self._write_all(span.children, marks, link)
        if span.direction not in ("ltr", "rtl"):
            return inside
        return b'<w:dir w:val="' + span.direction.encode() + b'">' + inside + b"</w:dir>"

    def _write_note(self, span: Span) -> Iterator[bytes]:
        left = self._left.get("note", [])
        note = next((each for each in left if each.text == span.text), None)
        if note is not None:
            take_out(left, note)
            take_out(self._objects, note)
            yield self._copy(note.slices)

    def _write_link(self, span: Span, marks: frozenset[object], link: int) -> bytes:
        """Write a link: that of the source with its address, or a new one that looks like one.

        An address that is not allowed is not written: it stays as it is in the source.
        """
        left = self._left.get("link", [])
        found = next((each for each in left if _is_same(each.target, span.target)), None)
        if found is None:
            free = (each for each in left if not self._is_wanted(each))
            similar = next(free, None)
            if is_allowed_link(span.target):
                look = id(similar) if similar else NO_LINK
                if similar:
                    take_out(left, similar)
                inside = self._write_all(span.children, marks, look)
                return self.links.wrap_link(span.target, inside)
            found = similar
        if found is None:
            return self._write_all(span.children, marks, link)
        take_out(left, found)
        inside = self._write_all(span.children, marks, id(found))
        return self._copy(found.slices) + inside + self._copy(found.closing)

    def _is_wanted(self, link: InlinePiece) -> bool:
        """Return whether the translation has a link with the address of this one."""
        return any(_is_same(link.target, address) for address in self._addresses)

    def _write_placeholder(self, span: Span, marks: frozenset[object], link: int) -> bytes:
        """Write a placeholder once. One that is unknown or repeated shows only what is in it."""
        look = self._names.looks.get(span.text)
        if look is not None:
            return self._write_all(span.children, marks | {look}, link)
        piece = self._names.pieces.pop(span.text, None)
        if piece is None:
            return self._write_all(span.children, marks, link)
        if piece.kind == "object":
            take_out(self._objects, piece)
            return self._copy(piece.slices)
        inside = self._write_all(span.children, marks, id(piece) if piece.target else link)
        return self._copy(piece.slices) + inside + self._copy(piece.closing)

    def _write_text(self, text: str, marks: frozenset[object], link: int) -> bytes:
        if not text:
            return b""
        pieces = text.split(_NON_BREAKING_HYPHEN)
        written = b"<w:noBreakHyphen/>".join(
            b'<w:t xml:space="preserve">' + escape_text(piece) + b"</w:t>" if piece else b""
            for piece in pieces
        )
        return self._wrap(written, marks, link)

    def _wrap(self, inside: bytes, marks: frozenset[object], link: int) -> bytes:
        key = marks, link
        if key not in self._known:
            self._known[key] = self._looks.write_look(marks, link, self._target)
        return b"<w:r>" + self._known[key] + inside + b"</w:r>"

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
            if run is not None:
                properties = read_properties(self._data, run.find("w:rPr"))
                copied = b"<w:r>" + write_run_properties(properties) + copied + b"</w:r>"
            written += copied
        return written


def _list_addresses(spans: Iterable[Span]) -> Iterator[str]:
    for span in spans:
        if span.kind is SpanKind.LINK:
            yield span.target
        yield from _list_addresses(span.children)


def _is_same(address: str, written: str) -> bool:
    """Return whether an address is that of a link, as it is read back from our dialect."""
    return inline_parser().normalizeLink(address.strip()) == written


def write_lines(text: str) -> list[Span]:
    """Return the spans of a text whose lines are lines."""
    spans: list[Span] = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text)):
        if number:
            spans.append(Span(SpanKind.BREAK))
        if line:
            spans.append(Span(text=line))
    return spans
