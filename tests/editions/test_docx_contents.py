"""The contents of Word editions, the numbers of their pages, and what stays on one page."""

from __future__ import annotations

import io
import re
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest

from dragoman.containers.ooxml import W
from dragoman.editions import docx
from dragoman.editions._tables import divide_room
from dragoman.editions.docx import cells as docx_cells
from dragoman.model import Edition, Kind, Mark, Options, Place, Unit
from helpers import editions
from helpers.editions import Inline, em

LAYOUTS = [
    ("columns", ("en", "fa", "ar")),
    ("columns", ("fa", "en")),
    ("stacked", ("fa", "ar")),
    ("single", ("ar",)),
]


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def render(edition: Edition, layout: str = "columns", part: str = "document") -> Element:
    with ZipFile(io.BytesIO(docx.render(edition, Options(layout=layout)))) as archive:
        return fromstring(archive.read(f"word/{part}.xml"))  # noqa: S314  (our own)


def read(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(w("t")))


def list_styles(element: Element) -> list[str]:
    return [each.get(w("val"), "") for each in element.iter(w("pStyle"))]


def list_codes(document: Element) -> list[str]:
    return [(each.text or "").strip() for each in document.iter(w("instrText"))]


def build(*headings: Inline) -> editions.Builder:
    builder = editions.Builder()
    for number, text in enumerate(headings):
        level = 1 if number == 0 else 2
        builder.add(Unit("", Kind.HEADING, 1, level), text, text, text)
        builder.add(Unit("", Kind.PARAGRAPH, 1), "one", "یک", "واحد")
    return builder


def test_the_contents_begin_at_the_edge_of_the_text() -> None:
    """What is free between two columns is free behind the last one, too."""
    document = render(build("T", "A", "B").edition("letter", ("en", "fa")))
    (gap,) = {each.get(w("w")) for each in document.findall(f".//{w('tblCellMar')}/{w('right')}")}
    insets = [
        paragraph.find(f"{w('pPr')}/{w('ind')}")
        for paragraph in document.iter(w("p"))
        if list_styles(paragraph) == ["TOC1"]
    ]
    starts = [inset.get(w("start")) for inset in insets if inset is not None]
    assert len(starts) == 4
    assert starts[2:] == [gap, gap]


@pytest.mark.parametrize(("layout", "languages"), LAYOUTS)
def test_each_language_has_its_contents_with_links_to_its_own_headings(
    layout: str, languages: tuple[str, ...]
) -> None:
    edition = editions.torture(*languages)
    document = render(edition, layout)
    entries = [
        (link.get(w("anchor")), re.sub("[\u2066-\u2069]", "", read(link)))
        for paragraph in document.iter(w("p"))
        if re.fullmatch(r"TOC\d", list_styles(paragraph)[0])
        for link in paragraph.iter(w("hyperlink"))
    ]
    headings = [row for row in edition.headings if not row.is_title]
    assert entries == [
        (f"dg_{row.anchor}_{language}", row.segments[index].text)
        for index, language in enumerate(languages)
        for row in headings
    ]
    marks = {mark.get(w("name")) for mark in document.iter(w("bookmarkStart"))}
    assert {anchor for anchor, _ in entries} <= marks


def test_the_entries_are_in_a_field_that_word_can_make_again() -> None:
    edition = editions.torture("en", "fa")
    document = render(edition)
    codes = list_codes(document)
    assert [code for code in codes if code.startswith("TOC")] == [
        "TOC \\f A \\h \\z", "TOC \\f B \\h \\z",
    ]  # fmt: skip
    marked = [code for code in codes if code.startswith("TC")]
    assert len(marked) == 2 * sum(not row.is_title for row in edition.headings)
    assert 'TC "Lists" \\f A \\l 1' in marked and 'TC "فهرست‌ها" \\f B \\l 1' in marked
    kinds = [each.get(w("fldCharType")) for each in document.iter(w("fldChar"))]
    assert kinds.count("begin") == kinds.count("end") == len(codes)
    assert kinds.count("separate") == 2


