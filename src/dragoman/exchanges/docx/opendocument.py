"""Reading an OpenDocument text that came back: somebody opened the table and saved it as ODT."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from dragoman.containers.archive import Archive
from dragoman.errors import ExchangeError
from dragoman.exchanges._comments import read_comment
from dragoman.exchanges.docx.content import (
    BOX,
    LISTED,
    NESTED,
    PICTURE,
    CellBuilder,
    OfficeCell,
    OfficeContent,
    OfficeTable,
    has_letters,
)
from dragoman.exchanges.docx.tree import find_child, read_attribute, read_tree
from dragoman.model import NotTaken

CONTENT = "content.xml"
_STYLES = "styles.xml"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = {
    **{f"{_OASIS}:{name}:1.0": name for name in ("office", "text", "table", "style")},
    f"{_OASIS}:drawing:1.0": "draw",
    f"{_OASIS}:xsl-fo-compatible:1.0": "fo",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_SIGNS = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_MOST_SPACES = 1_000
_SPACE = re.compile("[ \t\r\n]+")
_PASSED_OVER = frozenset(
    {"text:sequence-decls", "office:forms", "text:ruby-text", "office:annotation-end"}
    | {"table:table-column", "table:table-columns", "text:variable-decls", "dc:creator", "dc:date"}
    | {"table:table-header-columns", "text:user-field-decls", "draw:image"}
)
_LOOKS = (
    ("font-weight", "bold"),
    ("font-weight-complex", "bold"),
    ("font-style", "italic"),
    ("font-style-complex", "italic"),
    ("text-line-through-style", "solid"),
)


def read_opendocument(archive: Archive) -> OfficeContent:
    """Return what is in an OpenDocument text.

    Raises SourceError or ExchangeError for one that is damaged or not safe to read.
    """
    root = read_tree(archive, CONTENT, _PREFIXES)
    text = find_child(root, "office:body", "office:text")
    if text is None:
        raise ExchangeError("it is not an OpenDocument text", archive.name)
    authors = {(node.text or "").strip() for node in root.iter("dc:creator")}
    reader = _TextReader(dict(_list_looks(root)), authors)
    try:
        content = reader.read(text)
        return content._replace(lines=(*content.lines, *_list_edges(archive)))
    except RecursionError:
        raise ExchangeError("its elements are nested too deep", archive.name) from None


def _list_edges(archive: Archive) -> Iterator[str]:
    """Yield the lines at the edges of pages; those with numbers only are left out."""
    if _STYLES in archive.names:
        for element in read_tree(archive, _STYLES, _PREFIXES).iter():
            if element.tag in ("style:header", "style:footer"):
                yield from filter(has_letters, _TextReader({}).read(element).lines)


def _list_looks(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the styles that make words look different, and how."""
    styles = find_child(root, "office:automatic-styles")
    for style in styles if styles is not None else ():
        properties = find_child(style, "style:text-properties")
        if properties is not None and read_attribute(style, "family") == "text":
            found = {
                name.removesuffix("-complex")
                for name, value in _LOOKS
                if read_attribute(properties, name) == value
            }
            position = read_attribute(properties, "text-position")
            found |= {position} if position.startswith(("super", "sub")) else set()
            yield read_attribute(style, "name"), " ".join(sorted(found))


