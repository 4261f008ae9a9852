"""The blocks of a part: paragraphs in reading order, with what is around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dragoman.containers.xml_places import XmlNode
from dragoman.model import Place
from dragoman.sources._office.paths import is_file_name
from dragoman.sources._office.pictures import is_decoration, list_uncleaned
from dragoman.sources._office.style_names import QUOTES
from dragoman.sources._office.units import (
    CHART,
    CHOICES,
    EQUATION,
    OBJECT,
    READING,
    place_definition,
)
from dragoman.sources.odt.lists import ListCounter, OpenList
from dragoman.sources.odt.names import PARAGRAPHS, read_count, read_style
from dragoman.sources.odt.seen import is_hidden
from dragoman.sources.odt.styles import StyleSheet
from dragoman.texts.list_markers import is_bullet

_SIDES = {"center": "center", "right": "end", "end": "end"}
"""The words of OpenDocument to those of ``Place.align``; its "start" is how all texts begin."""
_SIDES_RTL = {"center": "center", "left": "end"}
"""The same from right to left, where "end" is the right side, as LibreOffice shows it."""
_DESCRIPTIONS = frozenset({"svg:title", "svg:desc", "table:title", "table:desc"})
_SKIPPED = frozenset(
    {"office:annotation", "office:forms", "text:tracked-changes", "math:math"}
    | {"text:table-of-content-source", "text:alphabetical-index-source", "text:user-index-source"}
    | {"text:illustration-index-source", "text:table-index-source", "text:object-index-source"}
    | {"text:bibliography-source", "table:covered-table-cell", "text:ruby-text"}
)
"""What has no text that is translated."""
_OBJECTS = {"formula": EQUATION, "chart": CHART}


@dataclass(slots=True)
class OdtParagraph:
    """A paragraph, or a description of a picture, with what is around it."""

    node: XmlNode
    place: Place
    number: int
    """Its place among the paragraphs of the file, from 1."""
    note: str = ""
    is_description: bool = False
    picture: str = ""
    """Of a picture that nothing describes, or of the description of one, the name of its part."""


@dataclass(slots=True)
class OdtWalk:
    """One pass over the blocks of a part that counts paragraphs, tables and list items."""

    sheet: StyleSheet
    media_types: Mapping[str, str]
    labels: Mapping[XmlNode, str]
    """The labels of notes."""
    count: int = 0
    tables: int = -1
    comments: int = 0
    notes: list[XmlNode] = field(default_factory=list)
    """The notes that were met."""
    unread: list[tuple[int, str]] = field(default_factory=list)
    """What shows something that is not read: the number of a paragraph, and what it is."""
    undescribed: list[int] = field(default_factory=list)
    """The numbers of the paragraphs with a picture that nothing describes, and no edition shows."""
    lists: ListCounter = field(init=False)

    def __post_init__(self) -> None:
        self.lists = ListCounter(self.sheet)

    def iterate_paragraphs(
        self, nodes: Iterable[XmlNode], place: Place | None = None, note: str = ""
    ) -> Iterator[OdtParagraph]:
        """Yield the paragraphs below nodes in reading order, each before those of its boxes."""
        around = place or Place()
        for node in nodes:
            name = node.name
            if name in PARAGRAPHS:
                yield from self._read_paragraph(node, around, note)
            elif name in ("text:list", "text:numbered-paragraph"):
                yield from self._read_list(node, None, around, note)
            elif name == "table:table":
                yield from self._read_table(node, note)
            elif name == "text:section" and is_hidden(node, self.sheet):
                self._tell_hidden(node, self.count + 1)
            elif name.startswith(("draw:", "dr3d:")):
                yield from self._read_shape(node, note)
            elif name and name not in _SKIPPED:
                yield from self.iterate_paragraphs(node.children, around, note)

    def _tell_hidden(self, node: XmlNode, number: int) -> None:
        """Remember what is hidden at the paragraph with a number, and count its comments."""
        self.comments += sum(each.name == "office:annotation" for each in node.iterate())
        if node.read_text().strip():
            self.unread.append((number, "hidden text"))

    def _read_paragraph(self, node: XmlNode, around: Place, note: str) -> Iterator[OdtParagraph]:
        self.count += 1
        if node.name == "text:h":
            around = around._replace(number=self._find_number(node, around))
        if is_hidden(node, self.sheet):
            self._tell_hidden(node, self.count)
            return
        yield OdtParagraph(node, self._find_place(node, around), self.count, note)
        for found in self._read_inside(node.children, note):
            if found.is_description or found.picture:
                found.place = Place(cell=around.cell)
            yield found

    def _find_place(self, node: XmlNode, around: Place) -> Place:
        style = read_style(node)
        if around.cell:
            return around._replace(align=self._find_side(style))
        names = self.sheet.list_names("paragraph", style)
        quotations = int(not QUOTES.isdisjoint(names))
        if node.name == "text:h":
            return Place(quotations=quotations, number=around.number)
        place = around._replace(quotations=quotations)
        return place if place.lists else place_definition(place, names)

    def _find_number(self, node: XmlNode, around: Place) -> str:
        """Return the number of a heading: of the list around it, or that of its level."""
        if not around.lists:
            return self.lists.count_heading(node)
        is_numbered = around.first and not is_bullet(around.lists[-1])
        return around.lists[-1] if is_numbered else ""

    def _find_side(self, style: str) -> str:
        """Return how the paragraphs of a style are aligned, as ``Place.align`` says it."""
        element = "style:paragraph-properties"
        side = self.sheet.find_attribute("paragraph", style, element, "fo:text-align")
        mode = self.sheet.find_attribute("paragraph", style, element, "style:writing-mode")
        return (_SIDES_RTL if mode.startswith("rl") else _SIDES).get(side, "")

    def _read_inside(self, nodes: Iterable[XmlNode], note: str) -> Iterator[OdtParagraph]:
        """Yield what is in the shapes of a paragraph; remember its notes, and count comments."""
        for node in nodes:
            name = node.name
            if name.startswith(("draw:", "dr3d:")):
                yield from self._read_shape(node, note)
            elif name == "text:note":
                self.notes.append(node)
            elif name == "office:annotation":
                self.comments += 1
            elif name == "text:ruby-text" and node.read_text().strip():
                self.unread.append((self.count, READING))
            elif name == "text:span" and is_hidden(node, self.sheet):
                self._tell_hidden(node, self.count)
            elif node.children:
                if name == "text:drop-down" and _has_other_choices(node):
                    self.unread.append((self.count, CHOICES))
                yield from self._read_inside(node.children, note)

    def _read_shape(self, shape: XmlNode, note: str) -> Iterator[OdtParagraph]:
        """Yield the paragraphs in a drawing, and the descriptions of its pictures."""
        if is_hidden(shape, self.sheet):
            self._tell_hidden(shape, self.count)
            return
        if shape.name == "draw:control":
            self.unread.append((self.count, "a control of a form"))
        elif shape.name in ("draw:object", "draw:object-ole", "draw:plugin", "draw:applet"):
            self.unread.append((self.count, self._name_object(shape)))
            return
        picture = _find_picture(shape)
        described = [child for child in shape.children if child.name in _DESCRIPTIONS]
        found = [each for child in described for each in self._describe(child)]
        if found:
            found[-1].picture = picture
        elif picture and (note or list_uncleaned([picture]) or _decorates(shape)):
            self.undescribed.append(self.count)
        elif picture:
            yield OdtParagraph(shape, Place(), self.count, note, picture=picture)
        for child in shape.children:
            if child.name in _DESCRIPTIONS:
                yield from (each for each in found if each.node is child)
            elif child.name.startswith(("draw:", "dr3d:")):
                yield from self._read_shape(child, note)
            elif child.name == "office:annotation":
                self.comments += 1
            elif child.name:
                yield from self.iterate_paragraphs([child], None, note)

    def _describe(self, node: XmlNode) -> Iterator[OdtParagraph]:
        text = node.read_text().strip()
        if text and not is_file_name(text):
            yield OdtParagraph(node, Place(), self.count, is_description=True)

    def _name_object(self, node: XmlNode) -> str:
        if any(child.name == "math:math" for child in node.children):
            return EQUATION
        path = node.attributes.get("xlink:href", "").removeprefix("./").rstrip("/")
        kind = self.media_types.get(path, "").rpartition(".")[2]
        return _OBJECTS.get(kind, OBJECT)

    def _read_list(
        self, node: XmlNode, opened: OpenList | None, around: Place, note: str
    ) -> Iterator[OdtParagraph]:
        inner = self.lists.open_list(node, opened)
        items = [node] if node.name == "text:numbered-paragraph" else node.children
        for item in items:
            if not item.name:
                continue
            markers = self.lists.count_item(inner, item)
            if around.cell or not inner.is_shown:
                markers = inner.markers
            is_first = item.name != "text:list-header" and inner.is_shown
            deeper = replace(inner, markers=markers)
            for child in item.children:
                if child.name == "text:list":
                    yield from self._read_list(child, deeper, around, note)
                elif child.name:
                    place = around._replace(lists=markers, first=is_first or not markers)
                    yield from self.iterate_paragraphs([child], place, note)
                    is_first = is_first and child.name not in PARAGRAPHS

    def _read_table(self, table: XmlNode, note: str) -> Iterator[OdtParagraph]:
        self.tables += 1
        number = self.tables
        line = 0 if any(each.name == "table:table-header-rows" for each in table.children) else 1
        for row in _iterate_rows(table):
            position = 0
            for cell in row.children:
                if cell.name == "table:table-cell":
                    inside = Place(cell=(number, line, position))
                    yield from self.iterate_paragraphs(cell.children, inside, note)
                elif cell.name == "table:covered-table-cell":
                    self._tell_hidden(cell, self.count + 1)
                else:
                    continue
                position += read_count(cell, "table:number-columns-repeated")
            line += read_count(row, "table:number-rows-repeated")
        for child in table.children:
            if child.name in _DESCRIPTIONS:
                yield from self._describe(child)
            elif child.name == "table:shapes":
                yield from self.iterate_paragraphs(child.children, None, note)


def _find_picture(frame: XmlNode) -> str:
    """Return the name of the part with the picture in a frame; empty for none."""
    for child in frame.children:
        if child.name == "draw:image":
            path = child.attributes.get("xlink:href", "").removeprefix("./")
            return "" if ":" in path else path
    return ""


def _decorates(frame: XmlNode) -> bool:
    return is_decoration(*(frame.attributes.get(f"svg:{side}", "") for side in ("width", "height")))


def _iterate_rows(node: XmlNode) -> Iterator[XmlNode]:
    """Yield the rows of a table, whatever is around them."""
    for child in node.children:
        if child.name == "table:table-row":
            yield child
        elif child.name.startswith("table:table-"):
            yield from _iterate_rows(child)


def _has_other_choices(node: XmlNode) -> bool:
    """Return whether a list in a text offers other texts than the one it shows."""
    labels = (each.attributes.get("text:value", "").strip() for each in node.find_all("text:label"))
    return any(label not in ("", node.read_text().strip()) for label in labels)
