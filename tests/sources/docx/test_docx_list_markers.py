"""Lists of Word have the letters, the levels and the signs that Word shows."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from helpers.word_files import make_word, paragraph, read_word

HEADING = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'


def make_level(depth: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def read_markers(levels: str, *depths: int, style: str = "") -> list[str]:
    """Return the own marker of items of a list at these depths."""
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(
        paragraph(
            f"t{number}",
            f'{style}<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>',
        )
        for number, depth in enumerate(depths)
    )
    units = read_word(make_word(body, numbering=numbering, styles=HEADING)).units
    return [unit.place.number or unit.place.lists[-1] for unit in units if unit.text[:1] == "t"]


@pytest.mark.parametrize(
    ("form", "text", "markers"),
    [
        ("decimal", "%1.", ["1.", "2."]),
        ("decimal", "(%1)", ["(1)", "(2)"]),
        ("decimal", "§ %1", ["§ 1", "§ 2"]),
        ("decimal", "%1", ["1", "2"]),
        ("decimal", "", ["", ""]),
        ("decimalZero", "%1.", ["01.", "02."]),
        ("lowerLetter", "(%1)", ["(a)", "(b)"]),
        ("upperLetter", "%1.", ["A.", "B."]),
        ("lowerRoman", "%1)", ["i)", "ii)"]),
        ("upperRoman", "%1.", ["I.", "II."]),
        ("russianLower", "%1)", ["а)", "б)"]),
        ("arabicAbjad", "%1-", ["أ-", "ب-"]),
        ("hebrew1", "%1.", ["א.", "ב."]),
        ("chineseCounting", "%1、", ["一、", "二、"]),
        ("ordinalText", "%1.", ["1.", "2."]),  # words of a language
        ("bullet", "o", ["-", "-"]),
        ("none", "–", ["-", "-"]),
        ("decimal", "Article %1.", ["Article 1.", "Article 2."]),
    ],
)
def test_a_number_has_its_format_and_its_signs(form: str, text: str, markers: list[str]) -> None:
    assert read_markers(make_level(0, form, text), 0, 0) == markers


@pytest.mark.parametrize(
    ("written", "markers"),
    [
        ("001, 002, 003, ...", ["001.", "002."]),
        ("00001, 00002, ...", ["00001.", "00002."]),
        ("a, ç, ĝ, ...", ["1.", "2."]),  # letters of a language that we do not know
        ("", ["1.", "2."]),
        ("0" * 200, ["000000001.", "000000002."]),
    ],
)
def test_numbers_with_zeros_before_them_keep_their_width(written: str, markers: list[str]) -> None:
    level = (
        '<w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom"'
        f' w:format="{written}"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert read_markers(level, 0, 0) == markers


def test_after_z_letters_are_doubled_as_word_does() -> None:
    markers = read_markers(make_level(0, "lowerLetter", "%1."), *[0] * 28)
    assert markers[25:] == ["z.", "aa.", "bb."]


def test_a_level_shows_the_numbers_of_those_around_it() -> None:
    levels = (
        make_level(0, "upperRoman", "%1.")
        + make_level(1, "lowerLetter", "%1.%2")
        + make_level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    )
    assert read_markers(levels, 0, 1, 1, 2, 0, 1) == ["I.", "I.a", "I.b", "1.2.1", "II.", "II.a"]
    assert read_markers(levels, 1, 2) == ["I.a", "1.1.1"]  # the level above has not begun


@pytest.mark.parametrize(
    ("restart", "markers"),
    [("", ["1", "a", "2", "a"]), ("0", ["1", "a", "2", "b"]), ("1", ["1", "a", "2", "a"])],
)
def test_a_level_begins_anew_unless_it_says_otherwise(restart: str, markers: list[str]) -> None:
    says = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    levels = make_level(0, "decimal", "%1") + make_level(1, "lowerLetter", "%2", says)
    assert read_markers(levels, 0, 1, 0, 1) == markers


def test_terms_and_definitions_are_known_by_their_styles() -> None:
    names = ("Definition Term", "Definition", "Normal")
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{number}"><w:name w:val="{name}"/></w:style>'
        for number, name in enumerate(names)
    )
    body = "".join(paragraph("t", f'<w:pStyle w:val="S{number}"/>') for number in range(3))
    units = read_word(make_word(body, styles=styles)).units
    assert [(unit.place.is_term, unit.place.lists) for unit in units] == [
        (True, ()),
        (False, (":",)),
        (False, ()),
    ]
    assert {unit.kind for unit in units} == {Kind.PARAGRAPH}


def test_a_picture_may_be_a_bullet() -> None:
    picture = '<w:lvlPicBulletId w:val="0"/>'
    assert read_markers(make_level(0, "bullet", " ", picture), 0, 0) == ["-", "-"]


def test_a_heading_has_its_number() -> None:
    levels = make_level(0, "decimal", "%1.") + make_level(1, "bullet", "o")
    style = '<w:pStyle w:val="Heading1"/>'
    assert read_markers(levels, 0, 0, style=style) == ["1.", "2."]
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    inner = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    data = make_word(paragraph("t", style + inner), numbering=numbering, styles=HEADING)
    assert read_word(data).units[0].place.number == ""  # a bullet is none
