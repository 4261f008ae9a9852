"""Units of office documents: which tables are tables of texts, and what users should know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from dragoman.model import Kind, Unit


class HasUnit(Protocol):
    """What holds a unit, which may be replaced."""

    unit: Unit


def drop_broken_tables(parts: Iterable[HasUnit]) -> None:
    """Take the places of cells from the units of tables that have several texts in a cell.

    Such a table is there for the look of a page, or it has a table in it.
    """
    parts = list(parts)
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
            part.unit = replace(part.unit, kind=kind, place=replace(part.unit.place, cell=None))


def describe_remarks(
    unread: Iterable[tuple[int, str]], program: str, *, has_changes: bool, has_comments: bool
) -> Iterator[tuple[int, str]]:
    """Yield what the user should know of how a file was read.

    ``unread`` is what shows something that is not read: the number of a paragraph, and what it is.
    ``program`` is the one in which changes are accepted.
    """
    if has_changes:
        yield (
            1,
            (
                "the document has tracked changes: insertions are read, deletions are left out; "
                f"accept or reject them in {program} if that is not what you want"
            ),
        )
    if has_comments:
        yield 1, "the document has comments, which are not translated"
    by_kind: dict[str, list[int]] = {}
    for number, what in unread:
        by_kind.setdefault(what, []).append(number)
    for what, numbers in by_kind.items():
        where = ", ".join(map(str, dict.fromkeys(numbers[:5])))
        more = " and more" if len(numbers) > 5 else ""
        yield numbers[0], f"not translated: {what} (in paragraph {where}{more})"
