"""Pictures in Word files, OpenDocument texts and e-books: which text describes which of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.commands._editions.pictures import EditionPictures
from dragoman.containers.archive import read_archive, replace_parts
from dragoman.model import PICTURE_KINDS, Document, Unit
from dragoman.pictures import PictureError
from dragoman.structure import row_units
from helpers import book_files, odt_files, pictures, projects, word_files

PNG = pictures.make_png(60, 60)
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def relate(identity: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="{identity}" Type="{_IMAGE}" Target="{target}"{more}/>'


def draw(identity: str, descr: str = "", title: str = "") -> str:
    """Return a paragraph of Word with a picture."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" title="{title}"'
        f' descr="{descr}"/><a:graphic><a:graphicData><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="a" descr="{descr}"/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{identity}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def make_word(body: str, links: str = "") -> Document:
    links += relate("i1", "media/image1.png") + relate("i2", "/word/media/image2.png")
    data = word_files.make_word(body, links)
    archive = read_archive(data, "doc")
    new = {"word/media/image1.png": PNG, "word/media/image2.png": pictures.make_png(61, 60)}
    return word_files.read_word(replace_parts(archive, new))


def frame(path: str, inside: str = "", size: str = "") -> str:
    return odt_files.p(f'<draw:frame {size}><draw:image xlink:href="{path}"/>{inside}</draw:frame>')


def make_odt(body: str) -> Document:
    data = odt_files.make_odt(body, more={"Pictures/a.png": PNG})
    return odt_files.read_odt(data)


def make_table_in_word(text: str) -> Document:
    cell = word_files.paragraph(text) if text else ""
    return make_word(f"<w:tbl><w:tr><w:tc>{cell}{draw('i1')}</w:tc></w:tr></w:tbl>")


def make_table_in_odt(text: str) -> Document:
    inside = (odt_files.p(text) if text else "") + frame("Pictures/a.png")
    cell = f"<table:table-cell>{inside}</table:table-cell>"
    return make_odt(f"<table:table><table:table-row>{cell}</table:table-row></table:table>")


def list_described(document: Document) -> list[tuple[str, str]]:
    return [(unit.text, unit.picture) for unit in document.units]


def test_a_description_in_word_knows_its_picture() -> None:
    document = make_word(word_files.paragraph("One") + draw("i1", "A cat") + draw("i2", "A dog"))
    assert list_described(document) == [
        ("One", ""),
        ("A cat", "word/media/image1.png"),
        ("A dog", "word/media/image2.png"),
    ]
    assert document.left_out == ()


def test_the_picture_belongs_to_the_last_of_its_texts() -> None:
    document = make_word(draw("i1", "A cat", "Cat"))
    assert list_described(document) == [("Cat", ""), ("A cat", "word/media/image1.png")]


def test_an_old_picture_of_word_is_found_too() -> None:
    body = (
        '<w:p><w:r><w:pict><v:shape alt="A cat"><v:imagedata r:id="i1"/></v:shape></w:pict></w:r>'
        "</w:p>"
    )
    assert list_described(make_word(body)) == [("A cat", "word/media/image1.png")]


@pytest.mark.parametrize("descr", ["", "image1.png", "C:\\a\\cat.jpg"])
def test_a_picture_of_word_that_nothing_describes_is_an_ornament_without_a_message(
    descr: str,
) -> None:
    document = make_word(word_files.paragraph("One") + draw("i1", descr))
    assert list_described(document) == [("One", ""), ("", "word/media/image1.png")]
    assert document.left_out == ()
    unit = document.units[1]
    assert not unit.translatable
    assert sources.read_picture(document, unit, unit.picture) == PNG
    assert sources.rebuild(document, {document.units[0].key: "Two", unit.key: "no"}, "de")


def resize(body: str, more: str) -> str:
    return body.replace("<wp:docPr", f"{more}<wp:docPr")


BEHIND = (
    draw("i1").replace("wp:inline", "wp:anchor").replace("<wp:anchor", '<wp:anchor behindDoc="1"')
)
OLD = (
    '<w:p><w:r><w:pict><v:shape style="{}"><v:imagedata r:id="i1"/></v:shape></w:pict></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("make", "is_shown"),
    [
        (lambda: make_word(resize(draw("i1"), '<wp:extent cx="190500" cy="190500"/>')), False),
        (lambda: make_word(resize(draw("i1"), '<wp:extent cx="5400000" cy="12700"/>')), False),
        (lambda: make_word(resize(draw("i1"), '<wp:extent cx="200000" cy="200000"/>')), True),
        (lambda: make_word(resize(draw("i1"), '<wp:extent cx="" cy="x"/>')), True),
        (lambda: make_word(BEHIND), False),
        (lambda: make_word(BEHIND.replace('="1"', '="0"', 1)), True),
        (lambda: make_word(OLD.format("width:9pt;height:9pt")), False),
        (lambda: make_word(OLD.format("margin-width:9pt; height:90pt; width:1in")), True),
        (lambda: make_odt(frame("Pictures/a.png", size='svg:width="0.4cm"')), False),
        (lambda: make_odt(frame("Pictures/a.png", size='svg:height="0.5mm"')), False),
        (lambda: make_odt(frame("Pictures/a.png", size='svg:width="4cm" svg:height="3cm"')), True),
    ],
)
def test_a_bullet_a_spacer_a_rule_and_a_background_are_named_and_not_shown(
    make: Callable[[], Document], is_shown: bool
) -> None:
    document = make()
    assert len(document.units) == is_shown
    assert document.left_out == (() if is_shown else ((1, "picture"),))


