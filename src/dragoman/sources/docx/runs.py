"""Writing a translation as runs, with the looks and the things that the source has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.containers.xml_places import ByteEdit, XmlNode, escape_text
from dragoman.model import Span, SpanKind, is_allowed_link
from dragoman.sources._office.marks import Content, Placeholders
from dragoman.sources._office.pieces import InlinePiece, take_out
from dragoman.sources._office.spans import Marks, SpanWriter, is_same_address
from dragoman.sources.docx.links import NewLinks
from dragoman.sources.docx.properties import read_properties, write_run_properties
from dragoman.sources.docx.run_looks import NO_LINK, RunLooks

_LINE_BREAK = b"<w:br/>"
_TAB = b"<w:tab/>"
_NON_BREAKING_HYPHEN = "\u2011"


class RunWriter(SpanWriter):
    """Writes marks as runs of Word."""

    def __init__(
        self,
        data: bytes,
        content: Content,
        names: Placeholders,
        looks: RunLooks,
        links: NewLinks,
    ) -> None:
        super().__init__(data, content, names, looks.target.language)
        self._looks = looks
        self._has_other = bool(names.looks)
        self._links = links
        self._addresses: frozenset[str] = frozenset()
        """Those of the links of the translation."""
        self._known: dict[tuple[Marks, int], bytes] = {}

    def write(self, spans: Sequence[Span], edits: Sequence[ByteEdit] = ()) -> bytes:
        """Return the content of the paragraph with a translation, as ``SpanWriter`` does.

        Its links may have other addresses than those of the source.
        """
        self._addresses = frozenset(_list_addresses(spans))
        return super().write(spans, edits)

    def _write_text(self, text: str, marks: Marks, link: int) -> bytes:
        if not text:
            return b""
        if text == "\t" and self._content.is_code:
            return self._wrap(_TAB, marks, link)
        pieces = text.split(_NON_BREAKING_HYPHEN)
        written = b"<w:noBreakHyphen/>".join(
            b'<w:t xml:space="preserve">' + escape_text(piece) + b"</w:t>" if piece else b""
            for piece in pieces
        )
        return self._wrap(written, marks, link)

    def _write_break(self, marks: Marks, link: int) -> bytes:
        return self._wrap(_LINE_BREAK, marks, link)

    def _write_isolate(self, direction: str, inside: Iterable[bytes]) -> bytes:
        written = b"".join(inside)
        if direction not in ("ltr", "rtl"):
            return written
        return b'<w:dir w:val="' + direction.encode() + b'">' + written + b"</w:dir>"

    def _write_link(self, span: Span, marks: Marks, link: int) -> bytes:
        """Write a link: that of the source with its address, or a new one that looks like one.

        An address that is not allowed is not written: it stays as it is in the source.
        """
        left = self._left.get("link", [])
        if link or any(is_same_address(each.target, span.target) for each in left):
            return super()._write_link(span, marks, link)
        similar = next((each for each in left if not self._is_wanted(each)), None)
        if similar is not None:
            take_out(left, similar)
        if is_allowed_link(span.target):
            look = id(similar) if similar else NO_LINK
            inside = self._write_all(span.children, marks, look)
            return self._links.wrap_link(span.target, inside)
        if similar is None:
            return self._write_all(span.children, marks, link)
        inside = self._write_all(span.children, marks, id(similar))
        return self._copy(similar.slices) + inside + self._copy(similar.closing)

    def _is_wanted(self, link: InlinePiece) -> bool:
        """Return whether the translation has a link with the address of this one."""
        return any(is_same_address(link.target, address) for address in self._addresses)

    def _wrap(self, inside: bytes, marks: Marks, link: int) -> bytes:
        key = marks, link
        if key not in self._known:
            source = self._find_source(marks, link)
            self._known[key] = self._looks.write_look(
                source, marks, link, has_other=self._has_other
            )
        return b"<w:r>" + self._known[key] + inside + b"</w:r>"

    def _wrap_copy(self, copied: bytes, run: XmlNode) -> bytes:
        properties = read_properties(self._data, run.find("w:rPr"))
        return b"<w:r>" + write_run_properties(properties) + copied + b"</w:r>"


def _list_addresses(spans: Iterable[Span]) -> Iterator[str]:
    for span in spans:
        if span.kind is SpanKind.LINK:
            yield span.target
        yield from _list_addresses(span.children)
