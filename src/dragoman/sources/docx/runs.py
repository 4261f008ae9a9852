"""Writing a translation as runs, with the looks and the things that the source has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.inline import inline_parser
from dragoman.model import Span, SpanKind
from dragoman.quotation_marks import find_quotation_marks
from dragoman.sources._office.marks import Content, Placeholders
from dragoman.sources._office.pieces import InlinePiece, Slice
from dragoman.sources.docx.direction import Target
from dragoman.sources.docx.properties import Properties, read_properties, write_run_properties
from dragoman.sources.docx.styles import Look, Styles, join_levels, read_look
from dragoman.xml_places import ByteEdit, XmlNode, escape_text, replace_bytes

_ADDED = {
    SpanKind.STRONG: {"w:b": b"<w:b/>", "w:bCs": b"<w:bCs/>"},
    SpanKind.EMPHASIS: {"w:i": b"<w:i/>", "w:iCs": b"<w:iCs/>"},
    SpanKind.DELETED: {"w:strike": b"<w:strike/>"},
    SpanKind.INSERTED: {"w:u": b'<w:u w:val="single"/>'},
    SpanKind.SUPERSCRIPT: {"w:vertAlign": b'<w:vertAlign w:val="superscript"/>'},
    SpanKind.SUBSCRIPT: {"w:vertAlign": b'<w:vertAlign w:val="subscript"/>'},
    SpanKind.CODE: {
        "w:rFonts": b'<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
    },
}
"""What gives text a mark where the source has no text with it."""
_OF_LINKS = ("w:rStyle", "w:color", "w:u")
"""The look of links, which text outside of them does not have."""
_OF_CODE = ("w:sz", "w:szCs", "w:shd", "w:highlight", "w:color")
_LINE_BREAK = b"<w:br/>"
_NON_BREAKING_HYPHEN = "\u2011"


class _Source(NamedTuple):
    """A text of the source whose look a translation may take."""

    marks: frozenset[object]
    link: int
    """Which link it is in, as a number; 0 for none."""
    run: XmlNode | None
    length: int


class RunWriter:
    """Writes marks as runs: text takes the look of the source's text with the same marks."""

    def __init__(
        self, data: bytes, content: Content, names: Placeholders, style: str, styles: Styles
    ) -> None:
        self._data = data
        self._content = content
        self._names = names
        self._style = style
        self._styles = styles
        self._target = Target("")
        self._edits: Sequence[ByteEdit] = ()
        self._left: dict[str, list[InlinePiece]] = {}
        self._objects: list[InlinePiece] = []
        self._sources: list[_Source] = []
        self._collect(content.pieces, frozenset(), 0)
        self._exact = {
            (each.marks, each.link): each
            for each in sorted(self._sources, key=lambda source: source.length)
        }
        """The longest text with the same marks in the same link."""
        self._known: dict[tuple[frozenset[object], int], bytes] = {}

    def _collect(self, pieces: Sequence[InlinePiece], around: frozenset[object], link: int) -> None:
        for piece in pieces:
            marks = around | piece.marks
            if piece.kind == "text":
                length = len(piece.text.strip())
                self._sources.append(_Source(frozenset(marks), link, piece.run, length))
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
            left.remove(note)
            self._objects.remove(note)
            yield self._copy(note.slices)

    def _write_link(self, span: Span, marks: frozenset[object], link: int) -> bytes:
        left = self._left.get("link", [])
        found = next((each for each in left if _is_same(each.target, span.target)), None)
        found = found or next(iter(left), None)
        if found is None:
            return self._write_all(span.children, marks, link)
        left.remove(found)
        inside = self._write_all(span.children, marks, id(found))
        return self._copy(found.slices) + inside + self._copy(found.closing)

    def _write_placeholder(self, span: Span, marks: frozenset[object], link: int) -> bytes:
        """Write a placeholder once. One that is unknown or repeated shows only what is in it."""
        look = self._names.looks.get(span.text)
        if look is not None:
            return self._write_all(span.children, marks | {look}, link)
        piece = self._names.pieces.pop(span.text, None)
        if piece is None:
            return self._write_all(span.children, marks, link)
        if piece.kind == "object":
            self._objects.remove(piece)
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
            self._known[key] = self._make_properties(marks, link)
        return b"<w:r>" + self._known[key] + inside + b"</w:r>"

    def _make_properties(self, marks: frozenset[object], link: int) -> bytes:
        source = self._exact.get((marks, link)) or max(
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
        run = source.run if source else None
        node = run.find("w:rPr") if run is not None else None
        properties = read_properties(self._data, node)
        properties.pop("w:rPrChange", None)
        properties.pop("w:ins", None)
        has = source.marks if source else frozenset()
        if source and source.link and not link:
            for name in _OF_LINKS:
                properties.pop(name, None)
        for mark in has - marks:
            for name in _ADDED.get(mark, ()) if isinstance(mark, SpanKind) else ():
                properties.pop(name, None)
            properties.pop("w:rStyle", None)
            for name in _OF_CODE if mark is SpanKind.CODE else ():
                properties.pop(name, None)
        for mark in marks - has:
            if isinstance(mark, SpanKind):
                properties |= _ADDED.get(mark, {})
        language = node.find("w:lang") if node is not None else None
        levels = self._list_levels(node, properties)
        old = language.attributes if language else {}
        if SpanKind.CODE not in marks:  # code keeps its direction
            if any(isinstance(mark, tuple) for mark in marks):
                levels = _share_look(levels, is_rtl=self._target.is_rtl)
            fonts = self._find_own_fonts(levels) if self._names.looks else {}
            properties = self._target.turn_run(properties, old, levels, fonts)
        return write_run_properties(properties)

    def _find_own_fonts(self, levels: Sequence[Look]) -> dict[str, str]:
        """Return the fonts in which a look differs from the style of the paragraph."""
        base = join_levels(self._styles.list_levels(self._style, None))
        look = join_levels(levels)
        names = [name for name in look if name.endswith(" font")]
        return {name: look[name] for name in names if look[name] != base.get(name)}

    def _list_levels(self, node: XmlNode | None, properties: Properties) -> list[Look]:
        """Return the looks that make the look of a run with these properties."""
        levels = self._styles.list_levels(self._style, None)
        if "w:rStyle" in properties:
            levels = self._styles.list_levels(self._style, node)[:-1]
        own = {name: value for name, value in read_look(node).items() if f"w:{name}" in properties}
        for name in ("b", "i"):
            if f"w:{name}" in properties and name not in own:
                own[name] = "1"
                own[f"{name}Cs"] = "1"
        fonts = {name: value for name, value in read_look(node).items() if name.endswith(" font")}
        own |= fonts if "w:rFonts" in properties else {}
        return [*levels, own]

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
                node = run.find("w:rPr")
                properties = self._data[node.start : node.end] if node is not None else b""
                copied = b"<w:r>" + properties + copied + b"</w:r>"
            written += copied
        return written


def _share_look(levels: Sequence[Look], *, is_rtl: bool) -> list[Look]:
    """Return the looks of a run that differs from its paragraph, without what it says of letters
    of the other kind: so these get the same size and font, and the difference is seen."""
    names = ("szCs", "cs font") if is_rtl else ("sz", "ascii font")
    other = ("sz", "ascii font") if is_rtl else ("szCs", "cs font")
    shown = {new for old, new in zip(other, names, strict=True) if old in levels[-1]}
    return [*levels[:-1], {name: levels[-1][name] for name in levels[-1] if name not in shown}]


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