class _TextReader:
    """Walks through the elements of a text."""

    def __init__(self, looks: dict[str, str], authors: Collection[str] = ()) -> None:
        self._looks = looks
        self._authors = authors
        """The names of those who commented."""
        self._tables: list[OfficeTable] = []
        self._has_changes = False
        self._after_space = True
        """Whether a space would not be shown here."""

    def read(self, text: Element) -> OfficeContent:
        """Return what is in a text."""
        around = CellBuilder()
        self._read_blocks(text, around)
        lines, remarks = around.paragraphs, tuple(around.comments)
        return OfficeContent(tuple(self._tables), lines, remarks, self._has_changes)

    def _read_blocks(self, element: Element, cell: CellBuilder) -> None:
        for child in element:
            name = child.tag
            if name in ("text:p", "text:h"):
                self._after_space = True
                self._read_inline(child, cell, "")
                cell.end_paragraph()
            elif name == "table:table":
                cell.doubt(NESTED)
                self._read_table(child)
            elif name == "text:tracked-changes":
                self._has_changes |= len(child) > 0
            elif name == "text:list":
                cell.doubt(LISTED)
                self._read_blocks(child, cell)
            elif name == "draw:frame":
                self._read_frame(child, cell)
            elif name not in _PASSED_OVER:
                self._read_blocks(child, cell)

    def _read_inline(self, element: Element, cell: CellBuilder, look: str) -> None:
        self._add_text(element.text, cell, look)
        for child in element:
            self._read_child(child, cell, look)
            self._add_text(child.tail, cell, look)

    def _add_text(self, text: str | None, cell: CellBuilder, look: str) -> None:
        """Add a text, in which white space is one space, as in HTML."""
        if text:
            folded = _SPACE.sub(" ", text)
            cell.add(folded.lstrip(" ") if self._after_space else folded, look)
            self._after_space = folded.endswith(" ")

    def _read_child(self, child: Element, cell: CellBuilder, look: str) -> None:
        name = child.tag
        if name in _SIGNS:
            cell.add(_SIGNS[name] * _read_count(child))
            self._after_space = False
        elif name in ("text:bookmark", "text:bookmark-start"):
            cell.keys.append(read_attribute(child, "name"))
        elif name == "office:annotation":
            remark = _TextReader({}).read(child)
            lines = (line.strip() for line in remark.lines)
            text = read_comment("\n".join(filter(None, lines)), authors=self._authors)
            cell.comments += [text] if text else []
        elif name == "text:note":
            body = find_child(child, "text:note-body")
            text = "" if body is None else " ".join("".join(body.itertext()).split())
            cell.doubt(NotTaken(f"a note at the foot is not taken; it says: {text}"))
        elif name == "draw:frame":
            self._read_frame(child, cell)
        elif name == "text:span":
            self._read_inline(child, cell, self._looks.get(_style_of(child), "") or look)
        elif name not in _PASSED_OVER:
            cell.keys.append(read_attribute(child, "tag"))
            self._read_inline(child, cell, look)

    def _read_frame(self, frame: Element, cell: CellBuilder) -> None:
        box = find_child(frame, "draw:text-box")
        if box is None:
            cell.doubt(PICTURE)
            return
        cell.doubt(BOX)
        cell.end_paragraph()
        self._read_blocks(box, cell)

    def _read_table(self, table: Element) -> None:
        place = len(self._tables)
        self._tables.append(())
        self._tables[place] = tuple(self._read_row(row) for row in _unwrap(table))

    def _read_row(self, row: Element) -> tuple[OfficeCell, ...]:
        cells, covered = [], 0
        for element in row:
            if element.tag == "table:table-cell":
                builder = CellBuilder()
                self._read_blocks(element, builder)
                spans = _read_number(element, "number-rows-spanned") > 1
                cells.append(builder.build(is_merged=spans))
                covered = _read_number(element, "number-columns-spanned") - 1
            elif element.tag == "table:covered-table-cell":
                covered -= 1
                if covered < 0:  # it belongs to a cell above, and not to one beside it
                    cells.append(OfficeCell("", is_merged=True))
        return tuple(cells)


def _unwrap(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
            yield from _unwrap(child)


def _style_of(element: Element) -> str:
    return read_attribute(element, "style-name")


def _read_number(element: Element, name: str) -> int:
    value = read_attribute(element, name)
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else 1


def _read_count(element: Element) -> int:
    """Return how many spaces an element means."""
    return max(1, min(_read_number(element, "c"), _MOST_SPACES))
