"""OpenDocument texts to units. ``odt/__init__.py`` says what the units are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dragoman.inline import write_marks
from dragoman.model import Document, Kind, Unit
from dragoman.sources._common import ReadOptions
from dragoman.sources._office.marks import Content, Placeholders, cut_edges, make_spans
from dragoman.sources._office.style_names import CODES
from dragoman.sources._office.units import describe_remarks, drop_broken_tables
from dragoman.sources.odt.blocks import OdtParagraph, OdtWalk
from dragoman.sources.odt.content import OdtPieceReader
from dragoman.sources.odt.looks import Chains, OdtLookReader
from dragoman.sources.odt.names import CONTENT, META, STYLES, find_children, read_integer
from dragoman.sources.odt.package import OdtPackage, open_package
from dragoman.sources.odt.styles import StyleSheet, read_sheet
from dragoman.xml_places import XmlNode

_FURNITURE = {"header": "The header of the pages.", "footer": "The footer of the pages."}
_PAGES = ("", "-first", "-left")
_DESCRIPTION = "The description of a picture."
_DEEPEST_HEADING = 6
_REFERENCES = ("text:ref-name", "xlink:href")


@dataclass(slots=True)
class OdtPart:
    """A unit with what is needed to write another text in its place."""

    unit: Unit
    part: str
    """The name of the part that it is in."""
    form: str
    """"paragraph", "code" or "plain", which has no marks."""
    node: XmlNode
    content: Content | None = None
    names: Placeholders | None = None
    copies: list[OdtPart] = field(default_factory=list)
    """The same text in other places."""


@dataclass(slots=True)
class OdtReading:
    """An OpenDocument text with everything that was found in it."""

    package: OdtPackage
    sheets: dict[str, StyleSheet]
    """The styles of each part with texts."""
    chains: Chains
    parts: list[OdtPart] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)


def parse_odt(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read an OpenDocument text. What a reader sees is in one unit, or in its notes."""
    reading = read_odt(data, name, code=options.code)
    return Document(
        name=name,
        format="odt",
        markup="markdown",
        text="",
        units=tuple(part.unit for part in reading.parts),
        state={"data": data, "code": options.code},
        notes=tuple(reading.remarks),
    )


def read_odt(data: bytes, name: str, *, code: bool) -> OdtReading:
    """Read an OpenDocument text for its units, and to write it again."""
    package = open_package(data, name)
    common = package.read_part(STYLES).root if package.has_part(STYLES) else None
    content = package.read_part(CONTENT).root
    labels = _number_notes(package.text)
    anchors = _find_anchors([content, common] if common else [content])
    reader = _OdtPartReader(CONTENT, read_sheet(common, content), labels, anchors, code=code)
    walk = reader.open_walk(package)
    parts = list(reader.read_units(walk, package.text.children))
    drop_broken_tables(parts)
    parts += reader.read_notes(walk)
    _add_index_titles(package.text, parts)
    sheets, unread, comments = {CONTENT: reader.sheet}, walk.unread, walk.comments
    chains = reader.pieces.chains
    if common is not None:
        reader = _OdtPartReader(STYLES, read_sheet(common, common), labels, anchors, code=code)
        walk = reader.open_walk(package, walk.count)
        parts += _read_furniture(reader, walk, common)
        sheets[STYLES] = reader.sheet
        unread, comments = [*unread, *walk.unread], comments + walk.comments
        chains |= reader.pieces.chains
    changes = any(
        find_children(node, "text:changed-region")
        for node in package.text.iterate()
        if node.name == "text:tracked-changes"
    )
    remarks = describe_remarks(
        unread, "LibreOffice", has_changes=changes, has_comments=bool(comments)
    )
    return OdtReading(package, sheets, chains, _add_title(package, parts), list(remarks))


def _read_furniture(reader: _OdtPartReader, walk: OdtWalk, common: XmlNode) -> Iterator[OdtPart]:
    """Yield the units of the headers and then of the footers of all pages."""
    pages = find_children(common, "office:master-styles", "style:master-page")
    for kind, comment in _FURNITURE.items():
        names = {f"{prefix}:{kind}{page}" for page in _PAGES for prefix in ("style", "loext")}
        for node in (each for page in pages for each in page.children):
            if node.name in names and node.attributes.get("style:display") != "false":
                found = list(reader.read_units(walk, node.children))
                drop_broken_tables(found)
                for part in found:
                    part.unit = replace(part.unit, comment=part.unit.comment or comment)
                yield from found


