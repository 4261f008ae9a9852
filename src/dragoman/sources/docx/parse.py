"""Word documents to units. ``docx/__init__.py`` says what the units are."""

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
from dragoman.sources._office.pictures import list_uncleaned
from dragoman.sources._office.repeated_names import hide_repeated_names
from dragoman.sources._office.tables import drop_broken_tables, free_cells
from dragoman.sources._office.units import (
    FURNITURE,
    add_title,
    choose_kind,
    drop_page_numbers,
    join_same,
    list_left_out,
    make_box_part,
    make_label,
    make_ornament,
    make_part,
    name_page_edge,
    name_places,
    number_notes,
    place_furniture,
)
from dragoman.sources.docx.blocks import WordWalk
from dragoman.sources.docx.content import PieceReader
from dragoman.sources.docx.drawn_texts import decorates
from dragoman.sources.docx.drop_caps import add_letter, join_drop_caps, put_letter
from dragoman.sources.docx.fields import find_field_words
from dragoman.sources.docx.graphics import read_graphic
from dragoman.sources.docx.joined import JOINED
from dragoman.sources.docx.looks import LookReader
from dragoman.sources.docx.made_lists import find_made_lists
from dragoman.sources.docx.note_marks import find_repeated_marks, list_notes
from dragoman.sources.docx.numbering import read_numbering
from dragoman.sources.docx.package import DocxPackage, open_package
from dragoman.sources.docx.paragraphs import Paragraph
from dragoman.sources.docx.places import find_names, has_digests
from dragoman.sources.docx.remarks import describe_remarks
from dragoman.sources.docx.seen import iterate_seen
from dragoman.sources.docx.styles import Styles, read_styles

_ENDNOTE = "w:endnoteReference"


@dataclass(slots=True)
class DocxReading:
    """A Word document with everything that was found in it."""

    package: DocxPackage
    styles: Styles
    parts: list[OfficePart] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)
    left_out: tuple[tuple[int, str], ...] = ()
    """As ``Document.left_out``, with the numbers of paragraphs."""


