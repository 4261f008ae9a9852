"""A list of families is a chain: a character that one has not is set from the next that has it.

Only what none has is refused, and one error names all of it.
"""

from __future__ import annotations

import io
import re
from base64 import b64decode
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from dragoman.editions import docx, epub, html, pdf, png
from dragoman.errors import EditionError
from dragoman.model import Edition, Options
from helpers.made_fonts import make_font
from helpers.pdfs import read_pdf
from helpers.script_editions import make_edition
from helpers.tools import need_module

need_module("fontTools")

TEXTS = {"en": ["Plain.", "Two 漢字 and 😀."], "fa": ["ساده.", "دو 漢 و ☃ 😀."]}


@pytest.fixture
def options(tmp_path: Path) -> Options:
    folder = tmp_path / "fonts" / "deep"
    make_font(folder / "han.ttf", "Noto Serif CJK SC", "漢字")
    make_font(folder / "kana.ttf", "Noto Serif CJK JP", "漢か")
    make_font(folder / "emoji.ttf", "Noto Emoji", "😀☃")
    return Options(font_folders=(str(tmp_path / "fonts"),))


def list_pdf_fonts(data: bytes) -> set[str]:
    """Return the names of the fonts of a PDF, without the signs of a subset."""
    found = set()
    for page in read_pdf(data).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            found.add(str(font.get_object().get("/BaseFont")).split("+")[-1].split("-")[0])
    return found


def test_a_pdf_takes_each_character_from_the_first_family_that_has_it(options: Options) -> None:
    assert {"NotoSerifCJKSC", "NotoEmoji"} <= list_pdf_fonts(
        pdf.render(make_edition(TEXTS), options)
    )
    plain = make_edition({"en": ["Plain."], "fa": ["ساده."]})
    assert not {"NotoSerifCJKSC", "NotoEmoji"} & list_pdf_fonts(pdf.render(plain, options))
    assert png.render(make_edition(TEXTS), options)


def test_the_fonts_of_the_other_languages_come_before_dragomans_own(options: Options) -> None:
    texts = {"en": ["One 漢."], "ja": ["か漢。"]}
    fonts = options._replace(fonts={"ja": ("Noto Serif CJK JP",)})
    make_font(Path(options.font_folders[0]) / "marks.ttf", "Other Marks", "。")
    used = list_pdf_fonts(pdf.render(make_edition(texts), fonts))
    assert "NotoSerifCJKJP" in used and "NotoSerifCJKSC" not in used


def explain(edition: Edition, options: Options) -> str:
    with pytest.raises(EditionError) as refusal:
        pdf.render(edition, options)
    return refusal.value.sentence


def test_one_error_names_each_paragraph_language_and_character_that_no_font_has() -> None:
    said = explain(make_edition(TEXTS), Options())
    assert "paragraph 2 in English: no font has '漢' (U+6F22), '字' (U+5B57), '😀'" in said
    assert "paragraph 2 in Persian: no font has '漢' (U+6F22), '😀'" in said
    assert "☃" not in said, "a family inside Typst has it"
    assert "paragraph 1" not in said and "font folder of the settings" in said


def test_an_error_does_not_grow_without_bound() -> None:
    han = "".join(map(chr, range(0x4E00, 0x4E00 + 40)))
    said = explain(make_edition({"en": [han] * 60}), Options())
    assert "and 30 more" in said and "and 10 paragraphs more" in said


def test_one_error_names_each_language_without_a_font() -> None:
    said = explain(make_edition({"en": ["Text"], "km": ["ស្ត្រី"], "zh": ["漢字"]}), Options())
    assert "no font for Khmer was found: pip install fontpkg-noto-sans-khmer" in said
    assert "no font for Chinese was found" in said


def test_a_font_that_nobody_named_serves_a_language_whose_letters_it_has(tmp_path: Path) -> None:
    text = "ქართული"
    make_font(tmp_path / "unknown.ttf", "My Own Face", f"{text}.")
    options = Options(font_folders=(str(tmp_path),))
    assert "MyOwnFace" in list_pdf_fonts(pdf.render(make_edition({"ka": [text]}), options))
    assert "no font for Georgian" in explain(make_edition({"ka": [f"{text}ჟ"]}), options)


# Pages and books


def read_stack(page: str, language: str) -> list[str]:
    found = re.search(rf'\[lang="{language}"\] {{\n  font-family: (.*?);', page)
    assert found
    return [name.strip('"') for name in found[1].split(", ")]


