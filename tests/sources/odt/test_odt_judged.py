"""OpenDocument texts beside LibreOffice: it shows what we read, and opens what we write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dragoman.inline import read_marks, write_marks
from dragoman.model import Document
from dragoman.sources import read
from dragoman.sources.odt import rebuild
from helpers.odt_files import STYLE, STYLES, TEXT, make_odt, p, read_odt, span, text_style
from helpers.office_judges import convert_files, count_pages, list_texts, make_report, write_arabic

_PLAIN = "txt:Text (encoded):UTF8"
_NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>A note below</text:p></text:note-body></text:note>"
)
_BOX = (
    '<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box>'
    "<text:p>Words inside of frames</text:p></draw:text-box></draw:frame>"
)
_PAGES = (
    '<style:master-page style:name="Standard" style:page-layout-name="L"><style:header>'
    "<text:p>Above every page</text:p></style:header></style:master-page>"
)
_LAYOUT = (
    '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm"'
    ' fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style/></style:page-layout>'
)


def make_odd() -> bytes:
    """Return a document with what python-docx and Word do not make."""
    table = (
        "<table:table><table:table-column/><table:table-row><table:table-cell>"
        "<text:p>The only cell</text:p></table:table-cell></table:table-row></table:table>"
    )
    body = (
        '<text:h text:outline-level="1">Water and rights</text:h>'
        + p("Split wo", span("rds", "Plain"), "\n   over ", span("bold", "B"), " lines", _NOTE)
        + p("Around a frame", _BOX)
        + f"<text:section text:name='s'>{p('In sections')}</text:section>"
        + f"<text:list><text:list-item>{p('An item')}</text:list-item></text:list>"
        + table
        + "".join(p("They belong to everybody, said the court. " * 9) for _ in range(30))
    )
    return make_odt(body, STYLES, pages=_PAGES, layouts=_LAYOUT)


@pytest.fixture
def convert(need_tool: Callable[[str], str], tmp_path: Path) -> Callable[[bytes, str, str], bytes]:
    """Return a function that converts a file from one kind to another with LibreOffice."""

    def run_office(data: bytes, suffix: str, kind: str) -> bytes:
        (made,) = convert_files(need_tool("soffice"), tmp_path, [data], suffix, kind)
        return made

    return run_office


def count_words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"[^\W\d]+", text))


def list_shown(document: Document) -> list[str]:
    return ["".join(list_texts(read_marks(unit.text))) for unit in document.units]


def translate_all(document: Document) -> dict[tuple[str | None, str], str]:
    return {unit.key: write_marks(write_arabic(read_marks(unit.text))) for unit in document.units}


def test_every_word_that_libreoffice_shows_is_in_one_unit(
    convert: Callable[[bytes, str, str], bytes],
) -> None:
    data = make_odd()
    shown = convert(data, "odt", _PLAIN).decode("utf-8-sig")
    wanted = count_words([shown])
    assert len(wanted) > 20
    assert not wanted - count_words(list_shown(read_odt(data)))


def test_a_word_file_has_the_same_texts_as_an_opendocument_text(
    convert: Callable[[bytes, str, str], bytes],
) -> None:
    word = make_report()
    odt = convert(word, "docx", "odt")
    first = {unit.text for unit in read(word, "a", suffix=".docx").units}
    second = {unit.text for unit in read_odt(odt).units}
    assert len(first & second) >= 0.95 * len(first)


def test_a_translation_into_arabic_has_as_many_pages(
    convert: Callable[[bytes, str, str], bytes],
    need_tool: Callable[[str], str],
    tmp_path: Path,
) -> None:
    office, before = need_tool("soffice"), [make_odd(), convert(make_report(), "docx", "odt")]
    after = [rebuild(read_odt(data), translate_all(read_odt(data)), "ar") for data in before]
    printed = convert_files(office, tmp_path, [*before, *after], "odt", "pdf")
    pages = [count_pages(data, need_tool, tmp_path) for data in printed]
    for old, new in zip(pages[:2], pages[2:], strict=True):
        assert old > 1
        assert abs(old - new) <= 1
    for data in convert_files(office, tmp_path, after, "odt", _PLAIN):
        assert len(re.findall("[\u0600-\u06ff]+", data.decode("utf-8-sig"))) > 40


def test_libreoffice_keeps_the_direction_of_each_paragraph(
    convert: Callable[[bytes, str, str], bytes],
) -> None:
    data = make_odt(p("a") + p("b"))
    again = convert(rebuild(read_odt(data), {(None, "a"): "س"}, "fa"), "odt", "fodt").decode()
    root = ElementTree.fromstring(again)  # noqa: S314 (LibreOffice made it)
    turned = {
        node.get(f"{{{STYLE}}}name")
        for node in root.iter(f"{{{STYLE}}}style")
        if any("rl-tb" in each.attrib.values() for each in node)
    }
    paragraphs = [node for node in root.iter(f"{{{TEXT}}}p") if node.text in ("س", "b")]
    assert [node.get(f"{{{TEXT}}}style-name") in turned for node in paragraphs] == [True, False]


def test_libreoffice_keeps_the_colour_of_a_text_whose_letters_get_a_weight(
    convert: Callable[[bytes, str, str], bytes],
) -> None:
    automatic = text_style("T1", 'fo:color="#ff0000" fo:font-weight="bold"')
    data = make_odt(p("a a a ", span("b", "T1")), automatic)
    (text,) = (unit.text for unit in read_odt(data).units)
    new = rebuild(read_odt(data), {(None, text): text.replace("a", "س").replace("b", "ص")}, "fa")
    again = convert(new, "odt", "fodt").decode()
    (found,) = re.findall(r"<style:text-properties[^>]*#ff0000[^>]*>", again)
    assert 'style:font-weight-complex="bold"' in found
