"""Signs of Wingdings and Symbol are characters of Unicode, or nothing: never private ones."""

from __future__ import annotations

import pytest

from dragoman.texts.symbol_fonts import read_symbol, show_signs


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
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "F0CE", "∈"),
        ("Symbol", "F0DE", "⇒"),
        ("Symbol", "F0E5", "∑"),
        ("Symbol", "F0F1", "⟩"),
        ("Symbol", "F0F2", "∫"),
        ("Symbol", "F0F5", "⌡"),
        ("Wingdings", "F06C", "●"),
        ("Wingdings", "F076", "❖"),
        ("Wingdings", "F08A", "⑩"),
        ("Wingdings", "F0AB", "★"),
        ("Wingdings", "F0C2", "🕛"),
        ("Wingdings", "F0D8", "➢"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "F050", "✓"),
        ("Wingdings 2", "F0A3", "☐"),
        ("Webdings", "0061", "✓"),
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


@pytest.mark.parametrize(
    ("font", "text", "shown"),
    [
        ("Symbol", "abc", "αβχ"),
        ("symbol", "a\u00a0b", "α\u00a0β"),  # a space that keeps words together is one
        ("Wingdings", "J \uf0fc", "☺ ✓"),
        ("Symbol", "درخت", "درخت"),  # it has no such letters: another font shows them
        ("Wingdings", "متن ۱۲، 34 (c)", "متن ۱۲، 34 (c)"),  # and what is beside them
        ("Wingdings", "متن \uf0fc", "متن ✓"),
        ("Segoe UI Symbol", "abc \uf0fc", "abc \uf0fc"),
        ("Noto Sans Symbols", "abc", "abc"),
        ("Symbol", "α\uf0e9", "α\uf0e9"),
        ("Arial", "abc \uf0b7 \uf0fc", "abc • \uf0fc"),
        ("", "abc", "abc"),
    ],
)
def test_letters_are_the_signs_that_their_font_shows(font: str, text: str, shown: str) -> None:
    assert show_signs(text, font) == shown
