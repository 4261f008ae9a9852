"""Units to OpenDocument texts: only the paragraphs with another text are written anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.containers.archive import replace_parts
from dragoman.containers.xml_places import ByteEdit, XmlNode
from dragoman.model import Document
from dragoman.sources._common import Texts
from dragoman.sources._office.changes import (
    PartEdits,
    find_changes,
    group_changes,
    has_between,
    list_starts,
    read_file,
    read_spans,
    sort_backwards,
    write_line,
)
from dragoman.sources._office.parts import OfficePart
from dragoman.sources._office.pictures import clean_pictures
from dragoman.sources.odt.automatic import StyleMaker, declare_prefixes, set_attribute
from dragoman.sources.odt.direction import OdtTarget
from dragoman.sources.odt.labels import LABEL, write_label
from dragoman.sources.odt.looks import is_mostly_complex
from dragoman.sources.odt.names import PARAGRAPHS, read_style
from dragoman.sources.odt.outline import edit_links, find_headings
from dragoman.sources.odt.pages import PageTurner
from dragoman.sources.odt.parse import OdtReading, read_odt
from dragoman.sources.odt.people import find_people, list_dropped, list_pictures
from dragoman.sources.odt.runs import OdtSpanWriter, ParagraphLooks

_REGION_IDS = ("text:id", "xml:id")


def rebuild_odt(document: Document, texts: Texts, language: str) -> bytes:
    """Return the document with other texts. ``odt.rebuild`` says how."""
    data, code = read_file(document)
    reading = read_odt(data, document.name, code=code)
    changed = find_changes(reading.parts, texts)
    if not (changed or language):
        return data
    target, package = OdtTarget(language if changed else ""), reading.package
    edits = {name: found for name, found in find_people(package, target)}
    turner = PageTurner(package, target)
    for name, found in turner.list_edits(is_whole=_is_whole(reading, changed)):
        edits[name] = [*edits.get(name, []), *found]
    headings = find_headings(reading.parts, changed)
    for name, units in group_changes(reading.parts, changed).items():
        maker = None
        if name in reading.sheets:
            places = package.read_part(name)
            maker = StyleMaker(places, reading.sheets[name], target, turner.mode)
            edits[name] = [*edits.get(name, []), *edit_links(places, headings)]
        writer = _OdtPartWriter(reading, name, maker, edits.get(name, []))
        edits[name] = writer.write_units(units)
    dropped = list_dropped(package)
    new: dict[str, bytes | None] = dict(clean_pictures(package.archive, list_pictures(package)))
    new |= dict.fromkeys(dropped)
    for name, found in edits.items():
        if found and name not in dropped:
            places = package.read_part(name)
            if name in reading.sheets:
                found += declare_prefixes(places.data, places.root)
            new[name] = places.replace(found)
    return replace_parts(package.archive, new)


def _is_whole(reading: OdtReading, changed: Texts) -> bool:
    """Return whether every text with letters has another one, code as well."""
    return all(
        part.unit.key in changed or not any(map(str.isalpha, part.unit.text))
        for part in reading.parts
    )


class _OdtPartWriter:
    """Collects the edits of one part."""

    def __init__(
        self, reading: OdtReading, name: str, maker: StyleMaker | None, around: list[ByteEdit]
    ) -> None:
        self._around = around
        """The edits that do not come from units."""
        self._edits = PartEdits(())
        self._reading = reading
        self._name = name
        self._maker = maker
        self._places = reading.package.read_part(name)
        self._data = self._places.data

    def write_units(self, units: Sequence[tuple[OfficePart, str]]) -> list[ByteEdit]:
        """Return all edits of the part, with the units written."""
        nodes = [part.node for part, _ in units]
        if self._maker:
            self._around += self._turn_tables(nodes, self._maker)
            self._around += self._turn_pictures(self._maker)
            self._around = list(drop_deletions(self._places.root, nodes, self._around))
        self._edits = PartEdits(self._around)
        for part, text in sort_backwards(units):
            if part.form == "element":
                line = write_line(text)
                self._edits.edits.append((part.node.inner, part.node.inner_end, line))
            elif part.form == LABEL:
                self._edits.edits += write_label(self._data, part.node, text)
            elif self._maker:
                self._write_paragraph(part, text, self._maker)
        made = self._maker.list_edits() if self._maker else ()
        return [*made, *self._edits.list_all()]

    def _turn_tables(self, nodes: Sequence[XmlNode], maker: StyleMaker) -> Iterator[ByteEdit]:
        """Yield the edits that turn the tables around translated paragraphs."""
        starts = sorted(node.start for node in nodes)
        for node in self._places.root.iterate():
            if node.name == "table:table" and has_between(starts, node.start, node.end):
                name = node.attributes.get("table:style-name", "")
                new = maker.derive_table(name)
                if new != name:
                    yield set_attribute(self._data, node, {"table:style-name": new})

    def _turn_pictures(self, maker: StyleMaker) -> Iterator[ByteEdit]:
        """Yield the edits that turn the paragraphs in which a picture is alone."""
        texts = list_starts(self._reading.parts, self._name)
        for node in self._places.root.iterate():
            if node.name in PARAGRAPHS and node.start not in texts and _has_picture(node):
                style = read_style(node)
                new = maker.derive_paragraph(style, was_complex=False)
                if new != style:
                    yield set_attribute(self._data, node, {"text:style-name": new})

    def _write_paragraph(self, part: OfficePart, text: str, maker: StyleMaker) -> None:
        node, style = part.node, read_style(part.node)
        if part.content is None or part.names is None:
            raise TypeError("a paragraph has no content")
        inside = self._edits.take_inside(node.inner, node.inner_end)
        was_complex = is_mostly_complex(part.content.pieces)
        has_other = bool(part.names.looks)
        looks = ParagraphLooks(maker, style, was_complex=was_complex, has_other=has_other)
        writer = OdtSpanWriter(self._data, part.content, part.names, self._reading.chains, looks)
        written = writer.write(read_spans(part, text), inside)
        self._edits.edits.append((node.inner, node.inner_end, written))
        if part.form != "code":
            new = maker.derive_paragraph(style, was_complex=was_complex)
            if new != style:
                self._edits.edits.append(set_attribute(self._data, node, {"text:style-name": new}))


def drop_deletions(
    root: XmlNode, nodes: Sequence[XmlNode], around: Sequence[ByteEdit]
) -> Iterator[ByteEdit]:
    """Yield edits, with those that remove the deleted texts of paragraphs that are written anew."""
    gone = {
        each.attributes.get("text:change-id", "")
        for node in nodes
        for each in _iterate_own(node)
        if each.name == "text:change"
    }
    regions = [
        (node.start, node.end)
        for node in (root.iterate() if gone else ())
        if node.name == "text:changed-region"
        and not gone.isdisjoint(node.attributes.get(each, "") for each in _REGION_IDS)
    ]
    for edit in around:
        if not any(start <= edit[0] < end for start, end in regions):
            yield edit
    for start, end in regions:
        yield start, end, b""


def _has_picture(paragraph: XmlNode) -> bool:
    """Return whether a picture is in the line of a paragraph."""
    waiting = list(paragraph.children)
    while waiting:
        node = waiting.pop()
        if node.name.startswith("draw:"):
            if node.attributes.get("text:anchor-type", "as-char") == "as-char":
                return True
        elif node.name not in PARAGRAPHS:
            waiting += node.children
    return False


def _iterate_own(paragraph: XmlNode) -> Iterator[XmlNode]:
    """Yield the nodes of a paragraph that are not in another one in it."""
    waiting = list(paragraph.children)
    while waiting:
        node = waiting.pop()
        yield node
        waiting += (child for child in node.children if child.name not in PARAGRAPHS)
