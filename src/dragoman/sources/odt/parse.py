"""OpenDocument texts to units. ``odt/__init__.py`` says what the units are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.containers.xml_places import XmlNode
from dragoman.model import Document, Kind, Unit
from dragoman.sources._common import ReadOptions
from dragoman.sources._office.code import join_code, make_code_part, read_code
from dragoman.sources._office.made_lists import hide_lists
from dragoman.sources._office.marks import Placeholders, cut_edges
from dragoman.sources._office.parts import OfficePart
from dragoman.sources._office.pictures import describe_uncleaned, list_uncleaned
from dragoman.sources._office.pieces import InlinePiece
from dragoman.sources._office.repeated_names import hide_repeated_names
from dragoman.sources._office.tables import drop_broken_tables, free_cells
from dragoman.sources._office.units import (
    FURNITURE,
    ORNAMENT,
    add_title,
    choose_kind,
    describe_remarks,
    drop_page_numbers,
    list_left_out,
    make_box_part,
    make_ornament,
    make_part,
    name_page_edge,
    name_places,
    number_notes,
    place_furniture,
)
from dragoman.sources.odt.blocks import OdtParagraph, OdtWalk
from dragoman.sources.odt.content import ANCHORS, OdtPieceReader
from dragoman.sources.odt.indexes import add_index_titles, find_made_lists
from dragoman.sources.odt.labels import read_labels
from dragoman.sources.odt.looks import Chains, OdtLookReader
from dragoman.sources.odt.names import (
    CONTENT,
    META,
    STYLES,
    find_children,
    read_integer,
    read_style,
)
from dragoman.sources.odt.package import OdtPackage, open_package
from dragoman.sources.odt.people import list_pictures
from dragoman.sources.odt.seen import is_hidden
from dragoman.sources.odt.styles import StyleSheet, read_sheet

_PAGES = ("", "-first", "-left")
_DESCRIPTION = "The description of a picture."
_DEEPEST_HEADING = 6
_NO_NOTES = frozenset({"text:tracked-changes", "office:annotation"})
_REFERENCES = ("text:ref-name", "xlink:href")


@dataclass(slots=True)
class OdtReading:
    """An OpenDocument text with everything that was found in it."""

    package: OdtPackage
    sheets: dict[str, StyleSheet]
    """The styles of each part with texts."""
    chains: Chains
    parts: list[OfficePart] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)
    left_out: tuple[tuple[int, str], ...] = ()
    """As ``Document.left_out``, with the numbers of paragraphs."""


def parse_odt(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read an OpenDocument text. What a reader sees is in one unit, or in its notes."""
    reading = read_odt(data, name, code=options.code)
    return Document(
        name=name,
        format="odt",
        markup="markdown",
        has_extensions=False,
        text="",
        units=tuple(part.unit for part in reading.parts),
        state={"data": data, "code": options.code},
        left_out=reading.left_out,
        notes=tuple(reading.remarks),
    )


def read_odt(data: bytes, name: str, *, code: bool) -> OdtReading:
    """Read an OpenDocument text for its units, and to write it again."""
    package = open_package(data, name)
    common = package.read_part(STYLES).root if package.has_part(STYLES) else None
    content = package.read_part(CONTENT).root
    labels = _number_notes(package.text, read_sheet(common, content))
    anchors = _find_anchors([content, common] if common else [content])
    reader = _OdtPartReader(package, CONTENT, labels, anchors, code=code)
    walk = reader.open_walk()
    parts = reader.read_units(walk, package.text.children)
    name_places(parts, _find_places(package.text, anchors))
    drop_broken_tables(parts)
    hide_repeated_names(parts)
    hidden = list(hide_lists(parts, find_made_lists(package.text)))
    parts += reader.read_notes(walk)
    add_index_titles(package.text, parts)
    sheets, unread, comments = {CONTENT: reader.sheet}, walk.unread, walk.comments
    undescribed, used, chains = walk.undescribed, walk.lists.used, reader.pieces.chains
    if common is not None:
        reader = _OdtPartReader(package, STYLES, labels, anchors, code=code)
        walk = reader.open_walk(walk.count)
        kinds = {kind: list(_read_furniture(reader, walk, common, kind)) for kind in FURNITURE}
        parts = place_furniture(parts, kinds)
        sheets[STYLES] = reader.sheet
        unread, comments = [*unread, *walk.unread], comments + walk.comments
        undescribed = [*undescribed, *walk.undescribed]
        chains |= reader.pieces.chains
        used |= walk.lists.used
    parts += read_labels(package, sheets, used)
    changes = _has_changes(package.text)
    remarks = [*describe_uncleaned(list_uncleaned(list_pictures(package)))]
    remarks += describe_remarks(
        unread, "LibreOffice", has_changes=changes, has_comments=bool(comments)
    )
    left_out = list_left_out(undescribed, unread, hidden)
    return OdtReading(package, sheets, chains, _add_title(package, parts), remarks, left_out)


def _read_furniture(
    reader: _OdtPartReader, walk: OdtWalk, common: XmlNode, kind: str
) -> Iterator[OfficePart]:
    """Yield the units of the headers, or of the footers, of all pages."""
    pages = find_children(common, "office:master-styles", "style:master-page")
    names = {f"{prefix}:{kind}{page}" for page in _PAGES for prefix in ("style", "loext")}
    for node in (each for page in pages for each in page.children):
        if node.name in names and node.attributes.get("style:display") != "false":
            found = drop_page_numbers(reader.read_units(walk, node.children))
            walk.undescribed += (each.unit.line for each in found if each.form == ORNAMENT)
            found = [each for each in found if each.form != ORNAMENT]
            drop_broken_tables(found)
            yield from name_page_edge(found, kind)