class _OdtPartReader:
    """Reads the units of one part."""

    def __init__(
        self,
        part: str,
        sheet: StyleSheet,
        labels: dict[XmlNode, str],
        anchors: frozenset[str],
        *,
        code: bool,
    ) -> None:
        self.sheet = sheet
        self.pieces = OdtPieceReader(sheet, labels, anchors)
        self._part = part
        self._code = code
        self._labels = labels
        self._looks = OdtLookReader(sheet, self.pieces.chains)

    def open_walk(self, package: OdtPackage, count: int = 0) -> OdtWalk:
        """Return a walk over the part that counts its paragraphs from a number on."""
        return OdtWalk(self.sheet, package.media_types, self._labels, count)

    def read_units(
        self, walk: OdtWalk, nodes: Iterable[XmlNode], note: str = ""
    ) -> Iterator[OdtPart]:
        """Yield the units below nodes."""
        for paragraph in walk.iterate_paragraphs(nodes, None, note):
            found = self._read_unit(paragraph)
            if found is not None:
                yield found

    def read_notes(self, walk: OdtWalk) -> Iterator[OdtPart]:
        """Yield the units of the notes that a walk has met: footnotes, then endnotes."""
        notes = list(walk.notes)
        for is_end in (False, True):
            for node in notes:
                if is_end is (node.attributes.get("text:note-class") == "endnote"):
                    bodies = find_children(node, "text:note-body")
                    blocks = [child for body in bodies for child in body.children]
                    yield from self.read_units(walk, blocks, self._labels.get(node, ""))

    def _read_unit(self, paragraph: OdtParagraph) -> OdtPart | None:
        node = paragraph.node
        if paragraph.is_description:
            text = " ".join(node.read_text().split())
            number = paragraph.number
            unit = Unit(text, Kind.PARAGRAPH, number, comment=_DESCRIPTION, markup="plain")
            return OdtPart(unit, self._part, "plain", node)
        content = cut_edges(self.pieces.read_pieces(node))
        if not content.pieces:
            return None
        unit = self._describe_unit(paragraph)
        names = Placeholders()
        if unit.kind is Kind.CODE and all(
            piece.kind in ("text", "break") for piece in content.pieces
        ):
            text = "".join("\n" if each.kind == "break" else each.text for each in content.pieces)
            unit = replace(unit, text=text.strip("\n"), markup="code", translatable=self._code)
            return OdtPart(unit, self._part, "code", node, content, names)
        style = node.attributes.get("text:style-name", "")
        self._looks.mark_pieces(content.pieces, style, is_link=content.is_link)
        text = write_marks(make_spans(content.pieces, names)).strip(" \n")
        if not text:
            return None
        kind = Kind.PARAGRAPH if unit.kind is Kind.CODE else unit.kind
        is_number = content.is_field and not any(map(str.isalpha, text))
        unit = replace(unit, text=text, kind=kind, translatable=not is_number)
        return OdtPart(unit, self._part, "paragraph", node, content, names)

    def _describe_unit(self, paragraph: OdtParagraph) -> Unit:
        """Return a unit without its text."""
        node, place = paragraph.node, paragraph.place
        style = node.attributes.get("text:style-name", "")
        names = self.sheet.list_names("paragraph", style)
        level, kind = 0, Kind.PARAGRAPH
        if paragraph.note:
            kind = Kind.NOTE
        elif place.cell:
            kind = Kind.TABLE_CELL
        elif names[:1] == ["title"]:
            kind = Kind.TITLE
        elif node.name == "text:h":
            kind = Kind.HEADING
            level = max(1, min(read_integer(node, "text:outline-level"), _DEEPEST_HEADING))
        elif not CODES.isdisjoint(names):
            kind = Kind.CODE
        elif place.lists:
            kind = Kind.LIST_ITEM
        elif place.quotations:
            kind = Kind.QUOTATION
        return Unit("", kind, paragraph.number, level, place=place, note=paragraph.note)


def _find_anchors(roots: Iterable[XmlNode]) -> frozenset[str]:
    """Return the names of the bookmarks that something in a document refers to."""
    found: set[str] = set()
    for node in (node for root in roots for node in root.iterate()):
        for name in _REFERENCES:
            if name in node.attributes:
                found.add(node.attributes[name].removeprefix("#"))
    return frozenset(found)


def _number_notes(text: XmlNode) -> dict[XmlNode, str]:
    """Return the labels of notes, in the order of the text.

    Footnotes are numbered, and so are endnotes; where there are both, endnotes are "e1", "e2" …
    """
    notes: list[XmlNode] = []
    waiting = [text]
    while waiting:
        node = waiting.pop()
        if node.name == "text:note":
            notes.append(node)
        elif node.name not in ("text:tracked-changes", "office:annotation"):
            waiting += reversed(node.children)
    classes = [node.attributes.get("text:note-class", "footnote") for node in notes]
    counts: Counter[str] = Counter()
    labels: dict[XmlNode, str] = {}
    for node, kind in zip(notes, classes, strict=True):
        counts[kind] += 1
        prefix = "e" if kind == "endnote" and len(set(classes)) > 1 else ""
        labels[node] = f"{prefix}{counts[kind]}"
    return labels


def _add_index_titles(text: XmlNode, parts: list[OdtPart]) -> None:
    """Make the titles that an index gets when it is made anew copies of those in the text."""
    by_text = {part.unit.text: part for part in reversed(parts)}
    for node in text.iterate():
        if node.name == "text:index-title-template":
            same = by_text.get(" ".join(node.read_text().split()))
            if same is not None:
                same.copies.append(OdtPart(same.unit, CONTENT, "plain", node))


def _add_title(package: OdtPackage, parts: list[OdtPart]) -> list[OdtPart]:
    """Return the units with the title in the properties of the file; a repeated one is a copy."""
    if not package.has_part(META):
        return parts
    for node in find_children(package.read_part(META).root, "office:meta", "dc:title"):
        text = " ".join(node.read_text().split())
        if not text:
            continue
        title = OdtPart(Unit(text, Kind.TITLE, 1, markup="plain"), META, "plain", node)
        same = next((each for each in parts if each.unit.key == title.unit.key), None)
        if same is None:
            return [title, *parts]
        same.copies.append(title)
    return parts