def test_an_edition_without_pictures_names_an_ornament_and_has_no_row_for_it() -> None:
    document = make_word(draw("i1") + word_files.paragraph("One"))
    edition = align(document, {}, EditionRequest(("en",), "en"))
    assert [row.number for row in edition.rows] == [2]
    assert edition.unshown[0].startswith("paragraph 1 of the file: a picture is not shown")


def test_a_logo_above_the_title_takes_nothing_from_it() -> None:
    title = word_files.paragraph("One", '<w:outlineLvl w:val="0"/>')
    document = make_word(draw("i1") + draw("i2") + title + word_files.paragraph("Two"))
    assert [unit.text for unit in row_units(document)] == ["One", "", "", "Two"]
    lower = make_word(draw("i1") + word_files.paragraph("Two") + title)
    assert [unit.text for unit in row_units(lower)] == ["", "Two", "One"]


def test_a_picture_of_word_that_no_edition_can_show_is_named_with_its_paragraph() -> None:
    links = relate("i3", "media/image3.emf")
    document = make_word(word_files.paragraph("One") + draw("i3"), links)
    assert document.left_out == ((2, "picture"),)
    edition = align(document, {}, EditionRequest(("en",), "en"))
    assert edition.unshown == (
        "paragraph 2 of the file: a picture is not shown, because nothing describes it: give it an "
        "alternative text",
    )


def test_a_picture_outside_of_the_file_is_none() -> None:
    outside = relate("x", "http://evil.example/a.png", ' TargetMode="External"')
    assert list_described(make_word(draw("x", "A cat"), outside)) == [("A cat", "")]
    assert list_described(make_word(draw("nowhere", "A cat"))) == [("A cat", "")]
    assert list_described(make_odt(frame("http://e.example/a", "<svg:desc>A cat</svg:desc>"))) == [
        ("A cat", "")
    ]


def test_a_description_in_an_opendocument_text_knows_its_picture() -> None:
    inside = "<svg:title>Cat</svg:title><svg:desc>A cat</svg:desc>"
    document = make_odt(odt_files.p("One") + frame("Pictures/a.png", inside))
    assert list_described(document) == [("One", ""), ("Cat", ""), ("A cat", "Pictures/a.png")]


def test_a_picture_of_an_opendocument_text_that_nothing_describes_is_an_ornament() -> None:
    document = make_odt(odt_files.p("One") + frame("Pictures/a.png"))
    assert list_described(document) == [("One", ""), ("", "Pictures/a.png")]
    assert not document.units[1].translatable
    assert document.left_out == ()
    assert make_odt(frame("Pictures/a.wmf")).left_out == ((1, "picture"),)
    assert list_described(make_odt(frame("Pictures/missing.png"))) == []


def test_a_picture_in_a_note_is_named() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{frame('Pictures/a.png')}</text:note-body></text:note>"
    )
    document = make_odt(odt_files.p(f"One{note}"))
    assert all(not unit.picture for unit in document.units)
    assert [name for _, name in document.left_out] == ["picture"]


@pytest.mark.parametrize("make", [make_table_in_word, make_table_in_odt])
def test_an_ornament_is_in_its_cell_where_that_has_nothing_else(
    make: Callable[[str], Document],
) -> None:
    alone, beside = make(""), make("One")
    assert [unit.place.cell for unit in alone.units] == [(0, 1, 0)]
    assert [unit.place.cell for unit in beside.units] == [(0, 1, 0), None]


@pytest.mark.parametrize(
    "make",
    [
        lambda: make_word(draw("i1", "A cat")),
        lambda: make_odt(frame("./Pictures/a.png", "<svg:desc>A cat</svg:desc>")),
    ],
)
def test_only_the_described_picture_can_be_read(make: Callable[[], Document]) -> None:
    document = make()
    (unit,) = document.units
    assert sources.has_own_pictures(document)
    assert sources.find_place(document, unit) == unit.picture
    assert sources.read_picture(document, unit, unit.picture) == PNG
    for address in ("", "word/document.xml", "content.xml", "../../etc/passwd", "/etc/passwd"):
        with pytest.raises(PictureError, match="own file"):
            sources.read_picture(document, unit, address)


def make_book(body: str) -> Document:
    return book_files.read_book(
        book_files.make_book(
            {
                "nav.xhtml": book_files.nav('<li><a href="text/one.xhtml">One</a></li>'),
                "text/one.xhtml": book_files.page(body),
                "images/a b.png": PNG,
            },
            others={"OTHER/secret.png": PNG},
        )
    )


