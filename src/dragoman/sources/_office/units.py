"""Units of office documents, and what users should know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from dragoman.containers.xml_places import XmlNode
from dragoman.inline import write_marks
from dragoman.model import AFTER_TEXT, Kind, Place, Unit
from dragoman.sources._office.marks import Content, Placeholders, make_spans
from dragoman.sources._office.parts import OfficePart
from dragoman.sources._office.style_names import CODES, DEFINITIONS, TERMS
from dragoman.sources._places import add_places, find_owners
from dragoman.texts.list_markers import DEFINITION
from dragoman.texts.unseen import shows_nothing

FURNITURE = {"header": "The header of the pages.", "footer": "The footer of the pages."}
"""What the comment of a unit in these parts says."""
UNDESCRIBED = "picture"
"""What ``Document.left_out`` calls a picture that nothing describes and no edition shows."""
EQUATION, CHART, OBJECT = "an equation", "a chart", "an embedded object"
"""What ``describe_remarks`` calls what has no text."""
_LEFT_OUT = {EQUATION: "math", CHART: "chart", OBJECT: "object"}
"""What ``Document.left_out`` calls them."""
BOX = "box"
"""The form of a unit that is only a box, and never written."""
ORNAMENT = "picture"
"""The form of a unit that is only a picture, and never written."""
CHOICES = "the choices of a form"
"""What a control offers besides what it shows."""
READING = "the reading of characters"
_TITLE = "The title in the properties of the file; the text does not show it."
_LABEL = "The label of list items or headings; %1 is a number."
_Note = TypeVar("_Note", bound=Hashable)


def choose_kind(names: Sequence[str], level: int, place: Place, note: str) -> Kind:
    """Return the kind of a paragraph.

    ``names`` are those of its styles, the nearest first, ``level`` is that of a heading, and
    ``note`` the label of the note that it is in.
    """
    if note:
        return Kind.NOTE
    if place.cell:
        return Kind.TABLE_CELL
    if names[:1] == ["title"]:
        return Kind.TITLE
    if level:
        return Kind.HEADING
    if not CODES.isdisjoint(names):
        return Kind.CODE
    if place.lists and place.lists[-1] != DEFINITION:
        return Kind.LIST_ITEM
    return Kind.QUOTATION if place.quotations else Kind.PARAGRAPH


def place_definition(place: Place, names: Iterable[str]) -> Place:
    """Return the place of a paragraph outside of lists, whose styles may say that it is a term or
    a definition."""
    found = frozenset(names)
    if not TERMS.isdisjoint(found):
        return place._replace(is_term=True)
    return place if DEFINITIONS.isdisjoint(found) else place._replace(lists=(DEFINITION,))


def make_part(
    unit: Unit, part: str, node: XmlNode, content: Content, names: Placeholders
) -> OfficePart | None:
    """Return the unit of a paragraph with its content; None if it has no text."""
    text = write_marks(make_spans(content.pieces, names)).strip(" \n")
    if shows_nothing(text):
        return None
    kind = Kind.PARAGRAPH if unit.kind is Kind.CODE else unit.kind
    is_number = content.is_field and not any(map(str.isalpha, text))
    boxes = tuple(_list_boxes(content, names))
    unit = unit._replace(text=text, kind=kind, translatable=not is_number, boxes=boxes)
    return OfficePart(unit, part, "paragraph", node, "", content, names)


def make_box_part(unit: Unit, part: str, node: XmlNode, content: Content) -> OfficePart | None:
    """Return the unit of a paragraph without text that shows boxes of a form; None without them.

    It is the same in every language.
    """
    text = "".join(piece.box for piece in content.before)
    kind = Kind.PARAGRAPH if unit.kind is Kind.CODE else unit.kind
    unit = unit._replace(text=text, kind=kind, translatable=False)
    return OfficePart(unit, part, BOX, node, "", content, Placeholders()) if text else None


def _list_boxes(content: Content, names: Placeholders) -> Iterator[tuple[str, str]]:
    """Yield the boxes of a form in a paragraph, and what no reader sees, as ``Unit.boxes`` has
    them."""
    for name, pieces in (("", content.before), (AFTER_TEXT, content.after)):
        if box := "".join(piece.box for piece in pieces):
            yield name, box
    for name, piece in names.pieces.items():
        if piece.box or piece.is_unseen:
            yield name, piece.box


def name_places(parts: Sequence[OfficePart], found: Iterable[tuple[int, str]]) -> None:
    """Add to the units of a part the names of its places; ``found`` has where each place is."""
    owners = find_owners(found, [(part.node.start, part.node.end) for part in parts])
    named = add_places([part.unit for part in parts], owners)
    for part, unit in zip(parts, named, strict=True):
        part.unit = unit


def name_page_edge(parts: list[OfficePart], edge: str) -> list[OfficePart]:
    """Return units that know at which edge of the pages they are: a key of ``FURNITURE``."""
    for part in parts:
        comment = part.unit.comment or FURNITURE[edge]
        part.unit = part.unit._replace(comment=comment, page_edge=edge)
    return parts


def drop_page_numbers(parts: Iterable[OfficePart]) -> list[OfficePart]:
    """Return the units of headers and footers without those that are the number of the page."""
    return [part for part in parts if part.unit.translatable]


def number_notes(notes: Iterable[tuple[_Note, bool]]) -> dict[_Note, str]:
    """Return the labels of notes, in their order; each is given with whether it is an endnote.

    Footnotes are numbered, and so are endnotes; where there are both, endnotes are "e1", "e2" …
    """
    notes = list(dict(notes).items())
    has_both = len({is_end for _, is_end in notes}) > 1
    counts: Counter[bool] = Counter()
    labels: dict[_Note, str] = {}
    for note, is_end in notes:
        counts[is_end] += 1
        labels[note] = f"{'e' if has_both and is_end else ''}{counts[is_end]}"
    return labels


def add_title(parts: list[OfficePart], part: str, nodes: Iterable[XmlNode]) -> list[OfficePart]:
    """Return the units with the title in the properties of the file; a repeated one is a copy.

    It is the last unit, and no edition shows it: often it is an old one, or that of a template,
    and nobody sees it in the text. ``nodes`` are the elements of the part with the properties that
    may have one.
    """
    for node in nodes:
        text = " ".join(node.read_text().split())
        if not text:
            continue
        unit = Unit(text, Kind.PARAGRAPH, 1, comment=_TITLE, markup="plain", is_shown=False)
        title = OfficePart(unit, part, "element", node)
        same = next((each for each in parts if each.unit.key == title.unit.key), None)
        if same is None:
            return [*parts, title]
        same.copies.append(title)
    return parts


def place_furniture(
    parts: Sequence[OfficePart], furniture: Mapping[str, Sequence[OfficePart]]
) -> list[OfficePart]:
    """Return the units of a document with its headers before them and its footers behind.

    There a reader sees them first and last. A title, or a heading of level 1, stays the first,
    or else no edition would know that it is the title. A text that is there twice, as on left and
    right pages, and one that the document has too, such as its title, is shown once: the others are
    last, so that no number of a paragraph is missing.
    """
    seen = {part.unit.text for part in parts}
    for part in (part for kind in FURNITURE for part in furniture[kind]):
        if part.unit.text in seen and part.unit.place.cell is None:  # tables stay whole
            part.unit = part.unit._replace(is_shown=False)
        seen.add(part.unit.text)
    begin = 1 if parts and _may_be_title(parts[0].unit) else 0
    placed = [*parts[:begin], *furniture["header"], *parts[begin:], *furniture["footer"]]
    return sorted(placed, key=lambda part: not part.unit.is_shown)


def _may_be_title(unit: Unit) -> bool:
    return unit.kind is Kind.TITLE or (unit.kind is Kind.HEADING and unit.level == 1)


def join_same(parts: Iterable[OfficePart]) -> list[OfficePart]:
    """Return units with those of the same text as copies of the first one."""
    known: dict[str, OfficePart] = {}
    for part in parts:
        first = known.setdefault(part.unit.text, part)
        if first is not part:
            first.copies.append(part)
    return list(known.values())


def make_label(text: str, part: str, form: str, node: XmlNode, attribute: str = "") -> OfficePart:
    """Return the unit of the words around the numbers of a list, "Chapter %1"."""
    unit = Unit(text, Kind.PARAGRAPH, 1, comment=_LABEL, markup="plain", is_shown=False)
    return OfficePart(unit, part, form, node, attribute)


def make_ornament(picture: str, part: str, node: XmlNode, number: int, place: Place) -> OfficePart:
    """Return the unit of a picture that nothing describes: it has no text."""
    unit = Unit("", Kind.PARAGRAPH, number, place=place, translatable=False, picture=picture)
    return OfficePart(unit._replace(markup="plain"), part, ORNAMENT, node)


def list_left_out(
    undescribed: Iterable[int],
    unread: Iterable[tuple[int, str]],
    hidden: Iterable[tuple[int, str]] = (),
) -> tuple[tuple[int, str], ...]:
    """Return what no edition can show, in the order of the file: the number of a paragraph, and a
    name.

    ``undescribed`` are the paragraphs with such pictures. ``unread`` is as for
    ``describe_remarks``, and ``hidden`` is what is read and no edition shows.
    """
    found = {(number, _LEFT_OUT[what]) for number, what in unread if what in _LEFT_OUT}
    found.update(hidden)
    return tuple(sorted(found.union((number, UNDESCRIBED) for number in undescribed)))


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
