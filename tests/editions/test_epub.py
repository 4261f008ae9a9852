"""EPUB editions: what the book holds, and what epubcheck and a browser make of it."""

from __future__ import annotations

import posixpath
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dragoman.editions import epub
from dragoman.errors import EditionError
from dragoman.model import Edition, Options
from dragoman.structure import arrange
from helpers import editions
from helpers.book_judge import check_books
from helpers.edition_texts import TITLES
from helpers.markup import parse
from helpers.screens import OVERFLOW, Screen
from helpers.tools import ROOT, TESTS, need_module

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def files(edition: Edition, options: Options | None = None) -> dict[str, bytes]:
    """Render a book and open it."""
    with zipfile.ZipFile(BytesIO(epub.render(edition, options or Options()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(edition: Edition, options: Options | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(files(edition, options)["EPUB/package.opf"])  # noqa: S314


BOOKS: dict[str, Callable[[], bytes]] = {
    "letter.en-fa": lambda: epub.render(editions.letter("en", "fa"), Options()),
    "letter.fa-ar": lambda: epub.render(editions.letter("fa", "ar"), Options()),
    "letter.en-fa-ar": lambda: epub.render(editions.letter(), Options(embed_fonts=True)),
    "torture.en-fa-ar": lambda: epub.render(editions.torture(), Options()),
    "torture.fa": lambda: epub.render(editions.torture("fa"), Options(layout="single")),
    "hostile": lambda: epub.render(editions.hostile("ar", "en"), Options(layout="stacked")),
    "long": lambda: epub.render(editions.long(1000), Options(modified=1700000000)),
    "empty": lambda: epub.render(replace(editions.letter(), blocks=()), Options()),
}


def make_damaged_book() -> bytes:
    """Return a book with an element that is never closed, in a ZIP archive that is sound."""
    book = files(editions.letter())
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in book.items():
            archive.writestr(name, data.replace(b"</body>", b""))
    return buffer.getvalue()


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What EpubCheck says about each book."""
    folder = tmp_path_factory.mktemp("books")
    books = {**BOOKS, "damaged": make_damaged_book}
    paths = {name: folder / f"{name}.epub" for name in books}
    for name, path in paths.items():
        path.write_bytes(books[name]())
    _, *parts = check_books(list(paths.values())).split("=== ")
    return dict(zip(books, parts, strict=True))


@pytest.mark.xdist_group("epubcheck")
@pytest.mark.parametrize("name", BOOKS)
def test_epubcheck_has_nothing_to_say(name: str, verdicts: dict[str, str]) -> None:
    verdict = verdicts[name]
    assert f"{name}.epub" in verdict
    assert re.findall("^(?:FATAL|ERROR|WARNING|INFO).*", verdict, re.M) == []
    assert "0 fatals / 0 errors / 0 warnings / 0 infos" in verdict
    assert re.findall("^--- exit code (.*)", verdict, re.M)[0] == "0"


@pytest.mark.xdist_group("epubcheck")
def test_epubcheck_sees_a_fault(verdicts: dict[str, str]) -> None:
    verdict = verdicts["damaged"]
    assert "FATAL(RSC-016)" in verdict
    assert re.findall("^--- exit code (.*)", verdict, re.M)[0] == "1"


def test_the_archive_begins_with_its_type_and_has_no_dates() -> None:
    data = epub.render(editions.letter(), Options())
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_titles_and_languages_of_each_column() -> None:
    root = package(editions.letter("fa", "ar", "en"))
    titles = [(t.get(f"{XML}lang"), t.get("dir"), t.text) for t in root.iter(f"{DC}title")]
    named = TITLES["letter"]
    assert titles == [
        ("fa", "rtl", named["fa"]),
        ("ar", "rtl", named["ar"]),
        ("en", "ltr", named["en"]),
    ]
    assert [e.text for e in root.iter(f"{DC}language")] == ["fa", "ar", "en"]


@pytest.mark.parametrize(("first", "direction"), [("fa", "rtl"), ("en", "ltr")])
def test_pages_turn_in_the_direction_of_the_first_language(first: str, direction: str) -> None:
    (spine,) = package(editions.letter(first)).iter(f"{OPF}spine")
    assert spine.get("page-progression-direction") == direction


def test_the_date_is_the_settings_or_none() -> None:
    def modified(options: Options) -> list[str | None]:
        metas = package(editions.letter("en"), options).iter(f"{OPF}meta")
        return [meta.text for meta in metas if meta.get("property") == "dcterms:modified"]

    assert modified(Options()) == ["1980-01-01T00:00:00Z"]
    assert modified(Options(modified=1700000000)) == ["2023-11-14T22:13:20Z"]


def test_the_identifier_is_the_contents() -> None:
    def identifier(edition: Edition) -> str | None:
        return next(package(edition).iter(f"{DC}identifier")).text

    letter = editions.letter()
    assert identifier(letter) == identifier(editions.letter())
    assert identifier(letter) != identifier(editions.with_rows(letter, letter.rows[:3]))


def test_a_long_book_is_divided_at_headings_and_every_way_leads_somewhere() -> None:
    book = files(editions.long(1000))
    pages = {name: parse(data) for name, data in book.items() if name.endswith(".xhtml")}
    chapters = [name for name in pages if "/text-" in name]
    assert len(chapters) > 5
    for name in chapters:
        first = pages[name].all(class_="row")[0]
        assert first.all("h1") or first.all("h2"), name
    ids = {
        f"{name}#{element.attributes['id']}"
        for name, page in pages.items()
        for element in page.all()
        if "id" in element.attributes
    }
    ways = [
        posixpath.join("EPUB", a.attributes["href"])
        for page in pages.values()
        for a in page.all("a")
    ]
    assert len(ways) > 250
    assert [way for way in ways if way not in ids and way not in pages] == []


def test_rows_of_one_table_stay_in_one_file() -> None:
    table = [row for row in editions.torture().rows if row.unit.place.cell is not None][:7]
    letter = editions.letter()
    prose = tuple(letter.rows[1]._replace(number=n) for n in range(1, 248))
    cells = tuple(row._replace(number=n) for n, row in enumerate(table, start=248))
    blocks, _ = arrange((*prose, *cells, letter.rows[1]._replace(number=255)))
    chapters = epub.split_chapters(blocks)
    assert [len(chapter) for chapter in chapters] == [254, 1]


def test_a_short_book_is_one_text() -> None:
    names = [name for name in files(editions.letter()) if "text-" in name]
    assert names == ["EPUB/text-1.xhtml"]


def test_navigation_lists_headings_below_each_other_in_every_language() -> None:
    nav = ElementTree.fromstring(files(editions.torture())["EPUB/nav.xhtml"])  # noqa: S314
    (top, *_) = nav.iter(f"{XHTML}ol")
    entries = top.findall(f"{XHTML}li")
    assert len(entries) == 1 + 5 + 2  # the title, five headings, notes and colophon
    inner = entries[1].findall(f"{XHTML}ol/{XHTML}li/{XHTML}a/{XHTML}bdi")
    assert [bdi.text for bdi in inner] == [
        "Runs that go against",
        "نوشته‌های ناهمسو",
        "نصوص معاكسة",
    ]


def test_the_cover_shows_the_title_in_all_languages() -> None:
    cover = parse(files(editions.letter())["EPUB/cover.xhtml"])
    titles = [(p.attributes["xml:lang"], p.text) for p in cover.all("p", class_="h1")]
    assert titles == list(TITLES["letter"].items())


def test_hostile_text_prints_as_text() -> None:
    book = files(editions.hostile())
    text = "".join(
        "".join(ElementTree.fromstring(data).itertext())  # noqa: S314
        for name, data in book.items()
        if name.endswith(".xhtml")
    )
    for payload in editions.PAYLOADS:
        assert text.count(payload) >= 10, payload
    assert not [name for name, data in book.items() if b"<script" in data]


def test_embedded_fonts_are_files_of_the_book() -> None:
    need_module("fontTools")
    book = files(editions.letter(), Options(embed_fonts=True))
    fonts = [name for name in book if name.startswith("EPUB/fonts/")]
    assert len(fonts) == 2
    assert all(book[name].startswith(b"wOF2") for name in fonts)
    style = book["EPUB/style.css"].decode()
    assert all(f'url("{posixpath.relpath(name, "EPUB")}")' in style for name in fonts)


@pytest.mark.parametrize("layout", ["facing", "single"])
def test_a_layout_that_a_book_cannot_have_is_one_sentence(layout: str) -> None:
    with pytest.raises(EditionError, match="stacked"):
        epub.render(editions.letter(), Options(layout=layout))


def test_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys\nfrom helpers import editions\nfrom dragoman.editions import epub\n"
        "from dragoman.model import Options\n"
        "sys.stdout.buffer.write(epub.render(editions.torture(), Options()))"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=TESTS,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tehran"))
    ]
    assert outputs[0] == outputs[1] == epub.render(editions.torture(), Options())


def test_languages_are_side_by_side_where_the_screen_is_wide(
    screen: Screen, tmp_path: Path
) -> None:
    for name, data in files(editions.letter("fa", "en")).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    boxes = """return [1, 2].map(n => document.querySelector(`#p2 .c${n}`).getBoundingClientRect())
    .map(({x, y, bottom}) => ({x, y, bottom}))"""
    screen.open(tmp_path / "EPUB" / "text-1.xhtml")
    screen.show("desktop")
    first, second = screen.run(boxes)
    assert first["x"] > second["x"] and first["y"] == second["y"]
    assert screen.run(OVERFLOW) == 0
    screen.show("phone")
    first, second = screen.run(boxes)
    assert first["bottom"] <= second["y"]
    assert screen.run(OVERFLOW) == 0