def test_contents_are_not_in_a_table_and_below_the_title() -> None:
    """LibreOffice takes a table apart in which contents are."""
    document = render(editions.torture("en", "fa"))
    body = document.find(w("body"))
    assert body is not None
    kinds = [each.tag.removeprefix(f"{{{W}}}") for each in body]
    assert kinds[0] == "tbl" and kinds[-3:] == ["tbl", "p", "sectPr"]
    assert set(kinds[1:-3]) == {"p"}
    assert "Title" in list_styles(body[0])
    inside = [style for table in document.iter(w("tbl")) for style in list_styles(table)]
    assert not any(style.startswith("TOC") for style in inside)


def test_there_is_space_between_the_contents_and_the_names_of_the_languages() -> None:
    document = render(editions.torture("en", "fa", "ar"))
    styles = [(each, each.find(w("pStyle"))) for each in document.iter(w("pPr"))]
    entries = [
        each for each, style in styles
        if style is not None and style.get(w("val"), "").startswith("TOC")
    ]  # fmt: skip
    spaced = [each.find(f"{w('spacing')}[@{w('after')}]") is not None for each in entries]
    assert len(spaced) > 6 and spaced[-1] and not any(spaced[:-1])


def test_few_headings_need_no_contents() -> None:
    document = render(build("Title", "one").edition("letter", ("en", "fa")))
    assert not list_codes(document) and len(list(document.iter(w("tbl")))) == 1


def test_a_document_without_a_title_begins_with_its_contents() -> None:
    builder = editions.Builder()
    builder.add(Unit("", Kind.PARAGRAPH, 1), "one", "یک", "واحد")
    for text in ("a", "b", "c"):
        builder.add(Unit("", Kind.HEADING, 1, 1), text, text, text)
    document = render(builder.edition("letter", ("en", "fa")))
    assert list_styles(document)[:2] == ["TOCHeading", "TOC1"]


@pytest.mark.parametrize(
    "text",
    ['" \\o INCLUDETEXT "/etc/passwd', "\\", 'a\\" \\f B', "{ DDE cmd }", "<w:p/> & ]]>"],
)
def test_no_heading_becomes_a_part_of_a_field(text: str) -> None:
    """Law: texts are data."""
    document = render(build("T", text, (em(text), "b")).edition("letter", ("en",)), "single")
    codes = list_codes(document)
    assert len(codes) == 3
    for code in codes[1:]:
        assert re.fullmatch(r'TC "([^"\\]|\\\\)*" \\f A \\l 1', code)
    assert next(map(read, document.iter(w("hyperlink")))).count(text) == 1


@pytest.mark.parametrize(("layout", "languages"), LAYOUTS)
def test_every_paragraph_of_a_heading_stays_with_the_next_row(
    layout: str, languages: tuple[str, ...]
) -> None:
    """Also its number, its remark, and a cell that is empty: else Word does not keep the row."""
    builder = build("Title", "a", "b")
    builder.add(
        Unit("", Kind.HEADING, 1, 2), "c" * 300, "ج", "",
        fa_mark=Mark.DRAFT,
    )  # fmt: skip
    builder.add(Unit("", Kind.PARAGRAPH, 1), "end", "پایان", "نهاية")
    edition = builder.edition("letter", languages)
    document = render(edition, layout)
    kept = {}
    for row in document.iter(w("tr")):
        keeps = [each.find(w("keepNext")) is not None for each in row.iter(w("pPr"))]
        whole = row.find(f"{w('trPr')}/{w('cantSplit')}") is not None
        name = next((mark.get(w("name"), "") for mark in row.iter(w("bookmarkStart"))), "")
        kept[name.split("_")[1] if name else ""] = (whole, set(keeps))
    numbers = {row.number: row.rank for row in edition.rows}
    assert len(numbers) == 8
    for number, rank in numbers.items():
        assert kept[f"p{number}"] == (True, {bool(rank)})


