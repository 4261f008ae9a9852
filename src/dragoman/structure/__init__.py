"""The structure of an edition: its title, the ranks of its headings, its tables, its notes.

Every writer of editions needs these, and all writers must agree. So they are decided here, once,
when ``dragoman.align`` makes the edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from dragoman.model import (
    NO_PHRASE,
    Document,
    Kind,
    Mark,
    MessageKey,
    Note,
    Phrase,
    Row,
    Segment,
    Span,
    SpanKind,
    Table,
    Unit,
)
from dragoman.structure.introductions import mark_introductions

HEADINGS = frozenset({Kind.HEADING, Kind.TITLE})
"""What a reader takes for a heading. To look into a set is several times as fast as to compare."""
_DEEPEST = 6
"""The lowest rank: HTML and Word have six."""


def row_units(document: Document) -> Iterator[Unit]:
    """Yield the units that become rows, in order: a title that is repeated only once.

    A title is repeated by the next unit, or, if it is that of the file (``Kind.TITLE``), by the
    first heading: web pages have their title in the head and again above the text. In front matter
    and in the head of a page, it is the first, wherever it is there, and in an office document also
    if there is a logo above it. A line across the page between two texts is a row of its own.
    """
    return _show_lines(_put_title_first(list(_drop_repetitions(document))))


def _put_title_first(units: Sequence[Unit]) -> Iterable[Unit]:
    """Return units with the title before the other values of the front matter, such as an abstract:
    Pandoc sorts these by their names. It is also before ornaments."""
    above = [*takewhile(lambda unit: unit.is_ornament, units)]
    if above and len(above) < len(units) and _may_be_title(units[len(above)]):
        return [units[len(above)], *above, *units[len(above) + 1 :]]
    values = takewhile(lambda unit: unit.markup == "plain" and unit.translatable, units)
    titles = [unit for unit in values if unit.kind is Kind.TITLE][:1]
    return [*titles, *(unit for unit in units if unit is not titles[0])] if titles else units


def _may_be_title(unit: Unit) -> bool:
    return unit.kind is Kind.TITLE or (unit.kind is Kind.HEADING and unit.level == 1)


def _show_lines(units: Iterable[Unit]) -> Iterator[Unit]:
    """Yield units, and the lines that separate them."""
    last: Unit | None = None
    for unit in units:
        if unit.place.is_parted and last is not None and _needs_line(last, unit):
            yield Unit("* * *", Kind.PARAGRAPH, unit.line, translatable=False, markup="plain")
        last = unit
        yield unit


def _needs_line(last: Unit, unit: Unit) -> bool:
    """Return whether the line above a unit says more than the unit does: not above a heading, and
    not inside an item of a list, a table or a note."""
    lists, cells = unit.place.lists, (last.place.cell, unit.place.cell)
    is_inside = bool(unit.note) or len(lists) > 1 or (bool(lists) and not unit.place.first)
    is_inside |= None not in cells and len({cell[0] for cell in cells if cell}) == 1
    return not is_inside and unit.kind not in HEADINGS


def _drop_repetitions(document: Document) -> Iterator[Unit]:
    last: Unit | None = None  # a heading right above
    title: MessageKey | None = None
    for unit in document.units:
        if unit.kind not in HEADINGS:
            yield unit
            last = None
            continue
        is_repeated = last is not None and unit.key == last.key
        if unit.kind is Kind.HEADING:
            is_repeated = is_repeated or unit.key == title
        title = unit.key if unit.kind is Kind.TITLE else None
        if not is_repeated:
            yield unit
        last = unit


def show_as_read(unit: Unit) -> Unit:
    """Return a unit as what a reader takes it for: a title of front matter is the first heading,
    and what only separates two texts is in the middle between them."""
    if unit.kind is Kind.TITLE:
        return unit._replace(kind=Kind.HEADING, level=1)
    if not unit.translatable and unit.kind is Kind.PARAGRAPH and _separates(unit.text):
        return unit._replace(place=unit.place._replace(align="center"))
    return unit


def _separates(text: str) -> bool:
    """Return whether a text has signs only: not a picture, and not the hyphens above a name."""
    signs = text.replace("\\", "").replace(" ", "")
    return bool(signs.strip("-") or len(signs) > 2) and not any(map(str.isalnum, signs))


def arrange(rows: Iterable[Row]) -> tuple[tuple[Row | Table, ...], tuple[Note, ...]]:
    """Return the blocks and the notes of an edition that consists of these rows.

    ``rows`` are in the order of the document, those of notes among them. Every row of the text is
    in exactly one block, and the blocks keep the order. Every label is one note.
    """
    text: list[Row] = []
    notes: list[Row] = []
    for row in rows:
        (notes if row.unit.note else text).append(row)
    blocks = _group_tables(mark_introductions(list(_rank_headings(text))))
    return tuple(blocks), _number_notes(text, notes)


def _rank_headings(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows with their ranks, and the title marked as such.

    The title is a heading of level 1 that the document begins with. A heading is one rank below
    the nearest heading before it of a higher level, or else directly below the title, so that no
    rank is left out: screen readers and PDF/UA (ISO 14289-1, 7.4.2) need that. The levels
    1, 4, 2, 5 become the ranks 1, 2, 2, 3.
    """
    above: list[int] = []
    top = 1
    for number, row in enumerate(rows):
        level = row.unit.level
        if row.unit.kind is not Kind.HEADING or not _has_text(row):
            yield row
        elif number == 0 and level == 1:
            top = 2
            yield row._replace(rank=1, is_title=True)
        else:
            while above and above[-1] >= level:
                above.pop()
            yield row._replace(rank=min(top + len(above), _DEEPEST), is_title=False)
            above.append(level)


