"""The pages and the lists of an OpenDocument text in another language."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.containers.xml_places import ByteEdit, XmlNode, XmlPlaces, find_attributes
from dragoman.sources.odt.automatic import set_attribute
from dragoman.sources.odt.direction import OdtTarget
from dragoman.sources.odt.names import CONTENT, STYLES, find_children
from dragoman.sources.odt.package import OdtPackage
from dragoman.sources.odt.styles import NUMBERED_LEVELS

_LAYOUT = "style:page-layout-properties"


class PageTurner:
    """Turns pages, and writes the numbers of lists in the digits of a language."""

    def __init__(self, package: OdtPackage, target: OdtTarget) -> None:
        self._package = package
        self._target = target
        self._layouts = list(self._find_layouts())

    @property
    def mode(self) -> str:
        """The writing mode of the pages, which their paragraphs take if they say nothing."""
        modes = [each.attributes.get("style:writing-mode", "") for each in self._layouts]
        return modes[0] if modes and len(set(modes)) == 1 else ""

    def _find_layouts(self) -> Iterator[XmlNode]:
        if self._package.has_part(STYLES):
            root = self._package.read_part(STYLES).root
            path = "office:automatic-styles", "style:page-layout", _LAYOUT
            yield from find_children(root, *path)

    def list_edits(self, *, is_whole: bool) -> Iterator[tuple[str, list[ByteEdit]]]:
        """Yield the edits of each part. Pages turn only with ``is_whole``, if all texts turn too:
        a paragraph that is not translated would turn with its page.
        """
        if not self._target.language:
            return
        for name in (CONTENT, STYLES):
            if not self._package.has_part(name):
                continue
            places = self._package.read_part(name)
            edits = list(self._edit_numbers(places))
            if is_whole and name == STYLES:
                edits += self._turn_pages(places)
            yield name, edits

    def _turn_pages(self, places: XmlPlaces) -> Iterator[ByteEdit]:
        mode = self._target.writing_mode
        for node in self._layouts:
            if self._target.needs_turn(node.attributes.get("style:writing-mode", "")):
                yield set_attribute(places.data, node, {"style:writing-mode": mode})

    def _edit_numbers(self, places: XmlPlaces) -> Iterator[ByteEdit]:
        for node in places.root.iterate():
            if node.name not in NUMBERED_LEVELS:
                continue
            old = node.attributes.get("style:num-format", "")
            new = self._target.turn_number(old)
            for name, span in find_attributes(places.data, node).items():
                if new != old and name.rpartition(":")[2] == "num-format":
                    yield (*span, new.encode())
