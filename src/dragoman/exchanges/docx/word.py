"""Reading a Word document that came back: its tables, with tracked changes accepted."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from dragoman.containers.archive import Archive
from dragoman.errors import ExchangeError
from dragoman.exchanges._comments import read_comment
from dragoman.exchanges.docx.content import (
    BOX,
    HIDDEN,
    LISTED,
    NESTED,
    NO_SIGN,
    PICTURE,
    CellBuilder,
    OfficeCell,
    OfficeContent,
    OfficeRow,
    OfficeTable,
    has_letters,
)
from dragoman.exchanges.docx.tree import find_child, read_attribute, read_tree
from dragoman.model import NotTaken
from dragoman.texts.symbol_fonts import read_symbol

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
}
_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_REMOVED = frozenset({"w:del", "w:moveFrom"})
_ADDED = frozenset({"w:ins", "w:moveTo"})
_PASSED_OVER = frozenset(
    {"w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:instrText", "w:delText", "w:rt", "w:tblPr"}
    | {"w:tblGrid", "w:sectPr", "w:delInstrText", "w:tcPr", "w:trPr"}
)
_NOTES = {
    "w:footnoteReference": "w:footnote",
    "w:endnoteReference": "w:endnote",
}
_ANCHORS = frozenset({"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"})
_LOOKS = ("b", "bCs", "i", "iCs", "strike", "dstrike", "vertAlign")
_OFF = frozenset({"0", "false", "off", "baseline", "none"})
_REMARK_PARTS = {"comments": "w:comment", "footnotes": "w:footnote", "endnotes": "w:endnote"}
_EDGES = frozenset({"header", "footer"})


def read_word(archive: Archive) -> OfficeContent:
    """Return what is in a Word document.

    Raises SourceError or ExchangeError for one that is damaged or not safe to read.
    """
    main = _find_main(archive)
    remarks, edges = dict[tuple[str, str], str](), list[str]()
    for kind, part in _list_related(archive, main):
        if kind in _REMARK_PARTS:
            root = read_tree(archive, part, _PREFIXES)
            authors = {read_attribute(node, "author") for node in root}
            for node in root:
                if node.tag == _REMARK_PARTS[kind] and not read_attribute(node, "type"):
                    lines = _read_lines(node)
                    text = read_comment(lines, authors=authors) if kind == "comments" else lines
                    remarks[node.tag, read_attribute(node, "id")] = text
        elif kind in _EDGES:
            edges += _read_lines(read_tree(archive, part, _PREFIXES)).splitlines()
    reader = _WordReader(remarks)
    body = find_child(read_tree(archive, main, _PREFIXES), "w:body")
    if body is None:
        raise ExchangeError("it is not a document of Word", archive.name)
    try:
        content = reader.read(body)
    except RecursionError:
        raise ExchangeError("its elements are nested too deep", archive.name) from None
    return content._replace(lines=(*content.lines, *filter(has_letters, edges)))


def _read_lines(node: Element) -> str:
    """Return the paragraphs of a comment or a note."""
    reader = _WordReader({})
    try:
        content = reader.read(node)
    except RecursionError:
        return ""
    return "\n".join(line.strip() for line in content.lines if line.strip())


def _find_main(archive: Archive) -> str:
    """Return the name of the part with the text."""
    for kind, part in _list_related(archive, ""):
        if kind == "officeDocument":
            return part
    raise ExchangeError("the part with the text is missing", archive.name)


def _list_related(archive: Archive, part: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the name of each part of the archive that a part refers to."""
    folder, base = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    if name not in archive.names:
        return
    for node in read_tree(archive, name, _PREFIXES):
        target = unquote(read_attribute(node, "Target"))
        path = posixpath.normpath(posixpath.join("/", folder, target))[1:]
        if path in archive.names and read_attribute(node, "TargetMode") != "External":
            yield read_attribute(node, "Type").rpartition("/")[2], path