@pytest.mark.parametrize(
    ("languages", "shown", "tag"),
    [(("fa", "en"), "۱", "fa"), (("ar",), "١", "ar"), (("en", "fa"), "1", "en")],
)
def test_the_number_of_a_page_is_in_the_first_language(
    languages: tuple[str, ...], shown: str, tag: str
) -> None:
    """Arabic and Persian digits have no name in Word: the program chooses them by the language."""
    layout = "single" if len(languages) == 1 else "columns"
    footer = render(editions.letter(*languages), layout, "footer1")
    assert read(footer) == shown
    for run in footer.iter(w("r")):
        (language,) = run.iter(w("lang"))
        assert tag in (language.get(w("val")), language.get(w("bidi")))
        assert (run.find(f"{w('rPr')}/{w('rtl')}") is None) is (tag == "en")
    assert render(editions.letter(*languages), layout).find(f".//{w('pgNumType')}") is None
    defaults = render(editions.letter(*languages), layout, "styles").find(w("docDefaults"))
    assert defaults is not None
    (language,) = defaults.iter(w("lang"))
    assert tag in language.attrib.values() and len(language.attrib) == len(set(languages))


def test_digits_that_word_knows_are_said_in_the_section() -> None:
    from dataclasses import replace

    edition = editions.letter("en", "fa")
    first, *others = edition.columns
    thai = replace(edition, columns=(replace(first, digits="๐๑๒๓๔๕๖๗๘๙"), *others))
    (kind,) = render(thai).iter(w("pgNumType"))
    assert kind.get(w("fmt")) == "thaiNumbers"


def table(*cells: str) -> editions.Builder:
    builder = editions.Builder()
    for number, text in enumerate(cells):
        place = Place(cell=(0, number // 4, number % 4))
        builder.add(Unit("", Kind.TABLE_CELL, 1, place=place), text, text, text)
    return builder


LONG = "یک میلیون و سیصد هزار و پانصد نفر در شهر و روستا و آبادی"


@pytest.mark.parametrize(
    ("cells", "full"),
    [
        (("شهر", "یادداشت", "سال", "نام"), False),
        (("خرمشهر", LONG, LONG, "یادداشت"), False),
        (("Khorramshahr", "independence", "uncertain", "یادداشت"), True),
        (("a", "https://example.org/" + "a" * 90, "b", "c"), False),  # broken in any column
    ],
)
@pytest.mark.parametrize("count", [2, 3])
def test_no_word_of_a_table_is_broken(cells: tuple[str, ...], full: bool, count: int) -> None:
    """Where the columns are too narrow for the words, the languages are below each other."""
    languages = ("en", "fa", "ar")[:count]
    document = render(table(*cells).edition("letter", languages))
    inner = [each for cell in document.iter(w("tc")) for each in cell.findall(w("tbl"))]
    assert len(inner) == count
    across = [int(next(each.iter(w("tblW"))).get(w("w"), "")) for each in inner]
    assert (min(across) > 7000) is full
    for each in inner:
        widths = [int(column.get(w("w"), "")) for column in each.iter(w("gridCol"))]
        for text, width in zip(cells, widths, strict=True):
            longest = max(len(word) for word in text.split())
            assert width >= min(longest, 24) * 130


@pytest.mark.parametrize(
    ("word", "letters"),
    [("عمق", 4), ("شخص", 5), ("سبب", 4.5), ("قووڵی", 6), ("depth", 5)],
)
def test_an_arabic_word_has_room_for_its_last_letter(word: str, letters: float) -> None:
    """Programs may take the bold face of Noto Sans Arabic, with which this was measured."""
    assert docx_cells._measure_word(word) == letters


@pytest.mark.parametrize(
    ("room", "shares", "least", "expected"),
    [
        (100, [1.0, 1.0], [10, 10], [50, 50]),
        (100, [1.0, 9.0], [40, 10], [40, 60]),
        (100, [1.0, 1.0, 8.0], [30, 30, 10], [30, 30, 40]),
        (100, [1.0, 3.0, 6.0], [20, 30, 10], [20, 30, 50]),
        (90, [1.0, 9.0], [60, 30], [60, 30]),
        (60, [1.0, 9.0], [60, 60], [30, 30]),
        (90, [1.0, 1.0, 1.0], [10, 200, 30], [10, 50, 30]),  # only the longest word is broken
        (90, [1.0, 1.0, 1.0], [10, 200, 90], [10, 40, 40]),
    ],
)
def test_no_column_is_narrower_than_it_must_be(
    room: int, shares: list[float], least: list[int], expected: list[int]
) -> None:
    assert divide_room(room, shares, least) == expected
