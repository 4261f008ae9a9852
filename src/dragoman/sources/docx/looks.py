"""How the pieces of a paragraph look: marks of our dialect, and other looks that differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.model import SpanKind
from dragoman.sources._office.looks import OtherLook, drop_main_look, iterate_pieces, settle_looks
from dragoman.sources._office.pieces import InlinePiece
from dragoman.sources.docx.names import find_child, read_value
from dragoman.sources.docx.styles import Look, Styles, is_fixed_width, join_levels, read_look
from dragoman.xml_places import XmlNode

_HEIGHTS = {"superscript": SpanKind.SUPERSCRIPT, "subscript": SpanKind.SUBSCRIPT}
_MARKED = frozenset({"b", "bCs", "i", "iCs", "strike", "u", "vertAlign", "rtl"})
_COUNTING = {
    "": frozenset({"sz", "ascii font"}),
    "complex": frozenset({"szCs", "cs font"}),
    "east": frozenset({"sz", "eastAsia font"}),
    "signs": frozenset({"sz"}),
}
"""By the kind of a text, the sizes and fonts that count: for complex scripts, such as Arabic, and
for Chinese and its neighbours there are others, and of signs nobody sees the font."""
_SIZES = frozenset().union(*_COUNTING.values())
_EAST = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")
_LATIN = re.compile("[0-9A-Za-z\u00c0-\u052f]")
_OF_CODE = _SIZES | {"shd", "highlight", "color"}
"""How code may look without being more than code."""
CODE_NAMES = frozenset({"verbatim char", "html code", "code", "inline code", "source text"})
LINK_NAMES = frozenset({"hyperlink", "followedhyperlink", "internet link", "visited internet link"})
"""Styles that mean nothing in a link, where everybody expects them."""


class Difference(NamedTuple):
    """How a run differs from the style of its paragraph."""

    marks: frozenset[SpanKind]
    other: OtherLook
    is_rtl: bool


class LookReader:
    """Says how runs look, compared with the style of their paragraph."""

    def __init__(self, styles: Styles, data: bytes) -> None:
        self._styles = styles
        self._data = data
        self._known: dict[tuple[str, bytes, bool], Difference] = {}

    def mark_pieces(
        self, pieces: Sequence[InlinePiece], style: str, *, is_link: bool = False
    ) -> None:
        """Put into each piece how it looks.

        Marks are what differs from the style of the paragraph. Another look is one only where it
        differs from that of most of the text. ``is_link`` says that a link is around all pieces.
        """
        self._mark_texts(pieces, style, is_link=is_link)
        texts = [
            piece for piece in iterate_pieces(pieces, into_links=False) if piece.kind == "text"
        ]
        drop_main_look(texts or list(iterate_pieces(pieces)))
        for piece in iterate_pieces(pieces):
            if piece.target and piece.children:
                drop_main_look(list(iterate_pieces(piece.children)))
        settle_looks(pieces)

    def _mark_texts(self, pieces: Iterable[InlinePiece], style: str, *, is_link: bool) -> None:
        for piece in pieces:
            self._mark_texts(piece.children, style, is_link=is_link or bool(piece.target))
            if piece.kind == "text":
                properties = piece.run.find("w:rPr") if piece.run else None
                kind = _find_kind(piece.text)
                found = self._compare(properties, style, is_link=is_link)
                piece.marks = {*found.marks, found.other} if found.other else set(found.marks)
                kind = "complex" if found.is_rtl and kind != "signs" else kind
                piece.ignored = _SIZES - _COUNTING[kind]
                if SpanKind.CODE in found.marks:
                    piece.ignored |= _OF_CODE

    def _compare(self, properties: XmlNode | None, style: str, *, is_link: bool) -> Difference:
        raw = self._data[properties.start : properties.end] if properties is not None else b""
        key = style, raw, is_link
        if key not in self._known:
            names = self._list_character_styles(properties)
            levels = self._styles.list_levels(style, properties)
            if is_link and not LINK_NAMES.isdisjoint(names):
                levels = [*self._styles.list_levels(style, None), read_look(properties)]
            base = join_levels(self._styles.list_levels(style, None))
            is_code = not CODE_NAMES.isdisjoint(names)
            self._known[key] = compare_looks(base, join_levels(levels), is_code=is_code)
        return self._known[key]

    def _list_character_styles(self, properties: XmlNode | None) -> list[str]:
        style = find_child(properties, "w:rStyle")
        return [each.name for each in self._styles.list_chain(read_value(style))]


def compare_looks(base: Look, look: Look, *, is_code: bool) -> Difference:
    """Return how a look differs from that of its paragraph."""
    marks: set[SpanKind] = set()
    others: list[tuple[str, str]] = []
    is_rtl = bool(look.get("rtl"))
    for name, ours, mark in (
        ("b", "bCs" if is_rtl else "b", SpanKind.STRONG),
        ("i", "iCs" if is_rtl else "i", SpanKind.EMPHASIS),
        ("strike", "strike", SpanKind.DELETED),
        ("u", "u", SpanKind.INSERTED),
    ):
        is_usual = bool(base.get(name) or base.get(ours))
        if look.get(ours) and not is_usual:
            marks.add(mark)
        elif is_usual and not look.get(ours):
            others.append((name, ""))
    height = look.get("vertAlign", "")
    if height != base.get("vertAlign", ""):
        if height in _HEIGHTS:
            marks.add(_HEIGHTS[height])
        else:
            others.append(("vertAlign", ""))
    if is_code or (is_fixed_width(look) and not is_fixed_width(base)):
        marks.add(SpanKind.CODE)
    ignored = _MARKED
    if SpanKind.CODE in marks:
        ignored |= _OF_CODE
    for name in sorted({*base, *look} - ignored):
        if look.get(name, "") != base.get(name, ""):
            others.append((name, look.get(name, "")))
    return Difference(frozenset(marks), tuple(sorted(others)), is_rtl)


def _find_kind(text: str) -> str:
    """Return the kind of a text, which says what counts of its look."""
    if not any(map(str.isalnum, text)):
        return "signs"
    return "east" if _EAST.search(text) and not _LATIN.search(text) else ""
