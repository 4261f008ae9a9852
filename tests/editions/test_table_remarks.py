"""What must be known of a whole table is said once, in every format; and how figures are set."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest

from dragoman.editions import docx, epub, fragment, html, md, tex
from dragoman.editions._table_remarks import list_remarks
from dragoman.editions._tables import fits_narrow_screen, list_lines, measure_words
from dragoman.editions._typst.data import make_data
from dragoman.editions._typst.plain_text import write_plain_texts
from dragoman.inline import plain_text
from dragoman.model import (
    Edition,
    Kind,
    Mark,
    Options,
    Phrase,
    Place,
    Row,
    Span,
    SpanKind,
    Table,
    Unit,
)
from helpers import editions
from helpers.edition_texts import REMARKS
from helpers.markup import parse

SAID = {mark: REMARKS["fa"][mark.value] for mark in (Mark.MISSING, Mark.DRAFT, Mark.OUTDATED)}


def mark_all(mark: Mark) -> Edition:
    return make_edition(*[mark] * 16)


def make_edition(*marks: Mark) -> Edition:
    """A table of 4 × 4 cells, of which the first ones have these marks in Persian."""
    builder = editions.Builder()
    for number in range(16):
        cell = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, *divmod(number, 4))))
        own = marks[number] if number < len(marks) else Mark.NONE
        persian = SAID[own] if own is Mark.MISSING else f"خانه {number}"
        builder.add(cell, f"cell {number}", persian, f"خلية {number}", fa_mark=own)
    return builder.edition("letter", ("en", "fa"))


def get_table(edition: Edition) -> Table:
    (table,) = edition.blocks
    assert isinstance(table, Table)
    return table


def read_docx(edition: Edition) -> str:
    with zipfile.ZipFile(io.BytesIO(docx.render(edition, Options()))) as archive:
        return archive.read("word/document.xml").decode()


def read_epub(edition: Edition) -> str:
    with zipfile.ZipFile(io.BytesIO(epub.render(edition, Options()))) as archive:
        return archive.read("EPUB/text-1.xhtml").decode()


FAMILIES = {"en": "Libertinus Serif", "fa": "Amiri"}
READERS: dict[str, Callable[[Edition], str]] = {
    "html": lambda edition: html.render(edition, Options()).decode(),
    "epub": read_epub,
    "docx": read_docx,
    "typst": lambda edition: json.dumps(
        make_data(edition, Options(), FAMILIES)["blocks"], ensure_ascii=False
    ),
    "plain text": lambda edition: write_plain_texts(edition)[1],
    "Markdown": lambda edition: md.render(edition, Options()).decode(),
    "LaTeX": lambda edition: tex.render(edition, Options()).decode(),
    "fragment": lambda edition: fragment.render(edition, Options()).decode(),
}


@pytest.mark.parametrize("mark", SAID)
@pytest.mark.parametrize("name", READERS)
def test_the_remark_of_a_whole_table_is_said_once(name: str, mark: Mark) -> None:
    shown = READERS[name](mark_all(mark))
    assert shown.count(SAID[mark]) == 1
    if mark is not Mark.MISSING:
        assert all(f"خانه {number}" in shown for number in range(16))


@pytest.mark.parametrize("name", READERS)
def test_the_remark_of_some_cells_is_said_once_below_those_that_have_its_sign(name: str) -> None:
    """A text without tables says it of each cell."""
    for mark in SAID:
        shown = READERS[name](make_edition(*[mark] * 3))
        assert shown.count(SAID[mark]) == (3 if name == "plain text" else 1)
        assert all(f"خانه {number}" in shown for number in range(3, 16))


def list_shown(edition: Edition) -> list[str]:
    """Return what the cells of the table show in Persian."""
    lines = list_lines(get_table(edition), 1)
    return [plain_text(cell.segments[1].spans) for line in lines for cell in line if cell]


def test_a_cell_has_the_sign_behind_its_text_or_in_the_place_of_its_text() -> None:
    drafts, missing = make_edition(*[Mark.DRAFT] * 2), make_edition(*[Mark.MISSING] * 2)
    assert list_shown(drafts)[:3] == ["خانه 0*", "خانه 1*", "خانه 2"]
    assert list_shown(missing)[:3] == ["*", "*", "خانه 2"]
    (said,) = list_remarks(get_table(drafts), 1)
    assert said == Phrase(f"* {SAID[Mark.DRAFT]}", "fa", "rtl")
    assert list_remarks(get_table(drafts), 0) == ()


def test_each_remark_has_a_sign_of_its_own_in_the_order_of_the_cells() -> None:
    marks = (Mark.OUTDATED, Mark.MISSING, Mark.OUTDATED, Mark.DRAFT, Mark.MISSING)
    edition = make_edition(*marks)
    assert list_shown(edition)[:5] == ["خانه 0*", "**", "خانه 2*", "خانه 3", "**"]
    assert [said.text for said in list_remarks(get_table(edition), 1)] == [
        f"* {SAID[Mark.OUTDATED]}",
        f"** {SAID[Mark.MISSING]}",
    ]


@pytest.mark.parametrize(("own", "sign"), [("12*", "**"), ("*", "**"), ("a ** b", "***")])
def test_a_sign_of_the_author_means_something_else(own: str, sign: str) -> None:
    edition = make_edition(Mark.DRAFT, Mark.DRAFT)
    last = edition.rows[-1]
    changed = last.segments[1]._replace(text=own, spans=(Span(text=own),))
    rows = (*edition.rows[:-1], last._replace(segments=(last.segments[0], changed)))
    edition = editions.with_rows(edition, rows)
    assert list_shown(edition)[0] == f"خانه 0{sign}" and list_shown(edition)[-1] == own
    assert [said.text for said in list_remarks(get_table(edition), 1)] == [
        f"{sign} {SAID[Mark.DRAFT]}"
    ]


def test_what_is_true_of_one_cell_alone_is_said_in_it() -> None:
    edition = make_edition(Mark.DRAFT)
    (first, *_), *_ = list_lines(get_table(edition), 1)
    assert first and first.segments[1].remark.text == SAID[Mark.DRAFT]
    assert list_remarks(get_table(edition), 1) == ()


def test_what_is_true_of_all_cells_has_no_sign() -> None:
    drafts, missing = mark_all(Mark.DRAFT), mark_all(Mark.MISSING)
    assert list_shown(drafts) == [f"خانه {number}" for number in range(16)]
    assert [said.text for said in list_remarks(get_table(drafts), 1)] == [SAID[Mark.DRAFT]]
    assert [said.text for said in list_remarks(get_table(missing), 1)] == [SAID[Mark.MISSING]]


def test_a_format_without_tables_finds_it_in_the_first_cell() -> None:
    for mark, said in SAID.items():
        edition = mark_all(mark)
        segments = [row.segments[1] for row in edition.all_rows]
        found = [text for each in segments for text in (each.text, each.remark.text)]
        assert found.count(said) == 1 and said in (segments[0].text, segments[0].remark.text)
        assert get_table(edition).remarks[1].text == said and not get_table(edition).remarks[0]


def test_arranging_again_changes_nothing() -> None:
    for mark in SAID:
        edition = mark_all(mark)
        assert editions.with_rows(edition, edition.rows).blocks == edition.blocks


def test_cells_that_are_not_translated_do_not_count() -> None:
    edition = make_edition(*[Mark.DRAFT] * 15)
    last = edition.rows[-1]
    rows = (*edition.rows[:-1], last._replace(unit=last.unit._replace(translatable=False)))
    assert get_table(editions.with_rows(edition, rows)).remarks[1].text == SAID[Mark.DRAFT]


@pytest.mark.parametrize("name", ["html", "epub"])
def test_a_screen_reader_says_what_the_signs_mean_before_the_cells(name: str) -> None:
    marks = (Mark.OUTDATED, Mark.MISSING, Mark.OUTDATED, Mark.DRAFT, Mark.MISSING)
    page = parse(READERS[name](make_edition(*marks)).encode())
    english, persian = page.all("table")
    assert "aria-describedby" not in english.attributes
    names = persian.attributes["aria-describedby"].split()
    said = [each.text for name in names for each in page.all("p", id=name)]
    assert said == [f"* {SAID[Mark.OUTDATED]}", f"** {SAID[Mark.MISSING]}"]


def test_a_table_without_any_translation_is_one_sentence_on_a_page() -> None:
    shown = parse(html.render(mark_all(Mark.MISSING), Options()))
    assert len(shown.all("table")) == 1
    assert [p.text for p in shown.all("p", class_="missing")] == [SAID[Mark.MISSING]]


def test_a_column_has_room_for_the_words_of_remarks() -> None:
    """In a narrow column, a remark in a cell would be broken inside its words. What is below the
    table needs no room in it."""
    alone, some = get_table(make_edition(Mark.DRAFT)), get_table(make_edition(*[Mark.DRAFT] * 15))
    longest = max(map(len, SAID[Mark.DRAFT].split()))
    assert max(measure_words(alone, 1, 1, 0)) == longest
    assert measure_words(some, 1, 1, 0) == [len("خانه")] * 4
    assert fits_narrow_screen(some, 1)


# Figures


def align_columns(*lines: tuple[str, ...], align: str = "") -> list[list[str]]:
    """Return how the cells of a table of these texts are aligned, in English and in Persian."""
    builder = editions.Builder()
    for number, line in enumerate(lines):
        for position, text in enumerate(line):
            place = Place(cell=(0, number, position), align=align)
            builder.add(Unit("", Kind.TABLE_CELL, 1, place=place), text, text, text)
    table = get_table(builder.edition("letter", ("en", "fa")))
    return [
        [cell.unit.place.align for cell in list_lines(table, index)[1] if isinstance(cell, Row)]
        for index in (0, 1)
    ]


def test_figures_are_at_the_right_in_both_directions() -> None:
    lines = ("Place", "Year"), ("Aleppo", "1949"), ("Idlib", "–"), ("Homs", "-1,302.5 %")
    assert align_columns(*lines) == [["", "end"], ["", "start"]]
    assert align_columns(*lines, align="end") == [["end", "end"], ["end", "start"]]


@pytest.mark.parametrize("align", ["center", "start"])
def test_the_author_may_say_otherwise(align: str) -> None:
    assert align_columns(("Year",), ("1949",), align=align) == [[align], [align]]


@pytest.mark.parametrize("text", ["12 km", "–", "1949, 1950, 1951"])
def test_other_texts_are_no_figures(text: str) -> None:
    assert align_columns(("Year",), (text,), (text,)) == [[""], [""]]


@pytest.mark.parametrize(
    ("text", "shown", "width"),
    [
        ("12 345 678", "12\u00a0345\u00a0678", 10),
        ("**12 345**", "12\u00a0345", 6),
        ("12\u202f345 km", "12\u202f345\u00a0km", 9),
        ("km 12", "km 12", 2),
        ("١٢٫٥ م", "١٢٫٥\u00a0م", 6),
        ("12,500.00 km", "12,500.00\u00a0km", 12),
        ("112,500.00 km", "112,500.00 km", 10),
        ("7 wells", "7 wells", 5),
        ("at home", "at home", 4),
        ("12 km 345", "12 km 345", 3),
        ("", "", 0),
    ],
)
def test_no_line_ends_inside_a_figure(text: str, shown: str, width: int) -> None:
    builder = editions.Builder()
    bold = Span(SpanKind.STRONG, children=(Span(text=text.strip("*")),))
    spans = (bold if text.startswith("**") else Span(text=text),)
    builder.add(Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, 0, 0))), spans, spans, spans)
    table = get_table(builder.edition("letter", ("en", "fa")))
    (row,) = list_lines(table, 0)[0]
    assert row
    assert plain_text(row.segments[0].spans) == row.segments[0].text == shown
    assert measure_words(table, 0, 3, 7) == [3 * width + 7]
    assert measure_words(table, 0, 3, 7, lambda word: 2 * len(word)) == [6 * width + 7]
