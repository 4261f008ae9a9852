"""The structure of an edition: title, ranks, tables, notes. Every writer takes them from here."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Kind, Place, Row, Segment, Span, SpanKind, State, Table, Unit
from dragoman.sources import read
from dragoman.structure import arrange, row_units, show_as_read


def row(number: int, text: str = "text", **fields: object) -> Row:
    unit = Unit(text, **{"kind": Kind.PARAGRAPH, "line": number, **fields})  # type: ignore[arg-type]
    spans = (Span(text=text),) if text else ()
    return Row(number, unit, (Segment("en", "ltr", State.TRANSLATED, text, spans),))


def headings(*levels: int) -> list[Row]:
    return [row(number, kind=Kind.HEADING, level=level) for number, level in enumerate(levels, 1)]


def outline(rows: list[Row]) -> list[int]:
    blocks, _ = arrange(rows)
    return [block.rank for block in blocks if isinstance(block, Row)]


@pytest.mark.parametrize(
    ("levels", "ranks"),
    [
        ((1, 4), [1, 2]),
        ((1, 4, 2, 5), [1, 2, 2, 3]),
        ((1, 2, 1, 2, 3), [1, 2, 2, 3, 4]),  # whatever comes after the title is below it
        ((3, 1, 4, 4, 2, 6), [1, 1, 2, 2, 2, 3]),  # without a title
        ((2, 4, 2), [1, 2, 1]),
        ((1, 1, 2, 3, 4, 5, 6), [1, 2, 3, 4, 5, 6, 6]),
    ],
)
def test_ranks_of_headings_have_no_gap(levels: tuple[int, ...], ranks: list[int]) -> None:
    assert outline(headings(*levels)) == ranks


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_an_outline_begins_at_one_and_goes_down_by_one(levels: list[int]) -> None:
    ranks = outline(headings(*levels))
    assert ranks[0] == 1
    assert all(1 <= below <= above + 1 for above, below in pairwise(ranks))


def test_the_title_is_the_heading_of_level_one_that_the_document_begins_with() -> None:
    def titles(rows: list[Row]) -> list[bool]:
        blocks, _ = arrange(rows)
        return [isinstance(block, Row) and block.is_title for block in blocks]

    assert titles(headings(1, 2, 1)) == [True, False, False]
    assert titles(headings(2, 1)) == [False, False]
    assert titles([row(1), *headings(1)]) == [False, False]


def test_a_heading_without_text_has_no_rank_and_opens_none() -> None:
    rows = headings(1, 2, 3)
    note = Span(SpanKind.NOTE, "a")
    rows[1] = rows[1]._replace(segments=(rows[1].segments[0]._replace(spans=(note,)),))
    assert outline(rows) == [1, 0, 2]
    assert outline([rows[1]._replace(number=0), *rows]) == [0, 1, 0, 2]


def test_rows_arranged_before_are_arranged_anew() -> None:
    blocks, _ = arrange(headings(1, 3))
    title, heading = (block for block in blocks if isinstance(block, Row))
    again, _ = arrange([row(0), title, heading])
    assert [(b.rank, b.is_title) for b in again if isinstance(b, Row)] == [
        (0, False), (1, False), (2, False)
    ]  # fmt: skip


def cell(number: int, line: int, position: int, table: int = 0) -> Row:
    place = Place(cell=(table, line, position))
    return row(number, kind=Kind.TABLE_CELL, place=place)


def numbers(table: object) -> list[list[int | None]]:
    assert isinstance(table, Table)
    return [[inner.number if inner else None for inner in line] for line in table.lines]


def test_cells_of_one_table_are_one_block_at_their_places() -> None:
    cells = [cell(2, 0, 0), cell(3, 0, 1), cell(4, 1, 1), cell(5, 3, 0)]
    blocks, _ = arrange([row(1), *cells, row(6)])
    assert len(blocks) == 3
    assert numbers(blocks[1]) == [[2, 3], [None, 4], [5, None]]
    assert isinstance(blocks[1], Table) and blocks[1].has_header


def test_a_table_has_no_column_without_a_cell() -> None:
    cells = [cell(1, 0, 0), cell(2, 0, 1000), cell(3, 1, 1000), cell(4, 1, 10**9)]
    ((table,), _) = arrange(cells)
    assert numbers(table) == [[1, 2, None], [None, 3, 4]]


@pytest.mark.parametrize(("cells", "has_header"), [([(0, 0)], False), ([(1, 0), (2, 0)], False),
                                                   ([(0, 0), (1, 0)], True)])  # fmt: skip
def test_a_header_is_the_first_line_of_several(
    cells: list[tuple[int, int]], has_header: bool
) -> None:
    ((table,), _) = arrange([cell(n, *place) for n, place in enumerate(cells, 1)])
    assert isinstance(table, Table) and table.has_header is has_header


def test_two_tables_at_once_are_two_blocks() -> None:
    blocks, _ = arrange([cell(1, 0, 0), cell(2, 0, 0, table=1)])
    assert [numbers(block) for block in blocks] == [[[1]], [[2]]]


places = st.none() | st.tuples(st.integers(0, 1), st.integers(0, 2), st.integers(0, 2))


@given(st.lists(places, max_size=12))
def test_no_row_is_lost_and_none_changes_its_place(
    cells: list[tuple[int, int, int] | None],
) -> None:
    rows = [row(n, place=Place(cell=place)) for n, place in enumerate(cells, 1)]
    blocks, _ = arrange(rows)
    found = [r for b in blocks for r in (b.rows if isinstance(b, Table) else (b,))]
    assert [each._replace(is_lead=False) for each in found] == rows


def noted(number: int, *labels: tuple[str, ...]) -> Row:
    """Return a row that refers to notes, a tuple of labels for each column."""
    plain = row(number)
    segments = tuple(
        plain.segments[0]._replace(spans=tuple(Span(SpanKind.NOTE, label) for label in column))
        for column in labels
    )
    return plain._replace(segments=segments)


def test_notes_are_numbered_by_their_first_reference_column_by_column() -> None:
    texts = [noted(1, ("b",), ("c", "b")), noted(2, ("a",), ())]
    rows = [row(3 + n, kind=Kind.NOTE, note=label) for n, label in enumerate("abcd")]
    _, notes = arrange([*texts, *rows])
    assert [(note.label, note.number, note.column) for note in notes] == [
        ("b", 1, 0), ("a", 2, 0), ("c", 3, 1), ("d", 4, None)
    ]  # fmt: skip


def test_all_blocks_of_a_note_are_one_row_and_a_label_without_a_note_is_none() -> None:
    rows = [row(n, text, kind=Kind.NOTE, note="a") for n, text in ((2, "one"), (3, "two"))]
    _, notes = arrange([noted(1, ("x",)), *rows])
    assert [note.row.segments[0].text for note in notes] == ["one\ntwo"]
    assert [note.row.number for note in notes] == [2]


@pytest.mark.parametrize(
    ("text", "translatable", "kind", "align"),
    [
        ("* * *", False, Kind.PARAGRAPH, "center"),
        ("\\*\\*\\*", False, Kind.PARAGRAPH, "center"),
        ("---", False, Kind.PARAGRAPH, "center"),
        ("--", False, Kind.PARAGRAPH, ""),  # above the name of who signs
        ("* * *", True, Kind.PARAGRAPH, ""),
        ("***", False, Kind.CODE, ""),
        ("10", False, Kind.PARAGRAPH, ""),
        ("![](a.png)", False, Kind.PARAGRAPH, ""),
    ],
)
def test_what_only_separates_is_in_the_middle(
    text: str, translatable: bool, kind: Kind, align: str
) -> None:
    unit = Unit(text, kind, 1, translatable=translatable)
    assert show_as_read(unit).place.align == align


def test_a_title_of_front_matter_is_read_as_the_first_heading() -> None:
    shown = show_as_read(Unit("Title", Kind.TITLE, 1))
    assert (shown.kind, shown.level) == (Kind.HEADING, 1)


@pytest.mark.parametrize(
    ("suffix", "source", "texts"),
    [
        (
            ".md",
            "---\nabstract: In short.\ntitle: Rights\n---\n\nText.\n",
            ["Rights", "In short.", "Text."],
        ),
        (
            ".md",
            "---\ntitle: Rights\nabstract: In short.\n---\n\n# Rights\n\nText.\n",
            ["Rights", "In short.", "Text."],
        ),
        (".md", "---\nabstract: In short.\n---\n\n# Rights\n", ["In short.", "Rights"]),
        (".md", "Text.\n\n# Rights\n", ["Text.", "Rights"]),
        (
            ".html",
            '<meta name="description" content="In short."><title>Rights</title><h1>Rights</h1>',
            ["Rights", "In short."],
        ),
    ],
)
def test_the_title_of_front_matter_is_the_first(suffix: str, source: str, texts: list[str]) -> None:
    document = read(source.encode(), "letter", suffix=suffix)
    assert [unit.text for unit in row_units(document)] == texts


def test_the_title_is_before_the_logo_above_it() -> None:
    """A picture that nothing describes has no text, and the title is still what comes first."""
    logo = Unit("", Kind.PARAGRAPH, 1, translatable=False, picture="logo.png")

    def list_texts(*units: Unit) -> list[str]:
        document = replace(read(b"Text.", "letter", suffix=".md"), units=units)
        return [unit.text for unit in row_units(document)]

    title, heading = Unit("Title", Kind.TITLE, 2), Unit("Title", Kind.HEADING, 2, level=1)
    section, text = Unit("One", Kind.HEADING, 2, level=2), Unit("Text.", Kind.PARAGRAPH, 3)
    assert list_texts(logo, title, text) == ["Title", "", "Text."]
    assert list_texts(logo, logo, heading, text) == ["Title", "", "", "Text."]
    assert list_texts(logo, section, text) == ["", "One", "Text."]
    assert list_texts(logo) == [""]
