"""Signs of Wingdings and Symbol are characters of Unicode, or nothing: never private ones."""

from __future__ import annotations

import pytest

from dragoman.symbol_fonts import read_symbol


@pytest.mark.parametrize(
    ("font", "code", "character"),
    [
        ("Wingdings", "F0E0", "→"),
        ("WINGDINGS", "e0", "→"),
        ("Wingdings", "F04A", "☺"),
        ("Wingdings", "F0E8", "➔"),
        ("Symbol", "F0B7", "•"),
        ("Symbol", "F057", "Ω"),
        ("Symbol", "F061", "α"),
        ("Symbol", "2022", "•"),  # some programs write the character itself
        ("MS Gothic", "2612", "☒"),
        ("", "00E9", "é"),
    ],
)
def test_a_sign_that_unicode_has_is_that_character(font: str, code: str, character: str) -> None:
    assert read_symbol(font, code) == character


@pytest.mark.parametrize(
    ("font", "code"),
    [
        ("Wingdings", "F07F"),
        ("Wingdings 3", "F0E0"),
        ("Wingdings", "2022"),
        ("Webdings", "F0E0"),
        ("Symbol", "F0E9"),
        ("X", "F0FF"),
        ("X", "D800"),
        ("X", "FFFE"),
        ("X", "000A"),
        ("X", "1F600"),
        ("X", "zz"),
        ("X", ""),
    ],
)
def test_what_no_reader_could_be_shown_is_nothing(font: str, code: str) -> None:
    assert read_symbol(font, code) == ""


def test_no_sign_of_a_font_becomes_a_character_for_private_use() -> None:
    for font in ("Symbol", "Wingdings", "Webdings", "X"):
        for number in range(0x1_0000):
            character = read_symbol(font, f"{number:04X}")
            assert not "\ue000" <= character <= "\uf8ff"
