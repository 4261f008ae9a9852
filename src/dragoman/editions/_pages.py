"""An edition as HTML and EPUB show it: blocks of cells, ready for the templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from dragoman.editions._spans import Resolver, plain
from dragoman.editions._view import Block, Cell, Entry, Page, Table
from dragoman.languages import digits, tag
from dragoman.model import Column, Edition, Kind, Mark, Row, Segment, Span

_BULLETS = "•–"
_LITERAL = (Kind.CODE, Kind.HTML)
_WORTH_A_LIST = 3  # headings
_WIDE = 4  # columns of a table that do not fit beside another language's


def page(edition: Edition, files: Mapping[str, str] | None = None) -> Page:
    """Lay out an edition; ``files`` tells the file of each row's anchor where there are several."""
    resolver = Resolver(edition, files or {})
    first = edition.rows[:1]
    titled = bool(first) and _is_title(first[0])
    ranks = _ranks(edition.rows[1:] if titled else edition.rows)
    title = _block(first[0], "h1", resolver) if titled else _title(edition)
    groups = groupby(edition.rows[1:] if titled else edition.rows, key=_table_key)
    blocks = tuple(
        block for key, rows in groups for block in _group(key, list(rows), ranks, resolver)
    )
    drafts = [_block(row, "note", resolver) for row in edition.notes]
    notes = tuple(
        _note(block, row, resolver) for block, row in zip(drafts, edition.notes, strict=True)
    )
    headings = _headings(edition, ranks, resolver)
    enough = len(edition.headings) >= _WORTH_A_LIST
    return Page(title, blocks, notes, headings, headings if enough else ())


def word(column: Column, english: str) -> str:
    """Say in the column's language what dragoman itself says."""
    return column.words.get(english) or english


def _is_title(row: Row) -> bool:
    kind = row.unit.kind
    return kind is Kind.TITLE or (kind is Kind.HEADING and row.unit.level == 1)


def _ranks(rows: Iterable[Row]) -> dict[str, int]:
    """Rank headings below the title without leaving a rank out, as assistive tools ask."""
    ranks: dict[str, int] = {}
    above: list[int] = []
    for row in rows:
        if row.unit.kind is Kind.HEADING:
            while above and above[-1] >= row.unit.level:
                above.pop()
            above.append(row.unit.level)
            ranks[row.anchor] = min(6, 1 + len(above))
    return ranks


def _table_key(row: Row) -> tuple[str, int]:
    if row.unit.kind is Kind.TABLE_CELL and row.unit.place.cell is not None:
        return "table", row.unit.place.cell[0]
    return "", 0


def _group(
    key: tuple[str, int], rows: list[Row], ranks: Mapping[str, int], resolver: Resolver
) -> Iterable[Block]:
    if key[0]:
        return (_table(rows, resolver),)
    return (_block(row, _form(row, ranks), resolver) for row in rows)


def _form(row: Row, ranks: Mapping[str, int]) -> str:
    if row.anchor in ranks:
        return f"h{ranks[row.anchor]}"
    return "pre" if row.unit.kind in _LITERAL else "p"


def _block(row: Row, form: str, resolver: Resolver) -> Block:
    """Lay out a row; what is the same in every language stands there once."""
    place = row.unit.place
    shared = not row.unit.translatable and row.unit.kind is not Kind.NOTE
    number = digits(row.number, resolver.edition.columns[0].digits)
    shown = row.segments[:1] if shared else row.segments
    return Block(
        form=form,
        anchor=row.anchor,
        number=number,
        label=_label(number, resolver.edition),
        cells=tuple(_cell(row, column, segment, resolver) for column, segment in enumerate(shown)),
        shared=shared,
        depth=len(place.lists),
        quotations=max(place.quotations, row.unit.kind is Kind.QUOTATION),
    )


def _cell(row: Row, column: int, segment: Segment, resolver: Resolver) -> Cell:
    home = resolver.edition.columns[column]
    literal = row.unit.kind in _LITERAL
    remark = "" if segment.mark is Mark.MISSING else segment.remark
    return Cell(
        slot=f"c{column + 1}",
        lang=tag(segment.language),
        direction=segment.direction,
        spans=() if literal else resolver.resolve(segment.spans, row, column),
        text=segment.text.rstrip("\n") if literal else "",
        mark=segment.mark.value,
        remark=remark,
        home=home,
        marker=_marker(row, home) if row.unit.place.first else "",
    )


