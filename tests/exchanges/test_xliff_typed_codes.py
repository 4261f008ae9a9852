"""Codes of XLIFF that a program shows as tags, and saves as text."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exchanges import ExchangeFormat, xliff, xliff12
from dragoman.model import ReturnedRow
from helpers.packages import make_item, make_key, make_package

SOURCE = "Read **all** of [it](https://example.org).\\\nThen <x2/> *go*."
TEXT = "همهٔ **آن** را *بخوانید* [اینجا](https://example.org).\\\nسپس <x2/>."
FORMATS = pytest.mark.parametrize("module", [xliff12, xliff], ids=["1.2", "2.0"])
KEY = make_key(7)


def type_codes(data: bytes) -> bytes:
    """Return a file whose targets have the tags of their codes as text."""

    def show(match: re.Match[str]) -> str:
        tags = match[2].replace("<", "&lt;").replace(">", "&gt;")
        return f"{match[1]}{tags}</target>"

    return re.sub(r"(<target[^>]*>)(.*?)</target>", show, data.decode(), flags=re.S).encode()


@FORMATS
@pytest.mark.parametrize(
    ("source", "text"),
    [
        (SOURCE, TEXT),
        ("**a** b", "ب **پ**"),
        ("**a *b* c**", "**پ *ب* ت**"),
        ("a < b **c**", "پ < ب **ت** & <b"),
    ],
)
def test_codes_that_came_back_as_text_are_codes(
    module: ExchangeFormat, source: str, text: str
) -> None:
    data = module.write(make_package(make_item(1, source, text)))
    typed = type_codes(data)
    assert b"&lt;" in typed
    (row,) = module.read(typed, "x").rows
    assert (row.source, row.text, row.remarks) == (source, text, ())


def read_12(target: str, source: str = '<g id="1" equiv-text="**…**">a</g>') -> ReturnedRow:
    unit = f'<trans-unit id="{KEY}"><source>{source}</source><target>{target}</target></trans-unit>'
    head = '<xliff version="1.2"><file original="x" source-language="en" datatype="plaintext">'
    (row,) = xliff12.read(f"{head}<body>{unit}</body></file></xliff>".encode(), "x").rows
    return row


@pytest.mark.parametrize(
    "text",
    [
        '<g id="2">ب</g>',  # no code of the source
        '<g id="1">ب',
        "ب</g>",
        '<g id="1">ب</x>',
        '<g id="1">ب</g></g>',
        "<g>ب</g>",
        "<b>ب</b>",
        "a < b",
    ],
)
def test_what_is_no_code_of_the_source_stays_text(text: str) -> None:
    assert read_12(escape(text)).text == text


def test_a_document_about_tags_keeps_them() -> None:
    assert read_12(escape('<g id="1">'), source=escape('<g id="1">')).text == '<g id="1">'
    with_code = '<g id="1">ب</g> ' + escape('<g id="1">پ</g>')
    assert read_12(with_code).text == '**ب** <g id="1">پ</g>'


def test_codes_in_segments_are_found() -> None:
    typed = escape('<g id="1">ب</g>')
    assert read_12(f'<mrk mtype="seg" mid="1">{typed}</mrk> پ').text == "**ب** پ"


@given(st.text('ab <>/gx"1=id&', max_size=20))
def test_a_text_without_whole_tags_stays_as_it_is(text: str) -> None:
    text = f"ب{text.replace('>', '')}"
    assert read_12(escape(text)).text == text
