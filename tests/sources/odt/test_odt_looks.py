"""Looks that tell a text from the rest of its paragraph, in the letters of another script."""

from __future__ import annotations

import pytest

from dragoman.inline import parse_spans, plain_text
from helpers.odt_files import (
    STYLES,
    make_odt,
    p,
    read_body,
    read_odt,
    read_part,
    span,
    text_style,
    translate,
)

FONT = text_style("F", 'style:font-name="Lora"')
OWN = text_style("O", 'style:font-name="Lora" style:font-name-complex="Amiri"')
COMPLEX = text_style("C", 'style:font-name-complex="Amiri"')


@pytest.mark.parametrize(
    ("content", "old", "new", "language", "font"),
    [
        (["a text ", span("b", "F")], "a text <g1>b</g1>", "ا ا <g1>ب</g1>", "fa", "Lora"),
        (["متن بلند ", span("ب", "C")], "متن بلند <g1>ب</g1>", "a text <g1>b</g1>", "de", "Amiri"),
    ],
)
def test_a_font_that_tells_a_text_from_the_others_is_kept(
    content: list[str], old: str, new: str, language: str, font: str
) -> None:
    data = make_odt(p(*content), STYLES + FONT + COMPLEX)
    again = translate(data, {old: new}, language)
    assert [unit.text for unit in read_odt(again).units] == [new]
    name = "style:font-family-complex" if language == "fa" else "fo:font-family"
    assert f'{name}="{font}"' in read_part(again)


@pytest.mark.parametrize(
    ("content", "old", "new", "language"),
    [
        # all of the paragraph has the font: a Latin one says nothing about Arabic letters
        ([span("a text", "F")], "a text", "ا", "fa"),
        # the text has a font for these letters
        (["a text ", span("b", "O")], "a text <g1>b</g1>", "ا <g1>ب</g1>", "fa"),
        # the letters are of the same kind
        (["a text ", span("b", "F")], "a text <g1>b</g1>", "x <g1>y</g1>", "de"),
    ],
)
def test_another_font_is_not_written(content: list[str], old: str, new: str, language: str) -> None:
    data = make_odt(p(*content), STYLES + FONT + OWN)
    assert "font-family" not in read_part(translate(data, {old: new}, language)).replace(
        "svg:font-family", ""
    )


@pytest.mark.parametrize(
    ("font", "written", "shown"),
    [
        ("Wingdings", "\uf0fc", "✓"),
        ("Wingdings", "J", "☺"),
        ("Symbol", "a", "α"),
        ("Symbol", "\uf0b7", "•"),
        ("OpenSymbol", "a", "a"),
        ("Garamond", "a", "a"),
    ],
)
def test_signs_of_a_font_without_letters_are_those_of_unicode(
    font: str, written: str, shown: str
) -> None:
    style = text_style("W", f'style:font-name="{font}"')
    (text,) = read_body(p("a ", span(written, "W"), " b"), style)
    assert plain_text(parse_spans(text)) == f"a {shown} b"
