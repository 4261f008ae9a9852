"""Which tables of an office document are tables of texts in an edition, with one text in a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dragoman.model import Kind, Place
from dragoman.sources._office.parts import OfficePart
from dragoman.sources._office.units import BOX, ORNAMENT

_DESCRIPTIONS = ("attribute", "element", ORNAMENT)
"""The forms of a unit that describes a picture or a drawing."""


def free_cells(parts: Iterable[OfficePart]) -> list[OfficePart]:
    """Return units without the boxes of a form, and without the cells of descriptions, that are in
    a cell which has something else, too."""
    parts = list(parts)
    weak = (BOX, *_DESCRIPTIONS)
    taken = {part.unit.place.cell for part in parts if part.form not in weak}
    kept = []
    for part in parts:
        cell = part.unit.place.cell
        if cell and part.form in weak:
            if cell in taken and part.form == BOX:
                continue
            if cell in taken:
                part.unit = part.unit._replace(place=Place())
            taken.add(cell)
        kept.append(part)
    return kept


def drop_broken_tables(parts: list[OfficePart]) -> None:
    """Take the places of cells from the units of tables that have several texts in a cell.

    Such a table is there for the look of a page, or it has a table in it. What is in another table
    but in no cell, such as a text box, is put behind it.
    """
    cells = Counter(part.unit.place.cell for part in parts if part.unit.place.cell)
    broken = {cell[0] for cell, count in cells.items() if cell and count > 1}
    last = (-1, 0, 0)
    for part in parts:  # a table around another is broken: its cells do not follow each other
        cell = part.unit.place.cell
        if cell and cell < last:
            broken |= {cell[0]}
        last = max(last, cell or last)
    for part in parts:
        cell = part.unit.place.cell
        if cell and cell[0] in broken:
            kind = Kind.PARAGRAPH if part.unit.kind is Kind.TABLE_CELL else part.unit.kind
            part.unit = part.unit._replace(kind=kind, place=part.unit.place._replace(cell=None))
    parts[:] = _keep_tables_whole(parts)


def _keep_tables_whole(parts: Iterable[OfficePart]) -> list[OfficePart]:
    """Return the units with what is among the cells of a table behind it."""
    parts = list(parts)
    ends = {part.unit.place.cell[0]: n for n, part in enumerate(parts) if part.unit.place.cell}
    kept: list[OfficePart] = []
    others: list[OfficePart] = []
    end = -1
    for number, part in enumerate(parts):
        cell = part.unit.place.cell
        end = ends[cell[0]] if cell else end
        (others if number < end and not cell else kept).append(part)
        if number == end:
            kept += others
            others = []
    return kept
