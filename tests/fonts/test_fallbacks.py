"""Which families have the characters that the font of a language has not, and what is said when
none has."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman import fonts
from dragoman.fonts.fallbacks import find_fallbacks, find_missing, is_drawn, list_families
from dragoman.model import Options
from helpers.made_fonts import make_font
from helpers.tools import need_module

need_module("fontTools")


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """A folder, deep, with fonts for a few characters."""
    folder = tmp_path / "fonts"
    make_font(folder / "a" / "b" / "zz.otf", "Noto Serif CJK JP", "漢字")
    make_font(folder / "a" / "zy.ttf", "Aaa Unknown", "漢ឃ")
    make_font(folder / "sign.TTF", "Bbb Unknown", "ឃងច")
    make_font(folder / "emoji.ttf", "Noto Emoji", "😀")
    return Options(font_folders=(str(folder),))


def name(found: tuple[fonts.FontFiles, ...]) -> list[str]:
    return [font.family for font in found]


def test_first_named_families_then_that_which_has_the_most(options: Options) -> None:
    assert name(find_fallbacks("漢字", options)) == ["Noto Serif CJK JP"]
    assert name(find_fallbacks("😀漢", options)) == ["Noto Serif CJK JP", "Noto Emoji"]
    assert name(find_fallbacks("ឃងច", options)) == ["Bbb Unknown"]
    assert name(find_fallbacks("漢ឃងច", options)) == ["Noto Serif CJK JP", "Bbb Unknown"]
    assert find_fallbacks("\U0001e900", options) == () == find_fallbacks("", options)


def test_the_families_of_the_settings_come_first(options: Options) -> None:
    chosen = options._replace(fonts={"fa": ("aaa unknown",)})
    assert name(find_fallbacks("漢字", chosen)) == ["Aaa Unknown", "Noto Serif CJK JP"]


def test_only_families_that_may_be_used(options: Options) -> None:
    assert name(find_fallbacks("漢", options, lambda family: family[0] == "A")) == ["Aaa Unknown"]


def test_what_is_not_drawn_is_never_missing() -> None:
    undrawn = "\u200c\u200d\u2067\ufe0f\u00ad \u00a0\n\U000e0100\u3164"
    assert not any(map(is_drawn, undrawn))
    assert find_missing(f"{undrawn}ab", ()) == {"a", "b"}
    amiri = fonts.find_family("Amiri", Options())
    assert amiri is not None
    assert find_missing("aبپ漢", (amiri,)) == {"漢"}


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("漢", "Noto Serif CJK SC"),
        ("か", "Noto Serif CJK JP"),
        ("한", "Source Han Serif K"),
        ("ក", "Noto Serif Khmer"),
        ("ب", "Amiri"),
        ("😀", "Noto Emoji"),
        ("★", "Noto Sans Symbols 2"),
        ("ܐ", "Noto Sans Syriac"),
        ("Ꭰ", "Noto Sans Cherokee"),
        ("ꭰ", "Noto Sans Cherokee"),
        ("ᐁ", "Noto Sans Canadian Aboriginal"),
        ("ߊ", "Noto Sans NKo"),
        ("𞤀", "Noto Sans Adlam"),
        ("ᱚ", "Noto Sans Ol Chiki"),
        ("ꯀ", "Noto Sans Meetei Mayek"),
        ("ད", "Noto Serif Tibetan"),
    ],
)
def test_dragomans_own_families_for_a_character(text: str, family: str) -> None:
    assert family in list_families(text)


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("zh_CN", "Noto Serif CJK SC"),
        ("zh_TW", "Noto Sans CJK TC"),
        ("zh_HK", "Noto Serif CJK HK"),
        ("ja", "Source Han Serif"),
        ("ja", "Hiragino Mincho ProN"),
        ("ja", "MS Mincho"),
        ("zh", "SimSun"),
        ("zh", "PingFang SC"),
        ("ko", "Apple SD Gothic Neo"),
        ("ko", "Malgun Gothic"),
        ("ur", "Urdu Typesetting"),
        ("th", "Sarabun"),
        ("bn", "Hind Siliguri"),
    ],
)
def test_a_family_that_is_there_is_found_for_its_language(
    tmp_path: Path, language: str, family: str
) -> None:
    make_font(tmp_path / "x" / "font.ttf", family)
    found = fonts.find_font(language, Options(font_folders=(str(tmp_path),)))
    assert found is not None and found.family == family


def test_the_advice_names_a_package_and_a_font_for_web_pages(tmp_path: Path) -> None:
    assert "pip install fontpkg-noto-sans-devanagari, put a TTF" in fonts.advise("hi")
    assert "system = true in [fonts]" in fonts.advise("hi")
    assert "system = true" not in fonts.advise("hi", Options(system_fonts=True))
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "nastaliq.woff2").write_bytes(b"wOF2")
    said = fonts.advise("ur", Options(font_folders=(str(tmp_path),)))
    assert "nastaliq.woff2 in the font folder is a font for web pages" in said
