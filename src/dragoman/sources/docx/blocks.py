"""The blocks of a part of a Word file: paragraphs in reading order, with what is around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.containers.xml_places import XmlNode
from dragoman.model import Place
from dragoman.sources._office.style_names import QUOTES
from dragoman.sources._office.units import CHOICES, EQUATION, READING, place_definition
from dragoman.sources.docx.drawn_texts import describe_drawing, find_picture, pair_copies, take_new
from dragoman.sources.docx.fields import name_unread_field
from dragoman.sources.docx.joined import HOLDERS, join_deleted_ends
from dragoman.sources.docx.names import BLOCK_WRAPPERS, find_child, read_integer, read_value
from dragoman.sources.docx.numbering import Numbering
from dragoman.sources.docx.paragraphs import HERE, Paragraph
from dragoman.sources.docx.seen import is_deleted, is_hidden_drawing, is_hidden_shape
from dragoman.sources.docx.styles import Styles
from dragoman.sources.docx.tables import MergedCells, has_header, iterate_inside
from dragoman.texts.list_markers import is_bullet

_SIDES = {"center": "center", "right": "end", "end": "end"}
"""The words of Word to those of ``Place.align``."""
_EMBEDDED = "an embedded file of text"
_UNREAD = {
    "m:oMath": EQUATION,
    "w:ddList": CHOICES,
    "w:ruby": READING,
    "w:altChunk": _EMBEDDED,
    "w:subDoc": "the text of another file",
}
_GRAPHICS = {"c:chart": "r:id", "cx:chart": "r:id", "dgm:relIds": "r:dm"}
"""Charts and diagrams, with the attribute that names the part with their texts."""
_TABLE = {
    "w:tblCaption": "The title of a table, for people who cannot see it.",
    "w:tblDescription": "The description of a table, for people who cannot see it.",
}
_COMMENT = "w:commentReference"
_ALTERNATIVES = ("mc:Choice", "mc:Fallback")


@dataclass(slots=True)
class WordWalk:
    """One pass over the blocks that counts paragraphs, tables and list items."""

    styles: Styles
    numbering: Numbering
    count: int = 0
    tables: int = -1
    tracked: int = 0
    """How many tracked changes there are, and how many comments."""
    comments: int = 0
    controls: list[tuple[int, XmlNode]] = field(default_factory=list)
    """Content controls, with the numbers of their paragraphs."""
    unread: list[tuple[int, str]] = field(default_factory=list)
    """What shows something that is not read: the number of a paragraph, and what it is."""
    hidden: set[XmlNode] = field(default_factory=set)
    """The runs with a text that no reader sees."""
    undescribed: list[int] = field(default_factory=list)
    """The numbers of the paragraphs with a picture that nothing describes, and no edition shows."""

    def iterate_paragraphs(
        self, nodes: Iterable[XmlNode], place: Place | None = None, note: str = ""
    ) -> Iterator[Paragraph]:
        """Yield the paragraphs below nodes in reading order, each before those of its boxes."""
        around = place or Place()
        for node, before in join_deleted_ends(nodes):
            if node.name == "w:p":
                yield from self._read_paragraph(node, around, note, before)
            elif node.name == "w:tbl":
                yield from self._read_table(node, note)
            elif node.name == "mc:AlternateContent":
                chosen = next((each for name in _ALTERNATIVES if (each := node.find(name))), node)
                yield from self.iterate_paragraphs(chosen.children, around, note)
            elif node.name in BLOCK_WRAPPERS:
                if node.name == "w:sdt":
                    self.controls.append((self.count + 1, node))
                yield from self.iterate_paragraphs(node.children, around, note)
            elif node.name == "w:altChunk":
                self.unread.append((self.count + 1, _EMBEDDED))

    def _read_paragraph(
        self, node: XmlNode, around: Place, note: str, before: tuple[XmlNode, ...]
    ) -> Iterator[Paragraph]:
        self.count += 1 + len(before)
        paragraph = Paragraph(node, self._find_place(node, around), self.count, note, before=before)
        holders = [each for inner in (*before, node) for each in self._find_holders(inner)]
        yield paragraph
        for holder in holders:
            found = list(self._read_holder(holder, note))  # so that all copies are known
            picture = find_picture(holder)
            if picture and not any(each.picture for each in found):
                inside = Place(cell=around.cell)
                yield Paragraph(holder, inside, paragraph.number, note, picture=picture)
            for each in found:
                if each.attribute:
                    each.place = Place(cell=around.cell)
                yield each

    def _find_holders(self, node: XmlNode) -> Iterator[XmlNode]:
        """Yield what may have text boxes that a reader sees, the outermost; count what is not."""
        style = self.styles.find_style(node.find("w:pPr"))
        waiting = [node]
        while waiting:
            each = waiting.pop()
            if each.name in HOLDERS and not is_hidden_drawing(each):
                yield each
                continue
            if each.name in ("w:del", "w:ins", "w:moveFrom", "w:moveTo"):
                self.tracked += 1
            if self._leaves_out(each, style):
                self.comments += sum(inner.name == _COMMENT for inner in each.iterate())
                continue
            if each.name == _COMMENT:
                self.comments += 1
            elif each.name == "w:sdt":
                self.controls.append((self.count, each))
            elif what := _UNREAD.get(each.name) or name_unread_field(each):
                self.unread.append((self.count, what))
            if each.name not in ("w:t", "m:oMath"):
                waiting += reversed(each.children)

    def _leaves_out(self, node: XmlNode, style: str) -> bool:
        """Return whether no reader sees what is in a node of a paragraph; remember hidden runs."""
        if node.name == "w:r" and self.styles.is_hidden(node, style):
            self.hidden.add(node)
            self.unread.append((self.count, "hidden text"))
            return True
        if node.name in HOLDERS:
            self.unread.append((self.count, "a hidden drawing"))
            return True
        return is_deleted(node)

    def _read_holder(self, holder: XmlNode, note: str) -> Iterator[Paragraph]:
        """Yield the paragraphs in a drawing, each once, and the descriptions of its pictures."""
        if holder.name == "mc:AlternateContent":
            ways = [list(self._read_inner(each, note)) for each in holder.children if each.name]
            ways = [way for way in ways if any(not each.attribute for each in way)] or ways
            if ways:
                yield from pair_copies(ways)
            return
        yield from self._read_inner(holder, note)

    def _read_inner(self, node: XmlNode, note: str) -> Iterator[Paragraph]:
        names: dict[str, Paragraph] = {}
        for child in node.children:
            for found in describe_drawing(child, node, self.count):
                yield from take_new(found, names)
            if child.name == "w:txbxContent":
                yield from self.iterate_paragraphs(child.children, None, note)
            elif child.name == "mc:AlternateContent":
                yield from self._read_holder(child, note)
            elif child.name in _GRAPHICS:
                graphic = child.attributes.get(_GRAPHICS[child.name], "")
                yield Paragraph(child, Place(), self.count, note, graphic=graphic or "?")
            elif child.name == "a:txBody":  # of a shape that was made for a presentation
                yield Paragraph(child, Place(), self.count, note, graphic=HERE)
            elif child.name and not is_hidden_shape(child):
                for found in self._read_inner(child, note):
                    yield from take_new(found, names)

    def _read_table(self, table: XmlNode, note: str) -> Iterator[Paragraph]:
        self.tables += 1
        number, merged = self.tables, MergedCells()
        line = 0
        for name, comment in _TABLE.items():
            text = find_child(table, "w:tblPr", name)
            if text is not None and read_value(text).strip():
                yield Paragraph(text, Place(), self.count + 1, attribute="w:val", comment=comment)
        for row in iterate_inside(table, "w:tr"):
            if is_deleted(row):
                self.tracked += 1
                continue
            if line == 0 and not has_header(table, row):
                line = 1
            merged.start_row()
            position = read_integer(find_child(row, "w:trPr", "w:gridBefore"))
            for cell in iterate_inside(row, "w:tc"):
                if is_deleted(cell):
                    self.tracked += 1
                    continue
                inside = Place(cell=(number, line, position))
                if merged.covers(cell, position):
                    self._leave_cell(cell)
                else:
                    yield from self.iterate_paragraphs(cell.children, inside, note)
                position += max(1, read_integer(find_child(cell, "w:tcPr", "w:gridSpan"), 1))
            line += 1

    def _leave_cell(self, cell: XmlNode) -> None:
        """Count the paragraphs of a cell that nobody sees."""
        for node in cell.iterate():
            self.count += node.name == "w:p"
            if node.name == "w:t" and node.read_text().strip():
                self.unread.append((self.count, "hidden text"))

    def _find_place(self, node: XmlNode, around: Place) -> Place:
        properties = node.find("w:pPr")
        if around.cell:
            side = read_value(self.styles.find_property(properties, "w:jc"))
            return around._replace(align=_SIDES.get(side, ""))
        names = self.styles.list_names(properties)
        quotations = int(not QUOTES.isdisjoint(names))
        item = self._find_item(properties)
        if self.styles.find_heading(properties):
            marker = item[0][-1] if item and item[1] else ""
            return Place(quotations=quotations, number="" if is_bullet(marker) else marker)
        if item is None:
            return place_definition(Place(quotations=quotations), names)
        return Place(lists=item[0], quotations=quotations, first=item[1])

    def _find_item(self, properties: XmlNode | None) -> tuple[tuple[str, ...], bool] | None:
        found = self.styles.find_property(properties, "w:numPr")
        if found is None:
            return None
        own = find_child(properties, "w:numPr", "w:numId")
        styled = next(
            (
                each
                for style in self.styles.list_chain(self.styles.find_style(properties))
                if (each := find_child(style.node, "w:pPr", "w:numPr", "w:numId")) is not None
            ),
            None,
        )
        number = read_value(own if own is not None else styled)
        depth = found.find("w:ilvl")
        if depth is not None:
            level = read_integer(depth)
        else:
            level = self.numbering.find_level(number, self.styles.find_style(properties))
        return self.numbering.count_item(number, level)
