"""What only separates two texts is in the middle of the page."""

from __future__ import annotations

import io
import zipfile

import pytest

from dragoman.align import EditionRequest, align
from dragoman.editions import docx, epub, fragment, html, md, tex
from dragoman.editions._typst.data import make_data
from dragoman.model import Edition, Options, Row
from dragoman.sources import ReadOptions, text
from helpers.markup import parse

FAMILIES = {"en": ["Libertinus Serif"], "fa": ["Amiri"]}


def make_edition(line: str) -> Edition:
    document = text.read(f"One word.\n\n{line}\n\nTwo words.\n".encode(), "scenes", ReadOptions())
    return align(document, {}, EditionRequest(columns=("en", "fa"), source_language="en"))


def find_alignment(line: str) -> str:
    _, row, _ = make_edition(line).blocks
    assert isinstance(row, Row) and row.is_shared
    return row.unit.place.align


@pytest.mark.parametrize("line", ["***", "* * *", "-----", "※", "~~~", "⁂", "---"])
def test_signs_alone_are_in_the_middle(line: str) -> None:
    assert find_alignment(line) == "center"


def test_they_are_on_the_page_of_what_comes_below() -> None:
    for line, below in (("* * *", "One"), ("* * *", "They said:\n\nOne")):
        document = text.read(f"One.\n\n{line}\n\n{below}.\n".encode(), "scenes", ReadOptions())
        edition = align(document, {}, EditionRequest(columns=("en",), source_language="en"))
        rows = [each for each in edition.blocks if isinstance(each, Row)]
        assert [row.introduces for row in rows[:2]] == [False, True]


def test_the_hyphens_above_a_name_are_where_the_name_is() -> None:
    assert find_alignment("--") == ""


def read_part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_every_format_puts_them_there() -> None:
    edition = make_edition("* * *")
    book = read_part(epub.render(edition, Options()), "EPUB/text-1.xhtml")
    for page in (html.render(edition, Options()), book):
        (cell,) = parse(page).all("div", class_="center")
        assert cell.text.strip() == "* * *"
    document = read_part(docx.render(edition, Options()), "word/document.xml").decode()
    (paragraph,) = (each for each in document.split("<w:p>") if "* * *" in each)
    assert '<w:jc w:val="center"/>' in paragraph
    assert r"{\centering * * *\par}" in tex.render(edition, Options()).decode()
    for name in ("columns", "stacked"):
        options = Options(layout=name)
        (cell,) = parse(md.render(edition, options)).all(align="center")
        assert "\\* \\* \\*" in cell.text
        shown = fragment.render(edition, options).decode()
        (line,) = (each for each in shown.splitlines() if "text-align:center" in each)
        assert shown.split(line)[1].lstrip().startswith('<p style="margin:0 0 8px">* * *</p>')
    _, block, _ = make_data(edition, Options(), FAMILIES)["blocks"]
    assert block["kind"] == "row" and block["is_shared"]
    assert dict(block["cells"][0])["align"] == "center"
