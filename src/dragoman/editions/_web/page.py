"""An edition as HTML and EPUB show it: blocks of cells, ready for the templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from dragoman.editions._common import list_marker, quotation_depth
from dragoman.editions._tables import make_grid, table_number
from dragoman.editions._web.spans import Resolver, plain
from dragoman.editions._web.view import Cell, ContentsEntry, Page, PageBlock, Table
from dragoman.languages import tag, write_digits
from dragoman.model import Column, Edition, Kind, Mark, Row, Segment, Span

_WORTH_A_LIST = 3  # headings


def page(edition: Edition, files: Mapping[str, str] | None = None) -> Page:
    """Lay out an edition; ``files`` tells the file of each row's anchor where there are several."""
    resolver = Resolver(edition, files or {})
    first = edition.rows[:1]
    titled = bool(first) and _is_title(first[0])
    ranks = _ranks(edition.rows[1:] if titled else edition.rows)
    title = _block(first[0], "h1", resolver) if titled else _title(edition)
    groups = groupby(edition.rows[1:] if titled else edition.rows, key=table_number)
    blocks = tuple(
        block for table, rows in groups for block in _group(table, list(rows), ranks, resolver)
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


def _group(
    table: int | None, rows: list[Row], ranks: Mapping[str, int], resolver: Resolver
) -> Iterable[PageBlock]:
    if table is not None:
        return (_table(rows, resolver),)
    return (_block(row, _form(row, ranks), resolver) for row in rows)


def _form(row: Row, ranks: Mapping[str, int]) -> str:
    if row.anchor in ranks:
        return f"h{ranks[row.anchor]}"
    return "pre" if row.unit.kind is Kind.CODE else "p"


def _block(row: Row, form: str, resolver: Resolver) -> PageBlock:
    """Lay out a row; what is the same in every language stands there once."""
    place = row.unit.place
    shared = not row.unit.translatable and row.unit.kind is not Kind.NOTE
    number = write_digits(row.number, resolver.edition.columns[0].digits)
    shown = row.segments[:1] if shared else row.segments
    return PageBlock(
        form=form,
        anchor=row.anchor,
        number=number,
        label=_label(number, resolver.edition),
        cells=tuple(_cell(row, column, segment, resolver) for column, segment in enumerate(shown)),
        shared=shared,
        depth=len(place.lists),
        quotations=quotation_depth(row.unit),
    )


def _cell(row: Row, column: int, segment: Segment, resolver: Resolver) -> Cell:
    home = resolver.edition.columns[column]
    literal = row.unit.kind is Kind.CODE
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
        marker=list_marker(row.unit.place, home.digits),
        align=row.unit.place.align,
    )


def _title(edition: Edition) -> PageBlock:
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
    return PageBlock("h1", "", "", "", cells)


def _label(number: str, edition: Edition) -> str:
    return word(edition.columns[0], "Paragraph {number}").replace("{number}", number)


def _note(block: PageBlock, row: Row, resolver: Resolver) -> PageBlock:
    """Give the cells of a note their numbers, ids and ways back."""
    label = row.unit.note
    cells = tuple(
        replace(
            cell,
            marker=f"{resolver.number(label, column)}.",
            anchor=resolver.note_id(label, column),
            backs=tuple(
                (back.href, write_digits(back.number, cell.home.digits))
                for back in resolver.backs(label, column)
            ),
        )
        for column, cell in enumerate(block.cells)
    )
    return replace(block, cells=cells)


def _table(rows: Sequence[Row], resolver: Resolver) -> PageBlock:
    """Lay out the rows of one table as a table per language."""
    table = make_grid(rows)
    tables = []
    for column, home in enumerate(resolver.edition.columns):
        lines = tuple(
            tuple(_table_cell(row, column, resolver, head=head) if row else None for row in line)
            for head, line in zip((table.head, *(False,) * len(rows)), table.rows, strict=False)
        )
        tables.append(Table(_outer(home, column), lines, table.narrow(column)))
    ten = resolver.edition.columns[0].digits
    ends = dict.fromkeys(write_digits(row.number, ten) for row in (rows[0], rows[-1]))
    number = "–".join(ends)
    return PageBlock(
        form="table",
        anchor=rows[0].anchor,
        number=number,
        label=_label(number, resolver.edition),
        cells=(),
        tables=tuple(tables),
        wide=table.broad,
    )


def _table_cell(row: Row, column: int, resolver: Resolver, *, head: bool) -> Cell:
    cell = _cell(row, column, row.segments[column], resolver)
    return replace(cell, head=head, anchor=row.anchor if column == 0 else "")


def _outer(home: Column, column: int) -> Cell:
    return Cell(f"c{column + 1}", tag(home.language), home.direction, (), "", "", "", home)


def _headings(
    edition: Edition, ranks: Mapping[str, int], resolver: Resolver
) -> tuple[ContentsEntry, ...]:
    """List the headings below the title."""
    return tuple(
        ContentsEntry(
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
