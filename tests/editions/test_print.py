"""What a printer needs of a PDF: paper, margins, boxes, sheets to fold, one colour."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pypdf
import pytest

from dragoman.editions import load_format
from dragoman.editions._typst.booklet import order_pages
from dragoman.errors import EditionError
from dragoman.model import Edition, Kind, Options, PrintOptions, Unit
from helpers import editions
from helpers.cases import each_case
from helpers.pdfs import build_edition, extract_text, read_pdf, render
from helpers.tools import need_module

need_module("typst")

MILLIMETRE = 72 / 25.4


def chapters(*languages: str) -> Edition:
    """A title and three chapters of two sections each, with a line of text."""

    def fill(builder: editions.Builder) -> None:
        builder.add(Unit("", Kind.HEADING, 1, 1), "Title", "عنوان", "عنوان")
        for chapter in "ABC":
            builder.add(Unit("", Kind.HEADING, 2, 2), f"Chapter {chapter}", "فصل", "فصل")
            for section in "12":
                name = f"Section {chapter}{section}"
                builder.add(Unit("", Kind.HEADING, 3, 3), name, "بخش", "قسم")
                builder.add(Unit("", Kind.PARAGRAPH, 4), f"Text {chapter}.", "متن", "نص")

    return build_edition(fill, *languages)


def measure_boxes(data: bytes) -> dict[str, tuple[float, ...]]:
    """Return the boxes of the first page in millimetres."""
    page: Any = read_pdf(data).pages[0]
    return {
        name: tuple(round(float(side) / MILLIMETRE, 1) for side in page[name])
        for name in ("/MediaBox", "/BleedBox", "/TrimBox")
        if name in page
    }


def nest_titles(outline: Iterable[Any]) -> list[Any]:
    return [
        nest_titles(entry) if isinstance(entry, list) else str(entry["/Title"]) for entry in outline
    ]


# Paper


@pytest.mark.parametrize(
    ("paper", "languages", "size"),
    [
        ("a5", ("en", "fa"), (148, 210)),
        ("A5", ("en", "fa", "ar"), (210, 148)),
        ("6x9in", ("en", "fa"), (152.4, 228.6)),
        ("300x200mm", ("en", "fa", "ar"), (300, 200)),
    ],
)
def test_a_page_has_the_size_of_the_paper(
    paper: str, languages: tuple[str, ...], size: tuple[float, float]
) -> None:
    boxes = measure_boxes(render(editions.letter(*languages), paper=paper))
    assert boxes == {"/MediaBox": (0, 0, *size)}


@pytest.mark.parametrize("layout", ["columns", "facing", "stacked"])
def test_small_paper_and_large_print_meet_pdf_ua(layout: str) -> None:
    """Typst refuses what PDF/UA-1 forbids; and no page is without text."""
    for options in ({"paper": "a6"}, {"printing": PrintOptions(size=18, binding=10)}):
        data = render(editions.torture("en", "fa"), layout, **options)
        assert b"pdfuaid:part" in data


@pytest.mark.parametrize(
    ("languages", "printing", "sentence"),
    [
        (("en", "fa", "ar"), PrintOptions(size=14, margins=(20, 90, 20)), "34 by 170 mm, too lit"),
        (
            ("en", "fa"),
            PrintOptions(margins=(20, 90, 20)),
            "each language 10 by 257 mm, too little",
        ),
        (("en", "fa"), PrintOptions(margins=(100, 20, 100), size=20), "80 by 97 mm, too little"),
        (("en", "fa"), PrintOptions(size=36), "smaller text, or the layout stacked"),
    ],
)
def test_a_page_without_room_is_refused(
    languages: tuple[str, ...], printing: PrintOptions, sentence: str
) -> None:
    with pytest.raises(EditionError, match=sentence):
        render(editions.letter(*languages), printing=printing)


def test_columns_of_34_millimetres_are_enough_for_the_usual_size() -> None:
    assert render(editions.letter("en", "fa", "ar"), printing=PrintOptions(margins=(20, 90, 20)))


# Binding


def find_left_edges(data: bytes, folder: Path, pdftotext: str) -> list[float]:
    """Return where the leftmost word of each page begins, in millimetres."""
    (folder / "edges.pdf").write_bytes(data)
    command = [pdftotext, "-bbox", str(folder / "edges.pdf"), "-"]
    shown = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    pages = shown.split("<page ")[1:]
    return [min(map(float, re.findall(r'xMin="([\d.]+)', page))) / MILLIMETRE for page in pages]


@pytest.mark.parametrize(("language", "is_left_first"), [("en", True), ("ar", False)])
def test_the_binding_is_left_and_right_in_turn(
    language: str, is_left_first: bool, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    tool = need_tool("pdftotext")
    book = editions.long(40, language)
    plain = find_left_edges(render(book, "single"), tmp_path, tool)
    bound = find_left_edges(
        render(book, "single", printing=PrintOptions(binding=12)), tmp_path, tool
    )
    moved = [round(after - before) for before, after in zip(plain, bound, strict=False)][:4]
    if is_left_first:
        assert moved[::2] == [12, 12]
        assert max(moved[1::2]) < 6
    else:
        assert max(moved[::2]) < 6
        assert moved[1] == 12


# Bleed and marks


def test_bleed_and_marks_are_around_the_page() -> None:
    edition = editions.letter("en", "fa")
    bleed = measure_boxes(render(edition, paper="a5", printing=PrintOptions(bleed=3)))
    assert bleed == {
        "/MediaBox": (0, 0, 154, 216),
        "/BleedBox": (0, 0, 154, 216),
        "/TrimBox": (3, 3, 151, 213),
    }
    marked = measure_boxes(render(edition, paper="a5", printing=PrintOptions(bleed=3, marks=True)))
    assert marked == {
        "/MediaBox": (0, 0, 164, 226),
        "/BleedBox": (5, 5, 159, 221),
        "/TrimBox": (8, 8, 156, 218),
    }


def draw_page(data: bytes, folder: Path, pdftoppm: str) -> tuple[int, int, bytes]:
    """Return the first page as width, height and three bytes per point, 72 points to the inch."""
    (folder / "drawn.pdf").write_bytes(data)
    command = [pdftoppm, "-r", "72", "-l", "1", "-singlefile", str(folder / "drawn.pdf")]
    ppm = subprocess.run(command, capture_output=True, check=True).stdout
    match = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", ppm)
    assert match
    return int(match[1]), int(match[2]), ppm[match.end() :]


def test_marks_are_only_outside_the_bleed(tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    data = render(editions.letter("en", "fa"), printing=PrintOptions(bleed=3, marks=True))
    width, height, points = draw_page(data, tmp_path, need_tool("pdftoppm"))

    def is_dark(x: float, y: float) -> bool:
        """Return whether something is drawn at a place in millimetres, or one point beside it."""
        near = [(round(x * MILLIMETRE) + dx, round(y * MILLIMETRE) + dy)
                for dx in (-1, 0, 1) for dy in (-1, 0, 1)]  # fmt: skip
        return any(points[3 * (b * width + a)] < 230 for a, b in near)

    across, down = width / MILLIMETRE, height / MILLIMETRE
    for x in (2.5, across - 2.5):
        assert is_dark(x, 8)
        assert is_dark(x, down - 8)
    for y in (2.5, down - 2.5):
        assert is_dark(8, y)
        assert is_dark(across - 8, y)
    for x, y in ((6.5, 8), (across - 6.5, 8), (8, 6.5), (12, 8), (2.5, 20)):
        assert not is_dark(x, y), (x, y)


# Booklets


@pytest.mark.parametrize(
    ("count", "right_to_left", "sides"),
    [
        (8, False, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (8, True, [(1, 8), (7, 2), (3, 6), (5, 4)]),
        (4, False, [(4, 1), (2, 3)]),
        (5, False, [(0, 1), (2, 0), (0, 3), (4, 5)]),
        (1, True, [(1, 0), (0, 0)]),
        (0, False, []),
    ],
)
def test_pages_are_in_the_order_for_folding(
    count: int, right_to_left: bool, sides: list[tuple[int, int]]
) -> None:
    assert list(order_pages(count, right_to_left=right_to_left)) == sides


@each_case(product(range(1, 30), [False, True]))
def test_a_folded_booklet_reads_from_first_to_last(count: int, right_to_left: bool) -> None:
    """Fold it: fronts from the outermost sheet inwards, then backs from the innermost outwards."""
    sides = list(order_pages(count, right_to_left=right_to_left))
    fronts, backs = sides[::2], sides[1::2]
    near = 0 if right_to_left else 1  # the half of a front that is read before the fold
    leaves = [(front[near], back[1 - near]) for front, back in zip(fronts, backs, strict=True)]
    rest = [(back[near], front[1 - near]) for front, back in zip(fronts, backs, strict=True)]
    read = [page for leaf in (*leaves, *reversed(rest)) for page in leaf]
    assert read == [*range(1, count + 1), *[0] * (len(read) - count)]
    assert len(read) % 4 == 0
    assert len(read) - count < 4


@pytest.mark.parametrize(
    ("languages", "is_right_first"), [(("en", "fa"), True), (("fa", "en"), False)]
)
def test_a_booklet_has_two_pages_on_a_sheet(
    languages: tuple[str, ...],
    is_right_first: bool,
    tmp_path: Path,
    need_tool: Callable[[str], str],
) -> None:
    edition = replace(editions.long(8, *languages), notes=())
    printing = PrintOptions(booklet=True)
    data = render(edition, paper="a5", printing=printing)
    assert data == render(edition, paper="a5", printing=printing)
    single = read_pdf(render(edition, paper="a5")).get_num_pages()
    reader = read_pdf(data)
    assert reader.get_num_pages() == 2 * -(-single // 4)
    assert measure_boxes(data) == {"/MediaBox": (0, 0, 296, 210)}
    assert "/StructTreeRoot" not in reader.root_object
    assert list(reader.attachments) == ["letter.en.txt", "letter.fa.txt"]
    assert str(reader.metadata and reader.metadata.creation_date) == "1980-01-01 00:00:00+00:00"
    command = [need_tool("pdftotext"), "-l", "1", "-x", "420" if is_right_first else "0", "-y", "0",
               "-W", "420", "-H", "595", str(tmp_path / "sheet.pdf"), "-"]  # fmt: skip
    (tmp_path / "sheet.pdf").write_bytes(data)
    shown = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    first = extract_text(render(edition, paper="a5"), tmp_path, need_tool("pdftotext"))
    for word in re.findall("[A-Za-z]{4,}", first.partition("\f")[0])[:20]:
        assert word in shown


@pytest.mark.parametrize("more", [{"bleed": 3.0}, {"marks": True}])
def test_a_booklet_has_neither_bleed_nor_marks(more: dict[str, Any]) -> None:
    with pytest.raises(EditionError, match="a booklet has neither bleed nor marks"):
        render(editions.letter("en"), printing=PrintOptions(booklet=True, **more))


# Reading on a screen


@pytest.mark.parametrize("languages", [("en", "fa"), ("fa", "en")])
def test_programs_show_facing_pages_side_by_side(languages: tuple[str, ...]) -> None:
    root: Any = read_pdf(render(editions.letter(*languages), "facing")).root_object
    assert root["/PageLayout"] == "/TwoPageRight"
    direction = root["/ViewerPreferences"]["/Direction"]
    assert direction == ("/L2R" if languages[0] == "en" else "/R2L")
    assert "/PageLayout" not in read_pdf(render(editions.letter(*languages))).root_object


NESTED = ["Title", [f"Chapter {c}" if n == 0 else [f"Section {c}1", f"Section {c}2"]
                    for c in "ABC" for n in (0, 1)]]  # fmt: skip


@pytest.mark.parametrize(
    ("layout", "languages"),
    [("columns", ("en", "fa", "ar")), ("stacked", ("en", "fa")), ("facing", ("en", "fa")),
     ("single", ("en",))],
)  # fmt: skip
def test_bookmarks_are_nested_as_the_headings_are(layout: str, languages: tuple[str, ...]) -> None:
    reader = read_pdf(render(chapters(*languages), layout))
    assert nest_titles(reader.outline) == NESTED
    pages = [reader.get_destination_page_number(each) for each in flatten(reader.outline)]
    assert None not in pages
    assert pages == sorted(page for page in pages if page is not None)


def flatten(outline: Iterable[Any]) -> Iterable[pypdf.generic.Destination]:
    for entry in outline:
        if isinstance(entry, list):
            yield from flatten(entry)
        else:
            yield entry


def test_every_language_is_at_the_head_of_stacked_pages(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    edition, titles = editions.long(30, "en", "fa", "ar"), ("Zephyr", "Quartz", "Walnut")
    columns = tuple(
        replace(column, title=column.title._replace(text=title))
        for column, title in zip(edition.columns, titles, strict=True)
    )
    data = render(replace(edition, columns=columns), "stacked")
    page = extract_text(data, tmp_path, need_tool("pdftotext")).split("\f")[1]
    assert [page.count(title) for title in titles] == [1, 1, 1]


@pytest.mark.parametrize("layout", ["columns", "stacked", "facing"])
def test_chapters_may_begin_on_new_pages(
    layout: str, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    tool, book = need_tool("pdftotext"), chapters("en", "fa")

    def find_chapters(way: str) -> list[int]:
        data = render(book, layout, contents=0, printing=PrintOptions(chapters=way))
        pages = extract_text(data, tmp_path, tool).split("\f")
        return [n for n, page in enumerate(pages, 1) for _ in re.findall(r"^Chapter", page, re.M)]

    run_on = {"columns": [1, 1, 1], "stacked": [1, 1, 2], "facing": [2, 2, 2]}
    assert find_chapters("run-on") == run_on[layout]
    assert find_chapters("new-page") == ([2, 4, 6] if layout == "facing" else [2, 3, 4])


@pytest.mark.parametrize("languages", [("en", "fa"), ("fa", "en")])
@pytest.mark.parametrize("has_title_page", [True, False])
@pytest.mark.parametrize("contents", [0, 2])
def test_facing_pages_have_no_empty_page(
    contents: int,
    has_title_page: bool,
    languages: tuple[str, ...],
    tmp_path: Path,
    need_tool: Callable[[str], str],
) -> None:
    edition = replace(editions.long(130, *languages), has_title_page=has_title_page)
    data = render(edition, "facing", contents=contents)
    pages = extract_text(data, tmp_path, need_tool("pdftotext")).split("\f")[:-1]
    heads = {phrase.text for column in edition.columns for phrase in (column.title,)}
    texts = [re.sub("|".join(map(re.escape, heads)), "", page) for page in pages]
    assert all(len(text.strip()) > 30 for text in texts), [len(text) for text in texts]
    places = [n for n, page in enumerate(pages, 1) if re.search("Contents|فهرست", page)]
    assert places == ([] if not contents else [2, 3] if has_title_page else [1])


# Size, contents, colours


def test_the_size_of_the_text_can_be_set(tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    def list_sizes(**options: object) -> set[float]:
        sizes: set[float] = set()

        def visit(text: str, _cm: Any, _tm: Any, _font: Any, size: float) -> None:
            if text.strip():
                sizes.add(round(size, 1))

        read_pdf(render(editions.letter("en"), "single", **options)).pages[0].extract_text(
            visitor_text=visit
        )
        return sizes

    assert 10.0 in list_sizes()
    large = list_sizes(printing=PrintOptions(size=14))
    assert 14.0 in large
    assert 10.0 not in large


@pytest.mark.parametrize(
    ("depth", "shown"),
    [(-1, 9), (0, 0), (1, 3), (2, 9), (6, 9)],
)
def test_the_list_of_contents_has_a_depth(
    depth: int, shown: int, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    data = render(chapters("en", "fa"), contents=depth)
    text = extract_text(data, tmp_path, need_tool("pdftotext"))
    assert text.count("Chapter") + text.count("Section") == 9 + shown
    assert ("Contents" in text) is (shown > 0)


def test_the_picture_has_the_text_and_no_contents() -> None:
    """Nothing else differs, so that the picture is that of an edition without contents."""
    png = load_format("png")
    book = chapters("en", "fa")
    assert png.render(book, Options()) == png.render(book, Options(contents=0))
    cut = Options(printing=PrintOptions(bleed=3, marks=True, booklet=True))
    assert png.render(book, cut) == png.render(book, Options())


def test_monochrome_has_no_colour(tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    tool, edition = need_tool("pdftoppm"), editions.torture("en", "fa")

    def is_coloured(**options: object) -> bool:
        _, _, points = draw_page(render(edition, **options), tmp_path, tool)  # type: ignore[arg-type]
        return points[::3] != points[1::3] or points[::3] != points[2::3]

    assert is_coloured()
    assert not is_coloured(printing=PrintOptions(monochrome=True))
