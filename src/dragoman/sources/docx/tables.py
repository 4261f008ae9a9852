"""The rows and cells of tables of Word."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.containers.xml_places import XmlNode
from dragoman.sources.docx.names import BLOCK_WRAPPERS, find_child, is_on, read_value, says_yes


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
        self._above: set[int] = set()
        """The columns in which a cell of the row above is one of those that are merged."""
        self._here: set[int] = set()

    def start_row(self) -> None:
        """Go on to the next row of the table."""
        self._above, self._here = self._here, set()

    def covers(self, cell: XmlNode, column: int) -> bool:
        """Return whether a cell of the row is covered; each of them is asked for.

        Source: ECMA-376, part 1, section 17.4 (``w:vMerge``).
        """
        merged = find_child(cell, "w:tcPr", "w:vMerge")
        if merged is None:
            return False
        self._here.add(column)
        return read_value(merged) != "restart" and column in self._above


def has_header(table: XmlNode, row: XmlNode) -> bool:
    """Return whether the first row of a table is a header."""
    if is_on(find_child(row, "w:trPr", "w:tblHeader")):
        return True
    look = find_child(table, "w:tblPr", "w:tblLook")
    if look is None or find_child(table, "w:tblPr", "w:tblStyle") is None:
        return False
    if "w:firstRow" in look.attributes:
        return says_yes(look, "w:firstRow")
    try:
        return bool(int(read_value(look) or "0", 16) & 0x20)
    except ValueError:
        return False
