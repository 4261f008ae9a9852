"""The lists of an OpenDocument text: which marker each item has."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.list_markers import BULLET, write_number
from dragoman.sources._office.list_labels import fill_label
from dragoman.sources.odt.labels import read_label
from dragoman.sources.odt.names import PARAGRAPHS, read_integer
from dragoman.sources.odt.styles import OUTLINE, OdtListLevel, StyleSheet
from dragoman.xml_places import XmlNode

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
    _last: dict[str, dict[int, int]] = field(default_factory=dict)
    """By the id of a list, and by its style, how far it was counted."""

    def open_list(
        self, node: XmlNode, around: OpenList | None, markers: tuple[str, ...]
    ) -> OpenList:
        """Return a list that begins, inside of another or alone."""
        style = node.attributes.get("text:style-name", "") or (around.style if around else "")
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
        return OpenList(style, depth, counts, markers, level.is_shown)

    def count_item(self, opened: OpenList, item: XmlNode) -> tuple[str, ...]:
        """Count an item and return its markers, with those around it.

        An item that has only another list in it is not counted, because it shows nothing.
        """
        depth, counts = opened.depth, opened.counts
        level = self.sheet.find_level(opened.style, depth)
        if item.name != "text:list-header" and _begins_with_text(item):
            self._note_level(level)
            start = read_integer(item, "text:start-value", counts.get(depth, level.start - 1) + 1)
            counts[depth] = start
            for deeper in [each for each in counts if each > depth]:
                del counts[deeper]
        if not level.is_number or level.node is None or depth not in counts:
            return (*opened.markers, BULLET)
        return (*opened.markers, fill_label(read_label(level.node), self._write_numbers(opened)))

    def _write_numbers(self, opened: OpenList) -> dict[int, str]:
        """Return the numbers of the last items of a list and of those around it, by depth."""
        return {
            depth: write_number(number, level.style, is_doubled=level.is_doubled)
            for depth, number in opened.counts.items()
            if (level := self.sheet.find_level(opened.style, depth)).is_number
        }

    def count_heading(self, node: XmlNode) -> None:
        """Note that a heading has the number of its level."""
        if node.attributes.get("text:is-list-header") != "true":
            self._note_level(
                self.sheet.find_level(OUTLINE, read_integer(node, "text:outline-level"))
            )

    def _note_level(self, level: OdtListLevel) -> None:
        if level.node is not None:
            self.used.add(level.node)

    def _find_paragraph_style(self, node: XmlNode) -> str:
        """Return the list of the style of the first paragraph in a list."""
        paragraph = next((each for each in node.iterate() if each.name in PARAGRAPHS), None)
        if paragraph is None:
            return ""
        style = paragraph.attributes.get("text:style-name", "")
        return self.sheet.find_own("paragraph", style, "style:list-style-name")


def _begins_with_text(item: XmlNode) -> bool:
    for child in item.children:
        if child.name in PARAGRAPHS or child.name == "text:list":
            return child.name in PARAGRAPHS
    return False
