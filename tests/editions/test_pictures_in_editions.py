"""Pictures in every format: once where languages share them, described, and without secrets."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

import pytest

from dragoman import editions
from dragoman.errors import EditionError
from dragoman.model import Edition, Options
from helpers import illustrated, pictures
from helpers.book_judge import check_books
from helpers.pdfs import read_pdf

FORMATS = ("html", "epub", "docx", "pdf", "png")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def make(name: str, *languages: str) -> Edition:
    """Return an edition with the pictures that a format can show."""
    return illustrated.make_edition(*languages, kinds=get_kinds(name))


def get_kinds(name: str) -> tuple[str, ...]:
    return cast("Any", editions.load_format(name)).PICTURES  # type: ignore[no-any-return]


def render(name: str, *languages: str, layout: str = "columns") -> bytes:
    return editions.load_format(name).render(make(name, *languages), Options(layout=layout))


def open_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def parse(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 - dragoman wrote it


@pytest.fixture(scope="module")
def book() -> dict[str, bytes]:
    return open_parts(render("epub"))


@pytest.fixture(scope="module")
def word() -> dict[str, bytes]:
    return open_parts(render("docx"))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_come_twice_and_hold_nothing_about_people(name: str) -> None:
    data = render(name)
    assert data == render(name)
    inside = open_parts(data).values() if name in ("epub", "docx") else [data]
    for part in inside:
        assert pictures.SECRET not in part
        assert pictures.PLACE not in part


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_a_format_that_cannot_hold_a_picture_says_so_and_describes_it(name: str) -> None:
    kinds = get_kinds(name)
    assert ("svg" in kinds, "webp" in kinds, "jpeg-cmyk" in kinds) == {
        "docx": (False, False, True),
        "pdf": (True, True, False),
    }[name]


def test_a_shared_picture_is_once_in_a_page_with_a_description_in_each_language() -> None:
    page = render("html").decode()
    (figure,) = re.findall(r'<div class="row shared figure" id="p2">.*?</div>\n</div>', page, re.S)
    assert figure.count("<img ") == 1
    assert 'alt="The hills" width="533" height="267"' in figure
    assert '<p class="alt c2" lang="fa" dir="rtl">تپه‌ها</p>' in figure
    assert '<p class="alt c3" lang="ar" dir="rtl">التلال</p>' in figure
    captions = page[page.index(figure) + len(figure) :].partition("</div>\n</div>")[0]
    assert 'class="row caption"' in captions
    assert "The hills in spring" in captions
    assert 'تپه‌ها <bdi dir="ltr">in spring</bdi>' in captions


def test_a_picture_of_one_language_is_in_its_column() -> None:
    page = render("html").decode()
    row = page[page.index('id="p4"') : page.index('id="p5"')]
    sources = re.findall(r'<img src="([^"]*)" alt="([^"]*)"', row)
    assert [alt for _, alt in sources] == ["A map", "نقشه", "خريطة"]
    assert sources[0][0] == sources[2][0] != sources[1][0]
    assert all(source.startswith("data:image/svg+xml;base64,") for source, _ in sources)
    assert "<svg" not in page
    assert "<script" not in page


def test_a_turned_picture_has_the_size_of_the_upright_one() -> None:
    wide = pictures.make_png(80, 50)
    for orientation, size in ((1, (80, 50)), (3, (80, 50)), (6, (50, 80)), (8, (50, 80))):
        turned = pictures.soil_png(wide, orientation)
        edition = illustrated.make_edition("en", files={"ornament.png": turned})
        found = [(picture.width, picture.height) for picture in edition.pictures.values()]
        assert any((round(w), round(h)) == size for w, h in found)


def test_each_part_of_a_word_document_names_the_pictures_in_it(word: dict[str, bytes]) -> None:
    for name in ("document", "footnotes"):
        related = re.findall(rb'Id="(rIdP\d+)"', word[f"word/_rels/{name}.xml.rels"])
        shown = re.findall(rb'r:embed="([^"]*)"', word[f"word/{name}.xml"])
        assert sorted(related) == sorted(set(shown)) != []


def test_an_ornament_has_an_empty_description() -> None:
    page = render("html").decode()
    assert re.search(r'<img src="[^"]*" alt="" width="80" height="50">', page)
    document = open_parts(render("docx"))["word/document.xml"]
    assert b'descr=""><a:extLst>' in document


def test_a_book_lists_its_pictures_with_their_media_types(book: dict[str, bytes]) -> None:
    package = book["EPUB/package.opf"].decode()
    listed = dict(re.findall(r'href="(images/[^"]*)" media-type="([^"]*)"', package))
    assert sorted(set(listed.values())) == ["image/gif", "image/jpeg", "image/png", "image/svg+xml"]
    named = {
        image.get("src")
        for name, data in book.items()
        if name.endswith(".xhtml")
        for image in parse(data).iter(f"{XHTML}img")
    }
    assert named == set(listed)
    assert {f"EPUB/{name}" for name in listed} <= set(book)
    assert "alternativeText" in package
    assert '"schema:accessibilityHazard">unknown' in package  # something moves


def test_a_book_without_pictures_is_as_before() -> None:
    plain = illustrated.make_edition("en", kinds=())
    package = open_parts(editions.load_format("epub").render(plain, Options()))["EPUB/package.opf"]
    assert b"visual" not in package
    assert b'"schema:accessibilityHazard">none' in package


def test_word_has_each_picture_as_a_part_with_a_relation_and_a_type(
    word: dict[str, bytes],
) -> None:
    document = parse(word["word/document.xml"])
    relations = dict(
        re.findall(
            r'Id="(rIdP\d+)"[^>]*Target="([^"]*)"', word["word/_rels/document.xml.rels"].decode()
        )
    )
    embedded = {
        value
        for blip in document.iter(f"{A}blip")
        for name, value in blip.attrib.items()
        if name.endswith("embed")
    }
    assert embedded == set(relations)
    assert {f"word/{target}" for target in relations.values()} <= set(word)
    types = word["[Content_Types].xml"].decode()
    assert 'Extension="jpg" ContentType="image/jpeg"' in types
    assert 'Extension="gif" ContentType="image/gif"' in types
    numbers = [node.get("id") for node in document.iter(f"{WP}docPr")]
    assert len(numbers) == len(set(numbers))


def test_word_describes_a_shared_picture_in_all_languages(word: dict[str, bytes]) -> None:
    document = parse(word["word/document.xml"])
    described = [node.get("descr") for node in document.iter(f"{WP}docPr")]
    assert "The hills | تپه‌ها | التلال" in described
    assert described.count("In a cell") == 1  # the others are not translated


def test_word_turns_a_picture_itself_and_leaves_no_orientation_in_it(
    word: dict[str, bytes],
) -> None:
    document = parse(word["word/document.xml"])
    turns = [node.get("rot") for node in document.iter(f"{A}xfrm")]
    assert "5400000" in turns
    jpegs = [data for name, data in word.items() if name.endswith(".jpg")]
    assert jpegs
    assert all(b"Exif" not in data for data in jpegs)


def test_no_picture_is_wider_than_its_cell(word: dict[str, bytes]) -> None:
    wide = illustrated.make_edition("en", "fa", files={"hills.png": pictures.make_png(4000, 90)})
    parts = open_parts(editions.load_format("docx").render(wide, Options()))
    document = parts["word/document.xml"].decode()
    widths = [int(width) / 12700 for width in re.findall(r'<wp:extent cx="(\d+)"', document)]
    assert max(widths) < 600
    cells = re.findall(r'descr="In a cell"', document)
    assert cells
    extents = re.findall(
        r'cx="(\d+)" cy="\d+"/><wp:effectExtent [^>]*/><wp:docPr [^>]*In a cell', document
    )
    assert all(int(extent) / 12700 < 150 for extent in extents)


@pytest.mark.parametrize(
    ("layout", "languages"),
    [("columns", ()), ("stacked", ()), ("facing", ("en", "fa")), ("single", ("fa",))],
)
def test_a_pdf_holds_the_pictures_and_their_descriptions(
    layout: str, languages: tuple[str, ...]
) -> None:
    reader = read_pdf(render("pdf", *languages, layout=layout))
    root: Any = reader.trailer["/Root"]
    described = _list_descriptions(root["/StructTreeRoot"])
    expected = {
        "columns": "The hills | تپه‌ها | التلال",
        "stacked": "The hills | تپه‌ها | التلال",
        "facing": "The hills",
        "single": "تپه‌ها",
    }
    assert expected[layout] in described
    assert "نقشه" in described
    attached = {name: data[0].decode() for name, data in reader.attachments.items()}
    assert "تپه‌ها" in attached["river.fa.txt"]


def _list_descriptions(node: Any) -> list[str]:
    """Return the alternative texts in a tree of structure."""
    found, waiting = [], [node]
    while waiting:
        each = waiting.pop().get_object()
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            found += [str(each["/Alt"])] if "/Alt" in each else []
            waiting += [each["/K"]] if "/K" in each else []
    return found


def test_a_damaged_picture_that_typst_refuses_is_named_with_its_paragraph() -> None:
    broken = pictures.make_png(60, 60)
    start = broken.index(b"IDAT") - 4
    head, size = broken[:start], int.from_bytes(broken[start : start + 4], "big")
    tail = broken[start + 12 + size :]
    damaged = head + pictures.write_chunk(b"IDAT", b"\x78\x9c" + b"\xff" * 20) + tail
    edition = illustrated.make_edition("en", files={"ornament.png": damaged})
    with pytest.raises(EditionError, match=r"paragraph \d+: the picture 'ornament.png' is damaged"):
        editions.load_format("pdf").render(edition, Options(layout="single"))


def test_the_judges_of_books_and_of_word_files_take_the_pictures(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    path = tmp_path / "river.epub"
    path.write_bytes(render("epub"))
    said = check_books([path])
    assert "ERROR" not in said and "WARNING" not in said, said
    (tmp_path / "river.docx").write_bytes(render("docx"))
    command = [
        need_tool("soffice"),
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'o').as_uri()}",
    ]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "river.docx")]
    subprocess.run(command, check=True, capture_output=True)
    shown = read_pdf((tmp_path / "river.pdf").read_bytes())
    assert sum(len(page.images) for page in shown.pages) >= 5