def test_a_book_has_its_pictures_where_its_pages_say() -> None:
    document = make_book('<p>One</p><p><img src="../images/a%20b.png" alt="A cat"/></p>')
    unit = next(unit for unit in document.units if "A cat" in unit.text)
    assert sources.find_place(document, unit) == "OPS/text/one.xhtml"
    assert sources.read_picture(document, unit, "../images/a%20b.png?x#y") == PNG
    for address in ("images/a%20b.png", "../none.png", "/etc/passwd", "file:///etc/passwd", ""):
        with pytest.raises(PictureError, match="own file"):
            sources.read_picture(document, unit, address)


def test_a_text_outside_of_the_pages_of_a_book_has_no_pictures() -> None:
    document = make_book("<p>One</p>")
    assert sources.find_place(document, Unit("x", document.units[0].kind, 1)) == ""


@pytest.mark.parametrize(
    "make",
    [
        lambda: make_word(draw("i1", "A cat")),
        lambda: make_odt(frame("Pictures/a.png", "<svg:desc>A cat</svg:desc>")),
        lambda: make_book('<p><img src="../images/a%20b.png" alt="A cat"/></p>'),
    ],
)
def test_an_edition_shows_them_with_their_descriptions(
    make: Callable[[], Document], tmp_path: Path
) -> None:
    project = projects.make(tmp_path, {"other.md": "# A letter\n"}, "fa")
    document = make()
    finder = EditionPictures(project, document, tuple(PICTURE_KINDS), "html")
    edition = align(document, {}, EditionRequest(("en", "fa"), "en", pictures=finder))
    (picture,) = edition.pictures.values()
    assert picture.data == PNG
    (row,) = [row for row in edition.rows if row.above]
    (figure,) = row.above
    assert [image.text for _, image in figure.list_images()] == ["A cat"]
    assert edition.lost_pictures == ()


def list_places(document: Document) -> list[tuple[str, tuple[int, int, int] | None]]:
    return [(unit.text, unit.place.cell) for unit in document.units]


def word_table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def odt_table(*rows: tuple[str, ...]) -> str:
    cell, row = "table:table-cell", "table:table-row"
    written = ("".join(f"<{cell}>{each}</{cell}>" for each in cells) for cells in rows)
    return f"<table:table>{''.join(f'<{row}>{each}</{row}>' for each in written)}</table:table>"


WORD_BOX = (
    f"<w:r><w:pict><v:textbox><w:txbxContent>{word_files.paragraph('Box')}</w:txbxContent>"
    "</v:textbox></w:pict></w:r>"
)
ODT_BOX = f"<draw:frame><draw:text-box>{odt_files.p('Box')}</draw:text-box></draw:frame>"


def make_table(form: str, *, box: bool = False) -> Document:
    """Return a table of two rows: a text and a picture, and two texts, the first with something
    else."""
    if form == "docx":
        one = word_files.paragraph
        boxed = f"<w:p>{word_files.run('C')}{WORD_BOX}</w:p>"
        first = boxed if box else one("C") + draw("i1", "Dog")
        return make_word(word_table((one("A"), draw("i1", "Cat")), (first, one("D"))) + one("End"))
    p, picture = odt_files.p, "<svg:desc>{}</svg:desc>".format
    first = p("C" + ODT_BOX) if box else p("C") + frame("Pictures/a.png", picture("Dog"))
    table = odt_table((p("A"), frame("Pictures/a.png", picture("Cat"))), (first, p("D")))
    return make_odt(table + p("End"))


@pytest.mark.parametrize("form", ["docx", "odt"])
@pytest.mark.parametrize("box", [False, True])
def test_a_table_with_pictures_and_boxes_in_it_stays_whole(form: str, box: bool) -> None:
    document = make_table(form, box=box)
    lines = [(line, place) for _, (_, line, place) in _list_cells(document)]
    assert lines == sorted(lines) and len(lines) == 4
    assert [text for text, _ in _list_cells(document)] == ["A", "Cat", "C", "D"]
    assert [unit.text for unit in document.units] == [
        "A",
        "Cat",
        "C",
        "D",
        "Box" if box else "Dog",
        "End",
    ], "what has no cell of its own is behind the table"
    texts = {unit.key: f"{unit.text}2" for unit in document.units}
    again = sources.read(sources.rebuild(document, texts, "fa"), "doc", suffix=f".{form}")
    assert [unit.text for unit in again.units] == [f"{unit.text}2" for unit in document.units]


def _list_cells(document: Document) -> list[tuple[str, tuple[int, int, int]]]:
    return [(text, cell) for text, cell in list_places(document) if cell]


def test_of_two_pictures_in_a_cell_the_first_is_there() -> None:
    one = word_files.paragraph
    cell = draw("i1", "Cat") + draw("i2", "Dog")
    document = make_word(word_table((one("A"), cell), (one("C"), one("D"))))
    assert list_places(document) == [
        ("A", (0, 1, 0)),
        ("Cat", (0, 1, 1)),
        ("C", (0, 2, 0)),
        ("D", (0, 2, 1)),
        ("Dog", None),
    ]
