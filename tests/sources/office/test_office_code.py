"""Code in Word and OpenDocument: paragraphs that follow each other are one block."""

from __future__ import annotations

import pytest

from dragoman.model import Document, Kind
from dragoman.sources import ReadOptions, read, rebuild
from helpers.odt_files import make_odt, read_part
from helpers.odt_files import style as odt_style
from helpers.word_files import make_word

TAB = {"docx": "<w:tab/>", "odt": "<text:tab/>"}
BREAK = {"docx": "<w:br/>", "odt": "<text:line-break/>"}
FORMATS = ("docx", "odt")
CODE = '<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="Source Code"/></w:style>'


def make(suffix: str, *lines: str, between: str = "") -> bytes:
    """Return a document with a paragraph of code for each line; one that begins with ! is none.

    In a line, "→" is a tab and "¶" the end of a line.
    """
    if suffix == "docx":
        return make_word(between.join(map(_write_word, lines)), styles=CODE)
    automatic = odt_style("paragraph", "Pre", "", "Preformatted_20_Text")
    return make_odt(between.join(map(_write_odt, lines)), automatic)


def _write_word(line: str) -> str:
    text, code = line.removeprefix("!"), not line.startswith("!")
    text = text.replace("→", f"</w:t>{TAB['docx']}<w:t xml:space='preserve'>")
    text = text.replace("¶", f"</w:t>{BREAK['docx']}<w:t xml:space='preserve'>")
    inside = f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>" if text else ""
    said = '<w:pPr><w:pStyle w:val="Code"/></w:pPr>' if code else ""
    return f"<w:p>{said}{inside}</w:p>"


def _write_odt(line: str) -> str:
    text = line.removeprefix("!").replace("→", TAB["odt"]).replace("¶", BREAK["odt"])
    spaces = len(text) - len(text.lstrip(" "))
    text = f'<text:s text:c="{spaces}"/>{text[spaces:]}' if spaces else text
    said = "" if line.startswith("!") else ' text:style-name="Pre"'
    return f"<text:p{said}>{text}</text:p>"


def read_all(data: bytes, suffix: str, *, code: bool = True) -> Document:
    return read(data, "x", suffix=f".{suffix}", options=ReadOptions(code=code))


def list_texts(data: bytes, suffix: str) -> list[str]:
    return [unit.text for unit in read_all(data, suffix).units]


def translate(data: bytes, suffix: str, text: str, language: str = "fa") -> bytes:
    document = read_all(data, suffix)
    (unit,) = (unit for unit in document.units if unit.kind is Kind.CODE)
    return rebuild(document, {unit.key: text}, language)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (["a", "b"], ["a\nb"]),
        (["def f():", "    return 1"], ["def f():\n    return 1"]),
        (["", "a", "", "", "b", "", ""], ["a\n\n\nb"]),
        (["a¶b", "c"], ["a\nb\nc"]),
        (["a→b", "→c"], ["a\tb\n\tc"]),
        (["a→→b"], ["a\t\tb"]),
        (["a", "!text", "b", "c"], ["a", "text", "b\nc"]),
        (["a", "!", "b"], ["a", "b"]),
        (["", "!text", ""], ["text"]),
    ],
)
def test_code_is_one_unit_as_it_is_shown(suffix: str, lines: list[str], texts: list[str]) -> None:
    data = make(suffix, *lines)
    assert list_texts(data, suffix) == texts
    document = read_all(data, suffix, code=False)
    for unit in document.units:
        assert unit.translatable is (unit.text == "text")
        assert unit.kind is (Kind.PARAGRAPH if unit.text == "text" else Kind.CODE)
    assert (
        rebuild(document, {unit.key: "x" for unit in document.units if not unit.translatable})
        == data
    )


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("یک\n\nدو", "یک\n\nدو"),
        ("  one\n\n\tt\two", "  one\n\n\tt\two"),
        ("one\n\ntwo\nthree\n\nfour", "one\n\ntwo\nthree\n\nfour"),
        ("one", "one"),
        ("\n\none", "one"),
        ("**one**\n\n<x> & `y`", "**one**\n\n<x> & `y`"),
    ],
)
def test_a_translation_is_put_back_line_by_line(suffix: str, text: str, found: str) -> None:
    data = make(suffix, "!before", "a", "", "b", "!after")
    again = translate(data, suffix, text)
    assert list_texts(again, suffix) == ["before", found, "after"]
    assert translate(data, suffix, "a\n\nb") == data


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_line_stays_in_its_paragraph(suffix: str) -> None:
    again = translate(make(suffix, "a¶b", "c"), suffix, "uno\ndos\ntres")
    name = "word/document.xml" if suffix == "docx" else "content.xml"
    first, second, *_ = read_part(again, name).split("</text:p>" if suffix == "odt" else "</w:p>")
    assert [word in first for word in ("uno", "dos", "tres")] == [True, True, False]
    assert "tres" in second