def _marker(row: Row, home: Column) -> str:
    """Write the marker of the innermost list: a number in the language's digits, or a bullet."""
    lists = row.unit.place.lists
    if not lists:
        return ""
    if any(char.isdecimal() for char in lists[-1]):
        return digits(lists[-1], home.digits)
    bulleted = sum(not any(char.isdecimal() for char in marker) for marker in lists)
    return _BULLETS[(bulleted - 1) % len(_BULLETS)]


def _title(edition: Edition) -> Block:
    """Make the title of a document that does not begin with one."""
    cells = tuple(
        Cell(
            slot=f"c{number}",
            lang=tag(column.language),
            direction=column.direction,
            spans=(Span(text=column.title),),
            text="",
            mark="",
            remark="",
            home=column,
        )
        for number, column in enumerate(edition.columns, start=1)
    )
    return Block("h1", "", "", "", cells)


def _label(number: str, edition: Edition) -> str:
    return word(edition.columns[0], "Paragraph {number}").replace("{number}", number)


def _note(block: Block, row: Row, resolver: Resolver) -> Block:
    """Give the cells of a note their numbers, ids and ways back."""
    label = row.unit.note
    cells = tuple(
        replace(
            cell,
            marker=f"{resolver.number(label, column)}.",
            anchor=resolver.note_id(label, column),
            backs=tuple(
                (back.href, digits(back.number, cell.home.digits))
                for back in resolver.backs(label, column)
            ),
        )
        for column, cell in enumerate(block.cells)
    )
    return replace(block, cells=cells)


def _table(rows: Sequence[Row], resolver: Resolver) -> Block:
    """Lay out the rows of one table as a table per language."""
    places = [row.unit.place.cell or (0, 0, 0) for row in rows]
    lines = range(max(line for _, line, _ in places) + 1)
    ranks = range(max(rank for _, _, rank in places) + 1)
    tables = []
    for column, home in enumerate(resolver.edition.columns):
        found = {
            place[1:]: _table_cell(row, column, resolver)
            for place, row in zip(places, rows, strict=True)
        }
        table = tuple(tuple(found.get((line, rank)) for rank in ranks) for line in lines)
        tables.append(Table(_outer(home, column), tuple(line for line in table if any(line))))
    ten = resolver.edition.columns[0].digits
    ends = dict.fromkeys(digits(row.number, ten) for row in (rows[0], rows[-1]))
    number = "–".join(ends)
    return Block(
        form="table",
        anchor=rows[0].anchor,
        number=number,
        label=_label(number, resolver.edition),
        cells=(),
        tables=tuple(tables),
        wide=len(ranks) > _WIDE,
    )


def _table_cell(row: Row, column: int, resolver: Resolver) -> Cell:
    cell = _cell(row, column, row.segments[column], resolver)
    place = row.unit.place.cell
    return replace(
        cell,
        head=place is not None and place[1] == 0,
        anchor=row.anchor if column == 0 else "",
    )


def _outer(home: Column, column: int) -> Cell:
    return Cell(f"c{column + 1}", tag(home.language), home.direction, (), "", "", "", home)


def _headings(edition: Edition, ranks: Mapping[str, int], resolver: Resolver) -> tuple[Entry, ...]:
    """List the headings below the title."""
    return tuple(
        Entry(
            rank=ranks[row.anchor],
            href=resolver.href(row),
            texts=tuple(
                (_outer_of(segment, edition.columns[number], number), _line(segment, row))
                for number, segment in enumerate(row.segments)
            ),
        )
        for row in edition.headings
        if row.anchor in ranks
    )


def _line(segment: Segment, row: Row) -> str:
    """Give a heading's text, or its number where there is none: a link must say something."""
    return plain(segment.spans).strip() or str(row.number)


def _outer_of(segment: Segment, home: Column, column: int) -> Cell:
    return replace(_outer(home, column), lang=tag(segment.language), direction=segment.direction)