class _OdtPartReader:
    """Reads the units of one part."""

    def __init__(
        self,
        package: OdtPackage,
        part: str,
        labels: dict[XmlNode, str],
        anchors: frozenset[str],
        *,
        code: bool,
    ) -> None:
        common = package.read_part(STYLES).root if package.has_part(STYLES) else None
        places = package.read_part(part)
        self.sheet = read_sheet(common, places.root)
        self.pieces = OdtPieceReader(self.sheet, labels, anchors)
        self._package = package
        self._data = places.data
        self._part = part
        self._code = code
        self._labels = labels
        self._looks = OdtLookReader(self.sheet, self.pieces.chains)

    def open_walk(self, count: int = 0) -> OdtWalk:
        """Return a walk over the part that counts its paragraphs from a number on."""
        return OdtWalk(self.sheet, self._package.media_types, self._labels, count)

    def read_units(
        self, walk: OdtWalk, nodes: Iterable[XmlNode], note: str = ""
    ) -> list[OfficePart]:
        """Return the units below nodes."""
        found = map(self._read_unit, walk.iterate_paragraphs(nodes, None, note))
        parts = free_cells(part for part in found if part is not None)
        return join_code(parts, self._data)

    def read_notes(self, walk: OdtWalk) -> Iterator[OfficePart]:
        """Yield the units of the notes that a walk has met: footnotes, then endnotes."""
        notes = list(walk.notes)
        for is_end in (False, True):
            for node in notes:
                if is_end is (node.attributes.get("text:note-class") == "endnote"):
                    bodies = find_children(node, "text:note-body")
                    blocks = [child for body in bodies for child in body.children]
                    yield from self.read_units(walk, blocks, self._labels.get(node, ""))

    def _read_unit(self, paragraph: OdtParagraph) -> OfficePart | None:
        node, number, place = paragraph.node, paragraph.number, paragraph.place
        picture = paragraph.picture
        if paragraph.is_description:
            text = " ".join(node.read_text().split())
            unit = Unit(
                text,
                Kind.PARAGRAPH,
                number,
                comment=_DESCRIPTION,
                place=place,
                markup="plain",
                picture=picture,
            )
            return OfficePart(unit, self._part, "element", node)
        if picture:
            if not self._package.has_part(picture):
                return None
            return make_ornament(picture, self._part, node, number, place)
        unit = self._describe_unit(paragraph)
        pieces = self.pieces.read_pieces(node)
        if unit.kind is Kind.CODE and (code := read_code(pieces)):
            made = make_code_part(unit, self._part, node, code, is_text=self._code)
            made.as_prose = self._read_prose(unit, node, self.pieces.read_pieces(node))
            return made
        return self._read_prose(unit, node, pieces)

    def _read_prose(
        self, unit: Unit, node: XmlNode, pieces: list[InlinePiece]
    ) -> OfficePart | None:
        content, names = cut_edges(pieces), Placeholders()
        if not content.pieces:
            return make_box_part(unit, self._part, node, content)
        self._looks.mark_pieces(content.pieces, read_style(node), is_link=content.is_link)
        return make_part(unit, self._part, node, content, names)

    def _describe_unit(self, paragraph: OdtParagraph) -> Unit:
        """Return a unit without its text."""
        node, place = paragraph.node, paragraph.place
        names = self.sheet.list_names("paragraph", read_style(node))
        level = 0
        if node.name == "text:h":
            level = max(1, min(read_integer(node, "text:outline-level"), _DEEPEST_HEADING))
        kind = choose_kind(names, level, place, paragraph.note)
        level = level if kind is Kind.HEADING else 0
        return Unit("", kind, paragraph.number, level, place=place, note=paragraph.note)


def _find_anchors(roots: Iterable[XmlNode]) -> frozenset[str]:
    """Return the names of the bookmarks that something in a document refers to."""
    found: set[str] = set()
    for node in (node for root in roots for node in root.iterate()):
        for name in _REFERENCES:
            if name in node.attributes:
                found.add(node.attributes[name].removeprefix("#"))
    return frozenset(found)


def _find_places(text: XmlNode, anchors: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield where the places are that links lead to, and their names."""
    for node in text.iterate():
        name = node.attributes.get("text:name", "")
        if node.name in ANCHORS and name in anchors:
            yield node.start, name


def _number_notes(text: XmlNode, sheet: StyleSheet) -> dict[XmlNode, str]:
    """Return the labels of notes, in the order of the text; one in hidden text has none."""
    notes: list[XmlNode] = []
    waiting = [text]
    while waiting:
        node = waiting.pop()
        if node.name == "text:note":
            notes.append(node)
        elif node.name not in _NO_NOTES and not is_hidden(node, sheet):
            waiting += reversed(node.children)
    return number_notes(
        (node, node.attributes.get("text:note-class") == "endnote") for node in notes
    )


def _has_changes(text: XmlNode) -> bool:
    return any(
        find_children(node, "text:changed-region")
        for node in text.iterate()
        if node.name == "text:tracked-changes"
    )


def _add_title(package: OdtPackage, parts: list[OfficePart]) -> list[OfficePart]:
    """Return the units with the title in the properties of the file."""
    if not package.has_part(META):
        return parts
    nodes = find_children(package.read_part(META).root, "office:meta", "dc:title")
    return add_title(parts, META, nodes)