def parse_docx(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a Word document. What a reader sees is in one unit, or in its notes."""
    reading = read_docx(data, name, code=options.code)
    return Document(
        name=name,
        format="docx",
        markup="markdown",
        has_extensions=False,
        text="",
        units=tuple(part.unit for part in reading.parts),
        state={"data": data, "code": options.code},
        left_out=reading.left_out,
        notes=tuple(reading.remarks),
    )


def read_docx(data: bytes, name: str, *, code: bool) -> DocxReading:
    """Read a Word document for its units, and to write it again."""
    package = open_package(data, name)
    main = package.main
    styles = read_styles(_read_root(package, "styles"))
    walk = WordWalk(styles, read_numbering(_read_root(package, "numbering")))
    reader = _PartReader(package, walk, code=code)
    bodies = list(package.read_part(main).root.find_all("w:body"))
    nodes = [node for body in bodies for node in body.children]
    parts = reader.read_part(main, nodes)
    name_places([each for each in parts if each.part == main], reader.find_places(nodes))
    drop_broken_tables(parts)
    hide_repeated_names(parts)
    lists = {at: each for body in bodies for at, each in find_made_lists(body, styles).items()}
    hidden = list(hide_lists((each for each in parts if each.part == main), lists))
    parts += reader.read_notes()
    furniture = {kind: list(_read_furniture(package, reader, kind)) for kind in FURNITURE}
    parts = place_furniture(parts, furniture)
    parts += _read_labels(package, walk)
    remarks = list(describe_remarks(walk, package))
    left_out = list_left_out(walk.undescribed, walk.unread, hidden)
    return DocxReading(package, styles, _add_title(package, parts), remarks, left_out)


def _read_furniture(package: DocxPackage, reader: _PartReader, kind: str) -> Iterator[OfficePart]:
    """Yield the units of the headers, or of the footers, of all pages."""
    for each in package.find_parts(package.main, kind):
        nodes = package.read_part(each).root.children
        found = drop_page_numbers(reader.read_part(each, nodes, page_edge=kind))
        drop_broken_tables(found)
        yield from found


def _read_root(package: DocxPackage, kind: str) -> XmlNode | None:
    found = package.find_parts(package.main, kind)
    return package.read_part(found[0]).root if found else None


class _PartReader:
    """Reads the units of the parts of a document."""

    def __init__(self, package: DocxPackage, walk: WordWalk, *, code: bool) -> None:
        self._package = package
        self._walk = walk
        self._code = code
        self._labels = _number_notes(package, walk.styles)
        walk.hidden |= find_repeated_marks(package)
        self._anchors = find_field_words(package)
        self._names = find_names(self._list_headings()) if has_digests(self._anchors) else {}

    def _list_headings(self) -> Iterator[str]:
        for node in self._package.read_part(self._package.main).root.iterate():
            if node.name == "w:p" and self._walk.styles.find_heading(node.find("w:pPr")):
                texts = (each for each in node.iterate() if each.name == "w:t")
                yield "".join(each.read_text() for each in texts)

    def find_places(self, nodes: Iterable[XmlNode]) -> Iterator[tuple[int, str]]:
        """Yield where the bookmarks are that links lead to, and how msgids name them."""
        for node in (inner for each in nodes for inner in each.iterate()):
            name = node.attributes.get("w:name", "")
            if node.name == "w:bookmarkStart" and name in self._anchors:
                yield node.start, self._names.get(name, name)

    def read_part(
        self, part: str, nodes: Iterable[XmlNode], *, note: str = "", page_edge: str = ""
    ) -> list[OfficePart]:
        """Return the units of a part."""
        found = self._iterate_units(part, nodes, note)
        units = join_code(free_cells(found), self._package.read_part(part).data)
        return name_page_edge(units, page_edge) if page_edge else units

    def _iterate_units(
        self, part: str, nodes: Iterable[XmlNode], note: str
    ) -> Iterator[OfficePart]:
        looks = LookReader(self._walk.styles, self._package.read_part(part).data)
        relations = self._package.list_relations(part)
        pieces = PieceReader(relations, self._labels, self._anchors, self._names, self._walk.hidden)
        for paragraph in join_drop_caps(self._walk.iterate_paragraphs(nodes, None, note)):
            if paragraph.graphic:
                texts = read_graphic(self._package, part, paragraph)
                if not texts:
                    self._walk.unread.append((paragraph.number, "a chart or a diagram"))
                yield from texts
                continue
            if paragraph.picture and not paragraph.attribute:
                yield from self._read_ornament(paragraph, part)
                continue
            found = self._read_unit(paragraph, part, pieces, looks)
            letter = None
            if paragraph.letter is not None and (found is None or not found.rest):
                letter = self._read_unit(paragraph.letter, part, pieces, looks)
            yield from (each for each in (letter, found) if each is not None)

    def _read_ornament(self, paragraph: Paragraph, part: str) -> Iterator[OfficePart]:
        """Yield the unit of a picture that nothing describes.

        There is none for one at the edge of pages, or in a note, or that no edition can show, and
        none for decoration.
        """
        relation = self._package.list_relations(part).get(paragraph.picture)
        name = relation.target if relation and not relation.is_external else ""
        is_shown = self._package.has_part(name) and not list_uncleaned([name])
        if is_shown and part == self._package.main and not decorates(paragraph.node):
            yield make_ornament(name, part, paragraph.node, paragraph.number, paragraph.place)
        else:
            self._walk.undescribed.append(paragraph.number)

    def read_notes(self) -> Iterator[OfficePart]:
        """Yield the units of footnotes, then those of endnotes, as the text refers to them."""
        notes = {key: (part, note) for key, part, note in list_notes(self._package)}
        for key in sorted(self._labels, key=lambda key: key[0] == _ENDNOTE):
            part, note = notes[key]
            yield from self.read_part(part, note.children, note=self._labels[key])

    def _read_unit(
        self, paragraph: Paragraph, part: str, pieces: PieceReader, looks: LookReader
    ) -> OfficePart | None:
        if paragraph.attribute:
            text = " ".join(paragraph.node.attributes[paragraph.attribute].split())
            relation = self._package.list_relations(part).get(paragraph.picture)
            unit = Unit(
                text,
                Kind.PARAGRAPH,
                paragraph.number,
                comment=paragraph.comment,
                place=paragraph.place,
                markup="plain",
                picture=relation.target if relation and not relation.is_external else "",
            )
            first, *copies = (
                OfficePart(unit, part, "attribute", each.node, each.attribute)
                for each in (paragraph, *paragraph.copies)
            )
            first.copies = copies
            return first
        found = self._read_paragraph(paragraph, part, pieces, looks)
        if found is None:
            return None
        for copy in paragraph.copies:
            same = self._read_paragraph(copy, part, pieces, looks)
            if same is not None and same.unit.text == found.unit.text:
                found.copies.append(same)
        return found

    def _read_paragraph(
        self, paragraph: Paragraph, part: str, pieces: PieceReader, looks: LookReader
    ) -> OfficePart | None:
        unit = self._describe_unit(paragraph)
        if unit.kind is Kind.CODE and not paragraph.before:
            code = read_code(pieces.read_pieces(paragraph.node))
            if code is not None:
                made = make_code_part(unit, part, paragraph.node, code, is_text=self._code)
                made.as_prose = self._read_prose(paragraph, unit, part, pieces, looks)
                return made
        return self._read_prose(paragraph, unit, part, pieces, looks)

    def _read_prose(
        self,
        paragraph: Paragraph,
        unit: Unit,
        part: str,
        pieces: PieceReader,
        looks: LookReader,
    ) -> OfficePart | None:
        nodes = (*paragraph.before, paragraph.node)
        found = [piece for node in nodes for piece in pieces.read_pieces(node)]
        letter = paragraph.letter
        large = pieces.read_pieces(letter.node) if letter is not None else []
        has_letter = put_letter(large, found)
        content, names = cut_edges(found), Placeholders()
        if not content.pieces:
            return make_box_part(unit, part, paragraph.node, content)
        style = self._walk.styles.find_style(paragraph.node.find("w:pPr"))
        looks.mark_pieces(content.pieces, style, is_link=content.is_link)
        made = make_part(unit, part, paragraph.node, content, names)
        if made is None:
            return None
        made.rest = [OfficePart(made.unit, part, JOINED, node) for node in paragraph.before]
        return add_letter(made, letter, large) if letter is not None and has_letter else made

    def _describe_unit(self, paragraph: Paragraph) -> Unit:
        """Return a unit without its text."""
        styles, place = self._walk.styles, paragraph.place
        properties = paragraph.node.find("w:pPr")
        level = styles.find_heading(properties)
        kind = choose_kind(styles.list_names(properties), level, place, paragraph.note)
        level = level if kind is Kind.HEADING else 0
        return Unit("", kind, paragraph.number, level, place=place, note=paragraph.note)


def _number_notes(package: DocxPackage, styles: Styles) -> dict[tuple[str, str], str]:
    """Return the labels of notes by the element that refers to them and the id, in order.

    A note that only deleted or hidden text refers to has none, and neither has one that is not
    there.
    """
    known = {key for key, _, _ in list_notes(package)}
    return number_notes(
        ((node.name, node.attributes.get("w:id", "")), node.name == _ENDNOTE)
        for node in iterate_seen(package.read_part(package.main).root, styles)
        if (node.name, node.attributes.get("w:id", "")) in known
    )


def _add_title(package: DocxPackage, parts: list[OfficePart]) -> list[OfficePart]:
    """Return the units with the title in the properties of the file."""
    for part in package.find_parts("", "core-properties"):
        parts = add_title(parts, part, package.read_part(part).root.find_all("dc:title"))
    return parts


def _read_labels(package: DocxPackage, walk: WordWalk) -> Iterator[OfficePart]:
    """Yield the words before or after the numbers of lists and headings, such as "Chapter"."""
    for part in package.find_parts(package.main, "numbering")[:1]:
        yield from join_same(
            make_label(node.attributes["w:val"], part, "attribute", node, "w:val")
            for node in walk.numbering.list_labels()
        )
