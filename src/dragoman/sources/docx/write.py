"""Units to Word documents: only the paragraphs with another text are written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.containers.archive import replace_parts
from dragoman.containers.xml_places import ByteEdit, XmlNode, escape_text, find_attributes
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
from dragoman.sources.docx.direction import Target
from dragoman.sources.docx.drop_caps import DROP_CAP, share_letter
from dragoman.sources.docx.graphics import write_drawing
from dragoman.sources.docx.joined import JOINED
from dragoman.sources.docx.language import find_language
from dragoman.sources.docx.links import add_relations, list_links
from dragoman.sources.docx.lost_notes import empty_lost_notes
from dragoman.sources.docx.names import STRICT, W, is_on, read_value
from dragoman.sources.docx.parse import DocxReading, read_docx
from dragoman.sources.docx.people import find_people
from dragoman.sources.docx.properties import put_property
from dragoman.sources.docx.run_looks import RunLooks
from dragoman.sources.docx.runs import RunWriter

_REVISION = re.compile(rb"\s(?:\w+:)?rsid\w*=(?:\"[^\"]*\"|'[^']*')")


def rebuild_docx(document: Document, texts: Texts, language: str) -> bytes:
    """Return the document with other texts. ``docx.rebuild`` says how."""
    data, code = read_file(document)
    reading = read_docx(data, document.name, code=code)
    changed = find_changes(reading.parts, texts)
    if not (changed or language):
        return data
    target, package = Target(language if changed else ""), reading.package
    edits, new = find_people(package)
    for name, found in find_language(package, target):
        edits.setdefault(name, []).extend(found)
    for name, units in group_changes(reading.parts, changed).items():
        writer = _PartWriter(reading, name, target, edits.get(name, []))
        edits[name] = writer.write_units(units)
        if writer.links.added:
            relations, whole, edit = add_relations(package, name, writer.links)
            if whole:
                new[relations] = whole
            else:
                edits.setdefault(relations, []).append(edit)
    empty_lost_notes(package, edits)
    new |= {name: package.read_part(name).replace(found) for name, found in edits.items() if found}
    return replace_parts(package.archive, new)


class _PartWriter:
    """Collects the edits of one part."""

    def __init__(
        self, reading: DocxReading, name: str, target: Target, around: list[ByteEdit]
    ) -> None:
        self._around = around
        """The edits that do not come from units."""
        self._edits = PartEdits(())
        self._reading = reading
        self._name = name
        self._places = reading.package.read_part(name)
        self._data = self._places.data
        self._target = target
        self.links = list_links(reading.package, name)
        """The addresses that links of the part have."""

    def write_units(self, units: Sequence[tuple[OfficePart, str]]) -> list[ByteEdit]:
        """Return all edits of the part, with the units written."""
        self._turn_around([part.node for part, _ in units])
        self._edits = PartEdits(self._around)
        shared = [each for part, text in units for each in share_letter(part, text)]
        for part, text in sort_backwards(shared):
            self._write_unit(part, text)
        return [*name_prefix(self._data, self._places.root), *self._edits.list_all()]

    def _turn_around(self, nodes: list[XmlNode]) -> None:
        """Turn the tables around translated paragraphs, the sections, and pictures alone."""
        if not self._target.language:
            return
        starts = sorted(node.start for node in nodes)
        texts = list_starts(self._reading.parts, self._name)
        for node in self._places.root.iterate():
            if node.name == "w:sectPr" and self._needs_turn(node, "w:bidi"):
                self._put(node, "w:sectPr", "w:bidi")
                self._around += self._free_lines(node)
            elif node.name == "w:tbl" and has_between(starts, node.start, node.end):
                properties = node.find("w:tblPr") or node
                if self._needs_turn(properties, "w:bidiVisual"):
                    self._put(properties, "w:tblPr", "w:bidiVisual")
            elif node.name == "w:p" and node.start not in texts and _has_picture(node):
                self._around += self._turn_paragraph(node, node.find("w:pPr"))

    def _needs_turn(self, node: XmlNode, name: str) -> bool:
        return is_on(node.find(name)) is not self._target.is_rtl

    def _put(self, node: XmlNode, kind: str, name: str) -> None:
        tag = f"<{name}/>" if self._target.is_rtl else f'<{name} w:val="0"/>'
        self._around.append(put_property(self._data, node, kind, name, tag.encode()))

    def _free_lines(self, section: XmlNode) -> Iterator[ByteEdit]:
        """Yield the edit that frees lines from the grid of East Asian letters.

        In a section from right to left, LibreOffice takes a third of the page for it.
        """
        grid = section.find("w:docGrid")
        if grid is not None and self._target.is_rtl and read_value(grid, "w:type"):
            span = find_attributes(self._data, grid).get("w:type")
            if span:
                yield (*span, b"default")

    def _write_unit(self, part: OfficePart, text: str) -> None:
        """Add the edits of a unit; those in it are taken into them."""
        line = write_line(text)
        if part.form == "attribute":
            local = part.attribute.rpartition(":")[2]
            for name, span in find_attributes(self._data, part.node).items():
                if name.rpartition(":")[2] == local:
                    self._edits.edits.append((*span, line))
        elif part.form == "element":
            self._edits.edits.append((part.node.inner, part.node.inner_end, line))
        elif part.form == "drawing":
            self._edits.edits += write_drawing(self._data, part.node, line, self._target)
        elif part.form in (DROP_CAP, JOINED) and not text:
            self._edits.take_inside(part.node.start, part.node.end)
            self._edits.edits.append((part.node.start, part.node.end, b""))
        else:
            self._write_paragraph(part, text)

    def _write_paragraph(self, part: OfficePart, text: str) -> None:
        node, styles = part.node, self._reading.styles
        if part.content is None or part.names is None:
            raise TypeError("a paragraph has no content")
        properties = node.find("w:pPr")
        start = properties.end if properties is not None else node.inner
        inside = self._edits.take_inside(start, node.inner_end)
        style = styles.find_style(properties)
        looks = RunLooks(self._data, style, styles, self._target)
        writer = RunWriter(self._data, part.content, part.names, looks, self.links)
        written = writer.write(read_spans(part, text), inside)
        self._edits.edits.append((start, node.inner_end, written))
        if part.form != "code":
            self._edits.edits += self._turn_paragraph(node, properties)
        self._clean_tag(node)

    def _turn_paragraph(self, node: XmlNode, properties: XmlNode | None) -> Iterator[ByteEdit]:
        """Yield the edits that give a paragraph and its mark the direction of the translation."""
        if not self._target.language:
            return
        is_rtl = self._target.is_rtl
        if is_on(self._reading.styles.find_property(properties, "w:bidi")) is is_rtl:
            return
        bidi = b"<w:bidi/>" if is_rtl else b'<w:bidi w:val="0"/>'
        new_mark = b"<w:rPr>" + self._write_mark() + b"</w:rPr>"
        if properties is None or properties.end == properties.inner:
            holder = properties or node
            yield put_property(self._data, holder, "w:pPr", "w:bidi", bidi + new_mark)
            return
        yield put_property(self._data, properties, "w:pPr", "w:bidi", bidi)
        mark = properties.find("w:rPr")
        if mark is None or mark.end == mark.inner:
            yield put_property(self._data, properties, "w:pPr", "w:rPr", new_mark)
            return
        tag = b"<w:rtl/>" if is_rtl else b'<w:rtl w:val="0"/>'
        yield put_property(self._data, mark, "w:rPr", "w:rtl", tag)

    def _write_mark(self) -> bytes:
        tag = escape_text(self._target.tag)
        if self._target.is_rtl:
            return b'<w:rtl/><w:lang w:bidi="' + tag + b'"/>'
        return b'<w:rtl w:val="0"/><w:lang w:val="' + tag + b'"/>'

    def _clean_tag(self, node: XmlNode) -> None:
        """Remove the numbers of revisions from the tag of a paragraph."""
        old = self._data[node.start : node.inner]
        new = _REVISION.sub(b"", old)
        if new != old:
            self._edits.edits.append((node.start, node.inner, new))


def _has_picture(paragraph: XmlNode) -> bool:
    """Return whether a picture is in the line of a paragraph."""
    return any(node.name in ("wp:inline", "v:imagedata") for node in paragraph.iterate())


def name_prefix(data: bytes, root: XmlNode) -> list[ByteEdit]:
    """Return the edit that gives a part our prefix for what we write, where it has another one."""
    if not root.name.startswith("w:") or b"xmlns:w=" in data[root.start : root.inner]:
        return []
    uri = STRICT if STRICT.encode() in data[root.start : root.inner] else W
    end = root.inner - 1
    return [(end, end, b' xmlns:w="' + uri.encode() + b'"')]
