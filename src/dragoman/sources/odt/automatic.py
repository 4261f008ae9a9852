"""New styles of a part: those of the source in another direction and language.

They are styles that a program makes (``office:automatic-styles``), so the styles that people see
stay as they are. Their names say what they are made of: "P1_fa" is "P1" in Persian.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.containers.xml_places import (
    ByteEdit,
    XmlNode,
    XmlPlaces,
    escape_text,
    find_attributes,
    replace_bytes,
)
from dragoman.sources.odt.direction import OdtTarget, make_look, name_attributes
from dragoman.sources.odt.names import NAMESPACES, REVISION
from dragoman.sources.odt.styles import StyleSheet

_ELEMENTS = {
    "paragraph": ("style:paragraph-properties", "style:text-properties"),
    "table": ("style:table-properties",),
    "text": ("style:text-properties",),
}
"""By the family of a style, its elements with properties, in their order."""
_CENTRED = frozenset({"title", "subtitle"})
"""Styles that LibreOffice centres, where a file names them and says nothing of them."""
_SIDES = {"left": "right", "right": "left"}
_AFTER = ("office:master-styles", "office:body")
_OURS = ("style", "text", "table", "fo")
Attributes = dict[str, str]


class StyleMaker:
    """Makes the new styles of one part."""

    def __init__(self, places: XmlPlaces, sheet: StyleSheet, target: OdtTarget, page: str) -> None:
        self.target = target
        self.sheet = sheet
        self._data = places.data
        self._root = places.root
        self._page = page
        """The writing mode of the pages."""
        self._names = {name for _, name in sheet.styles}
        self._made: list[bytes] = []
        self._known: dict[object, str] = {}
        self._looks: dict[tuple[str, bool], Mapping[str, str]] = {}

    def derive_paragraph(self, name: str, *, was_complex: bool) -> str:
        """Return the style for a translated paragraph of a style; the same if nothing differs."""
        key = "paragraph", name, was_complex
        if key not in self._known:
            looks = self.find_turned(name, was_complex=was_complex)
            text = name_attributes(looks) | self._find_language(name)
            self._known[key] = self._derive("paragraph", name, (self._turn_paragraph(name), text))
        return self._known[key]

    def find_turned(self, name: str, *, was_complex: bool) -> Mapping[str, str]:
        """Return the looks that the text of a translated paragraph gets from its new style."""
        key = name, was_complex
        if key not in self._looks:
            levels = self.sheet.list_levels(name, ())
            self._looks[key] = self.target.turn_look(levels, was_complex=was_complex)
        return self._looks[key]

    def _turn_paragraph(self, name: str) -> Attributes:
        element = "style:paragraph-properties"
        mode = self.sheet.find_attribute("paragraph", name, element, "style:writing-mode")
        if not self.target.needs_turn(mode, self._page):
            return {}
        turned = {"style:writing-mode": self.target.writing_mode}
        align = self.sheet.find_attribute("paragraph", name, element, "fo:text-align")
        if not align and not _CENTRED.isdisjoint(self.sheet.list_names("paragraph", name)):
            return turned
        side = self.target.turn_alignment(align)
        return turned | ({"fo:text-align": side} if side else {})

    def _find_language(self, name: str) -> Attributes:
        """Return the attributes of the language that a style does not have yet."""
        wanted = self.target.list_language()
        found = {
            each: self.sheet.find_attribute("paragraph", name, "style:text-properties", each)
            for each in wanted
        }
        return {} if found == wanted else wanted

    def derive_table(self, name: str) -> str:
        """Return the style for a table with a translated text."""
        key = "table", name
        if key not in self._known:
            element = "style:table-properties"
            mode = self.sheet.find_attribute("table", name, element, "style:writing-mode")
            turned: Attributes = {}
            if self.target.needs_turn(mode, self._page):
                turned["style:writing-mode"] = self.target.writing_mode
                side = self.sheet.find_attribute("table", name, element, "table:align")
                turned |= {"table:align": _SIDES[side]} if side in _SIDES else {}
            self._known[key] = self._derive("table", name, (turned,))
        return self._known[key]

    def make_text(self, name: str, attributes: Attributes) -> str:
        """Return a style of text like another, with other attributes.

        It is made from the whole other one, because of two spans around a text LibreOffice takes
        only what the inner one says.
        """
        key = "text", name, tuple(sorted(attributes.items()))
        if key not in self._known:
            self._known[key] = self._derive("text", name, (attributes,))
        return self._known[key]

    def make_language(self, chain: tuple[str, ...]) -> Attributes:
        """Return the attributes of the language where spans say another one."""
        wanted = self.target.list_language()
        for attribute, value in wanted.items():
            for name in chain:
                found = self.sheet.find_attribute("text", name, "style:text-properties", attribute)
                if found not in ("", value):
                    return wanted
        return {}

    def make_levels(
        self, paragraph: str, chain: tuple[str, ...], *, was_complex: bool, has_other: bool
    ) -> Attributes:
        """Return the attributes that a text in spans needs, to look as it did.

        ``has_other`` says whether texts of the paragraph differ in a look that is not a mark.
        """
        if not chain:
            return {}
        turned = make_look(self.find_turned(paragraph, was_complex=was_complex))
        around = self.sheet.list_levels(paragraph, ())
        own = self.sheet.list_levels(paragraph, chain)[len(around) :]
        looks = self.target.turn_look([*around, turned, *own], was_complex=was_complex)
        if has_other and was_complex is not self.target.is_complex:
            looks |= self.target.turn_own_font(around, own)
        return name_attributes(looks)

    def _derive(self, family: str, name: str, properties: tuple[Attributes, ...]) -> str:
        if not any(properties):
            return name
        new = self._find_name(family, name)
        if (family, name) in self.sheet.automatic:
            node = self.sheet.styles[family, name].node
            self._made.append(self._copy_style(node, new, family, properties))
            return new
        parent = b' style:parent-style-name="' + escape_text(name) + b'"' if name else b""
        inside = b"".join(
            _write_element(element, attributes)
            for element, attributes in zip(_ELEMENTS[family], properties, strict=True)
            if attributes
        )
        head = b'<style:style style:name="' + escape_text(new) + b'" style:family="'
        self._made.append(
            head + family.encode() + b'"' + parent + b">" + inside + b"</style:style>"
        )
        return new

    def _find_name(self, family: str, name: str) -> str:
        ending = f"_{self.target.tag}" if self.target.language else "_new"
        first = f"{name or family[0].upper()}{ending}"
        new, count = first, 1
        while new in self._names:
            count += 1
            new = f"{first}_{count}"
        self._names.add(new)
        return new

    def _copy_style(
        self, node: XmlNode, new: str, family: str, properties: tuple[Attributes, ...]
    ) -> bytes:
        edits = [set_attribute(self._data, node, {"style:name": new})]
        place = node.inner
        missing = b""
        for element, attributes in zip(_ELEMENTS[family], properties, strict=True):
            child = node.find(element)
            if child is not None:
                edits.append((place, place, missing))
                missing, place = b"", child.end
                edits.append(set_attribute(self._data, child, attributes))
            elif attributes:
                missing += _write_element(element, attributes)
        if node.inner == node.end:  # an empty element
            head = replace_bytes(self._data[node.start : node.end], _shift(edits, node.start))
            return head.removesuffix(b"/>") + b">" + missing + self._close(node)
        edits.append((place, place, missing))
        copied = replace_bytes(self._data[node.start : node.end], _shift(edits, node.start))
        return REVISION.sub(b"", copied)

    def _close(self, node: XmlNode) -> bytes:
        written = self._data[node.start + 1 : node.inner].split(maxsplit=1)[0].rstrip(b"/>")
        return b"</" + written + b">"

    def list_edits(self) -> Iterator[ByteEdit]:
        """Yield the edits that put the new styles into the part."""
        if not self._made:
            return
        made = b"".join(sorted(self._made))
        group = self._root.find("office:automatic-styles")
        if group is not None and group.inner < group.end:
            yield group.inner_end, group.inner_end, made
        elif group is not None:
            opening = self._data[group.start : group.end].removesuffix(b"/>").rstrip()
            yield group.start, group.end, opening + b">" + made + self._close(group)
        else:
            after = next(child for child in self._root.children if child.name in _AFTER)
            office = b' xmlns:office="' + NAMESPACES["office"].encode() + b'">'
            whole = b"<office:automatic-styles" + office + made + b"</office:automatic-styles>"
            yield after.start, after.start, whole


def declare_prefixes(data: bytes, root: XmlNode) -> Iterator[ByteEdit]:
    """Yield the edit that declares our prefixes, where a part has others."""
    tag = data[root.start : root.inner]
    new = b"".join(
        f' xmlns:{prefix}="{NAMESPACES[prefix]}"'.encode()
        for prefix in _OURS
        if f"xmlns:{prefix}=".encode() not in tag
    )
    if new:
        yield root.inner - 1, root.inner - 1, new


def set_attribute(data: bytes, node: XmlNode, attributes: Mapping[str, str]) -> ByteEdit:
    """Return the edit of a start tag that gives an element attributes."""
    edits = list(list_attribute_edits(data, node, attributes))
    tag = data[node.start : node.inner]
    return node.start, node.inner, replace_bytes(tag, _shift(edits, node.start))


def list_attribute_edits(
    data: bytes, node: XmlNode, attributes: Mapping[str, str]
) -> Iterator[ByteEdit]:
    """Yield the edits that give an element attributes."""
    missing = b""
    places = find_attributes(data, node)
    for name, value in attributes.items():
        written = escape_text(value)
        local = name.rpartition(":")[2]
        found = [span for each, span in places.items() if each.rpartition(":")[2] == local]
        if name in node.attributes and found:
            yield (*found[0], written)
        else:
            missing += f" {name}=".encode() + b'"' + written + b'"'
    end = node.inner - (2 if data.endswith(b"/>", node.start, node.inner) else 1)
    yield end, end, missing


def _write_element(name: str, attributes: Attributes) -> bytes:
    inside = b"".join(
        f" {each}=".encode() + b'"' + escape_text(value) + b'"'
        for each, value in attributes.items()
    )
    return b"<" + name.encode() + inside + b"/>"


def _shift(edits: list[ByteEdit], start: int) -> list[ByteEdit]:
    return [(first - start, last - start, new) for first, last, new in edits]