class _WordReader:
    """Walks through the elements of a document."""

    def __init__(self, remarks: dict[tuple[str, str], str]) -> None:
        self._remarks = remarks
        """Comments and notes that were not met yet, by kind and number."""
        self._tables: list[OfficeTable] = []
        self._waiting: list[str] = []
        """Comments that begin before a cell and not in it."""
        self._around = CellBuilder()
        self._has_changes = False

    def read(self, body: Element) -> OfficeContent:
        """Return what is in the body."""
        around = self._around
        self._read(body, around)
        remarks = (*around.comments, *self._waiting, *self._remarks.values())
        return OfficeContent(tuple(self._tables), around.paragraphs, remarks, self._has_changes)

    def _read(self, element: Element, cell: CellBuilder, look: str = "") -> None:
        for child in element:
            name = child.tag
            if name == "w:t" or name == "m:t":
                cell.add(child.text or "", look)
            elif name in _PASSED_OVER:
                pass
            elif name == "w:r" and _is_hidden(child):
                cell.doubt(HIDDEN)
            elif name == "w:r":
                self._read(child, cell, _read_look(child))
            elif name == "w:p":
                self._read_paragraph(child, cell)
            elif name in _SIGNS:
                is_page = read_attribute(child, "type") in ("page", "column")
                cell.add("" if is_page else _SIGNS[name])
            else:
                self._read_other(child, cell, look)

    def _read_other(self, child: Element, cell: CellBuilder, look: str) -> None:
        name = child.tag
        if name == "w:tbl":
            cell.doubt(NESTED)
            self._read_table(child)
        elif name in _ANCHORS:
            self._meet_comment(child, cell.comments)
        elif name in _NOTES:
            self._meet_note(_NOTES[name], read_attribute(child, "id"), cell)
        elif name in _REMOVED:
            self._has_changes = True
        elif name == "w:sdt":
            tag = find_child(child, "w:sdtPr", "w:tag")
            cell.keys += [] if tag is None else [read_attribute(tag, "val")]
            self._read(child, cell, look)
        elif name == "w:bookmarkStart":
            cell.keys.append(read_attribute(child, "name"))
        elif name == "w:sym":
            sign = read_symbol(read_attribute(child, "font"), read_attribute(child, "char"))
            cell.add(sign)
            if not sign:
                cell.doubt(NO_SIGN)
        elif name == "mc:AlternateContent":
            choice = find_child(child, "mc:Choice")
            self._read(child if choice is None else choice, cell, look)
        elif name in ("pic:pic", "v:imagedata"):
            cell.doubt(PICTURE)
        elif name == "w:txbxContent":
            cell.doubt(BOX)
            cell.end_paragraph()
            self._read(child, cell)
        else:
            self._has_changes |= name in _ADDED
            self._read(child, cell, look)

    def _meet_comment(self, anchor: Element, comments: list[str]) -> None:
        text = self._remarks.pop(("w:comment", read_attribute(anchor, "id")), "")
        comments += [text] if text else []

    def _meet_note(self, kind: str, number: str, cell: CellBuilder) -> None:
        if cell is not self._around:  # else it is among the remarks
            text = self._remarks.pop((kind, number), "")
            cell.doubt(NotTaken(f"a note at the foot is not taken; it says: {text}"))

    def _read_paragraph(self, paragraph: Element, cell: CellBuilder) -> None:
        self._read(paragraph, cell)
        properties = _first(paragraph, "w:pPr")
        number = find_child(properties, "w:numPr", "w:numId")
        if number is not None and read_attribute(number, "val") != "0":
            cell.doubt(LISTED)
        mark = find_child(properties, "w:rPr")
        is_joined = mark is not None and any(child.tag in _REMOVED for child in mark)
        self._has_changes |= is_joined
        if not is_joined:  # else somebody removed the end of the paragraph
            cell.end_paragraph()

    def _read_table(self, table: Element) -> None:
        place = len(self._tables)
        self._tables.append(())
        rows = [row for element in self._unwrap(table, "w:tr") if (row := self._read_row(element))]
        self._tables[place] = tuple(_mark_merged(rows))

    def _unwrap(self, element: Element, wanted: str) -> Iterator[Element]:
        """Yield the rows of a table or the cells of a row, also those in controls and changes."""
        for child in element:
            if child.tag == wanted:
                yield child
            elif child.tag in _ANCHORS:
                self._meet_comment(child, self._waiting)
            elif child.tag in _REMOVED:
                self._has_changes = True
            elif child.tag not in _PASSED_OVER:
                yield from self._unwrap(child, wanted)

    def _read_row(self, row: Element) -> list[tuple[OfficeCell, bool]]:
        """Return the cells of a row, and whether each belongs to the one above."""
        if find_child(row, "w:trPr", "w:del") is not None:
            self._has_changes = True
            return []
        self._has_changes |= find_child(row, "w:trPr", "w:ins") is not None
        cells = []
        for element in self._unwrap(row, "w:tc"):
            if find_child(element, "w:tcPr", "w:cellDel") is not None:
                self._has_changes = True
                continue
            builder = CellBuilder()
            builder.comments, self._waiting = self._waiting, []
            self._read(element, builder)
            merge = find_child(element, "w:tcPr", "w:vMerge")
            is_below = merge is not None and read_attribute(merge, "val") != "restart"
            cells.append((builder.build(), is_below))
        return cells


def _first(element: Element, name: str) -> Element | None:
    """Return the first child, where properties are, if it has that name."""
    return element[0] if len(element) and element[0].tag == name else None


def _read_look(run: Element) -> str:
    """Return how a run was made to differ from others of its paragraph."""
    properties = _first(run, "w:rPr")
    if properties is None:
        return ""
    looks = (each.tag[2:] for each in properties if each.tag[2:] in _LOOKS and _is_on(each))
    return " ".join(sorted(name.removesuffix("Cs") for name in looks))


def _is_hidden(run: Element) -> bool:
    """Return whether a run has a text that nobody sees, as older programs put the source there."""
    mark = find_child(run, "w:rPr", "w:vanish")
    return mark is not None and _is_on(mark) and find_child(run, "w:t") is not None


def _is_on(element: Element) -> bool:
    return read_attribute(element, "val") not in _OFF


def _mark_merged(rows: list[list[tuple[OfficeCell, bool]]]) -> Iterator[OfficeRow]:
    """Yield the rows; a cell that is one with that above or below says so."""
    for number, row in enumerate(rows):
        below = rows[number + 1] if number + 1 < len(rows) else []
        continued = {place for place, (_, is_below) in enumerate(below) if is_below}
        yield tuple(
            cell._replace(is_merged=is_below or place in continued)
            for place, (cell, is_below) in enumerate(row)
        )