def read_page(texts: Mapping[str, Sequence[str]], options: Options) -> str:
    return html.render(make_edition(texts), options).decode()


def test_the_families_of_a_page_end_with_those_for_other_scripts() -> None:
    plain = read_stack(read_page({"en": ["Plain."], "ja": ["か"]}, Options()), "en")
    assert not any("CJK" in name or "Emoji" in name for name in plain)
    options = Options(fonts={"ko": ("My Hangul",)})
    stack = read_stack(read_page({"en": ["漢 😀"], "ja": ["か"]}, options), "en")
    assert stack[: len(plain) - 1] == plain[:-1]
    order = ["Noto Serif CJK JP", "My Hangul", "Noto Serif CJK SC", "Noto Emoji", "serif"]
    assert sorted(order, key=stack.index) == order


def test_a_run_from_left_to_right_inside_another_has_the_chain_too() -> None:
    page = read_page({"fa": ["دو 漢 و"], "en": ["Two"]}, Options())
    rule = re.search(
        r'\[dir="rtl"\] bdi\[dir="ltr"\]:not\(\.figures\) {\n  font-family: (.*?);', page
    )
    assert rule and '"Noto Serif CJK SC"' in rule[1]


def list_embedded(page: str) -> dict[str, set[int]]:
    """Return the characters of each embedded family."""
    from fontTools.ttLib import TTFont

    rule = r'font-family: "([^"]+)";\n  font-weight: 400.*?base64,([^"]+)"'
    return {
        family: set(TTFont(io.BytesIO(b64decode(data))).getBestCmap())
        for family, data in re.findall(rule, page, re.DOTALL)
    }


def test_embedded_fonts_are_a_chain_too(options: Options) -> None:
    page = read_page(TEXTS, options._replace(embed_fonts=True))
    fonts = list_embedded(page)
    assert set(fonts) == {"Noto Serif CJK SC", "Noto Emoji", "Amiri"}
    assert {ord("漢"), ord("字")} <= fonts["Noto Serif CJK SC"]
    assert {ord("😀"), ord("☃")} <= fonts["Noto Emoji"]
    assert read_stack(page, "fa")[0] == "Amiri"
    for language in ("en", "fa"):  # after those for Latin, whose letters a fallback may have too
        stack = read_stack(page, language)
        assert stack.index("Georgia") < stack.index("Noto Serif CJK SC")
        assert stack.index("Noto Serif CJK SC") < stack.index("Noto Emoji")


def test_only_a_family_that_may_be_published_is_embedded(tmp_path: Path) -> None:
    make_font(tmp_path / "a.ttf", "Reserved Face", "漢字")
    options = Options(embed_fonts=True, font_folders=(str(tmp_path),))
    assert set(list_embedded(read_page(TEXTS, options))) == {"Amiri"}


def test_a_book_has_the_files_of_the_chain(options: Options) -> None:
    data = epub.render(make_edition(TEXTS), options._replace(embed_fonts=True))
    with ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("EPUB/fonts/")]
        style = archive.read("EPUB/style.css").decode()
    assert {"EPUB/fonts/NotoSerifCJKSC-Regular.woff2", "EPUB/fonts/NotoEmoji-Regular.woff2"} <= (
        set(names)
    )
    assert {"Noto Serif CJK SC", "Noto Emoji"} <= set(read_stack(style, "en"))


# Word


def read_document(texts: Mapping[str, Sequence[str]], options: Options | None = None) -> str:
    data = docx.render(make_edition(texts), options or Options())
    with ZipFile(io.BytesIO(data)) as archive:
        return (archive.read("word/styles.xml") + archive.read("word/document.xml")).decode()


def test_word_has_a_font_for_east_asian_characters_in_any_language() -> None:
    own = read_document({"zh": ["漢字"]})
    assert 'w:eastAsia="Noto Serif SC" w:cs="Noto Serif SC"' in own
    assert '<w:lang w:val="zh" w:eastAsia="zh"/>' in own
    assert 'w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="Noto Serif SC"' in (
        read_document({"en": ["Two 漢字"]})
    )
    beside = read_document({"fa": ["دو 漢"], "ja": ["か"]}, Options(fonts={"ja": ("My Mincho",)}))
    assert 'w:hAnsi="Georgia" w:eastAsia="My Mincho"' in beside
    plain = read_document({"en": ["Plain, 😀."], "fa": ["ساده"]})
    assert "eastAsia" not in plain.replace('w:eastAsia="Times New Roman"', "")  # the defaults