def _has_text(row: Row) -> bool:
    """Return whether a row has text in some language, besides the numbers of notes.

    A heading without text is not a heading: nobody could find it in an outline. A placeholder is
    not a text of the document.
    """
    originals = (row.original,) if row.original else ()
    return any(segment.names_something for segment in (*row.segments, *originals))


def _group_tables(rows: Iterable[Row]) -> Iterator[Row | Table]:
    """Yield each row, with all cells of a table as one ``Table``.

    A cell at or before the place of the last one begins a table of its own, so that no row is lost
    where two claim the same place.
    """
    cells: list[Row] = []
    for row in rows:
        if cells and not _continues(cells[-1], row):
            yield _build_table(cells)
            cells = []
        if row.unit.place.cell is None:
            yield row
        else:
            cells.append(row)
    if cells:
        yield _build_table(cells)


def _continues(last: Row, row: Row) -> bool:
    """Return whether a row is a later cell of the table that the last row is a cell of."""
    before, after = last.unit.place.cell, row.unit.place.cell
    if before is None or after is None:
        return False
    return before[0] == after[0] and before < after


def _build_table(cells: Sequence[Row]) -> Table:
    """Return the table of these cells. Lines and columns without any cell are left out: a cell may
    span a thousand columns that nothing else is in."""
    places: dict[tuple[int, int], Row] = {}
    for row in cells:
        _, line, position = row.unit.place.cell or (0, 0, 0)
        places[line, position] = row
    numbers, positions = (sorted(set(each)) for each in zip(*places, strict=True))
    remarks = tuple(_find_common_remark(cells, index) for index in range(len(cells[0].segments)))
    lines = tuple(
        tuple(
            row and _say_once(row, remarks, is_first=row is cells[0])
            for row in (places.get((line, position)) for position in positions)
        )
        for line in numbers
    )
    return Table(lines, has_header=numbers[0] == 0 and len(numbers) > 1, remarks=remarks)


def _find_common_remark(cells: Sequence[Row], index: int) -> Phrase:
    """Return what must be known of all cells of a table in a column; empty where that differs.

    A placeholder is a remark without a text. The remark may be in the first cell alone.
    """
    segments = [row.segments[index] for row in cells if row.unit.translatable]
    if len(segments) < 2 or len({segment.mark for segment in segments}) > 1:
        return NO_PHRASE
    said = {_name_remark(segment) for segment in segments} - {NO_PHRASE}
    return said.pop() if len(said) == 1 else NO_PHRASE


def _name_remark(segment: Segment) -> Phrase:
    if segment.mark is not Mark.MISSING:
        return segment.remark
    said = Phrase(segment.text, segment.language, segment.direction)
    return said or NO_PHRASE  # one of those that the first cell speaks for


def _say_once(row: Row, remarks: Sequence[Phrase], *, is_first: bool) -> Row:
    """Return a cell without what the first cell says for the whole table."""
    if is_first or not row.unit.translatable:
        return row
    return row._replace(
        segments=tuple(
            _silence(segment) if remark else segment
            for segment, remark in zip(row.segments, remarks, strict=True)
        ),
    )


def _silence(segment: Segment) -> Segment:
    if segment.mark is Mark.MISSING:
        return segment._replace(text="", spans=())
    return segment._replace(remark=NO_PHRASE)


def _number_notes(text: Sequence[Row], rows: Iterable[Row]) -> tuple[Note, ...]:
    """Number the notes by their first references: all of the first column, then those that only
    the second has, and so on; notes that nothing in the text refers to come last.

    The blocks of one note become one row, with a line break between them.
    """
    by_label: dict[str, Row] = {}
    for row in rows:
        label = row.unit.note
        by_label[label] = _join_rows(by_label[label], row) if label in by_label else row
    if not by_label:
        return ()
    columns: dict[str, int] = {}
    for index in range(len(text[0].segments) if text else 0):
        for row in text:
            for label in row.segments[index].note_labels:
                columns.setdefault(label, index)
    order = dict.fromkeys(label for label in (*columns, *by_label) if label in by_label)
    return tuple(
        Note(number, by_label[label], columns.get(label)) for number, label in enumerate(order, 1)
    )


def _join_rows(first: Row, second: Row) -> Row:
    pause = (Span(SpanKind.BREAK),)
    segments = tuple(
        a._replace(text=f"{a.text}\n{b.text}", spans=(*a.spans, *pause, *b.spans))
        for a, b in zip(first.segments, second.segments, strict=True)
    )
    return first._replace(segments=segments)
