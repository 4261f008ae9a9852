"""The tables of a Word edition: each row covers the whole grid, and each cell its columns."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.containers.ooxml import W
from dragoman.editions import docx
from dragoman.model import Kind, Options, Place, PrintOptions, Unit
from helpers import editions

EVERY = [
    ("columns", ("en", "fa")),
    ("columns", ("en", "fa", "ar")),
    ("stacked", ("fa", "en")),
    ("single", ("ar",)),
]


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def body(layout: str, languages: tuple[str, ...]) -> Element:
    data = docx.render(editions.torture(*languages), Options(layout=layout))
    with ZipFile(io.BytesIO(data)) as archive:
        return fromstring(archive.read("word/document.xml"))  # noqa: S314  (our own)


def cells(row: Element) -> Iterator[tuple[int, int]]:
    """Yield how many columns each cell of a row covers, and how wide it says it is."""
    for cell in row.findall(w("tc")):
        span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        width = cell.find(f"{w('tcPr')}/{w('tcW')}")
        assert width is not None
        yield int(span.get(w("val"), "")) if span is not None else 1, int(width.get(w("w"), ""))


@pytest.mark.parametrize(("layout", "languages"), EVERY)
def test_each_row_covers_the_grid_and_each_cell_has_the_width_of_its_columns(
    layout: str, languages: tuple[str, ...]
) -> None:
    tables = list(body(layout, languages).iter(w("tbl")))
    assert len(tables) > 2
    for table in tables:
        grid = [int(column.get(w("w"), "")) for column in table.findall(f"{w('tblGrid')}/*")]
        assert all(width > 0 for width in grid)
        for row in table.findall(w("tr")):
            at = 0
            for count, width in cells(row):
                assert width == sum(grid[at : at + count])
                at += count
            assert at == len(grid)


@pytest.mark.parametrize(("layout", "languages"), EVERY)
def test_a_table_within_fits_into_its_cell(layout: str, languages: tuple[str, ...]) -> None:
    found = 0
    for row in body(layout, languages).iter(w("tr")):
        for cell, (_, width) in zip(row.findall(w("tc")), cells(row), strict=True):
            for inner in cell.findall(w("tbl")):
                found += 1
                columns = inner.findall(f"{w('tblGrid')}/*")
                assert sum(int(column.get(w("w"), "")) for column in columns) <= width
    assert found


@pytest.mark.parametrize(("layout", "languages"), EVERY)
def test_there_is_room_above_a_table_within_and_none_above_other_text(
    layout: str, languages: tuple[str, ...]
) -> None:
    found = list(body(layout, languages).iter(w("tc")))
    assert any(cell.find(w("tbl")) is not None for cell in found)
    for cell in found:
        room = cell.find(f"{w('tcPr')}/{w('tcMar')}/{w('top')}")
        assert (room is not None) == (cell.find(w("tbl")) is not None)


@pytest.mark.parametrize(
    ("cells", "margin"),
    [(("32", "3 May"), 90), (("translator", "translator", "translator"), 77)],
)
def test_cells_are_farther_apart_where_the_words_leave_room(
    cells: tuple[str, ...], margin: int
) -> None:
    builder = editions.Builder()
    for column, text in enumerate(cells):
        place = Place(cell=(0, 0, column))
        builder.add(Unit("", Kind.TABLE_CELL, 1, place=place), text, text, text)
    data = docx.render(builder.edition("letter", ("en", "fa")), Options())
    with ZipFile(io.BytesIO(data)) as archive:
        document = fromstring(archive.read("word/document.xml"))  # noqa: S314  (our own)
    inner = [each for cell in document.iter(w("tc")) for each in cell.findall(w("tbl"))]
    sides = [each.find(f"{w('tblPr')}/{w('tblCellMar')}/{w('left')}") for each in inner]
    assert [side.get(w("w")) for side in sides if side is not None] == [str(margin)] * 2


def test_what_is_the_same_in_every_language_is_there_once_over_the_whole_width() -> None:
    builder = editions.Builder()
    builder.add(Unit("", Kind.PARAGRAPH, 1), "one", "یک", "واحد")
    builder.same(Unit("", Kind.CODE, 2), "cp -a")
    edition = builder.edition("letter", ("en", "fa", "ar"))
    data = docx.render(edition, Options(layout="columns"))
    with ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml")
    (table,) = fromstring(document).iter(w("tbl"))  # noqa: S314  (our own)
    rows = table.findall(w("tr"))
    (whole,) = [row for row in rows if [count for count, _ in cells(row)] == [1, 3]]
    assert "cp -a" in [text.text for text in whole.iter(w("t"))]
    assert document.count(b"cp -a") == 1


@pytest.mark.parametrize(("length", "stays"), [(240, True), (241, False)])
@pytest.mark.parametrize("is_shared", [False, True])
def test_a_row_of_up_to_five_lines_stays_on_one_page(
    length: int, stays: bool, is_shared: bool
) -> None:
    builder = editions.Builder()
    if is_shared:
        builder.same(Unit("", Kind.CODE, 1), "one\n" + "x" * (length - 4))
    else:
        builder.add(Unit("", Kind.PARAGRAPH, 1), "one", "ی" * length, "واحد")
    data = docx.render(builder.edition("letter", ("en", "fa")), Options(layout="columns"))
    with ZipFile(io.BytesIO(data)) as archive:
        document = fromstring(archive.read("word/document.xml"))  # noqa: S314  (our own)
    (row,) = [row for row in document.iter(w("tr")) if "one" in [t.text for t in row.iter(w("t"))]]
    assert (row.find(f"{w('trPr')}/{w('cantSplit')}") is not None) is stays


@pytest.mark.parametrize(
    ("lines", "length", "layout", "stays"),
    [
        (8, 60, "columns", True),
        (9, 60, "columns", False),
        (8, 61, "columns", False),
        (8, 60, "stacked", True),
        (8, 60, "single", True),
    ],
)
def test_a_small_table_stays_on_one_page(
    lines: int, length: int, layout: str, *, stays: bool
) -> None:
    """LibreOffice leaves the header of a table inside another one alone at the end of a page."""
    source = "| Name |\n|---|\n| " + "x " * (length // 2 - 1) + "x" * (2 + length % 2) + " |\n"
    source += "| y |\n" * (lines - 2)
    document = sources.read(source.encode(), "letter", suffix=".md")
    languages = ("en",) if layout == "single" else ("en", "fa")
    edition = align(document, {}, EditionRequest(languages, "en", missing="source"))
    with ZipFile(io.BytesIO(docx.render(edition, Options(layout=layout)))) as archive:
        whole = fromstring(archive.read("word/document.xml"))  # noqa: S314  (our own)
    rows = [row for row in whole.iter(w("tr")) if row.find(f".//{w('tbl')}") is not None]
    assert rows
    found = [row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows]
    assert found == [stays] * len(rows)


@pytest.mark.parametrize(
    ("layout", "languages", "expected"),
    [
        ("columns", ("en", "fa"), ["1", "2"]),
        ("stacked", ("en", "fa"), ["1", "", "2", ""]),
        ("single", ("en",), ["1", "2"]),
    ],
)
def test_a_paragraph_shows_its_number_once_beside_its_first_language(
    layout: str, languages: tuple[str, ...], expected: list[str]
) -> None:
    builder = editions.Builder()
    for _ in range(2):
        builder.add(Unit("", Kind.PARAGRAPH, 1), "text one", "text two", "text three")
    data = docx.render(builder.edition("letter", languages), Options(layout=layout))
    with ZipFile(io.BytesIO(data)) as archive:
        document = fromstring(archive.read("word/document.xml"))  # noqa: S314  (our own)
    shown = []
    for row in document.iter(w("tr")):
        first, *others = row.findall(w("tc"))
        if any(
            (text.text or "").startswith("text ") for cell in others for text in cell.iter(w("t"))
        ):
            shown.append("".join(text.text or "" for text in first.iter(w("t"))))
    assert shown == expected


def test_code_is_in_the_style_of_code_and_each_line_is_its_own() -> None:
    builder = editions.Builder()
    builder.same(Unit("", Kind.CODE, 1), "cp -a\n  b *c*")
    builder.add(Unit("", Kind.PARAGRAPH, 2), "plain", "plain", "plain")
    data = docx.render(builder.edition("letter", ("fa", "en")), Options(layout="columns"))
    with ZipFile(io.BytesIO(data)) as archive:
        document = fromstring(archive.read("word/document.xml"))  # noqa: S314  (our own)
    styles = {}
    for run in document.iter(w("r")):
        style = run.find(f"{w('rPr')}/{w('rStyle')}")
        for text in run.iter(w("t")):
            styles[text.text] = None if style is None else style.get(w("val"))
    assert styles["cp -a"] == styles["  b *c*"] == "CodeCharacter"
    assert str(styles["plain"]).startswith("Text-")


@pytest.mark.parametrize(
    ("word", "size", "wide"),
    [
        ("translator", 0, 0),
        ("translator", 18, 2),
        ("TRANSLATOR", 0, 2),  # capitals need more room
        ("mmmmmmmm", 0, 2),
        ("переводчик", 0, 0),
        ("ШИРОТЫ И ЖЖЖЖЖЖЖЖЖ", 0, 2),
        ("ണണണണണണ", 0, 2),
    ],
)
def test_words_in_tables_are_whole_in_large_print_too(word: str, size: float, wide: int) -> None:
    """Where the words are too wide for the columns of two languages, each has the whole width."""

    def count_wide(size: float) -> int:
        builder = editions.Builder()
        for column in range(3):
            place = Place(cell=(0, 0, column))
            builder.add(Unit("", Kind.TABLE_CELL, 1, place=place), *[word] * 3)
        options = Options(printing=PrintOptions(size=size))
        data = docx.render(builder.edition("letter", ("en", "fa")), options)
        with ZipFile(io.BytesIO(data)) as archive:
            return archive.read("word/document.xml").count(b"<w:gridSpan")

    assert count_wide(size) == wide


@pytest.mark.parametrize(("first", "headings"), [(0, ["a"]), (1, [])])
@pytest.mark.parametrize("layout", ["columns", "stacked", "single"])
def test_only_the_first_row_of_a_table_with_a_header_is_a_heading(
    layout: str, first: int, headings: list[str]
) -> None:
    builder = editions.Builder()
    for number, text in enumerate("abc", start=first):
        cell = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, number, 0)))
        builder.add(cell, text, f"{text}-fa", f"{text}-ar")
    languages = ("en",) if layout == "single" else ("en", "fa")
    data = docx.render(builder.edition("letter", languages), Options(layout=layout))
    with ZipFile(io.BytesIO(data)) as archive:
        document = fromstring(archive.read("word/document.xml"))  # noqa: S314  (our own)
    styles = {}
    for paragraph in document.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        for shown in paragraph.iter(w("t")):
            styles[shown.text] = "" if style is None else style.get(w("val"), "")
    assert [text for text in "abc" if styles[text] == "TableHeading"] == headings
    assert [text for text in "abc" if styles[text] == "TableContents"] == [
        text for text in "abc" if text not in headings
    ]
