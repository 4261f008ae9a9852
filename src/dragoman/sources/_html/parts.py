"""The units of a page, with what is needed to write other texts in their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.model import AFTER_TEXT, Document, Kind, Unit
from dragoman.sources._common import Texts, read_state
from dragoman.sources._html.attributes import AttributeText
from dragoman.sources._html.boxes import BOX, add_boxes
from dragoman.sources._html.pages import OWN_LINKS, PageLinks
from dragoman.sources._html.runs import Node


class HtmlPart(NamedTuple):
    """A unit with what is needed to write another text in its place: a tuple, as there are many."""

    unit: Unit
    form: str
    """"run", "pre", "code", "title", "drawing", "attribute", "textarea" or "box"."""
    nodes: tuple[Node, ...] = ()
    quote: str = ""
    """Of an attribute, the quotation mark around it."""
    is_inside: bool = False
    """Whether it may be in the run of another unit, in something that is a placeholder there."""


@dataclass(frozen=True, slots=True)
class HtmlPlaces:
    """Where the texts of a page are: what ``rebuild`` needs besides the document."""

    parts: tuple[HtmlPart, ...]
    repeated: tuple[AttributeText, ...]
    """The attributes that repeat the text of a unit, and get its translation."""
    is_xml: bool = False
    links: PageLinks = OWN_LINKS
    declared: frozenset[str] = frozenset()
    """The names of the texts that the document type declares."""
    remarks: tuple[tuple[int, int], ...] = ()
    """Where comments of reviewers are, and the links to them."""


def read_places(document: Document) -> HtmlPlaces:
    """Return where the texts of a page are that was read."""
    return read_state(document, "places", HtmlPlaces)


def find_new(part: HtmlPart, texts: Texts) -> str:
    """Return the new text of a unit; empty where it keeps its own."""
    text = texts.get(part.unit.key, "")
    return text if text.strip() and text != part.unit.text else ""


def list_kept(document: Document, texts: Texts) -> Iterator[tuple[int, str]]:
    """Yield where each text for translators begins, and what stays of it: nothing if it changes."""
    for part in read_places(document).parts:
        if part.unit.translatable:
            yield part.unit.span[0], "" if find_new(part, texts) else part.unit.text


def drop_broken_tables(parts: Iterable[HtmlPart]) -> list[HtmlPart]:
    """Return the parts without the places of cells in tables that have several texts in a cell.

    Such a table is there for the look of a page, or it has a table in it. Boxes of a form beside a
    text are not another text: they go to the text of their cell.
    """
    parts = _join_boxes(parts)
    cells = Counter(part.unit.place.cell for part in parts if part.unit.place.cell)
    broken = {cell[0] for cell, count in cells.items() if count > 1 and cell}
    for number, part in enumerate(parts):
        cell = part.unit.place.cell
        if cell and cell[0] in broken:
            place = part.unit.place._replace(cell=None)
            kind = Kind.PARAGRAPH if part.unit.kind is Kind.TABLE_CELL else part.unit.kind
            parts[number] = part._replace(unit=part.unit._replace(place=place, kind=kind))
    return parts


def _join_boxes(parts: Iterable[HtmlPart]) -> list[HtmlPart]:
    """Return the parts with the boxes that are a paragraph of a cell in what is before them there,
    or else in what is behind them."""
    joined: list[HtmlPart] = []
    last: dict[tuple[int, int, int], int] = {}
    """By a cell, where in ``joined`` its last text or box is."""
    for part in parts:
        cell = part.unit.place.cell
        at = last.get(cell) if cell else None
        if at is not None and BOX in (joined[at].form, part.form):
            joined[at] = _join(joined[at], part)
            continue
        if cell:
            last[cell] = len(joined)
        joined.append(part)
    return joined


def _join(first: HtmlPart, second: HtmlPart) -> HtmlPart:
    """Return two parts as one; at least one of them is a box."""
    if second.form == BOX:
        return first._replace(unit=add_boxes(first.unit, second.unit, AFTER_TEXT))
    return second._replace(unit=add_boxes(second.unit, first.unit, ""))
