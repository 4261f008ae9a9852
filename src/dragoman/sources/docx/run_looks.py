"""The looks of the texts of a paragraph, which its translation takes."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.containers.xml_places import XmlNode
from dragoman.model import SpanKind
from dragoman.sources._office.compare import Look, join_levels
from dragoman.sources._office.spans import Marks, TextLook
from dragoman.sources.docx.direction import Target
from dragoman.sources.docx.properties import Properties, read_properties, write_run_properties
from dragoman.sources.docx.styles import Styles, read_look

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
_SAYING = {**_ADDED, SpanKind.DELETED: ("w:strike", "w:dstrike")}
"""What gives text of the source a mark."""
_OF_LINKS = ("w:rStyle", "w:color", "w:u")
"""The look of links, which text outside of them does not have."""
_OF_CODE = ("w:sz", "w:szCs", "w:shd", "w:highlight", "w:color")
NO_LINK = -1
"""A link where the source has none to take the look from."""


class RunLooks:
    """Writes the look of a text of the translation, from that of a text of the source."""

    def __init__(self, data: bytes, style: str, styles: Styles, target: Target) -> None:
        self._data = data
        self._style = style
        self._styles = styles
        self.target = target

    def write_look(
        self, source: TextLook | None, marks: Marks, link: int, *, has_other: bool
    ) -> bytes:
        """Return the properties of text with marks, as they are written.

        ``source`` is the text whose look is nearest. ``link`` is the number of the link that it is
        in: 0 for none, ``NO_LINK`` for a new one. ``has_other`` says whether texts of the paragraph
        differ in a look that is not a mark.
        """
        node = source.run.find("w:rPr") if source and source.run is not None else None
        properties = self._change_properties(read_properties(self._data, node), source, marks, link)
        language = node.find("w:lang") if node is not None else None
        levels = self._list_levels(node, properties)
        old = language.attributes if language else {}
        if SpanKind.CODE not in marks:  # code keeps its direction
            if any(isinstance(mark, tuple) for mark in marks):
                levels = _share_look(levels, is_complex=self.target.is_complex)
            fonts = self._find_own_fonts(levels) if has_other else {}
            properties = self.target.turn_run(properties, old, levels, fonts)
        return write_run_properties(properties)

    def _change_properties(
        self,
        properties: Properties,
        source: TextLook | None,
        marks: Marks,
        link: int,
    ) -> Properties:
        """Return the properties of a text of the source, for one with other marks."""
        changed = dict(properties)
        has = source.marks if source else frozenset()
        if source and source.link and not link:
            for name in _OF_LINKS:
                changed.pop(name, None)
        for mark in has - marks:
            for name in _SAYING.get(mark, ()) if isinstance(mark, SpanKind) else ():
                changed.pop(name, None)
            changed.pop("w:rStyle", None)
            for name in _OF_CODE if mark is SpanKind.CODE else ():
                changed.pop(name, None)
        for mark in marks - has:
            if isinstance(mark, SpanKind):
                changed |= _ADDED.get(mark, {})
        if link == NO_LINK:
            changed |= self._styles.link_look
        return changed

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


def _share_look(levels: Sequence[Look], *, is_complex: bool) -> list[Look]:
    """Return the looks of a run that differs from its paragraph, without what it says of letters
    of the other kind: so these get the same size and font, and the difference is seen."""
    names = ("szCs", "cs font") if is_complex else ("sz", "ascii font")
    other = ("sz", "ascii font") if is_complex else ("szCs", "cs font")
    shown = {new for old, new in zip(other, names, strict=True) if old in levels[-1]}
    return [*levels[:-1], {name: levels[-1][name] for name in levels[-1] if name not in shown}]
