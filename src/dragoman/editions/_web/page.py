"""Lay out an edition as HTML and EPUB show it: blocks of cells, ready for the templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.editions._common import count_quotations, is_bare, isolate_runs, write_list_marker
from dragoman.editions._table_remarks import list_remarks
from dragoman.editions._tables import (
    count_letters,
    fits_narrow_screen,
    list_lines,
    needs_full_width,
)
from dragoman.editions._web.spans import Resolver, to_plain_text
from dragoman.editions._web.view import Cell, ContentsEntry, LanguageTable, Page, PageBlock
from dragoman.languages import find_digit_set as digit_set_of
from dragoman.languages import make_tag, write_digits
from dragoman.model import (
    BY_LENGTH,
    NO_PHRASE,
    Column,
    Edition,
    Figure,
    Kind,
    Note,
    Options,
    Phrase,
    Row,
    Segment,
    SpanKind,
    Table,
)

_LOWEST_RANK = 6
_DEEPEST_LIST = 20
"""How many lists may be in each other: each is an element in another one."""


def lay_out_page(
    edition: Edition,
    pictures: Mapping[str, str],
    files: Mapping[str, str] | None = None,
    *,
    contents: int = BY_LENGTH,
) -> Page:
    """Return an edition as blocks of cells.

    ``pictures`` maps the name of a picture to its address. ``files`` maps the anchor of a row to
    the name of its file, for an edition of several files.
    ``contents`` is the depth of the list of contents.
    """
    resolver = Resolver(edition, files or {}, pictures)
    title_row = edition.title_row
    if title_row:
        title, rest = _make_row_block(title_row, "h1", resolver), edition.blocks[1:]
    else:
        title, rest = _make_title(edition), edition.blocks
    blocks = tuple(
        _make_table_block(block, resolver)
        if isinstance(block, Table)
        else _make_row_block(block, _choose_form(block, edition), resolver)
        for block in rest
    )
    texts = [_make_row_block(note.row, "note", resolver) for note in edition.notes]
    notes = tuple(  # after all texts, because their back links lead to every reference
        _add_back_links(text, note, resolver)
        for text, note in zip(texts, edition.notes, strict=True)
    )
    headings = [row for row in edition.headings if not row.is_title]
    return Page(
        title,
        blocks,
        notes,
        headings=_make_entries(headings, edition, resolver),
        contents=_make_entries(edition.list_contents(contents), edition, resolver),
    )


def lay_out_block(edition: Edition, block: Row | Table, pictures: Mapping[str, str]) -> PageBlock:
    """Return a row, a note or a table of an edition, as ``lay_out_page`` lays it out."""
    for number, note in enumerate(edition.notes):
        if note.row is block:  # its back links lead to every reference
            return lay_out_page(edition, pictures).notes[number]
    resolver = Resolver(edition, {}, pictures)
    if edition.notes:
        _count_references(edition, block, resolver)
    if isinstance(block, Table):
        return _make_table_block(block, resolver)
    form = "h1" if block is edition.title_row else _choose_form(block, edition)
    return _make_row_block(block, form, resolver)


def _count_references(edition: Edition, last: Row | Table, resolver: Resolver) -> None:
    """Let the resolver know the references to notes before a block: each has its own id."""
    for block in edition.blocks:
        if block is last:
            return
        for row in block.rows if isinstance(block, Table) else (block,):
            for index, segment in enumerate(row.segments):
                inside = (each for span in segment.spans for each in span.walk())
                if any(each.kind is SpanKind.NOTE for each in inside):
                    resolver.resolve_spans(segment.spans, row, index)


def name_body_class(options: Options) -> str:
    """Return the CSS class of the layout: one language alone is set as a single column."""
    return "stacked" if options.layout == "stacked" else "columns"


def _rank_on_page(row: Row, edition: Edition) -> int:
    """Return the rank of a heading on a page, which always has a title of rank 1."""
    return min(row.rank + (edition.title_row is None), _LOWEST_RANK)


def _choose_form(row: Row, edition: Edition) -> str:
    if row.rank:
        return f"h{_rank_on_page(row, edition)}"
    return "pre" if row.unit.kind is Kind.CODE else "p"


def _make_row_block(row: Row, form: str, resolver: Resolver) -> PageBlock:
    """Lay out a row; what is the same in every language is one cell."""
    number = "" if row.part else write_digits(row.number, resolver.edition.columns[0].digits)
    shown = row.segments[:1] if row.is_shared else row.segments
    return PageBlock(
        form=form,
        anchor=row.anchor,
        number=number,
        label=_label_row(row, resolver),
        cells=tuple(
            _make_cell(row, index, segment, resolver) for index, segment in enumerate(shown)
        ),
        is_part=row.part > 0,
        is_shared=row.is_shared,
        lists=row.unit.place.lists[:_DEEPEST_LIST],
        is_first=row.unit.place.first,
        quotations=count_quotations(row.unit),
        above=tuple(_make_figure(row, figure, resolver) for figure in row.above),
        below=tuple(_make_figure(row, figure, resolver) for figure in row.below),
        is_bare=is_bare(row),
        introduces=row.introduces,
    )


def _label_row(row: Row, resolver: Resolver) -> Phrase:
    """Return what the number of a row says in words; in a book it says nothing, being no link."""
    if resolver.files:
        return NO_PHRASE
    return _describe_number((row.number,), resolver.edition.columns[0])


def _make_figure(row: Row, figure: Figure, resolver: Resolver) -> tuple[Cell, ...]:
    """Return the cells of a picture that all languages share."""
    return tuple(
        _make_cell(row, index, row.segments[index], resolver)._replace(
            spans=resolver.resolve_spans((span,), row, index)
        )
        for index, span in enumerate(figure.spans)
        if span
    )


def _make_cell(row: Row, index: int, segment: Segment, resolver: Resolver) -> Cell:
    column = resolver.edition.columns[index]
    is_code = row.unit.kind is Kind.CODE
    return Cell(
        slot=f"c{index + 1}",
        lang=make_tag(segment.language),
        direction=segment.direction,
        column=column,
        spans=() if is_code else resolver.resolve_spans(segment.spans, row, index),
        text=segment.text.rstrip("\n") if is_code else "",
        mark=segment.mark.value,
        remark=segment.remark,
        is_blank=bool(row.rank) and not segment.has_text,
        marker=write_list_marker(row.unit.place, column.digits, segment.marker),
        align=row.unit.place.align,
    )


def _make_outer_cell(column: Column, index: int) -> Cell:
    return Cell(f"c{index + 1}", make_tag(column.language), column.direction, column)


def _make_title(edition: Edition) -> PageBlock:
    """Return the title of a document that does not begin with one."""
    cells = tuple(
        _make_outer_cell(column, index)._replace(
            lang=make_tag(column.title.language),
            direction=column.title.direction,
            spans=isolate_runs(column.title),
        )
        for index, column in enumerate(edition.columns)
    )
    return PageBlock("h1", "", "", NO_PHRASE, cells)


def _describe_number(numbers: Iterable[int], column: Column) -> Phrase:
    """Return what the numbers of rows say in words, in the digits of those words."""
    phrase = column.word("Paragraph {number}")
    digit_set = column.digits if phrase.language == column.language else digit_set_of("en")
    shown = "–".join(write_digits(number, digit_set) for number in numbers)
    text = phrase.text.replace("{number}", shown)
    return Phrase(text, phrase.language, phrase.direction)


def _add_back_links(block: PageBlock, note: Note, resolver: Resolver) -> PageBlock:
    """Add to the cells of a note their number, their id and the links back to the text."""
    cells = tuple(
        cell._replace(
            marker=f"{resolver.write_number(note.label, index)}.",
            anchor=resolver.make_note_id(note.label, index),
            back_links=tuple(
                (reference.href, write_digits(reference.number, cell.column.digits))
                for reference in resolver.find_references(note.label, index)
            ),
        )
        for index, cell in enumerate(block.cells)
    )
    return block._replace(cells=cells)


def _make_table_block(table: Table, resolver: Resolver) -> PageBlock:
    """Lay out a table as one table per language."""
    rows, columns = table.rows, resolver.edition.columns
    ends = tuple(dict.fromkeys((rows[0].number, rows[-1].number)))
    return PageBlock(
        form="table",
        anchor=rows[0].anchor,
        number="–".join(write_digits(number, columns[0].digits) for number in ends),
        label=_describe_number(ends, columns[0]),
        cells=(),
        tables=tuple(
            LanguageTable(
                _make_outer_cell(column, index),
                () if table.is_missing(index) else _make_table_lines(table, index, resolver),
                fits_narrow_screen(table, index),
                count_letters(table, index),
                list_remarks(table, index),
                _describe_number(ends, column),
            )
            for index, column in enumerate(columns)
        ),
        is_wide=needs_full_width(table),
        lists=rows[0].unit.place.lists[:_DEEPEST_LIST],
        is_first=rows[0].unit.place.first,
    )


def _make_table_lines(
    table: Table, index: int, resolver: Resolver
) -> tuple[tuple[Cell | None, ...], ...]:
    return tuple(
        tuple(
            _make_cell(row, index, row.segments[index], resolver)._replace(
                is_header=table.has_header and number == 0,
                anchor=row.anchor if index == 0 else "",
            )
            if row
            else None
            for row in line
        )
        for number, line in enumerate(list_lines(table, index))
    )


def _make_entries(
    rows: Iterable[Row], edition: Edition, resolver: Resolver
) -> tuple[ContentsEntry, ...]:
    """Return headings as lines of a list."""
    return tuple(
        ContentsEntry(
            rank=_rank_on_page(row, edition),
            href=resolver.make_href(row),
            texts=tuple(_name_heading(row, index) for index in range(len(edition.columns))),
        )
        for row in rows
    )


def _name_heading(row: Row, index: int) -> Phrase:
    """Return the text of a heading, or its number where it has none: a link must have a text."""
    segment = row.name_heading(index)
    text = to_plain_text(segment.spans).strip() or str(row.number)
    return Phrase(text, segment.language, segment.direction)
