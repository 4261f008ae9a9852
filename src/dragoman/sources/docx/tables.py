"""The rows and cells of tables of Word."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.sources.docx.names import BLOCK_WRAPPERS, find_child, is_on, read_value
from dragoman.xml_places import XmlNode


def iterate_inside(node: XmlNode, name: str) -> Iterator[XmlNode]:
    """Yield the rows of a table or the cells of a row, whatever is around them."""
    for child in node.children:
        if child.name == name:
            yield child
        elif child.name in BLOCK_WRAPPERS:
            yield from iterate_inside(child, name)


class MergedCells:
    """Which cells of a table are covered by one above them: Word does not show what is in them."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        """The columns in which cells are merged, as far as the rows have been read."""

    def covers(self, cell: XmlNode, column: int) -> bool:
        """Return whether a cell is covered; the cells of a table are asked for in order.

        Source: ECMA-376, part 1, section 17.4 (``w:vMerge``).
        """
        merged = find_child(cell, "w:tcPr", "w:vMerge")
        is_covered = merged is not None and read_value(merged) != "restart" and column in self._open
        if merged is None:
            self._open.discard(column)
        else:
            self._open.add(column)
        return is_covered


def has_header(table: XmlNode, row: XmlNode) -> bool:
    """Return whether the first row of a table is a header."""
    if is_on(find_child(row, "w:trPr", "w:tblHeader")):
        return True
    look = find_child(table, "w:tblPr", "w:tblLook")
    if look is None or find_child(table, "w:tblPr", "w:tblStyle") is None:
        return False
    if "w:firstRow" in look.attributes:
        return look.attributes["w:firstRow"] in ("1", "true", "on")
    try:
        return bool(int(read_value(look) or "0", 16) & 0x20)
    except ValueError:
        return False
