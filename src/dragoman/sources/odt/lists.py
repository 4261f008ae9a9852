"""The lists of an OpenDocument text: which marker each item has."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.containers.xml_places import XmlNode
from dragoman.sources._office.list_labels import fill_label
from dragoman.sources.odt.labels import read_label
from dragoman.sources.odt.names import PARAGRAPHS, read_integer, read_style
from dragoman.sources.odt.styles import OUTLINE, OdtListLevel, StyleSheet
from dragoman.texts.list_markers import BULLET, write_number

_CONTINUED = "text:continue-list"


@dataclass(slots=True)
class OpenList:
    """A list that is being read."""

    style: str
    depth: int
    """From 1 for the outermost."""
    counts: dict[int, int]
    """How far the items have been counted, by depth."""
    markers: tuple[str, ...] = ()
    """The markers of the lists around it."""
    is_shown: bool = True
    """Whether its level has markers."""


@dataclass(slots=True)
class ListCounter:
    """Counts the items of all lists of a document."""

    sheet: StyleSheet
    used: set[XmlNode] = field(default_factory=set)
    """The levels of lists that numbered something."""
    _outline: OpenList = field(default_factory=lambda: OpenList(OUTLINE, 1, {}))
    """How far the headings are counted."""
    _last: dict[str, dict[int, int]] = field(default_factory=dict)
    """By the id of a list, and by its style, how far it was counted."""

    def open_list(self, node: XmlNode, around: OpenList | None) -> OpenList:
        """Return a list that begins, inside of another or alone."""
        style = read_style(node) or (around.style if around else "")
        style = style or self._find_paragraph_style(node)
        depth = around.depth + 1 if around else 1
        if around is not None:
            counts = around.counts
            if node.attributes.get("text:continue-numbering") != "true":
                counts.pop(depth, None)
        elif node.attributes.get(_CONTINUED):
            counts = self._last.get(node.attributes[_CONTINUED], {})
        elif node.attributes.get("text:continue-numbering") == "true":
            counts = self._last.get(f"style {style}", {})
        else:
            counts = {}
        if around is None:
            self._last[f"style {style}"] = counts
            self._last[node.attributes.get("xml:id", "")] = counts
        level = self.sheet.find_level(style, depth)
        return OpenList(style, depth, counts, around.markers if around else (), level.is_shown)

    def count_item(self, opened: OpenList, item: XmlNode) -> tuple[str, ...]:
        """Count an item and return its markers, with those around it.

        An item that has only another list in it is not counted, because it shows nothing.
        """
        level = self.sheet.find_level(opened.style, opened.depth)
        if item.name != "text:list-header" and _begins_with_text(item):
            self._note_level(level)
            self._count(opened, level, item)
        if not level.is_number or opened.depth not in opened.counts:
            return (*opened.markers, BULLET)
        return (*opened.markers, self._write_number(opened, level))

    def _count(self, opened: OpenList, level: OdtListLevel, node: XmlNode) -> None:
        depth, counts = opened.depth, opened.counts
        next_number = counts.get(depth, level.start - 1) + 1
        counts[depth] = read_integer(node, "text:start-value", next_number)
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

    def _write_number(self, opened: OpenList, level: OdtListLevel) -> str:
        """Return what is shown at the last item of a list; "" where its level has no numbers."""
        if not level.is_number or level.node is None:
            return ""
        numbers = {
            depth: write_number(number, own.style, is_doubled=own.is_doubled)
            for depth, number in opened.counts.items()
            if (own := self.sheet.find_level(opened.style, depth)).is_number
        }
        return fill_label(read_label(level.node), numbers)

    def count_heading(self, node: XmlNode) -> str:
        """Count a heading, and return the number of its level; "" for none."""
        if node.attributes.get("text:is-list-header") == "true":
            return ""
        outline = self._outline
        outline.depth = read_integer(node, "text:outline-level")
        level = self.sheet.find_level(OUTLINE, outline.depth)
        self._note_level(level)
        self._count(outline, level, node)
        return self._write_number(outline, level)

    def _note_level(self, level: OdtListLevel) -> None:
        if level.node is not None:
            self.used.add(level.node)

    def _find_paragraph_style(self, node: XmlNode) -> str:
        """Return the list of the style of the first paragraph in a list."""
        paragraph = next((each for each in node.iterate() if each.name in PARAGRAPHS), None)
        if paragraph is None:
            return ""
        style = read_style(paragraph)
        return self.sheet.find_own("paragraph", style, "style:list-style-name")


def _begins_with_text(item: XmlNode) -> bool:
    for child in item.children:
        if child.name in PARAGRAPHS or child.name == "text:list":
            return child.name in PARAGRAPHS
    return False