EMPTY = {"docx": '<w:bookmarkStart w:id="1" w:name="x"/>', "odt": "<text:soft-page-break/>"}
WITH_TEXT = {
    "docx": f"<w:tbl><w:tr><w:tc>{_write_word('!x')}</w:tc></w:tr></w:tbl>",
    "odt": f"<text:section>{_write_odt('!x')}</text:section>",
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_holds_nothing_divides_no_block(suffix: str) -> None:
    between = f"\n<!-- a --> {EMPTY[suffix]}<!-- <x/> -->\n"
    assert list_texts(make(suffix, "a", "b", between=between), suffix) == ["a\nb"]
    many = "<!--a-->" * 5_000 + "<!--/>-->" * 5_000
    assert list_texts(make(suffix, "a", "b", between=many), suffix) == ["a\nb"]
    texts = list_texts(make(suffix, "a", "b", between=WITH_TEXT[suffix]), suffix)
    assert texts == ["a", "x", "b"]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    "lines",
    [
        ["گزارش هفته", "", "مردم گفتند که آب دو روز قطع بود."],
        ["سلام دنیا"],
        ["The water was off for two days.", "", "People carried it home from the river."],
        ["تقرير", "قال السكان إن الماء انقطع يومين!"],
        ["पानी दो दिन बंद रहा।"],
    ],
)
def test_prose_with_the_style_of_code_is_paragraphs(suffix: str, lines: list[str]) -> None:
    data = make(suffix, "!before", *lines, "!after")
    document = read_all(data, suffix, code=False)
    shown = [line for line in ("before", *lines, "after") if line]
    assert [unit.text for unit in document.units] == shown
    assert {unit.kind for unit in document.units} == {Kind.PARAGRAPH}
    assert all(unit.translatable for unit in document.units)
    again = rebuild(document, {unit.key: f"متن {unit.text}" for unit in document.units})
    found = read_all(again, suffix, code=False).units
    assert [unit.text for unit in found] == [f"متن {text}" for text in shown]
    assert rebuild(document, {}) == data
    assert list_texts(data, suffix)[1:-1] == ["\n".join(lines)]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    "lines",
    [
        ["msencrypt -keygen file"],
        ["SELECT name, age FROM people", "WHERE age > 5 AND town = 'Tabriz'", "ORDER BY name;"],
        ["# خطا را بنویس", "print(error)"],
        ["grep error file"],
        ["12:30", "----"],
        ["Usage: tool file", "file→the file to read and to write when it has changed. It stays."],
        ["when a file is here:", "  read all of the file and say what is in it. Stop."],
        ["write(this is a text with several words in it. It ends);"],
        ["+----+", "| نام |", "+----+"],
        ["ا = ب + ۲"],
        ["def add(first, second):", "    # Return the sum of both.", "    return first + second"],
    ],
)
def test_code_is_not_taken_for_prose(suffix: str, lines: list[str]) -> None:
    (unit,) = read_all(make(suffix, *lines), suffix, code=False).units
    text = "\n".join(lines).replace("→", "\t")
    assert (unit.kind, unit.text, unit.translatable) == (Kind.CODE, text, False)
