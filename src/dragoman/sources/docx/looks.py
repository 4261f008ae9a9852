"""How the pieces of a paragraph look: marks of our dialect, and other looks that differ."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.containers.xml_places import XmlNode
from dragoman.sources._office.compare import Difference, compare_looks, join_levels
from dragoman.sources._office.look_marks import mark_pieces
from dragoman.sources._office.pieces import InlinePiece
from dragoman.sources._office.style_names import CODE_NAMES, LINK_NAMES
from dragoman.sources.docx.names import find_child, read_value
from dragoman.sources.docx.styles import Styles, read_look


class LookReader:
    """Says how runs look, compared with the style of their paragraph."""

    def __init__(self, styles: Styles, data: bytes) -> None:
        self._styles = styles
        self._data = data
        self._known: dict[tuple[str, bytes, bool], Difference] = {}

    def mark_pieces(
        self, pieces: Sequence[InlinePiece], style: str, *, is_link: bool = False
    ) -> None:
        """Put into each piece of a paragraph how it looks (``look_marks.mark_pieces``)."""

        def compare(piece: InlinePiece, is_link: bool) -> Difference:
            properties = piece.run.find("w:rPr") if piece.run else None
            return self._compare(properties, style, is_link=is_link)

        mark_pieces(pieces, compare, is_link=is_link)

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
